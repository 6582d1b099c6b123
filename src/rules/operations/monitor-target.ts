import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { isSelected } from '../selector.ts';
import { mayMakeMore } from '../unseen.ts';
import type { View } from '../view.ts';
import { exampleMonitor, exampleService } from './example.ts';
import { endpointsOf, looksInto, monitorsOf, podsOfMonitor, serviceKind, servicesOfMonitor } from './monitor.ts';

/** Metrics that nobody scrapes, or that are scraped twice. */
export const monitorTarget: Rule = {
  id: 'monitor-target',
  family: 'operations',
  severities: ['warning', 'info'],
  title:
    'a monitor that selects nothing or a port that is not there, and a workload with a metrics port and no monitor',
  why: 'there are no metrics, so alerts and analyses of the workload see nothing, and say nothing',
  fix: 'select by the labels that the Service has, and name the port as the Service does',
  repairs: 'suggested',
  sources: [
    'https://prometheus-operator.dev/docs/developer/getting-started/',
    'https://prometheus-operator.dev/docs/api-reference/api/',
  ],
  elsewhere: ['kube-linter dangling-servicemonitor'],
  example: {
    file: 'app.yaml',
    bad: `${exampleService}---\n${exampleMonitor('metrics')}`,
    good: `${exampleService}---\n${exampleMonitor('http')}`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => [
    ...monitorsOf(set).flatMap((monitor) => [...targetFaults(set, monitor), ...overwrites(monitor)]),
    ...podFaults(set),
  ],
};

function targetFaults(set: ObjectSet, monitor: ManifestObject): readonly Report[] {
  const selector = monitor.view.at('spec', 'selector');
  if (!set.isWhole || !selector.isThere) return [];
  const isOfPods = monitor.kind === 'PodMonitor';
  const services = isOfPods ? [] : servicesOfMonitor(set, monitor);
  const pods = podsOfMonitor(set, monitor);
  if ((isOfPods ? pods : services).length === 0) return selectsNothing(set, monitor, selector);
  return endpointsOf(monitor).flatMap((endpoint) => portFault(endpoint, monitor, { services, pods }));
}

function selectsNothing(set: ObjectSet, monitor: ManifestObject, at: View): readonly Report[] {
  const report = (message: string) => [{ at, object: monitor, message: `${titleOf(monitor)} selects ${message}` }];
  if (!set.pods.some(({ object }) => looksInto(monitor, object.namespace))) return [];
  const unlabelled =
    monitor.kind === 'ServiceMonitor'
      ? set.ofKind(serviceKind).find((service) => isMeant(monitor, service))
      : undefined;
  if (unlabelled !== undefined)
    return report(`no Service: ${titleOf(unlabelled)} selects pods by these labels, and does not have them itself`);
  if (mayMakeMore(set)) return [];
  return report(monitor.kind === 'PodMonitor' ? 'none of the pods here' : 'no Service here, so it scrapes nothing');
}

function isMeant(monitor: ManifestObject, { view, namespace }: ManifestObject): boolean {
  return (
    looksInto(monitor, namespace) && isSelected(monitor.view.at('spec', 'selector'), view.at('spec', 'selector').texts)
  );
}

function portFault(
  endpoint: View,
  monitor: ManifestObject,
  { services, pods }: { readonly services: readonly ManifestObject[]; readonly pods: readonly Pod[] },
): readonly Report[] {
  const at = endpoint.at('port');
  if (at.value === undefined || at.isFilledInLater) return [];
  const names =
    monitor.kind === 'PodMonitor'
      ? pods.flatMap(({ running }) => running.flatMap(({ view }) => namesOf(view.at('ports'))))
      : services.flatMap(({ view }) => namesOf(view.at('spec', 'ports')));
  if (names.includes(at.value)) return [];
  const there = names.length === 0 ? 'no port there has a name' : `ports there are ${[...new Set(names)].join(', ')}`;
  return [
    { at, object: monitor, message: `${titleOf(monitor)} scrapes the port ${at.value}, which is not there: ${there}` },
  ];
}

function namesOf(ports: View): readonly string[] {
  return ports.items.flatMap((port) => port.at('name').value ?? []);
}

function overwrites(monitor: ManifestObject): readonly Report[] {
  return endpointsOf(monitor)
    .map((endpoint) => endpoint.at('honorLabels'))
    .filter(({ isTrue }) => isTrue)
    .map((at) => ({
      at,
      object: monitor,
      severity: 'info',
      message: 'honorLabels lets what is scraped overwrite the labels pod, namespace and job',
      why: 'an application can pass its series off as those of another, and alerts look at the wrong one',
      fix: 'leave it out, unless the target speaks for others, as a gateway or kube-state-metrics does',
    }));
}

function podFaults(set: ObjectSet): readonly Report[] {
  if (!set.isWhole) return [];
  const monitors = monitorsOf(set);
  const scraped = new Set(monitors.flatMap((monitor) => podsOfMonitor(set, monitor)));
  return set.pods.flatMap((pod) => {
    const annotation = pod.metadata.at('annotations', 'prometheus.io/scrape');
    if (scraped.has(pod)) return annotation.value === 'true' ? [twice(annotation, pod)] : [];
    const port = metricsPort(pod);
    return port === undefined || annotation.value === 'true' ? [] : [unscraped(port, pod, monitors.length > 0)];
  });
}

function twice(at: View, { object }: Pod): Report {
  return {
    at,
    object,
    severity: 'info',
    message: `${titleOf(object)} is scraped by a monitor, and asks for it by an annotation too`,
    why: 'where both are honoured every series is there twice, and sums are twice as high',
    fix: 'keep one of the two',
  };
}

function metricsPort(pod: Pod): View | undefined {
  if (!pod.isLongRunning) return undefined;
  return pod.running
    .flatMap(({ view }) => view.at('ports').items)
    .map((port) => port.at('name'))
    .find(({ value }) => /^(http-?)?(metrics|prometheus|prom)$/.test(value ?? ''));
}

/** Where nothing is monitored by objects of the operator, something else may scrape. */
function unscraped(at: View, { object }: Pod, usesMonitors: boolean): Report {
  return {
    at,
    object,
    severity: usesMonitors ? 'warning' : 'info',
    message: `${titleOf(object)} has the port ${at.value}, and no monitor here scrapes it`,
    fix: 'add a ServiceMonitor or a PodMonitor for it',
  };
}
