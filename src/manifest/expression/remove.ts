import { isMap, isSeq } from '../../data/yaml.ts';
import type { Source } from '../source.ts';
import { keyOf, placeAt, positionOf } from '../source.ts';
import type { Replacement } from '../splice.ts';
import type { MapNode, Tree } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { columnOf, endOf, endOfPair, startOfLine, startOfNext } from './layout.ts';
import { refuse } from './refusal.ts';

/** An item of a list or map as it stands in the text. */
interface Item {
  readonly start: number;
  readonly end: number;
}

/** The text without a node: its lines, or its part of a flow collection. Comments on lines of their own stay. */
export function removals({ tree, at }: Cursor): readonly Replacement[] {
  const { source } = tree;
  const parent = at.above.at(-1);
  const step = at.steps.at(-1);
  if (isMap(parent) && step !== undefined && 'key' in step) {
    const index = parent.items.findIndex((pair) => keyOf(pair) === step.key);
    if (index < 0 || at.obstacle?.message.includes('merge key') === true)
      return refuse(source, at.position, at.obstacle ?? { message: 'is not there', remedy: 'correct the path' });
    requireUnused(tree, parent.items[index]?.value);
    const items = parent.items.map((pair) => itemOf(pair, pair));
    return removeFrom(tree, { parent, items, index, isFlow: parent.flow === true, above: at.above.at(-2) });
  }
  if (!isSeq(parent) || step === undefined || !('index' in step)) return [];
  requireUnused(tree, parent.items[step.index]);
  const dash = columnOf(source, parent.range?.[0] ?? 0);
  const items = parent.items.map((item, index) => {
    const start = positionOf(item) ?? parent.range?.[0] ?? 0;
    if (parent.flow === true) return { start, end: endOf(item, start) };
    return {
      start: index === 0 ? (parent.range?.[0] ?? start) : dashBefore(source, start, dash),
      end: endOf(item, start),
    };
  });
  return removeFrom(tree, { parent, items, index: step.index, isFlow: parent.flow === true, above: at.above.at(-2) });
}

function itemOf(pair: { readonly key: unknown; readonly value: unknown }, node: unknown): Item {
  const start = positionOf(node) ?? 0;
  return { start, end: endOfPair(pair, start) };
}

/** Where the dash of a list's item stands: in the column of the first one. */
function dashBefore({ text }: Source, start: number, column: number): number {
  for (let line = startOfLine(text, start); line > 0; line = startOfLine(text, line - 1)) {
    const at = line + column;
    if (text[at] === '-' && text.slice(line, at).trim() === '') return at;
  }
  return start;
}

/** An alias elsewhere would stand for nothing. */
function requireUnused(tree: Tree, node: unknown): void {
  const inside = new Set<unknown>();
  const collect = (one: unknown): void => {
    inside.add(one);
    if (isSeq(one)) one.items.forEach(collect);
    if (isMap(one)) for (const { key, value } of one.items) [key, value].forEach(collect);
  };
  collect(node);
  const use = tree.uses.find(({ target }) => inside.has(target));
  if (use === undefined) return;
  const { line } = placeAt(tree.source, use.position);
  const facts = {
    message: `what would be removed is shown by an alias on line ${line}`,
    remedy: 'write the value out there',
  };
  refuse(tree.source, positionOf(node) ?? 0, facts);
}

interface Removal {
  readonly parent: unknown;
  readonly items: readonly Item[];
  readonly index: number;
  readonly isFlow: boolean;
  readonly above: unknown;
}

function removeFrom(tree: Tree, removal: Removal): readonly Replacement[] {
  const { items, index, isFlow } = removal;
  const item = items[index];
  if (item === undefined) return [];
  const [before, next] = [items[index - 1], items[index + 1]];
  if (isFlow && next !== undefined) return [{ start: item.start, end: next.start, text: '' }];
  if (isFlow) return [{ start: before?.end ?? item.start, end: item.end, text: '' }];
  if (items.length === 1) return emptied(tree, removal, item);
  const { text } = tree.source;
  const line = startOfLine(text, item.start);
  // the first of a list's item shares its line with the dash
  if (text.slice(line, item.start).trim() !== '')
    return [{ start: item.start, end: next?.start ?? item.end, text: '' }];
  return [wholeLines(text, line, item.end)];
}

function wholeLines(text: string, line: number, end: number): Replacement {
  const next = startOfNext(text, end);
  // the last line had no ending: then the one before gets none
  if (next === text.length && text[next - 1] !== '\n') {
    const ending = /\r?\n$/.exec(text.slice(0, line))?.[0].length ?? 0;
    return { start: line - ending, end: next, text: '' };
  }
  return { start: line, end: next, text: '' };
}

/** Without its only item a block collection is written as an empty one, behind its key. */
function emptied(tree: Tree, { parent, above }: Removal, item: Item): readonly Replacement[] {
  const { text } = tree.source;
  const empty = isMap(parent) ? '{}' : '[]';
  const line = startOfLine(text, item.start);
  const pair = isMap(above) ? pairOf(above, parent) : undefined;
  const colon = pair === undefined ? -1 : text.indexOf(':', endOf(pair.key, 0));
  if (colon < 0 || colon >= line || text.slice(line, item.start).trim() !== '')
    return [{ start: item.start, end: trimmedEnd(text, item.end), text: empty }];
  return [{ start: colon, end: colon + 1, text: `: ${empty}` }, wholeLines(text, line, item.end)];
}

function pairOf(map: MapNode, value: unknown) {
  return map.items.find((pair) => pair.value === value);
}

function trimmedEnd(text: string, end: number): number {
  return /\r?\n$/.exec(text.slice(0, end))?.index ?? end;
}
