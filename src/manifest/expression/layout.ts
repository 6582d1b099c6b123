import { isMap, isScalar, isSeq } from '../../data/nodes.ts';
import type { Source } from '../source.ts';
import { positionOf } from '../source.ts';
import type { Tree } from '../tree.ts';
import { spotsIn } from '../tree.ts';

/** The column (from 0) of a position. */
export function columnOf({ text }: Source, position: number): number {
  return position - startOfLine(text, position);
}

/** Where the line of a position begins. */
export function startOfLine(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

/** Where the line after a position begins; the end of the text where there is none. */
export function startOfNext(text: string, position: number): number {
  if (position > 0 && text[position - 1] === '\n') return position;
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end + 1;
}

/** Whether nothing but white space stands before a position on its line. */
export function isBlankBefore(text: string, position: number): boolean {
  return text.slice(startOfLine(text, position), position).trim() === '';
}

/** How long the line ending is that ends at a position. */
export function endingAt(text: string, position: number): number {
  if (text[position - 1] !== '\n') return 0;
  return text[position - 2] === '\r' ? 2 : 1;
}

/** Whether a block of text ends where a position is: a line ending there is part of it. */
export function endsBlockText(tree: Tree, position: number): boolean {
  const open = [tree.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isSeq(node)) for (const item of node.items) open.push(item);
    if (isMap(node)) for (const { value } of node.items) open.push(value);
    if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) continue;
    const [start = 0, end = 0] = node.range ?? [];
    if (start < position && position <= end) return true;
  }
  return false;
}

/** The line ending of the file. */
export function endingOf({ text }: Source): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Where the content of a node ends, or of a pair's key where it has no value. */
export function endOf(node: unknown, otherwise: number): number {
  if (isMap(node) && node.flow !== true) {
    const pair = node.items.at(-1);
    return pair === undefined ? otherwise : endOfPair(pair, otherwise);
  }
  if (isSeq(node) && node.flow !== true) return endOf(node.items.at(-1), positionOf(node.items.at(-1)) ?? otherwise);
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  if (!Array.isArray(range) || (isScalar(node) && range[0] === range[1])) return otherwise;
  return Number(range[1]);
}

/** Where a pair ends. */
export function endOfPair(
  { key, value }: { readonly key: unknown; readonly value: unknown },
  otherwise: number,
): number {
  return endOf(value, endOf(key, otherwise));
}

/** Where a pair ends, with the colon of one that has no value. */
export function endOfItem(
  { text }: Source,
  pair: { readonly key: unknown; readonly value: unknown },
  start: number,
): number {
  const end = endOfPair(pair, start);
  const isEmpty = end === endOf(pair.key, start);
  return isEmpty ? end + (/^\s*:(?=[\s,\]}]|$)/.exec(text.slice(end, end + 80))?.[0].length ?? 0) : end;
}

interface Style {
  readonly indent: number;
  readonly quotes: 'single' | 'double';
}

const styles = new WeakMap<Tree, Style>();

function styleOf(tree: Tree): Style {
  const style = styles.get(tree) ?? { indent: usualIndent(tree), quotes: usualQuotes(tree) };
  styles.set(tree, style);
  return style;
}

/** By how many columns the file sets a map below a key; 2 where it never does. */
export function indentOf(tree: Tree): number {
  return styleOf(tree).indent;
}

function usualIndent(tree: Tree): number {
  const steps = new Map<number, number>();
  for (const { map } of spotsIn(tree)) {
    if (map.flow === true) continue;
    for (const { key, value } of map.items) {
      if (!isMap(value) || value.flow === true) continue;
      const [own, inner] = [positionOf(key), positionOf(value.items[0])];
      if (own === undefined || inner === undefined) continue;
      const step = columnOf(tree.source, inner) - columnOf(tree.source, own);
      if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
    }
  }
  return [...steps].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 2;
}

/** The quotes that the file uses most; double ones where it uses none. */
export function quotesOf(tree: Tree): 'single' | 'double' {
  return styleOf(tree).quotes;
}

function usualQuotes(tree: Tree): Style['quotes'] {
  if (tree.source.file.endsWith('.json')) return 'double';
  let balance = 0;
  for (const { map } of spotsIn(tree))
    for (const { value } of map.items) {
      if (!isScalar(value)) continue;
      if (value.type === 'QUOTE_SINGLE') balance += 1;
      if (value.type === 'QUOTE_DOUBLE') balance -= 1;
    }
  return balance > 0 ? 'single' : 'double';
}
