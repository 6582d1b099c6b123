import { idOf } from '../git/pack.ts';

/** The id that git gives to these bytes, in the kind of hash that another id of the repository has. */
export function blobId(bytes: Uint8Array, like: string): string {
  return idOf({ kind: 'blob', bytes }, like.length);
}

/**
 * The bytes that a text of GraphQL stands for, where they are what the id says; undefined where they are not, or where
 * there is no text. GitHub gives a file as UTF-8 whatever it was, cuts a long one, and says nothing of a byte order mark:
 * only the id proves that nothing was lost.
 */
export function bytesOf(text: string | undefined, id: string): Uint8Array | undefined {
  const bytes = Buffer.from(text ?? '', 'utf8');
  return blobId(bytes, id) === id ? bytes : undefined;
}
