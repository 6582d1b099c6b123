import type { SizedResource } from './amounts.ts';

/** How requests and limits are made of what was used. */
export interface SizingPolicy {
  /** Days that are looked back, and the fewest that must have been seen. Whole. */
  readonly days: number;
  readonly minimumDays: number;
  /** The quantile of CPU that the request is made of, above 0 and up to 1; 1 is the maximum. */
  readonly cpuQuantile: number;
  /** Percent that are added to what was used, and to a memory limit that was not enough. */
  readonly cpuBuffer: number;
  readonly memoryBuffer: number;
  readonly oomBuffer: number;
  /** The CPU limit as a multiple of the request, or none: then none is added, and one that is there stays. */
  readonly cpuLimit: number | 'none';
  /** The memory limit as a multiple of the request, 1 to 1.5. */
  readonly memoryLimit: number;
  /** The least that is ever asked for, in cores and bytes. */
  readonly floors: { readonly cpu: number; readonly memory: number };
  /** Percent: a smaller change is not worth a rollout. */
  readonly deadBand: number;
  /** How many times an amount may grow or shrink in one run. */
  readonly step: number;
  /** The falls, to one so-many-th, that `check` tells of; none is as steep. */
  readonly falls?: Readonly<Partial<Record<SizedResource, number>>>;
  /** What to do with a resource that an autoscaler holds at a share of its request. */
  readonly autoscaled: 'skip' | 'resize';
}
