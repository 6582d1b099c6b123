import { sees } from './access.ts';
import type { GraphqlContext } from './graphql.ts';
import { mergingFields } from './graphql-merging.ts';
import { findObject, findRef } from './graphql-object.ts';
import type { ConnectionArguments } from './graphql-refusal.ts';
import { connection, demandOrForbid, GraphqlRefusal } from './graphql-refusal.ts';
import { latestOpinionatedReviews } from './graphql-reviews.ts';
import { pullsOf } from './pull-requests.ts';
import { accountReply, nodeId } from './replies/account.ts';
import { repositoryPage } from './replies/repository.ts';
import type { Comment, Deployment, DeploymentStatus, Pull, Repository, State } from './state.ts';

/** `repository(owner:, name:)`: one that the viewer cannot see is said not to be there. */
export function findRepository({ owner, name }: { owner: string; name: string }, { state, viewer }: GraphqlContext) {
  const found = state.repositories.get(`${owner}/${name}`.toLowerCase());
  if (found === undefined || !sees(viewer, found))
    throw new GraphqlRefusal('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  return {
    id: nodeId('Repository', found.id),
    databaseId: found.id,
    name: found.name,
    nameWithOwner: found.fullName,
    url: repositoryPage(state, found),
    autoMergeAllowed: found.merging.allowAutoMerge,
    mergeCommitAllowed: found.merging.methods.includes('merge'),
    squashMergeAllowed: found.merging.methods.includes('squash'),
    rebaseMergeAllowed: found.merging.methods.includes('rebase'),
    object: (args: { oid?: string | null; expression?: string | null }, context: GraphqlContext) =>
      findObject(context, found, args),
    ref: (args: { qualifiedName: string }, context: GraphqlContext) => findRef(context, found, args.qualifiedName),
    deployments: (args: DeploymentArguments, context: GraphqlContext) => deployments(context, found, args),
    pullRequest: (args: { number: number }, context: GraphqlContext) => pullRequest(context, found, args.number),
  };
}

/** The most ids that `nodes` takes. */
const mostIds = 100;

/**
 * `nodes(ids:)`, of which deployments are served; null and an error for what is not there, or that the viewer does not see. The limit was
 * seen in https://github.com/sourcecred/sourcecred/pull/908
 */
export function findNodes({ ids }: { ids: readonly string[] }, { state, viewer }: GraphqlContext) {
  if (ids.length > mostIds)
    throw new GraphqlRefusal(
      'ARGUMENT_LIMIT',
      `You may not provide more than ${mostIds} node ids; you provided ${ids.length}.`,
    );
  const byId = new Map(state.deployments.map((one) => [nodeId('Deployment', one.id), one]));
  return ids.map((id) => {
    const found = byId.get(id);
    const repository = found === undefined ? undefined : state.repositories.get(found.repository.toLowerCase());
    if (found === undefined || repository === undefined || !sees(viewer, repository))
      return new GraphqlRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
    demandOrForbid(viewer, ['deployments=read']);
    return deploymentNode(state, found);
  });
}

interface DeploymentArguments extends ConnectionArguments {
  readonly environments?: readonly string[] | null;
  readonly orderBy?: { readonly direction: 'ASC' | 'DESC' } | null;
}

function deployments({ state, viewer }: GraphqlContext, repository: Repository, args: DeploymentArguments) {
  demandOrForbid(viewer, ['deployments=read']);
  const found = state.deployments.filter(
    (one) => one.repository === repository.fullName && (args.environments?.includes(one.environment) ?? true),
  );
  const ordered = args.orderBy?.direction === 'DESC' ? found.reverse() : found;
  return connection(
    'deployments',
    ordered.map((one) => deploymentNode(state, one)),
    args,
  );
}

function deploymentNode(state: State, one: Deployment) {
  const { creator, statuses } = one;
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', one.id),
    databaseId: one.id,
    createdAt: one.created_at,
    updatedAt: one.updated_at,
    environment: one.environment,
    task: one.task,
    description: one.description,
    commitOid: one.sha,
    payload: JSON.stringify(one.payload),
    state: (statuses.at(-1)?.state ?? 'pending').toUpperCase(),
    creator: () => actor(state, creator),
    latestStatus: () => statuses.slice(-1).map((status) => statusNode(state, status))[0] ?? null,
    statuses: (args: ConnectionArguments) =>
      connection(
        'statuses',
        (state.deploymentStatuses === 'oldest-first' ? statuses : statuses.toReversed()).map((status) =>
          statusNode(state, status),
        ),
        args,
      ),
  };
}

function statusNode(state: State, status: DeploymentStatus) {
  return {
    id: nodeId('DeploymentStatus', status.id),
    databaseId: status.id,
    state: status.state.toUpperCase(),
    description: status.description,
    environment: status.environment,
    createdAt: status.created_at,
    updatedAt: status.created_at,
    logUrl: status.log_url === '' ? null : status.log_url,
    environmentUrl: status.environment_url === '' ? null : status.environment_url,
    creator: () => actor(state, status.creator),
  };
}

/** Bots have no `[bot]` in GraphQL: https://docs.github.com/graphql/reference/objects#bot */
export function actor(state: State, name: string) {
  const { type, html_url, avatar_url } = accountReply(state, name);
  const login = name.replace(/\[bot\]$/, '');
  return { __typename: type, login, url: html_url, avatarUrl: avatar_url };
}

function pullRequest({ state, viewer }: GraphqlContext, repository: Repository, number: number) {
  demandOrForbid(viewer, ['pull_requests=read']);
  const found = pullsOf(state, repository).find((one) => one.number === number);
  if (found === undefined) {
    const message = `Could not resolve to a PullRequest with the number of ${number}.`;
    throw new GraphqlRefusal('NOT_FOUND', message);
  }
  return pullNode(state, repository, found);
}

function pullNode(state: State, repository: Repository, pull: Pull) {
  const isOpen = pull.closed_at === null;
  return {
    id: nodeId('PullRequest', pull.id),
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    state: pull.merge !== undefined ? 'MERGED' : isOpen ? 'OPEN' : 'CLOSED',
    url: `${repositoryPage(state, repository)}/pull/${pull.number}`,
    isDraft: pull.draft,
    merged: pull.merge !== undefined,
    headRefName: pull.head,
    headRefOid: pull.head_sha,
    baseRefName: pull.base,
    baseRefOid: pull.base_sha,
    baseRef: () => refNode(repository, pull.base),
    ...mergingFields(state, repository, pull),
    latestOpinionatedReviews: (args: Parameters<typeof latestOpinionatedReviews>[2]) =>
      latestOpinionatedReviews(state, { repository, pull }, args),
    comments: (args: ConnectionArguments, { viewer }: GraphqlContext) => {
      const found = state.comments.filter((one) => one.repository === pull.repository && one.issue === pull.number);
      return connection(
        'comments',
        found.map((one) => commentNode(state, one, viewer.login)),
        args,
      );
    },
  };
}

function refNode({ bare }: Repository, branch: string) {
  const oid = bare.ref(`refs/heads/${branch}`);
  return oid === undefined ? null : { name: branch, target: { __typename: 'Commit', oid } };
}

function commentNode(state: State, comment: Comment, viewer: string) {
  return {
    id: nodeId('IssueComment', comment.id),
    databaseId: comment.id,
    body: comment.body,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
    viewerDidAuthor: comment.creator === viewer,
    author: () => actor(state, comment.creator),
  };
}
