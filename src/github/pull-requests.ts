import { numberAt, textAt, valueAt } from '../kubernetes/fields.ts';
import type { MergeResult, PullRequest, PullRequests, PullRequestText } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask, saidOf, statusOf } from './client.ts';

function readPullRequest(data: unknown): PullRequest {
  const merged = textAt(data, 'merged_at') !== undefined;
  const mergeCommit = merged ? textAt(data, 'merge_commit_sha') : undefined;
  const state = merged ? 'merged' : valueAt(data, 'state') === 'open' ? 'open' : 'closed';
  return {
    number: numberAt(data, 'number') ?? 0,
    url: textAt(data, 'html_url') ?? '',
    state,
    head: textAt(data, 'head', 'sha') ?? '',
    ...(mergeCommit === undefined ? {} : { mergeCommit }),
  };
}

/** Pull requests of the GitOps repository. */
export function createPullRequests(client: Client): PullRequests {
  return {
    find: (branch, head, signal) =>
      ask(client, 'looking for a pull request in', () => find(client, { branch, head, signal })),
    open: (branch, base, text, signal) =>
      ask(client, 'opening a pull request in', () => open(client, { branch, base, text, signal })),
    merge: (number, head, signal) =>
      ask(client, 'merging a pull request of', () => merge(client, { number, head, signal })),
    get: (number, signal) => ask(client, 'reading a pull request of', () => get(client, number, signal)),
    close: (number, comment, signal) =>
      ask(client, 'closing a pull request of', () => close(client, { number, comment, signal })),
  };
}

async function get({ octokit, repository }: Client, number: number, signal: AbortSignal): Promise<PullRequest> {
  const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
  return readPullRequest(data);
}

async function find(
  client: Client,
  at: { branch: string; head: string | undefined; signal: AbortSignal },
): Promise<PullRequest | undefined> {
  const { octokit, repository } = client;
  const { data } = await octokit.rest.pulls.list({
    ...repository,
    head: `${repository.owner}:${at.branch}`,
    state: 'all',
    sort: 'created',
    direction: 'desc',
    per_page: 20,
    request: { signal: at.signal },
  });
  const all = data.map(readPullRequest);
  return all.find(({ state }) => state === 'open') ?? all.find(({ head }) => head === at.head);
}

interface ToOpen {
  readonly branch: string;
  readonly base: string;
  readonly text: PullRequestText;
  readonly signal: AbortSignal;
}

/** Opening is tried after looking, and looked up again where somebody was faster (422). */
async function open(client: Client, at: ToOpen): Promise<PullRequest> {
  const there = await find(client, { ...at, head: undefined });
  if (there?.state === 'open') return retitle(client, there, at);
  const { octokit, repository } = client;
  try {
    const { data } = await octokit.rest.pulls.create({
      ...repository,
      head: at.branch,
      base: at.base,
      ...at.text,
      request: { signal: at.signal },
    });
    return readPullRequest(data);
  } catch (error) {
    const other = statusOf(error) === 422 ? await find(client, { ...at, head: undefined }) : undefined;
    if (other?.state === 'open') return retitle(client, other, at);
    throw error;
  }
}

async function retitle({ octokit, repository }: Client, there: PullRequest, at: ToOpen): Promise<PullRequest> {
  const { data } = await octokit.rest.pulls.update({
    ...repository,
    pull_number: there.number,
    ...at.text,
    request: { signal: at.signal },
  });
  return readPullRequest(data);
}

/**
 * Merges at exactly this head. GitHub answers 405 both where a rule forbids it and where the base has just moved, and 409
 * where the head has: https://docs.github.com/rest/pulls/pulls#merge-a-pull-request
 */
async function merge(
  { octokit, repository }: Client,
  at: { number: number; head: string; signal: AbortSignal },
): Promise<MergeResult> {
  try {
    const { data } = await octokit.rest.pulls.merge({
      ...repository,
      pull_number: at.number,
      sha: at.head,
      request: { signal: at.signal },
    });
    return { result: 'merged', revision: data.sha };
  } catch (error) {
    const status = statusOf(error);
    const said = saidOf(error);
    if (status === 409 || (status === 405 && /base branch was modified/i.test(said))) return { result: 'outdated' };
    if (status === 405 || status === 422) return { result: 'refused', message: said };
    throw error;
  }
}

async function close(
  { octokit, repository }: Client,
  at: { number: number; comment: string; signal: AbortSignal },
): Promise<void> {
  const request = { signal: at.signal };
  await octokit.rest.issues.createComment({ ...repository, issue_number: at.number, body: at.comment, request });
  await octokit.rest.pulls.update({ ...repository, pull_number: at.number, state: 'closed', request });
}
