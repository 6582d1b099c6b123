import { plainLine } from '../text/plain.ts';
import { cutTo, widthOf } from '../text/width.ts';

/** SGR codes: on and off. */
const styles = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof styles;

/** A piece of a line, with how it looks; its text is clean. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** Characters of a piece that are looked at: more than any terminal is wide. */
const longest = 1000;

/** A piece of untrusted text; the one or two blanks that it begins or ends with are ours. */
export function span(text: string, style?: Style): Span {
  const [, before = '', inner = ''] = /^( {0,2})(.*)$/s.exec(text.slice(0, longest)) ?? [];
  const after = inner.endsWith('  ') ? '  ' : inner.endsWith(' ') ? ' ' : '';
  const clean = `${before}${plainLine(inner)}${after}`;
  return style === undefined ? { text: clean } : { text: clean, style };
}

/** Columns that a line takes. */
export function columnsOf(line: readonly Span[]): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** The line as text of at most so many columns. */
export function paint(line: readonly Span[], { columns, colours }: { columns: number; colours: boolean }): string {
  let left = columns;
  let text = '';
  for (const [index, one] of line.entries()) {
    const rest = columnsOf(line.slice(index));
    const width = widthOf(one.text);
    // what is cut off behind it needs a column for the ellipsis
    const cut = rest > left && width >= left;
    text += coloured(cut ? cutTo(`${one.text}${width === left ? '…' : ''}`, left) : one.text, one.style, colours);
    if (cut) break;
    left -= width;
  }
  return text.trimEnd();
}

function coloured(text: string, style: Style | undefined, colours: boolean): string {
  if (!colours || style === undefined || text === '') return text;
  const [on, off] = styles[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}
