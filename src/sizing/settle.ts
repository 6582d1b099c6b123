import type { SizedResource, Units } from './amounts.ts';
import { nextAbove, print, roundedDown, roundedUp } from './amounts.ts';
import type { SizingPolicy } from './policy.ts';

/** What one amount should be, and what stands in its way. */
export interface Wanted {
  readonly resource: SizedResource;
  /** What is needed, in millicores or bytes. */
  readonly need: Units;
  /** The amount that stands there, and its text. */
  readonly now: Units | undefined;
  readonly text: string | undefined;
  /** Why it must not be lowered; undefined where it may. */
  readonly hold: string | undefined;
  /** What it must not be below, however small a step should be. */
  readonly least?: Units;
}

/** One amount as it should be, with what was considered, as halves of sentences; or why it stays. */
export type Settled = { readonly to: Units; readonly notes: readonly string[] } | { readonly kept: string };

/** Rounds an amount, leaves it where the change is too small, and bounds the step. */
export function settle(wanted: Wanted, policy: SizingPolicy): Settled {
  const { resource, need, now, text, hold } = wanted;
  const goal = roundedUp(resource, need, text);
  if (now === undefined) return { to: goal, notes: [] };
  if (goal < now && hold !== undefined) return { kept: hold };
  if (Math.abs(goal - now) * 100 < now * policy.deadBand)
    return { kept: `${print(resource, goal)} would be a change of less than ${policy.deadBand}%` };
  return bounded(goal, { ...wanted, now }, policy);
}

function bounded(
  goal: Units,
  { resource, now, text, least = 0 }: Wanted & { readonly now: Units },
  { step, falls }: SizingPolicy,
): Settled {
  const highest = Math.max(now * step, roundedUp(resource, Math.max(least, 1), text));
  const inTheEnd = `${print(resource, goal)} in the end`;
  if (goal > highest) {
    const down = roundedDown(resource, highest, text);
    const to = down > now ? down : nextAbove(resource, { highest, now }, text);
    return { to, notes: [`${inTheEnd}: no step is more than ${step} times`] };
  }
  const fall = falls?.[resource];
  const isFallToldOf = fall !== undefined && fall <= step;
  // a fall to exactly one so-many-th is told of, too
  const lowest = isFallToldOf ? (now / fall) * (1 + 1e-6) : now / step;
  if (goal >= lowest) return { to: goal, notes: [] };
  const up = roundedUp(resource, lowest, text);
  const bound = isFallToldOf ? `check tells of a fall to 1/${fall}` : `no step is more than ${step} times`;
  return up < now ? { to: up, notes: [`${inTheEnd}: ${bound}`] } : { kept: 'no smaller step can be written' };
}
