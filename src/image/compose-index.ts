import type { IndexEntry } from './image-index.ts';
import { subjectOf } from './image-index.ts';
import type { Platform } from './platform.ts';
import { isSamePlatform, missingPlatforms, printPlatform } from './platform.ts';
import type { Digest } from './reference.ts';

/** What one digest holds: an image for one platform or several, with what attests them. */
export interface ImagePart {
  /** What was asked for. */
  readonly digest: Digest;
  /** Each image by its own manifest, with the platform that its configuration tells. */
  readonly images: readonly (IndexEntry & { readonly platform: Platform })[];
  readonly attestations: readonly IndexEntry[];
}

/** One index of all the parts, or why there can be none. */
export type Composed =
  | { readonly result: 'composed'; readonly entries: readonly IndexEntry[] }
  | { readonly result: 'refused'; readonly message: string };

/**
 * Makes one index of images that were built apart: in the order of the platforms that are wanted, the images first and then what
 * attests them, so that the same parts give the same index in whatever order they come. Each platform must be there once, and no other;
 * where none is said to be wanted, all that are there are, in the order of their names.
 */
export function composeIndex(parts: readonly ImagePart[], platforms: readonly string[]): Composed {
  const images = unique(parts.flatMap((part) => part.images));
  const wanted = platforms.length > 0 ? platforms : [...new Set(images.map(nameOf))].sort();
  const wrong = wrongPlatforms(parts, images.map(nameOf), wanted);
  if (wrong !== undefined) return { result: 'refused', message: wrong };
  const ordered = wanted.flatMap((platform) => images.filter((image) => isSamePlatform(nameOf(image), platform)));
  const attestations = unique(parts.flatMap((part) => part.attestations));
  const about = ordered.flatMap(({ digest }) => attestations.filter((one) => subjectOf(one) === digest).sort(byDigest));
  return { result: 'composed', entries: [...ordered, ...about] };
}

function nameOf({ platform }: { readonly platform: Platform }): string {
  return printPlatform(platform);
}

function byDigest(one: IndexEntry, other: IndexEntry): number {
  return one.digest < other.digest ? -1 : 1;
}

/** The same manifest given twice is one. */
function unique<T extends IndexEntry>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map((entry) => [entry.digest, entry])).values()];
}

function wrongPlatforms(
  parts: readonly ImagePart[],
  there: readonly string[],
  wanted: readonly string[],
): string | undefined {
  const twice = there.find((platform, index) => there.findIndex((one) => isSamePlatform(one, platform)) !== index);
  if (twice !== undefined) return `${twice} is there twice: ${holders(parts, twice)}`;
  const missing = missingPlatforms(wanted, there);
  if (missing.length > 0)
    return `nothing is given for ${missing.join(', ')}, which image.platforms has; there is ${there.join(', ') || 'no image'}`;
  const [strange] = missingPlatforms(there, wanted);
  if (strange === undefined) return undefined;
  return `${holders(parts, strange)} is for ${strange}, which image.platforms does not have`;
}

function holders(parts: readonly ImagePart[], platform: string): string {
  const having = parts.filter(({ images }) => images.some((image) => isSamePlatform(nameOf(image), platform)));
  return having.map(({ digest }) => digest).join(' and ');
}
