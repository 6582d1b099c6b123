import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { change, headOf, open } from '../git/opened.ts';
import { watchProcesses } from '../git/processes.ts';
import type { AppUse } from './app-world.ts';
import { addApp, appKey, useApp } from './app-world.ts';
import type { World } from './world.ts';
import { never, startWorld } from './world.ts';

let world: World;
let application: AppUse;
let gitops: AppUse;

beforeEach(async () => {
  world = await startWorld();
  addApp(world.server);
  const { repository, permissions } = {
    repository: 'acme/api',
    permissions: { contents: 'read', statuses: 'write', deployments: 'write', pull_requests: 'write', actions: 'read' },
  } as const;
  application = useApp(world, { scope: { repository, permissions } });
  gitops = useApp(world, { scope: { permissions: { contents: 'write', pull_requests: 'write' } } });
});

afterEach(async () => world[Symbol.asyncDispose]());

const minutes = 7;
const hours = 3;

/** Everything that a long run does, again and again: statuses, pull requests, reading, writing, holds. */
async function watchLong(work: (round: number) => Promise<void>): Promise<void> {
  for (let passed = 0; passed < hours * 60; passed += minutes) {
    await work(passed / minutes);
    world.clock.pass(minutes * 60);
  }
}

const refused = () => world.server.requests.filter(({ status }) => status === 401);
const login = (path: RegExp) => [
  ...new Set(world.server.requests.filter((one) => path.test(one.path)).map((one) => one.login)),
];
const minted = () => world.server.requests.filter(({ path }) => path.endsWith('/access_tokens')).length;

it('a watch of hours goes on at GitHub with tokens that live for one', async () => {
  const forge = world.connect({ token: application.source, gitopsToken: gitops.source });
  const commit = world.application.head();
  await watchLong(async (round) => {
    const said = { context: 'gitops-deploy/api/staging', state: 'pending', description: `round ${round}` } as const;
    await forge.statuses.set({ commit, ...said }, never);
    await forge.pullRequests.findOpen('topic', 'main', never);
  });
  expect(refused()).toEqual([]);
  expect(login(/statuses|pulls/)).toEqual(['gitops-deploy[bot]']);
  // two repositories, and a token for each 55 minutes
  expect(minted()).toBe(2 * Math.ceil((hours * 60) / 56));
  const all = inspect([...world.logged, ...application.said, ...gitops.said], { maxArrayLength: null });
  for (const secret of [...application.masked, ...gitops.masked]) expect(all).not.toContain(secret);
});

it('a watch of hours goes on in Git, and every form of every token is masked', { timeout: 60_000 }, async () => {
  const watching = new AbortController();
  const seen = watchProcesses(watching.signal);
  const { clock } = world;
  const environment = { GITHUB_APP_PRIVATE_KEY: appKey, 'INPUT_APP-PRIVATE-KEY': appKey };
  await world.gitops.commit({ 'a.yaml': 'a' }, 'Begin');
  await using opened = await open(world.gitops.cloneUrl, { token: gitops.source, clock, environment });
  await watchLong(async (round) => {
    const head = await headOf(opened.repository);
    if (round % 10 === 0) await opened.repository.commit(change(head, { 'a.yaml': `${round}` }), never);
    if (round % 10 === 5) await opened.holds.find('api', 'staging', never);
  });
  watching.abort();
  expect(world.gitops.show('main', 'a.yaml')).toBe('20');
  // git asks without credentials first nowhere: each 401 would be a token that has ended
  expect(refused()).toEqual([]);
  const tokens = gitops.masked.filter((one) => one.startsWith('ghs_'));
  expect(tokens).toHaveLength(4);
  const headers = tokens.map((token) => Buffer.from(`x-access-token:${token}`).toString('base64'));
  expect(opened.masked).toEqual(expect.arrayContaining([...tokens, ...headers]));
  const processes = [...(await seen).values()];
  // a look at processes sees some of them
  const isSeen = (header: string) => processes.some(({ environment: all }) => all.includes(header));
  expect(headers.filter(isSeen).length).toBeGreaterThan(0);
  const shown = [...processes.map(({ line }) => line), ...opened.logged, ...gitops.said].join('\n');
  for (const secret of [...gitops.masked, ...headers]) expect(shown).not.toContain(secret);
  const [, keyLine = ''] = appKey.split('\n');
  expect(processes.filter(({ environment: all }) => all.includes(keyLine) || all.includes('eyJ'))).toEqual([]);
});

it('a token that has ended is refused by GitHub, and by Git', async () => {
  const token = await gitops.source();
  world.clock.pass(3600);
  const forge = world.connect({ gitopsToken: token });
  await expect(forge.pullRequests.findOpen('topic', 'main', never)).rejects.toMatchObject({ code: 'forbidden' });
  await using opened = await open(world.gitops.cloneUrl, { token });
  await expect(opened.repository.head('main', never)).rejects.toMatchObject({ code: 'forbidden' });
});

it('a token that GitHub does not know yet is tried again, for some seconds', async () => {
  const forge = world.connect({ gitopsToken: gitops.source });
  const unknown = { status: 401, body: { message: 'Bad credentials' } };
  world.server.fail({ method: 'GET', path: /pulls/ }, 2, unknown);
  expect(await forge.pullRequests.findOpen('topic', 'main', never)).toBeUndefined();
  expect(world.clock.slept).toEqual([1000, 2000]);
  expect(world.logged).toContainEqual(
    expect.stringMatching(/^info: GitHub does not know the new token yet; asking again in 1 s$/),
  );
  // some time later that is an answer
  world.clock.pass(60);
  world.server.fail({ method: 'GET', path: /pulls/ }, 1, unknown);
  await expect(forge.pullRequests.findOpen('topic', 'main', never)).rejects.toMatchObject({ code: 'forbidden' });
});

it('a token that was given is not new, whenever it is used first', async () => {
  const token = await gitops.source();
  world.server.fail({ method: 'GET', path: /pulls/ }, 1, { status: 401, body: { message: 'Bad credentials' } });
  const forge = world.connect({ gitopsToken: token });
  await expect(forge.pullRequests.findOpen('topic', 'main', never)).rejects.toMatchObject({ code: 'forbidden' });
});
