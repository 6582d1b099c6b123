import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A file or a tree, as git stores it. */
export interface GitObject {
  readonly kind: 'tree' | 'blob';
  readonly bytes: Buffer;
}

/** Numbers of the kinds in a pack: https://git-scm.com/docs/gitformat-pack#_pack_pack_files_have_the_following_format */
const kinds = { tree: 2, blob: 3 } as const;

/** The hash of a repository whose ids have so many hexadecimal digits. */
function hashOf(idLength: number) {
  return createHash(idLength === 64 ? 'sha256' : 'sha1');
}

/** The id of an object in a repository whose ids have so many hexadecimal digits. */
export function idOf(
  { kind, bytes }: Pick<GitObject, 'kind'> & { readonly bytes: Uint8Array },
  idLength: number,
): string {
  return hashOf(idLength).update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Objects as one pack, which `git unpack-objects` reads. */
export function packOf(objects: readonly GitObject[], idLength: number): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const parts = [
    header,
    ...objects.flatMap(({ kind, bytes }) => [entryHeader(kind, bytes.length), deflateSync(bytes)]),
  ];
  const hash = hashOf(idLength);
  for (const part of parts) hash.update(part);
  return Buffer.concat([...parts, hash.digest()]);
}

/** Kind and size: four bits of the size in the first byte, then seven in each, the lowest first. */
function entryHeader(kind: GitObject['kind'], size: number): Buffer {
  const bytes = [(kinds[kind] << 4) | (size & 0x0f)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}
