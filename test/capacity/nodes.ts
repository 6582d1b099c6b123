import { readFileSync } from 'node:fs';
import type { SeenCluster } from '../../src/capacity/cluster-nodes.ts';
import type { SeenNode } from '../../src/capacity/seen.ts';

/** A node with so much to give. */
export function node(memory: string, more: Partial<SeenNode> & { readonly cpu?: string } = {}): SeenNode {
  const { cpu = '16', ...rest } = more;
  return { labels: {}, taints: [], allocatable: { memory, cpu, 'ephemeral-storage': '100Gi' }, ...rest };
}

/** A cluster in which nothing adds nodes. */
export function cluster(nodes: readonly SeenNode[], more: Partial<SeenCluster> = {}): SeenCluster {
  return { nodes, isAll: true, scaling: { autoscaler: '', nodePools: [] }, ...more };
}

/** A NodePool of Karpenter. */
export function nodePool(limits: object | undefined, requirements: readonly object[] = []): object {
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { ...(limits === undefined ? {} : { limits }), template: { spec: { requirements } } },
  };
}

/** The status that the Cluster Autoscaler writes from 1.30 on, with groups of so many nodes. */
export function autoscalerStatus(groups: readonly { readonly ready: number; readonly most: number }[]): string {
  const all = groups.map(
    ({ ready, most }, index) => `- name: group-${index}
  health:
    status: Healthy
    nodeCounts:
      registered:
        total: ${ready}
        ready: ${ready}
        notStarted: 0
      longUnregistered: 0
      unregistered: 0
    cloudProviderTarget: ${ready}
    minSize: 0
    maxSize: ${most}
    lastProbeTime: "2026-11-28T04:28:19Z"
  scaleUp: { status: NoActivity }
`,
  );
  return `time: 2026-11-28 04:28:19 +0000 UTC
autoscalerStatus: Running
clusterWide:
  health:
    status: Healthy
    nodeCounts:
      registered: { total: 5, ready: 5, notStarted: 0 }
nodeGroups:
${all.join('')}`;
}

/** The same as it was before 1.30. */
export const olderStatus = readFileSync(new URL('older-status.txt', import.meta.url), 'utf8');
