import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Scaler, UtilizationTarget } from '../scaler.ts';
import { scaledBy, scalersOf, utilizationTargets } from '../scaler.ts';

/** A share of something that is not given. */
export const hpaNeedsRequests: Rule = {
  id: 'hpa-needs-requests',
  family: 'performance',
  severities: ['error'],
  title: 'a container without the request that an autoscaler needs for its Utilization target',
  why: 'usage as a share of the request cannot be computed: the autoscaler reports FailedGetResourceMetric and does not scale',
  fix: 'give the container, and each sidecar, the request; or aim at the metric of one container (ContainerResource)',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details',
    'https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/controller/podautoscaler/replica_calculator.go',
  ],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
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
          resources: { requests: { memory: 256Mi } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
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
          resources: { requests: { cpu: 250m, memory: 256Mi } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) =>
    scalersOf(set).flatMap((scaler) => {
      const scaled = scaledBy(set, scaler);
      const pod = scaled === undefined ? undefined : set.podOf(scaled);
      return pod === undefined ? [] : judge(set, scaler, pod);
    }),
};

function judge(set: ObjectSet, scaler: Scaler, pod: Pod): readonly Report[] {
  return utilizationTargets(scaler).flatMap((target) => {
    if (isGivenElsewhere(set, pod, target)) return [];
    return pod.running
      .filter(({ name }) => target.container === undefined || target.container === name)
      .filter((container) => !hasRequest(container, target.resource))
      .map(({ view, title }) => ({
        at: view.at('resources', 'requests', target.resource),
        message: `${title} has no ${target.resource} request, of which ${titleOf(scaler.object)} wants ${target.percent === undefined ? 'a share' : `${target.percent}%`}`,
        object: pod.object,
      }));
  });
}

/** A limit without a request is the request as well. */
function hasRequest({ view }: PodContainer, resource: string): boolean {
  const resources = view.at('resources');
  return ['requests', 'limits'].some((field) => resources.at(field, resource).isThere) || resources.isFilledInLater;
}

/** By the pod as a whole, which then counts, or by the defaults of the namespace. */
function isGivenElsewhere(set: ObjectSet, { spec }: Pod, { container }: UtilizationTarget): boolean {
  const kind = { kind: 'LimitRange', group: '' };
  const isOfPod = container === undefined && spec.at('resources', 'requests').isThere;
  return isOfPod || !set.isWhole || set.ofKind(kind).length > 0 || set.elsewhere(kind).length > 0;
}
