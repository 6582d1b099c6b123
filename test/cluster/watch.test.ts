import { describe, expect, test } from 'vitest';
import type { Listing } from '../../src/ports/cluster.ts';
import { isWatch, json, status } from '../../world/cluster/api-server.ts';
import {
  connectTo,
  lists,
  named,
  namesIn,
  pods,
  podsPath,
  rollouts,
  rolloutsPath,
  Watching,
  watchServer,
} from './connection.ts';
import { FakeClock } from './fake-clock.ts';

describe('what is seen', () => {
  test('the first state has every type, in the order asked for', async () => {
    const { server, watching } = await watchServer({ types: [pods, rollouts] });
    await using _ = server;
    server.put(podsPath, named('api-1'));
    server.put(rolloutsPath, named('api'));
    await using states = await watching();
    const { value } = await states.next();
    expect(value.listings.map(namesIn)).toEqual([['api-1'], ['api']]);
  });

  test('there is no state before the slowest type has answered', async () => {
    const { server, watching } = await watchServer({ types: [pods, rollouts] });
    await using _ = server;
    const held: (() => void)[] = [];
    server.on(
      ({ path }) => path === podsPath,
      (_request, response) => held.push(() => json(response, 200, { metadata: { resourceVersion: '1' }, items: [] })),
      1,
    );
    await using states = await watching();
    const first = states.next();
    await server.until(() => server.streams(rolloutsPath) === 1);
    for (const answer of held) answer();
    expect((await first).value.listings.map(({ state }: { state: string }) => state)).toEqual(['listed', 'listed']);
  });

  test('a long list is read page by page', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.pageSize = 2;
    for (const name of ['a', 'b', 'c', 'd', 'e']) server.put(rolloutsPath, named(name));
    await using states = await watching();
    await states.until(lists('a', 'b', 'c', 'd', 'e'));
    const asked = server.lists(rolloutsPath).map(({ query }) => [query.get('limit'), query.get('continue')]);
    expect(asked).toEqual([
      ['500', null],
      ['500', '2'],
      ['500', '4'],
    ]);
  });

  test('added, changed and deleted objects are seen', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.put(rolloutsPath, named('old'));
    await using states = await watching();
    await states.until(lists('old'));
    server.put(rolloutsPath, named('new'));
    await states.until(lists('new', 'old'));
    server.put(rolloutsPath, { ...named('new'), status: { phase: 'Healthy' } });
    await states.until(
      (listing) => listing?.state === 'listed' && JSON.stringify(listing.objects).includes('"phase":"Healthy"'),
    );
    server.remove(rolloutsPath, named('old'));
    expect(await states.until(lists('new'))).toBeDefined();
  });

  test('an object that was deleted and made again under its name is one object', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.put(rolloutsPath, named('api', { uid: 'first' }));
    await using states = await watching();
    await states.until(lists('api'));
    server.remove(rolloutsPath, named('api', { uid: 'first' }));
    server.put(rolloutsPath, named('api', { uid: 'second' }));
    const [listing] = await states.until((one) => one?.state === 'listed' && one.objects[0]?.metadata.uid === 'second');
    expect(namesIn(listing)).toEqual(['api']);
  });

  test('managedFields are not kept', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.put(rolloutsPath, named('api', { managedFields: [{ manager: 'argo' }], labels: { app: 'api' } }));
    await using states = await watching();
    const [listing] = await states.until(lists('api'));
    const seen = listing?.state === 'listed' ? listing.objects[0] : undefined;
    expect(seen?.metadata).toEqual({ name: 'api', uid: 'uid-api', labels: { app: 'api' }, resourceVersion: '101' });
  });

  test('a change is told at once, and what comes while the reader is busy is one state', async () => {
    const clock = new FakeClock(0);
    const { server, watching } = await watchServer({ clock });
    await using _ = server;
    await using witness = new Watching(await connectTo({ port: server.port }), [rollouts]);
    await using states = await watching();
    await states.next();
    await server.until(() => server.streams(rolloutsPath) === 1);
    // the opening of the stream was a change of its own
    await states.next();
    const alone = states.next();
    await clock.asleep(900);
    server.put(rolloutsPath, named('a'));
    expect((await alone).value.listings.map(namesIn)).toEqual([['a']]);
    for (const name of ['b', 'c']) server.put(rolloutsPath, named(name));
    await witness.until(lists('a', 'b', 'c'));
    await new Promise((resolve) => setImmediate(resolve));
    expect((await states.next()).value.listings.map(namesIn)).toEqual([['a', 'b', 'c']]);
  });

  test('a reader who takes long is left as long in peace, and one who takes little is not kept waiting', async () => {
    const clock = new FakeClock(0);
    const { server, watching } = await watchServer({ clock });
    await using _ = server;
    await using states = await watching();
    await states.next();
    await server.until(() => server.streams(rolloutsPath) === 1);
    await states.next();
    // what it may take at once
    clock.advance(250);
    const soon = states.next();
    await clock.asleep(900);
    server.put(rolloutsPath, named('a'));
    await soon;
    // more than that, and no more is asked back than a while
    clock.advance(2000);
    server.put(rolloutsPath, named('b'));
    const late = states.next();
    await clock.asleep(250);
    clock.advance(250);
    await late;
    clock.advance(70);
    void states.next();
    await clock.asleep(70);
  });

  test('without any change a state is told each second', async () => {
    const clock = new FakeClock(100);
    const { server, watching } = await watchServer({ clock });
    await using _ = server;
    await using states = await watching();
    await states.until(lists());
    await server.until(() => server.streams(rolloutsPath) === 1);
    // the opening of the stream was a change of its own
    await states.next();
    const began = clock.now().getTime();
    const next = states.next();
    await clock.asleep(900);
    clock.advance(900);
    expect((await next).value.at.getTime() - began).toBeLessThanOrEqual(1000);
  });
});

describe('streams', () => {
  test('one stream a type, with bookmarks and a time after which the server ends it', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    for (const name of ['a', 'b', 'c']) server.put(rolloutsPath, named(name));
    await using states = await watching();
    await states.until(lists('a', 'b', 'c'));
    await server.until(() => server.streams(rolloutsPath) === 1);
    const [watch] = server.watches(rolloutsPath);
    expect(Object.fromEntries(watch?.query ?? [])).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: '103',
      timeoutSeconds: '60',
    });
  });

  test('after a broken connection it goes on from the last version, without a list', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(lists());
    await server.until(() => server.streams(rolloutsPath) === 1);
    server.put(rolloutsPath, named('a'));
    await states.until(lists('a'));
    server.cut();
    server.put(rolloutsPath, named('b'));
    await states.until(lists('a', 'b'));
    expect(server.lists(rolloutsPath)).toHaveLength(1);
    expect(server.watches(rolloutsPath).at(-1)?.query.get('resourceVersion')).toBe('101');
  });

  test('after a broken connection it is behind until it has been told something, or has held for a second', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(lists());
    await server.until(() => server.streams(rolloutsPath) === 1);
    const isBehind = (listing?: Listing) => listing?.state === 'listed' && listing.isBehind === true;
    server.cut();
    await states.until(isBehind);
    await server.until(() => server.streams(rolloutsPath) === 1);
    server.put(rolloutsPath, named('a'));
    await states.until((listing) => lists('a')(listing) && !isBehind(listing));
    server.cut();
    await states.until(isBehind);
    await server.until(() => server.streams(rolloutsPath) === 1);
    await states.until((listing) => {
      clock.advance(1000);
      return !isBehind(listing);
    });
  });

  test('a bookmark moves the version from which it goes on', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(lists());
    await server.until(() => server.streams(rolloutsPath) === 1);
    const version = server.bookmark(rolloutsPath);
    server.endStreams();
    void states.next();
    await server.until(() => server.watches(rolloutsPath).length === 2);
    expect(server.watches(rolloutsPath).at(-1)?.query.get('resourceVersion')).toBe(version);
  });

  test('a 410 in the stream: it lists again, and what is gone is gone', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.put(rolloutsPath, named('a'));
    await using states = await watching();
    await states.until(lists('a'));
    await server.until(() => server.streams(rolloutsPath) === 1);
    server.cut();
    server.remove(rolloutsPath, named('a'));
    server.put(rolloutsPath, named('b'));
    server.compact();
    await states.until(lists('b'));
    expect(server.lists(rolloutsPath)).toHaveLength(2);
  });

  test('a 410 as the answer to a watch: it lists again', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.on(isWatch, (_request, response) => status(response, 410, 'too old'), 1);
    server.put(rolloutsPath, named('a'));
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    expect(server.lists(rolloutsPath)).toHaveLength(2);
  });

  test('a 410 between two pages: it lists from the beginning', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.pageSize = 1;
    for (const name of ['a', 'b']) server.put(rolloutsPath, named(name));
    server.on(
      ({ query }) => query.has('continue'),
      (_request, response) => status(response, 410, 'expired'),
      1,
    );
    await using states = await watching();
    await states.until(lists('a', 'b'));
    expect(server.lists(rolloutsPath).map(({ query }) => query.get('continue'))).toEqual([null, '1', null, '1']);
  });

  test('another error in the stream: it lists again', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    server.failStreams(500);
    await states.until(() => server.lists(rolloutsPath).length === 2);
    expect((await states.next()).value.listings[0].state).toBe('listed');
  });

  test('after an error in the stream its connection is closed from here', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    server.write(rolloutsPath, Buffer.from('{"type":"ERROR","object":{"kind":"Status","code":410}}\n'));
    await states.until(() => server.watches(rolloutsPath).length === 2);
    await server.until(() => server.streams(rolloutsPath) === 1);
    expect(server.lists(rolloutsPath)).toHaveLength(2);
  });

  test('characters and lines may be cut anywhere, and lines may be megabytes long', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    const object = { metadata: { name: 'grün-🚀', uid: 'x' }, text: 'ß'.repeat(2_000_000) };
    const bytes = Buffer.from(`${JSON.stringify({ type: 'ADDED', object })}\n`);
    const rocket = bytes.indexOf(Buffer.from('🚀'));
    const cuts = [0, 1, rocket + 1, rocket + 3, 1_000_001, bytes.length - 1, bytes.length];
    for (const [index, cut] of cuts.slice(1).entries()) {
      server.write(rolloutsPath, bytes.subarray(cuts[index], cut));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const [listing] = await states.until(lists('grün-🚀'));
    expect(listing?.state === 'listed' && listing.objects[0]?.text === object.text).toBe(true);
  });

  test('a line that was cut off with its connection is seen whole from the next', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    server.write(rolloutsPath, Buffer.from('{"type":"ADDED","object":{"metadata":{"na'));
    server.endStreams();
    server.put(rolloutsPath, named('a'));
    expect(await states.until(lists('a'))).toBeDefined();
  });

  test('streams that end at once are not asked for in a tight loop', async () => {
    const clock = new FakeClock(100);
    const { server, watching } = await watchServer({ clock });
    await using _ = server;
    server.on(isWatch, (_request, response) => response.writeHead(200).end());
    await using states = await watching();
    void states.next();
    for (const asked of [1, 2, 3]) {
      await clock.asleep(1000);
      expect(server.watches(rolloutsPath)).toHaveLength(asked);
      clock.advance(1000);
    }
  });
});
