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

/** Where a place is after an item before it went; nowhere where it went along. */
export function moved(spot: Spot, gone: Spot): readonly Spot[] {
  const depth = gone.steps.length - 1;
  const [own, other] = [spot.steps[depth], gone.steps[depth]];
  const isBeside =
    spot.document === gone.document &&
    own !== undefined &&
    JSON.stringify(spot.steps.slice(0, depth)) === JSON.stringify(gone.steps.slice(0, depth));
  if (!isBeside || other === undefined) return [spot];
  if (JSON.stringify(own) === JSON.stringify(other)) return [];
  if (!('index' in own) || !('index' in other) || own.index < other.index) return [spot];
  return [{ ...spot, steps: spot.steps.with(depth, { index: own.index - 1 }) }];
}
