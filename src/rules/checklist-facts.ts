import type { ClusterSummary } from '../capacity/cluster-nodes.ts';
import { fewestDays } from '../readiness/usage.ts';
import type { RuleContext } from './context.ts';
import type { ObjectSet } from './object-set.ts';

/** What clusters and Prometheus say. */
export type SeenFacts = Pick<RuleContext, 'clusterNodes' | 'usage'>;

/** What was seen of an item, in words, and whether that proves it. */
export interface SeenAnswer {
  readonly seen: string;
  readonly isProof: boolean;
}

/** Whether the usage of every container is known, and for long enough: the rules have compared it. */
export function usageSeen({ usage }: SeenFacts, set: ObjectSet): SeenAnswer | undefined {
  if (usage === undefined) return undefined;
  const containers = set.pods.flatMap(({ running, runsAs: { kind, namespace, name } }) =>
    running.map((one) => usage({ kind, namespace, name, container: one.name ?? '' })),
  );
  const days = containers.map((one) => one?.days ?? 0);
  const known = days.filter((one) => one >= fewestDays).length;
  if (containers.length === 0) return undefined;
  return {
    seen: `usage of ${known} of ${containers.length} containers over at least ${fewestDays} days`,
    isProof: known === containers.length,
  };
}

/** Whether something adds nodes, and up to how many. */
export function scalingSeen({ clusterNodes }: SeenFacts): SeenAnswer | undefined {
  if (clusterNodes === undefined) return undefined;
  const { summary } = clusterNodes;
  return { seen: [nodesSentence(summary), ...summary.scaled].join('; '), isProof: isScaled(summary) };
}

function isScaled({ scaled, isBounded }: ClusterSummary): boolean {
  return scaled.length > 0 && isBounded;
}

function nodesSentence({ nodes, spot }: ClusterSummary): string {
  const share = nodes === 0 ? '' : `, ${spot} of them spot`;
  return `${nodes === 1 ? '1 node' : `${nodes} nodes`}${share}`;
}
