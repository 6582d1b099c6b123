import type { Exact } from '../kubernetes/quantity.ts';
import type { NodeAllocatable } from '../readiness/node.ts';

/** What rules are held against besides the files themselves. */
export interface RuleContext {
  /** The day of the judgement, as `2026-11-27`: ends of support are dates. */
  readonly today: string;
  /** The minor of the Kubernetes version that the manifests are for, such as 34 of 1.34. */
  readonly kubernetes: number;
  /** Registries and repositories that images may come from, as prefixes; empty: any. */
  readonly registries: readonly string[];
  /** Tags that move, besides those that always do. */
  readonly movingTags: readonly string[];
  /** Repositories of the images that we build: their digest is wanted, of others it is advice. */
  readonly ownImages: readonly string[];
  /** Of the largest node that the pods can use. */
  readonly nodeAllocatable: NodeAllocatable;
  /** The share of good requests that is promised, such as 0.9997. */
  readonly slo?: number;
  /** Seconds that a deployment may take. */
  readonly deploymentSeconds?: number;
  /** What containers have used; undefined where nothing is known, as in every run so far: no command asks for it yet. */
  readonly usage?: UsageOf;
  /** Of what is judged as it was before a change, whether the change takes a file away. */
  readonly isGone?: (file: string) => boolean;
}

/** What a container used in the last weeks. */
export interface ContainerUsage {
  /** Cores, the 95th percentile. */
  readonly cpu?: Exact;
  /** Bytes, the maximum. */
  readonly memory?: Exact;
  /** Days that the history covers. */
  readonly days: number;
}

/** Looks up what a container used; undefined where that is not known. */
export type UsageOf = (workload: {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly container: string;
}) => ContainerUsage | undefined;

/** What holds where nothing is configured. */
export const defaultContext: Omit<RuleContext, 'today'> = {
  kubernetes: 34,
  registries: [],
  movingTags: [],
  ownImages: [],
  nodeAllocatable: {},
};
