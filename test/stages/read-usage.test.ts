import { describe, expect, it } from 'vitest';
import type { Metrics, Queried, Sample, Series, Span } from '../../src/ports/metrics.ts';
import { readUsageOf } from '../../src/stages/read-usage.ts';
import { never } from '../clock.ts';

const now = new Date('2026-03-01T12:03:20Z');
const at = new Date('2026-03-01T12:00:00Z');
const workload = { kind: 'StatefulSet', namespace: 'shop', name: 'api' } as const;

/** Answers by what stands in a query, and keeps what it was asked. */
class Answering implements Metrics {
  readonly name = 'prometheus.test';
  readonly labels = { cluster: 'eu' };
  readonly asked: { readonly promql: string; readonly when: Date | Span }[] = [];
  readonly answers: ReadonlyMap<string, Queried<Sample>>;

  constructor(answers: Readonly<Record<string, Queried<Sample>>> = {}) {
    this.answers = new Map(Object.entries(answers));
  }

  async query(promql: string, when: Date): Promise<Queried<Sample>> {
    this.asked.push({ promql, when });
    const metric = [...this.answers.keys()].find((name) => promql.includes(name)) ?? '';
    return this.answers.get(metric) ?? { result: 'answered', found: [], warnings: [] };
  }

  async range(promql: string, when: Span): Promise<Queried<Series>> {
    this.asked.push({ promql, when });
    const points = [[at.getTime() / 1000, 0.5]] as const;
    const labels = { namespace: 'shop', pod: 'api-0', container: 'app' };
    return { result: 'answered', found: [{ labels, points }], warnings: [] };
  }
}

const owned: Queried<Sample> = {
  result: 'answered',
  found: [{ labels: { namespace: 'shop', pod: 'api-0', owner_kind: 'StatefulSet', owner_name: 'api' }, value: 1, at }],
  warnings: [],
};
const wanted = { workloads: [workload], days: 7, quantiles: [0.95], now, signal: never };

describe('reading usage', () => {
  it('takes as many queries for three hundred workloads as for one, all for the same moment', async () => {
    const metrics = new Answering({ kube_pod_owner: owned });
    const workloads = Array.from({ length: 300 }, (_, index) => ({ ...workload, name: `api${index}` }));
    const read = await readUsageOf({ ...wanted, metrics, workloads: [workload, ...workloads] });
    expect(read).toMatchObject({ result: 'read', queries: 10, isPartial: false, notes: [] });
    expect(metrics.asked).toHaveLength(10);
    const moments = metrics.asked.map(({ when }) => ('to' in when ? when.to : when).getTime());
    expect(new Set(moments)).toEqual(new Set([at.getTime()]));
    expect(read.result === 'read' && read.workloads[0]?.containers).toMatchObject([{ cpu: { maximum: 0.5 } }]);
  });

  it('begins the first step where the time begins', async () => {
    const metrics = new Answering();
    await readUsageOf({ ...wanted, metrics });
    const spans = metrics.asked.flatMap(({ when }) => ('to' in when ? [when] : []));
    const from = new Date('2026-02-22T13:00:00Z');
    expect(spans).toEqual([1, 2].map(() => ({ from, to: at, stepSeconds: 3600 })));
  });

  it('asks nothing where there are no workloads', async () => {
    const metrics = new Answering();
    expect(await readUsageOf({ ...wanted, metrics, workloads: [] })).toMatchObject({ workloads: [], queries: 0 });
    expect(metrics.asked).toEqual([]);
  });

  it('is unknown where an answer is missing that it takes, and says what was asked', async () => {
    const metrics = new Answering({ kube_replicaset_owner: { result: 'refused', message: 'too many samples' } });
    expect(await readUsageOf({ ...wanted, metrics })).toEqual({
      result: 'unknown',
      message: 'prometheus.test does not say which workloads ReplicaSets belong to: too many samples',
    });
  });

  it('goes without what is not needed, and notes it', async () => {
    const metrics = new Answering({
      kube_pod_owner: owned,
      container_cpu_cfs_throttled: { result: 'unreachable', message: 'it did not answer' },
    });
    expect(await readUsageOf({ ...wanted, metrics })).toMatchObject({
      isPartial: false,
      notes: ['prometheus.test does not say how often CPU limits slowed containers down: it did not answer'],
    });
  });

  it('passes over times that nobody asked about', async () => {
    const metrics = new Answering({ kube_pod_owner: owned });
    const strange = [0, 1e15].map((seconds) => [seconds, 7] as const);
    const range = metrics.range.bind(metrics);
    metrics.range = async (promql, when) => {
      const answer = await range(promql, when);
      if (answer.result !== 'answered') return answer;
      return { ...answer, found: answer.found.map((one) => ({ ...one, points: [...one.points, ...strange] })) };
    };
    const read = await readUsageOf({ ...wanted, metrics });
    expect(read.result === 'read' && read.workloads[0]?.containers).toMatchObject([
      { cpu: { maximum: 0.5 }, course: { cpu: [0.5], memory: [0.5] } },
    ]);
  });

  it('is partial where the server has left something out', async () => {
    const metrics = new Answering({ kube_pod_owner: { ...owned, warnings: ['a store did not answer'] } });
    expect(await readUsageOf({ ...wanted, metrics })).toMatchObject({
      isPartial: true,
      notes: ['a store did not answer'],
    });
  });
});
