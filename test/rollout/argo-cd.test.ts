import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Application } from '../../src/rollout/application.ts';
import { readApplication } from '../../src/rollout/application.ts';
import type { ApplicationSet } from '../../src/rollout/application-set.ts';
import { readApplicationSet } from '../../src/rollout/application-set.ts';
import { assess } from '../../src/rollout/assess.ts';
import type { Memory, Observed, Relation, Snapshot } from '../../src/rollout/assessment.ts';
import type { Goal } from '../../src/rollout/goal.ts';
import { readRollout } from '../../src/rollout/rollout.ts';
import { revisionsNamed } from '../../src/rollout/standing.ts';
import type { AppProject } from '../../src/rollout/sync-window.ts';
import { readProject } from '../../src/rollout/sync-window.ts';

/** An Application as Argo CD 3.2.0 wrote it, without what is not read. */
function recorded(name: string) {
  return readApplication(JSON.parse(readFileSync(new URL(`applications/${name}.json`, import.meta.url), 'utf8')));
}

function rolloutWith(namespace: string, tag: string, status: object = {}) {
  return readRollout({
    metadata: { name: 'api', namespace, uid: 'u', generation: 2 },
    spec: {
      replicas: 1,
      template: { spec: { containers: [{ name: 'app', image: `registry.test/api:${tag}` }] } },
      strategy: { canary: {} },
    },
    status: {
      observedGeneration: '2',
      currentPodHash: 'h',
      stableRS: 'h',
      availableReplicas: 1,
      updatedReplicas: 1,
      phase: 'Healthy',
      ...status,
    },
  });
}

interface Seen {
  readonly application: string;
  /** Which commit is ours, of those that the Application names; the others are others. */
  readonly ours?: string;
  readonly descendant?: string;
  readonly tag?: string;
  readonly status?: object;
  readonly project?: Observed<AppProject>;
  readonly applicationSet?: Observed<ApplicationSet>;
  readonly child?: string;
  /** What of the Application is otherwise than it was recorded. */
  readonly but?: Partial<Application>;
  readonly hasAskedForRefresh?: boolean;
  /** What we may do where nothing is synced automatically. */
  readonly sync?: 'if-manual';
}

const goal = (namespace: string): Goal => ({
  image: { registry: 'registry.test', name: 'api', tag: '2' },
  platformDigests: [],
  workloads: [{ kind: 'Rollout', namespace, name: 'api' }],
  written: true,
  revision: 'ours',
  application: { namespace: 'argocd', name: namespace },
});

/** Looks one second after the other; answers what the last one says. */
function look(...looks: readonly Seen[]) {
  // recorded of several, and looked at as one
  const name = recorded(looks.at(-1)?.application ?? '').name;
  let memory: Memory | undefined;
  let last: ReturnType<typeof assess> | undefined;
  looks.forEach((seen, index) => {
    const application = { ...recorded(seen.application), ...seen.but, name };
    const children = seen.child === undefined ? [] : [recorded(seen.child)];
    const relations = new Map<string, Relation>(
      [application, ...children].flatMap(revisionsNamed).map((revision) => [revision, 'other']),
    );
    if (seen.ours !== undefined) relations.set(seen.ours, 'ours');
    if (seen.descendant !== undefined) relations.set(seen.descendant, 'descendant');
    const { project, applicationSet, hasAskedForRefresh = false, tag = '1', status } = seen;
    const snapshot: Snapshot = {
      at: new Date(Date.parse('2026-11-26T21:45:00Z') + index * 1000),
      application: { state: 'present', object: application },
      workloads: [{ state: 'present', object: rolloutWith(application.name, tag, status) }],
      children,
      runs: [],
      pods: [],
      relations,
      refreshed: new Set(hasAskedForRefresh ? [`argocd/${application.name}`] : []),
      ...(project === undefined ? {} : { project }),
      ...(applicationSet === undefined ? {} : { applicationSet }),
    };
    const { sync } = seen;
    const own = goal(application.name);
    const asked =
      own.application === undefined || sync === undefined ? {} : { application: { ...own.application, sync } };
    last = assess({ ...own, ...asked }, snapshot, memory);
    ({ memory } = last);
  });
  if (last === undefined) throw new Error('nothing was looked at');
  const { assessment, wanted, behind, toSync } = last;
  return { judgement: assessment.judgement, rows: assessment.rows, wanted, behind, toSync };
}

const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

describe('manifests that do not render', () => {
  const before = { application: 'before' };
  const unrendered = { application: 'unrendered', hasAskedForRefresh: true };

  it('fail once Argo CD has looked anew for a request that was made while we looked', () => {
    const { judgement } = look(before, { application: 'told-early' }, ...times(6, unrendered));
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'manifests-do-not-render', recover: false });
    expect(judgement.sentence).toMatch(/^Argo CD cannot render render: `kustomize build.*'missing.yaml'/);
    expect(judgement.sentence.length).toBeLessThan(350);
  });

  it('are waited for where Argo CD may have failed with a commit before ours', () => {
    const { judgement } = look(...times(30, unrendered));
    expect(judgement).toMatchObject({ verdict: 'progressing', stage: 'sync', atDeadline: 'deadline-exceeded' });
  });

  it('are waited for after a request of somebody else, which may be older than our commit', () => {
    const { judgement } = look(...times(2, { application: 'told-early' }), ...times(30, unrendered));
    expect(judgement).toMatchObject({ verdict: 'progressing' });
  });

  it('are waited for where the status is from before, although the condition is there already', () => {
    const { judgement } = look(before, ...times(30, { application: 'told-early' }));
    expect(judgement).toMatchObject({ verdict: 'progressing' });
  });

  it.each([
    ['git-away', 'Client.Timeout exceeded'],
    ['repo-server-away', 'connection refused'],
  ])('are not to blame for what is away: %s', (application, why) => {
    const away = { application, hasAskedForRefresh: true };
    const { judgement } = look({ application: 'before' }, { application: 'refreshing' }, ...times(30, away));
    expect(judgement).toMatchObject({ verdict: 'progressing' });
    expect(judgement.sentence).toContain(why);
  });

  it('of a later commit do not matter once ours was synced', () => {
    const ours = '55d096f9d8a9f8fac784b123e81a36f4879983dc';
    const seen = { application: 'unrendered', ours, tag: '2', hasAskedForRefresh: true };
    expect(look(before, { application: 'refreshing' }, ...times(9, seen)).judgement).toMatchObject({
      verdict: 'succeeded',
      reason: 'healthy',
    });
  });
});

describe('a hook that fails', () => {
  const post = '8854a1b1bedd0c6c7917c9138245cd2fb6f6282a';
  const pre = 'fac8a6fa12851e9146983bcc4b9a1e56f705753e';

  it('after the sync is told beside the workloads, which are healthy', () => {
    const { judgement, rows } = look({ application: 'post-sync-failed', ours: post, tag: '2' });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'hook-failed', recover: false });
    expect(judgement.sentence).toBe(
      'a hook of hook failed after 5 retries: PostSync hook Job smoke: Job has reached the specified backoff limit; hook/api is healthy: no analysis is configured',
    );
    expect(rows).toMatchObject([{ state: 'healthy' }]);
  });

  it('is waited for while Argo CD tries it again, and the try is named', () => {
    const { judgement } = look({ application: 'post-sync-tries-again', ours: post, tag: '2' });
    expect(judgement).toMatchObject({ verdict: 'progressing', stage: 'sync' });
    expect(judgement.sentence).toContain('tries again (retry 1 of 5): PostSync hook Job smoke: Job has reached');
  });

  it('before the sync leaves the workloads untouched', () => {
    const { judgement, rows } = look({ application: 'pre-sync-failed', ours: pre });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'hook-failed' });
    expect(judgement.sentence).toMatch(/PreSync hook Job migrate: .*; the workloads are untouched$/);
    expect(rows).toMatchObject([{ state: 'healthy', image: 'registry.test/api:1' }]);
  });

  it('of another commit says nothing of ours', () => {
    expect(look({ application: 'pre-sync-failed' }).judgement).toMatchObject({ verdict: 'progressing' });
    const newer = look({ application: 'pre-sync-failed', descendant: pre });
    expect(newer.judgement).toMatchObject({ verdict: 'superseded', reason: 'newer-deployment' });
  });
});

describe('a sync that fails', () => {
  const ours = 'f794a7f6b1df53828cdc3eab79a68a569648dd25';

  it('is told with the resource and the message', () => {
    const { judgement } = look({ application: 'refused', ours });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'sync-failed' });
    expect(judgement.sentence).toMatch(
      /^Argo CD cannot apply retry after 2 retries: Rollout api: .*spec\.replicas in body/,
    );
  });

  it.each([
    ['refused-tries-again', 'tries again (retry 1 of 2): Rollout api: error when patching'],
    ['trying-again', 'Argo CD is applying retry (retry 1 of 2): Retrying operation. Attempt #1'],
  ])('is waited for while it is tried again: %s', (application, sentence) => {
    const { judgement } = look({ application, ours });
    expect(judgement).toMatchObject({ verdict: 'progressing' });
    expect(judgement.sentence).toContain(sentence);
  });

  it('is waited for where a later commit with our values is to be synced yet', () => {
    const later = { ours: '3d5b7e437c43be6f8199700af07399ebc128a9ac', descendant: ours };
    const but = { revisions: [later.ours] };
    expect(look({ application: 'refused', ...later, but }).judgement).toMatchObject({ verdict: 'progressing' });
  });

  it('because git was away is not the fault of the manifests', () => {
    const seen = { application: 'git-away-in-sync', ours: '3d5b7e437c43be6f8199700af07399ebc128a9ac' };
    const { judgement } = look(...times(9, seen));
    expect(judgement).toMatchObject({ verdict: 'progressing', stage: 'sync', atDeadline: 'deadline-exceeded' });
    expect(judgement.sentence).toContain('connection refused');
  });

  it('of a rollout that was aborted in it is the failure of the rollout, which is rolled back', () => {
    const revision = 'c2c7dc500ca9b44f4025b3112e0b968a9c042c32';
    const status = { phase: 'Degraded', abort: true, message: 'RolloutAborted', stableRS: 'before' };
    const { judgement } = look({ application: 'aborted-in-sync', ours: revision, tag: '2', status });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'rollout-aborted', recover: true });
  });

  it('because a resource got Degraded is told once the workloads are healthy', () => {
    const revision = 'c2c7dc500ca9b44f4025b3112e0b968a9c042c32';
    const { judgement } = look({ application: 'aborted-in-sync', ours: revision, tag: '2' });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'sync-failed' });
    expect(judgement.sentence).toMatch(/waited in vain for bad.*Rollout api: RolloutAborted.*bad\/api is healthy/);
  });
});

describe('a sync that does not begin', () => {
  const ours = '3c5e2f28a6c535984925629a6d5d6ae8c8e2aeae';
  const window = { application: 'window', ours };
  const project = (schedule: string): Observed<AppProject> => ({
    state: 'present',
    object: readProject({
      metadata: { name: 'closed' },
      spec: { syncWindows: [{ kind: 'deny', schedule, duration: '1h', applications: ['*'] }] },
    }),
  });

  it('wants the AppProject after a moment, and waits for it', () => {
    expect(look(window).wanted).toBeUndefined();
    const { judgement, wanted } = look(...times(6, window));
    expect(judgement).toMatchObject({ verdict: 'progressing', stage: 'sync' });
    expect(wanted).toEqual({ kind: 'AppProject', namespace: 'argocd', name: 'closed' });
  });

  it('pauses until the end of the window', () => {
    const { judgement } = look(...times(6, { ...window, project: project('30 21 * * *') }));
    expect(judgement).toMatchObject({
      verdict: 'paused',
      reason: 'sync-window',
      waiting: { until: new Date('2026-11-26T22:30:00Z') },
    });
    expect(judgement.sentence).toContain('until 2026-11-26T22:30:00Z');
  });

  it('goes on where no window is open', () => {
    const { judgement } = look(...times(6, { ...window, project: project('30 3 * * *') }));
    expect(judgement).toMatchObject({ verdict: 'progressing' });
  });

  it('waits where the AppProject may not be read, and says so', () => {
    const hidden = { state: 'forbidden', message: 'appprojects is forbidden' } as const;
    const { judgement } = look(...times(6, { ...window, project: hidden }));
    expect(judgement).toMatchObject({ verdict: 'progressing' });
    expect(judgement.sentence).toContain('whether a sync window denies it cannot be seen: appprojects is forbidden');
  });

  it('pauses without an end where the Application tells of the window and the AppProject may not be read', () => {
    const told = { application: 'window-told', ours: '6d2f994f75f9a333d8c169dcdb15ac7067b52023' };
    const hidden = { state: 'forbidden', message: 'appprojects is forbidden' } as const;
    expect(look(told)).toMatchObject({ judgement: { verdict: 'progressing' }, wanted: { name: 'closed' } });
    const { judgement } = look(told, { ...told, project: hidden });
    expect(judgement).toMatchObject({ verdict: 'paused', reason: 'sync-window' });
    expect(judgement).not.toHaveProperty('waiting.until');
    expect(judgement.sentence).toContain('until an end that is not known');
  });

  it('is waited for where the sync of an older commit is in the way', () => {
    const seen = { application: 'blocked', ours: 'f56d9000ffe07c247ede87336f50bb023652a936' };
    const { judgement, wanted } = look(...times(9, seen));
    expect(judgement).toMatchObject({ verdict: 'progressing' });
    expect(judgement.sentence).toBe(
      'ours waits for the sync of f478f9a: Argo CD is applying blocked: waiting for completion of hook batch/Job/long',
    );
    expect(wanted).toBeUndefined();
  });

  it('pauses where a person must sync', () => {
    const seen = { application: 'manual', ours: '671d5fbac5e174a2a6d4b131a2dfddabb4f136fa' };
    expect(look(seen).judgement).toMatchObject({ verdict: 'progressing' });
    expect(look(...times(6, seen)).judgement).toMatchObject({ verdict: 'paused', reason: 'sync-is-manual' });
  });

  describe('may be asked for the sync', () => {
    const ours = '671d5fbac5e174a2a6d4b131a2dfddabb4f136fa';
    const mayAsk = { application: 'manual', ours, sync: 'if-manual' } as const;
    const open: Observed<AppProject> = { state: 'present', object: readProject({ metadata: { name: 'default' } }) };
    const named = recorded('manual').project.name;
    const closed: Observed<AppProject> = {
      state: 'present',
      object: readProject({
        metadata: { name: named },
        spec: { syncWindows: [{ kind: 'deny', schedule: '30 21 * * *', duration: '1h', applications: ['*'] }] },
      }),
    };

    it('of what it has compared, once that has settled and no window denies it', () => {
      expect(look({ ...mayAsk, project: open }).toSync).toBeUndefined();
      // whether a window denies it must be seen first
      expect(look(...times(6, mayAsk))).toMatchObject({ toSync: undefined, wanted: { name: named } });
      const { judgement, toSync } = look(...times(6, { ...mayAsk, project: open }));
      expect(judgement).toMatchObject({ verdict: 'progressing', stage: 'sync' });
      expect(toSync).toMatchObject({ application: { namespace: 'argocd' }, revision: ours });
    });

    it('never in a window that denies it, nor where a sync is asked for or under way, nor of another commit', () => {
      const denied = look(...times(6, { ...mayAsk, project: closed }));
      expect(denied).toMatchObject({ judgement: { verdict: 'paused', reason: 'sync-window' }, toSync: undefined });
      const asked = { ...mayAsk, project: open, but: { requested: true } };
      expect(look(...times(9, asked)).toSync).toBeUndefined();
      const { ours: _, ...other } = mayAsk;
      expect(look(...times(9, { ...other, project: open })).toSync).toBeUndefined();
      const automated = { ...mayAsk, project: open, but: { automated: true } };
      expect(look(...times(9, automated)).toSync).toBeUndefined();
    });

    it('and is left to its windows where the AppProject may not be read', () => {
      const hidden = { state: 'forbidden', message: 'appprojects is forbidden' } as const;
      expect(look(...times(6, { ...mayAsk, project: hidden })).toSync).toMatchObject({ revision: ours });
    });

    it('of several sources each is synced to what it follows, and what the Application says of its syncs counts', () => {
      const but = { revisions: [ours, '1.2.3'], syncOptions: ['ServerSideApply=true'], retry: { limit: 2 } };
      const { toSync } = look(...times(6, { ...mayAsk, project: open, but }));
      expect(toSync).toMatchObject({ options: ['ServerSideApply=true'], retry: { limit: 2 } });
      expect(toSync).not.toHaveProperty('revision');
    });
  });

  describe('is up to the ApplicationSet that made it', () => {
    const ours = '671d5fbac5e174a2a6d4b131a2dfddabb4f136fa';
    const made = { application: 'manual', ours, but: { applicationSet: 'regions' } };
    const own = recorded('manual').name;
    const set = (strategy: object, ...applicationStatus: readonly object[]): Observed<ApplicationSet> => ({
      state: 'present',
      object: readApplicationSet({
        metadata: { name: 'regions', namespace: 'argocd' },
        spec: { strategy },
        status: { applicationStatus },
      }),
    });
    const inSteps = (...steps: readonly object[]) => ({ type: 'RollingSync', rollingSync: { steps } });
    const waiting = { application: own, step: '2', status: 'Waiting' };

    it('which is looked at first, also before we ask for a sync', () => {
      const { judgement, wanted, toSync } = look(...times(6, { ...made, sync: 'if-manual' as const }));
      expect(judgement).toMatchObject({ verdict: 'progressing', stage: 'sync' });
      expect(wanted).toEqual({ kind: 'ApplicationSet', namespace: 'argocd', name: 'regions' });
      expect(toSync).toBeUndefined();
    });

    it('and syncs it in its turn, which is waited for and not asked for', () => {
      const applicationSet = set(inSteps({}, { maxUpdate: '10%' }), waiting);
      const { judgement, toSync } = look(...times(6, { ...made, sync: 'if-manual' as const, applicationSet }));
      expect(judgement).toMatchObject({
        verdict: 'progressing',
        sentence: `ApplicationSet regions syncs ${own} in step 2 of 2 of its RollingSync: Waiting`,
        atDeadline: 'deadline-exceeded',
      });
      expect(toSync).toBeUndefined();
    });

    it.each<[string, Observed<ApplicationSet>]>([
      ['does not sync in turn', set({ type: 'AllAtOnce' }, waiting)],
      ['whose step has no updates', set(inSteps({}, { maxUpdate: 0 }), waiting)],
      ['whose step has no share of updates', set(inSteps({}, { maxUpdate: '0%' }), waiting)],
      ['that no step selects', set(inSteps({}, {}), { ...waiting, step: '-1' })],
      ['whose controller has no progressive syncs', set(inSteps({}, {}))],
      ['that is gone', { state: 'absent' }],
    ])('unless it is one %s: then it is a person’s', (_, applicationSet) => {
      const { judgement } = look(...times(6, { ...made, applicationSet }));
      expect(judgement).toMatchObject({ verdict: 'paused', reason: 'sync-is-manual' });
    });

    it('and where that may not be read nobody jumps the queue, and the doubt is told', () => {
      const applicationSet = { state: 'forbidden', message: 'applicationsets is forbidden' } as const;
      const { judgement, toSync } = look(...times(6, { ...made, sync: 'if-manual' as const, applicationSet }));
      expect(judgement).toMatchObject({ verdict: 'paused', reason: 'sync-is-manual' });
      expect(judgement.sentence).toContain(
        'whether the RollingSync of ApplicationSet regions does it cannot be seen: applicationsets is forbidden',
      );
      expect(toSync).toBeUndefined();
    });

    it('of another set nothing counts', () => {
      const applicationSet = set(inSteps({}, {}), waiting);
      const but = { applicationSet: 'others' };
      expect(look(...times(6, { ...made, but, applicationSet })).wanted).toMatchObject({ name: 'others' });
    });
  });

  it('does not pause where a person has asked for it a moment ago', () => {
    const seen = { application: 'manual', ours: '671d5fbac5e174a2a6d4b131a2dfddabb4f136fa', but: { requested: true } };
    expect(look(...times(9, seen)).judgement).toMatchObject({ verdict: 'progressing' });
  });

  it('pauses where reconciliation is skipped, unless ours was synced before', () => {
    expect(look({ application: 'skipped' }).judgement).toMatchObject({
      verdict: 'paused',
      reason: 'reconcile-skipped',
    });
    const ours = '7b3842afdc474f89dd95b0e20e4908f2fc5f5a53';
    expect(look({ application: 'skipped', ours, tag: '2' }).judgement).toMatchObject({ verdict: 'succeeded' });
  });
});

describe('an application that never syncs our commit', () => {
  const filtered = { application: 'filtered', ours: '10e7fc717989fb4dec7e98e60bc77888fa9d27a9' };
  const begin = [{ application: 'before' }, { application: 'refreshing' }] as const;

  it('succeeds by its image once Argo CD has looked at Git anew and rests', () => {
    const live = { ...filtered, tag: '2' };
    expect(look(...begin, ...times(10, live)).judgement).toMatchObject({ verdict: 'progressing' });
    expect(look(...begin, ...times(30, live)).judgement).toMatchObject({ verdict: 'succeeded', reason: 'healthy' });
  });

  it.each([
    ['the image is another', [...begin, ...times(60, filtered)]],
    ['Argo CD may not have looked since', times(60, { ...filtered, tag: '2' })],
    ['a person must sync', [...begin, ...times(60, { ...filtered, application: 'manual', tag: '2' })]],
  ])('is waited for where %s', (_, looks) => {
    expect(look(...looks).judgement).toMatchObject({ verdict: 'progressing' });
  });
});

it('an application of several sources has synced our commit where one of them is at it', () => {
  const seen = { application: 'several-sources', tag: '2' };
  const ours = 'bcbbb7233b1664e3fef5736b377d09d2ee755b97';
  expect(look({ ...seen, ours }).judgement).toMatchObject({ verdict: 'succeeded', reason: 'healthy' });
  expect(look(seen).judgement).toMatchObject({ verdict: 'progressing' });
});

describe('an app of apps', () => {
  const seen = { application: 'parent', ours: recorded('parent').revisions[0] ?? '' };
  const { name } = recorded('parent');

  it('waits for its child, which is asked to look at Git', () => {
    const { judgement, behind } = look(...times(9, { ...seen, child: 'child-behind' }));
    expect(judgement).toMatchObject({ verdict: 'progressing', stage: 'sync' });
    expect(judgement.sentence).toBe(`Argo CD still shows ${name}-child at 0ae9134`);
    expect(behind).toEqual({ namespace: 'argocd', name: `${name}-child` });
  });

  it('fails with its child, which is named', () => {
    const { judgement } = look({ ...seen, child: 'child-refused' });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'sync-failed' });
    expect(judgement.sentence).toContain(`cannot apply ${name}-child after 1 retry: Rollout api: `);
  });

  it('names the child whose rollout is aborted', () => {
    const status = { phase: 'Degraded', abort: true, message: 'RolloutAborted', stableRS: 'before' };
    const descendant = recorded('child-behind').revisions[0] ?? '';
    const { judgement } = look({ ...seen, child: 'child-behind', descendant, tag: '2', status });
    expect(judgement).toMatchObject({ verdict: 'failed', reason: 'rollout-aborted', recover: true });
    expect(judgement.sentence).toContain(`(of the application argocd/${name}-child)`);
  });
});
