import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hold } from '../../src/ports/holds.ts';
import type { Transport } from './transports.ts';
import { transports } from './transports.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

const ref = 'refs/gitops-deploy/holds/api/production';
let world: World;
let one: Transport;
let other: Transport;

afterEach(async () => {
  await one[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

function hold(given: Partial<Hold> = {}): Hold {
  const since = new Date('2026-03-01T11:00:00.123Z');
  return { application: 'api', environment: 'production', owner: 'ann', reason: 'rolled back', since, ...given };
}

const find = (environment = 'production') => one.holds.find('api', environment, never);
const refs = () => world.gitops.refs('refs/gitops-deploy/');

const older = { withoutMutations: ['updateRefs'] };
const pairs = [
  ['api', 'git', {}],
  ['git', 'api', {}],
  ['api', 'api', {}],
  ['api', 'api', older],
] as const;

describe.each(pairs)('holds over %s beside %s, on GitHub %o', (first, second, options) => {
  beforeEach(async () => {
    world = await startWorld(options);
    one = await transports[first](world);
    other = await transports[second](world);
  });

  it('are seen by each other, with all that they say', async () => {
    expect(await find()).toBeUndefined();
    const placed = hold({ until: new Date('2026-04-01T00:00:00Z'), url: 'https://ci.example/1', record: 7 });
    expect(await other.holds.place(placed, never)).toEqual({ result: 'placed', hold: placed });
    expect(await find()).toEqual(placed);
    expect(await one.holds.place(hold({ owner: 'bob' }), never)).toEqual({ result: 'already-held', hold: placed });
    expect(await one.holds.release('api', 'production', never)).toEqual(placed);
    expect(refs()).toEqual({});
    expect(await other.holds.release('api', 'production', never)).toBeUndefined();
  });

  it('whose time is over are swept away, and others stay', async () => {
    await one.holds.place(hold({ until: new Date('2026-01-01T00:00:00Z') }), never);
    await one.holds.place(hold({ environment: 'staging' }), never);
    expect(await other.holds.sweep('api', 'production', never)).toMatchObject({ owner: 'ann' });
    expect(await other.holds.sweep('api', 'production', never)).toBeUndefined();
    expect(await other.holds.sweep('api', 'staging', never)).toBeUndefined();
    expect(Object.keys(refs())).toEqual(['refs/gitops-deploy/holds/api/staging']);
  });

  it('of every application count behind their own, and none of another name', async () => {
    await other.holds.place(hold({ application: 'api-two' }), never);
    await other.holds.place(hold({ environment: 'production-eu' }), never);
    expect(await find()).toBeUndefined();
    await other.holds.place(hold({ application: '_all' }), never);
    expect(await find()).toMatchObject({ application: '_all' });
    await other.holds.place(hold({ owner: 'bob' }), never);
    expect(await find()).toMatchObject({ application: 'api', owner: 'bob' });
  });

  it('that are over are none, and make room', async () => {
    await other.holds.place(hold({ until: new Date('2026-03-01T11:59:59Z') }), never);
    expect(await find()).toBeUndefined();
    expect(await one.holds.place(hold({ owner: 'bob' }), never)).toMatchObject({ result: 'placed' });
    expect(await find()).toMatchObject({ owner: 'bob' });
  });

  it('that cannot be read hold all the same', async () => {
    world.gitops.git('update-ref', ref, world.gitops.head());
    expect(await find()).toMatchObject({ owner: 'unknown', reason: 'the hold cannot be read' });
    world.gitops.git('update-ref', ref, world.gitops.git('rev-parse', 'main:README.md'));
    expect(await find()).toMatchObject({ owner: 'unknown' });
  });

  it('are placed by one of many', async () => {
    const owners = ['a', 'b', 'c', 'd', 'e', 'f'];
    const placed = await Promise.all(
      owners.map((owner, at) => (at % 2 === 0 ? one : other).holds.place(hold({ owner }), never)),
    );
    const winner = await find();
    expect(placed.filter(({ result }) => result === 'placed')).toEqual([{ result: 'placed', hold: winner }]);
    expect(placed.every((each) => each.hold.owner === winner?.owner)).toBe(true);
  });
});

describe('holds over the API', () => {
  beforeEach(async () => {
    world = await startWorld();
    one = await transports.api(world);
    other = await transports.api(world, 'ghs_reader_0123456789');
  });

  function grant(repositories: readonly string[]): void {
    const permissions = { contents: 'read' } as const;
    world.server.addToken('ghs_reader_0123456789', { login: 'r', type: 'app-installation', repositories, permissions });
  }

  it('are looked for by two requests', async () => {
    await find();
    const begin = 'GET /repos/acme/gitops/git/matching-refs/gitops-deploy/holds';
    expect(world.requests().map(decodeURIComponent)).toEqual([`${begin}/api/production`, `${begin}/_all/production`]);
  });

  it('are never none where the token sees nothing, or nobody answers', async () => {
    grant([]);
    expect(await rejectionOf(other.holds.find('api', 'production', never))).toMatchObject({ code: 'forbidden' });
    world.server.fail({ method: 'GET', path: /matching-refs/ }, 99, { status: 503 });
    expect(await rejectionOf(find())).toMatchObject({ code: 'gitops-unreachable' });
  });

  it('are forbidden to a token that may not write', async () => {
    grant(['acme/gitops']);
    expect(await rejectionOf(other.holds.place(hold(), never))).toMatchObject({ code: 'forbidden' });
    expect(refs()).toEqual({});
  });

  it('are placed by REST where GitHub takes no such ref by GraphQL, and by nobody twice', async () => {
    const errors = [{ type: 'UNPROCESSABLE', message: 'not a branch' }];
    world.server.fail({ method: 'POST', path: /git\/refs$/ }, 1, 'lose-reply');
    const refuse = { method: 'POST', path: /^\/graphql$/ };
    const id = { data: { repository: { id: 'R' } } };
    world.server.fail(refuse, 1, { status: 200, body: id });
    world.server.fail(refuse, 1, { status: 200, body: { errors } });
    expect(await one.holds.place(hold(), never)).toMatchObject({ result: 'placed' });
    expect(await find()).toEqual(hold());
    expect(Object.keys(refs())).toEqual([ref]);
  });
});
