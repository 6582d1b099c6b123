import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { activitiesOf } from './activity.ts';
import { disableAutoMerge } from './auto-merge.ts';
import { updateHook } from './git-access.ts';
import { dequeue, entryOf } from './merge-queue.ts';
import { openPull, pullsOf } from './pull-requests.ts';
import type {
  CheckRun,
  Comment,
  CommitStatus,
  Deployment,
  MergeSettings,
  Protection,
  Pull,
  Repository,
  Review,
  RunAttempt,
  State,
} from './state.ts';
import { nextId, now } from './state.ts';

export interface CommitOptions {
  /** Defaults to `main`. */
  readonly branch?: string;
  /** Defaults to the branch's head. */
  readonly parent?: string;
  /** `Name <email>`. */
  readonly author?: string;
  /** Defaults to the server's time. */
  readonly date?: Date;
}

/** One commit of a branch's history. */
export interface LoggedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** `Name <email>`. */
  readonly author: string;
  readonly message: string;
}

/** An attempt of a workflow run, as a test says how it stands. */
export interface AddedRun {
  readonly id: number;
  readonly attempt?: number;
  readonly status: RunAttempt['status'];
  readonly conclusion?: string;
  readonly head?: string;
}

/** A repository of the GitHub for tests, from the side of the test: no permission is asked for here. */
export interface TestRepository {
  readonly fullName: string;
  /** The bare repository's folder. */
  readonly path: string;
  readonly cloneUrl: string;
  /** Commits files (null removes one) and moves the branch, whatever its protection. */
  commit(files: Readonly<Record<string, string | null>>, message: string, options?: CommitOptions): Promise<string>;
  /** Where a branch points; throws where it is not there. */
  head(branch?: string): string;
  /** A file at a revision; undefined where it is not there. */
  show(revision: string, path: string): string | undefined;
  /** The history of a branch, the newest first. */
  log(branch?: string): readonly LoggedCommit[];
  /** Full names of refs and where they point. */
  refs(prefix?: string): Readonly<Record<string, string>>;
  /** Runs git in the bare repository. */
  git(...words: readonly string[]): string;
  /** In the order in which they were made, as all that follow. */
  statuses(sha: string): readonly CommitStatus[];
  comments(pullRequest: number): readonly Comment[];
  deployments(): readonly Deployment[];
  pulls(): readonly Pull[];
  checkRuns(sha: string): readonly CheckRun[];
  protect(branch: string, rule: Protection): void;
  /** Says how pull requests of the repository may be merged. */
  allowMerging(settings: Partial<MergeSettings>): void;
  /** The commits that a merge queue has made for its entries, the first one first. */
  queued(branch?: string): readonly { readonly pullRequest: number; readonly commit: string | undefined }[];
  /** Somebody takes a pull request out of the queue, or disables its auto-merge. */
  withdraw(pullRequest: number, login: string): void;
  /** With `fork` its head is said to be in somebody's fork. */
  addPullRequest(pull: AddedPull): Promise<number>;
  /** Somebody else approves. */
  approve(pullRequest: number, login: string): void;
  /** Somebody reviews, or an approval of theirs is dismissed. */
  say(pullRequest: number, login: string, verdict: Review['state']): void;
  /** A required reviewer says something of a run that waits for an environment. */
  reviewRun(run: number, login: string, said: { state: 'approved' | 'rejected'; environment: string }): void;
  /** Somebody, or a team as `org/slug`, may read the repository and be asked for reviews. */
  addCollaborator(name: string): void;
  /** Gives somebody a role, such as `maintain`, or one that an organization made. */
  setRole(login: string, role: string): void;
  /** Somebody writes a comment under a pull request; the answer is its id. */
  addComment(pullRequest: number, login: string, body: string): number;
  /** Somebody edits a comment. */
  editComment(id: number, body: string): void;
  /** Reactions to a comment, such as `eyes`. */
  reactions(comment: number): readonly string[];
  /** Makes a label. */
  addLabel(name: string): void;
  /** Somebody reviews and neither approves nor refuses. */
  review(pullRequest: number, login: string): void;
  /** Says how an attempt of a workflow run stands; said again, it stands otherwise. */
  addRun(run: AddedRun): void;
}

/** A pull request, as a test opens it. */
export interface AddedPull {
  readonly head: string;
  readonly base?: string;
  readonly title?: string;
  readonly author?: string;
  readonly fork?: string;
}

/** The test's side of a repository. */
export function testRepository(state: State, repository: Repository): TestRepository {
  const { bare, fullName } = repository;
  const ours = <T extends { readonly repository: string }>(all: readonly T[]) =>
    all.filter((one) => one.repository === fullName);
  return {
    fullName,
    path: bare.path,
    cloneUrl: `${state.url}/${fullName}.git`,
    commit: async (files, message, options = {}) => commit(state, repository, { files, message, options }),
    head: (branch = 'main') => bare.git(['rev-parse', '--verify', `refs/heads/${branch}`]),
    show: (revision, path) => bare.file(revision, path),
    log: (branch = 'main') =>
      bare.commits(`refs/heads/${branch}`).map(({ sha, parents, author, message }) => ({
        sha,
        parents,
        author: `${author.name} <${author.email}>`,
        message,
      })),
    refs: (prefix = 'refs/') => refs(repository, prefix),
    git: (...words) => bare.git(words),
    statuses: (sha) => ours(state.statuses).filter((one) => one.sha === sha),
    comments: (pullRequest) => ours(state.comments).filter((one) => one.issue === pullRequest),
    deployments: () => ours(state.deployments),
    pulls: () => pullsOf(state, repository),
    checkRuns: (sha) => ours(state.checkRuns).filter((one) => one.head_sha === sha),
    protect: (branch, rule) => protect(state, repository, { branch, rule }),
    allowMerging: (settings) => {
      repository.merging = { ...repository.merging, ...settings };
    },
    queued: (branch = 'main') => queued(state, repository, branch),
    withdraw: (pullRequest, login) => withdraw(state, repository, { pullRequest, login }),
    addPullRequest: async (pull) => addPullRequest(state, repository, pull),
    approve: (pullRequest, login) => approve(state, repository, { pullRequest, login }),
    addCollaborator: (name) => void repository.collaborators.add(name.toLowerCase()),
    setRole: (login, role) => void repository.roles.set(login.toLowerCase(), role),
    addComment: (issue, creator, body) => {
      const at = now(state);
      const id = nextId(state);
      state.comments.push({ repository: fullName, issue, creator, body, id, created_at: at, updated_at: at });
      return id;
    },
    editComment: (id, body) => {
      const found = ours(state.comments).find((one) => one.id === id);
      if (found !== undefined) Object.assign(found, { body, updated_at: now(state) });
    },
    reactions: (comment) => state.reactions.filter((one) => one.comment === comment).map(({ content }) => content),
    addLabel: (name) => void repository.labels.set(name.toLowerCase(), name),
    review: (pullRequest, login) => void review(state, repository, { pullRequest, login, verdict: 'COMMENTED' }),
    say: (pullRequest, login, verdict) => void review(state, repository, { pullRequest, login, verdict }),
    reviewRun: (run, login, said) =>
      void state.runReviews.push({
        repository: fullName,
        run,
        login,
        state: said.state,
        environments: [said.environment],
      }),
    addRun: (run) => addRun(state, repository, run),
  };
}

function commit(
  state: State,
  repository: Repository,
  made: { files: Readonly<Record<string, string | null>>; message: string; options: CommitOptions },
): string {
  const { bare } = repository;
  const { branch = 'main', author = 'Tester <tester@example.com>', date = state.clock(), parent } = made.options;
  const sha = bare.commit(branch, { files: made.files, message: made.message, author, date, parent });
  activitiesOf(state, repository);
  return sha;
}

function refs({ bare }: Repository, prefix: string): Readonly<Record<string, string>> {
  const lines = bare.git(['for-each-ref', '--format=%(refname) %(objectname)']).split('\n');
  const pairs = lines.map((line) => line.split(' ')).filter(([name = '']) => name !== '' && name.startsWith(prefix));
  return Object.fromEntries(pairs.map(([name = '', sha = '']) => [name, sha]));
}

function protect(state: State, { bare, fullName, protections }: Repository, at: { branch: string; rule: Protection }) {
  protections.set(at.branch, at.rule);
  const hook = updateHook(`${state.url}/_push`, fullName);
  mkdirSync(join(bare.path, 'hooks'), { recursive: true });
  writeFileSync(join(bare.path, 'hooks', 'update'), hook, { mode: 0o755 });
}

function queued(state: State, repository: Repository, branch: string) {
  pullsOf(state, repository);
  const entries = repository.queues.get(branch) ?? [];
  return entries.map(({ pull, group }) => ({ pullRequest: pull.number, commit: group?.sha }));
}

function withdraw(state: State, repository: Repository, by: { pullRequest: number; login: string }): void {
  const pull = pullsOf(state, repository).find((one) => one.number === by.pullRequest);
  const entry = pull === undefined ? undefined : entryOf(repository, pull);
  if (entry !== undefined) dequeue(state, repository, entry, { by: by.login, reason: 'manual' });
  else if (pull?.autoMerge !== undefined) disableAutoMerge(state, pull, by.login);
  else throw new Error(`nobody is about to merge pull request ${by.pullRequest}`);
}

function addPullRequest(state: State, repository: Repository, { fork, ...pull }: AddedPull): number {
  const { head, base = 'main', title = `Merge ${head}`, author = 'octocat' } = pull;
  return openPull(state, repository, {
    ...{ head, base, title, author, body: null, draft: false },
    ...(fork === undefined ? {} : { fork }),
  }).number;
}

interface ReviewBy {
  readonly pullRequest: number;
  readonly login: string;
  readonly verdict: Review['state'];
}

/** "Pull request authors cannot approve their own": https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/about-pull-request-reviews */
function approve(state: State, repository: Repository, by: { pullRequest: number; login: string }): void {
  review(state, repository, { ...by, verdict: 'APPROVED' }).approvals.add(by.login);
}

/** Who has reviewed is no longer asked for it: https://docs.github.com/rest/pulls/review-requests */
function review(state: State, repository: Repository, { pullRequest, login, verdict }: ReviewBy): Pull {
  const pull = pullsOf(state, repository).find((one) => one.number === pullRequest);
  if (pull === undefined) throw new Error(`there is no pull request ${pullRequest}`);
  if (pull.creator === login) throw new Error('Can not approve your own pull request');
  pull.reviews.push({ id: nextId(state), login, state: verdict, at: now(state), commit: pull.head_sha });
  pull.requested.users = pull.requested.users.filter((one) => one !== login);
  return pull;
}

function addRun(state: State, { fullName }: Repository, run: AddedRun): void {
  const { id, attempt = 1, status, conclusion = status === 'completed' ? 'success' : null, head } = run;
  const old = state.runs.findIndex((one) => one.repository === fullName && one.id === id && one.attempt === attempt);
  if (old >= 0) state.runs.splice(old, 1);
  state.runs.push({
    repository: fullName,
    id,
    attempt,
    status,
    conclusion,
    created_at: now(state),
    ...(head === undefined ? {} : { head }),
  });
}
