/** What keeps pods from a node that do not tolerate it. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** A node as the Kubernetes API shows it, with no more than what is asked about. */
export interface SeenNode {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  /** What it has to give to pods, as texts of quantities, by the name of the resource. */
  readonly allocatable: Readonly<Record<string, string>>;
  /** Who runs the machine, such as `aws`: the beginning of `spec.providerID`. */
  readonly provider?: string;
}

/** The nodes of a cluster; `isAll` where none was left out. */
export interface SeenNodes {
  readonly nodes: readonly SeenNode[];
  readonly isAll: boolean;
}

/** What tells which nodes may come. A field that is not there could not be read. */
export interface SeenScaling {
  /** The status that the Cluster Autoscaler writes; empty where there is none. */
  readonly autoscaler?: string;
  /** Karpenter's NodePools as the API has them; none where it is not installed. */
  readonly nodePools?: readonly unknown[];
}
