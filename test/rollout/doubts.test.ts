import { describe, expect, it } from 'vitest';
import { readApplication } from '../../src/rollout/application.ts';
import { assess } from '../../src/rollout/assess.ts';
import type { Judgement, Memory, Observed, Snapshot } from '../../src/rollout/assessment.ts';
import type { Goal, WorkloadName } from '../../src/rollout/goal.ts';
import { readProject, syncsAt } from '../../src/rollout/sync-window.ts';
import type { Workload } from '../../src/rollout/workload.ts';
import { readWorkload } from '../../src/rollout/workload.ts';

const ours = 'a'.repeat(40);
const older = 'b'.repeat(40);
const later = 'c'.repeat(40);
const relations: Snapshot['relations'] = new Map([
  [ours, 'ours'],
  [older, 'other'],
  [later, 'ours'],
]);
const doneDeploy = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };

function deployment(
  tag: string,
  status: object = doneDeploy,
  name = 'api',
  kind: WorkloadName['kind'] = 'Deployment',
  containers?: object[],
  initContainers?: object[],
): Observed<Workload> {
  const template = {
    spec: { initContainers, containers: containers ?? [{ name: 'app', image: `registry.test/api:${tag}` }] },
  };
  const own = kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { replicas: 3, template };
  return {
    state: 'present',
    object: readWorkload(kind, {
      metadata: { name, namespace: 'prod', uid: `u-${name}`, generation: 2 },
      spec: own,
      status,
    }),
  };
}
const goalOf = (
  workloads: WorkloadName[] = [{ kind: 'Deployment', namespace: 'prod', name: 'api' }],
  over: Partial<Goal> = {},
): Goal => ({
  image: { registry: 'registry.test', name: 'api', tag: 'new' },
  platformDigests: [],
  workloads,
  written: true,
  revision: ours,
  application: { namespace: 'argocd', name: 'shop' },
  ...over,
});
/** One that only the image tells: without a revision, and without an Application. */
function bareGoal(workloads?: WorkloadName[]): Goal {
  const { application: _application, revision: _revision, ...bare } = goalOf(workloads);
  return bare;
}

/** A pod of a Deployment's new version, whose container is not ready. */
const podOf = (name: string, container: object) => ({
  metadata: {
    name: `${name}-abc-x`,
    namespace: 'prod',
    labels: { 'pod-template-hash': 'abc' },
    ownerReferences: [{ kind: 'ReplicaSet', name: `${name}-abc` }],
  },
  spec: { containers: [{ name: 'app', image: 'registry.test/api:new' }] },
  status: { containerStatuses: [{ name: 'app', ready: false, ...container }] },
});

interface App {
  readonly name?: string;
  readonly namespace?: string;
  readonly status: object;
  readonly spec?: object;
  readonly operation?: object;
  readonly resources?: object[];
}
const app = ({ name = 'shop', namespace = 'argocd', status, spec = {}, operation }: App) =>
  readApplication({
    metadata: { name, namespace },
    operation,
    spec: {
      project: 'default',
      syncPolicy: { automated: {} },
      destination: { namespace: 'prod', server: 'https://kubernetes.default.svc' },
      ...spec,
    },
    status,
  });
interface Look {
  at: number;
  application?: ReturnType<typeof app>;
  children?: ReturnType<typeof app>[];
  workloads: Observed<Workload>[];
  pods?: object[];
}
function run(goal: Goal, looks: Look[]) {
  let memory: Memory | undefined;
  let judgement: Judgement | undefined;
  for (const { at, application, children = [], workloads, pods = [] } of looks) {
    const look = assess(
      goal,
      {
        at: new Date(Date.parse('2026-11-26T21:45:00Z') + at * 1000),
        ...(application ? { application: { state: 'present', object: application } } : {}),
        children,
        workloads,
        runs: [],
        pods,
        relations,
      },
      memory,
    );
    memory = look.memory;
    judgement = look.assessment.judgement;
  }
  if (judgement === undefined) throw new Error('nothing was seen');
  return judgement;
}
/** What the same look, seen for ten seconds, comes to. */
const afterTenSeconds = (goal: Goal, look: Omit<Look, 'at'>) =>
  run(
    goal,
    seconds(10).map((at) => ({ at, ...look })),
  );
const seconds = (n: number) => Array.from({ length: n }, (_, i) => i);
const res = (kind: string, name: string, extra: object = {}) => ({
  kind,
  namespace: 'prod',
  name,
  status: 'Synced',
  hookPhase: 'Running',
  syncPhase: 'Sync',
  message: 'configured',
  ...extra,
});

describe('a sync that goes on', () => {
  it('Service of wave 0 applied, Deployment of wave 1 not yet: waits', () => {
    const application = app({
      status: {
        sync: { status: 'OutOfSync', revision: ours },
        operationState: {
          phase: 'Running',
          message: 'waiting for healthy state of apps/StatefulSet/db',
          operation: { sync: { revision: ours } },
          syncResult: { revision: ours, resources: [res('Service', 'api'), res('StatefulSet', 'db')] },
        },
      },
    });
    const j = afterTenSeconds(goalOf(), { application, workloads: [deployment('old')] });
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
  it('Service applied, Deployment refused: sync-failed', () => {
    const application = app({
      status: {
        sync: { status: 'OutOfSync', revision: ours },
        operationState: {
          phase: 'Failed',
          message: 'one or more objects failed to apply',
          operation: { sync: { revision: ours } },
          syncResult: {
            revision: ours,
            resources: [
              res('Service', 'api'),
              res('Deployment', 'api', {
                status: 'SyncFailed',
                hookPhase: undefined,
                message: 'Deployment.apps "api" is invalid: spec.selector: field is immutable',
              }),
            ],
          },
        },
      },
    });
    const j = afterTenSeconds(goalOf(), { application, workloads: [deployment('old')] });
    expect(j).toMatchObject({ verdict: 'failed', reason: 'sync-failed' });
  });
});

describe('an operation that is terminated', () => {
  it('is not green while Terminating with a PostSync hook not ended', () => {
    const status = (phase: string) => ({
      sync: { status: 'Synced', revision: ours },
      operationState: {
        phase,
        message: 'operation is terminating',
        operation: { sync: { revision: ours } },
        syncResult: {
          revision: ours,
          resources: [
            res('Deployment', 'api'),
            res('Job', 'smoke', { hookType: 'PostSync', hookPhase: 'Running', syncPhase: 'PostSync' }),
          ],
        },
      },
    });
    expect(
      run(goalOf(), [{ at: 0, application: app({ status: status('Running') }), workloads: [deployment('new')] }]),
    ).toMatchObject({ verdict: 'progressing' });
    const j = run(goalOf(), [
      { at: 0, application: app({ status: status('Running') }), workloads: [deployment('new')] },
      { at: 1, application: app({ status: status('Terminating') }), workloads: [deployment('new')] },
    ]);
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
});

describe('an operation that is partial', () => {
  it.each([
    ['dry run', { revision: ours, dryRun: true }],
    ['selective', { revision: ours, resources: [{ kind: 'ConfigMap', name: 'x' }] }],
  ])('of a %s', (_, sync) => {
    const application = app({
      spec: { syncPolicy: {} },
      status: {
        sync: { status: 'OutOfSync', revision: ours },
        operationState: {
          phase: 'Succeeded',
          message: 'successfully synced',
          operation: { sync },
          syncResult: { revision: ours, resources: [res('ConfigMap', 'x')] },
        },
      },
    });
    const j = afterTenSeconds(goalOf(), { application, workloads: [deployment('old')] });
    expect(j).toMatchObject({ verdict: 'paused', reason: 'sync-is-manual' });
  });
});

describe('an app of apps', () => {
  const synced = (resources: object[], revision = ours, status = 'Synced') => ({
    controllerNamespace: 'argocd',
    sync: { status, revision },
    resources,
    operationState: { phase: 'Succeeded', operation: { sync: { revision } }, syncResult: { revision, resources: [] } },
  });
  const parent = app({
    status: synced([{ kind: 'Application', namespace: 'argocd', name: 'child', status: 'Synced' }]),
  });
  it('child with a CronJob that has not synced yet', () => {
    const child = app({ name: 'child', status: synced([{ kind: 'CronJob', namespace: 'prod', name: 'api' }], older) });
    const j = afterTenSeconds(goalOf([{ kind: 'CronJob', namespace: 'prod', name: 'api' }]), {
      application: parent,
      children: [child],
      workloads: [deployment('old', {}, 'api', 'CronJob')],
    });
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
  it('two children, a workload each, not synced yet', () => {
    const p = app({
      status: synced([
        { kind: 'Application', namespace: 'argocd', name: 'c1' },
        { kind: 'Application', namespace: 'argocd', name: 'c2' },
      ]),
    });
    const c1 = app({ name: 'c1', status: synced([{ kind: 'Deployment', namespace: 'prod', name: 'api' }], older) });
    const c2 = app({ name: 'c2', status: synced([{ kind: 'Deployment', namespace: 'prod', name: 'web' }], older) });
    const goal = goalOf([
      { kind: 'Deployment', namespace: 'prod', name: 'api' },
      { kind: 'Deployment', namespace: 'prod', name: 'web' },
    ]);
    const j = afterTenSeconds(goal, {
      application: p,
      children: [c1, c2],
      workloads: [deployment('old'), deployment('old', doneDeploy, 'web')],
    });
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
  it('two children: PostSync hook of one has failed', () => {
    const p = app({
      status: synced([
        { kind: 'Application', namespace: 'argocd', name: 'c1' },
        { kind: 'Application', namespace: 'argocd', name: 'c2' },
      ]),
    });
    const c1 = app({ name: 'c1', status: synced([{ kind: 'Deployment', namespace: 'prod', name: 'api' }]) });
    const c2 = app({
      name: 'c2',
      status: {
        sync: { status: 'Synced', revision: ours },
        resources: [{ kind: 'Deployment', namespace: 'prod', name: 'web' }],
        operationState: {
          phase: 'Failed',
          operation: { sync: { revision: ours } },
          syncResult: {
            revision: ours,
            resources: [res('Deployment', 'web'), res('Job', 'smoke', { hookType: 'PostSync', hookPhase: 'Failed' })],
          },
        },
      },
    });
    const goal = goalOf([
      { kind: 'Deployment', namespace: 'prod', name: 'api' },
      { kind: 'Deployment', namespace: 'prod', name: 'web' },
    ]);
    const j = afterTenSeconds(goal, {
      application: p,
      children: [c1, c2],
      workloads: [deployment('new'), deployment('new', doneDeploy, 'web')],
    });
    expect(j).not.toMatchObject({ verdict: 'succeeded' });
  });
  it('a child in another namespace, or a grandchild: not listed', () => {
    const p = app({ status: synced([{ kind: 'Application', namespace: 'team', name: 'child' }]) });
    const j = afterTenSeconds(goalOf(), { application: p, children: [], workloads: [deployment('old')] });
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
});

describe('images', () => {
  const bare = bareGoal();
  it('mirror: old api beside a sidecar of the same tag', () => {
    const j = run(bare, [
      {
        at: 0,
        workloads: [
          deployment('', doneDeploy, 'api', 'Deployment', [
            { name: 'app', image: 'mirror.corp/api:old' },
            { name: 'web', image: 'mirror.corp/web:new' },
          ]),
        ],
      },
    ]);
    expect(j).not.toMatchObject({ verdict: 'succeeded' });
  });
});

describe('several workloads', () => {
  it('the deadline passes: which of two that progress decides', () => {
    const bare = bareGoal([
      { kind: 'Deployment', namespace: 'prod', name: 'api' },
      { kind: 'Deployment', namespace: 'prod', name: 'web' },
    ]);
    const slow = { observedGeneration: 2, replicas: 3, updatedReplicas: 1, availableReplicas: 3 };
    const pod = podOf('web', {
      restartCount: 9,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1 } },
    });
    const j = run(bare, [{ at: 0, workloads: [deployment('new', slow), deployment('new', slow, 'web')], pods: [pod] }]);
    expect(j).toMatchObject({ verdict: 'progressing', atDeadline: 'crash-loop' });
  });
});

describe('a container that cannot be started', () => {
  it.each(['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'RegistryUnavailable'])(
    '%s is told',
    (reason) => {
      const bare = bareGoal();
      const overdue = {
        observedGeneration: 2,
        replicas: 4,
        updatedReplicas: 1,
        availableReplicas: 3,
        conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'x' }],
      };
      const pod = podOf('api', { restartCount: 0, state: { waiting: { reason, message: 'secret "db" not found' } } });
      const j = run(
        bare,
        [0, 31].map((at) => ({ at, workloads: [deployment('new', overdue)], pods: [pod] })),
      );
      expect(j.sentence).toContain('secret "db" not found');
    },
  );
});

describe('what is not there for one look', () => {
  it('workload recreated (Replace/Force): absent for one look', () => {
    const application = app({
      status: {
        sync: { status: 'Synced', revision: ours },
        operationState: {
          phase: 'Succeeded',
          operation: { sync: { revision: ours } },
          syncResult: { revision: ours, resources: [res('Deployment', 'api')] },
        },
      },
    });
    const before = app({ status: { sync: { status: 'Synced', revision: older } } });
    const j = run(goalOf(), [
      { at: 0, application: before, workloads: [deployment('old')] },
      { at: 1, application, workloads: [{ state: 'absent' }] },
    ]);
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
  it('forbidden for one look while the API server starts', () => {
    const bare = bareGoal();
    const j = run(bare, [
      { at: 0, workloads: [deployment('new', {})] },
      {
        at: 1,
        workloads: [{ state: 'forbidden', message: 'deployments.apps is forbidden: RBAC: clusterrole not found' }],
      },
    ]);
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
});

describe('pods that are denied', () => {
  it('quota lets the rollout go on pod by pod', () => {
    const bare = bareGoal();
    const s = (updated: number) => ({
      observedGeneration: 2,
      replicas: 3,
      updatedReplicas: updated,
      availableReplicas: 2,
      conditions: [
        { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota' },
        { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated' },
      ],
    });
    const j = run(bare, [
      { at: 0, workloads: [deployment('new', s(1))] },
      { at: 20, workloads: [deployment('new', s(1))] },
      { at: 31, workloads: [deployment('new', s(2))] },
    ]);
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
});

describe('sync windows', () => {
  const application = {
    name: 'shop-prod',
    destination: { namespace: 'prod', server: 'https://kubernetes.default.svc', name: '' },
  };
  const at = (w: object, a = application) =>
    syncsAt(
      readProject({
        metadata: { name: 'p' },
        spec: { syncWindows: [{ kind: 'deny', duration: '1h', schedule: '30 21 * * *', ...w }] },
      }),
      a,
      new Date('2026-11-26T21:45:30Z'),
    );
  it.each([
    [{ applications: ['{shop,web}-prod'] }],
    [{ applications: ['shop-[pq]rod'] }],
    [{ applications: ['shop-pr[!x]d'] }],
    [{ applications: ['*'], duration: '1d' }],
    [{ applications: ['*'], duration: '60', schedule: '30 3 * * *' }],
  ])('%j denies as Argo CD does', (w) => {
    expect(at(w).syncs).toBe(false);
  });
  it('namespaces * with an empty destination namespace', () => {
    expect(
      at({ namespaces: ['*'] }, { ...application, destination: { ...application.destination, namespace: '' } }).syncs,
    ).toBe(false);
  });
  it('that touch each other have no opening between them', () => {
    expect(at({ applications: ['*'], schedule: '0 0 * * *', duration: '24h' })).toEqual({ syncs: false });
  });
  it.each([
    ['2026-10-24T21:45:30Z', '2026-10-26T06:00:00.000Z'],
    ['2026-03-28T21:45:30Z', '2026-03-30T07:00:00.000Z'],
  ])('last as long as they say where the clocks change (%s)', (now, until) => {
    const window = {
      kind: 'deny',
      applications: ['*'],
      schedule: '0 18 * * 5',
      duration: '62h',
      timeZone: 'Europe/Berlin',
    };
    const project = readProject({ metadata: { name: 'p' }, spec: { syncWindows: [window] } });
    expect(syncsAt(project, application, new Date(now))).toEqual({ syncs: false, until: new Date(until) });
  });
  it('TZ= in the schedule', () => {
    expect(at({ applications: ['*'], schedule: 'TZ=UTC 0 3 * * *' }).syncs).toBe(true);
  });
});

describe('a hook that failed', () => {
  const hookFailed = {
    phase: 'Failed',
    message: 'one or more synchronization tasks completed unsuccessfully',
    operation: { sync: { revision: ours } },
    syncResult: {
      revision: ours,
      resources: [res('Deployment', 'api'), res('Job', 'smoke', { hookType: 'PostSync', hookPhase: 'Failed' })],
    },
  };
  it('a PostSync hook of ours has failed, and an unrelated commit came after (Synced: no new sync comes)', () => {
    const application = app({ status: { sync: { status: 'Synced', revision: later }, operationState: hookFailed } });

    const j = afterTenSeconds(goalOf(), { application, workloads: [deployment('new')] });

    expect(j).toMatchObject({ verdict: 'failed', reason: 'hook-failed' });
  });
  it('by image: the sync of a hydrated commit failed in its PostSync hook while we looked', () => {
    const hydrated = 'd'.repeat(40);
    const status = (reconciledAt: string, operationState: object) => ({
      reconciledAt,
      sync: { status: 'Synced', revision: hydrated },
      operationState,
    });
    const first = app({
      status: status('2026-11-26T21:40:00Z', {
        phase: 'Running',
        operation: { sync: { revision: hydrated } },
        syncResult: { revision: hydrated },
      }),
    });
    const last = app({
      status: status('2026-11-26T21:46:00Z', {
        ...hookFailed,
        syncResult: { ...hookFailed.syncResult, revision: hydrated },
      }),
    });
    const j = run(goalOf(), [
      { at: 0, application: first, workloads: [deployment('old')] },
      ...seconds(60).map((at) => ({ at: at + 90, application: last, workloads: [deployment('new')] })),
    ]);
    expect(j).not.toMatchObject({ verdict: 'succeeded' });
  });
});
describe('besides', () => {
  it('InvalidSpecError is told', () => {
    const application = app({
      status: {
        sync: { status: 'Unknown' },
        health: { status: 'Unknown' },
        conditions: [
          { type: 'InvalidSpecError', message: 'application destination server is not permitted in project' },
        ],
      },
    });
    const j = afterTenSeconds(goalOf(), { application, workloads: [deployment('old')] });
    expect(j.sentence).toContain('not permitted');
  });
  it('a Deployment that fails beside a CronJob', () => {
    const bare = bareGoal([
      { kind: 'Deployment', namespace: 'prod', name: 'api' },
      { kind: 'CronJob', namespace: 'prod', name: 'night' },
    ]);
    const denied = {
      observedGeneration: 2,
      replicas: 3,
      updatedReplicas: 0,
      availableReplicas: 3,
      conditions: [{ type: 'ReplicaFailure', status: 'True', message: 'quota' }],
    };
    const j = run(
      bare,
      [0, 31].map((at) => ({ at, workloads: [deployment('new', denied), deployment('new', {}, 'night', 'CronJob')] })),
    );
    expect(j).toMatchObject({ reason: 'pods-denied' });
  });
  it('a Rollout with workloadRef in wave 0, its Deployment in wave 1', () => {
    const application = app({
      status: {
        sync: { status: 'OutOfSync', revision: ours },
        operationState: {
          phase: 'Running',
          operation: { sync: { revision: ours } },
          syncResult: { revision: ours, resources: [res('Rollout', 'api')] },
        },
      },
    });
    const ro: Observed<Workload> = {
      state: 'present',
      object: readWorkload(
        'Rollout',
        {
          metadata: { name: 'api', namespace: 'prod', uid: 'x', generation: 2 },
          spec: { workloadRef: { kind: 'Deployment', name: 'tpl' }, strategy: { canary: {} } },
          status: {
            observedGeneration: '2',
            workloadObservedGeneration: '1',
            phase: 'Healthy',
            currentPodHash: 'h',
            stableRS: 'h',
            availableReplicas: 1,
            updatedReplicas: 1,
          },
        },
        {
          metadata: { generation: 1 },
          spec: { template: { spec: { containers: [{ image: 'registry.test/api:old' }] } } },
        },
      ),
    };
    const j = afterTenSeconds(goalOf([{ kind: 'Rollout', namespace: 'prod', name: 'api' }]), {
      application,
      workloads: [ro],
    });
    expect(j).toMatchObject({ verdict: 'progressing' });
  });
  it('a project that let it pass is read again', () => {
    const application = app({ status: { sync: { status: 'OutOfSync', revision: ours } } });
    const project = (schedule: string) => ({
      state: 'present' as const,
      object: readProject({
        metadata: { name: 'default' },
        spec: { syncWindows: [{ kind: 'deny', schedule, duration: '1h', applications: ['*'] }] },
      }),
    });
    let memory: Memory | undefined;
    let last: ReturnType<typeof assess> | undefined;
    for (const at of seconds(90)) {
      last = assess(
        goalOf(),
        {
          at: new Date(Date.parse('2026-11-26T21:45:00Z') + at * 1000),
          application: { state: 'present', object: application },
          project: project('0 3 * * *'),
          workloads: [deployment('old')],
          runs: [],
          pods: [],
          relations,
        },
        memory,
      );
      memory = last.memory;
    }
    expect(last?.wanted).toBeDefined();
  });
});

describe('an Application at our revision whose workload has another image', () => {
  const look = {
    application: app({ status: { sync: { status: 'Synced', revision: ours }, health: { status: 'Healthy' } } }),
    workloads: [deployment('before')],
  };

  it('keeps the edit from taking effect', () => {
    expect(afterTenSeconds(goalOf(), look)).toMatchObject({ verdict: 'failed', reason: 'edit-has-no-effect' });
  });

  it('is waited for where it is itself made of what was written: its maker may not have looked yet', () => {
    const application = { namespace: 'argocd', name: 'shop', isGenerated: true } as const;
    expect(afterTenSeconds(goalOf(undefined, { application }), look)).toMatchObject({
      verdict: 'progressing',
      atDeadline: 'deadline-exceeded',
      sentence: expect.stringContaining('has yet to look at our commit'),
    });
  });
});
