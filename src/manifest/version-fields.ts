import { isFilledIn } from './filled-in.ts';
import type { CannotWrite, NewImage, Writes } from './image-site.ts';
import type { WantedText } from './image-text.ts';
import { newDigest, newTag, writeTexts } from './image-text.ts';
import { printPath } from './path.ts';
import type { ValueGroup } from './value-group.ts';

/** The names under which a group keeps the tag and the digest of the image that it names. */
export interface VersionKeys {
  readonly tag: string;
  readonly digest: string;
}

/**
 * Sets the tag and the digest of a group where it has them: the file decides which of the two it keeps, and both stay in
 * step. A digest that would go stale beside a new tag refuses: it is the digest that decides what runs.
 */
export function writeVersion(group: ValueGroup, keys: VersionKeys, image: NewImage): Writes {
  const all = [
    { key: keys.tag, next: newTag(group.textOf(keys.tag) ?? '', image) },
    { key: keys.digest, next: newDigest(keys.digest, group.textOf(keys.digest) ?? '', image) },
  ];
  const present = all.filter(({ key }) => group.has(key));
  // an empty field pins nothing, so that it may stay empty
  const wanted = present.filter(({ key, next }) => ('text' in next && next.text !== '') || group.textOf(key) !== '');
  if (wanted.length === 0) return withoutVersion(group, keys, image);
  const filledIn = wanted.find(({ key }) => isFilledIn(group.textOf(key) ?? ''));
  if (filledIn !== undefined) return filledInElsewhere(group, filledIn.key);
  const missing = missingKey(group, keys, image);
  if (missing !== undefined) return missing;
  const writes = writeTexts(
    wanted.flatMap(({ key, next }) => group.placesOf(key).map((where): WantedText => ({ ...where, next }))),
    image,
  );
  const lacking = wanted.find(({ next }) => 'needs' in next);
  return writes.possible === 'yes' || lacking === undefined
    ? writes
    : { ...writes, position: group.positionOf(lacking.key) };
}

/** Why the value of a key is not written that something else fills in. */
export function filledInElsewhere(group: ValueGroup, key: string): CannotWrite {
  const message = `${printPath({ steps: group.stepsOf(key) })} is a template or a variable`;
  return {
    possible: 'no',
    message,
    remedy: 'edit the file that its value comes from',
    position: group.positionOf(key),
  };
}

function withoutVersion(group: ValueGroup, keys: VersionKeys, image: NewImage): Writes {
  const line =
    image.tag === undefined ? group.lineOf(keys.digest, image.digest ?? '') : group.lineOf(keys.tag, image.tag);
  return {
    possible: 'no',
    message: `${group.label()} names the image and has no ${keys.tag} or ${keys.digest} to set`,
    remedy: `add ${line} there once`,
  };
}

/** What was asked for must not get lost: a digest that has no place, or a tag once the digest is gone. */
function missingKey(group: ValueGroup, keys: VersionKeys, image: NewImage): Writes | undefined {
  const { tag, digest, digests } = image;
  const isTagPinned = /^(?:.*@)?sha256:/.test(group.textOf(keys.tag) ?? '');
  if (digests !== 'as-kept' && digest !== undefined && !group.has(keys.digest) && !isTagPinned)
    return cannot(group, keys.digest, `add ${group.lineOf(keys.digest, digest)} there once, or leave the digest out`);
  if (digests === 'removed' && digest === undefined && tag !== undefined && !group.has(keys.tag))
    return cannot(group, keys.tag, `add ${group.lineOf(keys.tag, tag)} there once`);
  return undefined;
}

function cannot(group: ValueGroup, key: string, remedy: string): Writes {
  return { possible: 'no', message: `${group.label()} names the image and has no ${key} to set`, remedy };
}
