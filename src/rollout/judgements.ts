import type { Reason, Waiting } from '../outcome.ts';
import type { AnalysisRun } from './analysis.ts';
import type { ImageMemory, Judgement, Snapshot, WorkloadRow } from './assessment.ts';
import { fullName } from './assessment.ts';
import type { Goal, WorkloadName } from './goal.ts';
import type { Timers } from './timers.ts';

/** Seconds for which something must stay as it is before it is believed; two watches never arrive in step. */
export const settleSeconds = 5;

/** Seconds that a workload may stay degraded: it can still recover by itself. */
export const degradedGraceSeconds = 30;

/** One workload: its row, and what it means for the verdict. */
export interface WorkloadJudgement {
  readonly row: WorkloadRow;
  readonly judgement: Judgement;
}

/** What is known of one workload from earlier looks, and of its Application from this one. */
export interface WorkloadContext {
  readonly goal: Goal;
  readonly snapshot: Snapshot;
  readonly timers: Timers;
  /** What the Application has applied; `unnamed` where the goal names none, or nobody knows yet. */
  readonly applied: 'ours' | 'descendant' | 'unnamed';
  readonly seenBefore: boolean;
  readonly imagesBefore: ImageMemory | undefined;
  readonly abortedBefore: boolean;
  readonly runs: readonly AnalysisRun[];
  /** Those of its namespace. */
  readonly pods: readonly unknown[];
}

/** A judgement that waits on, with the reason that it becomes at our deadline. */
export function progressing(sentence: string, atDeadline: Reason = 'deadline-exceeded'): Judgement {
  return { verdict: 'progressing', stage: 'rollout', sentence, atDeadline };
}

/** A bad end; `recover` says whether the cluster stands aborted or degraded. */
export function bad(verdict: 'failed' | 'errored', reason: Reason, sentence: string, recover = true): Judgement {
  return { verdict, stage: 'rollout', reason, sentence, recover };
}

/** A workload that was there, and is not any more. */
export function disappeared(name: WorkloadName, how: string): Judgement {
  return bad('errored', 'disappeared', `${fullName(name)} ${how}`, false);
}

/** A stop that somebody or something else must end. */
export function paused(reason: Reason, sentence: string, waiting: Waiting): Judgement {
  return { verdict: 'paused', stage: 'rollout', reason, sentence, waiting };
}

/** A cluster that does not answer is never a failure of the change: it is waited for, until the deadline. */
export function unreachable(
  stage: 'sync' | 'rollout',
  observed: { readonly since: Date; readonly message: string },
  last?: string,
): Judgement {
  const seen = last === undefined ? '' : `; last seen: ${last}`;
  const sentence = `the cluster has not answered since ${observed.since.toISOString()}: ${observed.message}${seen}`;
  return { verdict: 'progressing', stage, sentence, atDeadline: 'cluster-unreachable' };
}
