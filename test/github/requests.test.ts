import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import { systemClock } from '../../src/files/clock.ts';
import type { CommitStatus } from '../../src/ports/forge.ts';
import type { Fault } from '../../world/github/server.ts';
import { token } from '../../world/github/server.ts';
import type { World } from './world.ts';
import { gitopsToken, never, rejectionOf, startWorld } from './world.ts';

let world: World;
let status: CommitStatus;

beforeEach(async () => {
  world = await startWorld();
  const commit = world.application.head();
  status = { commit, context: 'gitops-deploy/api/staging', state: 'pending', description: 'building' };
});

afterEach(async () => world[Symbol.asyncDispose]());

const writing = { method: 'POST', path: /\/statuses\// };
const graphql = { method: 'POST', path: /^\/graphql$/ };

function fail(times: number, fault: Fault): void {
  world.server.fail(writing, times, fault);
}

async function set(signal: AbortSignal = never): Promise<void> {
  await world.forge.statuses.set(status, signal);
}

async function comment(): Promise<void> {
  const pull = await openPullRequest();
  await world.forge.comments.put(pull, '<!-- api -->', async () => 'hello', never);
}

async function openPullRequest(): Promise<number> {
  await world.application.commit({ file: 'x' }, 'Topic', { branch: 'topic' });
  return world.application.addPullRequest({ head: 'topic' });
}

describe('a request that GitHub has no answer for now', () => {
  it.each<[string, Fault]>([
    ['a bad gateway', { status: 502 }],
    ['trouble of its own', { status: 500 }],
    ['a broken connection', 'disconnect'],
    ['an answer that was cut short', { status: 201, body: 'half a sta' }],
  ])('is made again: %s', async (_, fault) => {
    fail(3, fault);
    await set();
    expect(world.application.statuses(status.commit)).toHaveLength(1);
    expect(world.clock.slept).toEqual([1000, 2000, 4000]);
  });

  it('is made again once it has hung for too long', async () => {
    fail(1, 'hang');
    const forge = world.connect({ requestTimeout: 50 });
    await forge.statuses.set(status, never);
    expect(world.application.statuses(status.commit)).toHaveLength(1);
  });

  it('is made again where GraphQL says it in its own way', async () => {
    const message = 'Something went wrong while executing your query. Please include `X` when reporting this issue.';
    world.server.fail(graphql, 2, { status: 200, body: { data: null, errors: [{ message }] } });
    await comment();
    expect(world.clock.slept).toEqual([1000, 2000]);
  });

  it('waits as long as a gateway asks', async () => {
    fail(1, { status: 503, headers: { 'retry-after': '7' } });
    await set();
    expect(world.clock.slept).toEqual([7000]);
  });

  it('ends after four times', async () => {
    fail(9, { status: 503 });
    const error = await rejectionOf(set());
    expect(error).toMatchObject({ code: 'github-unreachable', stage: 'report' });
    expect(world.clock.slept).toHaveLength(3);
  });

  it('does not repeat the page of a proxy', async () => {
    fail(9, { status: 502, body: '<html>secret of the proxy</html>' });
    const error = await rejectionOf(set());
    expect(error).toMatchObject({ message: 'setting a commit status in acme/api: HTTP 502' });
  });

  it('is told of in the log', async () => {
    fail(1, { status: 502 });
    await set();
    expect(world.logged).toContain('info: GitHub is away (502); asking again in 1 s');
  });

  it('says who does not answer at all', async () => {
    const forge = world.connect({ apiUrl: 'http://127.0.0.1:9' });
    const error = await rejectionOf(forge.statuses.set(status, never));
    expect(error).toMatchObject({ code: 'github-unreachable', message: expect.stringMatching(/acme\/api: \S/) });
  });
});

describe('a limit', () => {
  it.each([403, 429])('is waited for as long as GitHub asks (%i)', async (code) => {
    fail(1, { status: code, headers: { 'retry-after': '30' }, body: { message: 'You have exceeded a limit' } });
    await set();
    expect(world.clock.slept).toEqual([30_000]);
    expect(world.logged).toContain('warning: GitHub asks to slow down (You have exceeded a limit); going on in 30 s');
  });

  it('without a time is waited for a minute', async () => {
    fail(1, { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } });
    await set();
    expect(world.clock.slept).toEqual([60_000]);
  });

  it('of the hour is waited for where the hour ends soon', async () => {
    const reset = String(world.clock.now().getTime() / 1000 + 40);
    fail(1, { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } });
    await set();
    expect(world.clock.slept).toEqual([41_000]);
  });

  it('of GraphQL comes with status 200', async () => {
    const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }];
    world.server.fail(graphql, 1, { status: 200, body: { errors } });
    await comment();
    expect(world.clock.slept).toEqual([60_000]);
  });

  it('that lasts longer than two minutes is an error, and not one of permissions', async () => {
    fail(1, { status: 429, headers: { 'retry-after': '121' } });
    const error = await rejectionOf(set());
    expect(error).toMatchObject({ code: 'github-unreachable', remedy: expect.stringContaining('rate limit') });
    expect(world.clock.slept).toEqual([]);
  });

  it('that does not end is an error after four times', async () => {
    fail(9, { status: 429, headers: { 'retry-after': '1' } });
    expect(await rejectionOf(set())).toMatchObject({ code: 'github-unreachable' });
    expect(world.clock.slept).toEqual([1000, 1000, 1000]);
  });
});

describe('ordinary work', () => {
  it('is never spaced: a dozen writes wait for nothing', async () => {
    const pull = await openPullRequest();
    for (let step = 0; step < 6; step += 1) {
      await world.forge.statuses.set({ ...status, description: `step ${step}` }, never);
      await world.forge.comments.put(pull, '<!-- api -->', async () => `step ${step}`, never);
    }
    const writes = world.server.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql');
    expect(writes).toHaveLength(12);
    expect(world.clock.slept).toEqual([]);
  });
});

describe('a signal', () => {
  const reason = new DeployError('cancelled', { stage: 'report', message: 'SIGINT' });

  it('ends a request that hangs, with its own reason', async () => {
    fail(1, 'hang');
    const stop = new AbortController();
    const result = rejectionOf(set(stop.signal));
    await expect.poll(() => world.requests()).toContain(`POST /repos/acme/api/statuses/${status.commit}`);
    stop.abort(reason);
    expect(await result).toBe(reason);
    expect(world.clock.slept).toEqual([]);
  });

  it('ends a wait', async () => {
    fail(1, { status: 429, headers: { 'retry-after': '100' } });
    const stop = new AbortController();
    const forge = world.connect({ clock: systemClock });
    const result = rejectionOf(forge.statuses.set(status, stop.signal));
    await expect.poll(() => world.logged.join()).toContain('slow down');
    stop.abort(reason);
    expect(await result).toBe(reason);
  });

  it('that has come already lets no request go out', async () => {
    expect(await rejectionOf(set(AbortSignal.abort(reason)))).toBe(reason);
    expect(world.requests()).toEqual([]);
  });
});

describe('a refusal', () => {
  it('for a missing permission names the one that GitHub names', async () => {
    const forge = world.connectAs({ permissions: { statuses: 'read' } });
    const error = await rejectionOf(forge.statuses.set(status, never));
    expect(error).toMatchObject({ code: 'forbidden', remedy: 'the token needs statuses=write' });
    expect(error).toMatchObject({ message: expect.stringContaining('acme/api: Resource not accessible') });
  });

  it('for one of two permissions names both', async () => {
    const pull = await openPullRequest();
    const forge = world.connectAs({ permissions: { pull_requests: 'read' } });
    const error = await rejectionOf(forge.comments.put(pull, '<!-- api -->', async () => 'x', never));
    expect(error).toMatchObject({ remedy: 'the token needs issues=write or pull_requests=write' });
  });

  it('by GraphQL, which names none, names the one that we know of', async () => {
    const pull = await openPullRequest();
    const forge = world.connectAs({ permissions: {} });
    const error = await rejectionOf(forge.comments.put(pull, '<!-- api -->', async () => 'x', never));
    expect(error).toMatchObject({ code: 'forbidden', remedy: 'the token needs pull_requests=write' });
  });

  it('of the token itself says so', async () => {
    const forge = world.connect({ token: 'ghs_unknown' });
    const error = await rejectionOf(forge.statuses.set(status, never));
    expect(error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('Bad credentials') });
    expect(error).toMatchObject({ remedy: expect.stringContaining('expired') });
  });

  it('to show a repository may be for want of access', async () => {
    const forge = world.connectAs({ repositories: ['acme/other'] });
    const error = await rejectionOf(forge.statuses.set(status, never));
    expect(error).toMatchObject({ code: 'forbidden', remedy: expect.stringContaining('the token cannot see it') });
  });

  it('of a value is bad input, in GitHub’s words', async () => {
    const error = await rejectionOf(world.forge.statuses.set({ ...status, commit: 'f'.repeat(40) }, never));
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('No commit found for SHA') });
  });

  it('that nobody foresaw is a defect', async () => {
    fail(1, { status: 415, body: { message: 'Unsupported Media Type' } });
    expect(await rejectionOf(set())).toMatchObject({ code: 'internal' });
  });

  it('keeps the request as its cause', async () => {
    fail(1, { status: 415, body: { message: 'Unsupported Media Type' } });
    const error = await rejectionOf(set());
    expect(inspect(error)).toMatch(/POST http\S+\/statuses\/\w+: 415: Unsupported Media Type/);
  });
});

describe('a token', () => {
  const everythingOf = (value: unknown) => inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true });

  it.each<[string, Fault]>([
    ['a refusal', { status: 403, body: { message: `not with ${token}` } }],
    ['a broken connection', 'disconnect'],
    ['a failure', { status: 500, body: { message: `cannot read ${token}` } }],
  ])('is in no error and no log line after %s', async (_, fault) => {
    fail(9, fault);
    const error = await rejectionOf(set());
    expect(error).toBeInstanceOf(DeployError);
    expect(everythingOf(error)).not.toContain(token.slice(4, 20));
    expect(everythingOf(world.logged)).not.toContain(token.slice(4, 20));
  });

  it('is in no error of GraphQL', async () => {
    const errors = [{ type: 'FORBIDDEN', message: `not with ${token}` }];
    world.server.fail(graphql, 1, { status: 200, body: { errors } });
    expect(everythingOf(await rejectionOf(comment()))).not.toContain(token.slice(4, 20));
  });

  it('is in no log line of ordinary work', async () => {
    await set();
    expect(world.logged.join('\n')).toMatch(/debug: POST \/repos\/acme\/api\/statuses\/\w+ - 201/);
    expect(world.logged.join('\n')).not.toContain(token.slice(4, 20));
  });

  it.each(['', 'ghs_with\nnewline', 'ghs_with space'])(
    'that cannot be one is refused without being shown: %j',
    (wrong) => {
      const refusal = () => world.connect({ token: wrong });
      expect(refusal).toThrow(expect.objectContaining({ code: 'bad-input' }));
      expect(refusal).not.toThrow(/ghs_/);
    },
  );

  it('that cannot be had ends the request at once, with what was said of it', async () => {
    const reason = new DeployError('forbidden', { stage: 'inputs', message: 'the App is suspended' });
    const forge = world.connect({ token: () => Promise.reject(reason) });
    expect(await rejectionOf(forge.statuses.set(status, never))).toBe(reason);
    expect(world.clock.slept).toEqual([]);
    expect(world.requests()).toEqual([]);
  });

  it('that changes is asked for each request, one that is made again too, and none is shown', async () => {
    const tokens = ['ghs_first_0123456789', 'ghs_second_0123456789', 'ghs_third_0123456789'];
    const grant = world.server.state.grants.get(token);
    for (const one of tokens) if (grant !== undefined) world.server.addToken(one, { ...grant, login: one });
    let used = 0;
    const forge = world.connect({ token: async () => tokens[used++] ?? '' });
    world.server.fail({ method: 'GET', path: /\/status$/ }, 1, { status: 502 });
    fail(1, { status: 403, body: { message: `not with ${tokens[0]} or ${tokens[2]}` } });
    const error = await rejectionOf(forge.statuses.set(status, never));
    expect(error).toMatchObject({ message: expect.stringContaining('not with *** or ***') });
    expect(world.server.requests.map(({ login }) => login)).toEqual(tokens);
  });

  it('is for its own repository only', async () => {
    await set();
    await world.forge.pullRequests.findOpen('topic', 'main', never);
    expect(world.server.requests.map(({ path, login }) => [path.split('/')[3], login])).toEqual([
      ['api', 'gitops-deploy[bot]'],
      ['api', 'gitops-deploy[bot]'],
      ['gitops', 'gitops-writer[bot]'],
    ]);
    expect(gitopsToken).not.toBe(token);
  });
});

it('an application repository that is not owner/name is bad input', () => {
  expect(() => world.connect({ repository: 'api' })).toThrow(expect.objectContaining({ code: 'bad-input' }));
});
