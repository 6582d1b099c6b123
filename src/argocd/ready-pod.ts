import { listAt, textAt, valueAt } from '../data/fields.ts';
import type { KubernetesObject } from '../ports/cluster.ts';

/**
 * A pod as its node in a resource tree tells of it, where Argo CD calls it healthy while it runs: one that is ready
 * (gitops-engine/pkg/health/health_pod.go). Nobody need read it, and it counts among those that serve.
 */
export function readyPodOf(node: unknown): KubernetesObject | undefined {
  const isHealthy = textAt(node, 'kind') === 'Pod' && textAt(node, 'health', 'status') === 'Healthy';
  const status = listAt(node, 'info').find((one) => textAt(one, 'name') === 'Status Reason');
  if (!isHealthy || textAt(status, 'value') !== 'Running') return undefined;
  const ownerReferences = listAt(node, 'parentRefs').map((parent) => ({
    kind: textAt(parent, 'kind'),
    name: textAt(parent, 'name'),
    uid: textAt(parent, 'uid'),
  }));
  return {
    metadata: {
      name: textAt(node, 'name') ?? '',
      namespace: textAt(node, 'namespace') ?? '',
      uid: textAt(node, 'uid') ?? '',
      resourceVersion: textAt(node, 'resourceVersion') ?? '',
      ...{ creationTimestamp: textAt(node, 'createdAt'), labels: valueAt(node, 'networkingInfo', 'labels') },
      ...{ ownerReferences },
    },
    spec: { containers: listAt(node, 'images').map((image) => ({ image })) },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  };
}
