import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MergeLook } from '../../src/ports/merges.ts';
import { token } from '../../world/github/server.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

const graphql = { method: 'POST', path: /^\/graphql$/ };
let world: World;

async function begin(options: Parameters<typeof startWorld>[0] = {}) {
  world = await startWorld(options);
  const { gitops } = world;
  await gitops.commit({ new: 'x' }, 'New', { branch: 'topic', parent: gitops.head() });
  await gitops.addPullRequest({ head: 'topic' });
  gitops.allowMerging({ allowAutoMerge: true });
}

afterEach(() => world[Symbol.asyncDispose]());

const look = (more: { gitopsToken?: string } = {}) => world.connect(more).merges.look(1, never);
const mutationsSent = () =>
  world.server.requests.filter(({ body }) => JSON.stringify(body ?? '').includes('"mutation(')).length;

describe.each(['queue', 'auto-merge'] as const)('arming by %s', (by) => {
  let seen: MergeLook;
  beforeEach(async () => {
    await begin();
    const queue = by === 'queue' ? { mergeQueue: { method: 'MERGE' as const } } : {};
    world.gitops.protect('main', { requiredChecks: ['ci'], ...queue });
    if (by === 'queue') {
      const url = `${world.server.apiUrl}/repos/acme/gitops/statuses/${world.gitops.head('topic')}`;
      const body = JSON.stringify({ context: 'ci', state: 'success' });
      await fetch(url, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
    }
    seen = await look();
    world.requests();
  });
  const arm = () => world.forge.merges.arm(seen, by, never);
  const disarm = (armed: MergeLook) => world.forge.merges.disarm(armed, never);

  it('takes one request, and is seen', async () => {
    expect(await arm()).toEqual({ result: 'armed' });
    expect(world.requests()).toEqual(['POST /graphql']);
    expect(await look()).toMatchObject({ armed: by, last: { what: 'armed' }, hasQueue: by === 'queue' });
  });

  it('is done once where the answer is lost', async () => {
    world.server.fail(graphql, 1, 'lose-reply');
    expect(await arm()).toEqual({ result: 'armed' });
    expect(mutationsSent()).toBe(1);
  });

  it.each(['disconnect', { status: 502 }] as const)('is tried again where GitHub is away (%o)', async (fault) => {
    world.server.fail(graphql, 1, fault);
    expect(await arm()).toEqual({ result: 'armed' });
    expect(mutationsSent()).toBe(2);
    expect(world.gitops.pulls()[0]?.mergeEvents.length).toBe(1);
  });

  it('is done already where somebody was faster', async () => {
    await world.connect({ gitopsToken: token }).merges.arm(seen, by, never);
    expect(await arm()).toEqual({ result: 'armed' });
  });

  it('is not done at another head than the one that was seen', async () => {
    await world.gitops.commit({ more: 'y' }, 'More', { branch: 'topic' });
    expect(await arm()).toEqual({ result: 'outdated' });
    expect((await look()).armed).toBeUndefined();
  });

  it('needs permissions, which are named', async () => {
    const permissions = { contents: 'read', pull_requests: 'read' } as const;
    world.server.addToken('ghs_reader_0123456789', {
      login: 'r[bot]',
      type: 'app-installation',
      repositories: 'all',
      permissions,
    });
    const { merges } = world.connect({ gitopsToken: 'ghs_reader_0123456789' });
    const error = await rejectionOf(merges.arm(seen, by, never));
    expect(error).toMatchObject({
      code: 'forbidden',
      remedy: expect.stringContaining('contents=write and pull_requests=write'),
    });
  });

  it('is taken back by one request, once where its answer is lost', async () => {
    await arm();
    const armed = await look();
    world.requests();
    world.server.fail(graphql, 1, 'lose-reply');
    expect(await disarm(armed)).toEqual({ result: 'disarmed' });
    expect(world.requests()).toEqual(['POST /graphql', 'POST /graphql']);
    expect((await look()).armed).toBeUndefined();
    expect(await look()).toMatchObject({ last: { what: 'disarmed', by: 'gitops-writer' } });
    // what is on no way stays as it is
    expect(await disarm(await look())).toEqual({ result: 'disarmed' });
  });

  it('is taken back also where somebody did so before', async () => {
    await arm();
    const armed = await look();
    world.gitops.withdraw(1, 'ann');
    expect(await disarm(armed)).toEqual({ result: 'disarmed' });
  });

  it('cannot be taken back once it is merged', async () => {
    await arm();
    const armed = await look();
    world.gitops.protect('main', by === 'queue' ? { mergeQueue: { method: 'MERGE' } } : {});
    await look();
    expect(await look()).toMatchObject({ state: 'merged', mergeCommit: world.gitops.head() });
    expect(await disarm(armed)).toMatchObject({ result: 'refused' });
  });
});

describe('auto-merge', () => {
  beforeEach(() => begin());
  const arm = async () => world.forge.merges.arm(await look(), 'auto-merge', never);

  it('is not for what could be merged now', async () => expect(await arm()).toEqual({ result: 'ready' }));

  it('is not for a repository that does not allow it', async () => {
    world.gitops.allowMerging({ allowAutoMerge: false });
    expect(await arm()).toEqual({ result: 'not-allowed', message: 'Auto merge is not allowed for this repository' });
  });

  it('uses the next method where the first one is not allowed after all', async () => {
    world.gitops.protect('main', { requiredChecks: ['ci'] });
    const seen = await look();
    world.gitops.allowMerging({ methods: ['squash'] });
    expect(await world.forge.merges.arm(seen, 'auto-merge', never)).toEqual({ result: 'armed' });
    expect(world.gitops.pulls()[0]?.autoMerge?.method).toBe('squash');
  });
});

describe('a look', () => {
  beforeEach(() => begin());

  it('tells of a required check that failed, to a token that may read it, and is whole for one that may not', async () => {
    world.gitops.protect('main', { requiredChecks: ['ci'] });
    for (const context of ['ci', 'lint']) {
      const url = `${world.server.apiUrl}/repos/acme/gitops/statuses/${world.gitops.head('topic')}`;
      const body = JSON.stringify({ context, state: 'failure' });
      await fetch(url, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
    }
    expect((await look({ gitopsToken: token })).failing).toEqual(['ci']);
    expect(await look()).toMatchObject({ state: 'open', failing: [], standing: 'blocked' });
  });

  it('tells of a review that is missing, and of a conflict', async () => {
    world.gitops.protect('main', { requiredReviews: 1 });
    await look();
    expect(await look()).toMatchObject({ standing: 'blocked', waitsForReview: true });
    await world.gitops.commit({ new: 'theirs' }, 'Theirs');
    await look();
    expect((await look()).standing).toBe('conflict');
  });

  it('needs to read pull requests', async () => {
    world.server.addToken('ghs_none_0123456789', {
      login: 'n[bot]',
      type: 'app-installation',
      repositories: 'all',
      permissions: {},
    });
    expect(await rejectionOf(look({ gitopsToken: 'ghs_none_0123456789' }))).toMatchObject({ code: 'forbidden' });
  });

  it('of a pull request that is not there is an error', async () => {
    expect(await rejectionOf(world.forge.merges.look(9, never))).toMatchObject({ code: 'forbidden' });
  });
});

describe('a queue that the token may not read', () => {
  const unread = (data: unknown) => ({
    status: 200,
    body: {
      data,
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'pullRequest', 'isMergeQueueEnabled'], message: 'no' }],
    },
  });

  it.each([true, false])('is known from the rules of the base (%s)', async (hasQueue) => {
    await begin();
    if (hasQueue) world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, asRuleset: true });
    const pullRequest = { id: 'PR_1', number: 1, state: 'OPEN', baseRefName: 'main', isMergeQueueEnabled: null };
    world.server.fail(graphql, 1, unread({ repository: { pullRequest } }));
    expect(await look()).toMatchObject({ state: 'open', hasQueue });
    expect(world.requests()).toContain('GET /repos/acme/gitops/rules/branches/main');
  });

  it('is an error where these are not known either', async () => {
    await begin();
    const pullRequest = { id: 'PR_1', number: 1, state: 'OPEN', baseRefName: 'main', isMergeQueueEnabled: null };
    world.server.fail(graphql, 1, unread({ repository: { pullRequest } }));
    world.server.fail({ method: 'GET', path: /rules/ }, 1, { status: 403, body: { message: 'no' } });
    expect(await rejectionOf(look())).toMatchObject({ code: 'forbidden' });
  });
});

describe('a GitHub Enterprise Server before merge queues', () => {
  it('has none', async () => {
    await begin();
    const message = "Field 'isMergeQueueEnabled' doesn't exist on type 'PullRequest'";
    world.server.fail(graphql, 1, { status: 200, body: { errors: [{ message, path: ['query'] }] } });
    expect(await look()).toMatchObject({ state: 'open', hasQueue: false, methods: ['merge', 'squash', 'rebase'] });
  });
});
