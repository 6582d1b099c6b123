import type { SizedWorkload } from './usage-queries.ts';

/** A number with the labels that it has in Prometheus. */
export interface Measured {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Numbers of one container over a time: seconds since 1970 and the number then. */
export interface Course {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [seconds: number, value: number])[];
}

/** Everything that the queries came to. */
export interface UsageAnswers {
  readonly podOwners: readonly Measured[];
  readonly replicaSetOwners: readonly Measured[];
  readonly jobOwners: readonly Measured[];
  readonly cpuQuantiles: readonly { readonly quantile: number; readonly found: readonly Measured[] }[];
  readonly restarts: readonly Measured[];
  readonly lastOom: readonly Measured[];
  readonly oomEvents: readonly Measured[];
  readonly memoryLimits: readonly Measured[];
  readonly throttled: readonly Measured[];
  readonly cpuCourse: readonly Course[];
  readonly memoryCourse: readonly Course[];
  /** Seconds of a step of the courses. */
  readonly stepSeconds: number;
}

/** What one container of a workload used, over all pods that the workload had within the time. */
export interface ContainerUsage {
  readonly container: string;
  /** Cores, of the busiest pod. */
  readonly cpu: {
    readonly quantiles: readonly { readonly quantile: number; readonly cores: number }[];
    /** The highest average over five minutes; undefined where CPU was not measured. */
    readonly maximum?: number;
    /** Days in which it was measured, where these are clearly fewer than those of the container. */
    readonly days?: number;
  };
  /** Bytes of the working set at the most, of any pod. */
  readonly memory: { readonly maximum?: number; readonly days?: number };
  /** Days in which it was seen running, to the step of the course. */
  readonly days: number;
  readonly pods: number;
  /** How many pods ran at a time on the average, from when it was first seen until it was last. */
  readonly running: number;
  readonly restarts: number;
  /** Kills for want of memory; at least so many, since only the last one of a pod is known for certain. */
  readonly oomKills: number;
  /** Bytes: the largest memory limit that was not enough. */
  readonly oomLimit?: number;
  /** The share of the time in which its CPU limit slowed the pod down that suffered most, 0 to 1; undefined where it is not measured. */
  readonly throttled?: number;
  /** The most of each step, oldest first, over all pods; undefined where none ran. For charts. */
  readonly course: {
    readonly cpu: readonly (number | undefined)[];
    readonly memory: readonly (number | undefined)[];
  };
}

/** A workload with what its containers used; `missing` says why there are none. */
export interface WorkloadUsage {
  readonly workload: SizedWorkload;
  readonly containers: readonly ContainerUsage[];
  readonly missing?: string;
}
