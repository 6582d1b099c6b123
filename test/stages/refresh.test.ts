import { expect, it } from 'vitest';
import type { Cluster, KubernetesObject, Listing } from '../../src/ports/cluster.ts';
import { observe } from '../../src/stages/observe.ts';
import { TestClock } from '../clock.ts';

const app = {
  metadata: { name: 'shop', namespace: 'argocd', uid: 'a' },
  spec: { syncPolicy: { automated: {} }, destination: {} },
  status: { sync: { status: 'Synced', revision: 'b'.repeat(40) } },
} as unknown as KubernetesObject;

it('asks Argo CD of every cluster to refresh', async () => {
  const clock = new TestClock();
  const patched: string[] = [];
  const stop = new AbortController();
  const clusterOf = (name: string): Cluster => ({
    async *watch(types) {
      for (let i = 0; i < 9; i += 1) {
        yield {
          at: clock.now(),
          listings: types.map(
            (t): Listing => ({ state: 'listed', objects: t.resource === 'applications' ? [app] : [] }),
          ),
        };
        clock.pass(1);
        await new Promise((r) => setTimeout(r, 5));
      }
      stop.abort(new Error('over'));
    },
    patch: async () => {
      patched.push(name);
    },
  });
  const one = (target: string) => ({
    target,
    cluster: target,
    applicationCluster: target,
    goal: {
      image: { registry: 'r.test', name: 'api', tag: '2' },
      platformDigests: [],
      revision: 'a'.repeat(40),
      application: { namespace: 'argocd', name: 'shop' },
      workloads: [{ kind: 'Deployment', namespace: 'prod', name: 'api' } as const],
      written: true,
    },
  });
  const log = { info() {}, warning() {}, debug() {}, error() {}, notice() {} } as never;
  await observe({
    watched: [one('eu'), one('us')],
    clusters: new Map([
      ['eu', clusterOf('eu')],
      ['us', clusterOf('us')],
    ]),
    clock,
    log,
    timeoutSeconds: 600,
    onPause: 'end',
    relate: async () => 'other',
    onSight() {},
    onChange: async () => {},
    signal: stop.signal,
  }).catch(() => {});
  expect(new Set(patched)).toEqual(new Set(['eu', 'us']));
});

it('asks again after the API server was away for a moment', async () => {
  const { DeployError } = await import('../../src/errors.ts');
  const clock = new TestClock();
  let patches = 0;
  const stop = new AbortController();
  const cluster: Cluster = {
    async *watch(types) {
      for (let i = 0; i < 60; i += 1) {
        yield {
          at: clock.now(),
          listings: types.map(
            (t): Listing => ({ state: 'listed', objects: t.resource === 'applications' ? [app] : [] }),
          ),
        };
        clock.pass(5);
      }
      stop.abort(new Error('over'));
    },
    patch: async () => {
      patches += 1;
      if (patches === 1)
        throw new DeployError('cluster-unreachable', {
          stage: 'sync',
          message: 'the cluster does not answer: ECONNREFUSED',
        });
    },
  };
  const log = { info() {}, warning() {}, debug() {}, error() {}, notice() {} } as never;
  const goal = {
    image: { registry: 'r.test', name: 'api', tag: '2' },
    platformDigests: [],
    revision: 'a'.repeat(40),
    application: { namespace: 'argocd', name: 'shop' },
    workloads: [{ kind: 'Deployment', namespace: 'prod', name: 'api' } as const],
    written: true,
  };
  await observe({
    watched: [{ target: 't', cluster: 'c', applicationCluster: 'c', goal }],
    clusters: new Map([['c', cluster]]),
    clock,
    log,
    timeoutSeconds: 6000,
    onPause: 'end',
    relate: async () => 'other',
    onSight() {},
    onChange: async () => {},
    signal: stop.signal,
  }).catch(() => {});
  expect(patches).toBeGreaterThan(1);
});
