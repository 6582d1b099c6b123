import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordHistory, RecordNote, RecordPayload } from '../../src/deployment/record.ts';
import type { HistorySearch } from '../../src/ports/forge.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

const begun: RecordNote = { state: 'open', stage: 'write', sentence: 'about to be written' };
const healthy: RecordNote = { state: 'succeeded', stage: 'rollout', reason: 'healthy', sentence: 'healthy' };

let world: World;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(async () => world[Symbol.asyncDispose]());

function create(application = 'api', environment = 'staging'): Promise<number> {
  const payload: RecordPayload = {
    version: 1,
    application,
    environment,
    source: world.application.head(),
    branch: 'main',
    date: '2026-03-01T12:00:00Z',
    image: `ghcr.io/acme/${application}:1`,
    platformDigests: [],
    explicit: false,
    kind: 'deploy',
    edits: [],
  };
  return world.forge.records.create(payload, begun, never);
}

async function history(more: Partial<HistorySearch> = {}, forge = world.forge) {
  const records: RecordHistory[] = [];
  const search = { application: 'api', environment: undefined, since: new Date(0), most: 1000, ...more };
  const end = await forge.records.history(search, (record) => void records.push(record), never);
  return { records, end };
}

/** Copies of one record, so many seconds apart. */
async function seed(count: number, seconds: number): Promise<void> {
  await create();
  const { deployments } = world.server.state;
  const [first] = deployments;
  if (first === undefined) throw new Error('there is none');
  for (let made = 1; made < count; made += 1) {
    world.clock.pass(seconds);
    const created_at = world.clock.now().toISOString().replace('.000', '');
    deployments.push({ ...first, id: first.id + 1000 + made, created_at, updated_at: created_at });
  }
}

describe('the history of records', () => {
  it('has every note in its order, with its time', async () => {
    const id = await create();
    const first = world.clock.now();
    world.clock.pass(60);
    await world.forge.records.note(id, 'staging', { ...healthy, url: 'https://ci.example/1' }, never);
    const { records, end } = await history();
    expect(records).toMatchObject([
      {
        id,
        createdAt: first,
        notes: [
          { note: begun, at: first },
          { note: { ...healthy, url: 'https://ci.example/1' }, at: world.clock.now() },
        ],
      },
    ]);
    expect(end).toBe('first');
  });

  it.each(['oldest-first', 'newest-first'] as const)(
    'keeps the order of notes of one second, told with the %s',
    async (order) => {
      world.server.state.deploymentStatuses = order;
      const id = await create();
      await world.forge.records.note(id, 'staging', healthy, never);
      const { records } = await history();
      expect(records[0]?.notes.map(({ note }) => note.state)).toEqual(['open', 'succeeded']);
    },
  );

  it('leaves out what others put on the same deployment, and other applications', async () => {
    const id = await create();
    await create('web');
    await world.forge.records.note(id, 'staging', healthy, never);
    const statuses = world.server.state.deployments.find((one) => one.id === id)?.statuses ?? [];
    statuses.push(...statuses.slice(0, 1).map((one) => ({ ...one, state: 'inactive', description: '' })));
    const { records } = await history();
    expect(records.map((one) => [one.id, one.notes.length])).toEqual([[id, 2]]);
  });

  it('is one environment, or all', async () => {
    const [staging, production] = [await create(), await create('api', 'production')];
    expect((await history()).records.map(({ id }) => id)).toEqual([production, staging]);
    expect((await history({ environment: 'staging' })).records.map(({ id }) => id)).toEqual([staging]);
  });

  it('takes two requests for a hundred, and stops at the page that is old enough', async () => {
    await seed(250, 60);
    world.requests();
    const since = new Date(world.clock.now().getTime() - 150 * 60_000);
    const { records, end } = await history({ since });
    expect([records.length, end]).toEqual([200, 'reached']);
    expect(world.requests()).toHaveLength(4);
    expect(await history({ most: 100 })).toMatchObject({ end: 'cut', records: { length: 100 } });
  });

  it('gives none twice where another is made while pages are read', async () => {
    await seed(120, 60);
    const ids: number[] = [];
    const give = ({ id }: RecordHistory) => {
      if (ids.length === 0)
        world.server.state.deployments.push(
          ...world.server.state.deployments.slice(0, 1).map((one) => ({ ...one, id: 99_999 })),
        );
      ids.push(id);
    };
    await world.forge.records.history(
      { application: 'api', environment: undefined, since: new Date(0), most: 1000 },
      give,
      never,
    );
    expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
  });

  it('asks for a record with very many notes by itself', async () => {
    const id = await create();
    for (let noted = 0; noted < 100; noted += 1) await world.forge.records.note(id, 'staging', begun, never);
    await world.forge.records.note(id, 'staging', healthy, never);
    const { records } = await history();
    expect(records[0]?.notes.at(-1)?.note.state).toBe('succeeded');
  });

  it('says what the token lacks', async () => {
    const forge = world.connectAs({ permissions: { contents: 'read' } });
    expect(await rejectionOf(history({}, forge))).toMatchObject({ code: 'forbidden' });
  });
});
