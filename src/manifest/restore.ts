import type { Problem } from '../errors.ts';
import type { PlannedEdit, PlannedFile } from './plan.ts';
import { planEdits } from './plan.ts';

/** A value that we wrote, and what stood there before. */
export interface WrittenValue {
  readonly file: string;
  /** The path of a `PlannedEdit`. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

export type RestorePlan =
  | { readonly result: 'planned'; readonly files: readonly PlannedFile[] }
  /** Somebody has changed a value since: it is not ours to put back any more. `from` is what stands there now. */
  | { readonly result: 'overtaken'; readonly places: readonly PlannedEdit[] }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

/**
 * Plans a rollback: puts `from` back wherever the file still says `to`; only the values that we wrote, and all or nothing.
 * A value that is back already is left as it is.
 */
export function restoreEdits(written: readonly WrittenValue[], contents: ReadonlyMap<string, Uint8Array>): RestorePlan {
  const edits = written.map(({ file, path, from }) => ({ file, target: { by: 'path', path, value: from } as const }));
  const plan = planEdits(edits, contents);
  if (plan.result === 'refused') return plan;
  const expected = new Map(written.map(({ file, path, from, to }) => [keyOf({ file, path }), [from, to]]));
  const named = plan.files.flatMap((file) => file.named);
  const places = named.filter((edit) => expected.get(keyOf(edit))?.includes(edit.from) !== true);
  return places.length > 0 ? { result: 'overtaken', places } : plan;
}

/** Whether every value that we wrote still stands in these files. */
export function standsIn(written: readonly WrittenValue[], contents: ReadonlyMap<string, Uint8Array>): boolean {
  const edits = written.map(({ file, path, to }) => ({ file, target: { by: 'path', path, value: to } as const }));
  const plan = planEdits(edits, contents);
  return plan.result === 'planned' && plan.files.every((file) => file.edits.length === 0);
}

function keyOf({ file, path }: { readonly file: string; readonly path: string }): string {
  return JSON.stringify([file, path]);
}
