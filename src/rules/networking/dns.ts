import type { View } from '../view.ts';
import { allowsPort, isEverything, protocolOf } from './policy.ts';

/** Ports of cluster DNS: OpenShift's pods listen on 5353, and a name is that of the pods' port. */
const ports = [53, 5353];
const portNames: Readonly<Record<string, readonly string[]>> = { UDP: ['dns', 'dns-udp'], TCP: ['dns-tcp', 'dns'] };

/** Whether a rule may let a pod ask the DNS of the cluster by a protocol; where it cannot be told, it may. */
export function allowsDns(rule: View, protocol: 'UDP' | 'TCP'): boolean {
  const peers = rule.at('to').items;
  const named = rule
    .at('ports')
    .items.some((port) => protocolOf(port) === protocol && portNames[protocol]?.includes(port.at('port').value ?? ''));
  const isPortOpen = named || ports.some((port) => allowsPort(rule, { port, protocol }));
  return isPortOpen && (peers.length === 0 || peers.some(mayBeDns));
}

/** Addresses may be those of the DNS Service, or of the cache on the node. */
function mayBeDns(peer: View): boolean {
  if (peer.at('ipBlock').isThere) return true;
  return mayBeNamespace(peer) && mayBePods(peer.at('podSelector'));
}

function mayBeNamespace(peer: View): boolean {
  const selector = peer.at('namespaceSelector');
  if (!selector.isThere) return labelsOf(peer.at('podSelector')).some(soundsLikeDns);
  if (isEverything(selector) || selector.at('matchExpressions').items.length > 0) return true;
  return labelsOf(selector).every((value) => value === 'kube-system' || soundsLikeDns(value));
}

function mayBePods(selector: View): boolean {
  if (!selector.isThere || isEverything(selector) || selector.at('matchExpressions').items.length > 0) return true;
  return labelsOf(selector).some(soundsLikeDns);
}

function labelsOf(selector: View): readonly string[] {
  return [...selector.at('matchLabels').texts.values()];
}

function soundsLikeDns(value: string): boolean {
  return /dns|default|\{\{|\$\{/i.test(value);
}
