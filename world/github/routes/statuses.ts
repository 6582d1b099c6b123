import { noCommit, validationFailed } from '../refusal.ts';
import { accountReply, nodeId } from '../replies/account.ts';
import { repositoryReply, repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { isLongerThan, paged, pageLinks, pageOf, pick, route, textOf } from '../route.ts';
import type { CommitStatus } from '../state.ts';
import { nextId, now } from '../state.ts';

const most = 1000;

/**
 * https://docs.github.com/rest/commits/statuses#create-a-commit-status. The refusals were seen in
 * https://github.com/sclorg/testing-farm-as-github-action/pull/187 (description) and
 * https://github.com/renovatebot/renovate/issues/1779 (more than 1000)
 */
function createStatus(call: Call): Answer {
  const { state, repository, viewer, body } = call;
  const { sha = '' } = call.path;
  if (!/^[0-9a-f]{40}$/i.test(sha) || repository.bare.resolve(sha) === undefined) throw noCommit(sha);
  const description = textOf(body, 'description');
  if (isLongerThan(description, 140)) {
    const message = 'description is too long (maximum is 140 characters)';
    throw validationFailed({ resource: 'Status', code: 'custom', field: 'description', message });
  }
  const context = textOf(body, 'context') ?? 'default';
  if (statusesOf(call, sha).filter((one) => isSame(one.context, context)).length >= most) {
    const message = 'This SHA and context has reached the maximum number of statuses.';
    throw validationFailed({ resource: 'Status', code: 'custom', message });
  }
  const status: CommitStatus = {
    repository: repository.fullName,
    id: nextId(state),
    sha,
    context,
    state: textOf(body, 'state') ?? '',
    description: description ?? null,
    target_url: textOf(body, 'target_url') ?? null,
    created_at: now(state),
    creator: viewer.login,
  };
  state.statuses.push(status);
  return { status: 201, body: { ...statusReply(call, status), creator: accountReply(state, viewer.login) } };
}

/** "The context is case-insensitive": https://docs.github.com/rest/commits/statuses */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The newest first. */
function statusesOf({ state, repository }: Call, sha: string): readonly CommitStatus[] {
  return state.statuses.filter((one) => one.repository === repository.fullName && one.sha === sha).reverse();
}

function resolve({ repository, path }: Call): string {
  const sha = repository.bare.resolve(path.ref ?? '');
  if (sha === undefined) throw noCommit(path.ref ?? '');
  return sha;
}

/** https://docs.github.com/rest/commits/statuses#list-commit-statuses-for-a-reference: in reverse chronological order */
function listStatuses(call: Call): Answer {
  return paged(call, statusesOf(call, resolve(call)), (status) => ({
    ...statusReply(call, status),
    creator: accountReply(call.state, status.creator),
  }));
}

/** https://docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference */
function combineStatuses(call: Call): Answer {
  const sha = resolve(call);
  const all = statusesOf(call, sha);
  const newest = all.filter((one, index) => all.findIndex(({ context }) => isSame(context, one.context)) === index);
  const url = repositoryUrl(call.state, call.repository);
  const body = {
    state: combine(newest.map(({ state }) => state)),
    statuses: pick(newest, pageOf(call.query)).map((status) => statusReply(call, status)),
    sha,
    total_count: newest.length,
    repository: repositoryReply(call.state, call.repository),
    commit_url: `${url}/commits/${sha}`,
    url: `${url}/commits/${sha}/status`,
  };
  return { status: 200, body, headers: pageLinks(call, newest.length) };
}

function combine(states: readonly string[]): string {
  if (states.some((state) => state === 'failure' || state === 'error')) return 'failure';
  return states.length === 0 || states.includes('pending') ? 'pending' : 'success';
}

function statusReply({ state, repository }: Call, status: CommitStatus) {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: `${repositoryUrl(state, repository)}/statuses/${status.sha}`,
    avatar_url: accountReply(state, status.creator).avatar_url,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.target_url,
    created_at: status.created_at,
    updated_at: status.created_at,
  };
}

export const statusRoutes: readonly Route[] = [
  route('POST /statuses/{sha}', ['statuses=write'], createStatus),
  route('GET /commits/{ref}/statuses', ['statuses=read'], listStatuses),
  route('GET /commits/{ref}/status', ['statuses=read'], combineStatuses),
];
