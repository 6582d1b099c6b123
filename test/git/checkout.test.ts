import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCheckout } from '../../src/git/checkout.ts';

let folder: string;
let environment: Readonly<Record<string, string | undefined>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'git-checkout-'));
  environment = { PATH: process.env.PATH, HOME: folder, GIT_CEILING_DIRECTORIES: tmpdir() };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function git(...words: readonly string[]): Promise<string> {
  const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com', '-c', 'init.defaultBranch=main'];
  const env = { ...environment, GIT_COMMITTER_DATE: '2026-01-02T03:04:05+02:00' };
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...by, ...words], { env });
  return stdout.trim();
}

/** A checkout with one commit; its id. */
async function commit(): Promise<string> {
  await git('init', '--quiet');
  await writeFile(join(folder, 'a.txt'), 'a');
  await git('add', 'a.txt');
  await git('commit', '--quiet', '--message', 'first');
  return git('rev-parse', 'HEAD');
}

describe('readCheckout', () => {
  it('tells the commit, its date and its branch', async () => {
    const id = await commit();
    expect(await readCheckout(folder, environment)).toEqual({
      commit: id,
      branch: 'main',
      date: '2026-01-02T01:04:05.000Z',
      isDirty: false,
    });
  });

  it('tells no branch of a detached checkout', async () => {
    await commit();
    await git('checkout', '--quiet', '--detach');
    const checkout = await readCheckout(folder, environment);
    expect(checkout).toBeDefined();
    expect(checkout).not.toHaveProperty('branch');
  });

  it('tells whether a tracked file differs, and minds no other file', async () => {
    await commit();
    await writeFile(join(folder, 'b.txt'), 'b');
    expect(await readCheckout(folder, environment)).toMatchObject({ isDirty: false });
    await writeFile(join(folder, 'a.txt'), 'changed');
    expect(await readCheckout(folder, environment)).toMatchObject({ isDirty: true });
  });

  it.each([
    ['https://x-access-token:secret@github.com/acme/api.git', 'https://github.com/acme/api.git'],
    ['git@github.com:acme/api.git', 'git@github.com:acme/api.git'],
    ['ssh://git@github.com/acme/api', 'ssh://git@github.com/acme/api'],
  ])('tells the origin %s without credentials', async (origin, told) => {
    await commit();
    await git('remote', 'add', 'origin', origin);
    expect(await readCheckout(folder, environment)).toMatchObject({ origin: told });
  });

  it('is undefined where the folder is no checkout, or is not there', async () => {
    expect(await readCheckout(folder, environment)).toBeUndefined();
    expect(await readCheckout(join(folder, 'none'), environment)).toBeUndefined();
  });

  it('is undefined before the first commit', async () => {
    await git('init', '--quiet');
    expect(await readCheckout(folder, environment)).toBeUndefined();
  });

  it('is undefined where git is not installed', async () => {
    await commit();
    expect(await readCheckout(folder, { ...environment, PATH: '/nowhere' })).toBeUndefined();
  });

  it('runs no program that the configuration of the checkout names', async () => {
    await commit();
    const touch = `touch ${join(folder, 'ran')}; true`;
    for (const key of ['core.fsmonitor', 'gpg.program', 'core.pager']) await git('config', key, touch);
    await git('config', 'log.showSignature', 'true');
    expect(await readCheckout(folder, environment)).toMatchObject({ branch: 'main' });
    await expect(rm(join(folder, 'ran'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
