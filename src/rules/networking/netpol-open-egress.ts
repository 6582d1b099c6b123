import type { ManifestObject } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { holds } from './address-range.ts';
import { egressWith } from './example.ts';
import { allowsPort, isPolicy } from './policy.ts';

const metadata = '169.254.169.254/32';
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Egress to everywhere. */
export const netpolOpenEgress: Rule = {
  id: 'netpol-open-egress',
  family: 'networking',
  severities: ['warning', 'info'],
  title: 'an egress rule without peers, or to every address without exceptions',
  why: 'an empty list means every destination: whoever takes the pod over can send data anywhere, and asks the metadata service of the cloud for credentials',
  fix: 'name the peers, or except 169.254.169.254/32, 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 from the range',
  repairs: 'person',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/'],
  example: {
    file: 'policy.yaml',
    bad: egressWith('- ports: [{ port: 443 }]'),
    good: egressWith('- to: [{ podSelector: { matchLabels: { app: db } } }]\n  ports: [{ port: 5432 }]'),
  },
  looksAt: 'object',
  judge: (object) =>
    isPolicy(object) ? object.view.at('spec', 'egress').items.flatMap((rule) => judge(rule, object)) : [],
};

function judge(rule: View, policy: ManifestObject): readonly Report[] {
  const peers = rule.at('to');
  if (peers.isFilledInLater || (!peers.isThere && policy.isPatch)) return [];
  if (peers.items.length === 0) return [openTo(rule, peers)];
  return peers.items.map((peer) => peer.at('ipBlock')).flatMap((block) => openBlock(block, rule));
}

function openTo(rule: View, peers: View): Report {
  const ports = rule.at('ports').items;
  const isDns = ports.length > 0 && ports.every((port) => ['53', '5353'].includes(port.at('port').value ?? ''));
  if (isDns)
    return {
      at: peers,
      severity: 'info',
      message: 'names may be asked of every server, also of one that carries data out',
    };
  const what =
    ports.length === 0
      ? 'everything may be reached, on every port'
      : `every destination may be reached, on ${portsOf(rule)}`;
  return {
    at: peers,
    message: peers.isThere ? `an empty \`to\` means that ${what}` : `a rule without \`to\` means that ${what}`,
  };
}

function openBlock(block: View, rule: View): readonly Report[] {
  const cidr = block.at('cidr');
  const except = block.at('except').items.map(({ value }) => value ?? '');
  if (cidr.value === '::/0')
    return except.length > 0 ? [] : [{ at: cidr, message: '::/0 without exceptions is every address' }];
  if (cidr.value === undefined || !holds(cidr.value, '0.0.0.0/0')) return [];
  // the metadata services of the clouds listen on port 80 alone
  const wanted = [...(allowsPort(rule, { port: 80, protocol: 'TCP' }) ? [metadata] : []), ...privateRanges];
  const missing = wanted.filter((range) => !except.some((one) => holds(one, range)));
  if (missing.length === 0) return [];
  if (except.length > 0)
    return [{ at: cidr, severity: 'info', message: `${cidr.value} does not except ${missing.join(', ')}` }];
  const what = `${cidr.value} without exceptions is every address, those of the cluster and its network too`;
  const isNarrow = rule.at('ports').items.length > 0;
  return [
    isNarrow ? { at: cidr, severity: 'info', message: `${what}, on ${portsOf(rule)}` } : { at: cidr, message: what },
  ];
}

function portsOf(rule: View): string {
  return rule
    .at('ports')
    .items.map((port) => port.at('port').value ?? 'every port')
    .join(', ');
}
