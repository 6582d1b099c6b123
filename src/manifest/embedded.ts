import type { Scalar } from '../data/nodes.ts';
import type { ReadSource, Source } from './source.ts';
import { sourceOf } from './source.ts';
import type { Tree } from './tree.ts';
import { treesOf } from './tree.ts';

/** YAML that stands as text in a value of other YAML: a source of its own, whose positions are those of the file, too. */
export interface Embedded {
  readonly outer: Source;
  readonly scalar: Scalar;
  readonly inner: Source;
  readonly trees: readonly Tree[];
  /** Where each line of the inner text begins in the outer one; undefined where it is not written line by line. */
  readonly lineStarts: readonly number[] | undefined;
}

export type ReadEmbedded =
  | { readonly result: 'read'; readonly embedded: Embedded }
  | Extract<ReadSource, { readonly result: 'unreadable' }>;

/** Each text is read once: nodes are told apart by what they are, so that two readings would be two values. */
const known = new WeakMap<Scalar, ReadEmbedded>();

/** Reads the text of a value as YAML. Every error is told at the value itself. */
export function readEmbedded(outer: Source, scalar: Scalar): ReadEmbedded {
  const read = known.get(scalar) ?? readOnce(outer, scalar);
  known.set(scalar, read);
  return read;
}

function readOnce(outer: Source, scalar: Scalar): ReadEmbedded {
  const read = sourceOf(outer.file, new TextEncoder().encode(String(scalar.value)), outer.parse);
  if (read.result === 'unreadable') return read;
  const inner = read.source;
  const lineStarts = lineStartsOf(outer, scalar, inner.text);
  return { result: 'read', embedded: { outer, scalar, inner, trees: treesOf(inner), lineStarts } };
}

/**
 * Every line of the text must be one line of the file less its indentation. So it is in a literal block (`|`), and in a folded
 * one (`>`) where nothing is folded.
 */
function lineStartsOf(outer: Source, scalar: Scalar, text: string): readonly number[] | undefined {
  if (scalar.type !== 'BLOCK_LITERAL' && scalar.type !== 'BLOCK_FOLDED') return undefined;
  const header = outer.lines.linePos(scalar.range?.[0] ?? 0).line;
  const starts: number[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const start = outer.lines.lineStarts[header + index] ?? outer.text.length;
    const written = lineAt(outer.text, start);
    const isLast = index === lines.length - 1 && line === '';
    const indent = isLast ? 0 : written.length - line.length;
    if (!isLast && (!written.endsWith(line) || written.slice(0, indent).trim() !== '')) return undefined;
    starts.push(start + indent);
  }
  return starts;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}

/** Where a position of the inner text stands in the outer one; of text that is not written line by line, where it begins. */
export function outerPosition({ scalar, inner, lineStarts }: Embedded, position: number): number {
  const { line, col } = inner.lines.linePos(position);
  const start = lineStarts?.[line - 1];
  return start === undefined ? (scalar.range?.[0] ?? 0) : start + col - 1;
}
