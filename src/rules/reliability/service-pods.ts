import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report } from '../rule.ts';
import { isHeadless, targetPortOf } from '../traffic.ts';
import { mayMakeMore } from '../unseen.ts';
import type { View } from '../view.ts';

/** Labels that pods get when they are made: no template has them. */
const atRunTime =
  /^(pod-template-hash|rollouts-pod-template-hash|controller-revision-hash|statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|(batch\.kubernetes\.io\/)?(job-name|controller-uid))$/;

/** What is wrong with the pods that a Service selects. */
export function judgeService(set: ObjectSet, service: ManifestObject): readonly Report[] {
  const { view } = service;
  const selector = view.at('spec', 'selector');
  const wanted = [...selector.texts].filter(([key]) => !atRunTime.test(key));
  const isOpen = selector.entries.some(([, value]) => value.isFilledInLater);
  if (wanted.length === 0 || isOpen || view.at('spec', 'type').value === 'ExternalName') return [];
  const selected = set.podsWith(new Map(wanted), service.namespace);
  if (selected.length > 0) return judgePorts(service, selected);
  return isMissing(set, service, wanted) ? [reportMissing(set, service, wanted)] : [];
}

/**
 * Whether pods of its namespace are here. Of a Service that names one, pods that leave it open may be meant for another: then only
 * those of its own name tell.
 */
function hasPodsBeside(set: ObjectSet, { namespace, name }: ManifestObject): boolean {
  if (namespace === undefined) return set.pods.length > 0;
  return set.pods.some(
    ({ object, runsAs }) => object.namespace === namespace || (object.namespace === undefined && runsAs.name === name),
  );
}

type Wanted = readonly (readonly [string, string])[];

/** Pods may stand elsewhere, or be made by what the set does not show. */
function isMissing(set: ObjectSet, service: ManifestObject, wanted: Wanted): boolean {
  if (!set.isWhole || !hasPodsBeside(set, service) || mayMakeMore(set)) return false;
  return set.podsElsewhereWith(new Map(wanted), service.namespace).length === 0;
}

function reportMissing(set: ObjectSet, service: ManifestObject, wanted: Wanted): Report {
  const selector = service.view.at('spec', 'selector');
  const near = nearest(set.podsWith(new Map(), service.namespace), wanted, service.name);
  const labels = wanted.map(([key, value]) => `${key}: ${value}`).join(', ');
  const message = `${titleOf(service)} selects ${labels}, which no pod has`;
  if (near === undefined) return { at: selector, message, object: service };
  const { pod, key } = near;
  const has = pod.labels.has(key) ? `${key}: ${pod.labels.get(key)}` : `no label ${key}`;
  return {
    at: selector.at(key),
    // members of a replicated store get a role by labels that they set themselves
    severity: !pod.labels.has(key) && pod.runsAs.kind === 'StatefulSet' ? 'warning' : 'error',
    message: `${message}: those of ${titleOf(pod.runsAs)} have ${has}`,
    object: service,
  };
}

/** The pod that is likely meant: the only one, or one that lacks a single label of several; of these the one of the Service's name. */
function nearest(pods: readonly Pod[], wanted: Wanted, name: string | undefined): Near | undefined {
  const near = pods.flatMap((pod) => {
    const [first, second] = wanted.filter(([key, value]) => pod.labels.get(key) !== value);
    return first === undefined || second !== undefined ? [] : [{ pod, key: first[0] }];
  });
  const isClear = wanted.length > 1 || pods.length === 1;
  return near.find(({ pod }) => pod.runsAs.name === name) ?? (isClear ? near[0] : undefined);
}

interface Near {
  readonly pod: Pod;
  readonly key: string;
}

function judgePorts(service: ManifestObject, pods: readonly Pod[]): readonly Report[] {
  return service.view.at('spec', 'ports').items.flatMap((port) => {
    const at = targetPortOf(port);
    if (at.value === undefined || at.isFilledInLater) return [];
    const isName = !/^\d+$/.test(at.value);
    return isName ? judgeName(service, pods, { port, at }) : judgeNumber(service, pods, at);
  });
}

/** A name is looked up among the ports of each pod, of the same protocol. */
function judgeName(
  service: ManifestObject,
  pods: readonly Pod[],
  { port, at }: { readonly port: View; readonly at: View },
): readonly Report[] {
  const protocol = port.at('protocol').value ?? 'TCP';
  const listed = pods.flatMap(portsOf);
  if (listed.some(({ name, ...one }) => name === at.value && one.protocol === protocol)) return [];
  const names = [...new Set(listed.flatMap(({ name }) => name ?? []))];
  const has = names.length === 0 ? 'have no port with a name' : `have only ${names.join(', ')}`;
  return [{ at, message: `${titleOf(service)} leads to the port ${at.value}, but its pods ${has}`, object: service }];
}

/** Ports need not be listed: only who lists others has likely mistaken the number. Clients of a headless Service choose it themselves. */
function judgeNumber(service: ManifestObject, pods: readonly Pod[], at: View): readonly Report[] {
  const numbers = [...new Set(pods.flatMap(portsOf).flatMap(({ number }) => number ?? []))];
  const isUnlisted = pods.some((pod) => portsOf(pod).length === 0);
  if (isHeadless(service) || isUnlisted || numbers.includes(at.value ?? '')) return [];
  const message = `${titleOf(service)} leads to the port ${at.value}, but its pods list ${numbers.join(', ')}`;
  return [{ at, severity: 'warning', message, object: service }];
}

interface ListedPort {
  readonly name: string | undefined;
  readonly number: string | undefined;
  readonly protocol: string;
}

function portsOf({ running }: Pod): readonly ListedPort[] {
  return running.flatMap(({ view }) =>
    view.at('ports').items.map((port) => ({
      name: port.at('name').value,
      number: port.at('containerPort').value,
      protocol: port.at('protocol').value ?? 'TCP',
    })),
  );
}
