import { closest, distance } from 'fastest-levenshtein';

/** The known word that was probably meant, if one is close enough to be a slip. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const guess = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), guess.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3))
    ? guess
    : undefined;
}

/**
 * Whether a word is a slip of the pen for a command, and nobody else's command: one letter is wrong, missing or too many, two
 * neighbours are swapped, or its letters are capitals. Short words are close to too many others (`/help` to `/helm`), and long ones may
 * have two wrong letters.
 */
export function isSlip(word: string, name: string): boolean {
  const lower = word.toLowerCase();
  if (lower === name) return true;
  if (name.length < 5 || lower[0] !== name[0]) return false;
  const far = distance(lower, name);
  if (far <= 1) return true;
  if (far !== 2) return false;
  return isSwapped(lower, name) || (lower.length >= 7 && name.length >= 7);
}

function isSwapped(word: string, name: string): boolean {
  const letters = (text: string) => [...text].sort().join('');
  return word.length === name.length && letters(word) === letters(name);
}
