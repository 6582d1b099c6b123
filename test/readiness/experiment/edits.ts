import { isCollection, isMap, type Node, type Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** New text in place of the text between two offsets of a file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file's text after edits that do not overlap. */
export function apply(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: inserted }) => now.slice(0, start) + inserted + now.slice(end), text);
}

/** Another value for a scalar of one line, in the quotes that it had. */
export function rewrite(text: string, node: Node, value: string): readonly Edit[] {
  const [start, end] = rangeOf(node);
  const source = text.slice(start, end);
  if (source.includes('\n') || source.startsWith('|') || source.startsWith('>')) return [];
  const quote = source.startsWith('"') ? '"' : source.startsWith("'") ? "'" : '';
  return [{ start, end, text: `${quote}${value}${quote}` }];
}

/** A pair in place of another of the same map. */
export function exchange(pair: Pair, text: string): readonly Edit[] {
  return [{ start: keyStart(pair), end: pairEnd(pair), text }];
}

/** A pair before the first of a map. `text` must be of one line. */
export function prepend(text: string, map: YAMLMap, pair: string): readonly Edit[] {
  const first = map.items[0];
  if (first === undefined) return intoEmpty(text, map, ` ${pair} `);
  const start = keyStart(first);
  return [{ start, end: start, text: map.flow === true ? `${pair}, ` : `${pair}\n${' '.repeat(column(text, start))}` }];
}

/** An item, a map of the given pairs, before the first of a sequence. */
export function prependItem(text: string, sequence: YAMLSeq, pairs: readonly string[]): readonly Edit[] {
  const first = sequence.items[0];
  if (sequence.flow === true) {
    const start = rangeOf(sequence)[0] + 1;
    return [{ start, end: start, text: ` { ${pairs.join(', ')} }${first === undefined ? ' ' : ','}` }];
  }
  if (!isCollection(first)) return [];
  const start = text.lastIndexOf('-', rangeOf(first)[0] - 1);
  const indent = `\n${' '.repeat(column(text, start))}`;
  return [{ start, end: start, text: `- ${pairs.join(`${indent}  `)}${indent}` }];
}

/** A pair taken out of its map, which keeps at least one other. */
export function takeOut(text: string, map: YAMLMap, pair: Pair): readonly Edit[] {
  const index = map.items.indexOf(pair);
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  if (map.flow === true || standsBehindDash(text, keyStart(pair))) {
    if (next !== undefined) return [{ start: keyStart(pair), end: keyStart(next), text: '' }];
    return before === undefined ? [] : [{ start: pairEnd(before), end: pairEnd(pair), text: '' }];
  }
  if (next === undefined && before === undefined) return [];
  return [wholeLines(text, keyStart(pair), pairEnd(pair))];
}

function intoEmpty(text: string, map: YAMLMap, pair: string): readonly Edit[] {
  const [start, end] = rangeOf(map);
  return text.slice(start, end) === '{}' ? [{ start: start + 1, end: end - 1, text: pair }] : [];
}

function wholeLines(text: string, from: number, to: number): Edit {
  const newline = text.indexOf('\n', to);
  return { start: lineStart(text, from), end: newline < 0 ? text.length : newline + 1, text: '' };
}

function standsBehindDash(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() !== '';
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function column(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function keyStart(pair: Pair): number {
  return rangeOf(pair.key)[0];
}

function pairEnd(pair: Pair): number {
  return contentEnd(pair.value) ?? rangeOf(pair.key)[1];
}

/** Where the last character of a value stands: the range of a block collection goes on to what comes after it. */
function contentEnd(value: unknown): number | undefined {
  if (!isCollection(value)) return value instanceof Scalar || value !== null ? scalarEnd(value) : undefined;
  if (value.flow === true) return rangeOf(value)[1];
  const last = value.items.at(-1);
  if (isMap(value)) return last === undefined ? undefined : pairEnd(value.items.at(-1) as Pair);
  return contentEnd(last);
}

function scalarEnd(value: unknown): number {
  const [start, end] = rangeOf(value);
  return value instanceof Scalar && (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED')
    ? Math.max(start, end - 1)
    : end;
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as Node).range;
  if (range == null) throw new Error('a node that was read has a range');
  return [range[0], range[1]];
}
