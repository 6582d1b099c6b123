import type { LineChange } from './line-changes.ts';
import { lineChanges } from './line-changes.ts';

/** A file before and after. */
interface Versions {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Whether the file is made. */
  readonly isNew?: true;
}

const context = 3;

/**
 * The change of one file as a unified diff with three lines of context, for people: an ending of CRLF shows as `\r`, and
 * control characters show as their escapes. Empty where nothing changes.
 */
export function diffOf({ file, before, after, isNew }: Versions): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(lineChanges(old, now)).map((changes) => printHunk(changes, old, now));
  return hunks.length === 0
    ? ''
    : `--- ${isNew === true ? '/dev/null' : `a/${file}`}\n+++ b/${file}\n${hunks.join('')}`;
}

/** Lines with their endings, so that a change of CRLF would show. */
function linesOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes whose context meets stand together. */
function hunksOf(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.old[1];
    if (last !== undefined && end !== undefined && change.old[0] - end <= 2 * context) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function printHunk(changes: readonly LineChange[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return '';
  const before = Math.min(context, first.old[0]);
  const to = Math.min(old.length, last.old[1] + context);
  const lines: (readonly string[])[] = [];
  let at = first.old[0] - before;
  for (const change of changes) {
    lines.push(printLines(' ', old.slice(at, change.old[0])));
    lines.push(printLines('-', old.slice(...change.old)), printLines('+', now.slice(...change.now)));
    at = change.old[1];
  }
  lines.push(printLines(' ', old.slice(at, to)));
  const sides = [rangeOf(first.old[0] - before, to), rangeOf(first.now[0] - before, last.now[1] + to - last.old[1])];
  return `@@ -${sides[0]} +${sides[1]} @@\n${lines.flat().join('')}`;
}

function rangeOf(from: number, to: number): string {
  return `${to > from ? from + 1 : from},${to - from}`;
}

function printLines(mark: ' ' | '-' | '+', lines: readonly string[]): readonly string[] {
  return lines.map((line) => {
    const [ending = ''] = /\r?\n$/.exec(line) ?? [];
    const isWhole = ending !== '';
    const shown = line.slice(0, line.length - ending.length).replace(unprintable, printed);
    return `${mark}${shown}${isWhole ? ending : '\n'}${isWhole ? '' : '\\ No newline at end of file\n'}`;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** A terminal would obey a control character in a file that somebody else wrote. */
function printed(character: string): string {
  return character === '\r' ? '\\r' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
