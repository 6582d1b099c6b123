import { expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { Cluster, KubernetesObject, Listing } from '../../src/ports/cluster.ts';
import { observe } from '../../src/stages/observe.ts';
import { Refreshes } from '../../src/stages/refreshes.ts';
import { TestClock, never as unending } from '../clock.ts';

const app = {
  metadata: { name: 'shop', namespace: 'argocd', uid: 'a' },
  spec: { syncPolicy: { automated: {} }, destination: {} },
  status: { sync: { status: 'Synced', revision: 'b'.repeat(40) } },
} as unknown as KubernetesObject;

const goal = {
  image: { registry: 'r.test', name: 'api', tag: '2' },
  platformDigests: [],
  revision: 'a'.repeat(40),
  application: { namespace: 'argocd', name: 'shop' },
  workloads: [{ kind: 'Deployment', namespace: 'prod', name: 'api' } as const],
  written: true,
};

interface Watched {
  readonly clusters: readonly string[];
  /** How often each cluster is looked at, and how many seconds lie between. */
  readonly looks: number;
  readonly seconds: number;
  /** Called for each request to refresh, with the name of the cluster. */
  readonly onRefresh?: (cluster: string) => void | Promise<void>;
  readonly onSync?: () => void;
  /** Applications of which nobody takes care but us. */
  readonly isManual?: true;
}

const never = () => {
  throw new Error('nobody is to be asked for that');
};

const waiting = {
  ...app,
  spec: { syncPolicy: {}, destination: {} },
  status: { sync: { status: 'OutOfSync', revision: goal.revision } },
};

/** Watches Applications that stay at the revision before, or wait for a sync, one in each cluster. */
async function watching(given: Watched): Promise<void> {
  const { clusters, looks, seconds, isManual, onRefresh = never, onSync = never } = given;
  const seen = isManual === true ? waiting : app;
  const asked = {
    ...goal,
    application: { ...goal.application, ...(isManual === true ? { sync: 'if-manual' as const } : {}) },
  };
  const clock = new TestClock();
  const stop = new AbortController();
  const clusterOf = (name: string): Cluster => ({
    async *watch(types) {
      for (let look = 0; look < looks; look += 1) {
        const listings = types.map(
          ({ resource }): Listing => ({ state: 'listed', objects: resource === 'applications' ? [seen] : [] }),
        );
        yield { at: clock.now(), listings };
        clock.pass(seconds);
        await new Promise((resolve) => setImmediate(resolve));
      }
      stop.abort(new Error('over'));
    },
    steer: () => Promise.reject(new Error('nothing else is to be written')),
    nudge: () => Promise.reject(new Error('nothing else is to be written')),
    sync: async () => onSync(),
    refresh: async () => await onRefresh(name),
  });
  const nothing = () => {};
  const watch = observe({
    watched: clusters.map((name) => ({ target: name, wave: 1, cluster: name, applicationCluster: name, goal: asked })),
    wave: 1,
    clusters: new Map(clusters.map((name) => [name, clusterOf(name)])),
    clock,
    log: { info: nothing, warning: nothing, debug: nothing, error: nothing, mask: nothing },
    timeoutSeconds: 6000,
    onPause: 'end',
    isPutBack: false,
    relate: async () => 'other',
    onSight: nothing,
    onLook: nothing,
    signal: stop.signal,
  });
  await expect(watch).rejects.toThrow('over');
}

it('asks Argo CD of every cluster to refresh', async () => {
  const asked = new Set<string>();
  await watching({ clusters: ['eu', 'us'], looks: 9, seconds: 1, onRefresh: (cluster) => void asked.add(cluster) });
  expect(asked).toEqual(new Set(['eu', 'us']));
});

it('keeps no other from being seen while an Argo CD takes its time', async () => {
  const asked: string[] = [];
  const onRefresh = (cluster: string) => {
    asked.push(cluster);
    return new Promise<void>(() => {});
  };
  await watching({ clusters: ['eu', 'us'], looks: 4, seconds: 1, onRefresh });
  expect(asked).toEqual(['eu', 'us']);
});

it('asks again after the API server was away for a moment', async () => {
  let asked = 0;
  const onRefresh = () => {
    asked += 1;
    if (asked > 1) return;
    const message = 'the cluster does not answer: ECONNREFUSED';
    throw new DeployError('cluster-unreachable', { stage: 'sync', message });
  };
  await watching({ clusters: ['c'], looks: 60, seconds: 5, onRefresh });
  expect(asked).toBeGreaterThan(1);
});

it('asks for a sync that a window denies no more than twice a minute', async () => {
  let asked = 0;
  const onSync = () => {
    asked += 1;
    throw new DeployError('sync-window', { stage: 'sync', message: 'cannot sync: blocked by sync window' });
  };
  await watching({ clusters: ['c'], looks: 120, seconds: 1, onSync, isManual: true, onRefresh: () => {} });
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(5);
});

it('counts only what Argo CD has taken: what it compares before that may be from before our commit', async () => {
  const { promise: taken, resolve: take } = Promise.withResolvers<void>();
  const answers: Readonly<Record<string, Promise<void>>> = {
    late: taken,
    away: Promise.reject(new DeployError('cluster-unreachable', { stage: 'sync', message: 'away' })),
    closed: Promise.reject(new DeployError('forbidden', { stage: 'sync', message: 'closed' })),
  };
  const nothing = () => {};
  const cluster = { refresh: async ({ name }: { name: string }) => answers[name] } as unknown as Cluster;
  const refreshes = new Refreshes({
    clusters: new Map([['eu', cluster]]),
    clock: new TestClock(),
    log: { info: nothing, warning: nothing, debug: nothing, error: nothing, mask: nothing },
    signal: unending,
  });
  for (const name of ['late', 'away', 'closed']) refreshes.ask('eu', { namespace: 'argocd', name });
  await new Promise(setImmediate);
  expect([...refreshes.takenIn('eu')]).toEqual([]);
  take();
  await new Promise(setImmediate);
  expect([...refreshes.takenIn('eu')]).toEqual(['argocd/late']);
  expect([...refreshes.takenIn('us')]).toEqual([]);
});
