import { isPlaceholder } from '../../kubernetes/placeholder.ts';
import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import { isSelected } from '../selector.ts';
import { mayMakeMore } from '../unseen.ts';
import type { View } from '../view.ts';
import { egressWith } from './example.ts';
import { isEverything, policyKind } from './policy.ts';

const nameLabel = 'kubernetes.io/metadata.name';
const namespaceKind = { kind: 'Namespace', group: '' };

/** A peer that selects nothing. */
export const netpolPeerLabel: Rule = {
  id: 'netpol-peer-label',
  family: 'networking',
  severities: ['error', 'warning', 'info'],
  title: 'a NetworkPolicy that selects namespaces by a label that they do not have, or pods that are not there',
  why: 'the selector matches nothing, so the traffic that it was meant to allow is cut',
  fix: `select by ${nameLabel}, which Kubernetes sets on every namespace`,
  repairs: 'safe',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name',
  ],
  elsewhere: [
    'kube-linter dangling-networkpolicy',
    'kube-linter dangling-networkpolicypeer-podselector',
    'kube-score networkpolicy-targets-pod',
  ],
  example: {
    file: 'policy.yaml',
    bad: egressWith('- to: [{ namespaceSelector: { matchLabels: { name: database } } }]'),
    good: egressWith(`- to: [{ namespaceSelector: { matchLabels: { ${nameLabel}: database } } }]`),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    if (!set.isWhole) return [];
    const here = {
      set,
      namespaces: [...set.ofKind(namespaceKind), ...set.elsewhere(namespaceKind)],
      knowsPods: set.pods.length > 0 && !mayMakeMore(set),
    };
    return set.ofKind(policyKind).flatMap((policy) => [...ownSelector(here, policy), ...peers(here, policy)]);
  },
};

interface Here {
  readonly set: ObjectSet;
  readonly namespaces: readonly ManifestObject[];
  /** Whether a selector that selects none of the pods here selects none at all. */
  readonly knowsPods: boolean;
}

const fixOfPods = 'select by labels that the pods have which are meant';

/** The pods by which cert-manager proves a host come and go, and no manifest names them. */
const labelOfSolvers = 'acme.cert-manager.io/http01-solver';

function ownSelector(here: Here, policy: ManifestObject): readonly Report[] {
  const at = policy.view.at('spec', 'podSelector');
  return selectsNobody(here, at, policy.namespace)
    ? [{ at, object: policy, severity: 'info', message: 'the policy selects none of the pods here', fix: fixOfPods }]
    : [];
}

function peers(here: Here, policy: ManifestObject): readonly Report[] {
  const spec = policy.view.at('spec');
  const all = [
    ...spec.at('ingress').items.flatMap((rule) => rule.at('from').items),
    ...spec.at('egress').items.flatMap((rule) => rule.at('to').items),
  ];
  return all.flatMap((peer) => {
    const namespaces = peer.at('namespaceSelector');
    const reports = namespaces.isThere ? namespaceFaults(here, namespaces) : podFaults(here, peer, policy.namespace);
    return reports.map((report) => ({ ...report, object: policy }));
  });
}

function podFaults(here: Here, peer: View, namespace: string | undefined): readonly Report[] {
  const at = peer.at('podSelector');
  return selectsNobody(here, at, namespace)
    ? [{ at, severity: 'info', message: 'the peer selects none of the pods here', fix: fixOfPods }]
    : [];
}

function selectsNobody({ set, knowsPods }: Here, selector: View, namespace: string | undefined): boolean {
  if (!selector.isThere || isEverything(selector) || !knowsPods) return false;
  if (selector.at('matchLabels').texts.has(labelOfSolvers)) return false;
  if ([...selector.at('matchLabels').texts.values()].some(isPlaceholder)) return false;
  return set.podsSelectedBy(selector, namespace).length === 0;
}

function namespaceFaults({ namespaces: known }: Here, selector: View): readonly Report[] {
  const isMet = known.some((namespace) => isSelected(selector, labelsOf(namespace)));
  const labels = selector.at('matchLabels');
  const given = labels.entries.find(
    ([key, { value }]) => key !== nameLabel && value !== undefined && !isPlaceholder(value),
  );
  if (isMet || given === undefined) return [];
  const [key, at] = given;
  if (key === 'name') return [byName(known, labels, at)];
  return known.length === 0
    ? []
    : [{ at, severity: 'info', message: `no namespace here has the label ${key}: ${at.value}` }];
}

/** The label that everybody expects, and that nobody sets. */
function byName(known: readonly ManifestObject[], labels: View, at: View): Report {
  const isThere = known.some(({ name }) => name !== undefined && mayBeSameNamespace(name, at.value));
  const isSurelyWithout = isThere && !known.some((namespace) => namespace.labels.get('name') === at.value);
  return {
    at,
    severity: isSurelyWithout ? 'error' : 'warning',
    message: isSurelyWithout
      ? `the namespace ${at.value} has no label name: ${at.value}`
      : `namespaces have no label \`name\` of their own: ${nameLabel}: ${at.value} selects ${at.value}`,
    repair: renamed(labels, at),
  };
}

function renamed(labels: View, at: View): Repair {
  return { of: 'yaml', changes: [{ remove: at }, { set: labels.at(nameLabel), to: at.value ?? '' }] };
}

function labelsOf({ labels, name }: ManifestObject): ReadonlyMap<string, string> {
  return new Map([...labels, [nameLabel, name ?? '']]);
}
