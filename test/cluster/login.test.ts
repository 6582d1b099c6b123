import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { connectCluster } from '../../src/cluster/kubernetes.ts';
import type { Listing } from '../../src/ports/cluster.ts';
import { ApiServer, status } from '../../world/cluster/api-server.ts';
import {
  connectTo,
  isIn,
  kubeconfig,
  lists,
  named,
  pods,
  podsPath,
  quietLog,
  rollouts,
  rolloutsPath,
  Watching,
} from './connection.ts';
import { FakeClock } from './fake-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'login-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

let count = 0;

/** A login program: a real one, whose runs are counted and whose environment is kept. */
function loginProgram(body: string) {
  count += 1;
  const script = join(folder, `login-${count}.mjs`);
  const runs = join(folder, `login-${count}.runs`);
  writeFileSync(runs, '');
  const keep = `appendFileSync(${JSON.stringify(runs)}, JSON.stringify(process.env) + '\\n');`;
  writeFileSync(script, `import { appendFileSync, readFileSync } from 'node:fs';\n${keep}\n${body}\n`);
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: process.execPath, args: [script] };
  const environments = () =>
    readFileSync(runs, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, string> => JSON.parse(line));
  return { exec, environments };
}

const printToken = (token: string) => `console.log(JSON.stringify({ status: { token: ${token} } }));`;

describe('tokens', () => {
  test('a token goes into the header, and is masked in logs', async () => {
    await using server = await ApiServer.start();
    server.authorization = 'Bearer secret-token';
    const masked: string[] = [];
    await using states = new Watching(await connectTo({ port: server.port, masked }), [rollouts]);
    await states.until(isIn('listed'));
    expect(masked).toEqual(['secret-token']);
  });

  test('user and password; the password is masked', async () => {
    await using server = await ApiServer.start();
    server.authorization = `Basic ${Buffer.from('ci:hunter2').toString('base64')}`;
    const user = { username: 'ci', password: 'hunter2' };
    const masked: string[] = [];
    await using states = new Watching(await connectTo({ port: server.port, user, masked }), [rollouts]);
    await states.until(isIn('listed'));
    expect(masked).toEqual(['hunter2']);
  });

  test('a token file that is renewed: 401, and the file is read again before anything is said', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'old\n');
    await using server = await ApiServer.start();
    server.authorization = 'Bearer old';
    const user = { tokenFile: file, token: 'beside it' };
    await using states = new Watching(await connectTo({ port: server.port, user }), [rollouts]);
    await states.until(() => server.streams(rolloutsPath) === 1);
    server.authorization = 'Bearer new';
    writeFileSync(file, 'new\n');
    server.endStreams();
    const seen = new Set<string | undefined>();
    await states.until((listing) => {
      seen.add(listing?.state);
      return server.watches(rolloutsPath).length === 3 && server.streams(rolloutsPath) === 1;
    });
    expect([...seen]).toEqual(['listed']);
  });
});

describe('login programs', () => {
  test('a token that is refused: the program runs again, once for all who wait', async () => {
    const tokens = join(folder, 'current');
    writeFileSync(tokens, 'first');
    const { exec, environments } = loginProgram(printToken(`readFileSync(${JSON.stringify(tokens)}, 'utf8')`));
    await using server = await ApiServer.start();
    server.authorization = 'Bearer first';
    const types = [rollouts, pods, { ...pods, namespace: 'other' }];
    await using states = new Watching(await connectTo({ port: server.port, user: { exec } }), types);
    await states.until((...all) => all.every(({ state }) => state === 'listed'));
    expect(environments()).toHaveLength(1);
    await states.until(() => server.requests.length === 6);
    writeFileSync(tokens, 'second');
    server.authorization = 'Bearer second';
    server.put(rolloutsPath, named('after'));
    server.cut();
    server.put(rolloutsPath, named('later'));
    await states.until(lists('after', 'later'));
    await server.until(() => server.requests.length === 12);
    expect(environments()).toHaveLength(2);
  });

  test('who is refused late, with a token that was renewed meanwhile, does not run it again', async () => {
    const { exec, environments } = loginProgram(printToken(`'t'`));
    await using server = await ApiServer.start();
    const late: (() => void)[] = [];
    server.on(
      ({ path }) => path === rolloutsPath,
      (_request, response) => status(response, 401, 'Unauthorized'),
      1,
    );
    server.on(
      ({ path }) => path === podsPath,
      (_request, response) => late.push(() => status(response, 401, 'Unauthorized')),
      1,
    );
    await using states = new Watching(await connectTo({ port: server.port, user: { exec } }), [rollouts, pods]);
    const first = states.next();
    await server.until(() => server.streams(rolloutsPath) === 1 && late.length === 1);
    for (const refuse of late) refuse();
    expect((await first).value.listings.map((one: Listing) => one.state)).toEqual(['listed', 'listed']);
    expect(environments()).toHaveLength(2);
  });

  test('it sees the environment, but not what is ours', async () => {
    const { exec, environments } = loginProgram(printToken(`'t'`));
    await using server = await ApiServer.start();
    const environment = {
      AWS_PROFILE: 'ci',
      'INPUT_GITHUB-TOKEN': 'ours',
      STATE_token: 'ours',
      GITHUB_TOKEN: 'ours',
      GITOPS_TOKEN: 'ours',
      KUBECONFIG_US: kubeconfig({ address: 'https://us.example.com' }),
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const env = [{ name: 'AWS_REGION', value: 'eu-central-1' }];
    const user = { exec: { ...exec, env } };
    await using states = new Watching(await connectTo({ port: server.port, user, environment }), [rollouts]);
    await states.until(isIn('listed'));
    const [seen = {}] = environments();
    expect(Object.keys(environment).filter((name) => name in seen)).toEqual(['AWS_PROFILE']);
    expect(seen.AWS_REGION).toBe('eu-central-1');
    expect(process.env.GITOPS_TOKEN).toBe('ours');
  });

  test('it is told of the cluster where it asks for that', async () => {
    const { exec, environments } = loginProgram(printToken(`'t'`));
    await using server = await ApiServer.start();
    const user = { exec: { ...exec, provideClusterInfo: true } };
    await using states = new Watching(await connectTo({ port: server.port, user }), [rollouts]);
    await states.until(isIn('listed'));
    expect(JSON.parse(environments()[0]?.KUBERNETES_EXEC_INFO ?? '')).toMatchObject({
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      spec: { interactive: false, cluster: { server: `http://127.0.0.1:${server.port}` } },
    });
  });

  test('one that fails: unreachable, with its last words', async () => {
    const { exec } = loginProgram(`console.error('the session has expired'); process.exitCode = 1;`);
    await using server = await ApiServer.start();
    await using states = new Watching(await connectTo({ port: server.port, user: { exec } }), [rollouts]);
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: expect.stringContaining('failed: the session has expired') });
  });

  test('one that is not installed: unreachable, with its name', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'no-such-login' };
    await using server = await ApiServer.start();
    await using states = new Watching(await connectTo({ port: server.port, user: { exec } }), [rollouts]);
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: expect.stringContaining('"no-such-login" failed') });
  });

  test('what it prints is never repeated', async () => {
    const { exec } = loginProgram(`console.log('hunter2');`);
    await using server = await ApiServer.start();
    await using states = new Watching(await connectTo({ port: server.port, user: { exec } }), [rollouts]);
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: expect.stringMatching(/printed no credential$/) });
  });

  test('one that does not end is given up after 60 s, and not started twice', async () => {
    const stop = join(folder, 'stop');
    const { exec, environments } = loginProgram(
      `import { existsSync } from 'node:fs'; setInterval(() => existsSync(${JSON.stringify(stop)}) && process.exit(), 20);`,
    );
    await using server = await ApiServer.start();
    const clock = new FakeClock();
    const states = new Watching(await connectTo({ port: server.port, user: { exec }, clock }), [rollouts]);
    const next = states.next();
    await clock.asleep(60_000);
    await vi.waitUntil(() => environments().length === 1);
    clock.advance(60_000);
    expect((await next).value.listings[0].message).toBe('the login does not end for 60 s');
    const second = states.until(isIn('unreachable'));
    await clock.asleep(60_000);
    await second;
    await states[Symbol.asyncDispose]();
    expect(environments()).toHaveLength(1);
    writeFileSync(stop, '');
  });
});

describe('certificates', () => {
  const pem = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
  const data = (name: string) => pem(name).toString('base64');
  const tls = { ca: pem('ca.crt'), cert: pem('server.crt'), key: pem('server.key') };
  const trust = { 'insecure-skip-tls-verify': false, 'certificate-authority-data': data('ca.crt') };
  const client = { 'client-certificate-data': data('client.crt'), 'client-key-data': data('client.key') };

  test('a client certificate is shown to a server that wants one', async () => {
    await using server = await ApiServer.start({ tls: { ...tls, requestCert: true, rejectUnauthorized: true } });
    const address = `https://127.0.0.1:${server.port}`;
    await using states = new Watching(await connectTo({ address, cluster: trust, user: client }), [rollouts]);
    expect(await states.until(isIn('listed'))).toBeDefined();
  });

  test('a server that shows a certificate of somebody else is not trusted', async () => {
    await using server = await ApiServer.start({ tls });
    const address = `https://127.0.0.1:${server.port}`;
    const cluster = { 'insecure-skip-tls-verify': false };
    await using states = new Watching(await connectTo({ address, cluster }), [rollouts]);
    const [listing] = await states.until(isIn('unreachable'));
    expect(listing).toMatchObject({ message: expect.stringContaining('certificate') });
    expect(server.requests).toHaveLength(0);
  });

  test('paths in a file are taken from its folder', async () => {
    for (const name of ['ca.crt', 'client.crt', 'client.key']) writeFileSync(join(folder, name), pem(name));
    await using server = await ApiServer.start({ tls: { ...tls, requestCert: true, rejectUnauthorized: true } });
    const path = join(folder, 'config');
    const cluster = { 'insecure-skip-tls-verify': false, 'certificate-authority': 'ca.crt' };
    const user = { 'client-certificate': 'client.crt', 'client-key': 'client.key' };
    writeFileSync(path, kubeconfig({ address: `https://localhost:${server.port}`, cluster, user }));
    const options = {
      environment: {},
      clock: new FakeClock(),
      random: () => 0.5,
      log: quietLog(),
      hide: (text: string) => text,
    };
    const opened = await connectCluster({ ...options, kubeconfig: { from: 'file', path } });
    await using states = new Watching(opened, [rollouts]);
    expect(await states.until(isIn('listed'))).toBeDefined();
  });
});
