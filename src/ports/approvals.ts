import type { CommitSha } from './gitops-repository.ts';

/** What a required reviewer said of a run that waited for a GitHub environment. */
export interface RunReview {
  readonly state: 'approved' | 'rejected';
  /** Names of the environments that it is about. */
  readonly environments: readonly string[];
  /** A login. */
  readonly by: string;
}

/** Who approves of a pull request. */
export interface PullRequestApproval {
  readonly url: string;
  /** Whether it was closed without being merged. */
  readonly isDropped: boolean;
  readonly head: CommitSha;
  /** What the merge made on the base branch; of a rebase the last of its commits. Undefined where it is not merged. */
  readonly mergeCommit?: CommitSha;
  /**
   * Logins of those with write access whose last word is an approval of exactly this head: without the author, and without what
   * was dismissed.
   */
  readonly approvedBy: readonly string[];
}

/** What people consented to in the application repository. */
export interface Approvals {
  /** The reviews of a run of GitHub Actions, all attempts of it together; none for a run that is gone. */
  ofRun(run: number, signal: AbortSignal): Promise<readonly RunReview[]>;
  ofPullRequest(pullRequest: number, signal: AbortSignal): Promise<PullRequestApproval>;
}
