import type { Exact } from '../kubernetes/quantity.ts';

/** What a container used in the last weeks. */
export interface ContainerUsage {
  /** Cores, the 95th percentile. */
  readonly cpu?: Exact;
  /** Bytes, the maximum. */
  readonly memory?: Exact;
  /** Bytes that the busiest pod used when it used least: what it needs all the time. */
  readonly steadyMemory?: Exact;
  /** Days that the history covers. */
  readonly days: number;
}

/** Whose usage is looked up. */
export interface UsedBy {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly container: string;
}

/** Looks up what a container used; undefined where that is not known. */
export type UsageOf = (of: UsedBy) => ContainerUsage | undefined;

/** A shorter history misses the busy days: it vouches for nothing. */
export const fewestDays = 14;
