import { sees } from './access.ts';
import { autoMergeRefusal, disableAutoMerge, enableAutoMerge } from './auto-merge.ts';
import type { GraphqlContext } from './graphql.ts';
import { checkRollup } from './graphql-checks.ts';
import { demandOrForbid, GraphqlRefusal } from './graphql-refusal.ts';
import { actor } from './graphql-repository.ts';
import { dequeue, enqueue, entryOf, entryState, queueRefusal } from './merge-queue.ts';
import { mergeability, pullsOf } from './pull-requests.ts';
import { nodeId } from './replies/account.ts';
import type { MergeEvent, Pull, QueueEntry, Repository, State } from './state.ts';

interface Named {
  readonly clientMutationId?: string | null;
  readonly expectedHeadOid?: string | null;
}
type EnableInput = Named & { readonly pullRequestId: string; readonly mergeMethod?: string | null };
type PullInput = Named & { readonly pullRequestId: string };

/**
 * https://docs.github.com/graphql/reference/mutations#enablepullrequestautomerge; every refusal begins with whose it is
 * ("Pull request Pull request is in clean status", https://github.com/peter-evans/enable-pull-request-automerge/issues/1118)
 */
export function enablePullRequestAutoMerge({ input }: { input: EnableInput }, context: GraphqlContext) {
  const { state, viewer } = context;
  const { repository, pull } = writable(input.pullRequestId, context);
  expectHead(pull, input);
  const method = input.mergeMethod === 'SQUASH' ? 'squash' : input.mergeMethod === 'REBASE' ? 'rebase' : 'merge';
  const wanted = { by: viewer.login, method } as const;
  const refusal = autoMergeRefusal(state, repository, pull, wanted);
  if (refusal !== undefined) throw unprocessable(refusal);
  enableAutoMerge(state, pull, wanted);
  return {
    ...mutated(input),
    actor: () => actor(state, viewer.login),
    pullRequest: () => shown(context, repository, pull),
  };
}

/** https://docs.github.com/graphql/reference/mutations#disablepullrequestautomerge */
export function disablePullRequestAutoMerge({ input }: { input: PullInput }, context: GraphqlContext) {
  const { state, viewer } = context;
  const { repository, pull } = writable(input.pullRequestId, context);
  // seen in https://github.com/iterative/cml/pull/955 for the other direction
  if (pull.autoMerge === undefined) throw unprocessable("Can't disable auto-merge for this pull request.");
  disableAutoMerge(state, pull, viewer.login);
  return {
    ...mutated(input),
    actor: () => actor(state, viewer.login),
    pullRequest: () => shown(context, repository, pull),
  };
}

/**
 * https://docs.github.com/graphql/reference/mutations#enqueuepullrequest; what the pull request itself lacks was seen in
 * https://github.com/devantler-tech/platform/pull/3138
 */
export function enqueuePullRequest({ input }: { input: PullInput }, context: GraphqlContext) {
  const { state, viewer } = context;
  const { repository, pull } = writable(input.pullRequestId, context);
  expectHead(pull, input);
  const refusal = queueRefusal(state, repository, pull);
  if (refusal !== undefined) throw unprocessable(refusal);
  const entry = enqueue(state, repository, pull, viewer.login);
  return { ...mutated(input), mergeQueueEntry: () => entryNode(context, repository, entry) };
}

/** https://docs.github.com/graphql/reference/mutations#dequeuepullrequest: its id is that of the pull request */
export function dequeuePullRequest({ input }: { input: Named & { readonly id: string } }, context: GraphqlContext) {
  const { state, viewer } = context;
  const { repository, pull } = writable(input.id, context);
  const entry = entryOf(repository, pull);
  if (entry === undefined) throw unprocessable('Pull request is not in the queue');
  dequeue(state, repository, entry, { by: viewer.login, reason: 'manual' });
  return { ...mutated(input), mergeQueueEntry: null };
}

function mutated({ clientMutationId }: Named) {
  return { clientMutationId: clientMutationId ?? null };
}

function unprocessable(what: string): GraphqlRefusal {
  return new GraphqlRefusal('UNPROCESSABLE', `Pull request ${what}`);
}

/** GitHub does not publish what it says of a head that has moved. */
function expectHead(pull: Pull, { expectedHeadOid }: Named): void {
  if (typeof expectedHeadOid === 'string' && expectedHeadOid !== pull.head_sha)
    throw new GraphqlRefusal('STALE_DATA', 'Head branch was modified. Review and try the merge again.');
}

/** The pull request of an id, that the viewer may merge. */
function writable(id: string, { state, viewer }: GraphqlContext): { repository: Repository; pull: Pull } {
  const found = state.pulls.find((one) => nodeId('PullRequest', one.id) === id);
  const repository = found === undefined ? undefined : state.repositories.get(found.repository.toLowerCase());
  if (found === undefined || repository === undefined || !sees(viewer, repository))
    throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
  demandOrForbid(viewer, ['contents=write']);
  demandOrForbid(viewer, ['pull_requests=write']);
  pullsOf(state, repository);
  return { repository, pull: found };
}

function shown(context: GraphqlContext, repository: Repository, pull: Pull) {
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    ...mergingFields(context.state, repository, pull),
  };
}

/** The fields of a pull request that are about its merge: https://docs.github.com/graphql/reference/objects#pullrequest */
export function mergingFields(state: State, repository: Repository, pull: Pull) {
  const rule = repository.protections.get(pull.base);
  return {
    author: () => actor(state, pull.creator),
    isMergeQueueEnabled: rule?.mergeQueue !== undefined,
    isInMergeQueue: entryOf(repository, pull) !== undefined,
    mergeStateStatus: () => mergeability(state, repository, pull).mergeable_state.toUpperCase(),
    reviewDecision: reviewDecision(rule?.requiredReviews ?? 0, pull),
    mergeCommit: pull.merge === undefined ? null : { __typename: 'Commit', oid: pull.merge.sha },
    autoMergeRequest: () => autoMergeNode(state, pull),
    mergeQueueEntry: (_: unknown, context: GraphqlContext) => {
      const entry = entryOf(repository, pull);
      return entry === undefined ? null : entryNode(context, repository, entry);
    },
    statusCheckRollup: (_: unknown, context: GraphqlContext) => checkRollup(context, repository, pull.head_sha),
    timelineItems: (args: TimelineArguments, context: GraphqlContext) => timeline(context, repository, { pull, args }),
  };
}

function reviewDecision(wanted: number, { approvals }: Pull): string | null {
  if (wanted === 0) return null;
  return approvals.size < wanted ? 'REVIEW_REQUIRED' : 'APPROVED';
}

function autoMergeNode(state: State, { autoMerge }: Pull) {
  if (autoMerge === undefined) return null;
  const { by, at, method } = autoMerge;
  return { enabledAt: at, mergeMethod: method.toUpperCase(), enabledBy: () => actor(state, by) };
}

function entryNode({ state }: GraphqlContext, repository: Repository, entry: QueueEntry) {
  const { group } = entry;
  const commit = (sha: string | undefined) => (sha === undefined ? null : commitNode(repository, sha));
  return {
    id: nodeId('MergeQueueEntry', entry.id),
    state: entryState(state, repository, entry),
    position: 1 + (repository.queues.get(entry.pull.base) ?? []).indexOf(entry),
    enqueuedAt: entry.enqueued_at,
    jump: false,
    solo: false,
    enqueuer: () => actor(state, entry.by),
    headCommit: commit(group?.sha),
    baseCommit: commit(group?.onto),
  };
}

function commitNode(repository: Repository, oid: string) {
  return {
    __typename: 'Commit',
    id: nodeId('Commit', oid),
    oid,
    statusCheckRollup: (_: unknown, context: GraphqlContext) => checkRollup(context, repository, oid),
  };
}

interface TimelineArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly itemTypes?: readonly string[] | null;
}

const itemTypes: Readonly<Record<MergeEvent['kind'], string>> = {
  AddedToMergeQueueEvent: 'ADDED_TO_MERGE_QUEUE_EVENT',
  RemovedFromMergeQueueEvent: 'REMOVED_FROM_MERGE_QUEUE_EVENT',
  AutoMergeEnabledEvent: 'AUTO_MERGE_ENABLED_EVENT',
  AutoMergeDisabledEvent: 'AUTO_MERGE_DISABLED_EVENT',
};

function timeline(
  { state, viewer }: GraphqlContext,
  repository: Repository,
  { pull, args }: { readonly pull: Pull; readonly args: TimelineArguments },
) {
  demandOrForbid(viewer, ['pull_requests=read']);
  const wanted = pull.mergeEvents.filter(({ kind }) => args.itemTypes?.includes(itemTypes[kind]) ?? true);
  const nodes = typeof args.last === 'number' ? wanted.slice(-args.last) : wanted.slice(0, args.first ?? 0);
  return { totalCount: wanted.length, nodes: nodes.map((event) => eventNode(state, repository, event)) };
}

function eventNode(state: State, repository: Repository, { id, kind, at, by, reason, commit }: MergeEvent) {
  return {
    __typename: kind,
    id: nodeId(kind, id),
    createdAt: at,
    actor: () => actor(state, by),
    reason: reason ?? null,
    reasonCode: null,
    beforeCommit: commit === undefined ? null : commitNode(repository, commit),
  };
}
