import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import { hasReplicas } from '../replicas.ts';
import type { Report, Rule } from '../rule.ts';
import type { Scaler } from '../scaler.ts';
import { scaledBy, scalerOf, scalersOf } from '../scaler.ts';
import { mayBeOfGateway, mayMakeWorkloads } from '../unseen.ts';

/** Kinds that this rule knows: others may be scaled as well, by what their definition says. */
const known: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'apps'],
  ['StatefulSet', 'apps'],
  ['ReplicaSet', 'apps'],
  ['DaemonSet', 'apps'],
  ['ReplicationController', ''],
  ['Rollout', 'argoproj.io'],
]);

/** An autoscaler that scales the wrong thing, or has no room to. */
export const hpaTarget: Rule = {
  id: 'hpa-target',
  family: 'performance',
  severities: ['error', 'warning'],
  title: 'an autoscaler whose target is missing or not what runs the application, or that has no room to scale',
  why: 'the number of pods does not follow the load: the pods that run are overloaded, or others are scaled in their place',
  fix: 'name the kind and name of what runs the pods, and a maxReplicas with room above what runs now',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    'https://argo-rollouts.readthedocs.io/en/stable/features/hpa-support/',
  ],
  elsewhere: [
    'kube-linter dangling-horizontalpodautoscaler',
    'kube-score horizontalpodautoscaler-has-target',
    'polaris hpaMaxAvailability',
  ],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 5
  maxReplicas: 50
`,
    good: `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: api }
  minReplicas: 5
  maxReplicas: 50
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) =>
    scalersOf(set).flatMap((scaler) =>
      [...judgeTarget(set, scaler), ...judgeRoom(set, scaler), ...judgeRival(set, scaler)].map((report) => ({
        ...report,
        object: scaler.object,
      })),
    ),
};

function judgeTarget(set: ObjectSet, scaler: Scaler): readonly Report[] {
  const { reference, target, object } = scaler;
  const group = known.get(target.kind);
  const [name, apiVersion, kind] = ['name', 'apiVersion', 'kind'].map((key) => reference.at(key));
  if (!reference.isThere || group === undefined || target.name === undefined) return [];
  if ([name, apiVersion, kind].some((view) => view?.isFilledInLater === true)) return [];
  if (target.group !== group && apiVersion !== undefined)
    return [
      {
        at: apiVersion,
        message: `${titleOf(object)} looks for the kind ${target.kind} in ${apiVersion.value ?? ''}, which has none`,
      },
    ];
  if (target.kind === 'DaemonSet' && kind !== undefined)
    return [
      {
        at: kind,
        message: `${titleOf(object)} aims at a DaemonSet, which runs one pod on each node and cannot be scaled`,
      },
    ];
  const rollout = rolloutInstead(set, scaler);
  if (rollout !== undefined) return [reportRollout(scaler, rollout)];
  return judgePresence(set, scaler);
}

/** The Rollout that runs the pods instead: of the same name, or one that takes its template from the target. */
function rolloutInstead(set: ObjectSet, { object, target }: Scaler): ManifestObject | undefined {
  if (target.kind === 'Rollout') return undefined;
  const name = { name: target.name, namespace: object.namespace };
  const lender = set.find(target, name, object);
  const runsAs = lender === undefined ? undefined : set.podOf(lender)?.runsAs;
  return runsAs !== lender ? runsAs : set.find({ kind: 'Rollout', group: 'argoproj.io' }, name, object);
}

function reportRollout({ object, reference, target }: Scaler, rollout: ManifestObject): Report {
  const message = `${titleOf(object)} scales the ${target.kind} ${target.name}, but ${titleOf(rollout)} runs the pods`;
  const fix = `aim at apiVersion argoproj.io/v1alpha1, kind Rollout, name ${rollout.name ?? ''}`;
  return { at: reference.at('kind'), message, fix };
}

function judgePresence(set: ObjectSet, { object, reference, target }: Scaler): readonly Report[] {
  const name = { name: target.name, namespace: object.namespace };
  const isThere = set.has(target, name) || set.has({ ...target, group: 'extensions' }, name);
  const isPatched = set.patches.some((one) => one.kind === target.kind && one.name === target.name);
  const isMade = mayMakeWorkloads(set) || mayBeOfGateway(set, target.name ?? '');
  const isPart = !set.isWhole || !set.hasPodsIn(object.namespace);
  if (isThere || isPatched || isPart || isMade) return [];
  const other = set.objects.find(
    (one) => one.name === target.name && hasReplicas(one) && mayBeSameNamespace(one.namespace, object.namespace),
  );
  const instead = other === undefined ? '' : `; there is ${titleOf(other)}`;
  const at = reference.at(other === undefined ? 'name' : 'kind');
  return [{ at, message: `${titleOf(object)} scales the ${target.kind} ${target.name}, which is not there${instead}` }];
}

function judgeRoom(set: ObjectSet, scaler: Scaler): readonly Report[] {
  const { object, minimum, maximum } = scaler;
  if (minimum.number === undefined || maximum.number === undefined) return [];
  const [least, most] = [minimum.number, maximum.number];
  const title = titleOf(object);
  if (least > most)
    return [
      { at: maximum.at, message: `${title} has a maximum of ${most} below its minimum of ${least}: it is refused` },
    ];
  if (least === most)
    return [
      { at: maximum.at, severity: 'warning', message: `${title} has ${most} as minimum and maximum: it never scales` },
    ];
  const present = scaledBy(set, scaler)?.view.at('spec', 'replicas').number;
  if (present === undefined || present <= most) return [];
  const message = `${title} has a maximum of ${most}, below the ${present} replicas of its target`;
  return [{ at: maximum.at, severity: 'warning', message }];
}

/** Of two autoscalers of the same pods, Kubernetes lets neither scale (AmbiguousSelector). */
function judgeRival(set: ObjectSet, scaler: Scaler): readonly Report[] {
  const { object, target, reference } = scaler;
  const scaled = scaledBy(set, scaler);
  const first = scaled === undefined ? undefined : scalerOf(set, scaled)?.object;
  if (first === undefined || titleOf(first) === titleOf(object) || first.namespace !== object.namespace) return [];
  const message = `${titleOf(object)} scales the ${target.kind} ${target.name ?? ''}, which ${titleOf(first)} scales too`;
  return [{ at: reference.at('name'), message, fix: 'leave one, with the metrics of both' }];
}
