import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommitStatus } from '../../src/ports/forge.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

let world: World;
let commit: string;
let building: CommitStatus;

beforeEach(async () => {
  world = await startWorld();
  commit = world.application.head();
  const context = 'gitops-deploy/api/staging';
  building = { commit, context, state: 'pending', description: 'building', url: 'https://ci.example/1' };
});

afterEach(async () => world[Symbol.asyncDispose]());

const posted = () => world.application.statuses(commit);

it('posts a status with its address', async () => {
  await world.forge.statuses.set(building, never);
  expect(posted()).toMatchObject([
    { context: building.context, state: 'pending', description: 'building', target_url: 'https://ci.example/1' },
  ]);
});

it('posts a status without an address', async () => {
  const { url: _, ...plain } = building;
  await world.forge.statuses.set(plain, never);
  expect(posted()).toMatchObject([{ target_url: null }]);
});

it('cuts a description that is too long', async () => {
  await world.forge.statuses.set({ ...building, description: `${'🚀'.repeat(139)} and on` }, never);
  expect(posted()).toMatchObject([{ description: `${'🚀'.repeat(139)}…` }]);
});

it('asks nothing and posts nothing when it is said again', async () => {
  await world.forge.statuses.set(building, never);
  world.requests();
  await world.forge.statuses.set(building, never);
  expect(world.requests()).toEqual([]);
});

it('does not repeat what an earlier run has posted', async () => {
  await world.forge.statuses.set(building, never);
  await world.connect().statuses.set(building, never);
  expect(posted()).toHaveLength(1);
});

it('knows the context in another case for the same', async () => {
  await world.forge.statuses.set(building, never);
  await world.connect().statuses.set({ ...building, context: 'GitOps-Deploy/API/staging' }, never);
  expect(posted()).toHaveLength(1);
});

it.each<Partial<CommitStatus>>([{ state: 'success' }, { description: 'scanning' }, { url: 'https://ci.example/2' }])(
  'posts what differs: %j',
  async (change) => {
    await world.forge.statuses.set(building, never);
    await world.connect().statuses.set({ ...building, ...change }, never);
    expect(posted()).toHaveLength(2);
  },
);

it('compares with the newest status of the context, not with an older one', async () => {
  await world.forge.statuses.set(building, never);
  await world.forge.statuses.set({ ...building, state: 'failure' }, never);
  await world.connect().statuses.set(building, never);
  expect(posted().map(({ state }) => state)).toEqual(['pending', 'failure', 'pending']);
});

it('keeps applications and environments apart', async () => {
  await world.forge.statuses.set(building, never);
  await world.forge.statuses.set({ ...building, context: 'gitops-deploy/api/production' }, never);
  await world.forge.statuses.set({ ...building, context: 'gitops-deploy/web/staging' }, never);
  expect(new Set(posted().map(({ context }) => context)).size).toBe(3);
});

it('finds its own among more contexts than one page holds', async () => {
  await world.forge.statuses.set(building, never);
  const [ours] = posted();
  if (ours === undefined) throw new Error('nothing was posted');
  for (let other = 0; other < 150; other += 1)
    world.server.state.statuses.push({ ...ours, id: 1000 + other, context: `other/${other}` });
  world.requests();
  await world.connect().statuses.set(building, never);
  expect(world.requests()).toEqual(Array(2).fill(`GET /repos/acme/api/commits/${commit}/status`));
});

it('does not take for posted what GitHub refused', async () => {
  world.server.fail({ method: 'POST', path: /statuses/ }, 1, { status: 403, body: { message: 'no' } });
  await rejectionOf(world.forge.statuses.set(building, never));
  await world.forge.statuses.set(building, never);
  expect(posted()).toHaveLength(1);
});
