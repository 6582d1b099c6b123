import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { allowsDns } from './dns.ts';
import { egressWith, exampleDeployment } from './example.ts';
import {
  hasOtherPolicies,
  isEverything,
  isOnPodNetwork,
  policiesAround,
  policiesOfPods,
  policyKind,
  protocolOf,
  restricts,
} from './policy.ts';

/** Pods whose egress is restricted, and that cannot resolve names. */
export const netpolDns: Rule = {
  id: 'netpol-dns',
  family: 'networking',
  severities: ['error', 'warning'],
  title: 'a pod whose egress is restricted and that may not ask the DNS of the cluster, by UDP and by TCP',
  why: 'no name resolves, so everything that the pod calls by name fails; without TCP long answers are cut off',
  fix: 'allow ports 53 UDP and TCP to the pods k8s-app: kube-dns of the namespace kube-system',
  repairs: 'safe',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    'https://www.rfc-editor.org/rfc/rfc7766',
  ],
  example: {
    file: 'app.yaml',
    bad: `${exampleDeployment}---\n${egressWith(databaseRule())}`,
    good: `${exampleDeployment}---\n${egressWith(`${databaseRule()}\n${dnsRule()}`)}`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    if (!set.isWhole || hasOtherPolicies(set)) return [];
    const policies = policiesAround(set).filter((policy) => restricts(policy, 'Egress'));
    const own = new Set(set.ofKind(policyKind));
    const reports = [...policiesOfPods(set, policies)]
      .filter(([pod]) => isOnPodNetwork(pod))
      .flatMap(([pod, about]) => judge(pod, about, own));
    return [...new Map([...reports, ...withoutPods(set, policies)].map((report) => [report.at, report])).values()];
  },
};

/**
 * Of a namespace whose pods stand elsewhere: where its egress is closed for all of them, and rules to names are opened, but no policy
 * anywhere opens DNS, the one that does is missing here.
 */
function withoutPods(set: ObjectSet, policies: readonly ManifestObject[]): readonly Report[] {
  const own = set.ofKind(policyKind).filter((one) => restricts(one, 'Egress') && !set.hasPodsIn(one.namespace));
  const opening = firstByNamespace(own, callsByName);
  const asking = firstByNamespace(policies, (rule) => allowsDns(rule, 'UDP') || allowsDns(rule, 'TCP'));
  return own.filter(isAboutEveryPod).flatMap((closed) => {
    const opens = inNamespace(opening, closed);
    if (opens === undefined || inNamespace(asking, closed) !== undefined) return [];
    const message = `${titleOf(closed)} closes the egress of every pod, and no policy here lets them ask the DNS of the cluster`;
    return [{ at: opens.view.at('spec', 'egress'), object: opens, severity: 'warning', message } as const];
  });
}

function isAboutEveryPod({ view }: ManifestObject): boolean {
  const selector = view.at('spec', 'podSelector');
  return isEverything(selector) && !selector.isFilledInLater;
}

type ByNamespace = ReadonlyMap<string | undefined, ManifestObject>;

/** Of the policies with such a rule the first of each namespace. */
function firstByNamespace(policies: readonly ManifestObject[], isMeant: (rule: View) => boolean): ByNamespace {
  const meant = policies.filter(({ view }) => view.at('spec', 'egress').items.some(isMeant));
  return new Map(meant.toReversed().map((policy) => [policy.namespace, policy]));
}

/** A namespace that is left open may be any. */
function inNamespace(policies: ByNamespace, { namespace }: ManifestObject): ManifestObject | undefined {
  const [any] = policies.values();
  return namespace === undefined ? any : (policies.get(namespace) ?? policies.get(undefined));
}

function judge(pod: Pod, about: readonly ManifestObject[], own: ReadonlySet<ManifestObject>): readonly Report[] {
  const rules = about.flatMap((policy) => policy.view.at('spec', 'egress').items.map((view) => ({ policy, view })));
  const [udp, tcp] = (['UDP', 'TCP'] as const).map((protocol) => rules.find(({ view }) => allowsDns(view, protocol)));
  const at = about.find((policy) => own.has(policy) && policy.view.at('spec', 'egress').items.length > 0);
  if (at === undefined || !rules.some(({ view }) => callsByName(view))) return [];
  const pods = `the pods of ${titleOf(pod.object)}`;
  if (udp === undefined)
    return [withoutUdp({ pods, at, tcp: tcp !== undefined && own.has(tcp.policy) ? tcp : undefined })];
  if (tcp !== undefined || !own.has(udp.policy)) return [];
  const ports = udp.view.at('ports');
  const repair = withTcp(ports);
  return [
    {
      at: ports,
      object: udp.policy,
      severity: 'warning',
      message: `${pods} may ask the DNS of the cluster by UDP only, and long answers need TCP`,
      ...(repair === undefined ? {} : { repair }),
    },
  ];
}

interface WithoutUdp {
  readonly pods: string;
  readonly at: ManifestObject;
  /** The rule that allows the other protocol. */
  readonly tcp: { readonly policy: ManifestObject; readonly view: View } | undefined;
}

/** Resolvers ask by UDP, and by TCP only when they are told that an answer is cut: https://www.rfc-editor.org/rfc/rfc7766 */
function withoutUdp({ pods, at, tcp }: WithoutUdp): Report {
  if (tcp === undefined)
    return {
      at: at.view.at('spec', 'egress'),
      object: at,
      message: `${pods} may not ask the DNS of the cluster: no rule allows port 53`,
    };
  return {
    at: tcp.view.at('ports'),
    object: tcp.policy,
    message: `${pods} may ask the DNS of the cluster by TCP only, and resolvers ask by UDP; a port without protocol is TCP`,
  };
}

/** A rule to addresses alone needs no names. */
function callsByName(rule: View): boolean {
  const peers = rule.at('to').items;
  return peers.length === 0 || peers.some((peer) => !peer.at('ipBlock').isThere);
}

/** The same ports by both protocols, where the rule is about nothing but DNS. */
function withTcp(ports: View): Repair | undefined {
  const [only, ...others] = ports.items;
  if (only === undefined || others.length > 0 || protocolOf(only) !== 'UDP') return undefined;
  const port = only.at('port').meaning;
  if (port !== 53 && port !== 5353) return undefined;
  return { of: 'yaml', changes: [{ set: ports, to: ['UDP', 'TCP'].map((protocol) => ({ protocol, port })) }] };
}

function databaseRule(): string {
  return `- to: [{ podSelector: { matchLabels: { app: db } } }]
  ports: [{ port: 5432 }]`;
}

function dnsRule(): string {
  return `- to:
    - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
      podSelector: { matchLabels: { k8s-app: kube-dns } }
  ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]`;
}
