import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Replicas } from '../replicas.ts';
import { replicasOf } from '../replicas.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import { utilizationTargets } from '../scaler.ts';
import type { View } from '../view.ts';
import type { Amount } from './rolling-update.ts';
import { amountAt, bindsNodePort, hasClaim, podsOf, rollingUpdateOf } from './rolling-update.ts';

/** Percent of the requests that the pods which stay should not be pushed above. */
const fullLoad = 90;
const usual: Amount = { percent: 25 };

/** A roll-out that takes more pods away than the rest can do without. */
export const rollingCapacity: Rule = {
  id: 'rolling-capacity',
  family: 'reliability',
  severities: ['warning', 'info'],
  title: 'several pods that are replaced all at once, or so many that the rest is overloaded',
  why: 'a roll-out is an outage, or pushes the pods that stay above what the autoscaler plans with, which then scales in the middle of it',
  fix: 'set maxUnavailable 0 and maxSurge 25%',
  repairs: 'safe',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  elsewhere: ['kube-linter no-rolling-update-strategy', 'kube-score deployment-strategy'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  strategy: { type: Recreate }
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
  strategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 0, maxSurge: 25% } }
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => set.pods.flatMap((pod) => judge(set, pod)),
};

function judge(set: ObjectSet, pod: Pod): readonly Report[] {
  const replicas = replicasOf(set, pod.runsAs);
  if (replicas === undefined || replicas.lowest < 2) return [];
  const type = pod.runsAs.view.at('spec', 'strategy', 'type');
  if (pod.runsAs.kind === 'Deployment' && type.value === 'Recreate') return [reportRecreate(pod, type)];
  return judgeShare(pod, replicas);
}

function reportRecreate({ runsAs }: Pod, at: View): Report {
  return {
    at,
    message: `all pods of ${titleOf(runsAs)} end before the first new one starts`,
    why: 'each roll-out is an outage, and one with a version that does not start lasts until it is rolled back',
    fix: 'use RollingUpdate; if two versions must not run at once, run one pod and plan the gap',
    object: runsAs,
  };
}

/** Pods that are gone during a roll-out, of how many. */
interface Gone {
  readonly gone: number;
  readonly of: number;
}

function judgeShare(pod: Pod, replicas: Replicas): readonly Report[] {
  const update = rollingUpdateOf(pod);
  const target = cpuTarget(replicas);
  // with traffic routing a canary takes no pod away before the new one serves
  if (update === undefined || target === undefined || update.at('trafficRouting').isThere) return [];
  const at = update.at('maxUnavailable');
  const worst = worstShare(update, replicas);
  if (worst === undefined) return [];
  const load = worst.gone >= worst.of ? Number.POSITIVE_INFINITY : (target * worst.of) / (worst.of - worst.gone);
  if (load <= fullLoad) return [];
  const then = Number.isFinite(load) ? `the others run at ${Math.round(load)}% of their CPU request` : 'none is left';
  const given = at.isThere ? `maxUnavailable ${at.value}` : 'maxUnavailable, 25% unless given,';
  return [
    {
      at,
      severity: at.isThere ? 'warning' : 'info',
      message: `${given} takes ${worst.gone} of ${worst.of} pods away during a roll-out: ${then}, instead of ${target}%`,
      object: pod.runsAs,
      ...repairOf(pod, update),
    },
  ];
}

function cpuTarget({ scaler }: Replicas): number | undefined {
  const targets = scaler === undefined ? [] : utilizationTargets(scaler);
  return targets.find(({ resource, container }) => resource === 'cpu' && container === undefined)?.percent;
}

/** Shares round down, so that it depends on the number of pods how much goes; after a hundred more it does not get worse. */
function worstShare(update: View, { lowest, highest }: Replicas): Gone | undefined {
  const [gone, surge] = ['maxUnavailable', 'maxSurge'].map((key) => {
    const view = update.at(key);
    return view.isThere ? amountAt(view) : usual;
  });
  if (gone === undefined || surge === undefined) return undefined;
  const counts = Array.from({ length: Math.min(highest - lowest, 100) + 1 }, (_, index) => lowest + index);
  const shares = counts.map((of) => ({ of, gone: unavailable(gone, surge, of) }));
  return shares.reduce((worst, one) => (one.gone / one.of > worst.gone / worst.of ? one : worst));
}

/** With neither a pod more nor one less nothing would move: then one may go. */
function unavailable(gone: Amount, surge: Amount, of: number): number {
  const rounded = podsOf(gone, of, 'down');
  return rounded === 0 && podsOf(surge, of, 'up') === 0 ? 1 : Math.min(rounded, of);
}

/** Where a second pod cannot stand beside the first, or share its volume, adding before taking away would never end. */
function repairOf(pod: Pod, update: View): { readonly repair?: Repair } {
  if (bindsNodePort(pod) || hasClaim(pod)) return {};
  const surge = update.at('maxSurge');
  const isNone = surge.value === '0' || surge.value === '0%';
  const none = { set: update.at('maxUnavailable'), to: 0 };
  return { repair: { of: 'yaml', changes: isNone ? [none, { set: surge, to: '25%' }] : [none] } };
}
