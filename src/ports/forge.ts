import type { SourceChanges } from '../deployment/changelog.ts';
import type { PullRequestPlan } from '../deployment/plan.ts';
import type { DeploymentRecord, RecordHistory, RecordNote, RecordPayload } from '../deployment/record.ts';
import type { Ancestry } from '../deployment/supersede.ts';
import type { Sarif } from '../sarif/log.ts';
import type { Approvals } from './approvals.ts';
import type { Conversation } from './conversation.ts';
import type { CommitSha } from './gitops-repository.ts';
import type { Merges } from './merges.ts';
import type { Rules } from './rules.ts';

export type { DeploymentRecord, RecordNote, RecordPayload, RecordState } from '../deployment/record.ts';
export type { Ancestry } from '../deployment/supersede.ts';

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

/** A record as it was made. */
export type MadeRecord = Pick<DeploymentRecord, 'id' | 'createdAt' | 'payload'>;

/** Which records are read with all that was noted on them. */
export interface HistorySearch {
  readonly application: string;
  /** Every environment where none is named. */
  readonly environment: string | undefined;
  /** Records that were made before this are of no interest; some of them come along. */
  readonly since: Date;
  /** How many records are read at most. */
  readonly most: number;
}

/** Where reading ended: at the moment that was asked for, at the first record there ever was, or at the limit. */
export type HistoryEnd = 'reached' | 'first' | 'cut';

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
  /** Gives records with all that was noted on them, the newest first: two requests for a hundred. */
  history(search: HistorySearch, give: (record: RecordHistory) => void, signal: AbortSignal): Promise<HistoryEnd>;
  /** The newest record of each environment without what is noted on it, as far back as the last few hundred deployments go. */
  newest(application: string, signal: AbortSignal): Promise<readonly MadeRecord[]>;
  /** Those of one pull request in every environment, newest first, as far back as the last few hundred deployments go. */
  ofPullRequest(application: string, pullRequest: number, signal: AbortSignal): Promise<readonly DeploymentRecord[]>;
}

/** The one comment that a pull request of the application repository carries for an application. */
export interface Comments {
  /**
   * Makes the comment with this marker say `text()`: edits the oldest of ours, or creates it; removes duplicates.
   * `text` is called again until what it says no longer changes, since another run may be writing too.
   */
  put(pullRequest: number, marker: string, text: () => Promise<string>, signal: AbortSignal): Promise<void>;
  /** What our oldest comment with this marker says, its marker included; undefined where there is none. */
  find(pullRequest: number, marker: string, signal: AbortSignal): Promise<string | undefined>;
}

/** Facts about the application repository. */
export interface Source {
  /** How `head` stands to `base`. */
  compare(base: CommitSha, head: CommitSha, signal: AbortSignal): Promise<Ancestry>;
  /** What `head` brings that `base` does not have, commit by commit; and what it lacks. */
  changes(base: CommitSha, head: CommitSha, signal: AbortSignal): Promise<SourceChanges>;
  /** Where a pull request of the application repository stands: whether it is open, and its head. */
  pullRequest(number: number, signal: AbortSignal): Promise<{ readonly isOpen: boolean; readonly head: CommitSha }>;
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

/** A pull request as it is wanted. */
export interface ProposedPullRequest extends PullRequestText, Pick<PullRequestPlan, 'labels' | 'reviewers' | 'draft'> {}

export interface OpenedPullRequest extends PullRequest {
  /** What of labels, reviewers and draft could not be done, why, and what to do: nothing that a deployment fails for. */
  readonly shortcomings: readonly string[];
}

/** A pull request that is to be merged now. */
export interface WantedMerge {
  readonly number: number;
  readonly head: CommitSha;
  /** At least one. */
  readonly methods: readonly ('merge' | 'squash' | 'rebase')[];
}

export type MergeResult =
  | { readonly result: 'merged'; readonly revision: CommitSha }
  /** The head or the base moved: plan again. */
  | { readonly result: 'outdated' }
  /** The base holds other values by now in the same places: the edit has to be planned again. */
  | { readonly result: 'conflict' }
  | { readonly result: 'refused'; readonly message: string };

/** Pull requests of the GitOps repository. */
export interface PullRequests {
  /** The open pull request from this branch into that base: somebody may open others from it. */
  findOpen(branch: string, base: string, signal: AbortSignal): Promise<PullRequest | undefined>;
  /**
   * Opens the pull request, or adopts the open one from the same branch and gives it this text. Labels are added, and none
   * is taken away; whoever was asked for a review, or has reviewed, is not asked again; what is open already is made a
   * draft no more than ready.
   */
  open(branch: string, base: string, wanted: ProposedPullRequest, signal: AbortSignal): Promise<OpenedPullRequest>;
  /** Merges at exactly this head, by the first of the methods that GitHub allows. */
  merge(wanted: WantedMerge, signal: AbortSignal): Promise<MergeResult>;
  get(pullRequest: number, signal: AbortSignal): Promise<PullRequest>;
  /**
   * The required checks of a pull request that will not begin, since the kind of token that opened it starts no workflows;
   * empty where that is not known.
   */
  unstartedChecks(pullRequest: number, signal: AbortSignal): Promise<readonly string[]>;
  close(pullRequest: number, comment: string, signal: AbortSignal): Promise<void>;
}

/** One analysis for code scanning. */
export interface Analysis {
  readonly commit: CommitSha;
  /** Such as `refs/heads/main`. */
  readonly ref: string;
  /** A SARIF 2.1.0 log, with its results worst first. */
  readonly sarif: Sarif;
}

export type Uploaded =
  /** `notes` say what GitHub does not show of it. */
  | { readonly result: 'uploaded'; readonly notes: readonly string[] }
  /** Nothing that a deployment fails for: no permission, code scanning that is not enabled, a GitHub that has trouble. */
  | { readonly result: 'refused'; readonly message: string };

/** Code scanning of the application repository. */
export interface CodeScanning {
  upload(analysis: Analysis, signal: AbortSignal): Promise<Uploaded>;
}

/** Artifact attestations of the application repository. */
export interface Attestations {
  /** Stores a bundle of Sigstore; throws `forbidden` where the token may not, or the plan of the owner has none. */
  store(bundle: unknown, signal: AbortSignal): Promise<void>;
}

/** All that a deployment asks of GitHub. */
export interface Forge {
  readonly statuses: Statuses;
  readonly records: Records;
  readonly comments: Comments;
  readonly conversation: Conversation;
  readonly source: Source;
  readonly codeScanning: CodeScanning;
  readonly attestations: Attestations;
  readonly approvals: Approvals;
  readonly pullRequests: PullRequests;
  readonly merges: Merges;
  readonly rules: Rules;
}
