import { createHash } from 'node:crypto';

/** The letters of names that Kubernetes makes: no vowels, nothing that looks like another. */
const letters = 'bcdfghjklmnpqrstvwxz2456789';

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Ten letters that follow from a text, as controllers name pod templates. */
export function hashOf(text: string): string {
  return lettersOf(digestOf(text), 10);
}

/** Five letters that follow from a text, as controllers name pods. */
export function suffixOf(text: string): string {
  return lettersOf(digestOf(text), 5);
}

function lettersOf(bytes: Buffer, count: number): string {
  return [...bytes.subarray(0, count)].map((byte) => letters[byte % letters.length]).join('');
}

/** A uid that follows from a text. */
export function uidOf(text: string): string {
  const hex = digestOf(text).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
