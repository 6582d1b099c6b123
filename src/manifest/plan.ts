import type { Problem } from '../errors.ts';
import { printPath } from './path.ts';
import type { Change, EditTarget } from './resolve.ts';
import { resolveEdit } from './resolve.ts';
import type { Source } from './source.ts';
import { isEncrypted, placeAt, readSource } from './source.ts';
import { splice } from './splice.ts';
import { findDifference } from './verify.ts';

export type { EditTarget } from './resolve.ts';

/** One edit of one file. */
export interface FileEdit {
  readonly file: string;
  readonly target: EditTarget;
}

/** One scalar that an edit names: where it is, what it holds, and what it shall hold. */
export interface PlannedEdit {
  readonly file: string;
  /** Yq-like path. */
  readonly path: string;
  /** Line and column of the value, from 1. */
  readonly line: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
}

/** One file with all its edits made; every byte that no edit names is as it was. */
export interface PlannedFile {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** The scalars that really change. */
  readonly edits: readonly PlannedEdit[];
  /** Every scalar that the edits name, changed or not. */
  readonly named: readonly PlannedEdit[];
}

export type EditPlan =
  | { readonly result: 'planned'; readonly files: readonly PlannedFile[] }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

type OneFile =
  | { readonly result: 'planned'; readonly file: PlannedFile }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

/**
 * Plans edits on the bytes of files: all of them, or none. Each result was parsed again and differs from its source in
 * exactly the values named; anything that cannot be changed alone is refused, with its place.
 */
export function planEdits(edits: readonly FileEdit[], contents: ReadonlyMap<string, Uint8Array>): EditPlan {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  const planned = [...byFile].map(([file, own]) => planFile(file, own, contents.get(file)));
  const problems = planned.flatMap((one) => (one.result === 'refused' ? one.problems : []));
  if (problems.length > 0) return { result: 'refused', problems };
  return { result: 'planned', files: planned.flatMap((one) => (one.result === 'planned' ? [one.file] : [])) };
}

function refused(problem: Problem): OneFile {
  return { result: 'refused', problems: [problem] };
}

function planFile(file: string, edits: readonly FileEdit[], before: Uint8Array | undefined): OneFile {
  if (before === undefined)
    return refused({ message: 'is not in the repository', place: { file }, remedy: 'correct the file of the edit' });
  const read = readSource(file, before);
  if (read.result === 'unreadable') return refused({ message: read.message, place: read.place });
  const { source } = read;
  if (isEncrypted(source))
    return refused({ message: 'is encrypted by SOPS: any edit breaks its checksum', place: { file } });
  const resolved = edits.map(({ target }) => resolveEdit(source, target));
  const problems = resolved.flatMap((one) => (one.result === 'refused' ? one.problems : []));
  if (problems.length > 0) return { result: 'refused', problems };
  return makeChanges(
    source,
    before,
    resolved.flatMap((one) => (one.result === 'resolved' ? one.changes : [])),
  );
}

function makeChanges(source: Source, before: Uint8Array, wanted: readonly Change[]): OneFile {
  const changes = unique(wanted);
  const conflict = conflictIn(changes);
  if (conflict !== undefined) {
    const message = `two edits want different values for ${printPath(conflict.location.steps)}`;
    return refused({ message, place: placeAt(source, conflict.location.start) });
  }
  const real = changes.filter(({ location, to }) => location.value !== to || !location.isString);
  const after = splice(source.text, real);
  const difference = findDifference(source, after, real);
  if (difference !== undefined) {
    return refused({
      message: `cannot be edited without changing something else: ${difference}`,
      place: { file: source.file },
    });
  }
  const bytes = real.length === 0 ? before : new TextEncoder().encode(after);
  const file = { file: source.file, before, after: bytes, edits: real.map(describe), named: changes.map(describe) };
  return { result: 'planned', file };
}

function unique(changes: readonly Change[]): readonly Change[] {
  const seen = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.location.start} ${change.to}`;
    if (!seen.has(key)) seen.set(key, change);
  }
  return [...seen.values()].sort((one, other) => one.location.start - other.location.start);
}

function conflictIn(changes: readonly Change[]): Change | undefined {
  return changes.find((change, index) => change.location.start === changes[index + 1]?.location.start);
}

function describe({ location, to }: Change): PlannedEdit {
  const { line = 0, column = 0 } = placeAt(location.source, location.start);
  return { file: location.source.file, path: printPath(location.steps), line, column, from: location.value, to };
}
