import type { SeenNode } from './seen.ts';

/** Labels of providers and of Karpenter that tell machines which may be taken back at any time. */
const spotLabels: readonly (readonly [string, string])[] = [
  ['karpenter.sh/capacity-type', 'spot'],
  ['eks.amazonaws.com/capacityType', 'SPOT'],
  ['cloud.google.com/gke-spot', 'true'],
  ['cloud.google.com/gke-preemptible', 'true'],
  ['kubernetes.azure.com/scalesetpriority', 'spot'],
  ['node.kubernetes.io/lifecycle', 'spot'],
  ['spotinst.io/node-lifecycle', 'spot'],
  ['scheduling.cast.ai/spot', 'true'],
];

/** Whether the machine of a node may be taken back at any time, for less money. */
export function isSpot({ labels }: Pick<SeenNode, 'labels'>): boolean {
  return spotLabels.some(([name, value]) => labels[name] === value);
}
