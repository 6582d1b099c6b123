import { describe, expect, it } from 'vitest';
import { assess } from '../../src/rollout/assess.ts';
import type { Memory, Snapshot } from '../../src/rollout/assessment.ts';
import type { Evidence } from '../../src/rollout/evidence.ts';
import { inquiriesOf } from '../../src/rollout/evidence.ts';
import type { Goal, WorkloadName } from '../../src/rollout/goal.ts';
import { printServing } from '../../src/rollout/serving.ts';
import { readWorkload } from '../../src/rollout/workload.ts';
import { podOfKind } from './pods.ts';

type Kind = WorkloadName['kind'];

function goalOf(kind: Kind): Goal {
  return {
    image: { registry: 'registry.test', name: 'api', tag: 'new' },
    platformDigests: [],
    workloads: [{ kind, namespace: 'prod', name: 'api' }],
    written: true,
    revision: 'ours',
  };
}

interface Seen {
  readonly status: object;
  readonly pods?: readonly object[];
  readonly evidence?: Partial<Evidence>;
  readonly seconds?: number;
  readonly spec?: object;
}

function snapshotOf(kind: Kind, { status, pods = [], evidence, seconds = 0, spec = {} }: Seen): Snapshot {
  const object = {
    metadata: { name: 'api', namespace: 'prod', uid: 'u', generation: 2 },
    spec: {
      replicas: 3,
      template: { spec: { containers: [{ name: 'app', image: 'registry.test/api:new' }] } },
      strategy: { canary: { steps: [{ setWeight: 25 }, { pause: {} }] } },
      ...spec,
    },
    status,
  };
  return {
    at: new Date(seconds * 1000),
    workloads: [{ state: 'present', object: readWorkload(kind, object) }],
    runs: [],
    pods,
    relations: new Map(),
    ...(evidence === undefined ? {} : { evidence: { events: [], logs: [], missing: [], ...evidence } }),
  };
}

/** What looks come to, one after the other. */
function judge(kind: Kind, ...looks: readonly Seen[]) {
  let memory: Memory | undefined;
  let last: ReturnType<typeof assess> | undefined;
  for (const look of looks) {
    last = assess(goalOf(kind), snapshotOf(kind, look), memory);
    memory = last.memory;
  }
  if (last === undefined) throw new Error('nothing was seen');
  return last.assessment;
}

const asked = (kind: Kind, seen: Seen) => inquiriesOf(goalOf(kind), snapshotOf(kind, seen));

const statuses = {
  Rollout: {
    observedGeneration: '2',
    phase: 'Progressing',
    currentPodHash: 'h',
    stableRS: 'before',
    currentStepIndex: 0,
    availableReplicas: 3,
    updatedReplicas: 1,
  },
  Deployment: { observedGeneration: 2, replicas: 4, updatedReplicas: 1, availableReplicas: 3 },
  StatefulSet: {
    observedGeneration: 2,
    replicas: 3,
    updatedReplicas: 1,
    availableReplicas: 2,
    currentRevision: 'api-1',
    updateRevision: 'api-2',
  },
  DaemonSet: {
    observedGeneration: 2,
    desiredNumberScheduled: 3,
    currentNumberScheduled: 3,
    updatedNumberScheduled: 1,
    numberAvailable: 2,
  },
} as const;
const kinds = ['Rollout', 'Deployment', 'StatefulSet', 'DaemonSet'] as const;

const crash = {
  restartCount: 3,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { exitCode: 1 } },
};
const event = (uid: string, reason: string, message: string, lastTimestamp: string, count = 1) => ({
  metadata: { name: `${uid}.1` },
  involvedObject: { uid },
  reason,
  message,
  count,
  lastTimestamp,
});

describe.each(kinds)('of a %s', (kind) => {
  const status = statuses[kind];

  it('the log of what crashes is asked for, and nothing else', () => {
    const pods = [podOfKind(kind, 'h', { container: crash })];
    expect(asked(kind, { status, pods })).toEqual([
      { ask: 'log', namespace: 'prod', pod: 'api-x', container: 'app', previous: true },
    ]);
  });

  it('the events of a pod that runs and is not ready are asked for, and its probe is told', () => {
    const pods = [podOfKind(kind, 'h')];
    expect(asked(kind, { status, pods })).toEqual([
      { ask: 'events', namespace: 'prod', uid: 'api-x', reason: 'Unhealthy' },
    ]);
    const failed = 'Readiness probe failed: HTTP probe failed with statuscode:';
    const events = [
      event('api-x', 'Unhealthy', `${failed} 500`, '2026-01-01T00:00:00Z'),
      event('api-x', 'Unhealthy', `${failed} 503`, '2026-01-01T00:00:09Z', 7),
      event('other', 'Unhealthy', `${failed} 404`, '2026-01-01T00:00:10Z'),
    ];
    const { judgement } = judge(kind, { status, pods, evidence: { events } });
    // every pod is so for a while: it speaks no more against the change than before
    expect(judgement).toMatchObject({ verdict: 'progressing', atDeadline: 'deadline-exceeded' });
    expect(judgement.sentence).toContain(`; pod api-x: container app runs, and is not ready: ${failed} 503`);
    expect(judge(kind, { status, pods }).judgement.sentence).not.toContain('is not ready');
  });

  it('nothing is asked for about pods of another version', () => {
    const image = 'registry.test/api:old';
    const pods = [podOfKind(kind, 'before', { image, container: crash })];
    expect(asked(kind, { status, pods })).toEqual([]);
  });

  it('trouble of a pod is the reason by our deadline', () => {
    const pods = [podOfKind(kind, 'h', { container: crash })];
    expect(judge(kind, { status, pods }).judgement).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'crash-loop',
    });
  });
});

describe.each(['StatefulSet', 'DaemonSet'] as const)('a %s that lacks pods', (kind) => {
  const status = { ...statuses[kind], replicas: 2, currentNumberScheduled: 2 };
  const pods = [podOfKind(kind, '', { ready: true, image: 'registry.test/api:old', created: '2026-01-01T00:00:05Z' })];
  const said = 'create Pod api-2 in StatefulSet api failed error: pods "api-2" is forbidden: exceeded quota: few';
  const denied = (at: string) => ({ events: [event('u', 'FailedCreate', said, at)] });

  it('is asked about, and the denial is the reason by our deadline', () => {
    expect(asked(kind, { status, pods })).toEqual([
      { ask: 'events', namespace: 'prod', uid: 'u', reason: 'FailedCreate' },
    ]);
    expect(judge(kind, { status, pods, evidence: denied('2026-01-01T00:00:06Z') }).judgement).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'pods-denied',
      sentence: `${kind} prod/api: ${said}`,
    });
  });

  it('was denied before its newest pod came: that is over', () => {
    expect(judge(kind, { status, pods, evidence: denied('2026-01-01T00:00:04Z') }).judgement).toMatchObject({
      atDeadline: 'deadline-exceeded',
    });
  });

  it('and has them all is not asked about', () => {
    expect(asked(kind, { status: statuses[kind], pods })).toEqual([]);
  });
});

describe('a Rollout', () => {
  const message = 'pods "api-h-1" is forbidden: exceeded quota: few';
  const conditions = [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message }];

  it('whose pods are denied says so by its condition, in time and once it is Degraded', () => {
    const status = { ...statuses.Rollout, updatedReplicas: 0, conditions };
    expect(judge('Rollout', { status }).judgement).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'pods-denied',
      sentence: `prod/api: ${message}`,
    });
    const degraded = { ...status, phase: 'Degraded', message: 'ProgressDeadlineExceeded: timed out' };
    expect(judge('Rollout', { status: degraded }, { status: degraded, seconds: 29 }).judgement).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'pods-denied',
    });
    expect(judge('Rollout', { status: degraded }, { status: degraded, seconds: 30 }).judgement).toMatchObject({
      verdict: 'failed',
      reason: 'pods-denied',
    });
  });

  it('that is Degraded names the probe behind the message of its controller', () => {
    const status = { ...statuses.Rollout, phase: 'Degraded', message: 'ProgressDeadlineExceeded: timed out' };
    const events = [event('api-x', 'Unhealthy', 'Startup probe failed: refused', '2026-01-01T00:00:00Z')];
    const look = { status, pods: [podOfKind('Rollout', 'h')], evidence: { events } };
    expect(judge('Rollout', look, { ...look, seconds: 30 }).judgement).toMatchObject({
      verdict: 'failed',
      reason: 'progress-deadline',
      sentence:
        'prod/api: ProgressDeadlineExceeded: timed out; pod api-x: container app runs, and is not ready: Startup probe failed: refused',
    });
  });

  it('that its deadline aborted names the pod that was in trouble', () => {
    const status = {
      ...statuses.Rollout,
      phase: 'Degraded',
      abort: true,
      message: 'RolloutAborted: Rollout aborted update to revision 2',
    };
    const pods = [podOfKind('Rollout', 'h', { container: crash })];
    const { judgement } = judge('Rollout', { status, pods, spec: { progressDeadlineAbort: true } });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'rollout-aborted' });
    expect(judgement.sentence).toContain('; pod api-x: container app ended with exit code 1, 3 restarts');
  });
});

describe('what could not be asked', () => {
  it('is a note, and so is what of the pods is hidden; without a question neither is', () => {
    const status = statuses.Deployment;
    const seen = {
      ...snapshotOf('Deployment', { status, evidence: { missing: ['no log'] } }),
      podsHidden: 'forbidden',
    };
    expect(assess(goalOf('Deployment'), seen, undefined).assessment.notes).toEqual([
      'what the pods say is missing: forbidden',
      'no log',
    ]);
    const { evidence: _, ...live } = seen;
    expect(assess(goalOf('Deployment'), live, undefined).assessment.notes).toEqual([]);
  });
});

describe('what serves', () => {
  const old = (name: string, kind: string) =>
    podOfKind(kind, 'before', { name, ready: true, image: 'registry.test/api:old' });
  const ours = (name: string, kind: string) => podOfKind(kind, 'h', { name, ready: true });
  const told = (kind: Kind, seen: Omit<Seen, 'evidence'>) =>
    printServing(judge(kind, { ...seen, evidence: {} }).serving ?? []);

  it.each(kinds)('is told by the pods of a %s', (kind) => {
    const status = statuses[kind];
    expect(told(kind, { status, pods: [old('a', kind), podOfKind(kind, 'h')] })).toBe('the version before serves');
    expect(told(kind, { status, pods: [old('a', kind), old('b', kind), ours('c', kind)] })).toBe(
      'the version before serves beside the new one (2 and 1 pods are ready)',
    );
    expect(told(kind, { status, pods: [ours('c', kind)] })).toBe('the new version serves with 1 of 3 pods');
    expect(told(kind, { status, pods: [podOfKind(kind, 'h')] })).toBe('nothing serves it: no pod is ready');
  });

  it('is the version before of a canary that was aborted, while the pods of ours go', () => {
    const status = { ...statuses.Rollout, phase: 'Degraded', abort: true, message: 'RolloutAborted: aborted' };
    const pods = [old('a', 'Rollout'), ours('b', 'Rollout')];
    expect(told('Rollout', { status, pods })).toBe('the version before serves');
    // what is refused gets no hash: that of the version before stays
    const refused = { phase: 'Degraded', message: 'InvalidSpec: The Rollout is invalid' };
    expect(told('Rollout', { status: refused, pods: [ours('a', 'Rollout')] })).toBe('the version before serves');
  });

  it('is the version that the active Service of a blue-green Rollout selects', () => {
    const spec = { strategy: { blueGreen: { activeService: 'a' } } };
    const pods = [old('a', 'Rollout'), ours('b', 'Rollout')];
    const active = (activeSelector: string) => ({ ...statuses.Rollout, blueGreen: { activeSelector } });
    expect(told('Rollout', { spec, pods, status: active('before') })).toBe('the version before serves');
    expect(told('Rollout', { spec, pods, status: active('h') })).toBe('the new version serves with 1 of 3 pods');
  });

  it('is told by counters where no pod is to be seen, unless these leave a doubt', () => {
    const counted = (available: number, updated: number) =>
      told('Deployment', {
        status: { ...statuses.Deployment, availableReplicas: available, updatedReplicas: updated },
      });
    expect(counted(0, 1)).toBe('nothing serves it: no pod is ready');
    expect(counted(3, 0)).toBe('the version before serves');
    expect(counted(3, 1)).toBeUndefined();
  });

  it('is said once of workloads that are alike, and else by their names', () => {
    const serving = (workload: string, sentence: string) => ({ workload, sentence, isOld: true });
    const all = ['a', 'b', 'c', 'd'].map((name) => serving(name, 'the version before serves'));
    expect(printServing(all)).toBe('the version before serves');
    expect(printServing([...all, serving('e', 'nothing serves it')])).toBe(
      'of a the version before serves, of b the version before serves, of c the version before serves, and 2 more',
    );
    expect(printServing([])).toBeUndefined();
  });
});

describe('a cluster that does not answer', () => {
  it('is told with what was seen last', () => {
    const kind = 'Rollout';
    const { workloads, ...seen } = snapshotOf(kind, { status: statuses.Rollout });
    const away = { state: 'unreachable', since: new Date(0), message: 'connection refused' } as const;
    const last = workloads.flatMap((one) => (one.state === 'present' ? [one.object] : []))[0];
    const look = (object: typeof last) =>
      assess(goalOf(kind), { ...seen, workloads: [object === undefined ? away : { ...away, last: object }] }, undefined)
        .assessment.judgement;
    expect(look(last)).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'cluster-unreachable',
      sentence:
        'the cluster has not answered since 1970-01-01T00:00:00.000Z: connection refused; last seen: prod/api progressing, step 1 of 2, 25 %, 1 of 3 pods updated',
    });
    expect(look(undefined).sentence).toBe(
      'the cluster has not answered since 1970-01-01T00:00:00.000Z: connection refused',
    );
  });

  it('and holds the Application is told with that and with its workloads', () => {
    const goal = { ...goalOf('Rollout'), application: { namespace: 'argocd', name: 'api' } };
    const application = { state: 'unreachable', since: new Date(0), message: 'timeout' } as const;
    const seen = { ...snapshotOf('Rollout', { status: statuses.Rollout }), application };
    expect(assess(goal, seen, undefined).assessment.judgement.sentence).toContain(
      '; last seen: prod/api progressing, step 1 of 2',
    );
  });
});
