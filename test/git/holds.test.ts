import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hold } from '../../src/ports/holds.ts';
import type { Opened } from './opened.ts';
import { never, open } from './opened.ts';
import { GitServer } from './server.ts';

const ref = 'refs/gitops-deploy/holds/api/production';

let server: GitServer;
let opened: Opened;
let other: Opened;

beforeEach(async () => {
  server = await GitServer.start();
  opened = await open(server.url);
  other = await open(server.url);
  await server.commit({ 'a.yaml': 'a' });
});

afterEach(async () => {
  await opened[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

function hold(given: Partial<Hold> = {}): Hold {
  const since = new Date('2026-03-01T11:00:00.123Z');
  return { application: 'api', environment: 'production', owner: 'ann', reason: 'rolled back', since, ...given };
}

const find = (environment = 'production') => opened.holds.find('api', environment, never);
const objectAt = (name = ref) => server.git('for-each-ref', '--format=%(objectname)', name);

/** Points the ref of a hold at a commit of its own with this message. */
async function writeByHand(message: string): Promise<void> {
  const tree = await server.git('hash-object', '-t', 'tree', '-w', '/dev/null');
  const commit = await server.git(
    '-c',
    'user.name=S',
    '-c',
    'user.email=s@example.com',
    'commit-tree',
    tree,
    '-m',
    message,
  );
  await server.git('update-ref', ref, commit);
}

describe('find', () => {
  it('may be asked about many environments at the same time', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `env-${index}`);
    for (const environment of names.slice(0, 6)) await other.holds.place(hold({ environment }), never);
    for (let round = 0; round < 2; round += 1) {
      const found = await Promise.all(names.map(find));
      expect(found.map((one) => one?.environment)).toEqual(names.map((name, index) => (index < 6 ? name : undefined)));
    }
    // refs that are gone are forgotten by all at once
    for (const environment of names.slice(0, 6)) await other.holds.release('api', environment, never);
    expect(await Promise.all(names.map(find))).toEqual(names.map(() => undefined));
  });

  it('finds nothing where nobody holds', async () => {
    expect(await find()).toBeUndefined();
  });

  it('finds all of a hold that another run placed', async () => {
    const placed = hold({ until: new Date('2026-04-01T00:00:00Z'), url: 'https://ci.example/1', record: 7 });
    await other.holds.place(placed, never);
    expect(await find()).toEqual(placed);
  });

  it('finds a hold of every application', async () => {
    await other.holds.place(hold({ application: '_all' }), never);
    expect(await find()).toMatchObject({ application: '_all', owner: 'ann' });
    expect(await find('staging')).toBeUndefined();
  });

  it('prefers the hold of the application itself', async () => {
    await other.holds.place(hold({ application: '_all' }), never);
    await other.holds.place(hold({ owner: 'bob' }), never);
    expect(await find()).toMatchObject({ application: 'api', owner: 'bob' });
  });

  it('takes no hold of another environment or application whose name begins alike', async () => {
    await other.holds.place(hold({ environment: 'production-eu' }), never);
    await other.holds.place(hold({ application: 'api-two' }), never);
    expect(await find()).toBeUndefined();
  });

  it('takes no hold that has ended, but the one of every application behind it', async () => {
    await other.holds.place(hold({ until: new Date('2026-03-01T12:00:01Z') }), never);
    expect(await find()).toMatchObject({ application: 'api' });
    opened.clock.time = new Date('2026-03-01T12:00:01Z');
    expect(await find()).toBeUndefined();
    await other.holds.place(hold({ application: '_all' }), never);
    expect(await find()).toMatchObject({ application: '_all' });
  });

  it('takes away holds that are over, and no other', async () => {
    const over = new Date('2026-03-01T12:00:01Z');
    await other.holds.place(hold({ until: over }), never);
    await other.holds.place(hold({ application: '_all', owner: 'bob' }), never);
    await opened.holds.sweep('api', 'production', never);
    expect(await find()).toMatchObject({ application: 'api' });
    opened.clock.time = over;
    await opened.holds.sweep('api', 'production', never);
    expect(await other.holds.release('api', 'production', never)).toBeUndefined();
    expect(await find()).toMatchObject({ application: '_all', owner: 'bob' });
  });

  it('sees that a hold is gone', async () => {
    await opened.holds.place(hold(), never);
    await other.holds.release('api', 'production', never);
    expect(await find()).toBeUndefined();
  });

  it('asks the server for the refs of the holds alone', async () => {
    server.requests.length = 0;
    await find();
    expect(server.requests.map(({ line }) => line)).toEqual([
      'GET info/refs?service=git-upload-pack',
      'POST git-upload-pack',
    ]);
    expect(server.requests[1]?.sent).toBeLessThan(300);
  });

  it('fails where the repository does not answer', async () => {
    server.fail({ on: /./, does: { status: 503 }, times: 100 });
    await expect(find()).rejects.toMatchObject({ code: 'gitops-unreachable' });
  });

  it('is closed by a ref to a commit that is no hold', async () => {
    await writeByHand('closed for today');
    expect(await find()).toMatchObject({ application: 'api', environment: 'production', owner: 'unknown' });
  });

  it('is closed by a ref to what is no commit', async () => {
    await server.git('update-ref', ref, await server.git('rev-parse', 'main:a.yaml'));
    expect(await find()).toMatchObject({ owner: 'unknown', reason: 'the hold cannot be read' });
  });

  it('is closed by a ref that somebody pointed at a branch, which is read all the same afterwards', async () => {
    const head = await server.git('rev-parse', 'main');
    await server.git('update-ref', ref, head);
    expect(await find()).toMatchObject({ owner: 'unknown' });
    expect(await opened.repository.head('main', never)).toBe(head);
    expect((await opened.repository.read(head, ['a.yaml'], never)).size).toBe(1);
  });
});

describe('place', () => {
  it('leaves a commit that a person can read', async () => {
    await opened.holds.place(hold({ reason: 'rolled {back}\nto v1' }), never);
    const message = await server.git('log', '-1', '--format=%B', ref);
    expect(message.split('\n')[0]).toBe('Hold api in production: rolled {back} to v1 (ann)');
    expect(await server.git('ls-tree', '-r', ref)).toBe('');
    expect(await find()).toMatchObject({ reason: 'rolled {back} to v1' });
  });

  it('answers with the hold that is there', async () => {
    await opened.holds.place(hold(), never);
    const there = await objectAt();
    expect(await other.holds.place(hold({ owner: 'bob' }), never)).toEqual({ result: 'already-held', hold: hold() });
    expect(await objectAt()).toBe(there);
  });

  it('replaces a hold that has ended', async () => {
    await opened.holds.place(hold({ until: new Date('2026-03-01T11:30:00Z') }), never);
    expect(await other.holds.place(hold({ owner: 'bob' }), never)).toMatchObject({ result: 'placed' });
    expect(await find()).toMatchObject({ owner: 'bob' });
  });

  it('does not replace a hold that cannot be read', async () => {
    await writeByHand('closed');
    expect(await opened.holds.place(hold(), never)).toMatchObject({
      result: 'already-held',
      hold: { owner: 'unknown' },
    });
  });

  it('lets one of two win at the same time, and tells the other who', async () => {
    const [one, two] = await Promise.all([
      opened.holds.place(hold({ owner: 'ann' }), never),
      other.holds.place(hold({ owner: 'bob' }), never),
    ]);
    expect([one.result, two.result].sort()).toEqual(['already-held', 'placed']);
    expect(one.hold).toEqual(two.hold);
    expect(await find()).toEqual(one.hold);
  });

  it('tells the winner where the race is lost between look and push', async () => {
    server.before(/^GET info\/refs\?service=git-receive-pack/, () => other.holds.place(hold({ owner: 'bob' }), never));
    expect(await opened.holds.place(hold(), never)).toMatchObject({ result: 'already-held', hold: { owner: 'bob' } });
  });

  it('counts as placed where the answer was lost', async () => {
    server.fail({ on: /^POST git-receive-pack/, does: 'drop-after', times: 2 });
    expect(await opened.holds.place(hold(), never)).toEqual({ result: 'placed', hold: hold() });
  });

  it('is forbidden where a rule refuses it', async () => {
    await server.refusePushes('not here');
    await expect(opened.holds.place(hold(), never)).rejects.toMatchObject({ code: 'forbidden', message: /not here/ });
  });

  it('refuses names that cannot be part of a ref', async () => {
    for (const name of ['a b', 'a/b', '..', 'x.lock', '', '-x', 'a*']) {
      await expect(opened.holds.place(hold({ environment: name }), never)).rejects.toMatchObject({ code: 'bad-input' });
      await expect(opened.holds.find(name, 'production', never)).rejects.toMatchObject({ code: 'bad-input' });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('release', () => {
  it('takes the hold away and tells whose it was', async () => {
    await opened.holds.place(hold(), never);
    expect(await other.holds.release('api', 'production', never)).toEqual(hold());
    expect(await objectAt()).toBe('');
  });

  it('is nothing where nobody holds', async () => {
    expect(await opened.holds.release('api', 'production', never)).toBeUndefined();
  });

  it('takes away a hold that cannot be read', async () => {
    await writeByHand('closed');
    expect(await opened.holds.release('api', 'production', never)).toMatchObject({ owner: 'unknown' });
    expect(await objectAt()).toBe('');
  });

  it('leaves the hold of every application', async () => {
    await opened.holds.place(hold({ application: '_all' }), never);
    expect(await opened.holds.release('api', 'production', never)).toBeUndefined();
    expect(await find()).toMatchObject({ application: '_all' });
    expect(await opened.holds.release('_all', 'production', never)).toMatchObject({ application: '_all' });
  });

  it('takes away what is there when somebody replaces the hold in between', async () => {
    await opened.holds.place(hold(), never);
    server.before(/^GET info\/refs\?service=git-receive-pack/, () => writeByHand('closed'));
    expect(await opened.holds.release('api', 'production', never)).toMatchObject({ owner: 'unknown' });
    expect(await objectAt()).toBe('');
  });

  it('counts as done where the answer was lost', async () => {
    await opened.holds.place(hold(), never);
    server.fail({ on: /^POST git-receive-pack/, does: 'drop-after', times: 2 });
    expect(await opened.holds.release('api', 'production', never)).toEqual(hold());
  });

  it('is done by one of two at the same time', async () => {
    await opened.holds.place(hold(), never);
    const release = ({ holds }: Opened) => holds.release('api', 'production', never);
    const released = await Promise.all([release(opened), release(other)]);
    expect(released.filter((one) => one !== undefined).length).toBeGreaterThan(0);
    expect(await objectAt()).toBe('');
  });
});
