import type { Problem } from '../errors.ts';
import type { FileEdit, PlannedEdit, PlannedFile } from './plan.ts';
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
  const plan = planEdits(
    written.map((value) => editTo(value, value.from)),
    contents,
  );
  if (plan.result === 'refused') return plan;
  const places = written.flatMap((value) => {
    const there = standing(value, contents);
    return there === undefined || there.from === value.from || there.from === value.to ? [] : [there];
  });
  return places.length > 0 ? { result: 'overtaken', places } : plan;
}

function editTo({ file, path }: WrittenValue, value: string): FileEdit {
  return { file, target: { by: 'path', path, value } };
}

/** What stands where a value was written, by its own path: the file may have got another path for it since. */
function standing(written: WrittenValue, contents: ReadonlyMap<string, Uint8Array>): PlannedEdit | undefined {
  const plan = planEdits([editTo(written, written.to)], contents);
  return plan.result === 'refused' ? undefined : plan.files[0]?.named[0];
}

/** Whether every value that we wrote still stands in these files. */
export function standsIn(written: readonly WrittenValue[], contents: ReadonlyMap<string, Uint8Array>): boolean {
  return written.every((value) => standing(value, contents)?.from === value.to);
}

/** These files with every value that we wrote, and nothing else changed; undefined where that cannot be done. */
export function writeAgain(
  written: readonly WrittenValue[],
  contents: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> | undefined {
  const plan = planEdits(
    written.map((value) => editTo(value, value.to)),
    contents,
  );
  return plan.result === 'refused' ? undefined : new Map(plan.files.map(({ file, after }) => [file, after]));
}
