import type { ImageDetails } from '../image/details.ts';
import type { IndexEntry } from '../image/image-index.ts';
import type { Digest, ImageReference } from '../image/reference.ts';

/** One manifest of an image: what a node of that platform pulls. */
export interface PlatformManifest {
  /** `os/architecture[/variant]`. */
  readonly platform: string;
  readonly digest: Digest;
}

/** What a reference names in a registry. */
export interface ImageDescription {
  /** Of the index, or of the one manifest. */
  readonly digest: Digest;
  /** Without attestations; at least one. */
  readonly platforms: readonly PlatformManifest[];
  /** Labels of the image's configuration (of the first platform). */
  readonly labels: Readonly<Record<string, string>>;
}

/** What became of a tag that was to be put. */
export type TagResult =
  | { readonly result: 'tagged' }
  /** The registry refuses to move the tag (it is immutable there), which names another digest; and what it says. */
  | { readonly result: 'taken'; readonly digest: Digest; readonly message: string };

/** A container registry, as far as a deployment needs it. Throws `registry-unreachable` or `forbidden`. */
export interface Registry {
  /** The digest that a tag names, or undefined where there is no such tag; the cheapest question there is. */
  resolve(image: ImageReference, signal: AbortSignal): Promise<Digest | undefined>;
  /** What a tag or digest names, or undefined where the registry has nothing of that name. */
  describe(image: ImageReference, signal: AbortSignal): Promise<ImageDescription | undefined>;
  /** Every platform of what a tag or digest names, in full: four requests for each, all at the same time; undefined where the registry has nothing of that name. */
  details(image: ImageReference, signal: AbortSignal): Promise<ImageDetails | undefined>;
  /** Puts a tag on a digest that the repository holds. Throws `image-not-found` where it does not. */
  tag(image: ImageReference & { readonly digest: Digest }, tag: string, signal: AbortSignal): Promise<TagResult>;
  /** Puts an index of manifests that the repository holds, without a tag; answers with its digest. */
  putIndex(repository: ImageReference, entries: readonly IndexEntry[], signal: AbortSignal): Promise<Digest>;
}
