import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { allow, runChild } from '../../src/process/child.ts';

const environment = { PATH: process.env['PATH'] ?? '' };
const shell = (script: string, more: Partial<Parameters<typeof runChild>[0]> = {}) =>
  runChild({ program: 'sh', arguments: ['-c', script], environment, ...more });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  expect(pid).toBeGreaterThan(1);
  for (let attempt = 0; attempt < 100 && isAlive(pid); attempt += 1) await wait(50);
  expect(isAlive(pid)).toBe(false);
}

describe('a child', () => {
  it('gets its words as they are, whatever is in them', async () => {
    const words = ['$(touch x)', 'a b', '"', "'", '`id`', '-n', '', 'ü\n', '*', '; rm -rf /', '--', '\\'];
    const ended = await runChild({
      program: process.execPath,
      arguments: ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...words],
      environment,
    });
    expect(ended.result === 'ended' && JSON.parse(Buffer.from(ended.stdout).toString())).toEqual(words);
  });

  it('sees only the environment that it is given', async () => {
    process.env['INPUT_GITOPS-TOKEN'] = 'ghp_secret';
    try {
      const ended = await shell('env');
      expect(ended.result === 'ended' && Buffer.from(ended.stdout).toString()).not.toMatch(/ghp_secret|INPUT_|HOME=/);
    } finally {
      delete process.env['INPUT_GITOPS-TOKEN'];
    }
  });

  it('that is not there is told apart from one that fails', async () => {
    expect(await runChild({ program: 'no-such-program-here', arguments: [], environment })).toEqual({
      result: 'not-found',
    });
    expect(await shell('exit 7')).toMatchObject({ result: 'ended', exit: 7 });
    expect(await shell('kill -9 $$')).toMatchObject({ result: 'ended', exit: 128 });
  });

  it('is heard line by line, without colours, and its last forty lines are kept', async () => {
    const lines: string[] = [];
    const ended = await shell(
      'for i in $(seq 1 60); do printf "\\033[31mline %s\\033[0m\\r\\n" $i >&2; done; printf "\\303" >&2; sleep 0.05; printf "\\274 end" >&2; echo out',
      { onLine: (line) => lines.push(line) },
    );
    expect(lines).toHaveLength(61);
    expect(lines.slice(-2)).toEqual(['line 60', 'ü end']);
    expect(ended).toMatchObject({ lastLines: lines.slice(-40) });
    expect(ended.result === 'ended' && Buffer.from(ended.stdout).toString()).toBe('out\n');
  });

  it('may leave its input unread', async () => {
    expect(await shell('exit 0', { input: 'x'.repeat(1_000_000) })).toMatchObject({ exit: 0 });
  });

  it('ends with everything that it started, when the run is cancelled', async () => {
    const stop = new AbortController();
    const started: Promise<string> = new Promise((resolve) => {
      const running = shell('sleep 60 & echo $! >&2; wait', { signal: stop.signal, onLine: resolve });
      running.catch(() => {});
    });
    const pid = Number(await started);
    expect(isAlive(pid)).toBe(true);
    stop.abort(new Error('enough'));
    await untilGone(pid);
  });

  it('is killed where it does not listen', { timeout: 20_000 }, async () => {
    const stop = new AbortController();
    let running: Promise<unknown> = Promise.resolve();
    const pid = Number(
      await new Promise<string>((resolve) => {
        running = shell('trap "" TERM; echo $$ >&2; while :; do sleep 1; done', {
          signal: stop.signal,
          onLine: resolve,
        });
        running.catch(() => {});
      }),
    );
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    await untilGone(pid);
  });

  it('does not outlive us, even where it does not listen', async () => {
    const program = `
      const { runChild } = await import(${JSON.stringify(new URL('../../src/process/child.ts', import.meta.url).href)});
      const stop = new AbortController();
      const onLine = (line) => { console.log(line); stop.abort(); };
      const words = ['-c', 'trap "" TERM; echo $$ >&2; while :; do sleep 1; done'];
      await runChild({ program: 'sh', arguments: words, environment: process.env, signal: stop.signal, onLine }).catch(() => process.exit(0));
    `;
    const ended = await runChild({
      program: process.execPath,
      arguments: ['--input-type=module', '-e', program],
      environment,
    });
    await untilGone(Number(ended.result === 'ended' && Buffer.from(ended.stdout).toString()));
  });

  it('is not started by a run that was cancelled before', async () => {
    expect(() => shell('echo x', { signal: AbortSignal.abort(new Error('enough')) })).toThrow('enough');
  });
});

describe('what a child may see', () => {
  it('is named, or begins as named', () => {
    const given = { PATH: '/bin', DOCKER_CONFIG: '/x', DOCKERFILE: 'y', GITHUB_TOKEN: 'secret', NOTHING: undefined };
    expect(allow(given, ['PATH', 'DOCKER_*', 'NOTHING'])).toEqual({ PATH: '/bin', DOCKER_CONFIG: '/x' });
  });
});
