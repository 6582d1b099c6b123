import { hexOf, isDigest } from '../image/reference.ts';
import { isFilledIn } from './filled-in.ts';
import type { NewImage, Where, Writes } from './image-site.ts';
import { repositoryIn } from './image-site.ts';
import { printPath } from './path.ts';

/** The text that a field gets, or the part of the image that it needs and that was not given. */
export type NewText = { readonly text: string } | { readonly needs: 'tag' | 'digest' };

/** Where a text stands and what it shall be. */
export interface WantedText extends Where {
  readonly next: NewText;
}

/** All the texts, or what the first one lacks. */
export function writeTexts(wanted: readonly WantedText[], image: NewImage): Writes {
  for (const { steps, next } of wanted) {
    if (!('needs' in next)) continue;
    const message = `${printPath({ steps })} holds a ${next.needs}, and the image to write has none`;
    const isRemovable = next.needs === 'digest' && image.digests !== 'as-kept';
    const remedy = `give the ${next.needs} too${isRemovable ? ', or remove it with --remove-digest' : ''}`;
    return { possible: 'no', message, remedy };
  }
  return {
    possible: 'yes',
    fields: wanted.flatMap(({ next, ...where }) => ('text' in next ? [{ ...where, to: next.text }] : [])),
  };
}

/** Sets the tag and digest within a whole reference, `name[:tag][@digest]`; the name stays as it was written. */
export function writeReference(where: Where, old: string, image: NewImage): Writes {
  if (isFilledIn(old)) {
    const message = `${printPath({ steps: where.steps })} is a template or takes its version from a variable`;
    return { possible: 'no', message, remedy: 'edit the file that its value comes from' };
  }
  return writeTexts([{ ...where, next: newReference(old, image) }], image);
}

/** Where there was a digest there is one again; a tag alone becomes a tag, or the digest if no tag is given. */
export function newReference(old: string, image: NewImage): NewText {
  const { name: oldName, tag, digest } = splitReference(old);
  const name = newName(oldName, image);
  if (image.digest === undefined) {
    if (digest !== undefined && image.digests !== 'removed') return { needs: 'digest' };
    return image.tag === undefined ? { needs: 'tag' } : { text: `${name}:${image.tag}` };
  }
  const isPinned = digest !== undefined || image.digests !== 'as-kept' || image.tag === undefined;
  if (!isPinned) return { text: `${name}:${image.tag}` };
  const isTagged = image.tag !== undefined && (tag !== undefined || image.digests !== 'as-kept');
  return { text: `${name}${isTagged ? `:${image.tag}` : ''}@${image.digest}` };
}

/** The name as it was written, unless it is another one that is wanted. */
export function newName(old: string, { repository }: NewImage): string {
  return repository === undefined || repositoryIn(old) === repositoryIn(repository) ? old : repository;
}

/** The text of a digest; some charts want it without `sha256:`. */
export function newDigest(key: string, old: string, image: NewImage): NewText {
  if (image.digest === undefined) return image.digests === 'removed' ? { text: '' } : { needs: 'digest' };
  return { text: key === 'sha' && !isDigest(old) ? hexOf(image.digest) : image.digest };
}

/** A tag may hold the digest too (`v1@sha256:…`), or nothing but the digest. */
export function newTag(old: string, image: NewImage): NewText {
  const [, pinned] = old.split('@');
  const isRemoved = image.digest === undefined && image.digests === 'removed' && image.tag !== undefined;
  if (isDigest(old) && !isRemoved) return newDigest('digest', old, { ...image, digests: 'as-kept' });
  if (pinned !== undefined && image.digest === undefined && !isRemoved) return { needs: 'digest' };
  if (image.tag === undefined) return { needs: 'tag' };
  return { text: pinned === undefined || isRemoved ? image.tag : `${image.tag}@${image.digest}` };
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
