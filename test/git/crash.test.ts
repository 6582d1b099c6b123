import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change, headOf, never, open } from './opened.ts';
import { GitServer } from './server.ts';

const writer = fileURLToPath(new URL('crash-writer.ts', import.meta.url));

let server: GitServer;
let folder: string;

beforeEach(async () => {
  server = await GitServer.start();
  folder = await mkdtemp(join(tmpdir(), 'git-crash-'));
  for (const name of ['home', 'here', 'tmp', 'repository']) await mkdir(join(folder, name));
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function start() {
  const environment = { PATH: process.env.PATH, HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp') };
  return spawn(process.execPath, [writer, server.url, join(folder, 'repository')], {
    cwd: join(folder, 'here'),
    env: environment,
    stdio: 'ignore',
  });
}

describe('a process that is killed', () => {
  it.each([
    /^GET info\/refs\?service=git-upload-pack/,
    /^POST git-upload-pack/,
    /^GET info\/refs\?service=git-receive-pack/,
    /^POST git-receive-pack/,
  ])('during %s leaves nothing but its temporary folder', async (request) => {
    const head = await server.commit({ 'a.yaml': 'a' });
    server.fail({ on: request, does: 'hang' });
    const hanging = new Promise<void>((resolve) => {
      server.onHang = resolve;
    });
    const child = start();
    await hanging;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await server.git('for-each-ref', '--format=%(objectname) %(refname)')).toBe(`${head} refs/heads/main`);
    for (const name of ['home', 'here', 'tmp']) expect(await readdir(join(folder, name))).toEqual([]);
    await using opened = await open(server.url);
    const again = await opened.repository.commit(change(await headOf(opened.repository), { 'a.yaml': 'b' }), never);
    expect(again.result).toBe('committed');
  });

  it('would have written', async () => {
    await server.commit({ 'a.yaml': 'a' });
    const [code] = await once(start(), 'exit');
    expect(code).toBe(0);
    expect(await server.git('show', 'main:a.yaml')).toBe('written');
  });
});
