import type { Exact } from '../../kubernetes/quantity.ts';
import { compare, parseQuantity, percentOf, sum } from '../../kubernetes/quantity.ts';
import type { RuleContext } from '../context.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Scaler, UtilizationTarget } from '../scaler.ts';
import { scaledBy, scalersOf, utilizationTargets } from '../scaler.ts';

/** Scaling on something that more pods do not lower. */
export const hpaMemoryUtilization: Rule = {
  id: 'hpa-memory-utilization',
  family: 'performance',
  severities: ['warning'],
  title: 'an autoscaler that aims at a share of the memory requests',
  why: 'memory seldom falls when the load does, and hardly with more pods: the number goes up, stays up, and ends at the maximum',
  fix: 'scale on CPU, or on requests or work per pod',
  repairs: 'suggested',
  isOpinion: true,
  sources: ['https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details'],
  example: {
    file: 'hpa.yaml',
    bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: memory, target: { type: Utilization, averageUtilization: 80 } }
`,
    good: `apiVersion: autoscaling/v2
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
  judge: (set: ObjectSet, context) => scalersOf(set).flatMap((scaler) => judge(set, scaler, context)),
};

function judge(set: ObjectSet, scaler: Scaler, context: RuleContext): readonly Report[] {
  const { object } = scaler;
  const scaled = scaledBy(set, scaler);
  const pod = scaled === undefined ? undefined : set.podOf(scaled);
  return utilizationTargets(scaler)
    .filter(({ resource }) => resource === 'memory')
    .map((target) => {
      const load = pod === undefined ? undefined : loadOf(pod, target, context);
      const { at, percent } = target;
      return load !== undefined && percent !== undefined && isAbove(load, percent)
        ? { ...overloaded(scaler, load, target), object }
        : {
            at,
            message: `${titleOf(object)} scales on memory, aiming at ${percent === undefined ? 'a share' : `${percent}%`} of the requests`,
            object,
          };
    });
}

/** What the containers that count use all the time, and ask for: a peak comes and goes, and so do the pods for it. */
interface Load {
  readonly used: Exact;
  readonly requested: Exact;
}

/** Undefined where the usage or the request of one of them is not known. */
function loadOf(pod: Pod, { container }: UtilizationTarget, { usage }: RuleContext): Load | undefined {
  const counted = pod.running.filter(({ name }) => container === undefined || container === name);
  const { kind, namespace, name } = pod.runsAs;
  const loads = counted.map((one) => {
    const used = usage?.({ kind, namespace, name, container: one.name ?? '' })?.steadyMemory;
    const requested = requestOf(one);
    return used === undefined || requested === undefined ? undefined : { used, requested };
  });
  const known = loads.filter((load) => load !== undefined);
  if (known.length === 0 || known.length < loads.length) return undefined;
  return { used: sum(known.map(({ used }) => used)), requested: sum(known.map(({ requested }) => requested)) };
}

function requestOf({ view }: PodContainer): Exact | undefined {
  const resources = view.at('resources');
  const texts = ['requests', 'limits'].map((field) => resources.at(field, 'memory').value);
  const request = parseQuantity(texts.find((text) => text !== undefined) ?? '');
  return request !== undefined && request.numerator > 0n ? request : undefined;
}

function isAbove({ used, requested }: Load, percent: number): boolean {
  return compare(used, percentOf(requested, percent)) > 0;
}

function overloaded(
  { object, maximum }: Scaler,
  { used, requested }: Load,
  { at, percent }: UtilizationTarget,
): Report {
  const share = (100n * used.numerator * requested.denominator) / (used.denominator * requested.numerator);
  return {
    at,
    message: `${titleOf(object)} aims at ${percent}% of the memory requests, and the peaks of its busiest pod never fell below ${share}% of them: where its other pods use as much, it goes to ${maximum.number ?? 'the maximum'} and stays there`,
    fix: 'raise the memory request above the usage, and scale on CPU or on requests per pod',
  };
}
