import { createHash } from 'node:crypto';
import type { Digest } from '../image/reference.ts';

/** The digest that a registry knows these bytes by. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The body of an answer, or undefined where it is longer than so many bytes: then the rest is not read. */
export async function boundedBytes(answer: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.byteLength;
    // leaving the loop cancels the body
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
