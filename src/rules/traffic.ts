import type { ManifestObject } from './object.ts';
import type { ObjectSet } from './object-set.ts';
import type { Pod, PodContainer } from './pod.ts';
import type { View } from './view.ts';

/** A container that a Service sends requests to. */
export interface Receiver {
  readonly container: PodContainer;
  readonly service: ManifestObject;
  /** Whether the Service has no address of its own: its clients find the pods by DNS. */
  readonly isHeadless: boolean;
}

/** Whether a Service has no address of its own (`clusterIP: None`). */
export function isHeadless({ view }: ManifestObject): boolean {
  return view.at('spec', 'clusterIP').value === 'None';
}

/** The port of the pod that a port of a Service leads to: `targetPort`, else its own number. */
export function targetPortOf(port: View): View {
  const target = port.at('targetPort');
  return target.isThere ? target : port.at('port');
}

/** Whether a port is read by the monitoring alone, going by names: nobody misses a request that is lost there. */
function isForMetrics({ name: service = '' }: ManifestObject, port: View): boolean {
  const names = [port.at('name').value, port.at('targetPort').value];
  const isNamed = names.some((name = '') => /metrics|prometheus|telemetry|monitoring|exporter/i.test(name));
  return isNamed || /(^|-)(metrics|exporter|telemetry)$/.test(service);
}

/** The container that has the port, by its name or its number. */
function containerOfPort({ running }: Pod, target: View): PodContainer | undefined {
  return running.find(({ view }) => view.at('ports').items.some((port) => isPort(port, target)));
}

function isPort(port: View, target: View): boolean {
  const key = typeof target.meaning === 'number' ? 'containerPort' : 'name';
  return target.value !== undefined && port.at(key).value === target.value;
}

/** The containers of a pod that Services of the set send requests to, other than for metrics. */
export function receiversOf(set: ObjectSet, pod: Pod): readonly Receiver[] {
  return set.servicesOf(pod).flatMap((service) =>
    service.view
      .at('spec', 'ports')
      .items.filter((port) => !isForMetrics(service, port))
      .flatMap((port) => {
        const container = containerOfPort(pod, targetPortOf(port)) ?? theOnly(pod);
        return container === undefined ? [] : [{ container, service, isHeadless: isHeadless(service) }];
      }),
  );
}

/** Where there is one container, it is the one: ports need not be listed. */
function theOnly({ containers }: Pod): PodContainer | undefined {
  const [first, second] = containers.filter(({ list }) => list === 'containers');
  return second === undefined ? first : undefined;
}

/** Each container once, with all that leads to it. */
export function byContainer(receivers: readonly Receiver[]): ReadonlyMap<PodContainer, readonly Receiver[]> {
  return Map.groupBy(receivers, ({ container }) => container);
}
