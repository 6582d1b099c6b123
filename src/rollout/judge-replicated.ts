import type { Judgement, WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';
import { denialOf } from './evidence.ts';
import type { Goal } from './goal.ts';
import { areOurs, imagesInPlace } from './goal.ts';
import type { WorkloadContext, WorkloadJudgement } from './judgements.ts';
import { bad, degradedGraceSeconds, disappeared, paused, progressing } from './judgements.ts';
import { judgeOtherImage } from './other-image.ts';
import type { PodTrouble } from './pod-trouble.ts';
import { printTrouble, printUnready } from './pod-words.ts';
import { firstTrouble, podsOf } from './pods.ts';
import type { Replicated } from './replicated.ts';

/**
 * Judges a Deployment, a StatefulSet or a DaemonSet by its own counters, as `kubectl rollout status` does: seen by its
 * controller, every pod of the new version that there shall be, all of them available, none of the version before left.
 */
export function judgeReplicated(workload: Replicated, context: WorkloadContext): WorkloadJudgement {
  const row = replicatedRow(workload, context.goal);
  return { row, judgement: judge(workload, row, context) };
}

/** The row of a Deployment, a StatefulSet or a DaemonSet as it was seen, whether or not it may be judged. */
export function replicatedRow(workload: Replicated, goal: Goal): WorkloadRow {
  const { kind, namespace, name, wanted, updated } = workload;
  return {
    workload: { kind, namespace, name },
    state: stateOf(workload),
    message: workload.denied ?? (workload.overdue ? 'the progress deadline has passed' : ''),
    image: imagesInPlace(workload.images, goal),
    pods: { wanted, updated },
    analysis: [],
  };
}

function stateOf(workload: Replicated): WorkloadRow['state'] {
  if (workload.observedGeneration < workload.generation) return 'waiting';
  if (isDone(workload)) return isKeptBack(workload) ? 'paused' : 'healthy';
  if (workload.pausedBySpec) return 'paused';
  return workload.overdue || workload.denied !== undefined ? 'degraded' : 'progressing';
}

function isDone({ updated, toUpdate, old, available, wanted, settled }: Replicated): boolean {
  return updated >= toUpdate && old <= 0 && available >= wanted && settled;
}

function judge(workload: Replicated, row: WorkloadRow, context: WorkloadContext): Judgement {
  const name = printName(workload);
  if (workload.deleting) return disappeared(row.workload, 'is being deleted');
  if (!areOurs(workload.images, context.goal)) return judgeOtherImage(row, context);
  if (workload.observedGeneration < workload.generation) return progressing(`the controller has not seen ${name} yet`);
  if (isDone(workload)) return isKeptBack(workload) ? keptBack(workload, context) : done(workload);
  if (workload.pausedBySpec) return pausedBySpec(workload, context);
  if (workload.onDelete && workload.updated < workload.toUpdate) return waitsForDeletion(workload, context);
  return judgeUnfinished(workload, context);
}

function pausedBySpec({ kind, namespace, name, ...workload }: Replicated, context: WorkloadContext): Judgement {
  const printed = printName({ kind, namespace, name });
  return paused('paused-by-spec', `${printed} has spec.paused set${workload.updated === 0 ? '' : ' in mid-rollout'}`, {
    for: 'somebody to take spec.paused back',
    since: context.timers.sinceOf(`spec-paused ${printed}`),
    goOn: `kubectl rollout resume ${kind.toLowerCase()}/${name} -n ${namespace}`,
  });
}

/** A StatefulSet or DaemonSet that is updated `OnDelete`: nothing moves until somebody deletes pods. */
function waitsForDeletion(workload: Replicated, context: WorkloadContext): Judgement {
  const name = printName(workload);
  const sentence = `${name} is updated as its pods are deleted (OnDelete): ${workload.updated} of ${workload.toUpdate} run the new version`;
  return paused('update-on-delete', sentence, {
    for: 'somebody to delete its old pods',
    since: context.timers.sinceOf(`on-delete ${name}`),
    goOn: `delete the pods of ${name} one by one`,
  });
}

/** Whether a partition has no pod above it: the new version is accepted, and runs nowhere. */
function isKeptBack({ toUpdate, wanted }: Replicated): boolean {
  return toUpdate < 1 && wanted > 0;
}

function keptBack(workload: Replicated, context: WorkloadContext): Judgement {
  const name = printName(workload);
  return paused('manual-gate', `the partition of ${name} keeps all ${workload.wanted} pods at the version before`, {
    for: 'somebody to lower its partition',
    since: context.timers.sinceOf(`partition ${name}`),
    goOn: `lower spec.updateStrategy.rollingUpdate.partition of ${name}`,
  });
}

function done(workload: Replicated): Judgement {
  const { wanted, toUpdate, updated } = workload;
  const name = printName(workload);
  if (wanted === 0) {
    const none = workload.kind === 'DaemonSet' ? 'is wanted on no node' : 'is scaled to zero';
    return { verdict: 'succeeded', reason: 'nothing-runs', sentence: `${name} ${none}: nothing runs` };
  }
  const share =
    toUpdate < wanted ? `${updated} of ${wanted} pods run it, as its partition says` : `all ${wanted} pods run it`;
  return { verdict: 'succeeded', reason: 'healthy', sentence: `${name} is healthy: ${share}` };
}

/** What stands in the way may pass: a quota is raised, a node comes. Without a deadline of its own, ours decides. */
function judgeUnfinished(workload: Replicated, context: WorkloadContext): Judgement {
  const name = printName(workload);
  const { timers, pods, goal, snapshot } = context;
  const { ours, others } = podsOf(workload, pods, goal);
  const trouble = firstTrouble(ours);
  const denied = snapshot.evidence && denialOf(workload, [...ours, ...others], snapshot.evidence);
  if (denied !== undefined) return progressing(`${name}: ${denied}`, 'pods-denied');
  const why = whyUnfinished(workload, trouble, printUnready(ours, snapshot.evidence));
  if (workload.denied === undefined && !workload.overdue) return progressing(`${name}: ${why}`, trouble?.reason);
  const reason = reasonOf(workload, trouble);
  // pods that come one by one are progress, each of which begins the grace anew
  const standing = `degraded ${name} at ${workload.updated} of ${workload.available}`;
  if (timers.secondsOf(standing) >= degradedGraceSeconds) return bad('failed', reason, `${name}: ${why}`);
  return progressing(`${name} is degraded and may recover: ${why}`, reason);
}

function reasonOf(workload: Replicated, trouble: PodTrouble | undefined) {
  return workload.denied === undefined ? (trouble?.reason ?? 'progress-deadline') : 'pods-denied';
}

function whyUnfinished(workload: Replicated, trouble: PodTrouble | undefined, unready: string | undefined): string {
  if (workload.denied !== undefined) return workload.denied;
  if (trouble !== undefined) return printTrouble(trouble);
  const counted = whatIsMissing(workload);
  return unready === undefined ? counted : `${counted}; ${unready}`;
}

function whatIsMissing({ updated, toUpdate, available, wanted, old }: Replicated): string {
  if (updated < toUpdate) return `${updated} of ${toUpdate} pods updated`;
  return old > 0 ? `${old} pods of the version before are still there` : `${available} of ${wanted} pods are available`;
}
