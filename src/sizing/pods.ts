import type { Measured } from './usage.ts';
import type { SizedWorkload } from './usage-queries.ts';

type Labels = Measured['labels'];

/** The value of a label of the object that a series is about; Prometheus calls it `exported_…` where the scrape has one of the same name. */
export function labelOf(labels: Labels, name: string): string {
  return labels[`exported_${name}`] || labels[name] || '';
}

/** How a workload is named among all. */
export function workloadKey({
  kind,
  namespace,
  name,
}: Pick<SizedWorkload, 'namespace' | 'name'> & { readonly kind: string }): string {
  return `${kind}/${namespace}/${name}`;
}

/** What says which workload a pod belongs to (https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics). */
export interface OwnerSeries {
  readonly podOwners: readonly Measured[];
  readonly replicaSetOwners: readonly Measured[];
  readonly jobOwners: readonly Measured[];
}

/** The workload of each pod, as `namespace/pod` to the key of the workload. */
export function workloadsOfPods({ podOwners, replicaSetOwners, jobOwners }: OwnerSeries): ReadonlyMap<string, string> {
  const above = new Map([
    ...ownersBy(replicaSetOwners, 'replicaset', 'ReplicaSet'),
    ...ownersBy(jobOwners, 'job_name', 'Job'),
  ]);
  return new Map(
    podOwners.flatMap(({ labels }) => {
      const owner = ownerIn(labels);
      if (owner === undefined) return [];
      const pod = `${labelOf(labels, 'namespace')}/${labelOf(labels, 'pod')}`;
      return [[pod, above.get(owner) ?? owner] as const];
    }),
  );
}

function ownersBy(series: readonly Measured[], label: string, kind: string): readonly (readonly [string, string])[] {
  return series.flatMap(({ labels }) => {
    const owner = ownerIn(labels);
    const owned = { kind, namespace: labelOf(labels, 'namespace'), name: labelOf(labels, label) };
    return owner === undefined ? [] : [[workloadKey(owned), owner] as const];
  });
}

/** Undefined where there is no owner, which kube-state-metrics writes as `<none>` or leaves empty. */
function ownerIn(labels: Labels): string | undefined {
  const { owner_kind: kind = '', owner_name: name = '' } = labels;
  if (kind === '' || kind === '<none>') return undefined;
  return workloadKey({ kind, namespace: labelOf(labels, 'namespace'), name });
}
