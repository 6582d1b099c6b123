import type { Facts } from '../facts.ts';
import { text } from '../text.ts';
import { metadata, selectorOf } from './metadata.ts';

/** How many pods may be taken away at a time, such as when nodes are upgraded. */
export function disruptionBudget(facts: Facts): string {
  return `${text`
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    ${metadata(facts)}
    spec:
      maxUnavailable: 1
      # pods that are not ready serve nobody: they must not keep a node from being drained
      unhealthyPodEvictionPolicy: AlwaysAllow
      selector:
        matchLabels:
          ${selectorOf(facts)}
  `}\n`;
}
