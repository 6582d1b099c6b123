import { describe, expect, it } from 'vitest';
import { readUsage } from '../../src/sizing/read-usage.ts';
import type { Course, Measured, UsageAnswers } from '../../src/sizing/usage.ts';
import type { SizedWorkload } from '../../src/sizing/usage-queries.ts';

const hour = 3600;
const nothing: UsageAnswers = {
  podOwners: [],
  replicaSetOwners: [],
  jobOwners: [],
  cpuQuantiles: [{ quantile: 0.95, found: [] }],
  restarts: [],
  lastOom: [],
  oomEvents: [],
  memoryLimits: [],
  throttled: [],
  cpuCourse: [],
  memoryCourse: [],
  stepSeconds: hour,
};
const api: SizedWorkload = { kind: 'Rollout', namespace: 'shop', name: 'api' };

const owner = (of: Record<string, string>, kind: string, name: string): Measured => ({
  labels: { namespace: 'shop', ...of, owner_kind: kind, owner_name: name },
  value: 1,
});
const measured = (pod: string, value: number, container = 'app'): Measured => ({
  labels: { namespace: 'shop', pod, container },
  value,
});
/** Hours in which a pod ran, with what it used in each. */
const course = (pod: string, from: number, values: readonly number[], container = 'app'): Course => ({
  labels: { namespace: 'shop', pod, container },
  points: values.map((value, index) => [(from + index) * hour, value] as const),
});
const ofApi: Partial<UsageAnswers> = {
  podOwners: ['api-1-a', 'api-2-b', 'api-2-c'].map((pod) => owner({ pod }, 'ReplicaSet', pod.slice(0, 5))),
  replicaSetOwners: ['api-1', 'api-2'].map((replicaset) => owner({ replicaset }, 'Rollout', 'api')),
};

function usageOf(answers: Partial<UsageAnswers>, workload = api) {
  const [usage] = readUsage({ ...nothing, ...answers }, [workload]);
  return usage;
}

describe('what a container used', () => {
  it('has fewer days where one of both was measured later', () => {
    const usage = usageOf({
      ...ofApi,
      cpuCourse: [course('api-1-a', 0, Array(240).fill(0.1))],
      memoryCourse: [course('api-1-a', 216, Array(24).fill(100))],
    });
    const [container] = usage?.containers ?? [];
    expect([container?.days, container?.cpu.days, container?.memory.days]).toEqual([10, undefined, 1]);
  });

  it('is that of its busiest pod, those of old revisions too', () => {
    const usage = usageOf({
      ...ofApi,
      cpuQuantiles: [
        { quantile: 0.95, found: [measured('api-1-a', 0.7), measured('api-2-b', 0.4), measured('api-2-c', 9)] },
      ],
      cpuCourse: [course('api-1-a', 0, [0.6, 0.8]), course('api-2-b', 2, [0.3, 0.5]), course('api-2-c', 3, [0.9])],
      memoryCourse: [course('api-1-a', 0, [100, 300]), course('api-2-b', 2, [200, 250]), course('api-2-c', 3, [10])],
    });
    expect(usage?.containers).toEqual([
      {
        container: 'app',
        // a pod of one hour has a quantile of its start alone
        cpu: { quantiles: [{ quantile: 0.95, cores: 0.7 }], maximum: 0.9 },
        memory: { maximum: 300 },
        days: 4 / 24,
        pods: 3,
        running: 5 / 4,
        restarts: 0,
        oomKills: 0,
        course: { cpu: [0.6, 0.8, 0.3, 0.9], memory: [100, 300, 200, 250] },
      },
    ]);
  });

  it('is told for each container by itself, with those of other workloads, pause and unknown pods left out', () => {
    const usage = usageOf({
      ...ofApi,
      cpuCourse: [
        course('api-2-b', 0, [0.1], 'app'),
        course('api-2-b', 0, [0.2], 'proxy'),
        course('api-2-b', 0, [0.3], 'POD'),
        course('api-2-b', 0, [0.3], ''),
        course('api-gateway-1', 0, [5], 'app'),
      ],
    });
    expect(usage?.containers.map(({ container, cpu }) => [container, cpu.maximum])).toEqual([
      ['app', 0.1],
      ['proxy', 0.2],
    ]);
  });

  it('holds what was slowed, restarted and killed, with the largest limit that was not enough', () => {
    const usage = usageOf({
      ...ofApi,
      cpuCourse: [course('api-1-a', 0, [0.1, 0.1]), course('api-2-b', 0, [0.1, 0.1])],
      restarts: [measured('api-1-a', 2), measured('api-2-b', 1)],
      lastOom: [measured('api-1-a', 1)],
      oomEvents: [measured('api-1-a', 1.98), measured('api-2-b', 0)],
      memoryLimits: [measured('api-1-a', 128), measured('api-2-b', 512)],
      throttled: [measured('api-1-a', 0.25), measured('api-2-b', Number.NaN)],
    });
    expect(usage?.containers).toMatchObject([{ restarts: 3, oomKills: 2, oomLimit: 128, throttled: 0.25 }]);
  });

  it('is found where Prometheus has renamed the labels of the scrape', () => {
    const renamed = ({ labels: { namespace = '', pod = '', ...more }, value }: Measured): Measured => ({
      labels: {
        namespace: 'monitoring',
        pod: 'kube-state-metrics-0',
        exported_namespace: namespace,
        exported_pod: pod,
        ...more,
      },
      value,
    });
    const usage = usageOf({
      podOwners: (ofApi.podOwners ?? []).map(renamed),
      replicaSetOwners: (ofApi.replicaSetOwners ?? []).map(renamed),
      cpuCourse: [course('api-1-a', 0, [0.1, 0.2])],
      restarts: [renamed(measured('api-1-a', 4))],
    });
    expect(usage?.containers).toMatchObject([{ restarts: 4, cpu: { maximum: 0.2 } }]);
  });

  it.each([
    ['StatefulSet', { podOwners: [owner({ pod: 'api-0' }, 'StatefulSet', 'api')] }],
    ['DaemonSet', { podOwners: [owner({ pod: 'api-0' }, 'DaemonSet', 'api')] }],
    [
      'Deployment',
      {
        podOwners: [owner({ pod: 'api-0' }, 'ReplicaSet', 'api-5f')],
        replicaSetOwners: [owner({ replicaset: 'api-5f' }, 'Deployment', 'api')],
      },
    ],
    [
      'CronJob',
      {
        podOwners: [owner({ pod: 'api-0' }, 'Job', 'api-28')],
        jobOwners: [owner({ job_name: 'api-28' }, 'CronJob', 'api')],
      },
    ],
  ] as const)('is found for a %s', (kind, owners) => {
    const answers = { ...owners, cpuCourse: [course('api-0', 1, [0.5])] };
    expect(usageOf(answers, { ...api, kind })?.containers).toMatchObject([{ cpu: { maximum: 0.5 } }]);
    expect(usageOf(answers)?.containers).toEqual([]);
  });

  it('covers the days on which a CronJob ran', () => {
    const nightly = (day: number) => course('api-0', day * 24 + 3, [0.5]);
    const answers = {
      podOwners: [owner({ pod: 'api-0' }, 'Job', 'api-28')],
      jobOwners: [owner({ job_name: 'api-28' }, 'CronJob', 'api')],
      cpuCourse: [nightly(1), nightly(2), nightly(4)],
    };
    expect(usageOf(answers, { ...api, kind: 'CronJob' })?.containers).toMatchObject([{ days: 3 }]);
  });
});

describe('what is missing is named', () => {
  const pods = [course('api-1-a', 0, [1])];
  it.each([
    ['kube_pod_owner', { cpuCourse: pods }, /^kube_pod_owner has no series/],
    [
      'kube_replicaset_owner',
      { podOwners: ofApi.podOwners ?? [], cpuCourse: pods },
      /^kube_replicaset_owner has no series/,
    ],
    ['cAdvisor', ofApi, /^container_cpu_usage_seconds_total and container_memory_working_set_bytes have no series/],
    ['its own series', { ...ofApi, cpuCourse: [course('other', 0, [1])] }, /^its pods have no series/],
    [
      'a pod of it',
      { podOwners: [owner({ pod: 'web-0' }, 'StatefulSet', 'web')], cpuCourse: [course('web-0', 0, [1])] },
      /^no pod of it was seen/,
    ],
  ])('%s', (_, answers, message) => {
    expect(usageOf(answers)).toMatchObject({ containers: [], missing: expect.stringMatching(message) });
  });
});
