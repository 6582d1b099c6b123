/** Stands for every application in the name of a hold. */
export const everyApplication = '_all';

/** Who closed an environment, why, and until when. */
export interface Hold {
  /** `_all` closes the environment for every application. */
  readonly application: string;
  readonly environment: string;
  readonly owner: string;
  readonly reason: string;
  readonly since: Date;
  readonly until?: Date;
  /** Page that explains it, such as the run that failed. */
  readonly url?: string;
  /** Id of the record whose deployment caused it, where a deployment did. */
  readonly record?: number;
  /** The pull request of the application repository that it is about, where there is one. */
  readonly pullRequest?: number;
}

/**
 * Holds are refs of the GitOps repository (`refs/gitops-deploy/holds/APP/ENV`), created atomically. They fail closed:
 * a hold that cannot be read is a hold, and a repository that does not answer is an error.
 */
export interface Holds {
  /** The hold of this application and environment, or else that of `_all`; expired ones do not count. */
  find(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined>;
  /** Places a hold, unless there is one already: then that one is the answer. */
  place(hold: Hold, signal: AbortSignal): Promise<{ readonly result: 'placed' | 'already-held'; readonly hold: Hold }>;
  /** Takes away what is left of a hold of this application (or `_all`) whose time is over; that hold, if there was one. */
  sweep(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined>;
  /** Takes away the hold of exactly this application (or `_all`) and environment; the hold that was there, if any. */
  release(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined>;
}
