import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccess } from '../../src/access.ts';
import { check } from '../../src/commands/check.ts';
import type { FactsRequest } from '../../src/commands/check-facts.ts';
import { connect } from '../../src/connect.ts';
import { systemClock } from '../../src/files/clock.ts';
import { createFiles } from '../../src/files/files.ts';
import { createSources } from '../../src/files/sources.ts';
import { createHistory } from '../../src/git/comparison.ts';
import { Tally } from '../../src/github/tally.ts';
import { readContext } from '../../src/inputs/event.ts';
import { noRenderer } from '../../src/ports/renderer.ts';
import { noTelemetry } from '../../src/ports/telemetry.ts';
import { noView } from '../../src/ports/view.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { never } from '../clock.ts';
import { kubeconfig } from '../cluster/connection.ts';

let folder: string;
let closing: (() => void)[];

beforeEach(() => {
  closing = [];
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'facts-')));
});

afterEach(() => {
  for (const close of closing) close();
  rmSync(folder, { recursive: true, force: true });
});

function git(...words: readonly string[]): void {
  const environment = { PATH: process.env['PATH'], HOME: folder, GIT_CEILING_DIRECTORIES: tmpdir() };
  const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
  execFileSync('git', ['-C', folder, ...by, ...words], { env: environment, stdio: 'ignore' });
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
}

function reviewed(files: Readonly<Record<string, string>>): void {
  write(files);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'reviewed');
  git('switch', '--quiet', '--create', 'change');
}

/** A server that answers every request with what `says` makes of its path, and what it was asked, as `LOGIN PATH`. */
async function serving(says: (path: string, body: string) => readonly [number, object]) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    asked.push(`${request.headers.authorization ?? 'nobody'} ${path}`);
    const [status, body] = says(path, await text(request));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** An API server with one node of 60Gi, to which nothing adds any. */
const apiServer = (allocatable: object = { cpu: '16', memory: '60Gi', 'ephemeral-storage': '90Gi' }) =>
  serving((path) =>
    path === '/api/v1/nodes'
      ? [200, { items: [{ metadata: { name: 'a' }, status: { allocatable } }] }]
      : [404, { kind: 'Status', message: 'not found' }],
  );

const emptyPrometheus = () =>
  serving((path) => [
    200,
    { status: 'success', data: { resultType: path.endsWith('range') ? 'matrix' : 'vector', result: [] } },
  ]);

const deployment = (memory: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    spec: { containers: [{ name: api, image: "a:b", resources: { requests: { memory: ${memory} } } }] }
`;

interface Given {
  readonly base?: string;
  readonly run?: FactsRequest['run'];
  readonly when?: FactsRequest['when'];
  readonly variables?: Readonly<Record<string, string>>;
}

/** What `resource-exceeds-node` and `over-provisioned` say, and the log. */
async function checked({ base, run = 'change', when = 'auto', variables = {} }: Given) {
  const environment = {
    PATH: process.env['PATH'],
    GITHUB_WORKSPACE: folder,
    GIT_CEILING_DIRECTORIES: tmpdir(),
    ...variables,
  };
  const told: string[] = [];
  const nothing = () => {};
  const tell = (message: string) => void told.push(message);
  const log = { debug: nothing, info: tell, warning: tell, error: tell, mask: nothing };
  const results = { output: nothing, summary: async () => {}, remember: nothing, forget: nothing, show: nothing };
  const context = readContext({}, undefined);
  const secrets = variables['KUBECONFIG'] === undefined ? {} : { kubeconfig: variables['KUBECONFIG'] };
  const access = openAccess({ secrets, context, log, tally: new Tally() });
  const given = {
    environment,
    log,
    results,
    view: noView,
    hide: String,
    secrets,
    access,
    context,
    telemetry: noTelemetry,
    signal: never,
  };
  const ports = {
    sources: async () => createSources(folder),
    history: async () => createHistory(environment, folder),
    renderer: async () => noRenderer,
    clock: systemClock,
    log,
    files: createFiles(folder),
    forge: async () => Promise.reject(new Error('nobody asked for GitHub')),
    results,
  };
  const rules = async () => catalogue.filter(({ id }) => id === 'resource-exceeds-node');
  const facts: FactsRequest = { when, run, open: (reach) => connect({ ...given, reach }).ports };
  const request = {
    paths: ['.'],
    config: '.gitops-deploy.yaml',
    rules,
    facts,
    ...(base === undefined ? {} : { base }),
  };
  const { checked: found } = await check(request, ports, never);
  return {
    found: found?.findings.map(({ severity, message }) => `${severity} ${message}`),
    told: told.filter((line) => !line.startsWith('judging ') && !line.includes('.yaml:')),
  };
}

const file = '.gitops-deploy.yaml';
const exceeds = 'error requests.memory of container api: 100Gi is more than the largest node offers (60Gi)';
const config = (server: string, variable = 'EU') =>
  `readiness: { cluster: true, usage: true }
clusters: { eu: { kubeconfig: env:${variable} } }
prometheus: { address: ${server}, token: env:PROMETHEUS_TOKEN }
`;

describe('facts of a change', () => {
  it('come from the cluster and the Prometheus of the merge base, whatever the change says', async () => {
    const [api, otherApi, good, evil] = [
      await apiServer(),
      await apiServer(),
      await emptyPrometheus(),
      await emptyPrometheus(),
    ];
    reviewed({ 'a.yaml': deployment('1Gi'), [file]: config(good.address) });
    write({ 'a.yaml': deployment('100Gi'), [file]: config(evil.address, 'OTHER') });
    const variables = {
      EU: kubeconfig({ address: api.address }),
      OTHER: kubeconfig({ address: otherApi.address }),
      PROMETHEUS_TOKEN: 's3cret',
    };
    const { found, told } = await checked({ base: 'main', variables });
    expect(found).toEqual([exceeds]);
    expect(told).toEqual([]);
    expect([otherApi.asked, evil.asked]).toEqual([[], []]);
    expect(api.asked.toSorted()).toEqual([
      'Bearer secret-token /api/v1/namespaces/kube-system/configmaps/cluster-autoscaler-status',
      'Bearer secret-token /api/v1/nodes',
      'Bearer secret-token /apis/karpenter.sh/v1/nodepools',
      'Bearer secret-token /apis/karpenter.sh/v1beta1/nodepools',
    ]);
    expect(new Set(good.asked.map((one) => one.split(' /')[0]))).toEqual(new Set(['Bearer s3cret']));
    expect(good.asked).toHaveLength(10);
  });

  it('are not asked for by what the change adds', async () => {
    const evil = await emptyPrometheus();
    reviewed({ 'a.yaml': deployment('1Gi') });
    write({ 'a.yaml': deployment('100Gi'), [file]: config(evil.address) });
    const variables = { EU: kubeconfig({ address: evil.address }), PROMETHEUS_TOKEN: 's3cret' };
    expect(await checked({ base: 'main', variables, when: 'always' })).toEqual({ found: [], told: [] });
    expect(evil.asked).toEqual([]);
  });

  it.each<[string, Given, RegExp]>([
    ['without a base', {}, /without a base the settings are those of the change itself/],
    ['without a base, even always', { when: 'always' }, /without a base the settings are those of the change itself/],
    ['of a fork', { run: 'fork', base: 'main' }, /comes from a fork, which has no secrets/],
    ['in a working folder', { run: 'other' }, /the settings of this folder say where our logins go/],
  ])('are left out %s, with one note', async (_, given, note) => {
    const api = await apiServer();
    reviewed({ 'a.yaml': deployment('1Gi'), [file]: config(api.address) });
    write({ 'a.yaml': deployment('100Gi') });
    const variables = { EU: kubeconfig({ address: api.address }), PROMETHEUS_TOKEN: 's3cret' };
    const { found, told } = await checked({ ...given, variables });
    expect(found).toEqual([]);
    expect(told).toEqual([expect.stringMatching(note)]);
    expect(api.asked).toEqual([]);
  });

  it('are never those of a kubeconfig that lies in the checkout', async () => {
    const api = await apiServer();
    reviewed({ 'a.yaml': deployment('1Gi'), [file]: 'readiness: { cluster: true }\n' });
    write({ 'a.yaml': deployment('100Gi'), kubeconfig: kubeconfig({ address: api.address }) });
    const { found, told } = await checked({ base: 'main', variables: { KUBECONFIG: join(folder, 'kubeconfig') } });
    expect(found).toEqual([]);
    expect(told).toEqual([expect.stringMatching(/its nodes are not known: .*lies in the checkout/)]);
    expect(api.asked).toEqual([]);
  });
});

it('are never asked for with a login program that lies in the checkout', async () => {
  const api = await apiServer();
  reviewed({ 'a.yaml': deployment('1Gi'), [file]: 'readiness: { cluster: true }\n' });
  const ran = join(folder, 'ran');
  write({ 'a.yaml': deployment('100Gi'), 'login.sh': `#!/bin/sh\necho 1 > ${ran}\n` });
  const apiVersion = 'client.authentication.k8s.io/v1';
  const script = join(folder, 'login.sh');
  for (const exec of [{ command: script }, { command: '/bin/sh', args: [script] }]) {
    const text = kubeconfig({ address: api.address, user: { exec: { apiVersion, ...exec } } });
    const { told } = await checked({ base: 'main', variables: { KUBECONFIG: text } });
    expect(told).toEqual([expect.stringMatching(/its nodes are not known: .*program that lies in the checkout/)]);
  }
  expect(existsSync(ran)).toBe(false);
  expect(api.asked).toEqual([]);
});

describe('facts of what is merged', () => {
  const cluster = 'readiness: { cluster: true }\n';

  it.each<[string, Given]>([
    ['a job', { run: 'merged' }],
    ['a person who wants them', { run: 'other', when: 'always' }],
  ])('are asked for by %s, from the cluster of the kubeconfig', async (_, given) => {
    const api = await apiServer();
    write({ 'a.yaml': deployment('100Gi'), [file]: cluster });
    const { found } = await checked({ ...given, variables: { KUBECONFIG: kubeconfig({ address: api.address }) } });
    expect(found).toEqual([exceeds]);
  });

  it('are not where nobody wants them', async () => {
    const api = await apiServer();
    write({ 'a.yaml': deployment('100Gi'), [file]: cluster });
    const variables = { KUBECONFIG: kubeconfig({ address: api.address }) };
    expect(await checked({ run: 'merged', when: 'never', variables })).toEqual({ found: [], told: [] });
    expect(api.asked).toEqual([]);
  });

  it('give way to what is written down', async () => {
    const api = await apiServer();
    write({
      'a.yaml': deployment('100Gi'),
      [file]: 'readiness: { cluster: true, node-allocatable: { memory: 200Gi } }\n',
    });
    const { found } = await checked({ run: 'merged', variables: { KUBECONFIG: kubeconfig({ address: api.address }) } });
    expect(found).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['no kubeconfig', {}, /^the cluster: its nodes are not known: no way to it was given/],
    [
      'one that names no server that answers',
      { KUBECONFIG: kubeconfig({ address: 'http://127.0.0.1:1' }) },
      /^the cluster: its nodes are not known: nodes cannot be read: .*ECONNREFUSED/,
    ],
    ['one that is none', { KUBECONFIG: '{}' }, /^the cluster: its nodes are not known: /],
  ])('are left out for %s, and no failure', async (_, variables, note) => {
    write({ 'a.yaml': deployment('100Gi'), [file]: cluster });
    expect(await checked({ run: 'merged', variables })).toEqual({ found: [], told: [expect.stringMatching(note)] });
  });

  it('are left out where a variable is not set', async () => {
    write({ 'a.yaml': deployment('100Gi'), [file]: config('http://127.0.0.1:1') });
    const { told } = await checked({ run: 'merged' });
    expect(told.toSorted()).toEqual([
      'cluster eu: its nodes are not known: the kubeconfig of the cluster eu is to stand in EU, which is not set',
      expect.stringMatching(/^what containers used is not known: .*PROMETHEUS_TOKEN is not set/),
    ]);
  });
});
