import { exactText } from '../data/bytes.ts';
import { isAlias, isNode } from '../data/nodes.ts';
import { descend } from '../kubernetes/nodes.ts';
import type { StructureChange } from '../manifest/restructure.ts';
import { restructure } from '../manifest/restructure.ts';
import type { Source } from '../manifest/source.ts';
import { placeAt, positionOf } from '../manifest/source.ts';
import { treesOf } from '../manifest/tree.ts';
import { readFile } from '../readiness/read-file.ts';
import { readOnce } from '../readiness/read-once.ts';
import type { Subject } from '../readiness/subject.ts';
import { containersOf } from '../rules/pod.ts';
import { objectsOf } from '../rules/read.ts';
import type { SizedResource } from '../sizing/amounts.ts';
import type { AmountField, AmountPlace, SizeLayer } from './size-places.ts';

/** A number that is to be another one. */
export interface NumberEdit {
  readonly place: AmountPlace;
  readonly to: string;
}

/** A number that is to stand where none does: in the first of these layers that can take it. */
export interface NumberAddition {
  readonly layers: readonly SizeLayer[];
  readonly container: string;
  readonly field: AmountField;
  readonly resource: SizedResource;
  readonly to: string;
}

export type Edited =
  | { readonly result: 'edited'; readonly bytes: Uint8Array }
  | { readonly result: 'refused'; readonly message: string };

/** Puts numbers in the place of others: nothing but their characters changes, which is proven by reading all amounts again. */
export function editNumbers(file: string, bytes: Uint8Array, edits: readonly NumberEdit[]): Edited {
  const text = exactText(bytes);
  if (text === undefined) return refused('is not UTF-8');
  const splices = edits.map(({ place, to }) => ({ start: offsetOf(text, place), length: place.text.length, to }));
  if (splices.some(({ start }) => start === undefined)) return refused('a number of it is not written in one piece');
  const after = splices
    .toSorted((one, other) => (other.start ?? 0) - (one.start ?? 0))
    .reduce((now, { start = 0, length, to }) => now.slice(0, start) + to + now.slice(start + length), text);
  const result = new TextEncoder().encode(after);
  return changedAsMeant(file, { bytes, result }, edits)
    ? { result: 'edited', bytes: result }
    : refused('another number would change too');
}

function refused(message: string): Edited {
  return { result: 'refused', message };
}

/** Where the characters of a number begin, behind its quote if it has one. */
function offsetOf(text: string, { line, column, text: number }: AmountPlace): number | undefined {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let before = 1; before < line; before += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const at = start + column - 1;
  const begin = /["']/.test(text[at] ?? '') ? at + 1 : at;
  return text.startsWith(number, begin) ? begin : undefined;
}

/** Whether of all amounts of a file exactly those differ that were meant to. */
function changedAsMeant(
  file: string,
  { bytes, result }: { readonly bytes: Uint8Array; readonly result: Uint8Array },
  edits: readonly NumberEdit[],
): boolean {
  const [was, is] = [amountsIn(file, bytes), amountsIn(file, result)];
  const changed = was.flatMap((text, index) => (text === is[index] ? [] : [`${text} ${is[index]}`]));
  const meant = edits.map(({ place, to }) => `${place.text} ${to}`);
  return was.length === is.length && changed.toSorted().join() === meant.toSorted().join();
}

function amountsIn(file: string, bytes: Uint8Array): readonly string[] {
  return readFile(file, bytes).subjects.flatMap(({ amounts }) => amounts.map(({ text }) => text));
}

/** The file that an addition goes to, and the change that makes it; undefined where none of its layers can take it. */
export function placeAddition(
  { layers, container, field, resource, to }: NumberAddition,
  files: ReadonlyMap<string, Uint8Array>,
): { readonly file: string; readonly change: StructureChange } | undefined {
  for (const layer of layers) {
    const at = resourcesIn(layer, container, files.get(layer.file));
    if (at !== undefined)
      return {
        file: layer.file,
        change: { document: at.document, steps: [...at.steps, { key: field }, { key: resource }], to },
      };
  }
  return undefined;
}

/** Where the `resources` of a container stand, or would; undefined within a text of a file, such as a patch of a kustomization. */
function resourcesIn(
  { file, subject, located }: SizeLayer,
  container: string,
  bytes: Uint8Array | undefined,
): Pick<StructureChange, 'document' | 'steps'> | undefined {
  const read = bytes === undefined ? undefined : readOnce(file, bytes);
  if (read?.result !== 'read') return undefined;
  if (located === undefined) return mappingIn(read.source, subject);
  const { kind, namespace, name } = located.workload;
  const view = objectsOf(read.source)
    .filter((one) => one.kind === kind && one.name === name && one.namespace === namespace)
    .flatMap((object) => containersOf(object) ?? [])
    .find((one) => one.name === container && one.list !== 'ephemeralContainers')?.view;
  return view === undefined
    ? undefined
    : { document: view.text.tree.document, steps: [...view.steps, { key: 'resources' }] };
}

/** The mapping of values that a subject is, in the document that it stands in. */
function mappingIn(source: Source, { amounts: [first], placeOf }: Subject): ReturnType<typeof resourcesIn> {
  if (first === undefined) return undefined;
  const [place, here] = [placeOf(first.start), placeAt(source, first.start)];
  if (place.line !== here.line || place.column !== here.column) return undefined;
  const keys = first.steps.flatMap((step) => ('key' in step ? [step.key] : []));
  const tree = treesOf(source).find((one) => positionOf(descend(one, ...keys)) === first.start);
  return tree === undefined ? undefined : { document: tree.document, steps: first.steps.slice(0, -2) };
}

/** Whether an alias shows a number, or what it stands in, elsewhere in the file too: whatever it says there would change as well. */
export function isShownElsewhere(place: AmountPlace, bytes: Uint8Array): boolean {
  const shown = shownIn.get(bytes) ?? shownTwice(place.file, bytes);
  shownIn.set(bytes, shown);
  return shown.some(({ from, to }) => !isBefore(place, from) && isBefore(place, to));
}

/** A file is asked about once for each of its numbers. */
const shownIn = new WeakMap<Uint8Array, ReturnType<typeof shownTwice>>();

/** Where what aliases stand for begins and ends. */
function shownTwice(
  file: string,
  bytes: Uint8Array,
): readonly { readonly from: LineAndColumn; readonly to: LineAndColumn }[] {
  const read = readOnce(file, bytes);
  if (read.result !== 'read') return [];
  const { source } = read;
  const targets = new Set(treesOf(source).flatMap(({ uses }) => uses.map(({ target }) => target)));
  return [...targets].flatMap((target) => {
    const [start, end] = isNode(target) && !isAlias(target) ? (target.range ?? []) : [];
    return start === undefined || end === undefined ? [] : [{ from: placeAt(source, start), to: placeAt(source, end) }];
  });
}

function isBefore(one: LineAndColumn, other: LineAndColumn): boolean {
  const [line, otherLine] = [one.line ?? 0, other.line ?? 0];
  return line < otherLine || (line === otherLine && (one.column ?? 0) < (other.column ?? 0));
}

interface LineAndColumn {
  readonly line?: number;
  readonly column?: number;
}

/** Makes additions in a file. */
export function addNumbers(file: string, bytes: Uint8Array, changes: readonly StructureChange[]): Edited {
  const made = restructure(file, bytes, changes);
  if (made.result === 'made') return { result: 'edited', bytes: made.bytes };
  return refused(made.problems[0]?.message ?? 'cannot be changed');
}
