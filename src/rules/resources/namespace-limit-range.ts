import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { containerLimits, inNamespace } from './limit-range.ts';

const quota = { kind: 'ResourceQuota', group: '' };

function judge(set: ObjectSet): readonly Report[] {
  if (!set.isWhole) return [];
  return set.ofKind({ kind: 'Namespace', group: '' }).flatMap((object) => {
    const missing = missingIn(set, object);
    if (missing.length === 0 || /^kube-/.test(object.name ?? '')) return [];
    const at = object.view.at('metadata', 'name');
    const message = `${titleOf(object)} has ${missing.join(', and ')}`;
    return [{ at, object, message, ...(isBoundedByItself(set, object) ? { severity: 'info' } : {}) }];
  });
}

/** A namespace of one application, each container of which states its bounds already: the guard is for the day of a slip. */
function isBoundedByItself(set: ObjectSet, { name }: ManifestObject): boolean {
  const pods = set.pods.filter(({ object }) => object.namespace === undefined || object.namespace === name);
  const containers = pods.flatMap((pod) => pod.containers.filter(({ list }) => list !== 'ephemeralContainers'));
  const isBounded = ({ view }: PodContainer) => view.at('resources', 'limits', 'memory').isThere;
  return containers.length > 0 && containers.every(isBounded);
}

function missingIn(set: ObjectSet, { name }: ManifestObject): readonly string[] {
  const limits = containerLimits(set, name);
  const lacking = ['max', 'default'].filter((field) => !limits.some((limit) => limit.at(field, 'memory').isThere));
  const hasQuota = inNamespace([...set.ofKind(quota), ...set.elsewhere(quota)], name).length > 0;
  return [
    ...(lacking.length === 0 ? [] : [`no LimitRange with a ${lacking.join(' and a ')} for the memory of containers`]),
    ...(hasQuota ? [] : ['no ResourceQuota']),
  ];
}

const namespace = `apiVersion: v1
kind: Namespace
metadata: { name: production }
`;

/** Namespaces that take any amount. */
export const namespaceLimitRange: Rule = {
  id: 'namespace-limit-range',
  family: 'resources',
  severities: ['warning', 'info'],
  title: 'a namespace without a LimitRange and a ResourceQuota',
  why: 'nothing inside the cluster stops a container that asks for a hundred times too much, whoever applies it',
  fix: 'add a LimitRange with max and default for containers, and a ResourceQuota',
  // the amounts are for somebody to choose
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/policy/limit-range/',
    'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
    'NSA/CISA Kubernetes Hardening Guide 1.2, resource policies',
  ],
  elsewhere: ['trivy KSV-0039', 'trivy KSV-0040'],
  example: {
    file: 'namespace.yaml',
    bad: namespace,
    good: `${namespace}---
apiVersion: v1
kind: LimitRange
metadata: { name: containers, namespace: production }
spec:
  limits:
    - type: Container
      max: { memory: 4Gi, cpu: 4 }
      default: { memory: 512Mi }
      defaultRequest: { memory: 256Mi, cpu: 100m }
---
apiVersion: v1
kind: ResourceQuota
metadata: { name: namespace, namespace: production }
spec:
  hard: { requests.memory: 64Gi, requests.cpu: 32 }
`,
  },
  looksAt: 'set',
  judge,
};
