import type { Exact } from '../../kubernetes/quantity.ts';
import { compare, parseQuantity, percentOf, printExact } from '../../kubernetes/quantity.ts';
import { podRequestOf } from '../../readiness/pod-sum.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { exampleResources } from './amounts.ts';

const limitRange = { kind: 'LimitRange', group: '' };
const resourceQuota = { kind: 'ResourceQuota', group: '' };

function judge(set: ObjectSet): readonly Report[] {
  return [...againstRanges(set), ...againstQuotas(set)];
}

/** Only a namespace that both name is surely the same. */
function isSameNamespace(one: ManifestObject, other: ManifestObject): boolean {
  return one.namespace !== undefined && one.namespace === other.namespace;
}

function againstRanges(set: ObjectSet): readonly Report[] {
  return set.ofKind(limitRange).flatMap((range) => {
    const limits = range.view.at('spec', 'limits').items.filter((limit) => limit.at('type').value === 'Container');
    const pods = set.pods.filter(({ object }) => isSameNamespace(object, range));
    return limits.flatMap((limit) =>
      pods.flatMap((pod) =>
        pod.containers.flatMap((container) =>
          aboveMax(container, limit, range).map((report) => ({ ...report, object: pod.object })),
        ),
      ),
    );
  });
}

function aboveMax({ view, title }: PodContainer, limit: View, range: ManifestObject): readonly Report[] {
  return limit.at('max').entries.flatMap(([resource, max]) =>
    (['requests', 'limits'] as const).flatMap((field) => {
      const at = view.at('resources', field, resource);
      const [amount, most] = [parseQuantity(at.value ?? ''), parseQuantity(max.value ?? '')];
      if (amount === undefined || most === undefined || compare(amount, most) <= 0) return [];
      const message = `${field}.${resource} of ${title}, ${amount.text}, is more than the max ${most.text} of ${titleOf(range)}`;
      return [{ at, message, fix: `lower it to ${most.text}, or raise the max` }];
    }),
  );
}

function againstQuotas(set: ObjectSet): readonly Report[] {
  return set.ofKind(resourceQuota).flatMap((quota) => {
    const { view } = quota;
    // a quota of some pods only has nothing to say of all
    if (view.at('spec', 'scopes').isThere || view.at('spec', 'scopeSelector').isThere) return [];
    const pods = set.pods.filter(({ object, runsAs }) => isSameNamespace(object, quota) && hasReplicas(runsAs));
    return view.at('spec', 'hard').entries.flatMap(([key, hard]) => aboveQuota(pods, { key, hard, quota }));
  });
}

/** Of other kinds nobody knows how many pods there are at once. */
function hasReplicas({ kind }: ManifestObject): boolean {
  return ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout', 'Pod'].includes(kind);
}

interface Hard {
  readonly key: string;
  readonly hard: View;
  readonly quota: ManifestObject;
}

/** The workloads that alone ask for more than all of the namespace may. */
function aboveQuota(pods: readonly Pod[], { key, hard, quota }: Hard): readonly Report[] {
  const [, field = 'requests', resource = ''] =
    /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(key) ?? [];
  const most = parseQuantity(hard.value ?? '');
  if (most === undefined || resource === '') return [];
  return pods.flatMap((pod) => {
    const each = podAmount(pod, field, resource);
    const replicas = replicasOf(pod.runsAs);
    const total = percentOf(each, replicas * 100);
    if (replicas === 0 || compare(total, most) <= 0) return [];
    const at = pod.containers.map(({ view }) => view.at('resources', field, resource)).find(({ isThere }) => isThere);
    const unit = resource === 'cpu' ? 'cores' : 'bytes';
    const message = `${replicas} ${replicas === 1 ? 'pod' : 'pods'} with ${field}.${resource} of ${printExact(each)} ${unit} are more than the ${most.text} that ${titleOf(quota)} allows`;
    return [
      { at: at ?? pod.spec, object: pod.object, message, fix: 'lower the amount or the replicas, or raise the quota' },
    ];
  });
}

function replicasOf({ kind, view }: ManifestObject): number {
  const replicas = view.at('spec', 'replicas');
  return kind === 'Pod' || !replicas.isThere ? 1 : Math.max(0, Math.floor(replicas.number ?? 0));
}

function podAmount({ containers, spec }: Pod, field: string, resource: string): Exact {
  const whole = parseQuantity(spec.at('resources', field, resource).value ?? '');
  if (whole !== undefined) return whole;
  const amounts = containers.flatMap(({ view, list, isSidecar }) => {
    const quantity = parseQuantity(view.at('resources', field, resource).value ?? '');
    return quantity === undefined ? [] : [{ quantity, isRunning: list === 'containers' || isSidecar }];
  });
  return podRequestOf(amounts);
}

/** Requests that the API server refuses. */
export const requestExceedsLimit: Rule = {
  id: 'request-exceeds-limit',
  family: 'resources',
  severities: ['error'],
  title: 'a request above the limit beside it, the max of the LimitRange, or the quota of the namespace',
  why: 'the API server refuses the pods: the workload is taken, and its rollout never gets further',
  fix: 'raise the limit, or lower the request',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    'https://kubernetes.io/docs/concepts/policy/limit-range/',
    'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  ],
  example: {
    file: 'deployment.yaml',
    bad: `apiVersion: v1
kind: LimitRange
metadata: { name: containers, namespace: production }
spec:
  limits: [{ type: Container, max: { memory: 2Gi } }]
---
${inProduction(exampleResources('{ requests: { memory: 4Gi }, limits: { memory: 4Gi } }'))}`,
    good: `apiVersion: v1
kind: LimitRange
metadata: { name: containers, namespace: production }
spec:
  limits: [{ type: Container, max: { memory: 4Gi } }]
---
${inProduction(exampleResources('{ requests: { memory: 4Gi }, limits: { memory: 4Gi } }'))}`,
  },
  looksAt: 'set',
  judge,
};

function inProduction(text: string): string {
  return text.replace('{ name: api }', '{ name: api, namespace: production }');
}
