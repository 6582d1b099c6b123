import type { Repository, State } from '../state.ts';
import { apiUrl } from '../state.ts';
import { accountReply, nodeId } from './account.ts';

const links = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

const zeros = ['forks', 'forks_count', 'open_issues', 'open_issues_count', 'watchers', 'watchers_count'].concat([
  'stargazers_count',
  'network_count',
  'subscribers_count',
  'size',
]);
const nulls = ['description', 'homepage', 'language', 'license', 'mirror_url'];
const noes = ['fork', 'archived', 'disabled', 'has_pages', 'has_wiki', 'has_projects', 'has_discussions'].concat(
  'has_downloads',
);

function all<T>(names: readonly string[], value: T): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** The address of a repository in the API. */
export function repositoryUrl(state: State, { fullName }: Repository): string {
  return `${apiUrl(state)}/repos/${fullName}`;
}

/** The address of a repository on the web. */
export function repositoryPage(state: State, { fullName }: Repository): string {
  return `${state.url}/${fullName}`;
}

/** A repository: private, and with everything that each of GitHub's shapes of a repository asks for. */
export function repositoryReply(state: State, repository: Repository) {
  const { id, fullName, name, owner, created_at, merging } = repository;
  const url = repositoryUrl(state, repository);
  const page = repositoryPage(state, repository);
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName,
    owner: accountReply(state, owner),
    private: true,
    visibility: 'private',
    html_url: page,
    url,
    ...Object.fromEntries(Object.entries(links).map(([link, path]) => [link, `${url}${path}`])),
    clone_url: `${page}.git`,
    git_url: `git:${page.replace(/^https?:/, '')}.git`,
    ssh_url: `git@localhost:${fullName}.git`,
    svn_url: page,
    default_branch: 'main',
    has_issues: true,
    allow_auto_merge: merging.allowAutoMerge,
    allow_merge_commit: merging.methods.includes('merge'),
    allow_squash_merge: merging.methods.includes('squash'),
    allow_rebase_merge: merging.methods.includes('rebase'),
    ...all(zeros, 0),
    ...all(nulls, null),
    ...all(noes, false),
    created_at,
    updated_at: created_at,
    pushed_at: created_at,
  };
}
