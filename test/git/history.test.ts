import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Opened } from './opened.ts';
import { change, headOf, never, open } from './opened.ts';
import { GitServer, importOf } from './server.ts';

let server: GitServer;
let opened: Opened;

beforeEach(async () => {
  server = await GitServer.start();
  opened = await open(server.url);
});

afterEach(async () => {
  await opened[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const isAncestor = (ancestor: string, commit: string) => opened.repository.isAncestor(ancestor, commit, never);

/** Puts so many commits on a branch; the first and the last of them. */
async function commitMany(count: number, branch = 'main'): Promise<{ readonly first: string; readonly last: string }> {
  const first = await server.commit({ 'count.yaml': '0' }, branch);
  const numbers = Array.from({ length: count - 1 }, (_, index) => index + 1);
  const stream = numbers.map((number) =>
    importOf(
      { 'count.yaml': `${number}` },
      { branch, parent: number === 1 ? first : '', date: 1_700_000_000 - number },
    ),
  );
  await server.import(stream.join(''));
  return { first, last: await server.git('rev-parse', branch) };
}

describe('isAncestor', () => {
  it('is true of a commit and itself, without a request', async () => {
    const commit = await server.commit({ 'a.yaml': 'a' });
    expect(await isAncestor(commit, commit)).toBe(true);
    expect(server.requests).toEqual([]);
  });

  it('is true of a commit that was built upon, and false the other way round', async () => {
    const { first, last } = await commitMany(3);
    expect(await isAncestor(first, last)).toBe(true);
    expect(await isAncestor(last, first)).toBe(false);
  });

  it('is true of our own commit in what others made of it', async () => {
    await server.commit({ 'a.yaml': 'a', 'b.yaml': 'b' });
    const result = await opened.repository.commit(change(await headOf(opened.repository), { 'a.yaml': 'b' }), never);
    const theirs = await server.commit({ 'b.yaml': 'c' });
    expect(await isAncestor(result.result === 'committed' ? result.revision : '', theirs)).toBe(true);
  });

  it('is true of a commit far back, whatever the dates say', async () => {
    const { first, last } = await commitMany(300);
    expect(await isAncestor(first, last)).toBe(true);
  });

  it('is true over a merge', async () => {
    const base = await server.commit({ 'a.yaml': 'a' });
    await server.git('update-ref', 'refs/heads/side', base);
    const side = await server.commit({ 'b.yaml': 'b' }, 'side');
    const main = await server.commit({ 'a.yaml': 'c' });
    const tree = await server.git('rev-parse', 'main^{tree}');
    const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
    const merge = await server.git(...by, 'commit-tree', tree, '-p', main, '-p', side, '-m', 'merge');
    await server.git('update-ref', 'refs/heads/main', merge);
    expect(await isAncestor(side, merge)).toBe(true);
  });

  it('is false of two branches, short or long', async () => {
    const { last } = await commitMany(50);
    await server.git('update-ref', 'refs/heads/other', `${last}~45`);
    const other = await server.commit({ 'x.yaml': 'x' }, 'other');
    expect(await isAncestor(other, last)).toBe(false);
    expect(await isAncestor(last, other)).toBe(false);
  });

  it('is false of commits without anything in common', async () => {
    const one = await server.commit({ 'a.yaml': 'a' });
    const other = await server.commit({ 'a.yaml': 'a' }, 'other');
    const third = await server.commit({ 'a.yaml': 'b' }, 'third');
    expect(one).toBe(other);
    expect(await isAncestor(one, third)).toBe(false);
  });

  it('is unknown where the server does not have one of them', async () => {
    const commit = await server.commit({ 'a.yaml': 'a' });
    expect(await isAncestor('a'.repeat(40), commit)).toBe('unknown');
    expect(await isAncestor(commit, 'a'.repeat(40))).toBe('unknown');
  });

  it('is unknown of what is no commit, which no server is asked for', async () => {
    const commit = await server.commit({ 'a.yaml': 'a' });
    for (const name of ['main', 'v1.2.3', '', '--upload-pack=x']) {
      expect(await isAncestor(name, commit)).toBe('unknown');
      expect(await isAncestor(commit, name)).toBe('unknown');
    }
    expect(server.requests).toEqual([]);
  });

  it('asks only once for what it knows', async () => {
    const { first, last } = await commitMany(3);
    await isAncestor(first, last);
    const before = server.requests.length;
    expect(await isAncestor(first, last)).toBe(true);
    expect(server.requests.length).toBe(before);
  });

  it('answers two questions at the same time', async () => {
    const { first, last } = await commitMany(40);
    const answers = await Promise.all([isAncestor(first, last), isAncestor(last, first), isAncestor(first, last)]);
    expect(answers).toEqual([true, false, true]);
  });

  it('fetches commits alone, and few where few will do', async () => {
    await commitMany(300);
    const commit = await server.git('rev-parse', 'main~2');
    server.requests.length = 0;
    expect(await isAncestor(commit, await server.git('rev-parse', 'main'))).toBe(true);
    expect(server.requests).toHaveLength(2);
    expect(server.bytes).toBeLessThan(12_000);
  });

  it('fails where the repository does not answer: that is no "unknown"', async () => {
    const { first, last } = await commitMany(2);
    server.fail({ on: /./, does: { status: 503 }, times: 100 });
    await expect(isAncestor(first, last)).rejects.toMatchObject({ code: 'gitops-unreachable' });
  });
});

describe('what a merge brings', () => {
  const brings = async (commit: string, into: string) => opened.repository.brings({ commit, into, besides: [] }, never);

  it('is found far back, whatever the dates say', async () => {
    const { last } = await commitMany(120);
    await server.git('update-ref', 'refs/heads/side', `${last}~100`);
    const since = await server.git('rev-parse', 'side');
    const side = await server.commit({ 'x.yaml': 'x' }, 'side');
    expect(await brings(side, last)).toEqual({ since, others: ['x.yaml'], commits: expect.any(Number) });
  });

  it('is asked anew where the side of a merge goes further back than what was read', async () => {
    // main: a long way from `root` to `last`, and a merge on top, whose second parent is `side`
    const { first: root, last } = await commitMany(62);
    await server.git('update-ref', 'refs/heads/side', root);
    const side = await server.commit({ 'side.yaml': '1' }, 'side');
    const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
    const tree = await server.git('merge-tree', '--write-tree', last, side);
    const merge = await server.git(...by, 'commit-tree', tree, '-p', last, '-p', side, '-m', 'merge');
    await server.git('update-ref', 'refs/heads/main', merge);
    // a branch off the middle: at a depth of 32 only `root` is known to be in both
    await server.git('update-ref', 'refs/heads/topic', `${last}~40`);
    const since = await server.git('rev-parse', 'topic');
    const topic = await server.commit({ 'topic.yaml': '1' }, 'topic');
    expect(await brings(topic, merge)).toEqual({ since, others: ['topic.yaml'], commits: expect.any(Number) });
  });

  it('is known where two commits look equally near until more was read', async () => {
    const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
    const root = await server.commit({ 'a.yaml': 'a' });
    const commit = (...parents: readonly string[]) =>
      server.git(...by, 'commit-tree', `${root}^{tree}`, ...parents.flatMap((one) => ['-p', one]), '-m', `${parents}`);
    const begun = await commit(root);
    const side = await commit(begun, root);
    let since = begun;
    for (let made = 0; made < 60; made += 1) since = await commit(since);
    // main merges an old side branch, and ours, begun long ago, was brought up to date just before
    const main = await commit(await commit(since, side));
    const ours = await commit(await commit(begun, begun), since);
    await server.git('update-ref', 'refs/heads/main', main);
    await server.git('update-ref', 'refs/heads/ours', ours);
    expect(await brings(ours, main)).toMatchObject({ since, others: [], commits: 2 });
    const asked = server.requests.length;
    expect(await isAncestor(begun, main)).toBe(true);
    expect(server.requests.length).toBe(asked);
  });

  it('takes a folder for changed whose names cannot be told apart', async () => {
    const base = await server.commit({ 'a.yaml': 'a' });
    const blob = await server.git('rev-parse', `${base}:a.yaml`);
    const names = (last: number) =>
      Buffer.concat([
        Buffer.from(`100644 blob ${blob}\ta.yaml\0`),
        Buffer.from(`100644 blob ${blob}\t`),
        Buffer.from([0xfe, 0]),
        Buffer.from(`100644 blob ${blob}\t`),
        Buffer.from([last, 0]),
      ]);
    const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
    const one = execFileSync('git', ['-C', server.repository, 'mktree', '-z'], { input: names(0xff) })
      .toString()
      .trim();
    const head = await server.git(...by, 'commit-tree', one, '-p', base, '-m', 'odd');
    await server.git('update-ref', 'refs/heads/odd', head);
    expect(await brings(head, base)).toEqual({ since: base, others: ['.'], commits: 1 });
  });

  it('fails where the repository does not answer: that is no "unknown"', async () => {
    const { first, last } = await commitMany(2);
    server.fail({ on: /./, does: { status: 503 }, times: 100 });
    await expect(brings(first, last)).rejects.toMatchObject({ code: 'gitops-unreachable' });
  });
});
