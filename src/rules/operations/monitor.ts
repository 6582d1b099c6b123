import { LabelIndex } from '../label-index.ts';
import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { View } from '../view.ts';

/** What tells Prometheus where metrics are: by a Service, or by pods. */
const serviceMonitorKind: KindName = { kind: 'ServiceMonitor', group: 'monitoring.coreos.com' };
const podMonitorKind: KindName = { kind: 'PodMonitor', group: 'monitoring.coreos.com' };
/** What a ServiceMonitor selects. */
export const serviceKind: KindName = { kind: 'Service', group: '' };

/** The monitors of a set. */
export function monitorsOf(set: ObjectSet): readonly ManifestObject[] {
  return [...set.ofKind(serviceMonitorKind), ...set.ofKind(podMonitorKind)];
}

/** The endpoints that a monitor scrapes. */
export function endpointsOf({ kind, view }: ManifestObject): readonly View[] {
  return view.at('spec', kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints').items;
}

/** The Services that a ServiceMonitor selects, here and elsewhere in the repository. */
export function servicesOfMonitor(set: ObjectSet, monitor: ManifestObject): readonly ManifestObject[] {
  return servicesByLabel(set)
    .selectedBy(monitor.view.at('spec', 'selector'), undefined)
    .filter(({ namespace }) => looksInto(monitor, namespace));
}

const indexes = new WeakMap<ObjectSet, LabelIndex<ManifestObject>>();

function servicesByLabel(set: ObjectSet): LabelIndex<ManifestObject> {
  const known = indexes.get(set);
  if (known !== undefined) return known;
  const index = new LabelIndex([...set.ofKind(serviceKind), ...set.elsewhere(serviceKind)], (service) => service);
  indexes.set(set, index);
  return index;
}

/** The pods that a monitor scrapes, by themselves or behind Services; without a Service those that it seems to be meant for. */
export function podsOfMonitor(set: ObjectSet, monitor: ManifestObject): readonly Pod[] {
  const services = monitor.kind === 'ServiceMonitor' ? servicesOfMonitor(set, monitor) : [];
  if (services.length > 0) return services.flatMap((service) => set.podsOfService(service));
  return set
    .podsSelectedBy(monitor.view.at('spec', 'selector'), undefined)
    .filter(({ object }) => looksInto(monitor, object.namespace));
}

/** Whether a monitor looks into a namespace: its own, unless it says otherwise. */
export function looksInto({ view, namespace }: ManifestObject, other: string | undefined): boolean {
  const selector = view.at('spec', 'namespaceSelector');
  if (selector.at('any').isTrue) return true;
  const names = selector.at('matchNames').items.map(({ value }) => value);
  return names.length === 0
    ? mayBeSameNamespace(namespace, other)
    : names.some((name) => name !== undefined && mayBeSameNamespace(name, other));
}
