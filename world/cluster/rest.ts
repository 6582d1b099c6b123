import { isTrueAt, listAt, numberAt, textAt, valueAt } from '../../src/data/fields.ts';
import type { Seen } from './real-cluster.ts';
import type { State } from './recording.ts';

/** Milliseconds without any event after which nothing more is expected. */
const quiet = 3000;

/** Whether everything has come to rest in a state: Argo CD at the revision, the workload as it should be, and nothing for a while. */
export function isAtRest(seen: readonly Seen[], revision: string, state: State): boolean {
  const newest = (...resources: readonly string[]) =>
    seen.findLast((one) => resources.includes(one.resource) && one.type !== 'DELETED')?.object;
  const [application, workload] = [newest('applications'), newest('rollouts', 'deployments')];
  const isSynced =
    textAt(application, 'status', 'sync', 'revision') === revision &&
    textAt(application, 'status', 'sync', 'status') === 'Synced' &&
    textAt(application, 'status', 'health', 'status') === healthOf[state];
  const isSeen =
    (numberAt(workload, 'status', 'observedGeneration') ?? 0) >= (numberAt(workload, 'metadata', 'generation') ?? 0);
  return isSynced && isSeen && stateOf(workload) === state && Date.now() - (seen.at(-1)?.at ?? 0) > quiet;
}

const healthOf: Readonly<Partial<Record<State, string>>> = {
  healthy: 'Healthy',
  aborted: 'Degraded',
  'at-gate': 'Suspended',
  inconclusive: 'Suspended',
};

function stateOf(workload: unknown): State | undefined {
  if (textAt(workload, 'kind') === 'Deployment') {
    const wanted = numberAt(workload, 'spec', 'replicas');
    const counts = ['updatedReplicas', 'readyReplicas', 'replicas'].map((key) => numberAt(workload, 'status', key));
    return counts.every((count) => count === wanted) ? 'healthy' : undefined;
  }
  if (isTrueAt(workload, 'status', 'abort')) return 'aborted';
  const reasons = listAt(workload, 'status', 'pauseConditions').map((one) => textAt(one, 'reason'));
  if (reasons.includes('InconclusiveAnalysisRun')) return 'inconclusive';
  if (reasons.includes('CanaryPauseStep')) return 'at-gate';
  const isDone =
    textAt(workload, 'status', 'phase') === 'Healthy' &&
    valueAt(workload, 'status', 'stableRS') === valueAt(workload, 'status', 'currentPodHash');
  return isDone ? 'healthy' : undefined;
}

/** Pods of either version at the first step of a canary: half of four. */
const half = 2;

/**
 * How many events there are until the first step of a canary has its pods, two new ones and two others; undefined where it
 * never comes to that.
 */
export function eventsUntilHalf(
  seen: readonly Seen[],
  { alive, isNew }: { readonly alive: ReadonlySet<string>; readonly isNew: (pod: string) => boolean },
): number | undefined {
  const pods = new Set(alive);
  for (const [index, { resource, type, object }] of seen.entries()) {
    if (resource !== 'pods') continue;
    if (type === 'DELETED') pods.delete(object.metadata.name);
    else pods.add(object.metadata.name);
    const fresh = [...pods].filter(isNew).length;
    if (fresh === half && pods.size === 2 * half) return index + 1;
  }
  return undefined;
}
