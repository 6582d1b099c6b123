import type { Placement } from '../kubernetes/placement.ts';
import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, quantityOf } from '../kubernetes/quantity.ts';
import type { NodeAmounts, NodeResource } from './amounts.ts';
import { amountsFrom, larger, nodeResources } from './amounts.ts';
import type { ScaledGroup } from './autoscaler.ts';
import { scaledGroups } from './autoscaler.ts';
import type { Ceiling } from './node-pools.ts';
import { ceilingOf, isBounded } from './node-pools.ts';
import { fits } from './placement.ts';
import type { SeenNode, SeenNodes, SeenScaling, Taint } from './seen.ts';
import { isSpot } from './spot.ts';

/** The nodes of one cluster or of several, as pods are held against them. */
export interface ClusterNodes {
  /** The largest node that the scheduler may put a pod on; empty where there is none, and of what one of them does not say. */
  readonly forPod: (placement: Placement) => NodeAmounts;
  /** The largest node of all, whoever it is for. */
  readonly largest: NodeAmounts;
  /** The most of a resource that Karpenter may add; undefined where it adds nothing. */
  readonly made: (resource: NodeResource) => Ceiling | undefined;
  /** Why a larger node may be there or come that nobody knows of; undefined where none can. */
  readonly doubt?: string;
  readonly summary: ClusterSummary;
}

/** What people are told of the nodes. */
export interface ClusterSummary {
  readonly nodes: number;
  readonly spot: number;
  /** What adds nodes, in words, each with its bounds; empty where nothing is known to. */
  readonly scaled: readonly string[];
  /** Whether all that adds nodes has an upper bound. */
  readonly isBounded: boolean;
}

/** What one cluster was seen to have. */
export interface SeenCluster extends SeenNodes {
  readonly scaling: SeenScaling;
}

/** Everything that is known of the nodes of these clusters together: a pod may run in any of them. */
export function clusterNodes(clusters: readonly SeenCluster[]): ClusterNodes {
  const nodes = clusters.flatMap((one) => one.nodes);
  const groups = groupsOf(nodes.filter((node) => !isVirtual(node)));
  const pools = clusters.flatMap(({ scaling }) => scaling.nodePools ?? []);
  const doubt = clusters.map(doubtOf).find((one) => one !== undefined);
  const known = new Map<string, NodeAmounts>();
  const ceilings = new Map(nodeResources.map((resource) => [resource, ceilingOf(pools, resource)]));
  return {
    forPod: (placement) => {
      const key = keyOf(placement);
      const amounts = known.get(key) ?? largestOf(groups.filter((group) => fits(placement, group)));
      known.set(key, amounts);
      return amounts;
    },
    largest: largestOf(groups),
    made: (resource) => ceilings.get(resource),
    ...(doubt === undefined ? {} : { doubt }),
    summary: summaryOf(clusters, nodes),
  };
}

/** Nodes that are alike. */
interface NodeGroup {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly amounts: NodeAmounts;
}

/** What nodes of a group differ in. */
const ownLabels: ReadonlySet<string> = new Set(['kubernetes.io/hostname', 'alpha.eksctl.io/instance-id']);

function groupsOf(nodes: readonly SeenNode[]): readonly NodeGroup[] {
  const groups = new Map<string, NodeGroup>();
  for (const { labels, taints, allocatable } of nodes) {
    const shared = Object.entries(labels).filter(([name]) => !ownLabels.has(name));
    const key = JSON.stringify([shared.toSorted(), taints, nodeResources.map((resource) => allocatable[resource])]);
    if (!groups.has(key))
      groups.set(key, { labels: Object.fromEntries(shared), taints, amounts: amountsFrom(allocatable) });
  }
  return [...groups.values()];
}

function largestOf(groups: readonly NodeGroup[]): NodeAmounts {
  const amounts = nodeResources.flatMap((resource) => {
    const known = groups.flatMap((group) => group.amounts[resource] ?? []);
    const most = known.length < groups.length ? undefined : known.reduce<Quantity | undefined>(larger, undefined);
    return most === undefined ? [] : [[resource, readable(most, resource)] as const];
  });
  return Object.fromEntries(amounts);
}

const gibi = quantityOf('1Gi');

/** Kubelets tell bytes in Ki: as people say it, rounded down; what is compared stays exact. */
function readable(amount: Quantity, resource: NodeResource): Quantity {
  if (resource === 'cpu' || compare(amount, gibi) < 0) return amount;
  const tenths = (amount.numerator * 10n) / (amount.denominator * gibi.numerator);
  return { ...amount, text: `${tenths / 10n}${tenths % 10n === 0n ? '' : `.${tenths % 10n}`}Gi` };
}

function keyOf({ selector, terms, tolerations }: Placement): string {
  return JSON.stringify([[...selector], terms, tolerations]);
}

/** What such a node offers is no machine's: it makes one for each pod. */
function isVirtual({ labels }: SeenNode): boolean {
  return labels['type'] === 'virtual-kubelet' || labels['eks.amazonaws.com/compute-type'] === 'fargate';
}

/** Who runs machines of clusters to which nothing adds nodes by itself. */
const fixedProviders: ReadonlySet<string> = new Set(['kind', 'k3s', 'kwok']);

function doubtOf(cluster: SeenCluster): string | undefined {
  const { nodes, isAll } = cluster;
  if (!isAll) return 'not every node was looked at';
  if (nodes.some(isVirtual)) return 'some of its nodes are made for a pod each';
  if (nodes.some(({ allocatable }) => Object.keys(amountsFrom(allocatable)).length === 0))
    return 'a node has not told yet what it offers';
  return doubtOfScaling(cluster);
}

/** What adds nodes is known where it shows itself, and nothing else can be there. */
function doubtOfScaling({ nodes, scaling: { autoscaler, nodePools } }: SeenCluster): string | undefined {
  if (autoscaler === undefined || nodePools === undefined) return 'whether an autoscaler adds larger ones is not known';
  const groups = scaledGroups(autoscaler);
  if (autoscaler !== '' && groups.length === 0) return 'the autoscaler does not say which pools it has';
  if (groups.some(({ ready, most }) => ready === 0 && most > 0))
    return 'the autoscaler has a pool without nodes, and those may be larger';
  const providers = new Set(nodes.flatMap(({ provider = [] }) => provider));
  if (providers.has('gce') || nodes.some(({ labels }) => labels['node.openshift.io/os_id'] !== undefined))
    return 'the provider may make pools of larger ones by itself';
  const hidden = [...providers].find((provider) => !fixedProviders.has(provider));
  if (hidden === undefined || groups.length > 0 || nodePools.length > 0) return undefined;
  return `an autoscaler of ${hidden} that does not show itself may add larger ones`;
}

function summaryOf(clusters: readonly SeenCluster[], nodes: readonly SeenNode[]): ClusterSummary {
  const groups = clusters.flatMap(({ scaling }) => scaledGroups(scaling.autoscaler ?? ''));
  const pools = clusters.flatMap(({ scaling }) => scaling.nodePools ?? []);
  const unbounded = pools.filter((pool) => !isBounded(pool)).length;
  return {
    nodes: nodes.length,
    spot: nodes.filter(isSpot).length,
    scaled: [...scaledWords(groups), ...poolWords(pools.length, unbounded)],
    isBounded: unbounded === 0,
  };
}

function scaledWords(groups: readonly ScaledGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const sum = (of: (group: ScaledGroup) => number) => groups.reduce((total, group) => total + of(group), 0);
  const pools = groups.length === 1 ? '1 pool' : `${groups.length} pools`;
  return [`Cluster Autoscaler: ${pools}, ${sum(({ least }) => least)} to ${sum(({ most }) => most)} nodes`];
}

function poolWords(pools: number, unbounded: number): readonly string[] {
  if (pools === 0) return [];
  const named = pools === 1 ? '1 NodePool' : `${pools} NodePools`;
  return [`Karpenter: ${named}, ${unbounded === 0 ? 'each with limits' : `${unbounded} without limits`}`];
}
