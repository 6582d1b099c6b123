import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { status } from '../../world/cluster/api-server.ts';
import { connectTo, isIn, kubeconfig, pods, rollouts, rolloutsPath, Watching, watchServer } from './connection.ts';

const folder = mkdtempSync(join(tmpdir(), 'end-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an abort ends the states, closes every connection and leaves no timer', async () => {
  const { server, clock, watching } = await watchServer({ types: [rollouts, pods] });
  await using _ = server;
  const states = await watching();
  await states.until(() => server.streams(rolloutsPath) === 1);
  const next = states.next();
  states.abort();
  expect((await next).done || (await states.next()).done).toBe(true);
  expect(clock.sleeping).toBe(0);
  await server.until(() => server.connections === 0);
});

test('an abort while nobody answers ends the states too', async () => {
  const { server, clock, watching } = await watchServer();
  await using _ = server;
  server.on(
    () => true,
    () => {},
  );
  const states = await watching();
  const next = states.next();
  await server.until(() => server.requests.length === 1);
  states.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(clock.sleeping).toBe(0);
});

test('connections that wait to be used again are closed with the last stream', async () => {
  const { server, watching } = await watchServer();
  await using _ = server;
  server.on(
    () => true,
    (_request, response) => status(response, 403, 'not yours'),
  );
  const states = await watching();
  await states.until(isIn('forbidden'));
  expect(server.connections).toBe(1);
  await states.stop();
  await server.until(() => server.connections === 0);
});

test('an answer that nobody reads does not hold its connection', async () => {
  const { server, watching } = await watchServer();
  await using _ = server;
  server.authorization = 'Bearer another';
  await using states = await watching();
  await states.until(isIn('forbidden'));
  expect(server.requests).toHaveLength(2);
  await server.until(() => server.connections === 1);
});

test('a signal that is aborted already: no state, no request', async () => {
  const { server } = await watchServer();
  await using _ = server;
  const cluster = await connectTo({ port: server.port });
  const states = cluster.watch([rollouts], AbortSignal.abort())[Symbol.asyncIterator]();
  expect((await states.next()).done).toBe(true);
  expect(server.requests).toEqual([]);
});

test('a consumer that stops reading closes every connection, even while it waits', async () => {
  const { server, clock, watching } = await watchServer();
  await using _ = server;
  server.on(
    () => true,
    () => {},
  );
  const states = await watching();
  const next = states.next();
  await server.until(() => server.requests.length === 1);
  await states.stop();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(clock.sleeping).toBe(0);
  await server.until(() => server.connections === 0);
});

test('two watches of one cluster end apart', async () => {
  const { server, clock } = await watchServer();
  await using _ = server;
  const cluster = await connectTo({ port: server.port, clock });
  await using first = new Watching(cluster, [rollouts]);
  await first.until(() => server.streams(rolloutsPath) === 1);
  const second = new Watching(cluster, [rollouts]);
  await second.until(() => server.streams(rolloutsPath) === 2);
  await second.stop();
  await server.until(() => server.streams(rolloutsPath) === 1);
  expect(await first.until(isIn('listed'))).toBeDefined();
});

test('a process that has watched many types ends by itself, without a warning', async () => {
  const { server } = await watchServer();
  await using _ = server;
  const types = Array.from({ length: 20 }, (_unused, index) => ({ ...pods, namespace: `team-${index}` }));
  const program = `
    import { connectCluster } from ${JSON.stringify(new URL('../../src/cluster/kubernetes.ts', import.meta.url).href)};
    import { systemClock } from ${JSON.stringify(new URL('../../src/files/clock.ts', import.meta.url).href)};
    const log = { debug() {}, info() {}, warning() {}, error() {}, mask() {} };
    const kubeconfig = { from: 'text', yaml: process.argv[1] };
    const options = { kubeconfig, environment: process.env, clock: systemClock, random: Math.random, log };
    const cluster = await connectCluster(options);
    const control = new AbortController();
    for await (const { listings } of cluster.watch(${JSON.stringify(types)}, control.signal)) {
      console.log(listings.every(({ state }) => state === 'listed'));
      control.abort();
    }
  `;
  const yaml = kubeconfig({ address: `http://127.0.0.1:${server.port}` });
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program, yaml]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
  const exit = await new Promise((resolve) => child.on('close', resolve));
  expect({ exit, said }).toEqual({ exit: 0, said: 'true\n' });
});

test('a login program that never ends keeps no process from ending, and ends with it', async () => {
  const program = `
    import { connectCluster } from ${JSON.stringify(new URL('../../src/cluster/kubernetes.ts', import.meta.url).href)};
    import { systemClock } from ${JSON.stringify(new URL('../../src/files/clock.ts', import.meta.url).href)};
    const log = { debug() {}, info() {}, warning() {}, error() {}, mask() {} };
    const kubeconfig = { from: 'text', yaml: process.argv[1] };
    const options = { kubeconfig, environment: process.env, clock: systemClock, random: Math.random, log };
    const { inventory } = await connectCluster(options);
    const control = new AbortController();
    process.stdin.once('data', () => control.abort());
    await inventory.nodes(1, control.signal).catch(() => process.stdin.destroy());
  `;
  const file = join(folder, 'pid');
  const forEver = `require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000);`;
  const args = ['-e', forEver];
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args };
  const yaml = kubeconfig({ address: 'http://127.0.0.1:9', user: { exec } });
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program, yaml]);
  const ended = new Promise((resolve) => child.on('close', resolve));
  await vi.waitFor(() => expect(Number(readFileSync(file, 'utf8'))).toBeGreaterThan(0), 20_000);
  child.stdin.write('enough');
  expect(await ended).toBe(0);
  const login = Number(readFileSync(file, 'utf8'));
  await vi.waitFor(() => expect(() => process.kill(login, 0)).toThrow(), 5000);
});
