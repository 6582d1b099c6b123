import { describe, expect, test } from 'vitest';
import { ApiServer, isWatch, status } from '../../world/cluster/api-server.ts';
import {
  connectTo,
  isIn,
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

const isList = (request: Parameters<typeof isWatch>[0]) => !isWatch(request);
const message = 'rollouts.argoproj.io is forbidden: User "ci" cannot list resource "rollouts"';

describe('an answer that is none', () => {
  test.each(['<html>Log in</html>', '{}', '{"items":[]}', '[]'])('%s is no empty cluster', async (body) => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.on(isList, (_request, response) => response.writeHead(200).end(body));
    await using states = await watching();
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ state: 'unreachable', message: 'the API server sent no list', objects: [] });
  });
});

describe('refused', () => {
  test('403: forbidden with the words of the API; a Role that is applied later is noticed', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    server.put(rolloutsPath, named('api'));
    const allow = server.on(isList, (_request, response) => status(response, 403, message));
    await using states = await watching();
    expect((await states.next()).value.listings).toEqual([{ state: 'forbidden', message }]);
    allow();
    await clock.asleep(30_000);
    clock.advance(30_000);
    expect(await states.until(lists('api'))).toBeDefined();
  });

  test('403 on the watch alone: forbidden until the watch is allowed, without a list in between', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    const allow = server.on(isWatch, (_request, response) => status(response, 403, 'cannot watch'));
    await using states = await watching();
    await states.until(isIn('forbidden'));
    // what was seen before is asked for again soon, and from then on now and then
    await server.until(() => server.watches(rolloutsPath).length === 2);
    await clock.asleep(30_000);
    clock.advance(30_000);
    await server.until(() => server.watches(rolloutsPath).length === 3);
    expect((await states.next()).value.listings[0].state).toBe('forbidden');
    allow();
    await clock.asleep(30_000);
    clock.advance(30_000);
    await states.until(isIn('listed'));
    expect(server.lists(rolloutsPath)).toHaveLength(1);
  });

  test('one type refused leaves the others as they are', async () => {
    const { server, watching } = await watchServer({ types: [rollouts, pods] });
    await using _ = server;
    server.put(podsPath, named('api-1'));
    server.on(
      ({ path }) => path === rolloutsPath,
      (_request, response) => status(response, 403, message),
    );
    await using states = await watching();
    const [first, second] = await states.until((_first, other) => other?.state === 'listed');
    expect(first).toEqual({ state: 'forbidden', message });
    expect(namesIn(second)).toEqual(['api-1']);
  });

  test('404: an unknown type; a CRD that arrives later is noticed', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    const install = server.on(isList, (_request, response) => response.writeHead(404).end('404 page not found\n'));
    await using states = await watching();
    expect((await states.next()).value.listings).toEqual([{ state: 'unknown-type' }]);
    install();
    await clock.asleep(10_000);
    clock.advance(10_000);
    expect(await states.until(isIn('listed'))).toBeDefined();
  });

  test('401 with a credential that stays the same: forbidden', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.authorization = 'Bearer another';
    await using states = await watching();
    expect((await states.next()).value.listings).toEqual([
      { state: 'forbidden', message: 'the cluster does not take the login of the kubeconfig (401 Unauthorized)' },
    ]);
    expect(server.requests).toHaveLength(2);
  });

  test('429: asks again as late as the server wants', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    const tooMany = (response: Parameters<typeof status>[0]) => {
      response.setHeader('retry-after', '7');
      status(response, 429, 'too many requests');
    };
    server.on(isList, (_request, response) => tooMany(response), 1);
    await using states = await watching();
    const next = states.next();
    await clock.asleep(7000);
    expect(server.requests).toHaveLength(1);
    clock.advance(7000);
    await states.until(isIn('listed'));
    expect((await next).value.listings[0].state).toBe('unreachable');
  });
});

describe('not reached', () => {
  test('a server that goes away: unreachable since then, with the last objects; it comes back', async () => {
    const clock = new FakeClock();
    const first = await ApiServer.start();
    const { port } = first;
    first.put(rolloutsPath, named('api'));
    await using states = new Watching(await connectTo({ port, clock }), [rollouts]);
    await states.until(() => first.streams(rolloutsPath) === 1);
    const gone = clock.now();
    await first[Symbol.asyncDispose]();
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ state: 'unreachable', since: gone });
    expect(namesIn(listing)).toEqual(['api']);
    await clock.asleep(2000);
    await using second = await ApiServer.start({ port });
    second.put(rolloutsPath, named('api'));
    clock.advance(2000);
    expect(await states.until(lists('api'))).toBeDefined();
  });

  test('one failure between two answers is not told', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    server.on(isWatch, (_request, response) => status(response, 503, 'starting'), 1);
    server.endStreams();
    const seen = new Set<string | undefined>();
    await states.until((listing) => {
      seen.add(listing?.state);
      return server.watches(rolloutsPath).length === 3 && server.streams(rolloutsPath) === 1;
    });
    expect([...seen]).toEqual(['listed']);
  });

  test('a list that succeeds is the end of the failures before it', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.on(isList, (_request, response) => status(response, 503, 'starting'), 1);
    server.on(isWatch, (_request, response) => status(response, 503, 'starting'), 1);
    await using states = await watching();
    await states.until(isIn('listed'));
    const seen = new Set<string | undefined>();
    await states.until((listing) => {
      seen.add(listing?.state);
      return server.streams(rolloutsPath) === 1;
    });
    expect([...seen]).toEqual(['listed']);
  });

  test('a server that cannot be reached from the beginning is told at once', async () => {
    const gone = await ApiServer.start();
    const { port } = gone;
    await gone[Symbol.asyncDispose]();
    await using states = new Watching(await connectTo({ port }), [rollouts]);
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ objects: [], message: expect.stringContaining('ECONNREFUSED') });
  });

  test('the time since when it is away stays the same while more attempts fail', async () => {
    const gone = await ApiServer.start();
    const { port } = gone;
    await gone[Symbol.asyncDispose]();
    const clock = new FakeClock();
    const began = clock.now();
    await using states = new Watching(await connectTo({ port, clock }), [rollouts]);
    void states.next();
    await clock.asleep(2000);
    clock.advance(2000);
    await clock.asleep(4000);
    expect(clock.now()).not.toEqual(began);
    expect((await states.next()).value.listings[0].since).toEqual(began);
  });

  test('a server that takes the connection and never answers is given up after 20 s', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    server.on(isList, () => {});
    await using states = await watching();
    const next = states.next();
    await server.until(() => server.requests.length === 1);
    await clock.asleep(20_000);
    clock.advance(20_000);
    expect((await next).value.listings[0]).toMatchObject({
      state: 'unreachable',
      message: 'the API server does not answer for 20 s',
    });
  });

  test('a connection that died in silence is noticed once the stream should have ended', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    await clock.asleep(75_000);
    clock.advance(74_999);
    expect(server.watches(rolloutsPath)).toHaveLength(1);
    clock.advance(1);
    await states.until(() => server.watches(rolloutsPath).length === 2 && server.streams(rolloutsPath) === 1);
    expect(server.lists(rolloutsPath)).toHaveLength(1);
  });

  test('a stream that says something lives on', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    await using states = await watching();
    await states.until(() => server.streams(rolloutsPath) === 1);
    await clock.asleep(75_000);
    clock.advance(70_000);
    server.put(rolloutsPath, named('late'));
    await states.until(lists('late'));
    clock.advance(70_000);
    await states.next();
    expect(server.watches(rolloutsPath)).toHaveLength(1);
  });

  test('a list of which no more comes is given up after 30 s', async () => {
    const { server, clock, watching } = await watchServer();
    await using _ = server;
    server.on(isList, (_request, response) => response.writeHead(200).flushHeaders(), 1);
    await using states = await watching();
    const next = states.next();
    await clock.asleep(30_000);
    clock.advance(30_000);
    expect((await next).value.listings[0]).toMatchObject({ message: 'the API server sends nothing for 30 s' });
    expect(await states.until(isIn('listed'))).toBeDefined();
  });

  test('what is no JSON is never repeated', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.on(isWatch, (_request, response) => response.writeHead(200).end('password: hunter2\n'));
    await using states = await watching();
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: 'the API server sent a line that is no JSON' });
  });

  test('a proxy that answers in place of the server: unreachable, with its status', async () => {
    const { server, watching } = await watchServer();
    await using _ = server;
    server.on(
      () => true,
      (_request, response) => response.writeHead(502).end('<html>Bad Gateway</html>'),
    );
    await using states = await watching();
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: 'the API server answers 502' });
  });
});
