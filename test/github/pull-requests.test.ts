import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { never, startWorld, type World } from './world.ts';

const methods = ['merge', 'squash', 'rebase'] as const;

const branch = 'gitops-deploy/api/staging';
const text = { title: 'Deploy api', body: 'one', labels: [], reviewers: { users: [], teams: [] }, draft: false };
let world: World;
let head: string;

/** A commit on our branch, made on what `main` is: GitHub merges nothing that has no common ancestor. */
async function propose(content: string): Promise<string> {
  return world.gitops.commit({ 'values.yaml': content }, 'Deploy', { branch, parent: world.gitops.head() });
}

beforeEach(async () => {
  world = await startWorld();
  head = await propose('tag: a\n');
});

afterEach(() => world[Symbol.asyncDispose]());

describe('pull requests', () => {
  it('are opened once, and adopted with a new text', async () => {
    const { pullRequests } = world.forge;
    const first = await pullRequests.open(branch, 'main', text, never);
    expect(first).toMatchObject({ state: 'open', head });
    const second = await pullRequests.open(branch, 'main', { ...text, body: 'two' }, never);
    expect(second.number).toBe(first.number);
  });

  it('are merged at exactly our head', async () => {
    const { pullRequests } = world.forge;
    const { number } = await pullRequests.open(branch, 'main', text, never);
    const merged = await pullRequests.merge({ number, head, methods }, never);
    expect(merged).toEqual({ result: 'merged', revision: world.gitops.head() });
    expect(await pullRequests.get(number, never)).toMatchObject({
      state: 'merged',
      mergeCommit: world.gitops.head(),
    });
  });

  it('are not merged at another head', async () => {
    const { pullRequests } = world.forge;
    const { number } = await pullRequests.open(branch, 'main', text, never);
    await propose('tag: b\n');
    expect(await pullRequests.merge({ number, head, methods }, never)).toEqual({ result: 'outdated' });
  });

  it('that conflict with what was merged meanwhile are to be planned again', async () => {
    const { pullRequests } = world.forge;
    const { number } = await pullRequests.open(branch, 'main', text, never);
    await world.gitops.commit({ 'values.yaml': 'tag: other\n' }, 'Somebody else');
    expect(await pullRequests.merge({ number, head, methods }, never)).toEqual({ result: 'conflict' });
  });

  it('that a rule blocks are refused in the words of GitHub', async () => {
    world.gitops.protect('main', { requiredReviews: 1 });
    const { pullRequests } = world.forge;
    const { number } = await pullRequests.open(branch, 'main', text, never);
    expect(await pullRequests.merge({ number, head, methods }, never)).toMatchObject({
      result: 'refused',
      message: expect.stringMatching(/review/i),
    });
  });

  it('are closed, and closing again says nothing twice', async () => {
    const { pullRequests } = world.forge;
    const { number } = await pullRequests.open(branch, 'main', text, never);
    await pullRequests.close(number, 'taken over', never);
    world.requests();
    await pullRequests.close(number, 'taken over', never);
    expect(await pullRequests.get(number, never)).toMatchObject({ state: 'closed' });
    expect(world.requests().filter((line) => !line.startsWith('GET'))).toEqual([]);
  });
});

describe('the source', () => {
  it('tells how two commits stand to each other', async () => {
    const { source } = world.forge;
    const base = world.application.head();
    const later = await world.application.commit({ a: '1' }, 'later');
    const aside = await world.application.commit({ b: '1' }, 'aside', { branch: 'aside', parent: base });
    expect(await source.compare(base, later, never)).toBe('ahead');
    expect(await source.compare(later, base, never)).toBe('behind');
    expect(await source.compare(later, aside, never)).toBe('diverged');
    expect(await source.compare(later, later, never)).toBe('identical');
    expect(await source.compare('0'.repeat(40), later, never)).toBe('unknown');
  });

  it('knows when a run has ended', async () => {
    const { source } = world.forge;
    world.application.addRun({ id: 7, attempt: 2, status: 'in_progress' });
    expect(await source.runHasEnded({ id: 7, attempt: 2 }, never)).toBe(false);
    expect(await source.runHasEnded({ id: 7, attempt: 1 }, never)).toBe(true);
    expect(await source.runHasEnded({ id: 8, attempt: 1 }, never)).toBe(true);
  });

  it('finds the open pull request of a commit', async () => {
    const commit = await world.application.commit({ c: '1' }, 'work', { branch: 'work' });
    const number = await world.application.addPullRequest({ head: 'work' });
    expect(await world.forge.source.pullRequestOf(commit, never)).toBe(number);
    expect(await world.forge.source.pullRequestOf('0'.repeat(40), never)).toBeUndefined();
  });
});
