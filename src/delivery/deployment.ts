import type { Reason } from '../outcome.ts';

/**
 * What a deployment was: a `change` brings another image, a `rollback` was asked for as one, a `revert` is a deployment whose values are
 * those of an older one again, and a `repeat` changes nothing in Git.
 */
export type DeploymentNature = 'change' | 'rollback' | 'revert' | 'repeat';

/**
 * How it ended, as far as figures care. `failed` had reached the environment; what was refused before that is `not-deployed`. `untold`:
 * nobody could tell (`errored`), and `from-git`: the history of the GitOps repository has no verdicts.
 */
export type CountedEnd = 'healthy' | 'failed' | 'superseded' | 'going-on' | 'untold' | 'not-deployed' | 'from-git';

/** Why a deployment counts as failed: its own verdict, or what became of it after that. */
export type FailedBy = 'verdict' | 'rollback' | 'revert';

/** One deployment as the figures see it. Texts in it are untrusted. */
export interface CountedDeployment {
  readonly application: string;
  readonly environment: string;
  /** Id of its record; undefined for one that only the GitOps repository tells of. */
  readonly record?: number;
  /** The commit of the GitOps repository that carries it, where one is known. */
  readonly revision?: string;
  readonly nature: DeploymentNature;
  readonly end: CountedEnd;
  readonly reason?: Reason;
  readonly failedBy?: FailedBy;
  /** `registry/name:tag@digest`. */
  readonly image: string;
  /** The commit of the application repository; empty where it is not known. */
  readonly source: string;
  /** Login of who asked for it. */
  readonly by?: string;
  readonly pullRequest?: number;
  /** The page of its run. */
  readonly url?: string;
  /** Seconds that the build of its image took, where its run built it. */
  readonly buildSeconds?: number;
  /** When the source commit was made. */
  readonly committedAt?: Date;
  /** When its record was made; of one from Git, when it was committed there. All else is counted by this moment. */
  readonly startedAt: Date;
  /** When the GitOps repository had it. */
  readonly writtenAt?: Date;
  /** The first verdict that all of it is healthy. */
  readonly healthyAt?: Date;
  /** When it was known to be bad: its verdict, or the moment somebody began to go back. */
  readonly failedAt?: Date;
  /** When the environment was healthy again after it failed. */
  readonly restoredAt?: Date;
  /** Whether it was made to get out of a failure. */
  readonly isRework: boolean;
}

/** Seconds from the source commit to the healthy verdict; undefined where one of the two is not known, or they contradict each other. */
export function leadSeconds({ committedAt, healthyAt }: CountedDeployment): number | undefined {
  return secondsBetween(committedAt, healthyAt);
}

/** Seconds from the record to the healthy verdict. */
export function deploymentSeconds({ startedAt, healthyAt, end }: CountedDeployment): number | undefined {
  return end === 'from-git' ? undefined : secondsBetween(startedAt, healthyAt);
}

/** Seconds from the bad verdict to healthy again. */
export function restoreSeconds({ failedAt, restoredAt }: CountedDeployment): number | undefined {
  return secondsBetween(failedAt, restoredAt);
}

function secondsBetween(from: Date | undefined, to: Date | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = (to.getTime() - from.getTime()) / 1000;
  return seconds >= 0 ? seconds : undefined;
}
