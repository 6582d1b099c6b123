import type { Exact } from '../kubernetes/quantity.ts';
import { compare } from '../kubernetes/quantity.ts';
import type { ContainerUsage, UsageOf } from '../readiness/usage.ts';
import type { WorkloadUsage } from './usage.ts';

/** What the same workloads used by one server or several, with whether it may have been more. */
export interface MeasuredWorkloads {
  readonly workloads: readonly WorkloadUsage[];
  readonly isPartial: boolean;
}

/**
 * Looks up the usage of containers: of several servers the most. A manifest that does not say its namespace means the only workload of its
 * kind and name, and none where there are several.
 */
export function usageLookup(measured: readonly MeasuredWorkloads[]): UsageOf {
  const byPlace = new Map<string, ContainerUsage>();
  const namespaces = new Map<string, Set<string>>();
  for (const { workloads, isPartial } of measured)
    for (const { workload, containers } of workloads)
      for (const one of containers) {
        const usage = usageFrom(one, isPartial);
        const name = keyOf(workload.kind, workload.name, one.container);
        const place = keyOf(name, workload.namespace);
        byPlace.set(place, most(byPlace.get(place), usage));
        namespaces.set(name, (namespaces.get(name) ?? new Set()).add(workload.namespace));
      }
  return ({ kind, namespace, name = '', container }) => {
    const named = keyOf(kind, name, container);
    const known = [...(namespaces.get(named) ?? [])];
    const own = namespace ?? (known.length === 1 ? known[0] : undefined);
    return own === undefined ? undefined : byPlace.get(keyOf(named, own));
  };
}

function keyOf(...names: readonly string[]): string {
  return JSON.stringify(names);
}

/** Of what a server has left something out, no history is long enough. */
function usageFrom(
  { cpu, memory, days, oomLimit, course }: WorkloadUsage['containers'][number],
  isPartial: boolean,
): ContainerUsage {
  const [cores, bytes] = [cpu.quantiles[0]?.cores, larger(memory.maximum, oomLimit)];
  const steady = leastOf(course.memory);
  return {
    ...(cores === undefined ? {} : { cpu: thousandths(cores) }),
    ...(bytes === undefined ? {} : { memory: { numerator: BigInt(Math.ceil(bytes)), denominator: 1n } }),
    ...(steady === undefined ? {} : { steadyMemory: { numerator: BigInt(Math.floor(steady)), denominator: 1n } }),
    days: isPartial ? 0 : Math.round(days),
  };
}

/** Of the steps in which it ran; a course may be long. */
function leastOf(course: readonly (number | undefined)[]): number | undefined {
  return course.reduce(
    (least, one) => (one === undefined || (least !== undefined && least <= one) ? least : one),
    undefined,
  );
}

function larger(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

/** CPU is counted in thousandths of a core. */
function thousandths(cores: number): Exact {
  return { numerator: BigInt(Math.ceil(Math.min(cores * 1000, Number.MAX_SAFE_INTEGER))), denominator: 1000n };
}

function most(one: ContainerUsage | undefined, other: ContainerUsage): ContainerUsage {
  if (one === undefined) return other;
  const [cpu, memory] = [largerOf(one.cpu, other.cpu), largerOf(one.memory, other.memory)];
  const steadyMemory = smallerOf(one.steadyMemory, other.steadyMemory);
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
    ...(steadyMemory === undefined ? {} : { steadyMemory }),
    days: Math.min(one.days, other.days),
  };
}

function largerOf(one: Exact | undefined, other: Exact | undefined): Exact | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compare(one, other) < 0 ? other : one;
}

function smallerOf(one: Exact | undefined, other: Exact | undefined): Exact | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compare(one, other) < 0 ? one : other;
}
