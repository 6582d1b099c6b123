import type { Problem } from '../errors.ts';
import { onBlockYaml, readsBlockYaml } from './block-yaml/parse.ts';
import { printPath } from './path.ts';
import { parseFully } from './read.ts';
import type { EditTarget } from './resolve.ts';
import { resolveEdits } from './resolve.ts';
import { renderScalar } from './scalar.ts';
import type { Parse, Source } from './source.ts';
import { bytesOf, isEncrypted, placeAt, sourceOf } from './source.ts';
import type { Replacement } from './splice.ts';
import { splice } from './splice.ts';
import { findMovedToken } from './token-check.ts';
import type { Change } from './verify.ts';
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
  /** Yq-like path; it names the document (`select(di == 1) | .a`) only where another one has the same path. */
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
  /** The scalars that really change: other text, or text that reads as a number until it is quoted. */
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
 * exactly the values named; anything that cannot be changed alone is refused, with its place. Every problem of every file
 * is told, and nothing throws.
 */
export function planEdits(edits: readonly FileEdit[], contents: ReadonlyMap<string, Uint8Array>): EditPlan {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  const planned = [...byFile].map(([file, own]) => planFile(file, own, contents.get(file)));
  const problems = planned.flatMap((one) => (one.result === 'refused' ? one.problems : []));
  if (problems.length > 0) return { result: 'refused', problems };
  return { result: 'planned', files: planned.flatMap((one) => (one.result === 'planned' ? [one.file] : [])) };
}

function planFile(file: string, edits: readonly FileEdit[], before: Uint8Array | undefined): OneFile {
  if (before === undefined)
    return refused({ message: 'is not in the repository', place: { file }, remedy: 'correct the file of the edit' });
  const plan = (parse: Parse) => planWith(parse, { file, edits, before });
  return onBlockYaml(plan) ?? plan(parseFully);
}

interface Given {
  readonly file: string;
  readonly edits: readonly FileEdit[];
  readonly before: Uint8Array;
}

function planWith(parse: Parse, { file, edits, before }: Given): OneFile {
  const read = sourceOf(file, before, parse);
  if (read.result === 'unreadable') return refused({ message: read.message, place: read.place, remedy: read.remedy });
  const { source } = read;
  if (isEncrypted(source)) {
    const remedy = 'keep what is to be edited in a file of its own, in clear';
    return refused({ message: 'is encrypted by SOPS: any edit breaks its checksum', place: { file }, remedy });
  }
  const resolved = resolveEdits(
    source,
    edits.map(({ target }) => target),
  );
  const problems = resolved.flatMap((one) => (one.result === 'refused' ? one.problems : []));
  if (problems.length > 0)
    return { result: 'refused', problems: unique(problems, (problem) => JSON.stringify(problem)) };
  const changes = resolved.flatMap((one) => (one.result === 'resolved' ? one.changes : []));
  return makeChanges(source, before, changes);
}

function refused(problem: Problem): OneFile {
  return { result: 'refused', problems: [problem] };
}

function makeChanges(source: Source, before: Uint8Array, wanted: readonly Change[]): OneFile {
  const conflict = conflictIn(wanted);
  if (conflict !== undefined) return refused(conflict);
  const changes = unique(wanted, ({ location }) => location.scalar).sort(
    (one, other) => one.location.start - other.location.start,
  );
  const real = changes.filter(({ location, to }) => location.value !== to || !location.isText);
  const replacements = real.map(replacementFor);
  const after = splice(source.text, replacements);
  const difference = findDifference(source, after, real) ?? lineOfMovedToken(source, after, replacements);
  if (difference !== undefined) {
    const message = `cannot be edited without changing something else: ${difference}`;
    return refused({ message, place: { file: source.file }, remedy: 'make this edit by hand' });
  }
  const bytes = real.length === 0 ? before : bytesOf(source, after);
  const file = { file: source.file, before, after: bytes, edits: real.map(describe), named: changes.map(describe) };
  return { result: 'planned', file };
}

/** A parser that keeps no comments is seconded by a scanner. */
function lineOfMovedToken(source: Source, after: string, replacements: readonly Replacement[]): string | undefined {
  if (!readsBlockYaml(source.parse)) return undefined;
  const moved = findMovedToken({ before: source.text, after }, replacements);
  return moved === undefined ? undefined : `line ${placeAt(source, moved).line} would change too`;
}

/** Two edits may name the same value, but not with different texts. */
function conflictIn(changes: readonly Change[]): Problem | undefined {
  const texts = new Map<unknown, string>();
  for (const { location, to } of changes) {
    const other = texts.get(location.scalar) ?? to;
    texts.set(location.scalar, to);
    if (other === to) continue;
    const message = `two edits want different values for ${printPath(location.path)}: "${other}" and "${to}"`;
    return { message, place: placeAt(location.source, location.start), remedy: 'keep one of the two edits' };
  }
  return undefined;
}

/** Of several with the same key, the first. */
function unique<T>(items: readonly T[], keyOf: (item: T) => unknown): T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1));
}

function replacementFor({ location, to }: Change): Replacement {
  const { start, end, style } = location;
  return { start, end, text: renderScalar(to, style) };
}

function describe({ location, to }: Change): PlannedEdit {
  const { source, path, start, value } = location;
  const { line = 0, column = 0 } = placeAt(source, start);
  return { file: source.file, path: printPath(path), line, column, from: value, to };
}
