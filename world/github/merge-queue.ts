import { mergeBlock, openChecks } from './protection.ts';
import type { MergeEvent, Pull, QueueEntry, Repository, State } from './state.ts';
import { nextId, now } from './state.ts';

/** Who merges in the name of a queue. */
const queueBot = 'github-merge-queue[bot]';

/** The entry of a pull request in the queue of its base. */
export function entryOf({ queues }: Repository, pull: Pull): QueueEntry | undefined {
  return queues.get(pull.base)?.find((entry) => entry.pull === pull);
}

/** Puts a pull request at the end of the queue of its base. */
export function enqueue(state: State, repository: Repository, pull: Pull, by: string): QueueEntry {
  const entry: QueueEntry = {
    id: nextId(state),
    pull,
    by,
    enqueued_at: now(state),
    since: state.requests.length,
    group: undefined,
  };
  const entries = repository.queues.get(pull.base) ?? [];
  repository.queues.set(pull.base, [...entries, entry]);
  pull.autoMerge = undefined;
  note(state, pull, { kind: 'AddedToMergeQueueEvent', by });
  return entry;
}

/**
 * Takes a pull request out of the queue. The reasons were seen in https://github.com/digitaldrywood/detent/issues/2474
 * (`failed_checks`) and https://github.com/objectstack-ai/objectstack/issues/19343 (also what was merged is removed); the
 * commit is the one that the queue had made (https://github.com/flowglad/onton/pull/379).
 */
export function dequeue(
  state: State,
  { bare, queues }: Repository,
  entry: QueueEntry,
  at: { readonly by: string; readonly reason: 'manual' | 'merge' | 'failed_checks' | 'merge_conflict' },
): void {
  const { pull, group } = entry;
  const left = (queues.get(pull.base) ?? []).filter((one) => one !== entry);
  queues.set(pull.base, left);
  if (group !== undefined) bare.ask(['update-ref', '-d', groupRef(entry, group.onto)]);
  note(state, pull, {
    kind: 'RemovedFromMergeQueueEvent',
    ...at,
    ...(group === undefined ? {} : { commit: group.sha }),
  });
}

/** Writes a line into the timeline of a pull request. */
export function note(state: State, pull: Pull, event: Omit<MergeEvent, 'id' | 'at'>): void {
  pull.mergeEvents.push({ id: nextId(state), at: now(state), ...event });
}

/** https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue: `gh-readonly-queue/{base_branch}` */
function groupRef({ pull }: QueueEntry, onto: string): string {
  return `refs/heads/gh-readonly-queue/${pull.base}/pr-${pull.number}-${onto}`;
}

/**
 * What the queue of a branch does in the background: a commit for each entry upon the one before it, the required checks on
 * that commit, and then the branch is moved to it. An entry whose checks fail is removed, and those behind it begin anew.
 */
export function settleQueue(state: State, repository: Repository, branch: string): void {
  for (;;) {
    const [first] = repository.queues.get(branch) ?? [];
    if (first === undefined) return;
    if (first.pull.closed_at !== null) dequeue(state, repository, first, { by: first.by, reason: 'manual' });
    else if (!settleFirst(state, repository, { first, branch })) return;
  }
}

/** Whether the first entry has left the queue. */
function settleFirst(
  state: State,
  repository: Repository,
  { first, branch }: { readonly first: QueueEntry; readonly branch: string },
): boolean {
  const { bare } = repository;
  const base = bare.ref(`refs/heads/${branch}`);
  if (base === undefined || !buildGroups(state, repository, { branch, base })) return true;
  const { group } = first;
  // a request that asks for what it enqueued finds it in the queue
  if (group === undefined || state.requests.length <= first.since + 1) return false;
  const open = openChecks(state, repository, { sha: group.sha, branch });
  if (open.some(({ now: how }) => how === 'failing')) {
    dequeue(state, repository, first, { by: queueBot, reason: 'failed_checks' });
    return true;
  }
  if (open.length > 0) return false;
  if (bare.ask(['update-ref', `refs/heads/${branch}`, group.sha, base]) === undefined) return false;
  dequeue(state, repository, first, { by: queueBot, reason: 'merge' });
  first.pull.merge = { at: now(state), by: queueBot, sha: group.sha, onto: group.onto };
  first.pull.closed_at = now(state);
  first.pull.updated_at = first.pull.closed_at;
  return true;
}

/** Makes the commits of a queue; false where an entry conflicts, and was removed for it. */
function buildGroups(
  state: State,
  repository: Repository,
  { branch, base }: { readonly branch: string; readonly base: string },
): boolean {
  let onto = base;
  for (const entry of repository.queues.get(branch) ?? []) {
    if (entry.group?.onto !== onto) {
      const sha = groupCommit(state, repository, { entry, onto });
      if (sha === undefined) {
        dequeue(state, repository, entry, { by: queueBot, reason: 'merge_conflict' });
        return false;
      }
      entry.group = { sha, onto };
      repository.bare.git(['update-ref', groupRef(entry, onto), sha]);
    }
    onto = entry.group.sha;
  }
  return true;
}

function groupCommit(
  state: State,
  { bare, protections }: Repository,
  { entry, onto }: { readonly entry: QueueEntry; readonly onto: string },
): string | undefined {
  const { pull, by } = entry;
  const tree = bare.mergedTree(onto, pull.head_sha);
  if (tree === undefined) return undefined;
  const isMerge = protections.get(pull.base)?.mergeQueue?.method !== 'SQUASH';
  const title = isMerge ? `Merge pull request #${pull.number} from ${pull.head}` : `${pull.title} (#${pull.number})`;
  const author = `${by} <${by}@users.noreply.github.com>`;
  const parents = isMerge ? [onto, pull.head_sha] : [onto];
  return bare.commitTree(tree, parents, { message: title, author, date: state.clock() });
}

/** How an entry stands: https://docs.github.com/graphql/reference/enums#mergequeueentrystate */
export function entryState(state: State, repository: Repository, entry: QueueEntry): string {
  const { group, pull } = entry;
  if (group === undefined) return 'QUEUED';
  const open = openChecks(state, repository, { sha: group.sha, branch: pull.base });
  return open.length > 0 ? 'AWAITING_CHECKS' : 'MERGEABLE';
}

/** Whether a pull request may go into the queue: what its base asks of the pull request itself. */
export function queueRefusal(state: State, repository: Repository, pull: Pull): string | undefined {
  if (repository.protections.get(pull.base)?.mergeQueue === undefined) return 'Merge queue is not enabled';
  if (pull.closed_at !== null) return 'Pull request is closed';
  if (pull.draft) return 'Pull request is in draft';
  if (entryOf(repository, pull) !== undefined) return 'Pull request is already in the queue';
  return mergeBlock(state, repository, pull);
}
