import type { Facts } from '../facts.ts';
import { workloadKind } from '../facts.ts';
import { text } from '../text.ts';
import { metadata, selectorOf } from './metadata.ts';

/** Where Prometheus fetches the metrics. */
export function serviceMonitor(facts: Facts): string {
  const hash = workloadKind(facts).kind === 'Rollout' ? 'podTargetLabels: [rollouts-pod-template-hash]' : '';
  return `${text`
    # Prometheus takes up the monitors and rules that its own selectors choose: give them the label that yours asks for
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    ${metadata(facts)}
    spec:
      selector:
        matchLabels:
          ${selectorOf(facts)}
          app.kubernetes.io/component: metrics
      ${hash}
      endpoints:
        - port: metrics
          path: /metrics
          interval: 15s
  `}\n`;
}
