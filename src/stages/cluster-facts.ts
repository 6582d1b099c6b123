import type { ClusterNodes, SeenCluster } from '../capacity/cluster-nodes.ts';
import { clusterNodes } from '../capacity/cluster-nodes.ts';
import type { Ports } from '../ports/index.ts';
import type { Inventory } from '../ports/inventory.ts';
import type { Answer } from '../ports/questions.ts';
import { openedOrWhy, titleOfCluster } from './asked-cluster.ts';
import { inTime } from './in-time.ts';

/** Which clusters are asked about their nodes, and how much. */
export interface NodesAsked {
  /** By name; undefined is the one that serves every target without its own. */
  readonly clusters: readonly (string | undefined)[];
  /** Requests for nodes at the most, each for 500. */
  readonly pages: number;
  /** Whether it is asked what adds nodes; where it is not, larger ones may come. */
  readonly asksScaling: boolean;
  /** Milliseconds for all of it. */
  readonly within: number;
}

/** What the clusters say; `notes` are why something is not known, in words. */
export interface NodesFound {
  readonly nodes?: ClusterNodes;
  readonly notes: readonly string[];
}

/** Asks clusters about their nodes. That one does not answer, or may not be asked, is no failure. */
export async function readClusterNodes(
  asked: NodesAsked,
  ports: Pick<Ports, 'cluster' | 'clock'>,
  signal: AbortSignal,
): Promise<NodesFound> {
  const { clusters, within } = asked;
  const looks = await Promise.all(
    clusters.map(async (name) => {
      const looked = await inTime((until) => lookAt(name, asked, ports, until), { within, clock: ports.clock, signal });
      return { name, looked: looked ?? withheld(`it does not answer within ${within / 1000} s`) };
    }),
  );
  const notes = looks.flatMap(({ name, looked }) =>
    looked.state === 'given' ? [] : [`${titleOfCluster(name)}: its nodes are not known: ${looked.why}`],
  );
  if (notes.length === looks.length) return { notes };
  return { nodes: clusterNodes(looks.map(({ looked }) => (looked.state === 'given' ? looked.value : unseen))), notes };
}

/** A cluster that may have any nodes. */
const unseen: SeenCluster = { nodes: [], isAll: false, scaling: {} };

async function lookAt(
  name: string | undefined,
  { pages, asksScaling }: NodesAsked,
  ports: Pick<Ports, 'cluster'>,
  signal: AbortSignal,
): Promise<Answer<SeenCluster>> {
  const inventory = await inventoryOf(name, ports);
  if (inventory.state === 'withheld') return inventory;
  const [seen, scaling] = await Promise.all([
    inventory.value.nodes(pages, signal),
    asksScaling ? inventory.value.scaling(signal) : {},
  ]);
  return seen.state === 'given' ? { state: 'given', value: { ...seen.value, scaling } } : seen;
}

async function inventoryOf(name: string | undefined, ports: Pick<Ports, 'cluster'>): Promise<Answer<Inventory>> {
  const cluster = await openedOrWhy(() => ports.cluster(name));
  if (typeof cluster === 'string') return withheld(cluster);
  if (cluster === undefined) return withheld('no way to it was given (`kubeconfig`)');
  return cluster.inventory === undefined
    ? withheld('Argo CD does not show nodes: give a kubeconfig')
    : { state: 'given', value: cluster.inventory };
}

function withheld(why: string): { readonly state: 'withheld'; readonly why: string } {
  return { state: 'withheld', why };
}
