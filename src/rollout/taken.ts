import type { Change } from './action.ts';
import { isPromoted, tookAbort } from './action.ts';
import { printName } from './assessment.ts';
import type { Rollout } from './rollout.ts';

/** A Rollout at one moment. */
export interface Sight {
  readonly rollout: Rollout;
  /** Its status as it came: whoever changes it after us is the controller. */
  readonly status: unknown;
}

/** A change that was sent. */
export interface SentChange {
  readonly change: Change;
  /** As it was planned on. */
  readonly before: Rollout;
  /** As the API server answered the last patch. */
  readonly sent: Sight;
}

/** How far a change has come that was sent: told by what the API server holds now. */
export type Standing =
  /** The controller acts on it. */
  | { readonly standing: 'taken' }
  /** It stands in the object, and nothing shows that the controller has seen it. */
  | { readonly standing: 'not-yet' }
  /** The controller has written what was there before over it. */
  | { readonly standing: 'lost' }
  /** Something else came in between, and it is not to be asked for again. */
  | { readonly standing: 'overtaken'; readonly by: 'image' | 'abort' | 'another'; readonly sentence: string };

/** How far one field of a change has come. */
type Part = 'taken' | 'not-yet' | 'lost';

/** How far a change has come that was sent, by a Rollout that is not older than the answer to the patch. */
export function standingOf(sent: SentChange, now: Sight): Standing {
  const overtaken = overtakenBy(sent, now.rollout);
  if (overtaken !== undefined) return overtaken;
  const parts = [...partsOf(sent, now)];
  if (parts.includes('lost')) return { standing: 'lost' };
  return { standing: parts.includes('not-yet') ? 'not-yet' : 'taken' };
}

function overtakenBy({ change, before }: SentChange, now: Rollout): Standing | undefined {
  const name = printName(now);
  const by = (what: 'image' | 'abort' | 'another', sentence: string) =>
    ({ standing: 'overtaken', by: what, sentence: `${name} ${sentence}` }) as const;
  if (now.deleting) return by('another', 'is being deleted');
  if (change.paused !== undefined && now.pausedBySpec !== change.paused)
    return by('another', `has spec.paused ${change.paused ? 'taken back' : 'set again'} by somebody else`);
  const isOfVersion = change.paused === undefined || Object.keys(change).length > 1;
  if (!isOfVersion) return undefined;
  if (before.currentHash !== undefined && now.currentHash !== before.currentHash)
    return by('image', 'was given another version in the middle');
  if (change.abort === true && !now.aborted && isPromoted(now))
    return by('another', 'had come to its end before the abort');
  if (change.abort === false)
    return abortedAgain(before, now) ? by('abort', `was tried again, and is aborted again: ${now.message}`) : undefined;
  return change.abort === undefined && now.aborted && !before.aborted
    ? by('abort', `was aborted in the middle: ${now.message}`)
    : undefined;
}

function abortedAgain(before: Rollout, { aborted, abortedAt }: Rollout): boolean {
  return aborted && abortedAt !== undefined && abortedAt.getTime() !== before.abortedAt?.getTime();
}

function* partsOf({ change, before, sent }: SentChange, now: Sight): Generator<Part> {
  const isAnswered = JSON.stringify(sent.status) !== JSON.stringify(now.status);
  const { rollout } = now;
  if (change.paused !== undefined) yield rollout.observedGeneration >= sent.rollout.generation ? 'taken' : 'not-yet';
  if (change.abort === true) yield abortStands(rollout);
  if (change.abort === false) yield retryStands(before, rollout, isAnswered);
  if (isPromoted(rollout)) return;
  if (change.promotesFully === true) yield rollout.promotedFully ? when(isAnswered) : 'lost';
  if (change.step !== undefined) yield stepStands(change.step, rollout, isAnswered);
  else if (change.clearsPauses === true) yield pauseStands(before, rollout);
}

function when(isAnswered: boolean): Part {
  return isAnswered ? 'taken' : 'not-yet';
}

function abortStands(now: Rollout): Part {
  if (!now.aborted) return 'lost';
  return tookAbort(now) ? 'taken' : 'not-yet';
}

/** `abortedAt` is the controller's own, and stays until it has taken the retry. */
function retryStands(before: Rollout, now: Rollout, isAnswered: boolean): Part {
  if (now.aborted) return 'lost';
  if (before.abortedAt === undefined) return when(isAnswered);
  return now.abortedAt === undefined ? 'taken' : 'not-yet';
}

function stepStands(step: number, { stepIndex = 0 }: Rollout, isAnswered: boolean): Part {
  if (stepIndex < step) return 'lost';
  return stepIndex > step ? 'taken' : when(isAnswered);
}

/** The controller takes its own pause off once it has seen that the conditions are gone (rollout/pause.go). */
function pauseStands(before: Rollout, now: Rollout): Part {
  if (now.stepIndex !== before.stepIndex) return 'taken';
  if (now.pauses.length === 0) return now.heldByController ? 'not-yet' : 'taken';
  return isNewPause(before, now) ? 'taken' : 'lost';
}

/** An analysis that ran again and is inconclusive again pauses anew; a pause of the step itself comes once. */
function isNewPause(before: Rollout, { pauses }: Rollout): boolean {
  const known = (reason: string) => before.pauses.find((one) => one.reason === reason)?.since?.getTime();
  return pauses.every(({ reason, since }) => reason.startsWith('Inconclusive') && since?.getTime() !== known(reason));
}
