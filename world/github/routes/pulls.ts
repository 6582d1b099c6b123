import type { MergeRequest } from '../pull-requests.ts';
import { bringsCommit, findOpen, mergeability, mergePull, openPull, pullsOf } from '../pull-requests.ts';
import { noCommit, notFound, Refusal, validationFailed } from '../refusal.ts';
import { listedPullReply, pullReply } from '../replies/pull.ts';
import type { Answer, Call, Route } from '../route.ts';
import { paged, route, textOf } from '../route.ts';
import type { Pull } from '../state.ts';
import { now } from '../state.ts';

const resource = 'PullRequest';

function namedPull({ state, repository, path }: Call): Pull {
  const number = Number(path.pull_number);
  const found = pullsOf(state, repository).find((one) => one.number === number);
  if (found === undefined) throw notFound();
  return found;
}

function reply({ state, repository }: Call, pull: Pull) {
  return pullReply(state, repository, pull, mergeability(state, repository, pull));
}

/** https://docs.github.com/rest/pulls/pulls#create-a-pull-request */
function createPull(call: Call): Answer {
  const { state, repository, viewer, body } = call;
  const title = textOf(body, 'title');
  if (title === undefined || title.trim() === '')
    throw validationFailed({ resource, code: 'missing_field', field: 'title' });
  const pull = openPull(state, repository, {
    head: textOf(body, 'head') ?? '',
    base: textOf(body, 'base') ?? '',
    title,
    body: textOf(body, 'body') ?? null,
    draft: body.draft === true,
    author: viewer.login,
  });
  return { status: 201, body: reply(call, pull) };
}

/** https://docs.github.com/rest/pulls/pulls#list-pull-requests: a `head` without its owner filters nothing */
function listPulls(call: Call): Answer {
  const { state, repository, query } = call;
  const wanted = query.get('state') ?? 'open';
  const head = query.get('head') ?? '';
  const base = query.get('base') ?? '';
  const found = pullsOf(state, repository).filter(
    (one) =>
      (wanted === 'all' || wanted === (one.closed_at === null ? 'open' : 'closed')) &&
      (!head.includes(':') || head === `${repository.owner}:${one.head}`) &&
      (base === '' || base === one.base),
  );
  return paged(call, sorted(found, query), (pull) => listedPullReply(state, repository, pull));
}

/** "Default: desc when sort is created or sort is not specified, otherwise asc." */
function sorted(pulls: readonly Pull[], query: URLSearchParams): readonly Pull[] {
  const key = query.get('sort') === 'updated' ? 'updated_at' : 'created_at';
  const direction = query.get('direction') ?? (key === 'created_at' ? 'desc' : 'asc');
  const rising = pulls.toSorted((one, other) => one[key].localeCompare(other[key]) || one.number - other.number);
  return direction === 'asc' ? rising : rising.reverse();
}

/** https://docs.github.com/rest/pulls/pulls#update-a-pull-request */
function updatePull(call: Call): Answer {
  const { state, body } = call;
  const pull = namedPull(call);
  const wanted = textOf(body, 'state');
  if (wanted === 'open' && pull.closed_at !== null) reopen(call, pull);
  if (wanted === 'closed' && pull.closed_at === null) pull.closed_at = now(state);
  pull.title = textOf(body, 'title') ?? pull.title;
  pull.base = textOf(body, 'base') ?? pull.base;
  if (body.body !== undefined) pull.body = textOf(body, 'body') ?? null;
  pull.updated_at = now(state);
  return { status: 200, body: reply(call, pull) };
}

function reopen({ state, repository }: Call, pull: Pull): void {
  const refused = (message: string) => validationFailed({ resource, code: 'invalid', field: 'state', message });
  if (pull.merge !== undefined) throw refused('state cannot be changed. The pull request cannot be reopened.');
  const head = repository.bare.ref(`refs/heads/${pull.head}`);
  if (head === undefined) throw refused(`state cannot be changed. The ${pull.head} branch has been deleted.`);
  if (findOpen(state, repository, pull) !== undefined) {
    const other = `There is already an open pull request from ${pull.head} to ${pull.base}.`;
    throw refused(`state cannot be changed. ${other}`);
  }
  pull.closed_at = null;
}

function merge(call: Call): Answer {
  const { body, viewer } = call;
  const wanted = textOf(body, 'merge_method') ?? 'merge';
  const method = wanted === 'squash' || wanted === 'rebase' ? wanted : 'merge';
  // the description names it a method; this server makes merges and squashes only
  if (method === 'rebase' && call.repository.merging.methods.includes(method))
    throw new Refusal(501, `the GitHub for tests has no ${method} merge`);
  const request: MergeRequest = {
    by: viewer.login,
    sha: textOf(body, 'sha'),
    method,
    title: textOf(body, 'commit_title'),
    message: textOf(body, 'commit_message'),
  };
  const sha = mergePull(call.state, call.repository, namedPull(call), request);
  return { status: 200, body: { sha, merged: true, message: 'Pull Request successfully merged' } };
}

/** https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit */
function pullsOfCommit(call: Call): Answer {
  const { state, repository, path } = call;
  const named = path.commit_sha ?? '';
  const sha = repository.bare.resolve(named);
  if (sha === undefined) throw noCommit(named);
  const isInDefault = repository.bare.isAncestor(sha, 'refs/heads/main');
  const found = pullsOf(state, repository).filter(
    (one) =>
      (one.merge !== undefined || (one.closed_at === null && !isInDefault)) && bringsCommit(repository, one, sha),
  );
  return paged(call, found.toReversed(), (pull) => listedPullReply(state, repository, pull));
}

export const pullRoutes: readonly Route[] = [
  route('POST /pulls', ['pull_requests=write'], createPull),
  route('GET /pulls', ['pull_requests=read'], listPulls),
  route('GET /pulls/{pull_number}', ['pull_requests=read'], (call) => ({
    status: 200,
    body: reply(call, namedPull(call)),
  })),
  route('PATCH /pulls/{pull_number}', ['pull_requests=write'], updatePull),
  route('PUT /pulls/{pull_number}/merge', ['contents=write'], merge),
  route('GET /commits/{commit_sha}/pulls', ['pull_requests=read'], pullsOfCommit),
];
