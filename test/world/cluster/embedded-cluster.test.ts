import { afterEach, describe, expect, it } from 'vitest';
import { listAt, textAt, valueAt } from '../../../src/data/fields.ts';
import { fastClock } from '../../../world/cluster/fast-clock.ts';
import { patches } from '../../../world/cluster/plays.ts';
import { pathOf } from '../../../world/cluster/resource-types.ts';
import type { Manner } from '../../../world/cluster/workload.ts';
import { Played } from './played.ts';

const opened: Played[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

async function started(manner: Manner): Promise<Played> {
  const played = await Played.start(manner, fastClock(20));
  opened.push(played);
  if (manner !== 'deployment') await played.until('v1', 'Healthy');
  return played;
}

/** Names of pods that are there, by the hash of their template, how many. */
function podsByHash(played: Played): readonly number[] {
  const pods = played.list('pods');
  const hashes = pods.map((pod) => textAt(pod, 'metadata', 'labels', 'rollouts-pod-template-hash') ?? '');
  return [...Map.groupBy(hashes, (hash) => hash).values()].map((all) => all.length);
}

/** Lets what follows a change of phase arrive, too. */
async function settled(played: Played): Promise<void> {
  const events = () => played.cluster.object('rollouts', 'shop', 'api')?.metadata['resourceVersion'];
  for (let before: unknown = ''; before !== events(); ) {
    before = events();
    await fastClock(20).sleep(4000);
  }
}

describe('what is played', () => {
  it('is a canary that goes well, with new pods in the place of the old', async () => {
    const played = await started('analysis');
    played.write('v2');
    await played.until('v2', 'Healthy');
    await settled(played);
    expect(podsByHash(played)).toEqual([4]);
    const [run] = played.list('analysisruns');
    expect(textAt(run, 'status', 'phase')).toBe('Successful');
    expect(textAt(run, 'metadata', 'name')).toMatch(/^api-[a-z0-9]{10}-2-1$/);
  });

  it('is an abort with the measured value, and the way back', async () => {
    const played = await started('analysis');
    played.write('v2', 0.33);
    await played.until('v2', 'Degraded');
    await settled(played);
    expect(textAt(played.rollout, 'status', 'message')).toContain('success-rate');
    expect(JSON.stringify(played.list('analysisruns'))).toContain('[0.33]');
    played.write('v1', 0.99);
    await played.until('v1', 'Healthy');
    await settled(played);
    expect(podsByHash(played)).toEqual([4]);
  });

  it('is a gate with an analysis behind it, which passes or fails as it is measured', async () => {
    const played = await started('gated');
    for (const [tag, rate, phase] of [
      ['v2', 0.99, 'Healthy'],
      ['v3', 0.5, 'Degraded'],
    ] as const) {
      played.write(tag, rate);
      await played.until(tag, 'Paused');
      await settled(played);
      expect((await played.send(patches.promote)).status).toBe(200);
      await played.until(tag, phase);
      await settled(played);
    }
    expect(textAt(played.list('analysisruns').at(-1), 'status', 'phase')).toBe('Failed');
    played.write('v2', 0.99);
    await played.until('v2', 'Healthy');
  });

  it('goes on for many deployments', async () => {
    const played = await started('analysis');
    for (const [tag, rate, phase] of [
      ['v2', 0.99, 'Healthy'],
      ['v3', 0.5, 'Degraded'],
      ['v2', 0.99, 'Healthy'],
      ['v4', 0.99, 'Healthy'],
      ['v5', 0.92, 'Paused'],
    ] as const) {
      played.write(tag, rate);
      await played.until(tag, phase);
      await settled(played);
    }
    expect(podsByHash(played).toSorted()).toEqual([2, 2]);
    const generation = Number(played.rollout?.metadata['generation']);
    expect(valueAt(played.rollout, 'status', 'observedGeneration')).toBe(String(generation));
    expect(generation).toBeGreaterThan(5);
  });

  it('is a newer commit that takes over a canary', async () => {
    const played = await started('analysis');
    played.write('v2');
    await played.until('v2', 'Progressing');
    // the cluster has begun with it, and Argo CD sees another one
    played.write('v3');
    await played.until('v3', 'Healthy');
    await settled(played);
    expect(podsByHash(played)).toEqual([4]);
    const runs = played.list('analysisruns');
    expect(runs.map((run) => [run.metadata.name.slice(-4), textAt(run, 'status', 'message')])).toEqual([
      ['-2-1', 'Run Terminated'],
      ['-3-1', undefined],
    ]);
  });

  it('leaves a workload alone that a commit does not touch', async () => {
    const played = await started('analysis');
    const revision = played.write('v1');
    const application = () => played.cluster.object('applications', 'argocd', 'shop');
    await played.when(() => textAt(application(), 'status', 'sync', 'revision') === revision);
    expect(podsByHash(played)).toEqual([4]);
  });

  it('is a gate that somebody opens', async () => {
    const played = await started('gate');
    played.write('v2');
    await played.until('v2', 'Paused');
    await settled(played);
    expect(podsByHash(played).toSorted()).toEqual([2, 2]);
    expect((await played.send(patches.promote)).status).toBe(200);
    await played.until('v2', 'Healthy');
    await settled(played);
    expect(podsByHash(played)).toEqual([4]);
  });

  it('is an abort at the gate, a retry, and another image in its place', async () => {
    const played = await started('gate');
    played.write('v2');
    await played.until('v2', 'Paused');
    await settled(played);
    await played.send(patches.abort);
    await played.until('v2', 'Degraded');
    await settled(played);
    await played.send(patches.retry);
    await played.until('v2', 'Paused');
    await settled(played);
    played.write('v3');
    await played.until('v3', 'Paused');
    await settled(played);
    expect(podsByHash(played).toSorted()).toEqual([2, 2]);
  });

  it('is an inconclusive analysis that somebody promotes', async () => {
    const played = await started('analysis');
    played.write('v2', 0.92);
    await played.until('v2', 'Paused');
    await settled(played);
    played.measure(0.99);
    await played.send(patches.promoteInconclusive);
    await played.until('v2', 'Healthy');
  });

  it('is a Deployment that is rolled out', async () => {
    const played = await started('deployment');
    const deployment = () => played.cluster.object('deployments', 'shop', 'api');
    const isDone = (tag: string) =>
      JSON.stringify(deployment() ?? '').includes(`:${tag}`) && valueAt(deployment(), 'status', 'readyReplicas') === 4;
    await played.when(() => isDone('v1'));
    played.write('v2');
    // the status of the version before stands beside the new specification for a moment
    const hasSet = () => played.list('replicasets').some((one) => valueAt(one, 'spec', 'replicas') === 4);
    await played.when(() => isDone('v2') && hasSet());
    const [set] = played.list('replicasets').filter((one) => valueAt(one, 'spec', 'replicas') === 4);
    expect(textAt(set, 'metadata', 'ownerReferences')).toBeUndefined();
    expect(listAt(set, 'metadata', 'ownerReferences')[0]).toMatchObject({ uid: deployment()?.metadata.uid });
  });

  it('takes its own time, whatever the clock', async () => {
    const seconds = async (factor: number) => {
      const played = await Played.start('analysis', fastClock(factor));
      opened.push(played);
      await played.until('v1', 'Healthy');
      played.write('v2');
      await played.until('v2', 'Healthy');
      const [run] = played.list('analysisruns');
      const times = listAt(listAt(run, 'status', 'metricResults')[0], 'measurements').map((one) =>
        Date.parse(textAt(one, 'finishedAt') ?? ''),
      );
      return ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
    };
    expect(await seconds(50)).toBe(await seconds(5));
  });
});

describe('what there is no recording of', () => {
  const refused = async (played: Played) => expect(played.cluster.played).rejects.toThrow(/no recording of/);

  it('is another image after an abort', async () => {
    const played = await started('analysis');
    played.write('v2', 0.5);
    await played.until('v2', 'Degraded');
    await settled(played);
    played.write('v3', 0.99);
    await refused(played);
  });

  it('is another number of pods, though the image stays', async () => {
    const played = await started('analysis');
    await settled(played);
    played.scale(6);
    await refused(played);
  });

  it('is an analysis without a value', async () => {
    const played = await started('analysis');
    played.measure(undefined);
    played.write('v2');
    await refused(played);
  });

  it('is a patch that nobody sent before', async () => {
    const played = await started('gate');
    await settled(played);
    const answer = await played.send({ ...patches.promote, body: { status: { promoteFull: true } } });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('promoteFull');
  });

  it('is a promotion where nothing waits', async () => {
    const played = await started('gate');
    await settled(played);
    expect(await (await played.send(patches.promote)).text()).toContain('in the state \\"healthy\\"');
  });
});

describe('the API', () => {
  it('tells what it serves', async () => {
    const played = await started('gate');
    const names = async (path: string, list: string) => {
      const answer: unknown = await (await fetch(`${played.cluster.url}${path}`)).json();
      return listAt(answer, list).map((one) => textAt(one, 'name'));
    };
    expect(await names('/apis', 'groups')).toEqual(['apps', 'batch', 'argoproj.io']);
    expect(await names('/apis/argoproj.io/v1alpha1', 'resources')).toContain('rollouts/status');
  });

  it('gets one object, and says 404 for another', async () => {
    const played = await started('gate');
    const path = `${played.cluster.url}${pathOf('rollouts', 'shop')}`;
    const found = { kind: 'Rollout', metadata: { name: 'api', generation: expect.any(Number) } };
    expect(await (await fetch(`${path}/api`)).json()).toMatchObject(found);
    expect((await fetch(`${path}/web`)).status).toBe(404);
    expect((await fetch(`${played.cluster.url}/apis/argoproj.io/v1alpha1/workflows`)).status).toBe(404);
  });

  it('lists all namespaces, by label and by field', async () => {
    const played = await started('gate');
    const count = async (query: string) => {
      const answer = await fetch(`${played.cluster.url}/api/v1/pods?${query}`);
      return listAt(await answer.json(), 'items').length;
    };
    expect(await count('')).toBe(4);
    expect(await count('labelSelector=app%3Dapi')).toBe(4);
    expect(await count('labelSelector=app%3Dweb')).toBe(0);
    expect(await count('fieldSelector=metadata.name%3Dnobody')).toBe(0);
  });

  it.each(['labelSelector=app+in+(api)', 'fieldSelector=spec.nodeName%3Dx', 'sortBy=name'])(
    'refuses the query %s',
    async (query) => {
      const played = await started('gate');
      expect((await fetch(`${played.cluster.url}/api/v1/pods?${query}`)).status).toBe(400);
    },
  );

  it('takes neither POST nor DELETE', async () => {
    const played = await started('gate');
    for (const method of ['POST', 'DELETE'])
      expect((await fetch(`${played.cluster.url}${pathOf('pods', 'shop')}`, { method })).status).toBe(405);
  });
});
