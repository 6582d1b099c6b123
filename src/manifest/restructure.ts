import type { JsonValue } from '../data/json.ts';
import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import type { Problem } from '../errors.ts';
import { parseWith } from './expression/parse.ts';
import { editByExpressions } from './expression/run.ts';
import type { PathStep } from './path.ts';
import { printPath } from './path.ts';
import { parseFully, readSource } from './read.ts';
import { renderScalar } from './scalar.ts';
import type { Tree } from './tree.ts';
import { keysOf, lookUp, resolve, treesOf } from './tree.ts';

/** One change of a document's structure. */
export interface StructureChange {
  /** Which document of the file, from 0. */
  readonly document: number;
  readonly steps: readonly PathStep[];
  /** What shall stand there: a map is laid over what is there, anything else replaces it. Without it, what stands there goes. */
  readonly to?: JsonValue;
}

/** The file with all changes made, or why one of them cannot be made alone. */
export type Restructured =
  | { readonly result: 'made'; readonly bytes: Uint8Array }
  | { readonly result: 'refused'; readonly problems: readonly Problem[] };

/**
 * Makes changes in a file of YAML or JSON that scalars are not enough for: keys that are missing get maps and lists. Every change is one of the
 * editor's (`editByExpressions`), which proves that nothing else moves; a list is put in the place of a text that the editor wrote.
 */
export function restructure(file: string, bytes: Uint8Array, changes: readonly StructureChange[]): Restructured {
  let now = bytes;
  for (const change of inOrder(changes).flatMap(leavesOf)) {
    const made = makeOne(file, now, change);
    if (made.result === 'refused') return made;
    now = made.bytes;
  }
  return { result: 'made', bytes: now };
}

/** What goes, goes last and from behind, so that the places of the others hold. */
function inOrder(changes: readonly StructureChange[]): readonly StructureChange[] {
  const [set, gone] = [changes.filter(({ to }) => to !== undefined), changes.filter(({ to }) => to === undefined)];
  return [...set, ...gone.toSorted((one, other) => compareSteps(other.steps, one.steps))];
}

function compareSteps(one: readonly PathStep[], other: readonly PathStep[]): number {
  for (const [depth, step] of one.entries()) {
    const their = other[depth];
    if (their === undefined) return 1;
    if ('index' in step && 'index' in their && step.index !== their.index) return step.index - their.index;
  }
  return one.length - other.length;
}

/** A map is as many changes as it has leaves. */
function leavesOf(change: StructureChange): readonly StructureChange[] {
  const { to, steps } = change;
  if (!isJsonMap(to) || Object.keys(to).length === 0) return [change];
  return Object.entries(to).flatMap(([key, value]) => leavesOf({ ...change, steps: [...steps, { key }], to: value }));
}

type JsonMap = { readonly [key: string]: JsonValue };

function isJsonMap(value: JsonValue | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function makeOne(file: string, bytes: Uint8Array, change: StructureChange): Restructured {
  const { document, steps, to } = change;
  const at = `select(di == ${document}) | `;
  const path = printPath({ steps });
  if (to === undefined) return edited(file, bytes, `${at}del(${path})`);
  if (typeof to !== 'object' || to === null) return edited(file, bytes, `${at}${path} = ${JSON.stringify(to)}`);
  const mark = markFor(bytes);
  const removed = isThere(file, bytes, change) ? edited(file, bytes, `${at}del(${path})`) : made(bytes);
  if (removed.result === 'refused') return removed;
  const marked = edited(file, removed.bytes, `${at}${path} = "${mark}"`);
  return marked.result === 'refused' ? marked : unmarked(file, marked.bytes, { mark, to });
}

function made(bytes: Uint8Array): Restructured {
  return { result: 'made', bytes };
}

/** A word that the file does not hold. */
function markFor(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  let mark = 'gitops-deploy-list';
  while (text.includes(mark)) mark += 'x';
  return mark;
}

function edited(file: string, bytes: Uint8Array, text: string): Restructured {
  const expression = parseWith(text, undefined);
  if (expression.result === 'wrong')
    return refused(file, `cannot be changed at ${text}: ${expression.message}`, expression.remedy);
  const edit = editByExpressions({ file, bytes }, [expression], { variables: {}, parse: parseFully });
  return edit.result === 'edited' ? made(edit.after) : { result: 'refused', problems: edit.problems };
}

function refused(file: string, message: string, remedy: string): Restructured {
  return { result: 'refused', problems: [{ place: { file }, message, remedy }] };
}

function isThere(file: string, bytes: Uint8Array, { document, steps }: StructureChange): boolean {
  const read = readSource(file, bytes);
  const tree = read.result === 'read' ? treesOf(read.source)[document] : undefined;
  if (tree === undefined) return false;
  let node = resolve(tree, tree.root);
  for (const step of steps) {
    if ('key' in step) node = isMap(node) ? lookUp(tree, node, step.key)?.pair.value : undefined;
    else node = isSeq(node) && 'index' in step ? node.items[step.index] : undefined;
    node = resolve(tree, node);
  }
  return node !== undefined;
}

/** Puts a list or an empty map in the place of the mark, and proves that nothing else is read otherwise. */
function unmarked(
  file: string,
  bytes: Uint8Array,
  { mark, to }: { readonly mark: string; readonly to: JsonValue },
): Restructured {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const start = text.search(new RegExp(`["']?${mark}`));
  const end = text.indexOf(mark) + mark.length + (/["']/.test(text[start] ?? '') ? 1 : 0);
  const list = rendered(text, { start, end, to, file });
  // lines of its own begin behind the colon
  const before = text.slice(0, /^\r?\n/.test(list) ? start - 1 : start);
  const after = before + list + text.slice(end);
  const result = new TextEncoder().encode(after);
  const [was, is] = [plainIn(file, bytes), plainIn(file, result)];
  const wanted = JSON.stringify(was)?.replace(JSON.stringify(mark), () => JSON.stringify(to));
  if (wanted !== JSON.stringify(is))
    return refused(file, 'cannot be changed without changing something else', 'make this change by hand');
  return made(result);
}

interface Slot {
  readonly start: number;
  readonly end: number;
  readonly to: JsonValue;
  readonly file: string;
}

/** A list of maps that has the rest of its line to itself gets lines of its own; anything else stands in brackets. */
function rendered(text: string, { start, end, to, file }: Slot): string {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const isAlone = /^[ ]*(- )*[^\s#{["',]+: $/.test(line) && /^\r?(\n|$)/.test(text.slice(end));
  const hasMaps = Array.isArray(to) && to.some(isJsonMap);
  if (file.endsWith('.json') || !isAlone || !hasMaps) return flow(to, file.endsWith('.json'));
  const column = line.length - line.trimStart().replace(/^(- )+/, '').length;
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  return ending + to.flatMap((item) => blockItem(item, column)).join(ending);
}

function blockItem(item: JsonValue, column: number): readonly string[] {
  const lines = isJsonMap(item) ? blockMap(item, 0) : [flow(item, false)];
  return lines.map((line, index) => `${' '.repeat(column)}${index === 0 ? '- ' : '  '}${line}`);
}

function blockMap(map: JsonMap, depth: number): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const lead = `${' '.repeat(depth * 2)}${key}:`;
    return isJsonMap(value) && Object.keys(value).length > 0
      ? [lead, ...blockMap(value, depth + 1)]
      : [`${lead} ${flow(value, false)}`];
  });
}

function flow(value: JsonValue, isJson: boolean): string {
  if (isJson) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => flow(one, false)).join(', ')}]`;
  if (!isJsonMap(value)) return typeof value === 'string' ? plainWord(value) : JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, one]) => `${plainWord(key)}: ${flow(one, false)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function plainWord(text: string): string {
  return renderScalar(text, 'plain');
}

/** What a file says, with what aliases and merge keys bring; undefined where it cannot be read. */
function plainIn(file: string, bytes: Uint8Array): unknown {
  const read = readSource(file, bytes);
  return read.result === 'read' ? treesOf(read.source).map((tree) => plainOf(tree, tree.root, 0)) : undefined;
}

/** So deep an alias that leads back is followed. */
const deepest = 100;

function plainOf(tree: Tree, given: unknown, depth: number): unknown {
  const node = resolve(tree, given);
  if (depth > deepest) return null;
  if (isScalar(node)) return typeof node.value === 'bigint' ? String(node.value) : node.value;
  if (isSeq(node)) return node.items.map((item) => plainOf(tree, item, depth + 1));
  if (!isMap(node)) return null;
  return Object.fromEntries(
    keysOf(tree, node).map((key) => [key, plainOf(tree, lookUp(tree, node, key)?.pair.value, depth + 1)]),
  );
}
