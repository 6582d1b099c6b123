import type { OutcomeName, Reason, Stage } from '../outcome.ts';
import type { CommitSha } from './gitops-repository.ts';

/** The state of a commit status, in GitHub's words. */
export type StatusState = 'pending' | 'success' | 'failure' | 'error';

export interface CommitStatus {
  readonly commit: CommitSha;
  /** `gitops-deploy/APP/ENV`. */
  readonly context: string;
  readonly state: StatusState;
  /** At most 140 characters. */
  readonly description: string;
  readonly url?: string;
}

/** Statuses on the commits of the application repository. */
export interface Statuses {
  /** Posts the status unless the commit has it already: 1000 per commit and context is the limit. */
  set(status: CommitStatus, signal: AbortSignal): Promise<void>;
}

/** Where a record stands: `open` ones are somebody's to finish. */
export type RecordState = 'open' | 'paused' | 'succeeded' | 'failed' | 'errored' | 'superseded';

/** The newest thing noted on a record. */
export interface RecordNote {
  readonly state: RecordState;
  readonly stage: Stage;
  readonly reason?: Reason;
  /** The commit of the GitOps repository that carries the edit, once there is one. */
  readonly revision?: CommitSha;
  readonly sentence: string;
  readonly url?: string;
}

/** What a record holds from its beginning on: enough to finish or repeat the deployment in another run. */
export interface RecordPayload {
  readonly version: 1;
  readonly application: string;
  readonly environment: string;
  /** The commit of the application repository that the image was built from. */
  readonly source: CommitSha;
  readonly branch: string;
  /** When the source commit was made, ISO 8601. */
  readonly date: string;
  readonly pullRequest?: number;
  /** `registry/name:tag@digest`. */
  readonly image: string;
  /** Digests of the single platforms, which pods may report instead. */
  readonly platformDigests: readonly string[];
  /** Whether the person named the image: then an older source may overwrite a newer one. */
  readonly explicit: boolean;
  readonly kind: 'deploy' | 'rollback';
  readonly edits: readonly {
    readonly file: string;
    readonly path: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** The id of the GitHub Actions run, where there is one. */
  readonly run?: { readonly id: number; readonly attempt: number; readonly url: string };
}

export interface DeploymentRecord {
  readonly id: number;
  readonly createdAt: Date;
  readonly payload: RecordPayload;
  readonly note: RecordNote;
  readonly notedAt: Date;
}

/** Records of deployments: GitHub Deployments of the application repository with our payload. */
export interface Records {
  create(payload: RecordPayload, note: RecordNote, signal: AbortSignal): Promise<number>;
  note(id: number, environment: string, note: RecordNote, signal: AbortSignal): Promise<void>;
  /** The newest records first, at most `limit`; of every environment unless one is named. */
  list(
    application: string,
    environment: string | undefined,
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly DeploymentRecord[]>;
}

/** The one comment that a pull request of the application repository carries for an application. */
export interface Comments {
  /**
   * Makes the comment with this marker say `text()`: edits the oldest of ours, or creates it; removes duplicates.
   * `text` is called again until what it says no longer changes, since another run may be writing too.
   */
  put(pullRequest: number, marker: string, text: () => Promise<string>, signal: AbortSignal): Promise<void>;
}

/** How a commit stands to another: the first is so many commits ahead, behind, or both. */
export type Ancestry = 'identical' | 'ahead' | 'behind' | 'diverged' | 'unknown';

/** Facts about the application repository. */
export interface Source {
  /** How `head` stands to `base`. */
  compare(base: CommitSha, head: CommitSha, signal: AbortSignal): Promise<Ancestry>;
  /** The number of the pull request that brought a commit, if any. */
  pullRequestOf(commit: CommitSha, signal: AbortSignal): Promise<number | undefined>;
  /** Whether a run of GitHub Actions has ended; a run that is gone has. */
  runHasEnded(run: { readonly id: number; readonly attempt: number }, signal: AbortSignal): Promise<boolean>;
}

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly head: CommitSha;
  /** The merge commit, once merged. */
  readonly mergeCommit?: CommitSha;
}

export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

export type MergeResult =
  | { readonly result: 'merged'; readonly revision: CommitSha }
  /** The head or the base moved: plan again. */
  | { readonly result: 'outdated' }
  | { readonly result: 'refused'; readonly message: string };

/** Pull requests of the GitOps repository. */
export interface PullRequests {
  /** The open pull request from this branch, or the newest closed one whose head is `head`. */
  find(branch: string, head: CommitSha | undefined, signal: AbortSignal): Promise<PullRequest | undefined>;
  /** Opens the pull request, or adopts the open one from the same branch and gives it this text. */
  open(branch: string, base: string, text: PullRequestText, signal: AbortSignal): Promise<PullRequest>;
  /** Merges at exactly this head. */
  merge(pullRequest: number, head: CommitSha, signal: AbortSignal): Promise<MergeResult>;
  get(pullRequest: number, signal: AbortSignal): Promise<PullRequest>;
  close(pullRequest: number, comment: string, signal: AbortSignal): Promise<void>;
}

/** All that a deployment asks of GitHub. */
export interface Forge {
  readonly statuses: Statuses;
  readonly records: Records;
  readonly comments: Comments;
  readonly source: Source;
  readonly pullRequests: PullRequests;
}

/** How an outcome reads as the state of a record. */
export function recordState(outcome: OutcomeName): RecordState {
  return outcome === 'cancelled' ? 'errored' : outcome;
}
