import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleDeployment } from './example.ts';
import type { Direction } from './policy.ts';
import { hasOtherPolicies, isEverything, isOnPodNetwork, policiesAround, policiesOfPods, restricts } from './policy.ts';

/** Pods that everything may reach, and that may reach everything. */
export const netpolMissing: Rule = {
  id: 'netpol-missing',
  family: 'networking',
  severities: ['warning', 'info'],
  title: 'a pod that no NetworkPolicy selects, or a namespace without a policy that denies by default',
  why: 'every pod of the cluster can reach it, and whoever takes it over can reach everything',
  fix: 'deny by default in the namespace, and allow what is needed',
  repairs: 'person',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    'CIS Kubernetes Benchmark 5.3.2',
    'NSA/CISA Kubernetes Hardening Guidance, network separation',
  ],
  elsewhere: [
    'kube-linter non-isolated-pod',
    'kube-score pod-networkpolicy',
    'polaris missingNetworkPolicy',
    'trivy KSV-0038',
  ],
  example: {
    file: 'app.yaml',
    bad: exampleDeployment,
    good: `${exampleDeployment}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress, Egress]
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    if (!set.isWhole || hasOtherPolicies(set)) return [];
    const policies = policiesAround(set);
    const own = policiesOfPods(set, policies);
    return [...set.pods.flatMap((pod) => judgePod(pod, own.get(pod) ?? [])), ...namespacesOf(set, policies)];
  },
};

function judgePod(pod: Pod, own: readonly ManifestObject[]): readonly Report[] {
  if (!isOnPodNetwork(pod)) return [];
  const open = (['Ingress', 'Egress'] as const).filter(
    (direction) => !own.some((policy) => restricts(policy, direction)),
  );
  const { object } = pod;
  if (open.length === 0) return [];
  const at = object.view.at('metadata', 'name');
  return open.length === 2
    ? [{ at, object, message: `no NetworkPolicy selects the pods of ${titleOf(object)}` }]
    : [
        {
          at,
          object,
          severity: 'info',
          message: `no NetworkPolicy restricts the ${open[0]?.toLowerCase()} of ${titleOf(object)}`,
        },
      ];
}

function namespacesOf(set: ObjectSet, policies: readonly ManifestObject[]): readonly Report[] {
  return set.ofKind({ kind: 'Namespace', group: '' }).flatMap((object): readonly Report[] => {
    const open = (['Ingress', 'Egress'] as const).filter((direction) => !isDenied(object, direction, policies));
    const at = object.view.at('metadata', 'name');
    return open.length === 0
      ? []
      : [
          {
            at,
            object,
            severity: 'info',
            message: `nothing denies ${open.join(' and ').toLowerCase()} by default in the namespace ${at.value}`,
          },
        ];
  });
}

function isDenied(namespace: ManifestObject, direction: Direction, policies: readonly ManifestObject[]): boolean {
  return policies.some(
    (policy) =>
      mayBeSameNamespace(policy.namespace, namespace.name) &&
      isEverything(policy.view.at('spec', 'podSelector')) &&
      restricts(policy, direction),
  );
}
