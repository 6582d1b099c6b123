import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { isOpen } from '../security/control.ts';
import type { View } from '../view.ts';
import { exampleResources } from './amounts.ts';
import { containerLimits, isFilledIn } from './limit-range.ts';

/** What each container has to say. */
const wanted = [
  { field: 'requests', resource: 'cpu' },
  { field: 'requests', resource: 'memory' },
  { field: 'limits', resource: 'memory' },
] as const;

type Wanted = (typeof wanted)[number];

function judge(set: ObjectSet): readonly Report[] {
  return set.pods.flatMap((pod) => {
    const limits = containerLimits(set, pod.object.namespace);
    return pod.containers
      .filter(({ list }) => list !== 'ephemeralContainers')
      .flatMap((container) => judgeContainer(container, pod, limits))
      .map((report) => ({ ...report, object: pod.object }));
  });
}

function judgeContainer(container: PodContainer, pod: Pod, limits: readonly View[]): readonly Report[] {
  const resources = container.view.at('resources');
  if (isOpen(resources) || isOpen(resources.at('requests')) || isOpen(resources.at('limits'))) return [];
  const missing = wanted.filter((one) => isMissing(one, { resources, pod, limits }));
  // the API server copies a limit into the request that is missing
  const copied = missing.filter((one) => one.field === 'requests' && resources.at('limits', one.resource).isThere);
  const lacking = missing.filter((one) => !copied.includes(one));
  return [...lackingReport(container, lacking), ...copied.map((one) => copiedReport(container, one))];
}

interface Around {
  readonly resources: View;
  readonly pod: Pod;
  readonly limits: readonly View[];
}

/** Neither the container says it, nor the pod as a whole (from 1.34 on), nor does the namespace fill it in. */
function isMissing({ field, resource }: Wanted, { resources, pod, limits }: Around): boolean {
  const isSaid = [resources, pod.spec.at('resources')].some((one) => one.at(field, resource).isThere);
  return !isSaid && !isFilledIn(limits, field, resource);
}

function lackingReport({ view, title, list, isSidecar }: PodContainer, lacking: readonly Wanted[]): readonly Report[] {
  if (lacking.length === 0) return [];
  const names = lacking.map(({ field, resource }) => `${field}.${resource}`).join(', ');
  const at = view.at('resources', ...(lacking.length === 1 ? [lacking[0]?.field ?? ''] : []));
  // an init container is gone before the pod serves
  const isShort = list === 'initContainers' && !isSidecar;
  return [{ at, message: `${title} has no ${names}`, ...(isShort ? { severity: 'warning' } : {}) }];
}

function copiedReport({ view, title }: PodContainer, { field, resource }: Wanted): Report {
  const limit = view.at('resources', 'limits', resource);
  return {
    at: limit,
    severity: 'info',
    message: `${title} has no ${field}.${resource}, and so asks for its limit of ${limit.value ?? ''}`,
    why: 'the API server takes the limit for the request: the pod reserves its worst case all the time',
    fix: `say requests.${resource}, even if it is the same`,
  };
}

/** Containers that do not say what they need. */
export const resourceRequestsMissing: Rule = {
  id: 'resource-requests-missing',
  family: 'resources',
  severities: ['error', 'warning', 'info'],
  title: 'a container without a request for CPU and memory, or without a memory limit',
  why: 'the scheduler places it blindly, it is evicted first when its node is full, a leak takes its neighbours down, and an autoscaler has nothing to compute with',
  fix: 'set requests.cpu, requests.memory and limits.memory to what the container uses',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    'CIS Kubernetes Benchmark 5.7.3',
    'NSA/CISA Kubernetes Hardening Guide 1.2, resource policies',
  ],
  elsewhere: [
    'kube-linter unset-cpu-requirements',
    'kube-linter unset-memory-requirements',
    'kube-score container-resources',
    'polaris cpuRequestsMissing',
    'polaris memoryRequestsMissing',
    'polaris memoryLimitsMissing',
    'trivy KSV-0015',
    'trivy KSV-0016',
    'trivy KSV-0018',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleResources('{ limits: { cpu: 500m } }'),
    good: exampleResources('{ requests: { cpu: 250m, memory: 256Mi }, limits: { memory: 256Mi } }'),
  },
  looksAt: 'set',
  judge,
};
