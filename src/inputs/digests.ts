import type { Digest } from '../image/reference.ts';
import { isDigest, parseImageReference, repositoryOf } from '../image/reference.ts';

/** What stands in `digests`: a digest, in which repository if that is said, or where files named by digests stand. */
export type GivenDigest =
  | { readonly type: 'digest'; readonly digest: Digest; readonly repository?: string }
  /** A file, a folder, or a pattern of files (`*`, `?`, `**`). */
  | { readonly type: 'path'; readonly path: string };

/**
 * Reads `sha256:…`, `name@sha256:…` or paths, by lines, spaces, commas, or as a list in JSON; or the sentence that says what is wrong.
 * A path is told by what no digest has.
 */
export function parseDigests(text: string): readonly GivenDigest[] | string {
  const words = text.trim().startsWith('[') ? listIn(text) : text.split(/[\s,]+/).filter((word) => word !== '');
  if (typeof words === 'string') return words;
  if (words.length === 0) return 'holds no digest';
  const read = words.map(parseOne);
  return read.find((one) => typeof one === 'string') ?? read.filter((one) => typeof one !== 'string');
}

/** The digest that a file is named by: `sha256:` cannot stand in the name of an artifact's file, so that it is left out or written with a dash. */
export function digestOfFile(name: string): Digest | undefined {
  const digest = `sha256:${name.replace(/^sha256[:-]/, '')}`;
  return isDigest(digest) ? digest : undefined;
}

function listIn(text: string): readonly string[] | string {
  const wrong = 'is no list of texts in JSON';
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return wrong;
    const texts = list.filter((one) => typeof one === 'string');
    return texts.length === list.length ? texts : wrong;
  } catch {
    return wrong;
  }
}

function parseOne(word: string): GivenDigest | string {
  const bare = /^[0-9a-f]{64}$/.test(word) ? digestOfFile(word) : undefined;
  if (bare !== undefined) return { type: 'digest', digest: bare };
  if (isDigest(word)) return { type: 'digest', digest: word };
  if (/^(?:sha256|sha512):/.test(word)) return `"${word}" is no digest: sha256: and 64 hexadecimal digits`;
  if (!word.includes('@')) return { type: 'path', path: word };
  const image = parseImageReference(word);
  if (typeof image === 'string') return image;
  return image.digest === undefined
    ? `"${word}" has no digest`
    : { type: 'digest', digest: image.digest, repository: repositoryOf(image) };
}
