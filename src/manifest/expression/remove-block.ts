import type { MapNode, Pair } from '../../data/nodes.ts';
import { isMap, isSeq } from '../../data/nodes.ts';
import type { Source } from '../source.ts';
import { positionOf } from '../source.ts';
import type { Replacement } from '../splice.ts';
import { columnOf, endingAt, endOf, endOfItem, isBlankBefore, startOfLine, startOfNext } from './layout.ts';
import type { Removal } from './remove.ts';

/** An item of a list or a pair of a map, as it stands in the text. */
interface Item {
  readonly start: number;
  readonly end: number;
  readonly node: unknown;
}

/** The lines of items of a block collection; where all go, an empty one stands there instead. */
export function removeFromBlock(removal: Removal): readonly Replacement[] {
  const { parent, gone, tree } = removal;
  const items = itemsOf(removal);
  const left = items.findIndex((_, index) => !gone.has(index));
  if (left < 0) return emptied(removal, items);
  const moved = movedUp(tree.source, items, left);
  const others = items.filter((_, index) => gone.has(index) && (moved === undefined || index > left));
  return [
    ...(moved === undefined ? [] : [moved]),
    ...others.map((item) =>
      isBlankBefore(tree.source.text, item.start)
        ? wholeLines(tree.source, item, isMap(parent))
        : behindDash(tree.source, item),
    ),
  ];
}

function itemsOf({ tree, parent }: Removal): readonly Item[] {
  if (isMap(parent))
    return parent.items.map((pair) => {
      const start = positionOf(pair) ?? 0;
      return { start, end: endOfItem(tree.source, pair, start), node: pair.value };
    });
  const first = parent.range?.[0] ?? 0;
  const column = columnOf(tree.source, first);
  return parent.items.map((node, index) => {
    const start = positionOf(node) ?? first;
    const dash = index === 0 ? first : dashBefore(tree.source, start, column);
    return { start: dash, end: endOf(node, start), node };
  });
}

/** Where the dash of a list's item stands: in the column of the first one. */
function dashBefore({ text }: Source, start: number, column: number): number {
  for (let line = startOfLine(text, start); line > 0; line = startOfLine(text, line - 1)) {
    const at = line + column;
    if (text[at] === '-' && text.slice(line, at).trim() === '') return at;
  }
  return start;
}

/** With the comments behind it that stand in the columns of what is in it. */
function wholeLines({ text }: Source, { start, end, node }: Item, isPair: boolean): Replacement {
  const line = startOfLine(text, start);
  const inner = isPair ? columnWithin(text, node) : start - line + 1;
  let next = startOfNext(text, end);
  if (inner === undefined || inner <= start - line) return { start: line, end: next, text: '' };
  for (let at = next; at < text.length; at = startOfNext(text, at + 1)) {
    const content = contentOf(text, at);
    if (content.text !== '' && (content.text !== '#' || content.column < inner)) break;
    if (content.text === '#') next = startOfNext(text, at + 1);
  }
  return { start: line, end: next, text: '' };
}

/** The column of what a block collection holds. */
function columnWithin(text: string, node: unknown): number | undefined {
  if ((!isMap(node) && !isSeq(node)) || node.flow === true) return undefined;
  const start = isMap(node) ? positionOf(node.items[0]) : node.range?.[0];
  return start === undefined ? undefined : start - startOfLine(text, start);
}

/** The first sign of a line, and its column. */
function contentOf(text: string, line: number): { readonly text: string; readonly column: number } {
  const end = text.indexOf('\n', line);
  const whole = text.slice(line, end < 0 ? undefined : end);
  const column = whole.search(/\S/);
  return { text: whole[column] ?? '', column };
}

/** The first one of a list's item shares its line with the dash: what is left moves up, unless a comment stands between. */
function movedUp({ text }: Source, items: readonly Item[], left: number): Replacement | undefined {
  const [first, next] = [items[0], items[left]];
  if (left === 0 || first === undefined || next === undefined || isBlankBefore(text, first.start)) return undefined;
  if (text.slice(startOfNext(text, first.end), next.start).includes('#')) return undefined;
  return { start: first.start, end: next.start, text: '' };
}

/** The first one goes up to the end of its line, and the dash stays alone. */
function behindDash({ text }: Source, { start, end }: Item): Replacement {
  const room = / *$/.exec(text.slice(startOfLine(text, start), start))?.[0].length ?? 0;
  return { start: start - room, end: lineEnd(text, trimmedEnd(text, end)), text: '' };
}

function lineEnd(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  if (end < 0) return text.length;
  return end > position && text[end - 1] === '\r' ? end - 1 : end;
}

/** An empty collection behind its key, or where the first item began. */
function emptied({ tree, parent, above }: Removal, items: readonly Item[]): readonly Replacement[] {
  const { source } = tree;
  const { text } = source;
  const empty = isMap(parent) ? '{}' : '[]';
  const [first, ...rest] = items;
  if (first === undefined) return [];
  const others = rest.map((item) => wholeLines(source, item, isMap(parent)));
  const isOnLine = isBlankBefore(text, first.start);
  const behind = isOnLine ? behindKey(text, above, parent, first) : undefined;
  if (behind !== undefined)
    return [{ start: behind, end: behind, text: ` ${empty}` }, wholeLines(source, first, isMap(parent)), ...others];
  // a comment on the line of the dash may be about the item as a whole
  const isOneLine = !text.slice(first.start, first.end).trimEnd().includes('\n');
  const content = isOneLine && !isOnLine ? trimmedEnd(text, first.end) : lineEnd(text, trimmedEnd(text, first.end));
  return [{ start: first.start, end: content, text: empty }, ...others];
}

const pairsByValue = new WeakMap<MapNode, ReadonlyMap<unknown, Pair>>();

/** The pair with a value; thousands may ask for theirs. */
function pairOf(map: MapNode, value: unknown): Pair | undefined {
  const known = pairsByValue.get(map) ?? new Map(map.items.map((pair) => [pair.value, pair]));
  pairsByValue.set(map, known);
  return known.get(value);
}

/** Behind the colon of the key that a collection stands below, and behind its anchor or tag. */
function behindKey(text: string, above: unknown, parent: unknown, first: Item): number | undefined {
  const pair = isMap(above) ? pairOf(above, parent) : undefined;
  const colon = pair === undefined ? -1 : text.indexOf(':', endOf(pair.key, 0));
  if (colon < 0 || colon >= startOfLine(text, first.start)) return undefined;
  const rest = text.slice(colon + 1, lineEnd(text, colon));
  return colon + 1 + rest.replace(/\s#.*/, '').trimEnd().length;
}

function trimmedEnd(text: string, end: number): number {
  return end - endingAt(text, end);
}
