import type { JsonValue } from '../../data/json.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import { replicasOf } from '../replicas.ts';
import type { Report, Rule } from '../rule.ts';
import { isSelected } from '../selector.ts';
import type { View } from '../view.ts';
import { bindsNodePort } from './rolling-update.ts';

const host = 'kubernetes.io/hostname';
const zone = 'topology.kubernetes.io/zone';

/** Several pods that may all stand on one machine. */
export const spread: Rule = {
  id: 'spread',
  family: 'reliability',
  severities: ['warning', 'info'],
  title: 'a workload of two or more pods that nothing spreads over hosts, or over zones',
  why: 'the scheduler may put all pods on one host, or into one zone, and they are gone together with it',
  fix: 'add topologySpreadConstraints for the zone and the host, with the labels of the pods',
  repairs: 'safe',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/'],
  elsewhere: [
    'kube-linter no-anti-affinity',
    'kube-score deployment-has-host-podantiaffinity',
    'kube-score pod-topology-spread-constraints',
    'polaris topologySpreadConstraint',
  ],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: { matchLabels: { app: api } }
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => set.pods.flatMap((pod) => judge(set, pod)),
};

/** One thing that spreads pods, or keeps them apart. */
interface Spreading {
  readonly topology: string | undefined;
  /** Which pods it counts. */
  readonly selector: View;
  /** Whether it counts the pods of this template too: otherwise it does nothing for them. */
  readonly isEffective: boolean;
}

function judge(set: ObjectSet, pod: Pod): readonly Report[] {
  const replicas = replicasOf(set, pod.runsAs);
  if (replicas === undefined || replicas.lowest < 2 || bindsNodePort(pod)) return [];
  if (pod.spec.at('affinity').isFilledInLater || pod.spec.at('topologySpreadConstraints').isFilledInLater) return [];
  const all = spreadingsOf(pod);
  const effective = all.filter(({ isEffective }) => isEffective);
  if (effective.length > 0) return effective.every(({ topology }) => topology === host) ? [reportZone(pod)] : [];
  return all.length > 0 ? all.map((one) => reportIdle(pod, one)) : [reportNone(pod)];
}

function spreadingsOf({ spec, labels }: Pod): readonly Spreading[] {
  const apart = spec.at('affinity', 'podAntiAffinity');
  const terms = [
    ...spec.at('topologySpreadConstraints').items,
    ...apart.at('requiredDuringSchedulingIgnoredDuringExecution').items,
    ...apart.at('preferredDuringSchedulingIgnoredDuringExecution').items.map((one) => one.at('podAffinityTerm')),
  ];
  return terms.map((term) => {
    const selector = term.at('labelSelector');
    return { topology: term.at('topologyKey').value, selector, isEffective: isSelected(selector, labels) };
  });
}

function reportZone(pod: Pod): Report {
  return {
    at: pod.spec.at('topologySpreadConstraints'),
    severity: 'info',
    message: `the pods of ${titleOf(pod.runsAs)} are spread over hosts, but not over zones`,
    why: 'the scheduler may put all pods into one zone, and they are gone together with it',
    object: pod.object,
    ...repairOf(pod, [zone]),
  };
}

function reportIdle({ runsAs, object }: Pod, { topology, selector }: Spreading): Report {
  return {
    at: selector,
    message: `what spreads ${titleOf(runsAs)} over ${topology ?? 'nodes'} selects other pods than its own`,
    fix: 'use the labels of the pod template',
    object,
  };
}

function reportNone(pod: Pod): Report {
  return {
    at: pod.spec,
    message: `nothing spreads the pods of ${titleOf(pod.runsAs)} over hosts or zones`,
    object: pod.object,
    ...repairOf(pod, [zone, host]),
  };
}

/** Wishes that hinder no pod from being placed, with the labels that its controller goes by. */
function repairOf({ spec, runsAs }: Pod, topologies: readonly string[]): Pick<Report, 'repair'> {
  const at = spec.at('topologySpreadConstraints');
  const selector = runsAs.view.at('spec', 'selector');
  const matchLabels = Object.fromEntries(selector.at('matchLabels').texts);
  if (at.isThere || selector.at('matchExpressions').isThere || Object.keys(matchLabels).length === 0) return {};
  const to: JsonValue = topologies.map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  }));
  return { repair: { of: 'yaml', changes: [{ set: at, to }] } };
}
