import type { Token } from './scan.ts';
import { scanTokens } from './scan.ts';
import type { Replacement } from './splice.ts';
import { inOrder } from './splice.ts';

/**
 * The first place, as an index into the text before, where a token outside of what was replaced has become another one, has come or
 * gone; undefined where each stands as it stood. Throws where the scanner does not know a line.
 */
export function findMovedToken(
  { before, after }: { readonly before: string; readonly after: string },
  replacements: readonly Replacement[],
): number | undefined {
  const { old, fresh } = rangesOf(inOrder(before, replacements));
  const was = outside(scanTokens(before), old);
  const is = outside(scanTokens(after), fresh);
  const at = was.findIndex((token, index) => !isSame(before, token, { after, token: is[index] }));
  if (at >= 0) return was[at]?.at;
  return is[was.length]?.at;
}

/** From one index to the other; what stands behind it was so much further to the left. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

function rangesOf(replacements: readonly Replacement[]): { readonly old: Range[]; readonly fresh: Range[] } {
  const old: Range[] = [];
  const fresh: Range[] = [];
  let shift = 0;
  for (const { start, end, text } of replacements) {
    const first = start + shift;
    shift += text.length - (end - start);
    old.push({ start, end, shift: 0 });
    fresh.push({ start: first, end: first + text.length, shift });
  }
  return { old, fresh };
}

/** A token that no range touches, and where it stood in the text before. */
interface Outside extends Token {
  readonly at: number;
}

function outside(tokens: readonly Token[], ranges: readonly Range[]): readonly Outside[] {
  let next = 0;
  let shift = 0;
  return tokens.flatMap((token) => {
    for (; (ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start; next += 1) shift = ranges[next]?.shift ?? 0;
    const range = ranges[next];
    return range !== undefined && token.end > range.start ? [] : [{ ...token, at: token.start - shift }];
  });
}

function isSame(
  before: string,
  was: Outside,
  { after, token: is }: { readonly after: string; readonly token: Outside | undefined },
): boolean {
  if (is === undefined || is.kind !== was.kind || is.at !== was.at || is.indent !== was.indent) return false;
  return before.slice(was.start, was.end) === after.slice(is.start, is.end);
}
