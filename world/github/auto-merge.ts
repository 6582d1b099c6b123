import { enqueue, note, settleQueue } from './merge-queue.ts';
import { mergeBlock } from './protection.ts';
import { mergeability, mergePull } from './pull-requests.ts';
import type { MergeMethod, Pull, Repository, State } from './state.ts';
import { now } from './state.ts';

/** Auto-merge as somebody wants it. */
export interface Wanted {
  readonly by: string;
  readonly method: MergeMethod;
}

const disallowed = {
  merge: 'Merge method merge commits are not allowed on this repository',
  squash: 'Merge method squash merging is not allowed on this repository',
  rebase: 'Merge method rebase merging is not allowed on this repository',
} as const;

/**
 * Why auto-merge cannot be enabled. That GitHub refuses it where nothing is left to wait for was seen in
 * https://github.com/peter-evans/enable-pull-request-automerge/issues/343, where nobody allowed it in
 * https://github.com/cli/cli/pull/13562. For a base with a queue it means: enqueue when ready.
 */
export function autoMergeRefusal(
  state: State,
  repository: Repository,
  pull: Pull,
  { method }: Wanted,
): string | undefined {
  const { allowAutoMerge, methods } = repository.merging;
  if (!allowAutoMerge) return 'Auto merge is not allowed for this repository';
  if (pull.closed_at !== null) return 'Pull request is closed';
  const hasQueue = repository.protections.get(pull.base)?.mergeQueue !== undefined;
  if (!hasQueue && !methods.includes(method)) return disallowed[method];
  const { mergeable_state } = mergeability(state, repository, pull);
  return !hasQueue && mergeable_state === 'clean' ? 'Pull request is in clean status' : undefined;
}

export function enableAutoMerge(state: State, pull: Pull, { by, method }: Wanted): void {
  pull.autoMerge = { by, method, at: now(state) };
  note(state, pull, { kind: 'AutoMergeEnabledEvent', by });
}

export function disableAutoMerge(state: State, pull: Pull, by: string): void {
  pull.autoMerge = undefined;
  note(state, pull, { kind: 'AutoMergeDisabledEvent', by });
}

/** What GitHub does in the background: merges what may be merged by now, and goes on with its queues. */
export function settleMerges(state: State, repository: Repository, pulls: readonly Pull[]): void {
  for (const pull of pulls)
    if (pull.closed_at === null && pull.autoMerge !== undefined) settle(state, repository, pull);
  for (const branch of repository.queues.keys()) settleQueue(state, repository, branch);
}

function settle(state: State, repository: Repository, pull: Pull): void {
  const { autoMerge } = pull;
  const isMergeable = repository.bare.mergedTree(pull.base_sha, pull.head_sha) !== undefined;
  if (autoMerge === undefined || pull.draft || !isMergeable) return;
  if (mergeBlock(state, repository, pull) !== undefined) return;
  const { by, method } = autoMerge;
  if (repository.protections.get(pull.base)?.mergeQueue !== undefined) {
    enqueue(state, repository, pull, by);
    return;
  }
  mergePull(state, repository, pull, { by, method, sha: undefined, title: undefined, message: undefined });
}
