import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { PodSecurityLevel } from './control.ts';
import { refusingControls } from './controls.ts';

const prefix = 'pod-security.kubernetes.io';
const kind = { kind: 'Namespace', group: '' };
const levels: readonly string[] = ['privileged', 'baseline', 'restricted'];

function judge(set: ObjectSet, minor: number): readonly Report[] {
  const namespaces = set.ofKind(kind);
  return namespaces.flatMap((namespace) => {
    const pods = set.pods.filter((pod) => isIn(pod, namespace, namespaces.length));
    return [...judgeLabels(namespace, pods, minor), ...refusedPods(namespace, pods, minor)];
  });
}

/** A pod without a namespace goes to the one that there is, as far as these files tell. */
function isIn({ object }: Pod, { name }: ManifestObject, count: number): boolean {
  return object.namespace === name || (object.namespace === undefined && count === 1);
}

function judgeLabels(object: ManifestObject, pods: readonly Pod[], minor: number): readonly Report[] {
  const labels = object.view.at('metadata', 'labels');
  const enforce = labels.at(`${prefix}/enforce`);
  const version = labels.at(`${prefix}/enforce-version`);
  if (/^kube-/.test(object.name ?? '') || enforce.isFilledInLater || (labels.isThere && !labels.isMap)) return [];
  const { value } = enforce;
  if (value === undefined) return [unlabelled(object, pods, minor)];
  if (!levels.includes(value))
    return [
      {
        at: enforce,
        object,
        severity: 'error',
        message: `${value} is no level of Pod Security`,
        why: 'the API server refuses the label, and takes one that is there already for restricted',
        fix: 'write privileged, baseline or restricted',
      },
    ];
  if (value === 'privileged') return [{ at: enforce, object, message: `${titleOf(object)} allows every pod` }];
  return version.isThere ? [] : [unpinned(object, minor)];
}

function unlabelled(object: ManifestObject, pods: readonly Pod[], minor: number): Report {
  const labels = object.view.at('metadata', 'labels');
  const at = labels.at(`${prefix}/enforce`);
  const level = (['restricted', 'baseline'] as const).find((one) =>
    pods.every((pod) => refusingControls(pod, one, minor).length === 0),
  );
  const message = `${titleOf(object)} enforces no level of Pod Security`;
  // a level that its pods are proven to pass; without pods nothing is proven
  if (level === undefined || pods.length === 0) return { at, object, message };
  const changes = [
    { set: at, to: level },
    { set: labels.at(`${prefix}/enforce-version`), to: `v1.${minor}` },
  ] as const;
  return { at, object, message, repair: { of: 'yaml', changes } };
}

function unpinned(object: ManifestObject, minor: number): Report {
  const at = object.view.at('metadata', 'labels', `${prefix}/enforce-version`);
  return {
    at,
    object,
    severity: 'info',
    message: `the level of ${titleOf(object)} has no enforce-version`,
    why: 'the rules change with the next upgrade of the cluster, and pods that run today are then refused',
    fix: `pin it, as v1.${minor}, and raise it on purpose`,
    repair: { of: 'yaml', changes: [{ set: at, to: `v1.${minor}` }] },
  };
}

function refusedPods(namespace: ManifestObject, pods: readonly Pod[], minor: number): readonly Report[] {
  const level = namespace.labels.get(`${prefix}/enforce`);
  if (level !== 'baseline' && level !== 'restricted') return [];
  const pinned = /^v1\.(\d+)$/.exec(namespace.labels.get(`${prefix}/enforce-version`) ?? '')?.[1];
  return pods.flatMap((pod) =>
    refusal(pod, { namespace, level, minor: pinned === undefined ? minor : Number(pinned) }),
  );
}

interface Enforced {
  readonly namespace: ManifestObject;
  readonly level: PodSecurityLevel;
  readonly minor: number;
}

function refusal(pod: Pod, { namespace, level, minor }: Enforced): readonly Report[] {
  const refusing = refusingControls(pod, level, minor).map(({ id }) => id.replace(/_(baseline|restricted)$/, ''));
  if (refusing.length === 0) return [];
  const object = pod.object;
  const isSure = object.namespace !== undefined && mayBeSameNamespace(object.namespace, namespace.name);
  const where = isSure ? '' : 'if it is applied there, ';
  return [
    {
      at: object.view.at('metadata', 'name'),
      object,
      severity: isSure ? 'error' : 'warning',
      message: `${where}namespace ${namespace.name ?? ''} enforces ${level} and refuses the pods of ${titleOf(object)}: ${refusing.join(', ')}`,
      why: 'the workload is taken and its pods are never created: the rollout stands still, and only the events of the ReplicaSet say why',
      fix: `change the pod so that ${level} allows it, or move it to a namespace of a lower level`,
    },
  ];
}

/** Namespaces without a level of Pod Security, and pods that theirs refuses. */
export const namespacePodSecurity: Rule = {
  id: 'namespace-pod-security',
  family: 'security',
  severities: ['warning', 'error', 'info'],
  title: 'a namespace that enforces no level of Pod Security, or one that its own pods do not pass',
  why: 'nothing stops a privileged pod there, whoever writes it',
  fix: `set the labels ${prefix}/enforce: restricted and ${prefix}/enforce-version`,
  repairs: 'safe',
  sources: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    'NSA/CISA Kubernetes Hardening Guide 1.2, pod security enforcement',
  ],
  example: {
    file: 'namespace.yaml',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: production
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: production
  labels:
    ${prefix}/enforce: restricted
    ${prefix}/enforce-version: v1.34
`,
  },
  looksAt: 'set',
  judge: (set, { kubernetes }) => judge(set, kubernetes),
};
