import { linesOf, printLine } from './diff-line.ts';

/** A file before and after. */
interface Versions {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const context = 3;

/**
 * The change of one file as a unified diff of one hunk, for people, where lines may have come or gone. Between the first and the
 * last line that differ, equal lines are kept apart only where both sides have as many.
 */
export function textDiff({ file, before, after }: Versions): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  if (start === old.length && start === now.length) return '';
  const from = Math.max(0, start - context);
  const rest = Math.min(context, end);
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const lines = [
    ...old.slice(from, start).map((line) => printLine(' ', line)),
    ...between(gone, come),
    ...old.slice(old.length - end, old.length - end + rest).map((line) => printLine(' ', line)),
  ];
  const size = (own: readonly string[]) => start - from + own.length + rest;
  const head = `@@ -${from + 1},${size(gone)} +${from + 1},${size(come)} @@\n`;
  return `--- a/${file}\n+++ b/${file}\n${head}${lines.join('')}`;
}

function between(gone: readonly string[], come: readonly string[]): readonly string[] {
  if (gone.length !== come.length)
    return [...gone.map((line) => printLine('-', line)), ...come.map((line) => printLine('+', line))];
  return gone.flatMap((line, index) => {
    const other = come[index] ?? '';
    return line === other ? [printLine(' ', line)] : [printLine('-', line), printLine('+', other)];
  });
}
