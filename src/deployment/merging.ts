/** What GitHub knows of a pull request that is on its way to a merge, at one look. */
export interface MergeLook {
  /** GitHub's own id of the pull request. */
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly head: string;
  /** The branch that it is merged into: people may change it. */
  readonly base: string;
  /** The commit that the base stands at. */
  readonly into?: string;
  /** The commit that brought it into the base, once merged: the queue's own where that merged it. */
  readonly mergeCommit?: string;
  /** How the repository allows to merge, in the order in which it is tried. */
  readonly methods: readonly ('merge' | 'squash' | 'rebase')[];
  /** Whether the token of a job opened it, whose events start no workflows. */
  readonly openedByJob: boolean;
  /** Whether its base is merged into by a merge queue alone. */
  readonly hasQueue: boolean;
  /** Who is going to merge it without us: the queue that it is in, or GitHub as soon as it is ready. */
  readonly armed?: 'queue' | 'auto-merge';
  /** Its place in the queue, from 1. */
  readonly position?: number;
  /** Whether it could be merged now; `unknown` while GitHub works it out. */
  readonly standing: 'ready' | 'blocked' | 'behind' | 'conflict' | 'draft' | 'unknown';
  readonly waitsForReview: boolean;
  /** Required checks that have failed; empty also where the token may not read checks. */
  readonly failing: readonly string[];
  /** The newest thing that happened to its merge. */
  readonly last?: MergeHappening;
}

/** Somebody, or GitHub, put a pull request on its way to a merge, or took it off. */
export interface MergeHappening {
  readonly id: string;
  readonly what: 'armed' | 'disarmed';
  /** GitHub's word for why, such as `failed_checks`. */
  readonly reason?: string;
  /** The login of who did it. */
  readonly by?: string;
  /** The checks that failed on the commit that the queue had made. */
  readonly failing: readonly string[];
}

/** What a run remembers between two looks. */
export interface MergeMemory {
  /** Whether it has been seen on its way, or was put there by us. */
  readonly armed: boolean;
  /** The newest thing that had happened before. */
  readonly before?: string;
  /** How often in a row it was not on its way any more, without a word of why: an answer may be older than what was done. */
  readonly missed: number;
  /** Whether the queue refused it at this head, for something that it still lacks. */
  readonly notReady: boolean;
}

export const nothingRemembered: MergeMemory = { armed: false, missed: 0, notReady: false };

/** For whom or what a merge waits. */
export type WaitsFor = 'review' | 'draft' | 'checks' | 'queue' | 'github';

/** What has to be done about a pull request of ours, as it was last seen. */
export type MergeStep =
  | { readonly do: 'go-on'; readonly revision: string }
  | { readonly do: 'end'; readonly because: 'closed' }
  | { readonly do: 'end'; readonly because: 'checks'; readonly names: readonly string[] }
  | { readonly do: 'end'; readonly because: 'removed'; readonly happening: MergeHappening | undefined }
  /** Its base holds other values, or newer ones that it must have. */
  | { readonly do: 'plan-again' }
  | { readonly do: 'merge' | 'enqueue' | 'enable' }
  | { readonly do: 'wait'; readonly for: WaitsFor };

/** How often an answer may lag behind what was done before it is believed. */
const mostMissed = 3;

/**
 * The next step of a merge. A queue is never passed, also not by `immediate`: REST's merge would do it without a word where the
 * token may (https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue).
 */
export function nextOfMerge(look: MergeLook, merge: 'auto' | 'immediate', memory: MergeMemory): MergeStep {
  if (look.state === 'merged')
    return look.mergeCommit === undefined ? waitFor('github') : { do: 'go-on', revision: look.mergeCommit };
  if (look.state === 'closed') return { do: 'end', because: 'closed' };
  if (look.armed === 'queue') return waitFor('queue');
  if (merge === 'immediate' && !look.hasQueue) return { do: 'merge' };
  if (look.standing === 'conflict') return { do: 'plan-again' };
  if (look.armed === undefined && memory.armed) return lost(look, memory);
  if (look.failing.length > 0) return { do: 'end', because: 'checks', names: look.failing };
  if (look.standing === 'behind') return { do: 'plan-again' };
  if (look.armed === undefined) return arming(look, memory);
  return waitFor(whatIsMissing(look));
}

function waitFor(what: WaitsFor): MergeStep {
  return { do: 'wait', for: what };
}

function whatIsMissing({ standing, waitsForReview }: MergeLook): WaitsFor {
  if (standing === 'draft') return 'draft';
  return waitsForReview ? 'review' : 'checks';
}

/** GitHub enables auto-merge only where there is something to wait for. */
function arming(look: MergeLook, { notReady }: MergeMemory): MergeStep {
  if (look.standing === 'draft') return waitFor('draft');
  if (look.hasQueue) return notReady && look.standing !== 'ready' ? waitFor(whatIsMissing(look)) : { do: 'enqueue' };
  return look.standing === 'ready' ? { do: 'merge' } : { do: 'enable' };
}

/** It was on its way, and is not any more. */
function lost({ last }: MergeLook, { before, missed }: MergeMemory): MergeStep {
  const isNew = last?.what === 'disarmed' && last.id !== before;
  // what was merged leaves the queue, too
  if (isNew && last.reason === 'merge') return waitFor('github');
  if (isNew && /conflict|unmergeable/i.test(last.reason ?? '')) return { do: 'plan-again' };
  if (isNew) return { do: 'end', because: 'removed', happening: last };
  return missed < mostMissed ? waitFor('github') : { do: 'end', because: 'removed', happening: undefined };
}

/** What is remembered after a look. */
export function rememberLook(memory: MergeMemory, look: MergeLook): MergeMemory {
  if (look.armed !== undefined) return { ...memory, armed: true, missed: 0 };
  return memory.armed ? { ...memory, missed: memory.missed + 1 } : memory;
}

const firstPause = 5000;
const longestPause = 60_000;

/** Milliseconds until the next look, after so many: checks take minutes, and GitHub's limit is for all that a token does. */
export function pauseBetweenLooks(looks: number): number {
  return Math.min(longestPause, Math.round(firstPause * 1.5 ** looks));
}
