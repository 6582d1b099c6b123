import type { NodeAmounts } from '../capacity/amounts.ts';
import type { ClusterNodes } from '../capacity/cluster-nodes.ts';
import type { Placement } from '../kubernetes/placement.ts';
import { anywhere } from '../kubernetes/placement.ts';
import type { Quantity } from '../kubernetes/quantity.ts';
import { compare } from '../kubernetes/quantity.ts';
import type { ResourceName } from './thresholds.ts';

/** The most of each resource that any node has to give to pods (`status.allocatable`). */
export type NodeAllocatable = NodeAmounts;

/** What is known of nodes: what people wrote down, and what was read from clusters. What is written down counts. */
export interface KnownNodes {
  readonly written: NodeAllocatable;
  readonly read?: ClusterNodes;
}

/** What amounts of one resource are held against. */
export interface NodeBound {
  /** Of the largest node that the pod can use; undefined where it can use none that is there. */
  readonly node?: Quantity;
  /** What else there is, where nodes were read from a cluster. */
  readonly beyond?: NodesBeyond;
}

/** Nodes besides those that a pod can be seen to use. */
export interface NodesBeyond {
  /** Of the largest node of all. */
  readonly largest: Quantity;
  /** Whether nothing says here where the pod wants to run: then it may use any. */
  readonly isOpen?: true;
  /** Up to what a node is made to measure for a pod; undefined where none is. */
  readonly made?: Quantity | 'any';
  /** Why a larger one may be there or come that nobody knows of; undefined where none can. */
  readonly doubt?: string;
}

/** What one amount is held against. `placement` is where its pod wants to run, as far as that is known. */
export function boundOf(
  resource: ResourceName,
  { written, read }: KnownNodes,
  placement: (() => Placement) | undefined,
): NodeBound {
  const own = written[resource];
  if (own !== undefined) return { node: own };
  const largest = read?.largest[resource];
  if (read === undefined || largest === undefined) return {};
  const node = read.forPod(placement?.() ?? anywhere)[resource];
  const made = read.made(resource);
  return {
    ...(node === undefined ? {} : { node }),
    beyond: {
      largest,
      ...(placement === undefined ? { isOpen: true } : {}),
      ...(made === undefined ? {} : { made }),
      ...(read.doubt === undefined ? {} : { doubt: read.doubt }),
    },
  };
}

/** Whether a node of this size would be made for a pod. */
export function isMade(amount: Parameters<typeof compare>[0], beyond: NodesBeyond | undefined): boolean {
  const made = beyond?.made;
  return made === 'any' || (made !== undefined && compare(amount, made) <= 0);
}
