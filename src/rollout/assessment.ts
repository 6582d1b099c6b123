import type { WorkloadKind } from '../kubernetes/workload-kind.ts';
import type { Reason, Stage, Waiting } from '../outcome.ts';
import type { AnalysisRun } from './analysis.ts';
import type { Application } from './application.ts';
import type { ApplicationSet } from './application-set.ts';
import type { Comparison } from './comparison.ts';
import type { Evidence, LastLines } from './evidence.ts';
import type { ObjectName, WorkloadName } from './goal.ts';
import type { Step } from './rollout.ts';
import type { Serving } from './serving.ts';
import type { AppProject } from './sync-window.ts';
import type { Workload } from './workload.ts';

/** One object of the cluster as it was seen, or why it was not. */
export type Observed<T> =
  | { readonly state: 'present'; readonly object: T }
  | { readonly state: 'absent' }
  | { readonly state: 'forbidden'; readonly message: string }
  | { readonly state: 'unknown-type' }
  /** The cluster does not answer; `last` is what it showed before. */
  | { readonly state: 'unreachable'; readonly since: Date; readonly message: string; readonly last?: T };

/** How a commit that Argo CD names stands to our revision. */
export type Relation = 'ours' | 'descendant' | 'other';

/** Everything that was seen of a deployment at one moment. */
export interface Snapshot {
  readonly at: Date;
  /** Undefined where the goal names no Application. */
  readonly application?: Observed<Application>;
  /** Its AppProject, which is read only when `assess` wants it; undefined before. */
  readonly project?: Observed<AppProject>;
  /** The ApplicationSet that made it, which is read only when `assess` wants it; undefined before. */
  readonly applicationSet?: Observed<ApplicationSet>;
  /** The Applications that it manages, where they are in its namespace: an app of apps. */
  readonly children?: readonly Application[];
  /** Applications (`namespace/name`) of which Argo CD has taken a request of ours to refresh them since we look. */
  readonly refreshed?: ReadonlySet<string>;
  /** In the order of the goal's workloads. */
  readonly workloads: readonly Observed<Workload>[];
  readonly runs: readonly AnalysisRun[];
  /** Why AnalysisRuns cannot be seen, where they cannot. */
  readonly runsHidden?: string;
  /** Whether the analysis runs may be older than the workloads, as their stream has broken. */
  readonly runsBehind?: true;
  /** Pods of the namespaces concerned, as they came. */
  readonly pods: readonly unknown[];
  /** What was asked for because the verdict is bad, once it is about to be told; undefined before. */
  readonly evidence?: Evidence;
  /** Why pods cannot be seen, where they cannot. */
  readonly podsHidden?: string;
  /** How each commit that the Application names stands to ours; one that is missing is not known yet. */
  readonly relations: ReadonlyMap<string, Relation>;
}

/** The Applications that were seen: the one that the goal names, and those that it manages. */
export function applicationsSeen({ application, children = [] }: Snapshot): readonly Application[] {
  return [...(application?.state === 'present' ? [application.object] : []), ...children];
}

/** An object beside the watch that the next look should bring along. */
export interface WantedObject extends ObjectName {
  readonly kind: 'AppProject' | 'ApplicationSet';
}

/** What one look says. `atDeadline` is the reason that it becomes if our own deadline passes like this. */
export type Judgement =
  | { readonly verdict: 'progressing'; readonly stage: Stage; readonly sentence: string; readonly atDeadline: Reason }
  | { readonly verdict: 'succeeded'; readonly reason: Reason; readonly sentence: string }
  | {
      readonly verdict: 'paused';
      readonly stage: Stage;
      readonly reason: Reason;
      readonly sentence: string;
      readonly waiting: Waiting;
    }
  | {
      readonly verdict: 'failed' | 'errored' | 'superseded';
      readonly stage: Stage;
      readonly reason: Reason;
      readonly sentence: string;
      /** Whether the cluster shows our rollout aborted or degraded: then Git is rolled back as configured. */
      readonly recover: boolean;
    };

/** The state of one workload, for tables. */
export interface WorkloadRow {
  readonly workload: WorkloadName;
  readonly state: 'waiting' | 'progressing' | 'paused' | 'healthy' | 'degraded' | 'aborted' | 'missing' | 'unknown';
  readonly message: string;
  /** The image that its specification names now. */
  readonly image: string;
  /** Canary step under way, from 1, and how many there are. */
  readonly step?: { readonly index: number; readonly count: number };
  /** All steps of a canary. */
  readonly steps?: readonly Step[];
  /** Per cent of the new version. */
  readonly weight?: number;
  /** How many pods are wanted, and how many of the new version there are. */
  readonly pods?: { readonly wanted: number; readonly updated: number };
  /** The runs that judge this version, oldest first. */
  readonly analysis: readonly AnalysisRun[];
}

/** What one snapshot says, given the ones before. */
export interface Assessment {
  readonly judgement: Judgement;
  readonly rows: readonly WorkloadRow[];
  /** The Application in a few words: `Synced to 1a2b3c4, Healthy`. */
  readonly application?: string;
  /** What a reader should know besides, such as values that could not be read. */
  readonly notes: readonly string[];
  /** What serves while ours goes bad, of the workloads that do; told at the end alone. */
  readonly serving?: readonly Serving[];
  /** The last lines of containers that crash; told at the end alone. */
  readonly logs?: readonly LastLines[];
}

/** What was seen of the images of one workload. */
export interface ImageMemory {
  /** What stood there before ours, where it was seen. */
  readonly before?: string;
  /** Whether ours has been seen. */
  readonly ours: boolean;
  /** Whether a Rollout was seen with ours while another version was the stable one. */
  readonly besideStable?: true;
}

/** What is remembered between two looks; opaque to callers. */
export interface Memory {
  /** When a condition was first seen, for those that still hold, in milliseconds since 1970. */
  readonly since: ReadonlyMap<string, number>;
  /** Objects that have been seen at least once. */
  readonly seen: ReadonlySet<string>;
  readonly images: ReadonlyMap<string, ImageMemory>;
  /** Workloads that stood aborted at the very first look. */
  readonly abortedBefore: ReadonlySet<string>;
  /** Measurements of runs that may be garbage-collected meanwhile, by run. */
  readonly runs: ReadonlyMap<string, AnalysisRun>;
  /** How new Argo CD's comparison with Git is, of each Application that was seen. */
  readonly comparisons: ReadonlyMap<string, Comparison>;
}

/** `namespace/name`, for messages and as a key; before it the kind, where it is another one than Rollout. */
export function printName(name: ObjectName & { readonly kind?: WorkloadKind }): string {
  const { kind = 'Rollout', namespace } = name;
  return `${kind === 'Rollout' ? '' : `${kind} `}${namespace}/${name.name}`;
}

/** The same with its kind in any case. */
export function fullName({ kind, namespace, name }: ObjectName & { readonly kind: string }): string {
  return `${kind} ${namespace}/${name}`;
}
