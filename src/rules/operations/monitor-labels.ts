import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Expression } from '../promql/expression.ts';
import type { View } from '../view.ts';
import { endpointsOf, monitorsOf } from './monitor.ts';

/** Metrics of the cluster's own exporters: their labels are not those of a monitor. */
const exporters = /^(kube_|container_|node_|kubelet_|apiserver_|machine_|process_|go_|argocd_|velero_|ALERTS)/;

/** Why a selector matches nothing, if it does. */
export type LostLabel = (selector: Expression & { is: 'selector' }) => string | undefined;

/**
 * Finds selectors by a label that stands on the Service or the pod, and that no monitor copies to the series. The operator adds namespace,
 * pod, container, service, job, endpoint and instance, and copies others only where it is told to.
 */
export function lostLabels(set: ObjectSet): LostLabel {
  const monitors = monitorsOf(set);
  const selecting = new Map(
    monitors.flatMap((monitor) =>
      [...monitor.view.at('spec', 'selector', 'matchLabels').texts].map(
        ([key, value]) => [`${inPrometheus(key)}=${value}`, monitor] as const,
      ),
    ),
  );
  const copied = new Set(monitors.flatMap(copiedBy));
  const mayCopyAny = monitors.some((monitor) => endpointsOf(monitor).some(relabels));
  return ({ metric, matchers }) => {
    if (mayCopyAny || metric === undefined || exporters.test(metric) || metric.includes(':')) return undefined;
    const lost = matchers.find(
      ({ label, operator, value }) => operator === '=' && !copied.has(label) && selecting.has(`${label}=${value}`),
    );
    const by = lost === undefined ? undefined : selecting.get(`${lost.label}=${lost.value}`);
    return by === undefined
      ? undefined
      : `${metric} is selected by ${lost?.label}="${lost?.value}", a label of Kubernetes that ${titleOf(by)} does not copy to its series`;
  };
}

function copiedBy({ view }: ManifestObject): readonly string[] {
  const lists = ['targetLabels', 'podTargetLabels'].map((key) => view.at('spec', key));
  return lists.flatMap(({ items }) => items.map(({ value }) => inPrometheus(value ?? '')));
}

function inPrometheus(label: string): string {
  return label.replace(/[^a-zA-Z0-9_]/g, '_');
}

/** Relabelings may set anything: what they do is not worked out. */
function relabels(endpoint: View): boolean {
  return ['relabelings', 'metricRelabelings'].some((key) => endpoint.at(key).items.length > 0);
}
