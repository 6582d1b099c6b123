import type { Facts } from '../facts.ts';
import { workloadKind } from '../facts.ts';
import { text } from '../text.ts';
import { container } from './container.ts';
import { selectorOf } from './metadata.ts';

/** The pod template. */
export function podTemplate(facts: Facts): string {
  const { name } = facts;
  return text`
    metadata:
      labels:
        ${selectorOf(facts)}
    spec:
      serviceAccountName: ${name}
      automountServiceAccountToken: false
      priorityClassName: business-critical
      ${securityContext(facts)}
      ${spreading(facts)}
      # longer than the sleep of preStop and the last request together
      terminationGracePeriodSeconds: 40
      containers:
        ${container(facts)}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 128Mi
  `;
}

/** OpenShift gives each namespace user ids of its own, and refuses others. */
function securityContext({ platform }: Facts): string {
  const user =
    platform === 'openshift'
      ? '# OpenShift chooses the user and the group'
      : text`
      runAsUser: 10001
      runAsGroup: 10001
      fsGroup: 10001
    `;
  return text`
    securityContext:
      runAsNonRoot: true
      ${user}
      seccompProfile:
        type: RuntimeDefault
  `;
}

/** Pods of one version over hosts and zones; a cluster that is too small still runs all. */
function spreading(facts: Facts): string {
  const hash = workloadKind(facts).kind === 'Rollout' ? 'rollouts-pod-template-hash' : 'pod-template-hash';
  const over = (topologyKey: string) => text`
    - maxSkew: 1
      topologyKey: ${topologyKey}
      whenUnsatisfiable: ScheduleAnyway
      matchLabelKeys: [${hash}]
      labelSelector:
        matchLabels:
          ${selectorOf(facts)}
  `;
  return text`
    topologySpreadConstraints:
      ${over('kubernetes.io/hostname')}
      ${over('topology.kubernetes.io/zone')}
  `;
}
