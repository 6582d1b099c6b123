import { afterEach, expect, it } from 'vitest';
import { connectCluster } from '../../../src/cluster/kubernetes.ts';
import { drive } from '../../../src/stages/drive.ts';
import { EmbeddedCluster } from '../../../world/cluster/embedded-cluster.ts';
import { fastClock } from '../../../world/cluster/fast-clock.ts';
import { readRecording } from '../../../world/cluster/recording.ts';
import type { Manner } from '../../../world/cluster/workload.ts';
import { manifestsOf, workloadIn } from '../../../world/cluster/workload.ts';
import { never } from '../../clock.ts';
import { quietLog } from '../../cluster/connection.ts';
import { Stand } from '../../stages/stand.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

/** Real git and the GitHub of the tests, with a cluster that plays so many times as fast as it was recorded. */
async function started(manner: Manner, factor: number) {
  const stand = await Stand.open('write: push');
  const clock = fastClock(factor);
  let rate = 0.99;
  const { workload } = workloadIn(manifestsOf({ metric: 'm', image: 'x', manner }));
  const cluster = await EmbeddedCluster.start({
    recording: readRecording(),
    clock,
    stages: [
      {
        application: 'api',
        namespace: 'prod',
        repository: stand.world.gitops.cloneUrl,
        path: 'apps/api',
        desired: () => ({
          revision: stand.world.gitops.head(),
          image: `ghcr.io/acme/api:${stand.tag()}`,
          workload,
          query: 'up',
        }),
        measured: () => rate,
      },
    ],
  });
  opened.push(stand, cluster);
  const kubeconfig = { from: 'text', yaml: cluster.kubeconfig } as const;
  const connected = await connectCluster({
    kubeconfig,
    environment: {},
    clock,
    random: () => 0.5,
    hide: (text) => text,
    log: quietLog(),
  });
  const ports = await stand.ports({ clock, cluster: async () => connected });
  return {
    stand,
    measure: (value: number) => {
      rate = value;
    },
    deploy: async (commit: string, run: number) =>
      (await drive(stand.plan(commit, run), ports, { signal: never })).outcome,
  };
}

it('deploys, aborts and rolls back on the recordings, in a fraction of their time', async () => {
  const { stand, measure, deploy } = await started('analysis', 20);
  expect(await deploy(stand.a, 1)).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  measure(0.5);
  const bad = await deploy(stand.b, 2);
  expect(bad).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
  expect(bad.sentence).toContain('[0.5]');
  expect(stand.tag()).toBe(stand.a);
});

it('waits at a gate', async () => {
  const { stand, deploy } = await started('gate', 20);
  expect(await deploy(stand.a, 1)).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
});

it('is paused by an analysis that cannot tell', async () => {
  const { stand, measure, deploy } = await started('analysis', 20);
  await deploy(stand.a, 1);
  measure(0.92);
  expect(await deploy(stand.b, 2)).toMatchObject({ outcome: 'paused', reason: 'analysis-inconclusive' });
});
