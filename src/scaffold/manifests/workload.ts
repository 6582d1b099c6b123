import type { Facts } from '../facts.ts';
import { workloadKind } from '../facts.ts';
import { text } from '../text.ts';
import { metadata, selectorOf } from './metadata.ts';
import { podTemplate } from './pod.ts';
import { blueGreen, canary } from './strategy.ts';

/** The Rollout or Deployment. */
export function workload(facts: Facts): string {
  const { apiVersion, kind } = workloadKind(facts);
  return text`
    apiVersion: ${apiVersion}
    kind: ${kind}
    ${metadata(facts)}
    spec:
      ${replicas(facts)}
      revisionHistoryLimit: 5
      ${deadline(facts)}
      selector:
        matchLabels:
          ${selectorOf(facts)}
      ${strategy(facts)}
      template:
        ${podTemplate(facts)}
  `;
}

function replicas({ autoscaling, minReplicas, slots, namespaceLine }: Facts): string {
  if (autoscaling === 'hpa') return "# no replicas: they are the autoscaler's, and each sync would take them back";
  return `replicas: ${namespaceLine === '' ? minReplicas : slots.minReplicas}`;
}

function deadline(facts: Facts): string {
  const abort = workloadKind(facts).kind === 'Rollout' ? 'progressDeadlineAbort: true' : '';
  return text`
    # a version whose pods do not get ready is given up
    progressDeadlineSeconds: 300
    ${abort}
  `;
}

function strategy(facts: Facts): string {
  switch (facts.strategy) {
    case 'canary':
      return canary(facts);
    case 'blue-green':
      return blueGreen(facts);
    case 'rolling':
      return text`
        strategy:
          type: RollingUpdate
          rollingUpdate:
            maxUnavailable: 0
            maxSurge: 25%
      `;
  }
}
