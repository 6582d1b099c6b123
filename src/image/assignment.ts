import type { Digest } from './reference.ts';
import { isDigest, parseImageReference } from './reference.ts';

/** An image to look for, and what it becomes. */
export interface ImageAssignment {
  readonly registry: string;
  readonly name: string;
  readonly tag?: string;
  readonly digest?: Digest;
  /** The new repository, as it was given; without it the old one stays. */
  readonly repository?: string;
}

/**
 * Reads `NAME=REFERENCE`, where the reference is a tag, `@digest`, `tag@digest` or a whole one, as `kustomize edit set image` and
 * `kubectl set image` have it; or `NAME:TAG` alone. Text without `/` and `:` is a tag, and no repository. The answer is a sentence
 * that says what is wrong where it cannot be read.
 */
export function parseAssignment(text: string): ImageAssignment | string {
  const equals = text.indexOf('=');
  const [left, right] = equals < 0 ? [nameOf(text), text] : [text.slice(0, equals), text.slice(equals + 1)];
  const image = parseImageReference(left);
  if (typeof image === 'string') return image;
  if (image.tag !== undefined || image.digest !== undefined)
    return `"${left}" is to be found whatever its version: leave tag and digest out before the "="`;
  if (right === '') return `nothing stands behind "${left}=": is a variable empty?`;
  // a digest that lost a digit would read as the tag of a repository sha256
  const [, digestLike] = /^@?(sha(?:256|512):.*)$/.exec(right) ?? [];
  if (digestLike !== undefined && !isDigest(digestLike))
    return `"${digestLike}" is no digest: sha256: and 64 hexadecimal digits`;
  const version = parseImageReference(withName(left, right));
  if (typeof version === 'string') return version;
  const { tag, digest } = version;
  if (tag === undefined && digest === undefined) return `"${text}" needs a tag or a digest`;
  const isWhole = equals >= 0 && withName(left, right) === right;
  const { registry, name } = image;
  return {
    registry,
    name,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    ...(isWhole ? { repository: nameOf(right) } : {}),
  };
}

/** A reference in full: what gives a version alone is one of the name that is looked for. */
function withName(name: string, given: string): string {
  if (given.startsWith('*:') || given.startsWith('*@')) return `${name}${given.slice(1)}`;
  if (given.startsWith(':') || given.startsWith('@')) return `${name}${given}`;
  if (isDigest(given)) return `${name}@${given}`;
  const [head = ''] = given.split('@');
  const isVersion = head !== '' && !/[/:]/.test(head) && head !== name;
  return isVersion ? `${name}:${given}` : given;
}

/** A reference without its tag and digest, as it was written. */
function nameOf(reference: string): string {
  const [named = ''] = reference.split('@');
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/') ? named.slice(0, colon) : named;
}
