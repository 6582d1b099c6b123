import type { PathStep } from '../path.ts';
import type { Cursor } from './cursor.ts';
import { stepsOf } from './cursor.ts';

/** A place that lasts from one text of the file to the next. */
export interface Spot {
  readonly document: number;
  readonly steps: readonly PathStep[];
}

/** The place of a cursor. */
export function spotOf(cursor: Cursor): Spot {
  return { document: cursor.tree.document, steps: stepsOf(cursor) };
}

/** Where places are after others went: those within them went along, and items behind them moved up. */
export function movedSpots(spots: readonly Spot[], gone: readonly Spot[]): readonly Spot[] {
  const all = new Set(gone.map(({ document, steps }) => nameIn(document, steps)));
  const items = itemsGone(gone);
  return spots.flatMap(({ document, steps }) => {
    if (steps.some((_, depth) => all.has(nameIn(document, steps.slice(0, depth + 1))))) return [];
    const now = steps.map((step, depth): PathStep => {
      if (!('index' in step)) return step;
      const before = items.get(nameIn(document, steps.slice(0, depth))) ?? [];
      return { index: step.index - countBelow(before, step.index) };
    });
    return [{ document, steps: now }];
  });
}

/** A place as one text, to look it up. */
export function nameIn(document: number, steps: readonly PathStep[]): string {
  return `${document} ${JSON.stringify(steps)}`;
}

/** For each list that items went from, which ones, in order. */
function itemsGone(gone: readonly Spot[]): ReadonlyMap<string, readonly number[]> {
  const items = new Map<string, number[]>();
  for (const { document, steps } of gone) {
    const last = steps.at(-1);
    if (last === undefined || !('index' in last)) continue;
    const list = nameIn(document, steps.slice(0, -1));
    const known = items.get(list);
    if (known === undefined) items.set(list, [last.index]);
    else known.push(last.index);
  }
  for (const indexes of items.values()) indexes.sort((one, other) => one - other);
  return items;
}

/** How many of sorted numbers are smaller than one. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
