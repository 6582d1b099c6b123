import type { OutcomeName, Reason, Stage } from '../outcome.ts';
import type { ToldHealthy, WrittenEdit } from './progress.ts';

/** Where a record stands: `open` ones are somebody's to finish. */
export type RecordState = 'open' | 'paused' | 'succeeded' | 'failed' | 'errored' | 'superseded';

/** The newest thing noted on a record. */
export interface RecordNote {
  readonly state: RecordState;
  readonly stage: Stage;
  readonly reason?: Reason;
  /** The commit of the GitOps repository that carries the edit, once there is one. */
  readonly revision?: string;
  /** Number of the pull request in the GitOps repository that carries the edit, where there is one. */
  readonly pullRequest?: number;
  /** Whether an older note says that it succeeded: what was rolled back may have been healthy before, or never. */
  readonly wasHealthy?: boolean;
  /** Whether the values were put back after a bad verdict: then Git no longer names the image. */
  readonly restored?: boolean;
  /** Number of the pull request that puts the values back, while it waits to be merged. */
  readonly rollbackPullRequest?: number;
  /** The wave under way, counted from 1; undefined where all targets are deployed at once. */
  readonly wave?: number;
  /** The first wave that went bad. */
  readonly badFrom?: number;
  /** Since when the wave has been healthy, while it soaks. */
  readonly soakingSince?: Date;
  /** Targets of the wave under way that nobody has looked at, and that Argo CD told of. */
  readonly toldHealthy?: readonly ToldHealthy[];
  readonly sentence: string;
  readonly url?: string;
  /** Where what was deployed is seen. */
  readonly environmentUrl?: string;
}

/**
 * How an image comes to an environment: by its commit, from the environment before, or as one that ran there before. All three are
 * written, watched and told alike.
 */
export const deploymentKinds = ['deploy', 'promote', 'rollback'] as const;
export type DeploymentKind = (typeof deploymentKinds)[number];

const done = { deploy: 'deployed', promote: 'promoted', rollback: 'rolled back' } as const satisfies Record<
  DeploymentKind,
  string
>;

/** How an image came to where it is, and by whom: `promoted by ann`. */
export function doneBy({ kind, by }: { readonly kind: DeploymentKind; readonly by?: string | undefined }): string {
  return by === undefined ? done[kind] : `${done[kind]} by ${by}`;
}

/** What a record holds from its beginning on: enough to finish or repeat the deployment in another run. */
export interface RecordPayload {
  readonly version: 1;
  readonly application: string;
  readonly environment: string;
  /** The commit of the application repository that the image was built from. */
  readonly source: string;
  readonly branch: string;
  /** When the source commit was made, ISO 8601. */
  readonly date: string;
  readonly pullRequest?: number;
  /** `registry/name:tag@digest`. */
  readonly image: string;
  /** Seconds that the build took, where the run that made the record built the image. */
  readonly buildSeconds?: number;
  /** Digests of the single platforms, which pods may report instead. */
  readonly platformDigests: readonly string[];
  /** Whether the person named the image: then an older source may overwrite a newer one. */
  readonly explicit: boolean;
  readonly kind: DeploymentKind;
  /** Who asked for it: the login of a person, where one did. */
  readonly by?: string;
  /** The environment that a promotion was told to take its image from. */
  readonly from?: string;
  readonly edits: readonly WrittenEdit[];
  /** Names of targets, wave by wave; undefined where all are deployed at once. */
  readonly waves?: readonly (readonly string[])[];
  /** Of the preview of a pull request: where it is seen, and the files that were made for it and go with it. */
  readonly preview?: { readonly url?: string; readonly files: readonly string[] };
  /** The id of the GitHub Actions run, where there is one. */
  readonly run?: { readonly id: number; readonly attempt: number; readonly url: string };
  /** The run that asked for the deployment, where another one made this record in place of its own: it may have been approved. */
  readonly askedBy?: NonNullable<RecordPayload['run']>;
}

export interface DeploymentRecord {
  readonly id: number;
  readonly createdAt: Date;
  readonly payload: RecordPayload;
  readonly note: RecordNote;
  readonly notedAt: Date;
}

/** A record with all that was noted on it, the oldest note first. */
export interface RecordHistory extends Pick<DeploymentRecord, 'id' | 'createdAt' | 'payload'> {
  readonly notes: readonly { readonly note: RecordNote; readonly at: Date }[];
}

/** How an outcome reads as the state of a record. */
export function recordState(outcome: OutcomeName): RecordState {
  return outcome === 'cancelled' ? 'errored' : outcome;
}

/** Reasons after which a later look can still tell: nobody knows yet how that deployment ended. */
const tellableLater: readonly (Reason | undefined)[] = [
  'cancelled',
  'run-lost',
  'deadline-exceeded',
  'verification-errored',
  'cluster-unreachable',
  'github-unreachable',
  'gitops-unreachable',
  'application-not-found',
  'workload-not-found',
];

/** Whether a deployment goes on: a run is at it, or it waits. */
export function goesOn({ state }: RecordNote): boolean {
  return state === 'open' || state === 'paused';
}

/**
 * Whether `resume` has something to do for a record: it waits, or its run never told how it ended. The caller makes sure
 * that the run of an `open` record has ended.
 */
export function isUnfinished(note: RecordNote): boolean {
  if (goesOn(note)) return true;
  return note.state === 'errored' && tellableLater.includes(note.reason);
}

/** Whether a version ran, and was taken out again because somebody asked for that. */
export function wasRolledBack({ state, reason }: RecordNote): boolean {
  return state === 'failed' && reason === 'rolled-back';
}
