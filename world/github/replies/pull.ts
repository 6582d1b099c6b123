import type { Mergeability } from '../pull-requests.ts';
import type { Pull, Repository, State } from '../state.ts';
import { accountReply, nodeId } from './account.ts';
import { filesReply } from './commit.ts';
import { labelReply, teamReply } from './mark.ts';
import { repositoryPage, repositoryReply, repositoryUrl } from './repository.ts';

function addresses(state: State, repository: Repository, pull: Pull) {
  const api = repositoryUrl(state, repository);
  const page = `${repositoryPage(state, repository)}/pull/${pull.number}`;
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  return {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    comments_url: `${issue}/comments`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    statuses_url: `${api}/statuses/${pull.head_sha}`,
  };
}

function linksOf(urls: ReturnType<typeof addresses>) {
  const named = {
    self: urls.url,
    html: urls.html_url,
    issue: urls.issue_url,
    comments: urls.comments_url,
    commits: urls.commits_url,
    review_comments: urls.review_comments_url,
    review_comment: urls.review_comment_url,
    statuses: urls.statuses_url,
  };
  return Object.fromEntries(Object.entries(named).map(([name, href]) => [name, { href }]));
}

function sideReply(state: State, repository: Repository, side: { ref: string; sha: string }) {
  const { owner } = repository;
  const common = { user: accountReply(state, owner), repo: repositoryReply(state, repository) };
  return { label: `${owner}:${side.ref}`, ...side, ...common };
}

/** A fork is a repository of its own. */
function headReply(state: State, repository: Repository, pull: Pull) {
  const side = sideReply(state, repository, { ref: pull.head, sha: pull.head_sha });
  if (pull.fork === undefined) return side;
  const full_name = `${pull.fork}/${repository.name}`;
  const repo = {
    ...side.repo,
    id: side.repo.id + 1_000_000,
    full_name,
    owner: accountReply(state, pull.fork),
    fork: true,
  };
  return { ...side, label: `${pull.fork}:${pull.head}`, user: accountReply(state, pull.fork), repo };
}

function autoMergeReply(state: State, { autoMerge }: Pull) {
  if (autoMerge === undefined) return null;
  const message = { commit_title: '', commit_message: '' };
  return { enabled_by: accountReply(state, autoMerge.by), merge_method: autoMerge.method, ...message };
}

/** A pull request as lists have it (`pull-request-simple`). */
export function listedPullReply(state: State, repository: Repository, pull: Pull) {
  const urls = addresses(state, repository, pull);
  return {
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    ...urls,
    _links: linksOf(urls),
    state: pull.closed_at === null ? 'open' : 'closed',
    locked: false,
    title: pull.title,
    body: pull.body,
    user: accountReply(state, pull.creator),
    draft: pull.draft,
    head: headReply(state, repository, pull),
    base: sideReply(state, repository, { ref: pull.base, sha: pull.base_sha }),
    labels: pull.labels.map((name) => labelReply(state, repository, name)),
    requested_reviewers: pull.requested.users.map((login) => accountReply(state, login)),
    requested_teams: pull.requested.teams.map((slug) => teamReply(state, repository, slug)),
    assignee: null,
    milestone: null,
    auto_merge: autoMergeReply(state, pull),
    author_association: 'CONTRIBUTOR',
    merge_commit_sha: pull.merge?.sha ?? pull.test_merge_sha,
    created_at: pull.created_at,
    updated_at: pull.updated_at,
    closed_at: pull.closed_at,
    merged_at: pull.merge?.at ?? null,
  };
}

/** A pull request by itself (`pull-request`). */
export function pullReply(state: State, repository: Repository, pull: Pull, merging: Mergeability) {
  const { bare } = repository;
  const onto = pull.merge?.onto ?? pull.base_sha;
  const base = bare.mergeBase(onto, pull.head_sha);
  const files = filesReply(state, repository, { base, head: pull.head_sha });
  const comments = state.comments.filter((one) => one.repository === pull.repository && one.issue === pull.number);
  return {
    ...listedPullReply(state, repository, pull),
    ...merging,
    merged: pull.merge !== undefined,
    merged_by: pull.merge === undefined ? null : accountReply(state, pull.merge.by),
    maintainer_can_modify: false,
    comments: comments.length,
    review_comments: 0,
    commits: bare.between(onto, pull.head_sha).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}
