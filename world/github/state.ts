import type { App } from './apps.ts';
import type { BareRepository } from './bare-repository.ts';

/** What a token may be allowed, in the words of https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
export type Permission =
  | 'members'
  | 'security_events'
  | 'contents'
  | 'statuses'
  | 'deployments'
  | 'pull_requests'
  | 'issues'
  | 'actions'
  | 'checks';

/** Whose token it is, and what it may do. Everybody may read the metadata of a repository that they can see. */
export interface Grant {
  readonly login: string;
  readonly type: 'app-installation' | 'user' | 'actions';
  /** Full names of the repositories that the token can see. */
  readonly repositories: readonly string[] | 'all';
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>;
  /**
   * What each answer says of the token: `x-oauth-scopes` of a classic one
   * (https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps), `github-authentication-token-expiration`
   * (https://github.blog/changelog/2021-07-26-expiration-options-for-personal-access-tokens).
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** The role of a user in every repository that the token sees; without it nothing is told of one. */
  readonly role?: 'read' | 'write' | 'admin';
  /** From then on the token is nobody's; tokens of users do not end here. */
  readonly expiresAt?: Date;
}

/** The rule of a protected branch. */
export interface Protection {
  /** Contexts of commit statuses, or names of check runs. */
  readonly requiredChecks?: readonly string[];
  /** A pull request must hold the newest commit of the branch. */
  readonly strict?: boolean;
  readonly requiredReviews?: number;
  /** It is told as a ruleset, of this name where there is one, and not as the protection of the branch. */
  readonly asRuleset?: boolean | string;
  /** Nobody may push; changes come by pull request. */
  readonly blockPushes?: boolean;
  /** Pull requests are merged by a queue. */
  readonly mergeQueue?: { readonly method: 'MERGE' | 'SQUASH' };
  /** Other kinds of rules that a ruleset has, such as `required_signatures`: told, and not enforced here. */
  readonly otherRules?: readonly string[];
  /** Logins that no rule holds back. */
  readonly bypass?: readonly string[];
}

/** A move of a branch, with GitHub's own time of it. */
export interface Activity {
  readonly id: number;
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly at: string;
  readonly by: string;
}

/** A pull request that waits in the merge queue of its base. */
export interface QueueEntry {
  readonly id: number;
  readonly pull: Pull;
  readonly by: string;
  readonly enqueued_at: string;
  /** How many requests had been made by then: what is enqueued is merged later, never in the same request. */
  readonly since: number;
  /** The commit that the queue made of it, and upon what. */
  group: { readonly sha: string; readonly onto: string } | undefined;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** What people have set for all pull requests of a repository. */
export interface MergeSettings {
  readonly allowAutoMerge: boolean;
  readonly methods: readonly MergeMethod[];
}

export interface Repository {
  readonly id: number;
  readonly fullName: string;
  readonly owner: string;
  readonly name: string;
  readonly created_at: string;
  readonly bare: BareRepository;
  readonly protections: Map<string, Protection>;
  /** By the branch that they merge into. */
  readonly queues: Map<string, QueueEntry[]>;
  merging: MergeSettings;
  /** Names of its labels, by the name in lower case. */
  readonly labels: Map<string, string>;
  /** Who may be asked for a review: logins, and teams of the owner as `org/slug`; in lower case. */
  readonly collaborators: Set<string>;
  /** What somebody may do here, by login in lower case: the name of a role of GitHub's, or of one that an organization made. */
  readonly roles: Map<string, string>;
  /** Moves of branches, oldest first. */
  readonly activities: Activity[];
  /** The number of the newest pull request. */
  lastNumber: number;
}

/** Everything below belongs to one repository, named in full. */
interface Owned {
  readonly repository: string;
  readonly id: number;
  readonly created_at: string;
  /** The login of who made it. */
  readonly creator: string;
}

export interface CommitStatus extends Owned {
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly target_url: string | null;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly log_url: string;
  readonly environment_url: string;
  readonly created_at: string;
  readonly creator: string;
}

export interface Deployment extends Owned {
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly transient_environment: boolean;
  readonly production_environment: boolean;
  updated_at: string;
  readonly statuses: DeploymentStatus[];
}

/** A reaction to a comment. */
export interface Reaction {
  readonly id: number;
  readonly comment: number;
  readonly login: string;
  readonly content: string;
  readonly created_at: string;
}

export interface Comment extends Owned {
  /** Number of the pull request. */
  readonly issue: number;
  body: string;
  updated_at: string;
}

/** How a pull request was merged. */
export interface Merge {
  readonly at: string;
  readonly by: string;
  readonly sha: string;
  /** Where the base branch pointed before. */
  readonly onto: string;
}

/** One line of the timeline of a pull request, as far as it is about merging. */
export interface MergeEvent {
  readonly id: number;
  readonly kind:
    | 'AddedToMergeQueueEvent'
    | 'RemovedFromMergeQueueEvent'
    | 'AutoMergeEnabledEvent'
    | 'AutoMergeDisabledEvent';
  readonly at: string;
  readonly by: string;
  readonly reason?: string;
  /** The commit that the queue had made. */
  readonly commit?: string;
}

/** A review as it was submitted. */
export interface Review {
  readonly id: number;
  readonly login: string;
  readonly state: 'APPROVED' | 'COMMENTED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  readonly at: string;
  readonly commit: string;
}

/** What happened to a pull request: a label was added, or somebody was asked for a review. */
export interface PullEvent {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly what:
    | { readonly event: 'labeled'; readonly label: string }
    | { readonly event: 'review_requested'; readonly user: string }
    | { readonly event: 'review_requested'; readonly team: string };
}

export interface Pull extends Owned {
  readonly number: number;
  title: string;
  body: string | null;
  readonly draft: boolean;
  /** Whose fork the head is in; undefined where it is in the repository itself. */
  readonly fork?: string;
  readonly head: string;
  base: string;
  /** The head as it was last seen; it stays once the pull request is closed. */
  head_sha: string;
  base_sha: string;
  updated_at: string;
  closed_at: string | null;
  merge: Merge | undefined;
  autoMerge: { readonly by: string; readonly at: string; readonly method: MergeMethod } | undefined;
  readonly mergeEvents: MergeEvent[];
  readonly approvals: Set<string>;
  /** Names of labels. */
  readonly labels: string[];
  /** Whose review is awaited. */
  readonly requested: { users: string[]; teams: string[] };
  readonly reviews: Review[];
  readonly events: PullEvent[];
  /** Head and base for which GitHub has worked out whether they merge. */
  mergeabilityOf: string;
  /** The commit that it made to find out. */
  test_merge_sha: string | null;
}

/** What a check run says; the fields are those of its request. */
export interface CheckRun extends Owned {
  readonly head_sha: string;
  readonly name: string;
  fields: Readonly<Record<string, unknown>>;
}

/** One attempt of a run of GitHub Actions. */
export interface RunAttempt {
  readonly repository: string;
  readonly id: number;
  readonly attempt: number;
  /** The commit that it runs on; the head of main unless given. */
  readonly head?: string;
  readonly status: 'queued' | 'in_progress' | 'completed' | 'waiting';
  readonly conclusion: string | null;
  readonly created_at: string;
}

/** What a required reviewer said of a run that waited for environments. */
export interface RunReview {
  readonly repository: string;
  readonly run: number;
  readonly login: string;
  readonly state: 'approved' | 'rejected';
  readonly environments: readonly string[];
}

/** A repository_dispatch that was sent. */
export interface Dispatch {
  readonly repository: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly by: string;
}

/** An analysis that was uploaded to code scanning. */
export interface Analysis {
  readonly repository: string;
  readonly id: string;
  readonly commit: string;
  readonly ref: string;
  /** The SARIF log, unpacked. */
  readonly sarif: unknown;
  /** Compressed, in bytes. */
  readonly size: number;
  readonly errors: readonly string[];
  /** How often it is still pending when somebody looks. */
  pending: number;
}

/** A request as it was made, and the status of its reply; a request that was never answered has none. */
export interface RecordedRequest {
  readonly method: string;
  /** As GitHub documents it (`/repos/…`, `/graphql`), or the path of a git request; without its query. */
  readonly path: string;
  readonly query: string;
  /** Undefined for git. */
  body: unknown;
  /** Undefined where no valid token came with it. */
  readonly login: string | undefined;
  status: number | undefined;
}

/** All that the GitHub for tests remembers. */
export interface State {
  readonly folder: string;
  readonly clock: () => Date;
  /** Web and git address; known once the server listens. */
  url: string;
  /** By full name in lower case: GitHub compares names without case. */
  readonly repositories: Map<string, Repository>;
  readonly grants: Map<string, Grant>;
  readonly apps: App[];
  readonly statuses: CommitStatus[];
  readonly deployments: Deployment[];
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  /** Members of teams, by `org/slug`; all in lower case. */
  readonly teams: Map<string, Set<string>>;
  readonly pulls: Pull[];
  readonly checkRuns: CheckRun[];
  readonly runs: RunAttempt[];
  readonly runReviews: RunReview[];
  readonly dispatches: Dispatch[];
  readonly analyses: Analysis[];
  /** Full names of repositories whose code scanning is not enabled. */
  readonly withoutCodeScanning: Set<string>;
  readonly requests: RecordedRequest[];
  /** Requests to a route that is not served. */
  readonly unknown: string[];
  /** What is wrong with requests or replies, unknown routes included. */
  readonly problems: string[];
  /** Requests counted against a token's rate limit, by token. */
  readonly usage: Map<string, { readonly resetsAt: number; used: number }>;
  /** Mutations that this GitHub does not know yet. */
  readonly withoutMutations: readonly string[];
  /** GraphQL promises no order of the statuses of a deployment. */
  deploymentStatuses: 'oldest-first' | 'newest-first';
  /** Numbers of accounts, by login. */
  readonly accounts: Map<string, number>;
  lastId: number;
}

/** A state in which nothing has happened yet. */
export function emptyState(folder: string, clock: () => Date, withoutMutations: readonly string[] = []): State {
  return {
    folder,
    clock,
    url: '',
    repositories: new Map(),
    grants: new Map(),
    apps: [],
    statuses: [],
    deployments: [],
    comments: [],
    reactions: [],
    teams: new Map(),
    pulls: [],
    checkRuns: [],
    runs: [],
    runReviews: [],
    dispatches: [],
    analyses: [],
    withoutCodeScanning: new Set(),
    requests: [],
    unknown: [],
    problems: [],
    usage: new Map(),
    withoutMutations,
    deploymentStatuses: 'oldest-first',
    accounts: new Map(),
    lastId: 0,
  };
}

/** The time in GitHub's way: whole seconds. https://docs.github.com/rest/using-the-rest-api/timezones-and-the-rest-api */
export function now(state: State): string {
  return state
    .clock()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
}

export function nextId(state: State): number {
  state.lastId += 1;
  return state.lastId;
}

/** The base of the REST API, as GitHub Enterprise Server has it. */
export function apiUrl(state: State): string {
  return `${state.url}/api/v3`;
}
