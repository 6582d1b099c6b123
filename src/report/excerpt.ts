import { printable } from '../text/one-line.ts';

/** Characters of a line that are shown: JSON often stands on a single one. */
const widest = 100;
/** So many of them stand before the value, where the line is longer. */
const before = 40;

/** A place in a text; line and column count from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The line of a place, with carets under the value that stands there:
 * ```
 *   14 |     memory: 100Gi
 *      |             ^^^^^
 * ```
 */
export function excerptOf(lines: readonly string[], { line, column }: Position, value: string): string {
  const text = printable(lines[line - 1] ?? '').trimEnd();
  const start = Math.max(0, column - 1);
  const from = text.length <= widest ? 0 : Math.max(0, Math.min(start - before, text.length - widest));
  const shown = text.slice(from, from + widest);
  const carets = '^'.repeat(Math.max(1, Math.min(widthAt(text, start, value), shown.length - (start - from))));
  const number = String(line).padStart(5);
  return `${number} | ${shown}\n${' '.repeat(number.length)} | ${' '.repeat(start - from)}${carets}`;
}

/** A finding, as far as its excerpt wants to know it. */
interface Excerpted {
  readonly place: Position;
  readonly value: string;
  readonly isSecret?: true;
}

/** The excerpts of all findings of one file: of a line in which a secret stands, nobody's excerpt shows it. */
export function excerptsOf(lines: readonly string[], findings: readonly Excerpted[]): readonly string[] {
  const hidden = new Set(findings.filter(({ isSecret }) => isSecret).map(({ place }) => place.line));
  return findings.map(({ place, value }) =>
    hidden.has(place.line) ? hiddenExcerptOf(lines, place) : excerptOf(lines, place, value),
  );
}

/**
 * The line of a secret as far as its key; where more stands before it, which may be another secret, nothing of the line:
 * ```
 *   14 |     password: ••••••
 *      |               ^^^^^^
 * ```
 */
function hiddenExcerptOf(lines: readonly string[], { line, column }: Position): string {
  const before = printable(lines[line - 1] ?? '').slice(0, Math.max(0, column - 1));
  const shown = before.length < widest && /^\s*(- +)*(["']?[\w./-]+["']?:\s+)?$/.test(before) ? before : '… ';
  const number = String(line).padStart(5);
  return `${number} | ${shown}${mask}\n${' '.repeat(number.length)} | ${' '.repeat(shown.length)}${'^'.repeat(mask.length)}`;
}

const mask = '••••••';

/** Characters of the value as it stands in a line, with its quotes; 1 where something else does, such as an alias. */
export function widthAt(text: string, start: number, value: string): number {
  const isQuoted = /["']/.test(text.charAt(start));
  if (value === '' || !text.startsWith(value, isQuoted ? start + 1 : start)) return 1;
  return value.length + (isQuoted ? 2 : 0);
}

/** The lines of a file, as excerpts count them. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  // the decoder takes a byte order mark away, which is no column either
  return new TextDecoder().decode(bytes).split('\n');
}
