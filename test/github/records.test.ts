import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import { octokitOf } from '../../world/github/octokit.ts';
import { startGate } from './gate.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

const begun: RecordNote = { state: 'open', stage: 'write', sentence: 'about to be written' };
const healthy: RecordNote = { state: 'succeeded', stage: 'rollout', reason: 'healthy', sentence: 'healthy' };
const revision = 'a1b2c3d4'.repeat(5);
const api = { owner: 'acme', repo: 'api' };

let world: World;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(async () => world[Symbol.asyncDispose]());

function payloadOf(more: Partial<RecordPayload> = {}): RecordPayload {
  return {
    version: 1,
    application: 'api',
    environment: 'staging',
    source: world.application.head(),
    branch: 'main',
    date: '2026-03-01T12:00:00Z',
    image: `ghcr.io/acme/api:1@sha256:${'b'.repeat(64)}`,
    platformDigests: [],
    explicit: false,
    kind: 'deploy',
    edits: [{ file: 'values.yaml', path: '.image.tag', from: '', to: '1' }],
    run: { id: 42, attempt: 1, url: 'https://github.com/acme/api/actions/runs/42' },
    ...more,
  };
}

async function create(more: Partial<RecordPayload> = {}, note: RecordNote = begun): Promise<number> {
  return world.forge.records.create(payloadOf(more), note, never);
}

async function list(environment: string | undefined = 'staging', limit = 30, application = 'api') {
  return world.forge.records.list(application, environment, limit, never);
}

/** Somebody else with the permission to deploy. */
function stranger() {
  return octokitOf(world.server, { permissions: { deployments: 'write' } });
}

describe('a record', () => {
  it('is a deployment of its commit, that waits for no status and merges nothing', async () => {
    await world.forge.statuses.set(
      { commit: world.application.head(), context: 'x', state: 'failure', description: '' },
      never,
    );
    const id = await create();
    expect(world.application.deployments()).toMatchObject([
      { id, sha: world.application.head(), environment: 'staging', task: 'gitops-deploy:api', payload: payloadOf() },
    ]);
    const request = world.server.requests.find(
      ({ method, path }) => method === 'POST' && path.endsWith('/deployments'),
    );
    expect(request?.body).toMatchObject({ auto_merge: false, required_contexts: [] });
  });

  it('comes back as it was made', async () => {
    const note: RecordNote = { ...begun, url: 'https://github.com/acme/api/actions/runs/42' };
    const id = await create({ pullRequest: 7 }, note);
    const at = world.clock.now();
    expect(await list()).toEqual([{ id, createdAt: at, payload: payloadOf({ pullRequest: 7 }), note, notedAt: at }]);
  });

  it('says what was noted last, and when', async () => {
    const id = await create();
    world.clock.pass(60);
    const note: RecordNote = { ...healthy, revision, url: 'https://ci.example/1' };
    await world.forge.records.note(id, 'staging', note, never);
    expect(await list()).toMatchObject([{ id, note, notedAt: world.clock.now() }]);
  });

  it('says what was noted last also within one second', async () => {
    const id = await create();
    await world.forge.records.note(
      id,
      'staging',
      { state: 'paused', stage: 'write', reason: 'held', sentence: 'held' },
      never,
    );
    expect(await list()).toMatchObject([{ note: { state: 'paused', reason: 'held' } }]);
  });

  it('without any note is open: its run died before the first', async () => {
    world.server.fail({ method: 'POST', path: /\/deployments\/\d+\/statuses$/ }, 1, { status: 403 });
    await rejectionOf(create());
    expect(await list()).toMatchObject([{ note: { state: 'open', stage: 'write' } }]);
  });

  it('is made once where the answer was lost', async () => {
    world.server.fail({ method: 'POST', path: /\/deployments$/ }, 1, 'lose-reply');
    const id = await create();
    expect(world.application.deployments().map((one) => one.id)).toEqual([id]);
  });

  it('is made again where it was not made', async () => {
    world.server.fail({ method: 'POST', path: /\/deployments$/ }, 2, { status: 502 });
    const id = await create();
    expect(world.application.deployments().map((one) => one.id)).toEqual([id]);
    expect(world.clock.slept).toEqual([1000, 2000]);
  });

  it('is not the finished one of an equal deployment, where the answer was lost', async () => {
    const { run: _, ...bare } = payloadOf();
    const earlier = await world.forge.records.create(bare, healthy, never);
    world.server.fail({ method: 'POST', path: /\/deployments$/ }, 1, { status: 502 });
    expect(await world.forge.records.create(bare, begun, never)).not.toBe(earlier);
  });

  it('cannot be made of a commit that GitHub does not know', async () => {
    const error = await rejectionOf(create({ source: 'f'.repeat(40) }));
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('No ref found') });
  });
});

describe('a list', () => {
  it('has the newest first, and no more than asked', async () => {
    const ids = [await create(), await create(), await create()];
    expect((await list()).map(({ id }) => id)).toEqual(ids.toReversed());
    expect((await list('staging', 2)).map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
  });

  it('never mixes two applications and two environments', async () => {
    const ids = new Map<string, number>();
    for (const application of ['api', 'api-admin'])
      for (const environment of ['staging', 'production'])
        ids.set(`${application}/${environment}`, await create({ application, environment }));
    for (const [name, id] of ids) {
      const [application, environment] = name.split('/');
      expect((await list(environment, 30, application)).map((one) => one.id)).toEqual([id]);
    }
  });

  it('has every environment where none is named', async () => {
    const staging = await create();
    const production = await create({ environment: 'production' });
    expect((await world.forge.records.list('api', undefined, 30, never)).map(({ id }) => id)).toEqual([
      production,
      staging,
    ]);
  });

  it('of a pull request has its records alone, of every environment, and asks for no others', async () => {
    const staging = await create({ pullRequest: 7 });
    for (let index = 0; index < 40; index += 1) await create({ environment: 'production', pullRequest: 8 });
    const production = await create({ environment: 'production', pullRequest: 7 });
    world.requests();
    const found = await world.forge.records.ofPullRequest('api', 7, never);
    expect(found.map(({ id }) => id)).toEqual([production, staging]);
    expect(world.requests()).toHaveLength(3);
  });

  it.each<[string, string | Record<string, unknown>]>([
    ['of another tool', { deploy: 'migrate' }],
    ['of a later version', { version: 2, application: 'api', environment: 'staging' }],
    ['that is no JSON', 'deploy it'],
    ['of nothing', ''],
  ])('leaves out a payload %s', async (_, payload) => {
    const deployment = { task: 'gitops-deploy:api', environment: 'staging', auto_merge: false, required_contexts: [] };
    await stranger().rest.repos.createDeployment({ ...api, ref: 'main', ...deployment, payload });
    const id = await create();
    expect((await list()).map((one) => one.id)).toEqual([id]);
  });

  it('leaves out a payload of another application under our task', async () => {
    const deployment = { task: 'gitops-deploy:api', environment: 'staging', auto_merge: false, required_contexts: [] };
    const payload = { ...payloadOf({ application: 'web' }) };
    await stranger().rest.repos.createDeployment({ ...api, ref: 'main', ...deployment, payload });
    expect(await list()).toEqual([]);
  });

  it('looks further where others fill a page', async () => {
    const id = await create();
    const deployment = { task: 'gitops-deploy:api', environment: 'staging', auto_merge: false, required_contexts: [] };
    for (let other = 0; other < 3; other += 1)
      await stranger().rest.repos.createDeployment({ ...api, ref: 'main', ...deployment, payload: 'theirs' });
    expect((await list('staging', 2)).map((one) => one.id)).toEqual([id]);
  });

  it('knows a healthy deployment for one after GitHub has retired it', async () => {
    const id = await create({}, healthy);
    const octokit = stranger();
    const made = await octokit.rest.repos.createDeployment({
      ...api,
      ref: 'main',
      environment: 'staging',
      auto_merge: false,
      required_contexts: [],
    });
    if (!('id' in made.data)) throw new Error('no deployment was made');
    await octokit.rest.repos.createDeploymentStatus({ ...api, deployment_id: made.data.id, state: 'success' });
    expect(
      world.application
        .deployments()
        .find((one) => one.id === id)
        ?.statuses.at(-1)?.state,
    ).toBe('inactive');
    expect(await list()).toMatchObject([{ id, note: { state: 'succeeded', reason: 'healthy' } }]);
  });

  it('retires no record of another application in the environment', async () => {
    await create({}, healthy);
    await create({ application: 'web' }, healthy);
    expect(world.application.deployments().flatMap(({ statuses }) => statuses.map(({ state }) => state))).toEqual([
      'success',
      'success',
    ]);
  });

  it('passes over what somebody else says of a record', async () => {
    const id = await create({}, healthy);
    const foreign = { state: 'error', description: 'Deploy to staging failed' } as const;
    await stranger().rest.repos.createDeploymentStatus({ ...api, deployment_id: id, ...foreign });
    expect(await list()).toMatchObject([{ note: { state: 'succeeded', sentence: 'healthy' } }]);
  });

  it('knows the revision from an older note', async () => {
    const id = await create();
    await world.forge.records.note(id, 'staging', { ...begun, stage: 'sync', revision, sentence: 'written' }, never);
    await world.forge.records.note(id, 'staging', { ...healthy, state: 'failed', reason: 'crash-loop' }, never);
    expect(await list()).toMatchObject([{ note: { state: 'failed', reason: 'crash-loop', revision } }]);
  });
});

describe('a list that is asked for again', () => {
  it('asks for a finished record once, and for an unfinished one each time', async () => {
    await create({}, healthy);
    await create({}, { ...healthy, state: 'superseded', reason: 'newer-deployment' });
    const open = await create();
    await list();
    world.requests();
    await list();
    expect(world.requests()).toEqual([
      'GET /repos/acme/api/deployments',
      `GET /repos/acme/api/deployments/${open}/statuses`,
    ]);
  });

  it('sees what another run has said of a finished one', async () => {
    const id = await create({}, healthy);
    await list();
    world.clock.pass(1);
    const later: RecordNote = { state: 'failed', stage: 'rollout', reason: 'rollout-aborted', sentence: 'aborted' };
    await world.connect().records.note(id, 'staging', later, never);
    expect(await list()).toMatchObject([{ note: later }]);
  });
});

it('few statuses are asked for at the same time', async () => {
  for (let made = 0; made < 20; made += 1) await create();
  await using gate = await startGate(world.server.url);
  const forge = world.connect({ apiUrl: `${gate.url}/api/v3` });
  expect(await forge.records.list('api', 'staging', 20, never)).toHaveLength(20);
  expect(gate.mostAtOnce).toBeGreaterThan(1);
  expect(gate.mostAtOnce).toBeLessThanOrEqual(8);
});
