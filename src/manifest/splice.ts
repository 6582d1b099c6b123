/** One piece of a text and what stands there instead. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Puts replacements, none over another, into a text; everything between them stays as it is, to the byte. */
export function splice(text: string, replacements: readonly Replacement[]): string {
  const ordered = inOrder(text, replacements);
  const pieces = ordered.map((one, index) => text.slice(ordered[index - 1]?.end ?? 0, one.start) + one.text);
  return pieces.join('') + text.slice(ordered.at(-1)?.end ?? 0);
}

/** Replacements in the order of the text, with the room that they need. */
export function inOrder(text: string, replacements: readonly Replacement[]): readonly Replacement[] {
  return [...replacements].sort((one, other) => one.start - other.start).map((one) => spaced(text, one));
}

/** An empty value has no width: `tag:` or `tag: # todo` need room before and after the new one. */
function spaced(text: string, replacement: Replacement): Replacement {
  const { start, end, text: value } = replacement;
  // what begins or ends with white space, or goes on a list, brings its own room along
  if (start !== end || /^[\s,]|\s$/.test(value)) return replacement;
  const before = /\s/.test(text[start - 1] ?? ' ') ? '' : ' ';
  const after = text[end] === '#' ? ' ' : '';
  return { ...replacement, text: `${before}${value}${after}` };
}
