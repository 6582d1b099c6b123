import type { WrittenEdit } from './progress.ts';
import type { DeploymentRecord } from './record.ts';
import { wasProven } from './waves.ts';

/**
 * What to put back in place of edits: what the last healthy deployment wrote there; without one, what stood there before
 * any of the deployments that nobody saw healthy. `others` are the other records of the environment, newest first.
 */
export function lastGood(edits: readonly WrittenEdit[], others: readonly DeploymentRecord[]): readonly WrittenEdit[] {
  return edits.map((edit) => ({ ...edit, from: valueBefore(edit, others) }));
}

function valueBefore(edit: WrittenEdit, others: readonly DeploymentRecord[]): string {
  let value = edit.from;
  for (const { payload, note } of others) {
    const there = payload.edits.find(({ file, path }) => file === edit.file && path === edit.path);
    if (there === undefined) continue;
    if (wasProven(there, note)) return there.to;
    if (there.to === value) value = there.from;
  }
  return value;
}
