import { settleMerges } from './auto-merge.ts';
import { isBehind, mergeBlock, mergeNowBlock } from './protection.ts';
import { Refusal, validationFailed } from './refusal.ts';
import type { MergeMethod, Pull, Repository, State } from './state.ts';
import { nextId, now } from './state.ts';

/** A pull request to open. */
export interface NewPull {
  /** `branch`, or `owner:branch`. */
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body: string | null;
  readonly draft: boolean;
  readonly author: string;
  /** Whose fork the head is said to be in. */
  readonly fork?: string;
}

const resource = 'PullRequest';

/** Pull requests of a repository, brought up to what its branches say now. */
export function pullsOf(state: State, repository: Repository): readonly Pull[] {
  const pulls = state.pulls.filter((one) => one.repository === repository.fullName);
  for (const pull of pulls) if (pull.closed_at === null) synchronise(state, repository, pull);
  settleMerges(state, repository, pulls);
  return pulls;
}

/**
 * An open pull request follows its branches. It counts as merged once its head is reachable from the base, and is closed
 * once its branch is gone or has nothing more to merge.
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges#indirect-merges
 */
function synchronise(state: State, { bare }: Repository, pull: Pull): void {
  const head = bare.ref(`refs/heads/${pull.head}`);
  const base = bare.ref(`refs/heads/${pull.base}`);
  if (base !== undefined && bare.isAncestor(pull.head_sha, base)) {
    pull.merge = { at: now(state), by: pull.creator, sha: base, onto: pull.base_sha };
    close(state, pull);
    return;
  }
  if (head === undefined || base === undefined || bare.isAncestor(head, base)) {
    close(state, pull);
    return;
  }
  if (pull.head_sha !== head) pull.updated_at = now(state);
  pull.head_sha = head;
  pull.base_sha = base;
}

function close(state: State, pull: Pull): void {
  pull.autoMerge = undefined;
  pull.closed_at = now(state);
  pull.updated_at = pull.closed_at;
}

/**
 * Opens a pull request. The refusals were seen in https://github.com/vsoch/pull-request-action/issues/86 and
 * https://github.com/peter-evans/create-pull-request/issues/4088, a missing head in
 * https://github.com/stackitcloud/cloud-provider-stackit/pull/10
 */
export function openPull(state: State, repository: Repository, wanted: NewPull): Pull {
  const { bare, owner, fullName } = repository;
  const head = wanted.head.replace(`${owner}:`, '');
  const headSha = bare.ref(`refs/heads/${head}`);
  const baseSha = bare.ref(`refs/heads/${wanted.base}`);
  if (headSha === undefined) throw validationFailed({ resource, field: 'head', code: 'invalid' });
  if (baseSha === undefined) throw validationFailed({ resource, field: 'base', code: 'invalid' });
  if (findOpen(state, repository, { head, base: wanted.base }) !== undefined)
    throw custom(`A pull request already exists for ${owner}:${head}.`);
  if (bare.between(baseSha, headSha).length === 0) throw custom(`No commits between ${wanted.base} and ${head}`);
  repository.lastNumber += 1;
  const created = now(state);
  const pull: Pull = {
    repository: fullName,
    id: nextId(state),
    number: repository.lastNumber,
    title: wanted.title,
    body: wanted.body,
    draft: wanted.draft,
    ...(wanted.fork === undefined ? {} : { fork: wanted.fork }),
    creator: wanted.author,
    head,
    base: wanted.base,
    head_sha: headSha,
    base_sha: baseSha,
    created_at: created,
    updated_at: created,
    closed_at: null,
    merge: undefined,
    autoMerge: undefined,
    mergeEvents: [],
    approvals: new Set(),
    labels: [],
    requested: { users: [], teams: [] },
    reviews: [],
    events: [],
    mergeabilityOf: '',
    test_merge_sha: null,
  };
  state.pulls.push(pull);
  return pull;
}

/** The open pull request between two branches. */
export function findOpen(
  state: State,
  repository: Repository,
  between: { readonly head: string; readonly base: string },
): Pull | undefined {
  return pullsOf(state, repository).find(
    (one) => one.closed_at === null && one.head === between.head && one.base === between.base,
  );
}

function custom(message: string): Refusal {
  return validationFailed({ resource, code: 'custom', message });
}

export interface Mergeability {
  /** Null while GitHub has not worked it out. */
  readonly mergeable: boolean | null;
  readonly mergeable_state: 'unknown' | 'dirty' | 'draft' | 'behind' | 'blocked' | 'clean';
}

/**
 * Whether a pull request merges. The first question after a branch moved is answered with null: GitHub works it out in
 * the background, and says so when asked again.
 * https://docs.github.com/rest/pulls/pulls#get-a-pull-request
 */
export function mergeability(state: State, repository: Repository, pull: Pull): Mergeability {
  const key = `${pull.head_sha} ${pull.base_sha}`;
  const isKnown = pull.mergeabilityOf === key;
  pull.mergeabilityOf = key;
  if (!isKnown || pull.closed_at !== null) return { mergeable: null, mergeable_state: 'unknown' };
  pull.test_merge_sha = testMerge(state, repository, pull);
  if (pull.test_merge_sha === null) return { mergeable: false, mergeable_state: 'dirty' };
  if (pull.draft) return { mergeable: true, mergeable_state: 'draft' };
  if (isBehind(repository, pull)) return { mergeable: true, mergeable_state: 'behind' };
  const isBlocked = mergeBlock(state, repository, pull) !== undefined;
  return { mergeable: true, mergeable_state: isBlocked ? 'blocked' : 'clean' };
}

/** An open pull request shows the commit of a trial merge as its `merge_commit_sha`; null where it conflicts. */
function testMerge(state: State, { bare }: Repository, pull: Pull): string | null {
  const tree = bare.mergedTree(pull.base_sha, pull.head_sha);
  if (tree === undefined) return null;
  const message = `Merge ${pull.head_sha} into ${pull.base_sha}`;
  const by = { message, author: 'GitHub <noreply@github.com>', date: state.clock() };
  return bare.commitTree(tree, [pull.base_sha, pull.head_sha], by);
}

/** How to merge, and at which head. */
export interface MergeRequest {
  readonly by: string;
  readonly sha: string | undefined;
  readonly method: MergeMethod;
  readonly title: string | undefined;
  readonly message: string | undefined;
}

/** Seen in https://github.com/decocms/studio/pull/6036, https://github.com/bazelbuild/continuous-integration/pull/2178 */
const disallowed = {
  merge: 'Merge commits are not allowed on this repository.',
  squash: 'Squash merges are not allowed on this repository.',
  rebase: 'Rebase merges are not allowed on this repository.',
} as const;

/**
 * Merges a pull request into its base with a real commit, and gives that commit.
 * https://docs.github.com/rest/pulls/pulls#merge-a-pull-request: 405 where it cannot be merged, 409 where the head moved
 */
export function mergePull(state: State, repository: Repository, pull: Pull, request: MergeRequest): string {
  const { bare } = repository;
  if (pull.closed_at !== null) throw new Refusal(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (request.sha !== undefined && request.sha !== pull.head_sha)
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  const tree = bare.mergedTree(pull.base_sha, pull.head_sha);
  if (tree === undefined) throw new Refusal(405, 'Pull Request is not mergeable');
  if (!repository.merging.methods.includes(request.method)) throw new Refusal(405, disallowed[request.method]);
  const block = mergeNowBlock(state, repository, pull, request.by);
  if (block !== undefined) throw new Refusal(405, block);
  const parents = request.method === 'merge' ? [pull.base_sha, pull.head_sha] : [pull.base_sha];
  const sha = bare.commitTree(tree, parents, {
    message: mergeMessage(repository, pull, request),
    author: `${request.by} <${request.by}@users.noreply.github.com>`,
    date: state.clock(),
  });
  // somebody pushes at the same moment
  if (bare.ask(['update-ref', `refs/heads/${pull.base}`, sha, pull.base_sha]) === undefined)
    throw new Refusal(405, 'Base branch was modified. Review and try the merge again.');
  pull.merge = { at: now(state), by: request.by, sha, onto: pull.base_sha };
  close(state, pull);
  return sha;
}

/** https://docs.github.com/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges */
function mergeMessage({ owner }: Repository, pull: Pull, request: MergeRequest): string {
  const isMerge = request.method === 'merge';
  const title =
    request.title ??
    (isMerge ? `Merge pull request #${pull.number} from ${owner}/${pull.head}` : `${pull.title} (#${pull.number})`);
  const message = request.message ?? (isMerge ? pull.title : '');
  return message === '' ? title : `${title}\n\n${message}`;
}

/** Whether a commit came, or would come, with a pull request. */
export function bringsCommit({ bare }: Repository, pull: Pull, sha: string): boolean {
  if (pull.merge?.sha === sha || pull.head_sha === sha) return true;
  return bare.between(pull.merge?.onto ?? pull.base_sha, pull.head_sha).includes(sha);
}
