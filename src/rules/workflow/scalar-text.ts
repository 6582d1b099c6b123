import type { Scalar } from '../../data/nodes.ts';
import { isScalar } from '../../data/nodes.ts';
import type { Piece } from '../mapped-text.ts';
import { MappedText } from '../mapped-text.ts';
import type { Spot } from '../rule.ts';
import type { View } from '../view.ts';

/** The text of a scalar, with where its characters stand in the file; undefined of what is no text. */
export function textOf(view: View): MappedText | undefined {
  const { node, value } = view;
  if (!isScalar(node) || value === undefined) return undefined;
  const source = view.text.tree.source.text;
  const [start, end] = node.range ?? [view.position, view.position];
  const found = isBlock(node) ? blockText(source, { node, start, end }) : lineText(source, { node, value, start });
  return found?.text === value ? found : MappedText.fixed(value, start);
}

/** A part of a scalar as something that findings can stand at. */
export function partOf(
  view: View,
  text: MappedText,
  { start, end }: { readonly start: number; readonly end: number },
): Spot {
  return {
    place: view.text.placeOf(text.positionOf(start), view.steps),
    path: view.path,
    value: text.text.slice(start, end),
  };
}

const isBlock = ({ type }: Scalar): boolean => type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';

interface Written {
  readonly node: Scalar;
  readonly start: number;
}

/** A plain or quoted scalar that stands in one line, without escapes. */
function lineText(source: string, { node, value, start }: Written & { readonly value: string }): MappedText {
  const from = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? start + 1 : start;
  return MappedText.of([{ text: source.slice(from, from + value.length), source: from }]);
}

/** A block scalar: its lines without their indentation, folded ones with spaces between them. */
function blockText(source: string, { node, start, end }: Written & { readonly end: number }): MappedText | undefined {
  const lines = linesIn(source, source.indexOf('\n', start) + 1, end);
  const first = lines.find(({ text }) => text.trim() !== '');
  const indent = /^ */.exec(first?.text ?? '')?.[0].length ?? 0;
  const isFolded = node.type === 'BLOCK_FOLDED';
  const pieces = lines.map(({ text, source: at }): Piece => ({ text: `${text.slice(indent)}\n`, source: at + indent }));
  const joined = isFolded ? folded(pieces) : pieces;
  return joined === undefined ? undefined : endedLike(String(node.value), MappedText.of(joined));
}

function linesIn(source: string, start: number, end: number): readonly Piece[] {
  const lines: Piece[] = [];
  for (let at = start; at > 0 && at < end; ) {
    const lineBreak = source.indexOf('\n', at);
    const until = lineBreak < 0 || lineBreak > end ? end : lineBreak;
    lines.push({ text: source.slice(at, until).replace(/\r$/, ''), source: at });
    at = until + 1;
  }
  return lines;
}

/** Lines with spaces between them; undefined where some are empty or stand further in, which are joined by other rules. */
function folded(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const end = pieces.findLastIndex(({ text }) => text !== '\n');
  const lines = pieces.slice(0, end + 1);
  if (lines.some(({ text }) => text === '\n' || text.startsWith(' '))) return undefined;
  return lines.map(({ text, source }, index) => ({ text: index === end ? text : `${text.slice(0, -1)} `, source }));
}

/** As many line breaks at the end as the value has. */
function endedLike(value: string, text: MappedText): MappedText {
  return text.text.length > value.length ? text.slice(0, value.length) : text;
}
