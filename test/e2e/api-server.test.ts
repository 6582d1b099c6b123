import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { parse, stringify } from 'yaml';
import { withoutUndefined } from '../../src/data/fields.ts';
import { it } from './rows.ts';
import { SecondApiServer } from './second-api-server.ts';
import {
  analysedSteps,
  apply,
  canary,
  folderWith,
  gitopsDeploy,
  kubectl,
  listener,
  metric,
  namespaces,
  setImage,
  until,
  world,
} from './world.ts';

const image = (tag: string) => `registry.test/api:${tag}`;
let server: SecondApiServer;
const newNamespace = namespaces('k');

interface Choices {
  readonly kubeconfig?: string;
  readonly timeout?: string;
  readonly onLog?: (log: string) => void;
  readonly prepares?: true;
}

function watch(
  namespace: string,
  tag: string,
  { kubeconfig = server.kubeconfig, timeout = '180s', onLog, prepares }: Choices = {},
) {
  const words = [
    '--kubeconfig',
    kubeconfig,
    '--rollout',
    `${namespace}/api`,
    '--timeout',
    timeout,
    '--image',
    image(tag),
  ];
  return gitopsDeploy(['watch', ...words], withoutUndefined({ onLog, prepares }));
}

/** A canary in a namespace of its own, `:1` healthy. */
async function begun(scenario: string, steps: string): Promise<string> {
  const namespace = newNamespace(scenario);
  apply(namespace, canary(namespace, image('1'), steps));
  const first = await watch(namespace, '1', { prepares: true });
  expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  return namespace;
}

const rollouts = '/apis/argoproj.io/v1alpha1/rollouts';

/** The resourceVersion from which a watch of all Rollouts would go on now. */
function newestVersion(): string {
  return JSON.parse(server.kubectl('get', '--raw', `${rollouts}?limit=1`)).metadata.resourceVersion;
}

const execVersion = 'client.authentication.k8s.io/v1';

/** What a login program prints. */
function credential(token: string): string {
  return JSON.stringify({ apiVersion: execVersion, kind: 'ExecCredential', status: { token } });
}

/** The token of a new account that may see what a watch looks at. */
function newAccount(name: string, namespace: string): string {
  kubectl(['create', 'serviceaccount', name, '-n', namespace]);
  allow(name, namespace, namespace);
  return kubectl(['create', 'token', name, '-n', namespace]).trim();
}

/** Lets an account of one namespace see the same in another. */
function allow(name: string, home: string, namespace: string): void {
  const may = ['--verb=get,list,watch', '--resource=pods,rollouts.argoproj.io,analysisruns.argoproj.io'];
  kubectl(['create', 'role', name, '-n', namespace, ...may]);
  kubectl(['create', 'rolebinding', name, '-n', namespace, `--role=${name}`, `--serviceaccount=${home}:${name}`]);
}

/** A kubeconfig of the own world for somebody else. */
function kubeconfigFor(user: object): string {
  const config = parse(readFileSync(server.kubeconfig, 'utf8'));
  config.users[0].user = user;
  return join(folderWith({ kubeconfig: stringify(config) }), 'kubeconfig');
}

/** A pause so long that the API server is killed before, in and after it. */
const slow = (seconds: number) => `[{setWeight: 50}, {pause: {duration: ${seconds}s}}, ${analysedSteps.slice(1)}`;

/** The API server dies and comes back; one after the other, since all watch by the same. */
describe.skipIf(world.kubeconfig === '')('verdicts while the API server goes away', () => {
  beforeAll(async () => {
    server = await SecondApiServer.start();
  });

  afterAll(() => server?.[Symbol.asyncDispose]());

  it('58, 60: killed and started again five times in the middle of three good and three bad canaries, each gets its verdict', async () => {
    const numbers = Array.from({ length: 6 }, (_, index) => index);
    const names = await Promise.all(numbers.map((index) => begun(`killed-${index}`, slow(5 + 5 * index))));
    await Promise.all(names.map((name, index) => metric(name, index % 2 === 0 ? 0.99 : 0.5)));
    const heard = names.map(listener);
    const watches = names.map((name, index) => watch(name, '2', heard[index] ?? {}));
    await until(() => heard.every(({ heard: { log } }) => log !== ''));
    for (const name of names) setImage(name, image('2'));
    const version = newestVersion();
    for (let kill = 0; kill < 5; kill += 1) {
      await server.kill();
      await wait(1500);
      await server.start();
      await wait(3000);
    }
    // what a stream goes on from is too old for a server that began anew: it has to list again
    const path = `${rollouts}?watch=true&timeoutSeconds=1&resourceVersion=${version}`;
    expect(server.kubectl('get', '--raw', path)).toContain('"code":410');
    for (const [index, watching] of watches.entries()) {
      const ended = await watching;
      const right =
        index % 2 === 0
          ? { outcome: 'succeeded', reason: 'healthy' }
          : { outcome: 'failed', reason: 'analysis-failed' };
      expect(ended.outcome, ended.log).toMatchObject(right);
    }
  });

  it('61: a login that ends in the middle is renewed by its program; one without a program is told', async () => {
    const namespace = await begun('login', slow(15));
    const other = await begun('login-bad', slow(15));
    await metric(namespace, 0.99);
    await metric(other, 0.5);
    const [ends, stays] = [newAccount('ends', namespace), newAccount('stays', namespace)];
    for (const account of ['ends', 'stays']) allow(account, namespace, other);
    const folder = folderWith({ credential: credential(ends) });
    const program = {
      apiVersion: execVersion,
      command: 'cat',
      args: [join(folder, 'credential')],
      interactiveMode: 'Never',
    };
    for (const name of [namespace, other]) setImage(name, image('2'));
    const [renewed, renewedBad, told] = [listener(), listener(), listener()];
    const renewing = watch(namespace, '2', { ...renewed, kubeconfig: kubeconfigFor({ exec: program }) });
    const renewingBad = watch(other, '2', { ...renewedBad, kubeconfig: kubeconfigFor({ exec: program }) });
    const telling = watch(namespace, '2', { ...told, kubeconfig: kubeconfigFor({ token: ends }) });
    await until(() => [renewed, renewedBad, told].every(({ heard }) => heard.log.includes('step')));
    writeFileSync(join(folder, 'credential'), credential(stays));
    kubectl(['delete', 'serviceaccount', 'ends', '-n', namespace]);
    // a stream that is open stays open: only the next request is refused
    await server.kill();
    await server.start();
    const refused = await telling;
    expect(refused.outcome, refused.log).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
    expect(refused.outcome.sentence).toContain('the cluster does not take the login of the kubeconfig');
    const ended = await renewing;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    const endedBad = await renewingBad;
    expect(endedBad.outcome, endedBad.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
  });

  it('59: away until the deadline nothing can be told, and the last that was seen is', async () => {
    const namespace = await begun('away', slow(60));
    setImage(namespace, image('2'));
    const { heard, onLog } = listener();
    const watching = watch(namespace, '2', { timeout: '20s', onLog });
    await until(() => heard.log.includes('step'));
    await server.kill();
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'cluster-unreachable' });
    expect(ended.outcome.sentence).toMatch(
      /; last seen: \S+\/api (progressing|paused), step \d of \d, \d+ %, \d of 2 pods updated$/,
    );
  });
});
