import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'standard-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = new URL('../../src/terminal/standard.ts', import.meta.url).href;
const size = 1_000_000;
/** Writes a million characters and a last line, and says on standard error what it found. */
const program = `
  const { isTerminal, standardStream } = await import(${JSON.stringify(source)});
  const stream = standardStream(1);
  stream.write('x'.repeat(${size}) + '\\n');
  stream.write('end\\n');
  standardStream(2).write(String(isTerminal(1)));
`;

/** Whether the machine has a program. */
function has(name: string): boolean {
  return spawnSync(name, ['--version']).error === undefined;
}

/** Runs the program in a shell, `"$@"`, with something behind it. */
function run(behind: string) {
  const script = `set -o pipefail; "$@" ${behind}`;
  const words = ['-c', script, 'bash', process.execPath, '--input-type=module', '-e', program];
  return spawnSync('bash', words, { cwd: folder, encoding: 'utf8', maxBuffer: 4 * size });
}

describe('standard output', () => {
  it('is written whole into a pipe, however slowly it is read', () => {
    const { stdout, stderr, status } = run('| (sleep 0.3; cat)');
    expect([stdout.length, stdout.slice(-5), stderr, status]).toEqual([size + 5, '\nend\n', 'false', 0]);
  });

  it.skipIf(!has('python3'))('is written whole into a pipe that does not block', () => {
    const unblock =
      'python3 -c "import fcntl,os; fcntl.fcntl(1,4,fcntl.fcntl(1,3)|os.O_NONBLOCK); os.execvp(os.sys.argv[1],os.sys.argv[1:])"';
    const words = [
      '-c',
      `${unblock} "$@" | (sleep 0.3; cat)`,
      'bash',
      process.execPath,
      '--input-type=module',
      '-e',
      program,
    ];
    const { stdout, status } = spawnSync('bash', words, { encoding: 'utf8', maxBuffer: 4 * size });
    expect([stdout.length, stdout.slice(-5), status]).toEqual([size + 5, '\nend\n', 0]);
  });

  it('ends quietly where nobody reads any more', () => {
    const { stdout, stderr, status } = run('| head -c 3');
    expect([stdout, stderr, status]).toEqual(['xxx', 'false', 0]);
  });

  it('is written into a file, and into nothing', () => {
    expect(run('> out').stderr).toBe('false');
    expect(readFileSync(join(folder, 'out'), 'utf8').slice(-5)).toBe('\nend\n');
    expect(run('> /dev/null')).toMatchObject({ stderr: 'false', status: 0 });
  });

  it.skipIf(!has('script'))('is a terminal where a person looks at it', () => {
    const command = `${process.execPath} --input-type=module -e "$PROGRAM" 2> said`;
    const { status } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PROGRAM: program },
      maxBuffer: 4 * size,
    });
    expect([status, readFileSync(join(folder, 'said'), 'utf8')]).toEqual([0, 'true']);
  });
});
