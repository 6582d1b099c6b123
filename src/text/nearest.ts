import { closest, distance } from 'fastest-levenshtein';

/** The known word that was probably meant, if one is close enough to be a slip. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const guess = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), guess.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3))
    ? guess
    : undefined;
}
