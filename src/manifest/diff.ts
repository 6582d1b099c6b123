import { linesOf, printLine } from './diff-line.ts';
import type { PlannedFile } from './plan.ts';

const context = 3;

/**
 * The change of one file as a unified diff with three lines of context, for people: an ending of CRLF shows as `\r`, and
 * control characters show as their escapes. Empty where nothing changes. Edits replace values within lines, so that the
 * line numbers of both sides are the same.
 */
export function diffOf({ file, before, after }: PlannedFile): string {
  const old = linesOf(before);
  const now = linesOf(after);
  const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
  if (changed.length === 0) return '';
  const hunks = hunksOf(changed, old.length).map((hunk) => printHunk(hunk, old, now));
  return `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

/** Lines from one to the other, both within. */
interface Hunk {
  readonly from: number;
  readonly to: number;
}

function hunksOf(changed: readonly number[], count: number): readonly Hunk[] {
  const hunks: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = hunks.at(-1);
    const to = Math.min(count - 1, index + context);
    if (last !== undefined && index - context <= last.to + 1) last.to = to;
    else hunks.push({ from: Math.max(0, index - context), to });
  }
  return hunks;
}

function printHunk({ from, to }: Hunk, old: readonly string[], now: readonly string[]): string {
  const length = to - from + 1;
  const lines: string[] = [];
  for (let index = from; index <= to; ) {
    const end = endOfChange(index, to, (at) => old[at] !== now[at]);
    if (end === index) {
      lines.push(printLine(' ', old[index]));
      index += 1;
      continue;
    }
    lines.push(...old.slice(index, end).map((line) => printLine('-', line)));
    lines.push(...now.slice(index, end).map((line) => printLine('+', line)));
    index = end;
  }
  return `@@ -${from + 1},${length} +${from + 1},${length} @@\n${lines.join('')}`;
}

function endOfChange(start: number, last: number, isChanged: (index: number) => boolean): number {
  let end = start;
  while (end <= last && isChanged(end)) end += 1;
  return end;
}
