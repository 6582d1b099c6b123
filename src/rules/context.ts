import type { ScheduleTroubles } from '../backup/schedule.ts';
import type { ClusterNodes } from '../capacity/cluster-nodes.ts';
import type { NodeAllocatable } from '../readiness/node.ts';
import type { UsageOf } from '../readiness/usage.ts';

export type { ContainerUsage, UsageOf } from '../readiness/usage.ts';

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
  /** Of the largest node that the pods can use, as people wrote it down. */
  readonly nodeAllocatable: NodeAllocatable;
  /** The nodes of the clusters that the manifests are for, where they were read. */
  readonly clusterNodes?: ClusterNodes;
  /** The share of good requests that is promised, such as 0.9997. */
  readonly slo?: number;
  /** Seconds that a deployment may take. */
  readonly deploymentSeconds?: number;
  /** What containers have used; undefined where nobody was asked. */
  readonly usage?: UsageOf;
  /** What is wrong with the Schedules of Velero in the clusters; undefined where nobody was asked. */
  readonly scheduleTroubles?: ScheduleTroubles;
  /** Of what is judged as it was before a change, whether the change takes a file away. */
  readonly isGone?: (file: string) => boolean;
}

/** What holds where nothing is configured. */
export const defaultContext: Omit<RuleContext, 'today'> = {
  kubernetes: 34,
  registries: [],
  movingTags: [],
  ownImages: [],
  nodeAllocatable: {},
};
