import type { ImageReference } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { Field, Writes } from './image-site.ts';
import { printPath } from './path.ts';
import type { Spot } from './tree.ts';
import { hasKey, textAt } from './tree.ts';

/** The text that a field gets, or the part of the image that it needs and that was not given. */
type NewText = { readonly text: string } | { readonly needs: 'tag' | 'digest' };

/** The keys under which a map keeps the tag and the digest of the image that it names. */
export interface VersionKeys {
  readonly tag: string;
  readonly digest: string;
}

/**
 * Sets the tag and the digest of a map where it has them: the file decides which of the two it keeps, and both stay in
 * step. A digest that would go stale beside a new tag refuses: it is the digest that decides what runs.
 */
export function writeVersion(spot: Spot, keys: VersionKeys, image: ImageReference): Writes {
  const { tree, map } = spot;
  const all = [
    { key: keys.tag, next: newTag(textAt(tree, map, keys.tag) ?? '', image) },
    { key: keys.digest, next: newDigest(image) },
  ];
  const present = all.filter(({ key }) => hasKey(tree, map, key));
  // an empty field pins nothing, so that it may stay empty
  const wanted = present.filter(({ key, next }) => 'text' in next || textAt(tree, map, key) !== '');
  if (wanted.length === 0) return withoutVersion(spot, keys, image);
  return writeAll(wanted.map(({ key, next }) => ({ steps: [...spot.steps, { key }], next })));
}

/** Sets the tag and digest within a whole reference, `name[:tag][@digest]`; the name stays as it was written. */
export function writeReference(
  at: { readonly spot: Spot; readonly key: string; readonly old: string },
  image: ImageReference,
): Writes {
  const { spot, key, old } = at;
  return writeAll([{ steps: [...spot.steps, { key }], next: newReference(old, image) }]);
}

function writeAll(wanted: readonly { readonly steps: Field['steps']; readonly next: NewText }[]): Writes {
  for (const { steps, next } of wanted) {
    if (!('needs' in next)) continue;
    const message = `${printPath({ steps })} holds a ${next.needs}, and the image to write has none`;
    return { possible: 'no', message, remedy: `give the ${next.needs} too` };
  }
  return {
    possible: 'yes',
    fields: wanted.flatMap(({ steps, next }) => ('text' in next ? [{ steps, to: next.text }] : [])),
  };
}

function withoutVersion({ steps }: Spot, keys: VersionKeys, image: ImageReference): Writes {
  const { key, value } =
    image.tag === undefined ? { key: keys.digest, value: image.digest } : { key: keys.tag, value: image.tag };
  return {
    possible: 'no',
    message: `${printPath({ steps })} names the image and has no ${keys.tag} or ${keys.digest} to set`,
    remedy: `add the line "${key}: ${value}" there once`,
  };
}

function newDigest({ digest }: ImageReference): NewText {
  return digest === undefined ? { needs: 'digest' } : { text: digest };
}

/** A tag may hold the digest too (`v1@sha256:…`), or nothing but the digest. */
function newTag(old: string, image: ImageReference): NewText {
  const [, pinned] = old.split('@');
  if (isDigest(old)) return newDigest(image);
  if (pinned !== undefined && image.digest === undefined) return { needs: 'digest' };
  if (image.tag === undefined) return { needs: 'tag' };
  return { text: pinned === undefined ? image.tag : `${image.tag}@${image.digest}` };
}

/** Where there was a digest there is one again; a tag alone becomes a tag, or the digest if no tag is given. */
function newReference(old: string, image: ImageReference): NewText {
  const { name, tag, digest } = splitReference(old);
  const isPinned = digest !== undefined;
  if (isPinned && image.digest === undefined) return { needs: 'digest' };
  if (!isPinned && image.tag !== undefined) return { text: `${name}:${image.tag}` };
  if (image.digest === undefined) return { needs: 'tag' };
  const kept = tag !== undefined && image.tag !== undefined ? `:${image.tag}` : '';
  return { text: `${name}${kept}@${image.digest}` };
}

/** A reference in the parts in which it was written. */
export function splitReference(text: string): {
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
} {
  const [named = '', digest] = text.split('@');
  const colon = named.lastIndexOf(':');
  const isTagged = colon > named.lastIndexOf('/');
  return {
    name: isTagged ? named.slice(0, colon) : named,
    ...(isTagged ? { tag: named.slice(colon + 1) } : {}),
    ...(digest === undefined ? {} : { digest }),
  };
}
