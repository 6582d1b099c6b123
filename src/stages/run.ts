import type { Event } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress, TargetState } from '../deployment/progress.ts';
import type { Outcome, OutcomeName, Reason, Stage } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { ToldTarget } from './unwatched.ts';

/** What every stage is given: what was planned, the ports that it names, and the signal that ends the run. */
export interface Run<Needed extends keyof Ports = keyof Ports> {
  readonly plan: Plan;
  readonly ports: Pick<Ports, Needed>;
  readonly signal: AbortSignal;
  /** What Argo CD told this run, where that is what started it. */
  readonly told?: ToldTarget;
  /** The event that ends the deployment where what it was asked for by no longer holds; undefined for one that nobody takes back. */
  readonly recheck?: () => Promise<Event | undefined>;
  /** Tells the world how far the deployment is, where that is new; cheap to call often. */
  readonly publish: (progress: Progress) => void;
  /** Shows what a watch sees, at every change of it. */
  readonly sees: (targets: readonly TargetState[]) => void;
  /** Says which record is this deployment's, as soon as there is one: however the stage ends, the record is closed. */
  readonly keeps: (record: number) => void;
  /** Adds what was found out on the way, and is told whatever comes of it. */
  readonly learns: (known: Pick<Progress, 'backups' | 'budget' | 'notes'>) => void;
  /** Says by which event GitHub is to merge it later: what this run put on its way, it takes off again when it is cancelled. */
  readonly arms: (event: string) => void;
}

/** A run that tells nobody and keeps no record: for commands that only look. */
export function silentRun<Needed extends keyof Ports>(
  plan: Plan,
  ports: Pick<Ports, Needed>,
  signal: AbortSignal,
): Run<Needed> {
  return { plan, ports, signal, publish: () => {}, sees: () => {}, keeps: () => {}, learns: () => {}, arms: () => {} };
}

/** What an outcome says besides its name and its reason. */
export type OutcomeFacts = Pick<Outcome, 'stage' | 'sentence' | 'remedy'>;

/** The event of a stage that ends the deployment. */
export function ended(outcome: OutcomeName, reason: Reason, at: OutcomeFacts): Event {
  return { event: 'ended', outcome: outcomeAt(outcome, reason, at) };
}

/** An outcome from its parts. */
export function outcomeAt(outcome: OutcomeName, reason: Reason, at: OutcomeFacts): Outcome {
  return { outcome, reason, ...at };
}

/** The outcome of a run that a signal ended. */
export function cancelledAt(stage: Stage): Outcome {
  const sentence = `the run was cancelled at the stage ${stage}`;
  return outcomeAt('cancelled', 'cancelled', { stage, sentence });
}
