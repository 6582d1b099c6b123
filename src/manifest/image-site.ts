import type { Digest } from '../image/reference.ts';
import { parseImageReference, repositoryOf } from '../image/reference.ts';
import type { EmbeddedText } from './embedded-texts.ts';
import { isFilledIn, startOfFilledIn } from './filled-in.ts';
import type { PathStep } from './path.ts';
import type { Spot, Tree } from './tree.ts';

/** One place where a file names an image. */
export interface ImageSite {
  readonly spot: Spot;
  /** Where the text begins that names it; where name and version stand apart, their map says where. */
  readonly position?: number | undefined;
  /** What the place names, as `registry/name`; where it names two (before and after a renaming), both. */
  readonly repositories: readonly string[];
  /** Texts whose name is filled in by something else: a repository that ends as they do may be meant. */
  readonly unclear?: readonly string[];
  /** The repository that manifests name, where the place gives it another name. */
  readonly renames?: string | undefined;
  /** Whether Kustomize gives it another name where it is told to: the image of a container. */
  readonly isRenamable?: true;
  /** The name of the container that runs it, where the place is one. */
  readonly container?: string | undefined;
  /** How the place takes the tag and digest of an image. */
  readonly write: (image: NewImage) => Writes;
}

/** The image that a place gets. */
export interface NewImage {
  readonly tag?: string;
  readonly digest?: Digest;
  /** The repository, as it was given; where it is another one than before it is written, else the old one stays as it is. */
  readonly repository?: string | undefined;
  /**
   * Whether the place decides if there is a digest (`as-kept`: one is written where one stands), or the image does (`as-given`);
   * without a digest to write, an old one is in the way, or goes (`removed`).
   */
  readonly digests: 'as-kept' | 'as-given' | 'removed';
}

/** The scalars to set, or why there are none. */
export type Writes = { readonly possible: 'yes'; readonly fields: readonly Field[] } | CannotWrite;

/** Why a place cannot take an image, and what to do. */
export interface CannotWrite {
  readonly possible: 'no';
  readonly message: string;
  readonly remedy: string;
  /** The value that it is about, where it is about one. */
  readonly position?: number | undefined;
}

/** Where a scalar stands: in the document of the site, or in a text of it. */
export interface Where {
  readonly steps: readonly PathStep[];
  readonly text?: EmbeddedText;
}

/** A scalar and the text that it shall hold. */
export interface Field extends Where {
  readonly to: string;
}

/** Finds where the maps of a document name images; there is one such function a kind of manifest. */
export type ReadSites = (tree: Tree, spots: readonly Spot[]) => readonly ImageSite[];

/** All the scalars of several writes, or the first reason why there are none. */
export function together(...all: readonly Writes[]): Writes {
  const cannot = all.find((one) => one.possible === 'no');
  return cannot ?? { possible: 'yes', fields: all.flatMap((one) => (one.possible === 'yes' ? one.fields : [])) };
}

/** The normalised repository that a text names, whatever its tag and digest; undefined where it is no reference. */
export function repositoryIn(text: string | undefined): string | undefined {
  const parsed = parseImageReference(text?.slice(0, startOfFilledIn(text)) ?? '');
  return typeof parsed === 'string' ? undefined : repositoryOf(parsed);
}

/** What references name, whatever their tags and digests; undefined where they name nothing. */
export function namedBy(
  ...texts: readonly (string | undefined)[]
): Pick<ImageSite, 'repositories' | 'unclear'> | undefined {
  const given = texts.filter((text) => text !== undefined);
  const repositories = given.map(repositoryIn).filter((one) => one !== undefined);
  const unclear = given.filter((text) => isFilledIn(text) && repositoryIn(text) === undefined);
  return repositories.length + unclear.length === 0 ? undefined : { repositories, unclear };
}
