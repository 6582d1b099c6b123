import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = new URL('../../src/cli.ts', import.meta.url).href;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The command line as a process, where nobody can be asked. */
function run(...words: readonly string[]) {
  const start = `import { runCommandLine } from '${cli}';
process.exitCode = await runCommandLine(process.argv.slice(1), new AbortController().signal);`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', start, '--', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
}

const least = ['init', '--name', 'api', '--image', 'ghcr.io/acme/api'];

describe('gitops-deploy init', () => {
  it('takes the defaults with --yes, and tells every file that it kept', () => {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n');
    const { status, stdout, stderr } = run(...least, '--yes');
    expect(stdout).toMatch(/^failed \(files-kept\): \d+ files written, 1 kept that differ\n$/);
    expect(stderr).toContain('warning: Dockerfile: is there with other content');
    expect(status).toBe(1);
  });

  it('prints one object with --json', () => {
    const { status, stdout } = run('--json', ...least, '--yes', '--dry-run', '--out', 'new');
    const report = JSON.parse(stdout) as { readonly outcome: string; readonly files: readonly unknown[] };
    expect(report).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    expect(report.files).toContainEqual({ file: 'new/gitops/argocd/api.yaml', state: 'new' });
    expect(status).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the flags where nobody can be asked', () => {
    const { status, stderr } = run('init', '--image', 'ghcr.io/acme/api');
    expect(stderr).toContain('--name: has to be given');
    expect(stderr).toContain('these are not given: --language, --strategy, --edge,');
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells everything that is wrong at once', () => {
    const { status, stderr } = run('init', '--name', 'Api', '--image', 'x:1', '--memory', '100Gi', '--yes');
    for (const flag of ['--name', '--image', '--memory']) expect(stderr).toContain(`error: ${flag}: "`);
    expect(status).toBe(2);
  });

  it('has its own help', () => {
    const { status, stdout } = run('init', '--help');
    expect(stdout).toContain('--strategy             How a new version comes');
    expect(status).toBe(0);
  });
});
