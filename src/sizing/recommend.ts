import type { SizedResource, Units } from './amounts.ts';
import { print, unitsOf } from './amounts.ts';
import { recommendCpu } from './recommend-cpu.ts';
import { recommendMemory } from './recommend-memory.ts';
import type { Part, SizingInput } from './sizing-input.ts';

/** One amount as it should be. */
export interface AmountChange {
  readonly field: 'requests' | 'limits';
  readonly resource: SizedResource;
  readonly from?: string;
  readonly to: string;
  /** The same in millicores or bytes. */
  readonly units: Units;
  readonly reason: string;
}

/** What is recommended for a container. */
export interface Recommendation {
  readonly changes: readonly AmountChange[];
  /** Why amounts stay as they are, each a sentence. */
  readonly kept: readonly string[];
}

/** Recommends requests and limits of a container by what it used: every number with its reason. */
export function recommend(input: SizingInput): Recommendation {
  const { usage, policy } = input;
  const short = tooShort(usage.days, policy);
  if (short !== undefined) return { changes: [], kept: [`its history covers ${short}`] };
  const parts = (['cpu', 'memory'] as const).flatMap((resource) => {
    const few = tooShort(usage[resource].days ?? usage.days, policy);
    if (few === undefined) return resource === 'cpu' ? recommendCpu(input) : recommendMemory(input);
    return [{ field: 'requests', resource, settled: { kept: `it was measured in ${few}` }, reason: '' } as const];
  });
  return joined(parts, input);
}

/** How few days were seen, in words; undefined where they are enough. */
function tooShort(days: number, { minimumDays }: SizingInput['policy']): string | undefined {
  if (Math.round(days) >= minimumDays) return undefined;
  return `${Number(days.toFixed(1))} of the ${minimumDays} days that it takes`;
}

function joined(parts: readonly Part[], { declared }: SizingInput): Recommendation {
  const changes = parts.flatMap(({ field, resource, settled, reason }) => {
    if ('kept' in settled) return [];
    const from = declared[field][resource];
    const to = print(resource, settled.to, from);
    const units = unitsOf(resource, to) ?? settled.to;
    const because = [reason, ...settled.notes].filter((one) => one !== '').join('; ');
    return [{ field, resource, ...(from === undefined ? {} : { from }), to, units, reason: because }];
  });
  const kept = parts.flatMap(({ field, resource, settled }) =>
    'kept' in settled && settled.kept !== ''
      ? [`${resource} ${field === 'requests' ? 'request' : 'limit'}: ${settled.kept}`]
      : [],
  );
  return { changes, kept };
}
