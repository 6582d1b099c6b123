import { isPlaceholder } from '../../kubernetes/placeholder.ts';
import { virtualServiceKind } from '../backends.ts';
import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { mayMakeMore } from '../unseen.ts';
import type { View } from '../view.ts';
import { serviceAt, serviceIn } from './istio-host.ts';

const destinationRuleKind = { kind: 'DestinationRule', group: 'networking.istio.io' };

/** Destinations that no pod stands behind. */
export const istioSubset: Rule = {
  id: 'istio-subset',
  family: 'networking',
  severities: ['error', 'warning'],
  title:
    'a route to a subset that no DestinationRule defines or whose labels no pod has, or weights that do not add up',
  why: 'the proxy answers 503 to the share of requests that goes there',
  fix: 'define the subset by labels that pods have, or take the destination out',
  repairs: 'person',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination'],
  example: { file: 'route.yaml', bad: exampleWith('canary'), good: exampleWith('stable') },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    const rules = {
      here: byService(set.ofKind(destinationRuleKind)),
      elsewhere: byService(set.elsewhere(destinationRuleKind)),
    };
    return set.ofKind(virtualServiceKind).flatMap((service) => judge({ set, ...rules }, service));
  },
};

type Rules = ReadonlyMap<string, readonly ManifestObject[]>;

interface Around {
  readonly set: ObjectSet;
  readonly here: Rules;
  readonly elsewhere: Rules;
}

/** DestinationRules by the Service that they are for. */
function byService(rules: readonly ManifestObject[]): Rules {
  return Map.groupBy(rules, ({ view }) => serviceIn(view.at('spec', 'host').value ?? ''));
}

function judge(around: Around, object: ManifestObject): readonly Report[] {
  const routes = ['http', 'tcp', 'tls'].flatMap((protocol) => object.view.at('spec', protocol).items);
  const reports = routes.flatMap((route) => [
    ...route.at('route').items.flatMap((one) => subsetFaults(around, object, one)),
    ...weightFaults(route.at('route')),
  ]);
  return reports.map((report) => ({ object, ...report }));
}

function subsetFaults({ set, here, elsewhere }: Around, object: ManifestObject, route: View): readonly Report[] {
  const [host, at] = [route.at('destination', 'host'), route.at('destination', 'subset')];
  if (at.value === undefined || at.isFilledInLater || host.value === undefined || host.isFilledInLater) return [];
  const rules = rulesFor(here, object, host.value);
  const isElsewhere = rulesFor(elsewhere, object, host.value).length > 0;
  const subsets = rules.flatMap((rule) => rule.view.at('spec', 'subsets').items.map((view) => ({ rule, view })));
  const subset = subsets.find(({ view }) => view.at('name').value === at.value);
  if (subset !== undefined) return set.isWhole ? withoutPods(set, subset.rule, { route, at, view: subset.view }) : [];
  if (rules.length > 0) return [{ at, message: `${rules.map(titleOf).join(', ')} defines no subset ${at.value}` }];
  const isOurs = mayBeSameNamespace(serviceAt(host.value, object.namespace).namespace, object.namespace);
  return set.isWhole && isOurs && !isElsewhere
    ? [{ at, message: `no DestinationRule for ${host.value} is there to define the subset ${at.value}` }]
    : [];
}

/** A rule may stand in the namespace of the Service, of whoever calls it, or of the mesh: what counts is its host. */
function rulesFor(rules: Rules, { namespace }: ManifestObject, host: string): readonly ManifestObject[] {
  const wanted = serviceAt(host, namespace);
  return (rules.get(wanted.service) ?? []).filter((rule) => {
    const own = serviceAt(rule.view.at('spec', 'host').value ?? '', rule.namespace);
    return mayBeSameNamespace(own.namespace, wanted.namespace);
  });
}

/** What no pod here has, although pods here have other values of the same label; labels that a Rollout sets are its own affair. */
function withoutPods(
  set: ObjectSet,
  rule: ManifestObject,
  { route, at, view }: { readonly route: View; readonly at: View; readonly view: View },
): readonly Report[] {
  if (route.at('weight').value === '0' || isOfRollout(set, rule)) return [];
  const pods = podsBehind(set, rule);
  const labels = view.at('labels').texts;
  if (pods.length === 0 || labels.size === 0 || [...labels.values()].some(isPlaceholder)) return [];
  const isMet = (of: ReadonlyMap<string, string>) => [...labels].every(([key, value]) => of.get(key) === value);
  if (mayMakeMore(set) || pods.some((pod) => isMet(pod.labels)) || labelsElsewhere(set).some(isMet)) return [];
  const text = [...labels].map(([key, value]) => `${key}: ${value}`).join(', ');
  return [{ at, message: `no pod has the labels of the subset ${at.value} (${text}): its share of requests gets 503` }];
}

function podsBehind(set: ObjectSet, { view, namespace }: ManifestObject): readonly Pod[] {
  const host = serviceAt(view.at('spec', 'host').value ?? '', namespace);
  const service = set.find({ kind: 'Service', group: '' }, { name: host.service, namespace: host.namespace });
  if (service !== undefined) return set.podsOfService(service);
  return set.pods.filter(
    ({ object, labels }) =>
      mayBeSameNamespace(object.namespace, host.namespace) && [...labels.values()].includes(host.service),
  );
}

/** The labels of pods that are kept elsewhere in the repository, such as those of another version. */
function labelsElsewhere(set: ObjectSet): readonly ReadonlyMap<string, string>[] {
  const kinds = [
    { kind: 'Deployment', group: 'apps' },
    { kind: 'StatefulSet', group: 'apps' },
    { kind: 'Rollout', group: 'argoproj.io' },
  ];
  return kinds
    .flatMap((kind) => set.elsewhere(kind))
    .map(({ view }) => view.at('spec', 'template', 'metadata', 'labels').texts);
}

function isOfRollout(set: ObjectSet, { name }: ManifestObject): boolean {
  return set.ofKind({ kind: 'Rollout', group: 'argoproj.io' }).some((rollout) => {
    const istio = rollout.view.at('spec', 'strategy', 'canary', 'trafficRouting', 'istio');
    return istio.at('destinationRule', 'name').value === name;
  });
}

/** Weights are shares of their sum, so only what is close to 100 is a slip, and nothing at all is refused. */
function weightFaults(route: View): readonly Report[] {
  const weights = route.items.map((one) => one.at('weight').number ?? 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (weights.length < 2 || route.items.some((one) => one.at('weight').isFilledInLater)) return [];
  if (sum === 0) return [{ at: route, message: 'the weights of the destinations add up to 0, which Istio refuses' }];
  return sum !== 100 && sum >= 90 && sum <= 110
    ? [
        {
          at: route,
          severity: 'warning',
          message: `the weights of the destinations add up to ${sum}, so none gets the share that it says`,
        },
      ]
    : [];
}

function exampleWith(subset: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  hosts: [api]
  http: [{ route: [{ destination: { host: api, subset: ${subset} } }] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api }
spec:
  host: api
  subsets: [{ name: stable, labels: { version: v1 } }]
`;
}
