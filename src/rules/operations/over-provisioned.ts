import type { Exact } from '../../kubernetes/quantity.ts';
import { compare, parseQuantity, printExact } from '../../kubernetes/quantity.ts';
import { fewestDays } from '../../readiness/usage.ts';
import type { ContainerUsage, RuleContext } from '../context.ts';
import { titleOf } from '../object.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';

/** What is too much of a resource, in percent of what was used, and from how much waste over all replicas on it is told. */
const limits = {
  cpu: { percent: 200, least: parse('250m'), what: 'cores', of: 'the 95th percentile of' },
  memory: { percent: 150, least: parse('512Mi'), what: 'bytes', of: 'the maximum of' },
} as const;

/** Requests that nobody uses. */
export const overProvisioned: Rule = {
  id: 'over-provisioned',
  family: 'operations',
  severities: ['info'],
  title: 'a request far above what the container has used for two weeks',
  why: 'nodes are paid for that stand idle, and the scheduler has no room that is there',
  fix: 'lower the request to what the container uses at its peaks, with some room',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  example: {
    file: 'deployment.yaml',
    bad: exampleWith('{ cpu: "2" }'),
    good: exampleWith('{ cpu: 100m }'),
    given: { usage: () => ({ cpu: { numerator: 1n, denominator: 10n }, days: 14 }) },
  },
  looksAt: 'pod',
  judge: (pod: Pod, context) => pod.running.flatMap((container) => judge(container, pod, context)),
};

function judge(container: PodContainer, pod: Pod, { usage }: RuleContext): readonly Report[] {
  const { kind, namespace, name } = pod.runsAs;
  const used = container.name === undefined ? undefined : usage?.({ kind, namespace, name, container: container.name });
  if (used === undefined || used.days < fewestDays) return [];
  return (['cpu', 'memory'] as const).flatMap((resource) => judgeResource(container, pod, { resource, used }));
}

function judgeResource(
  { view, title }: PodContainer,
  pod: Pod,
  { resource, used }: { readonly resource: 'cpu' | 'memory'; readonly used: ContainerUsage },
): readonly Report[] {
  const at = view.at('resources', 'requests', resource);
  const [request, amount] = [parseQuantity(at.value ?? ''), used[resource]];
  if (request === undefined || amount === undefined) return [];
  const { percent, least, what, of } = limits[resource];
  const waste = times(less(request, amount), replicasOf(pod));
  const isFar = compare(times(request, 100), times(amount, percent)) > 0;
  if (!isFar || least === undefined || compare(waste, least) <= 0) return [];
  return [
    {
      at,
      message: `${title} of ${titleOf(pod.runsAs)} requests ${printExact(request)} ${what}, and ${of} ${used.days} days is ${printExact(amount)}: ${printExact(waste)} ${what} too much over all replicas`,
    },
  ];
}

/** Where nobody says how many, one. */
function replicasOf({ runsAs }: Pod): number {
  const { number = 1 } = runsAs.view.at('spec', 'replicas');
  return Number.isSafeInteger(number) ? Math.max(1, number) : 1;
}

function less(one: Exact, other: Exact): Exact {
  return {
    numerator: one.numerator * other.denominator - other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  };
}

function times({ numerator, denominator }: Exact, factor: number): Exact {
  return { numerator: numerator * BigInt(Math.round(factor)), denominator };
}

function parse(text: string): Exact | undefined {
  return parseQuantity(text);
}

function exampleWith(requests: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3", resources: { requests: ${requests} } }] }
`;
}
