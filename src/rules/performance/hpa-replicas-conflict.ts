import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import { hasReplicas } from '../replicas.ts';
import type { Report, Rule } from '../rule.ts';
import type { Scaler } from '../scaler.ts';
import { scalerElsewhere, scalerOf } from '../scaler.ts';

/** Two who set the number of pods. */
export const hpaReplicasConflict: Rule = {
  id: 'hpa-replicas-conflict',
  family: 'performance',
  severities: ['error'],
  title: 'spec.replicas of a workload that a HorizontalPodAutoscaler or ScaledObject scales',
  why: 'each sync sets the number of pods back to the one in Git, in the middle of the load that it was raised for',
  fix: 'take spec.replicas away; of a live object, take it out of kubectl.kubernetes.io/last-applied-configuration first (`kubectl apply edit-last-applied`), or its pods drop to one until the autoscaler acts',
  repairs: 'suggested',
  sources: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices/#leaving-room-for-imperativeness',
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  elsewhere: ['kube-score deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 15
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
    good: `apiVersion: apps/v1
kind: Deployment
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
  },
  looksAt: 'set',
  judge: (set: ObjectSet) =>
    isLeftAlone(set) ? [] : [...set.objects, ...set.patches].flatMap((object) => judge(set, object)),
};

function judge(set: ObjectSet, object: ManifestObject): readonly Report[] {
  const at = object.view.at('spec', 'replicas');
  if (!hasReplicas(object) || !at.isThere) return [];
  const scaler = scalerOf(set, object) ?? scalerBesides(set, object);
  if (scaler === undefined) return [];
  const message = `${titleOf(object)} sets replicas ${at.value ?? ''}, and ${titleOf(scaler.object)} scales it`;
  return [{ at, message, object }];
}

/** What stands elsewhere meets it for certain only where both name the namespace, and it is no other rendering of the same chart. */
function scalerBesides(set: ObjectSet, object: ManifestObject): Scaler | undefined {
  const scaler = scalerElsewhere(set, object);
  if (scaler === undefined || object.namespace === undefined) return undefined;
  const [one, other] = [scaler.object, object].map(({ view }) => view.text.tree.source.file);
  return scaler.object.namespace === object.namespace && one !== other ? scaler : undefined;
}

/** Whether Argo CD is told to leave `spec.replicas` alone. */
function isLeftAlone(set: ObjectSet): boolean {
  const group = 'argoproj.io';
  const of = (kind: string) => [...set.ofKind({ kind, group }), ...set.elsewhere({ kind, group })];
  const specs = [
    ...of('Application').map(({ view }) => view.at('spec')),
    ...of('ApplicationSet').map(({ view }) => view.at('spec', 'template', 'spec')),
  ];
  const ignored = specs.flatMap((spec) => spec.at('ignoreDifferences').items);
  const paths = ignored.flatMap((one) => [...one.at('jsonPointers').items, ...one.at('jqPathExpressions').items]);
  return paths.some(({ value }) => value === '/spec/replicas' || value === '.spec.replicas');
}
