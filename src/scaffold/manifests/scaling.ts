import type { Facts } from '../facts.ts';
import { workloadKind } from '../facts.ts';
import { text } from '../text.ts';
import { metadata } from './metadata.ts';

/** The autoscaler: up at once, down slowly. */
export function autoscaler(facts: Facts): string {
  const { apiVersion, kind } = workloadKind(facts);
  return `${text`
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    ${metadata(facts)}
    spec:
      scaleTargetRef:
        apiVersion: ${apiVersion}
        kind: ${kind}
        name: ${facts.name}
      minReplicas: ${facts.slots.minReplicas}
      maxReplicas: ${facts.slots.maxReplicas}
      metrics:
        # CPU alone: memory rarely falls with the load, so that scaling on it only goes up
        - type: Resource
          resource:
            name: cpu
            target:
              type: Utilization
              averageUtilization: 70
      behavior:
        scaleUp:
          stabilizationWindowSeconds: 0
          policies:
            - type: Percent
              value: 100
              periodSeconds: 15
            - type: Pods
              value: 4
              periodSeconds: 15
        scaleDown:
          stabilizationWindowSeconds: 300
          policies:
            - type: Percent
              value: 10
              periodSeconds: 60
  `}\n`;
}
