import type { Change } from './resolve.ts';
import { renderScalar } from './scalar.ts';

/** Puts the new values into the text; everything between them stays as it is, to the byte. */
export function splice(text: string, changes: readonly Change[]): string {
  const ordered = [...changes].sort((one, other) => other.location.start - one.location.start);
  return ordered.reduce((before, { location, to }) => {
    const { start, end, style } = location;
    return before.slice(0, start) + spaced(before, location, renderScalar(to, style)) + before.slice(end);
  }, text);
}

/** An empty value has no width: `tag:` or `tag: # todo` need room before and after the new one. */
function spaced(text: string, { start, end }: { start: number; end: number }, rendered: string): string {
  if (start !== end) return rendered;
  const before = /[\s]/.test(text[start - 1] ?? '') ? '' : ' ';
  const after = text[end] === '#' ? ' ' : '';
  return `${before}${rendered}${after}`;
}
