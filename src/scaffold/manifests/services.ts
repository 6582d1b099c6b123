import type { Facts } from '../facts.ts';
import { documents, text } from '../text.ts';
import { metadata, selectorOf } from './metadata.ts';

/** The Services; those of a Rollout are narrowed to the stable or the new pods by its controller. */
export function services(facts: Facts): string {
  const { name, strategy, edge, monitoring } = facts;
  return documents([
    service(facts, name),
    strategy === 'canary' && edge === 'gateway' ? service(facts, `${name}-canary`) : '',
    strategy === 'blue-green' ? service(facts, `${name}-preview`) : '',
    monitoring === 'none' ? '' : metricsService(facts),
  ]);
}

function service(facts: Facts, name: string): string {
  return text`
    apiVersion: v1
    kind: Service
    ${metadata(facts, name)}
    spec:
      selector:
        ${selectorOf(facts)}
      ports:
        - name: http
          port: 80
          targetPort: http
          appProtocol: http
  `;
}

/** One Service for metrics alone: each pod is fetched from once, whichever version it is of. */
function metricsService(facts: Facts): string {
  return text`
    apiVersion: v1
    kind: Service
    ${metadata(facts, `${facts.name}-metrics`, 'app.kubernetes.io/component: metrics')}
    spec:
      clusterIP: None
      selector:
        ${selectorOf(facts)}
      ports:
        - name: metrics
          port: ${facts.metricsPort}
          targetPort: metrics
  `;
}
