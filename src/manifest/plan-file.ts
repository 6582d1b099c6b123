import type { Place, Problem } from '../errors.ts';
import { onBlockYaml } from './block-yaml/parse.ts';
import type { Images } from './images.ts';
import type { Location } from './locate.ts';
import { makeChanges, startOf } from './make-changes.ts';
import type { Mention } from './mentions.ts';
import { mentionsOf } from './mentions.ts';
import type { Path } from './path.ts';
import { printPath } from './path.ts';
import type { FileEdit, PlannedEdit, PlannedFile } from './plan.ts';
import { parseFully } from './read.ts';
import type { ImageTarget, ReadFile } from './resolve.ts';
import { lookAt, resolveEdits } from './resolve.ts';
import type { SecondWriter } from './second-writer.ts';
import type { Parse, Source } from './source.ts';
import { bytesOf, placeAt, sourceOf } from './source.ts';
import { treesOf } from './tree.ts';
import { unfit } from './unfit.ts';
import type { Change } from './verify.ts';

/** A file that was read for its edits, or why it cannot be edited at all. */
export type LookedAt =
  | {
      readonly result: 'read';
      readonly edits: readonly FileEdit[];
      readonly before: Uint8Array;
      readonly file: ReadFile;
    }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

/** One file with its edits made as far as it names what they are about. */
export type OneFile = { readonly absent: readonly Absent[]; readonly mentions: readonly Mention[] } & (
  | { readonly result: 'planned'; readonly file: PlannedFile }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] }
);

type ReadLook = Extract<LookedAt, { result: 'read' }>;

type Changed = { readonly result: 'planned'; readonly file: PlannedFile } | ReturnType<typeof refused>;

/** An image that a file does not name, and what it says of images instead. */
export interface Absent {
  readonly file: string;
  readonly target: ImageTarget;
  readonly images: Images;
  readonly mentions: readonly Mention[];
}

/** Reads a file, and what it says of images where an edit is about one. */
export function lookAtFile(file: string, edits: readonly FileEdit[], before: Uint8Array | undefined): LookedAt {
  if (before === undefined)
    return refused({ message: 'is not in the repository', place: { file }, remedy: 'correct the file of the edit' });
  const look = (parse: Parse) => lookWith(parse, { file, edits, before });
  return onBlockYaml(look) ?? look(parseFully);
}

interface Given {
  readonly file: string;
  readonly edits: readonly FileEdit[];
  readonly before: Uint8Array;
}

function lookWith(parse: Parse, { file, edits, before }: Given): LookedAt {
  const read = sourceOf(file, before, parse);
  if (read.result === 'unreadable') return refused({ message: read.message, place: read.place, remedy: read.remedy });
  const { source } = read;
  const trees = treesOf(source);
  const objection = unfit(source, trees);
  if (objection !== undefined) return refused(objection);
  const targets = edits.map(({ target }) => target);
  return { result: 'read', edits, before, file: lookAt(source, trees, targets) };
}

/** Finds what the edits name, makes the changes, and proves that nothing else changed. */
export function planFile(looked: LookedAt, writers: readonly SecondWriter[]): OneFile {
  if (looked.result === 'refused') return { ...looked, absent: [], mentions: [] };
  const { edits, before, file } = looked;
  const again = () => planFile(lookWith(parseFully, { file: file.source.file, edits, before }), writers);
  return onBlockYaml(() => planRead(looked, writers)) ?? again();
}

function planRead({ file, edits, before }: ReadLook, writers: readonly SecondWriter[]): OneFile {
  const targets = edits.map(({ target }) => target);
  const resolved = resolveEdits(file, targets, writers);
  const absent = targets.flatMap((target, index): readonly Absent[] => {
    if (target.by !== 'image' || resolved[index]?.result !== 'absent') return [];
    return [{ file: file.source.file, target, images: file.images, mentions: mentionsOf(target, file, new Set()) }];
  });
  const problems = resolved.flatMap((one) => (one.result === 'refused' ? one.problems : []));
  if (problems.length > 0) return { result: 'refused', problems, absent, mentions: [] };
  const changes = resolved.flatMap((one) => (one.result === 'resolved' ? one.changes : []));
  const settled = new Set(changes.map(({ location }) => location.scalar));
  const mentions = targets.flatMap((target) => (target.by === 'image' ? mentionsOf(target, file, settled) : []));
  return { ...changeFile(file.source, before, changes), absent, mentions };
}

function refused(problem: Problem): { readonly result: 'refused'; readonly problems: readonly Problem[] } {
  return { result: 'refused', problems: [problem] };
}

function changeFile(source: Source, before: Uint8Array, wanted: readonly Change[]): Changed {
  const conflict = conflictIn(wanted);
  if (conflict !== undefined) return refused(conflict);
  const changes = unique(wanted, ({ location }) => location.scalar).sort(
    (one, other) => startOf(one.location) - startOf(other.location),
  );
  const real = changes.filter(({ location, to }) => location.value !== to || !location.isText);
  const made = makeChanges(source, real);
  if (made.result === 'refused') {
    const message = `cannot be edited without changing something else: ${made.difference}`;
    return refused({ message, place: { file: source.file }, remedy: 'make this edit by hand' });
  }
  const after = real.length === 0 ? before : bytesOf(source, made.text);
  const file = { file: source.file, before, after, edits: real.map(describe), named: changes.map(describe) };
  return { result: 'planned', file };
}

/** Two edits may name the same value, but not with different texts. */
function conflictIn(changes: readonly Change[]): Problem | undefined {
  const texts = new Map<unknown, string>();
  for (const { location, to } of changes) {
    const other = texts.get(location.scalar) ?? to;
    texts.set(location.scalar, to);
    if (other === to) continue;
    const message = `two edits want different values for ${printPath(pathOf(location))}: "${other}" and "${to}"`;
    return { message, place: placeOf(location), remedy: 'keep one of the two edits' };
  }
  return undefined;
}

/** Of several with the same key, the first. */
export function unique<T>(items: readonly T[], keyOf: (item: T) => unknown): T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap((group) => group.slice(0, 1));
}

function pathOf({ path, within }: Location): Path {
  return within === undefined ? path : { ...within.block.path, inner: path };
}

function placeOf(location: Location): Place {
  return placeAt(location.within?.embedded.outer ?? location.source, startOf(location));
}

function describe({ location, to }: Change): PlannedEdit {
  const { line = 0, column = 0 } = placeOf(location);
  const { file } = location.source;
  return { file, path: printPath(pathOf(location)), line, column, from: location.value, to };
}
