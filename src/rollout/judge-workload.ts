import type { Judgement, Observed, WorkloadRow } from './assessment.ts';
import { fullName, printName } from './assessment.ts';
import type { Goal, WorkloadName } from './goal.ts';
import { areOurs, imagesInPlace } from './goal.ts';
import { judgeReplicated, replicatedRow } from './judge-replicated.ts';
import { judgeRollout, rowOf } from './judge-rollout.ts';
import type { WorkloadContext, WorkloadJudgement } from './judgements.ts';
import { bad, disappeared, progressing, settleSeconds, unreachable } from './judgements.ts';
import { describeRow } from './last-seen.ts';
import { judgeOtherImage } from './other-image.ts';
import type { CronJob, Workload } from './workload.ts';

/** Judges one workload, whose Application (if any) has applied our revision. */
export function judgeWorkload(
  name: WorkloadName,
  observed: Observed<Workload>,
  context: WorkloadContext,
): WorkloadJudgement {
  switch (observed.state) {
    case 'present':
      return judgePresent(observed.object, context);
    case 'absent':
    case 'unknown-type':
      return { row: emptyRow(name, 'missing', 'not there'), judgement: missing(name, context) };
    case 'forbidden': {
      const row = emptyRow(name, 'unknown', observed.message);
      return { row, judgement: forbidden(name, observed.message, context) };
    }
    case 'unreachable': {
      const { last, message } = observed;
      const row = last === undefined ? emptyRow(name, 'unknown', message) : rowSeen(last, context);
      return { row, judgement: unreachable('rollout', observed, last && describeRow(row)) };
    }
  }
}

function judgePresent(workload: Workload, context: WorkloadContext): WorkloadJudgement {
  switch (workload.kind) {
    case 'Rollout':
      return judgeRollout(workload, context);
    case 'CronJob':
      return judgeCronJob(workload, context);
    default:
      return judgeReplicated(workload, context);
  }
}

/** The row of a workload as it was seen, whether or not it may be judged. */
export function rowSeen(workload: Workload, { goal, runs }: Pick<WorkloadContext, 'goal' | 'runs'>): WorkloadRow {
  switch (workload.kind) {
    case 'Rollout':
      return rowOf(workload, imagesInPlace(workload.images, goal), runs);
    case 'CronJob':
      return cronJobRow(workload, goal);
    default:
      return replicatedRow(workload, goal);
  }
}

/** A row for a workload that was not seen. */
export function emptyRow(workload: WorkloadName, state: WorkloadRow['state'], message: string): WorkloadRow {
  return { workload, state, message, image: '', analysis: [] };
}

/** An API server that has just started may not know its own rules for a moment. */
function forbidden(name: WorkloadName, message: string, context: WorkloadContext): Judgement {
  const isForGood = context.timers.secondsOf(`forbidden ${fullName(name)}`) >= settleSeconds;
  if (context.seenBefore && !isForGood) return progressing(message, 'forbidden');
  return bad('errored', 'forbidden', message, false);
}

function missing(name: WorkloadName, context: WorkloadContext): Judgement {
  const isGone = context.timers.secondsOf(`missing ${fullName(name)}`) >= settleSeconds;
  // Argo CD replaces some by deleting them first
  if (context.seenBefore && isGone) return disappeared(name, 'was deleted while we watched');
  return progressing(`${fullName(name)} is not there yet`, 'workload-not-found');
}

function cronJobRow({ kind, namespace, name, images }: CronJob, goal: Goal): WorkloadRow {
  const state = areOurs(images, goal) ? 'healthy' : 'waiting';
  return { ...emptyRow({ kind, namespace, name }, state, ''), image: imagesInPlace(images, goal) };
}

/** What a CronJob names is what its next run takes: there is nothing to wait for. */
function judgeCronJob(cronJob: CronJob, context: WorkloadContext): WorkloadJudgement {
  const row = cronJobRow(cronJob, context.goal);
  if (cronJob.deleting) return { row, judgement: disappeared(row.workload, 'is being deleted') };
  if (row.state !== 'healthy') return { row, judgement: judgeOtherImage(row, context) };
  const sentence = `${printName(row.workload)} names it: its next run takes it, and there is nothing to roll out`;
  return { row, judgement: { verdict: 'succeeded', reason: 'nothing-to-roll-out', sentence } };
}
