import type { Snapshot } from './assessment.ts';
import { printName } from './assessment.ts';
import { workloadsWithPods } from './evidence.ts';
import type { Goal } from './goal.ts';
import { isReady } from './pod-trouble.ts';
import { byNamespace, podsOf } from './pods.ts';
import type { Replicated } from './replicated.ts';
import type { Rollout } from './rollout.ts';

/** Ready pods of a workload: of our version, and of others. */
interface Ready {
  readonly ours: number;
  readonly others: number;
}

/** What serves the users of a workload while ours goes bad. */
export interface Serving {
  readonly workload: string;
  readonly sentence: string;
  /** Whether what serves is not all of it what Git names, as far as is known. */
  readonly isOld: boolean;
}

/** What serves now, of each of these workloads (by their printed names) of which it is known. */
export function servingIn(goal: Goal, snapshot: Snapshot, names: ReadonlySet<string>): readonly Serving[] {
  const pods = byNamespace(snapshot.pods);
  return workloadsWithPods(snapshot)
    .filter((workload) => names.has(printName(workload)))
    .flatMap((workload) => {
      const ready = readyOf(workload, pods.get(workload.namespace) ?? [], goal);
      return ready === undefined ? [] : [servingOf(workload, ready)];
    });
}

function wantedOf(workload: Rollout | Replicated): number {
  return workload.kind === 'Rollout' ? workload.replicas : workload.wanted;
}

/** By the pods, where they may be seen; else as far as the counters of the workload leave no doubt. */
function readyOf(workload: Rollout | Replicated, pods: readonly unknown[], goal: Goal): Ready | undefined {
  if (wantedOf(workload) === 0) return undefined;
  const own = podsOf(workload, pods, goal);
  if (own.ours.length + own.others.length === 0) return readyByCounters(workload);
  const ready = { ours: own.ours.filter(isReady).length, others: own.others.filter(isReady).length };
  return workload.kind === 'Rollout' ? asSelected(workload, ready) : ready;
}

/** What users meet of ready pods: no longer those of an abort, and of a blue-green Rollout those that its active Service selects. */
function asSelected({ strategy, activeHash, currentHash, aborted }: Rollout, ready: Ready): Ready {
  if (strategy === 'canary' && aborted && ready.others > 0) return { ...ready, ours: 0 };
  if (strategy !== 'blue-green' || activeHash === undefined) return ready;
  return activeHash === currentHash ? { ...ready, others: 0 } : { ...ready, ours: 0 };
}

function readyByCounters(workload: Rollout | Replicated): Ready | undefined {
  const available = workload.kind === 'Rollout' ? workload.availableReplicas : workload.available;
  const updated = workload.kind === 'Rollout' ? workload.updatedReplicas : workload.updated;
  if (available === 0) return { ours: 0, others: 0 };
  return updated === 0 ? { ours: 0, others: available } : undefined;
}

function servingOf(workload: Rollout | Replicated, { ours, others }: Ready): Serving {
  const told = { workload: printName(workload), isOld: others > 0 };
  if (ours + others === 0) return { ...told, sentence: 'nothing serves it: no pod is ready' };
  if (ours === 0) return { ...told, sentence: 'the version before serves' };
  if (others === 0) return { ...told, sentence: `the new version serves with ${ours} of ${wantedOf(workload)} pods` };
  return { ...told, sentence: `the version before serves beside the new one (${others} and ${ours} pods are ready)` };
}

/** How many workloads are told of. */
const shown = 3;

/** What serves, in words: of several workloads each by its name, unless all of them are alike. */
export function printServing(all: readonly Serving[]): string | undefined {
  const sentences = new Set(all.map(({ sentence }) => sentence));
  if (sentences.size <= 1) return all[0]?.sentence;
  const more = all.length - shown;
  const named = all.slice(0, shown).map(({ workload, sentence }) => `of ${workload} ${sentence}`);
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
