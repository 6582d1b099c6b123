import { isMap, isScalar, isSeq } from '../../data/yaml.ts';
import type { Source } from '../source.ts';
import { positionOf } from '../source.ts';
import type { Tree } from '../tree.ts';
import { spotsIn } from '../tree.ts';

/** The column (from 0) of a position. */
export function columnOf({ text }: Source, position: number): number {
  return position - startOfLine(text, position);
}

/** Where the line of a position begins; a byte order mark is not part of it. */
export function startOfLine(text: string, position: number): number {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** Where the line after a position begins; the end of the text where there is none. */
export function startOfNext(text: string, position: number): number {
  if (position > 0 && text[position - 1] === '\n') return position;
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end + 1;
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

/** By how many columns the file sets a map below a key; 2 where it never does. */
export function indentOf(tree: Tree): number {
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
