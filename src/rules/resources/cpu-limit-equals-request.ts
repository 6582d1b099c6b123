import { compare, parseQuantity } from '../../kubernetes/quantity.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleResources } from './amounts.ts';

function judge(pod: Pod): readonly Report[] {
  // Guaranteed quality of service wants all of them equal
  const isGuaranteed = pod.containers
    .filter(({ list }) => list !== 'ephemeralContainers')
    .every((one) => isEqual(one, 'cpu') && isEqual(one, 'memory'));
  if (isGuaranteed) return [];
  return pod.running.flatMap((container) => {
    const at = container.view.at('resources', 'limits', 'cpu');
    if (!isEqual(container, 'cpu')) return [];
    return [{ at, message: `the CPU limit of ${container.title} is its request of ${at.value ?? ''}` }];
  });
}

function isEqual({ view }: PodContainer, resource: 'cpu' | 'memory'): boolean {
  const limit = parseQuantity(view.at('resources', 'limits', resource).value ?? '');
  const request = view.at('resources', 'requests', resource);
  // a request that is missing is the limit
  if (limit !== undefined && !request.isThere) return true;
  const asked = parseQuantity(request.value ?? '');
  return limit !== undefined && asked !== undefined && compare(limit, asked) === 0;
}

/** CPU that cannot burst. */
export const cpuLimitEqualsRequest: Rule = {
  id: 'cpu-limit-equals-request',
  family: 'resources',
  severities: ['info'],
  title: 'a CPU limit equal to the request, in a pod that is not Guaranteed otherwise',
  why: 'the container is throttled at its peaks while the node has CPU to spare, and gets nothing for it: no better QoS class, no CPU of its own',
  fix: 'drop or raise the CPU limit; or make all requests of the pod equal to its limits, where Guaranteed is wanted',
  repairs: 'suggested',
  isOpinion: true,
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/'],
  elsewhere: [
    'the opposite: kube-score container-cpu-requests-equal-limits',
    'the opposite: polaris cpuLimitsMissing',
    'the opposite: trivy KSV-0011',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleResources('{ requests: { cpu: 500m, memory: 256Mi }, limits: { cpu: 500m, memory: 384Mi } }'),
    good: exampleResources('{ requests: { cpu: 250m, memory: 256Mi }, limits: { cpu: 1, memory: 384Mi } }'),
  },
  looksAt: 'pod',
  judge,
};
