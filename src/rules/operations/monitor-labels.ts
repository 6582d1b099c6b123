import type { ManifestObject } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Expression } from '../promql/expression.ts';
import type { View } from '../view.ts';
import { endpointsOf, monitorsOf } from './monitor.ts';

/** Metrics of the cluster's own exporters: their labels are not those of a monitor. */
const exporters = /^(kube_|container_|node_|kubelet_|apiserver_|machine_|process_|go_|argocd_|velero_|ALERTS)/;

/**
 * Why a selector matches nothing: it selects by a label that stands on the Service or the pod, and that no monitor copies to the series. The
 * operator adds namespace, pod, container, service, job, endpoint and instance, and copies others only where it is told to.
 */
export function missingLabel(
  set: ObjectSet,
  { metric, matchers }: Expression & { is: 'selector' },
): string | undefined {
  if (metric === undefined || exporters.test(metric) || metric.includes(':')) return undefined;
  const monitors = monitorsOf(set);
  for (const { label, operator, value } of matchers) {
    const by = monitors.filter((monitor) => operator === '=' && selectsBy(monitor, label, value));
    if (by.length > 0 && !monitors.some((monitor) => copies(monitor, label)))
      return `${metric} is selected by ${label}="${value}", a label of Kubernetes that ${by[0]?.kind} ${by[0]?.name} does not copy to its series`;
  }
  return undefined;
}

function selectsBy({ view }: ManifestObject, label: string, value: string): boolean {
  return [...view.at('spec', 'selector', 'matchLabels').texts].some(
    ([key, one]) => inPrometheus(key) === label && one === value,
  );
}

function inPrometheus(label: string): string {
  return label.replace(/[^a-zA-Z0-9_]/g, '_');
}

/** Relabelings may set anything: what they do is not worked out. */
function copies(monitor: ManifestObject, label: string): boolean {
  const spec = monitor.view.at('spec');
  const copied = ['targetLabels', 'podTargetLabels'].flatMap((key) =>
    spec.at(key).items.map(({ value }) => value ?? ''),
  );
  return copied.some((one) => inPrometheus(one) === label) || endpointsOf(monitor).some(relabels);
}

function relabels(endpoint: View): boolean {
  return ['relabelings', 'metricRelabelings'].some((key) => endpoint.at(key).items.length > 0);
}
