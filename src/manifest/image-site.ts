import type { ImageReference } from '../image/reference.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { PathStep } from './path.ts';
import type { Spot, Tree } from './tree.ts';

/** One place where a file names an image. */
export interface ImageSite {
  readonly spot: Spot;
  /** What the place names, as `registry/name`; where it names two (before and after a renaming), both. */
  readonly repositories: readonly string[];
  /** How the place takes the tag and digest of an image. */
  readonly write: (image: ImageReference) => Writes;
}

/** The scalars to set, or why there are none. */
export type Writes =
  | { readonly possible: 'yes'; readonly fields: readonly Field[] }
  | { readonly possible: 'no'; readonly message: string; readonly remedy: string };

/** A scalar and the text that it shall hold. */
export interface Field {
  readonly steps: readonly PathStep[];
  readonly to: string;
}

/** Finds where the maps of a document name images; there is one such function a kind of manifest. */
export type ReadSites = (tree: Tree, spots: readonly Spot[]) => readonly ImageSite[];

/** The normalised repository that a text names, whatever its tag and digest; undefined where it is no reference. */
export function repositoryIn(text: string | undefined): string | undefined {
  const parsed = parseImageReference(text ?? '');
  return typeof parsed === 'string' ? undefined : repositoryOf(parsed);
}
