import { describe, expect, it } from 'vitest';
import { assess } from '../../src/rollout/assess.ts';
import type { Memory, Snapshot } from '../../src/rollout/assessment.ts';
import type { Goal, WorkloadName } from '../../src/rollout/goal.ts';
import { readWorkload } from '../../src/rollout/workload.ts';
import { appliedAt } from './applied.ts';

type Kind = WorkloadName['kind'];
const image = (tag: string) => `registry.test/api:${tag}`;

function goalOf(kind: Kind, over: Partial<Goal> = {}): Goal {
  return {
    image: { registry: 'registry.test', name: 'api', tag: 'new' },
    platformDigests: [],
    workloads: [{ kind, namespace: 'prod', name: 'api' }],
    written: true,
    ...over,
  };
}

interface Seen {
  readonly kind: Kind;
  readonly status: object;
  readonly spec?: object;
  readonly tag?: string;
  readonly pods?: readonly object[];
  readonly seconds?: number;
}

function snapshotOf({ kind, status, spec, tag = 'new', pods = [], seconds = 0 }: Seen): Snapshot {
  const template = { spec: { containers: [{ name: 'app', image: image(tag) }] } };
  const own = kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { replicas: 3, template };
  const object = {
    metadata: { name: 'api', namespace: 'prod', uid: 'u', generation: 2 },
    spec: { ...own, ...spec },
    status,
  };
  return {
    at: new Date(seconds * 1000),
    workloads: [{ state: 'present', object: readWorkload(kind, object) }],
    runs: [],
    pods,
    relations: new Map(),
  };
}

/** What several looks come to; times are in seconds. */
function judge(...looks: readonly Seen[]) {
  return judgeAll(looks.map((seen) => [goalOf(seen.kind), snapshotOf(seen)]));
}

function judgeAll(looks: readonly (readonly [Goal, Snapshot])[]) {
  let memory: Memory | undefined;
  let last: ReturnType<typeof assess>['assessment'] | undefined;
  for (const [goal, snapshot] of looks) {
    const next = assess(goal, snapshot, memory);
    memory = next.memory;
    last = next.assessment;
  }
  if (last === undefined) throw new Error('nothing was seen');
  return { ...last.judgement, row: last.rows[0] };
}

// statuses as the controllers of Kubernetes 1.34 wrote them
const done = {
  Deployment: { observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 },
  StatefulSet: {
    observedGeneration: 2,
    replicas: 3,
    updatedReplicas: 3,
    availableReplicas: 3,
    currentRevision: 'api-2',
    updateRevision: 'api-2',
  },
  DaemonSet: { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 },
};
const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

describe.each(kinds)('a %s', (kind) => {
  it('is healthy once all pods are of the new version and available', () => {
    expect(judge({ kind, status: done[kind] })).toMatchObject({
      verdict: 'succeeded',
      reason: 'healthy',
      sentence: `${kind} prod/api is healthy: all 3 pods run it`,
      row: { state: 'healthy', pods: { wanted: 3, updated: 3 }, image: image('new') },
    });
  });

  it('is not believed before its controller has seen the newest generation', () => {
    const status = { ...done[kind], observedGeneration: 1 };
    expect(judge({ kind, status })).toMatchObject({ verdict: 'progressing', row: { state: 'waiting' } });
  });

  it.each(Object.keys(done[kind]).filter((name) => /updated|[aA]vailable/.test(name)))(
    'is not done while %s lacks one',
    (counter) => {
      expect(judge({ kind, status: { ...done[kind], [counter]: 2 } })).toMatchObject({ verdict: 'progressing' });
    },
  );

  it('runs nothing where nothing is wanted', () => {
    const status = kind === 'DaemonSet' ? { observedGeneration: 2 } : { observedGeneration: 2, updateRevision: '' };
    const spec = { replicas: 0 };
    expect(judge({ kind, spec, status: { ...status, currentRevision: '' } })).toMatchObject({
      verdict: 'succeeded',
      reason: 'nothing-runs',
    });
  });

  it('has no effect, is rolled back or replaced like a Rollout', () => {
    const status = done[kind];
    expect(judge({ kind, status, tag: 'old' })).toMatchObject({ verdict: 'progressing' });
    const looks = (tag: string) => judge({ kind, status, tag: 'old' }, { kind, status: {} }, { kind, status, tag });
    expect(looks('old')).toMatchObject({ verdict: 'failed', reason: 'rolled-back-by-another' });
    expect(looks('other')).toMatchObject({ verdict: 'superseded', reason: 'image-replaced' });
  });
});

describe('a Deployment', () => {
  const kind = 'Deployment';
  const stuck = { observedGeneration: 2, replicas: 4, updatedReplicas: 1, availableReplicas: 3 };
  const condition = (type: string, reason: string, message: string, status = 'True') => ({
    type,
    status,
    reason,
    message,
  });
  const overdue = {
    ...stuck,
    conditions: [condition('Progressing', 'ProgressDeadlineExceeded', 'timed out', 'False')],
  };
  const said = 'pods "api-1" is forbidden: exceeded quota: few, requested: pods=1, used: pods=3, limited: pods=3';
  const denied = { ...stuck, conditions: [condition('ReplicaFailure', 'FailedCreate', said)] };

  it('has its grace only from when Argo CD has applied ours', () => {
    const goal = goalOf(kind, { revision: 'ours', application: { namespace: 'argocd', name: 'api' } });
    const look = (seconds: number, revision: string): readonly [Goal, Snapshot] => {
      const relations: Snapshot['relations'] = new Map([
        ['ours', 'ours'],
        ['older', 'other'],
      ]);
      const seen = snapshotOf({ kind, status: denied, seconds });
      return [goal, { ...seen, relations, application: { state: 'present', object: appliedAt(revision) } }];
    };
    const before = judgeAll([look(0, 'older'), look(100, 'older')]);
    expect(before).toMatchObject({ verdict: 'progressing', row: { state: 'degraded', message: said } });
    expect(before.sentence).not.toContain('degraded');
    const applied = [look(0, 'older'), look(100, 'ours'), look(129, 'ours'), look(130, 'ours')] as const;
    expect(judgeAll(applied.slice(0, 3))).toMatchObject({ verdict: 'progressing' });
    expect(judgeAll(applied)).toMatchObject({ verdict: 'failed', reason: 'pods-denied' });
  });

  it('waits for the pods of the version before to go', () => {
    expect(judge({ kind, status: { ...done[kind], replicas: 4 } })).toMatchObject({
      verdict: 'progressing',
      sentence: 'Deployment prod/api: 1 pods of the version before are still there',
    });
  });

  it('that is overdue may recover, and then fails by the deadline', () => {
    const first = judge({ kind, status: overdue });
    expect(first).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'progress-deadline',
      row: { state: 'degraded' },
    });
    const late = judge({ kind, status: overdue }, { kind, status: overdue, seconds: 31 });
    expect(late).toMatchObject({ verdict: 'failed', reason: 'progress-deadline', recover: true });
    const recovered = judge({ kind, status: overdue }, { kind, status: done[kind], seconds: 31 });
    expect(recovered).toMatchObject({ verdict: 'succeeded' });
    const again = judge(
      { kind, status: overdue },
      { kind, status: stuck, seconds: 20 },
      { kind, status: overdue, seconds: 40 },
    );
    expect(again).toMatchObject({ verdict: 'progressing' });
  });

  it('whose pods are denied fails with the message of the API server', () => {
    const late = judge({ kind, status: denied }, { kind, status: denied, seconds: 31 });
    expect(late).toMatchObject({ verdict: 'failed', reason: 'pods-denied', sentence: `Deployment prod/api: ${said}` });
  });

  it('with spec.paused is paused, and the sentence says how to go on', () => {
    expect(judge({ kind, spec: { paused: true }, status: { observedGeneration: 2 } })).toMatchObject({
      verdict: 'paused',
      reason: 'paused-by-spec',
      waiting: { goOn: 'kubectl rollout resume deployment/api -n prod' },
    });
  });

  it('that was paused after all its pods were updated is healthy', () => {
    expect(judge({ kind, spec: { paused: true }, status: done[kind] })).toMatchObject({ verdict: 'succeeded' });
  });

  it.each([
    ['of another version', { image: image('old') }],
    ['of another Deployment', { owner: { kind: 'ReplicaSet', name: 'api-web-abc' } }],
    ['of a Job', { owner: { kind: 'Job', name: 'api-abc' } }],
    ['of another namespace', { namespace: 'other' }],
  ])('does not take trouble of a pod %s for its own', (_, over) => {
    const late = judge(
      { kind, status: overdue, pods: [pod(over)] },
      { kind, status: overdue, pods: [pod(over)], seconds: 31 },
    );
    expect(late).toMatchObject({ verdict: 'failed', reason: 'progress-deadline' });
  });

  interface PodFacts {
    readonly image?: string;
    readonly namespace?: string;
    readonly owner?: { readonly kind: string; readonly name: string };
    readonly status?: object;
  }

  const terminated = { exitCode: 137, reason: 'OOMKilled' };
  const backOff = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off restarting failed container' } };

  function pod({ namespace = 'prod', owner, status, ...over }: PodFacts): object {
    return {
      metadata: {
        name: 'api-abc-x',
        namespace,
        labels: { 'pod-template-hash': 'abc' },
        ownerReferences: [owner ?? { kind: 'ReplicaSet', name: 'api-abc', uid: 'r' }],
      },
      spec: { containers: [{ name: 'app', image: over.image ?? image('new') }] },
      status: {
        containerStatuses: [
          { name: 'app', ready: false, restartCount: 3, state: backOff, lastState: { terminated }, ...status },
        ],
      },
    };
  }

  it.each([
    ['backs off', {}],
    ['runs for a moment between two ends', { state: { running: {} } }],
  ])('whose container crashes and %s fails by its exit code', (_, status) => {
    const pods = [pod({ status })];
    const late = judge({ kind, status: overdue, pods }, { kind, status: overdue, pods, seconds: 31 });
    expect(late).toMatchObject({
      verdict: 'failed',
      reason: 'crash-loop',
      sentence:
        'Deployment prod/api: pod api-abc-x: container app was killed: out of memory, exit code 137, 3 restarts',
    });
  });

  it('whose container was started again once, and runs, is not said to crash', () => {
    const pods = [pod({ status: { state: { running: {} }, restartCount: 1 } })];
    expect(judge({ kind, status: overdue, pods })).toMatchObject({ atDeadline: 'progress-deadline' });
  });
});

describe('a StatefulSet', () => {
  const kind = 'StatefulSet';
  const revisions = { currentRevision: 'api-1', updateRevision: 'api-2' };

  it('with a partition is done when the pods above it are', () => {
    const spec = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } };
    const status = { ...done[kind], ...revisions, updatedReplicas: 2 };
    expect(judge({ kind, spec, status })).toMatchObject({
      verdict: 'succeeded',
      sentence: 'StatefulSet prod/api is healthy: 2 of 3 pods run it, as its partition says',
    });
    expect(judge({ kind, spec, status: { ...status, updatedReplicas: 1 } })).toMatchObject({ verdict: 'progressing' });
  });

  it('with a partition that no pod is above is paused: the new version runs nowhere', () => {
    const spec = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 3 } } };
    const status = { ...done[kind], ...revisions, updatedReplicas: 0 };
    expect(judge({ kind, spec, status })).toMatchObject({
      verdict: 'paused',
      reason: 'manual-gate',
      row: { state: 'paused' },
    });
    expect(judge({ kind, spec, status: done[kind] })).toMatchObject({
      verdict: 'succeeded',
      sentence: 'StatefulSet prod/api is healthy: all 3 pods run it',
    });
  });

  it('without one is done when its controller has made the new revision the current one', () => {
    expect(judge({ kind, status: { ...done[kind], ...revisions } })).toMatchObject({ verdict: 'progressing' });
  });

  it('that is updated OnDelete is paused until its pods are deleted; its current revision stays', () => {
    const spec = { updateStrategy: { type: 'OnDelete' } };
    const begun = { ...done[kind], ...revisions, updatedReplicas: 1 };
    expect(judge({ kind, spec, status: begun })).toMatchObject({ verdict: 'paused', reason: 'update-on-delete' });
    expect(judge({ kind, spec, status: { ...begun, updatedReplicas: 3 } })).toMatchObject({ verdict: 'succeeded' });
  });

  it('has no deadline of its own: ours ends it by the trouble of its pods', () => {
    const waiting = { reason: 'ImagePullBackOff', message: 'Back-off pulling image' };
    const pod = {
      metadata: { name: 'api-2', namespace: 'prod', ownerReferences: [{ kind, name: 'api', uid: 'u' }] },
      spec: { containers: [{ name: 'app', image: image('new') }] },
      status: { containerStatuses: [{ name: 'app', ready: false, state: { waiting } }] },
    };
    const status = { ...done[kind], ...revisions, updatedReplicas: 1, availableReplicas: 2 };
    expect(judge({ kind, status, pods: [pod] })).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'image-pull',
      sentence: 'StatefulSet prod/api: pod api-2: Back-off pulling image',
    });
  });
});

describe('a CronJob', () => {
  it('has nothing to roll out, and is the only one that says so', () => {
    expect(judge({ kind: 'CronJob', status: {} })).toMatchObject({
      verdict: 'succeeded',
      reason: 'nothing-to-roll-out',
      row: { state: 'healthy' },
    });
    expect(judge({ kind: 'CronJob', status: {}, tag: 'old' })).toMatchObject({ verdict: 'progressing' });
    const both = goalOf('CronJob', {
      workloads: (['CronJob', 'Deployment'] as const).map((kind) => ({ kind, namespace: 'prod', name: 'api' })),
    });
    const seen = [
      snapshotOf({ kind: 'CronJob', status: {} }),
      snapshotOf({ kind: 'Deployment', status: done.Deployment }),
    ];
    const snapshot = {
      ...snapshotOf({ kind: 'CronJob', status: {} }),
      workloads: seen.flatMap((one) => one.workloads),
    };
    expect(assess(both, snapshot, undefined).assessment.judgement).toMatchObject({ reason: 'healthy' });
  });
});

describe('a Rollout that refers to a Deployment', () => {
  const rollout = (status: object, kind = 'Deployment') => ({
    metadata: { name: 'api', namespace: 'prod', uid: 'u', generation: 1 },
    spec: { replicas: 2, workloadRef: { apiVersion: 'apps/v1', kind, name: 'api' }, strategy: { canary: {} } },
    status: {
      observedGeneration: '1',
      workloadObservedGeneration: '2',
      phase: 'Healthy',
      currentPodHash: 'h',
      stableRS: 'h',
      availableReplicas: 2,
      updatedReplicas: 2,
      ...status,
    },
  });
  const deployment = {
    metadata: { name: 'api', namespace: 'prod', generation: 2 },
    spec: { template: { spec: { containers: [{ name: 'app', image: image('new') }] } } },
  };
  const judged = (object: object, referenced?: object) => {
    const workloads = [{ state: 'present', object: readWorkload('Rollout', object, referenced) }] as const;
    const snapshot = { ...snapshotOf({ kind: 'Deployment', status: {} }), workloads };
    return assess(goalOf('Rollout'), snapshot, undefined).assessment.judgement;
  };

  it('takes its image from there, and is done by both generations', () => {
    expect(judged(rollout({}), deployment)).toMatchObject({ verdict: 'succeeded', reason: 'healthy' });
    expect(judged(rollout({ workloadObservedGeneration: '1' }), deployment)).toMatchObject({
      verdict: 'progressing',
      sentence: 'the controller has not seen prod/api yet',
    });
  });

  it('waits for a Deployment that is not there', () => {
    expect(judged(rollout({}))).toMatchObject({ verdict: 'progressing', atDeadline: 'workload-not-found' });
  });

  it('of another kind is not supported, and says so', () => {
    expect(judged(rollout({}, 'ReplicaSet'))).toMatchObject({ verdict: 'errored', reason: 'not-supported' });
  });
});
