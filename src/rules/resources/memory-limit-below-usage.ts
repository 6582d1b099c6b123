import { compare, parseQuantity, printExact } from '../../kubernetes/quantity.ts';
import type { RuleContext } from '../context.ts';
import { titleOf } from '../object.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { exampleResources } from './amounts.ts';

/** Limits that the container has passed already. */
export const memoryLimitBelowUsage: Rule = {
  id: 'memory-limit-below-usage',
  family: 'resources',
  severities: ['warning'],
  title: 'a memory limit below what the container has used',
  why: 'the kernel kills the container when it needs as much again',
  fix: 'set the limit above the most that the container has used, with some room, or make it use less first',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleResources('{ requests: { memory: 256Mi }, limits: { memory: 256Mi } } # has used 400Mi'),
    good: exampleResources('{ requests: { memory: 512Mi }, limits: { memory: 512Mi } }'),
    given: { usage: () => ({ memory: { numerator: 400n * 1024n * 1024n, denominator: 1n }, days: 14 }) },
  },
  looksAt: 'pod',
  judge: (pod: Pod, context) => pod.running.flatMap((container) => judge(container, pod, context)),
};

function judge({ view, title, name }: PodContainer, pod: Pod, { usage }: RuleContext): readonly Report[] {
  const at = view.at('resources', 'limits', 'memory');
  const limit = parseQuantity(at.value ?? '');
  const { kind, namespace, name: workload } = pod.runsAs;
  const used = name === undefined ? undefined : usage?.({ kind, namespace, name: workload, container: name })?.memory;
  if (limit === undefined || used === undefined || compare(used, limit) <= 0) return [];
  const whose = `${title} of ${titleOf(pod.runsAs)}`;
  return [{ at, message: `${whose} may use ${printExact(limit)} bytes, and has used ${printExact(used)}` }];
}
