import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommitResult } from '../../src/ports/gitops-repository.ts';
import type { Opened } from './opened.ts';
import { change, headOf, never, open, texts } from './opened.ts';
import { GitServer } from './server.ts';

const push = /^POST git-receive-pack/;
const either = /receive-pack/;

let server: GitServer;
let opened: Opened;
let head: string;

beforeEach(async () => {
  server = await GitServer.start();
  opened = await open(server.url);
  head = await server.commit({ 'a.yaml': 'a', 'b.yaml': 'b' });
  await opened.repository.head('main', never);
  // as a deployment does: what is written was read
  await opened.repository.read(head, ['a.yaml'], never);
});

afterEach(async () => {
  await opened[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

function commit(): Promise<CommitResult> {
  return opened.repository.commit(change(head, { 'a.yaml': 'ours' }), never);
}

const pushes = () => server.requests.filter(({ line }) => push.test(line)).length;

describe('a race', () => {
  it('is lost where the branch has moved', async () => {
    const theirs = await server.commit({ 'b.yaml': 'theirs' });
    expect(await commit()).toEqual({ result: 'lost-race' });
    expect(await server.git('rev-parse', 'main')).toBe(theirs);
  });

  it('sends nothing that is lost', async () => {
    await server.commit({ 'b.yaml': 'theirs' });
    await commit();
    expect(pushes()).toBe(0);
  });

  it('is lost where the branch moves while the push is under way', async () => {
    let theirs = '';
    server.before(push, async () => {
      theirs = await server.commit({ 'b.yaml': 'theirs' });
    });
    expect(await commit()).toEqual({ result: 'lost-race' });
    expect(await server.git('rev-parse', 'main')).toBe(theirs);
  });

  it('is lost where the branch was rewound', async () => {
    const second = await server.commit({ 'a.yaml': 'second' });
    await opened.repository.head('main', never);
    await server.git('update-ref', 'refs/heads/main', head);
    const result = await opened.repository.commit(change(second, { 'a.yaml': 'ours' }), never);
    expect(result).toEqual({ result: 'lost-race' });
    expect(await server.git('rev-parse', 'main')).toBe(head);
  });

  it('is lost where the branch is gone', async () => {
    await server.git('update-ref', '-d', 'refs/heads/main');
    expect(await commit()).toEqual({ result: 'lost-race' });
    expect(await server.git('for-each-ref')).toBe('');
  });

  it('is lost where the branch that was to be made is there', async () => {
    await server.commit({ 'x.yaml': 'x' }, 'ours');
    const request = { ...change(head, { 'a.yaml': 'b' }), branch: 'ours', expected: 'nothing' };
    expect(await opened.repository.commit(request, never)).toEqual({ result: 'lost-race' });
  });

  it('is lost where somebody holds the lock of the branch', async () => {
    await writeFile(`${server.repository}/refs/heads/main.lock`, '');
    expect(await commit()).toEqual({ result: 'lost-race' });
  });

  it('loses no change of ten writers who plan anew', { timeout: 120_000 }, async () => {
    await server.commit({ 'sum.yaml': '' });
    const writers = await Promise.all(Array.from({ length: 10 }, () => open(server.url)));
    await Promise.all(writers.map((writer, index) => writeUntilDone(writer, `${index}\n`)));
    const lines = (await server.git('show', 'main:sum.yaml')).split('\n');
    expect(lines.map(Number).sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await server.git('rev-list', '--count', '--merges', 'main')).toBe('0');
    expect(await server.git('rev-list', '--count', `${head}..main`)).toBe('11');
    for (const writer of writers) await writer[Symbol.asyncDispose]();
  });
});

/** Adds a line to a file, each time to what the file says now. */
async function writeUntilDone({ repository }: Opened, line: string): Promise<void> {
  for (;;) {
    const now = await headOf(repository);
    const text = texts(await repository.read(now, ['sum.yaml'], never))['sum.yaml'] ?? '';
    const result = await repository.commit(change(now, { 'sum.yaml': text + line }, `add ${line}`), never);
    if (result.result === 'committed') return;
    expect(result.result).toBe('lost-race');
  }
}

describe('a branch of ours', () => {
  const branch = 'gitops-deploy/api/production';
  const ours = () => ({ ...change(head, { 'a.yaml': 'ours' }), branch, expected: 'nothing' });
  const sizeOfPush = () => server.requests.findLast(({ line }) => push.test(line))?.received;

  it('is made on the head that was read, though the base has moved on since', async () => {
    await server.commit({ 'b.yaml': 'theirs' });
    expect(await opened.repository.commit(ours(), never)).toMatchObject({ result: 'committed' });
    expect(await server.git('rev-parse', `${branch}^`)).toBe(head);
    expect(sizeOfPush()).toBeLessThan(600);
  });

  it('is rebuilt on a newer head, though the base has moved on since', async () => {
    const first = await opened.repository.commit(ours(), never);
    const expected = first.result === 'committed' ? first.revision : '';
    const newer = await server.commit({ 'b.yaml': 'newer' });
    await opened.repository.head('main', never);
    await server.commit({ 'b.yaml': 'newest' });
    const result = await opened.repository.commit({ ...ours(), parent: newer, expected }, never);
    expect(result).toEqual({ result: 'committed', revision: await server.git('rev-parse', branch) });
    expect(await server.git('rev-parse', `${branch}^`)).toBe(newer);
  });

  it('is a lost race where the base has moved on and the server does not say what it has', async () => {
    await server.commit({ 'b.yaml': 'theirs' });
    server.fail({ on: /upload-pack/, does: { status: 501 } });
    expect(await opened.repository.commit(ours(), never)).toEqual({ result: 'lost-race' });
    expect(opened.clock.slept).toEqual([]);
  });
});

describe('a refusal', () => {
  it('carries what a protected branch says', async () => {
    await server.refusePushes(
      'error: GH006: Protected branch update failed for refs/heads/main.',
      'error: Changes must be made through a pull request.',
    );
    expect(await commit()).toEqual({
      result: 'refused',
      message:
        'GH006: Protected branch update failed for refs/heads/main. Changes must be made through a pull request. (pre-receive hook declined)',
      rule: { of: 'protection', violations: ['Changes must be made through a pull request.'] },
    });
    expect(pushes()).toBe(1);
  });

  it('is none of the races that the words of a hook remind of', async () => {
    await server.refusePushes('please fetch first, this is non-fast-forward: cannot lock ref');
    expect(await commit()).toMatchObject({ result: 'refused' });
  });

  it('is none of the failures that the words of a hook remind of', async () => {
    await server.refusePushes('Connection reset by policy: HTTP 503, Permission denied');
    expect(await commit()).toMatchObject({ result: 'refused' });
    expect(pushes()).toBe(1);
  });

  it('names the rule of git where nobody says more', async () => {
    await server.git('config', 'receive.denyDeletes', 'true');
    await server.git('config', 'transfer.hideRefs', 'refs/heads/secret');
    const request = { ...change(head, { 'a.yaml': 'b' }), branch: 'secret', expected: 'nothing' };
    expect(await opened.repository.commit(request, never)).toMatchObject({ result: 'refused', message: /hidden ref/ });
  });

  it('is what a branch gets whose name is the folder of another', async () => {
    const request = { ...change(head, { 'a.yaml': 'b' }), branch: 'main/api', expected: 'nothing' };
    expect(await opened.repository.commit(request, never)).toMatchObject({ result: 'refused' });
  });
});

describe('a failure of the server', () => {
  it.each([503, 429])('of status %i passes, and the push is made again', async (status) => {
    server.fail({ on: either, does: { status } });
    const result = await commit();
    expect(result).toEqual({ result: 'committed', revision: await server.git('rev-parse', 'main') });
    expect(opened.clock.slept).toEqual([1000]);
    expect(await server.git('rev-parse', 'main^')).toBe(head);
  });

  it('that stays ends it, without a commit', async () => {
    server.fail({ on: either, does: { status: 503 }, times: 100 });
    await expect(commit()).rejects.toMatchObject({ code: 'gitops-unreachable', stage: 'write' });
    expect(opened.clock.slept).toEqual([1000, 2000, 4000]);
    expect(await server.git('rev-parse', 'main')).toBe(head);
  });

  it('of an unknown kind is not tried again', async () => {
    server.fail({ on: either, does: { status: 418 }, times: 100 });
    await expect(commit()).rejects.toMatchObject({ code: 'gitops-unreachable' });
    expect(opened.clock.slept).toEqual([]);
  });

  it('with status 403 is a lack of access', async () => {
    server.fail({ on: either, does: { status: 403, body: 'Permission to acme/gitops.git denied to bot.' } });
    await expect(commit()).rejects.toMatchObject({ code: 'forbidden', message: /denied to bot/ });
  });
});

describe('a lost answer', () => {
  const look = /^GET info\/refs\?service=git-upload-pack/;
  // curl sends the request a second time by itself when a connection that it reused is dropped
  const dropBefore = { on: push, does: 'drop-before', times: 2 } as const;
  const dropAfter = { on: push, does: 'drop-after', times: 2 } as const;

  it('counts as committed where the branch is at our commit', async () => {
    server.fail(dropAfter);
    expect(await commit()).toEqual({ result: 'committed', revision: await server.git('rev-parse', 'main') });
    expect(await server.git('rev-list', '--count', `${head}..main`)).toBe('1');
  });

  it('counts as committed where curl lost the race with its own first request', async () => {
    server.fail({ ...dropAfter, times: 1 });
    expect(await commit()).toEqual({ result: 'committed', revision: await server.git('rev-parse', 'main') });
    expect(pushes()).toBe(2);
  });

  it('counts as committed where somebody has built upon our commit', async () => {
    let revision = '';
    server.fail(dropAfter);
    server.before(look, async () => {
      revision = await server.git('rev-parse', 'main');
      await server.commit({ 'b.yaml': 'theirs' });
    });
    expect(await commit()).toEqual({ result: 'committed', revision });
    expect(revision).not.toBe(head);
  });

  it('is a lost race where somebody else was first', async () => {
    server.fail(dropBefore);
    server.before(look, () => server.commit({ 'b.yaml': 'theirs' }));
    expect(await commit()).toEqual({ result: 'lost-race' });
  });

  it('leads to a second push where nothing has happened', async () => {
    server.fail(dropBefore);
    expect(await commit()).toEqual({ result: 'committed', revision: await server.git('rev-parse', 'main') });
    expect(opened.clock.slept).toEqual([1000]);
  });

  it('is no commit where the server does not answer any more', async () => {
    server.fail(dropBefore);
    server.fail({ on: /upload-pack/, does: 'drop-before', times: 100 });
    await expect(commit()).rejects.toMatchObject({ code: 'gitops-unreachable' });
  });
});
