import { isMap } from '../../data/nodes.ts';
import { positionOf } from '../source.ts';
import type { Replacement } from '../splice.ts';
import { endOf, endOfItem, isBlankBefore, startOfLine, startOfNext } from './layout.ts';
import type { Removal } from './remove.ts';

/** An item of a flow collection, and where its comma ends where it has one. */
interface Item {
  readonly start: number;
  readonly end: number;
  readonly comma: number | undefined;
}

/** Items of a flow collection with one comma each; comments between them stay. */
export function removeFromFlow(removal: Removal): readonly Replacement[] {
  const { tree, parent, gone } = removal;
  const { text } = tree.source;
  const items = itemsOf(removal);
  const [open, close] = [(parent.range?.[0] ?? 0) + 1, (parent.range?.[1] ?? 0) - 1];
  const isAll = gone.size === items.length;
  if (isAll && !text.slice(open, close).includes('#')) return [{ start: open, end: close, text: '' }];
  const replacements = [...gone].flatMap((index) => {
    const item = items[index];
    return item === undefined ? [] : [pieceOf(text, item, items[index + 1], close)];
  });
  const last = items.findLastIndex((_, index) => !gone.has(index));
  const left = items[last];
  // the last one has a comma only where the last one had
  if (left?.comma === undefined || items.at(-1)?.comma !== undefined) return replacements;
  const tail = items.at(-1)?.end ?? close;
  if (!text.slice(left.end, tail).includes('#'))
    return [...replacements.filter(({ start }) => start < left.start), { start: left.end, end: tail, text: '' }];
  return [...replacements, { start: left.comma - 1, end: left.comma, text: '' }];
}

function itemsOf({ tree, parent }: Removal): readonly Item[] {
  const { source } = tree;
  const close = (parent.range?.[1] ?? 0) - 1;
  const bounds = isMap(parent)
    ? parent.items.map((pair) => {
        const start = positionOf(pair) ?? 0;
        return { start: withProperties(source.text, start), end: endOfItem(source, pair, start) };
      })
    : parent.items.map((item) => {
        const start = positionOf(item) ?? 0;
        return { start: withProperties(source.text, start), end: endOf(item, start) };
      });
  return bounds.map(({ start, end }, index) => ({
    start,
    end,
    comma: commaAfter(source.text, end, bounds[index + 1]?.start ?? close),
  }));
}

/** Where a node begins with the anchor and the tag before it. */
function withProperties(text: string, start: number): number {
  const before = text.slice(startOfLine(text, start), start);
  return start - (/(?:[&!][^\s,[\]{}]*[ \t]+)+$/.exec(before)?.[0].length ?? 0);
}

/** Where the comma ends that follows, be it behind comments. */
function commaAfter(text: string, from: number, to: number): number | undefined {
  const found = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(from, to));
  return found === null ? undefined : from + found[0].length;
}

/** An item with its comma: up to the next one, or its own lines where comments stand between or none follows. */
function pieceOf(text: string, { start, end, comma = end }: Item, next: Item | undefined, close: number): Replacement {
  if (next !== undefined && !text.slice(comma, next.start).includes('#')) return { start, end: next.start, text: '' };
  const after = startOfNext(text, comma);
  if (isBlankBefore(text, start) && after <= (next?.start ?? close))
    return { start: startOfLine(text, start), end: after, text: '' };
  // right behind a bracket or comma, a comment would be none without the space before it
  const isApart = /\s/.test(text.charAt(start - 1));
  const room = isApart ? (/^[ \t]*/.exec(text.slice(comma, close))?.[0].length ?? 0) : 0;
  const isLast = /^\r?\n/.test(text.slice(comma + room, comma + room + 2));
  const before = isLast ? (/[ \t]*$/.exec(text.slice(startOfLine(text, start), start))?.[0].length ?? 0) : 0;
  return { start: start - before, end: comma + room, text: '' };
}
