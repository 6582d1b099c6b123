import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { View } from '../view.ts';

/** The policies of Kubernetes itself. */
export const policyKind: KindName = { kind: 'NetworkPolicy', group: 'networking.k8s.io' };
/** Policies of network plugins: what they allow is not known here. */
const otherPolicies: readonly KindName[] = [
  { kind: 'CiliumNetworkPolicy', group: 'cilium.io' },
  { kind: 'CiliumClusterwideNetworkPolicy', group: 'cilium.io' },
  { kind: 'NetworkPolicy', group: 'crd.projectcalico.org' },
  { kind: 'GlobalNetworkPolicy', group: 'crd.projectcalico.org' },
  { kind: 'NetworkPolicy', group: 'projectcalico.org' },
  { kind: 'GlobalNetworkPolicy', group: 'projectcalico.org' },
  { kind: 'AdminNetworkPolicy', group: 'policy.networking.k8s.io' },
  { kind: 'BaselineAdminNetworkPolicy', group: 'policy.networking.k8s.io' },
];

/** A way that a policy speaks of. */
export type Direction = 'Ingress' | 'Egress';

/** Whether an object is a NetworkPolicy of Kubernetes. */
export function isPolicy({ kind, group }: ManifestObject): boolean {
  return kind === policyKind.kind && group === policyKind.group;
}

/** The NetworkPolicies of a set and of the rest of the repository. */
export function policiesAround(set: ObjectSet): readonly ManifestObject[] {
  return [...set.ofKind(policyKind), ...set.elsewhere(policyKind)];
}

/** Whether policies of another kind are about, which may restrict or allow what these do not. */
export function hasOtherPolicies(set: ObjectSet): boolean {
  return otherPolicies.some((kind) => set.ofKind(kind).length + set.elsewhere(kind).length > 0);
}

/**
 * Whether a policy restricts a direction. Without `policyTypes` it is ingress, and egress only where it has rules for it:
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
 */
export function restricts({ view }: ManifestObject, direction: Direction): boolean {
  const types = view.at('spec', 'policyTypes').items.map(({ value }) => value);
  if (types.length > 0) return types.includes(direction);
  return direction === 'Ingress' || view.at('spec', 'egress').items.length > 0;
}

/** The policies that are about each pod: an empty selector is about every pod of the namespace. */
export function policiesOfPods(
  set: ObjectSet,
  policies: readonly ManifestObject[],
): ReadonlyMap<Pod, readonly ManifestObject[]> {
  const found = new Map<Pod, ManifestObject[]>();
  for (const policy of policies)
    for (const pod of podsOf(set, policy)) {
      const list = found.get(pod);
      if (list === undefined) found.set(pod, [policy]);
      else list.push(policy);
    }
  return found;
}

function podsOf(set: ObjectSet, { view, namespace }: ManifestObject): readonly Pod[] {
  const selector = view.at('spec', 'podSelector');
  if (!isEverything(selector)) return set.podsSelectedBy(selector, namespace);
  return set.pods.filter(({ object }) => mayBeSameNamespace(object.namespace, namespace));
}

/** Whether a selector is empty, and so selects everything. */
export function isEverything(selector: View): boolean {
  return selector.at('matchLabels').keys.length === 0 && selector.at('matchExpressions').items.length === 0;
}

/** Whether network policies count for a pod at all: one on the network of its node they do not touch. */
export function isOnPodNetwork({ spec }: Pod): boolean {
  return !spec.at('hostNetwork').isTrue;
}

/** The protocol of a port of a rule: TCP unless it says otherwise. */
export function protocolOf(port: View): string {
  return port.at('protocol').value ?? 'TCP';
}

/** Whether a rule lets a port pass: without ports every one, else by number, range or name. */
export function allowsPort(rule: View, wanted: { readonly port: number; readonly protocol: string }): boolean {
  const ports = rule.at('ports').items;
  return ports.length === 0 || ports.some((one) => protocolOf(one) === wanted.protocol && covers(one, wanted.port));
}

function covers(one: View, port: number): boolean {
  const [first, last] = [one.at('port'), one.at('endPort')];
  if (!first.isThere) return true;
  const from = first.number;
  return from !== undefined && port >= from && port <= (last.number ?? from);
}
