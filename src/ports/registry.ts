import type { IndexEntry } from '../image/image-index.ts';
import type { Platform } from '../image/platform.ts';
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

/** One layer as it is stored and pulled. */
export interface Layer {
  readonly digest: Digest;
  readonly mediaType: string;
  /** Bytes, compressed. */
  readonly size: number;
  /** The step of the build that made it, where the image tells its history. */
  readonly createdBy?: string;
}

/** One step of the build of an image (OCI image-spec, config.md, "history"). */
export interface HistoryStep {
  /** ISO 8601. */
  readonly created?: string;
  readonly createdBy?: string;
  /** Whether it changed the configuration alone. */
  readonly isEmpty: boolean;
}

/** What the image was built upon, where its annotations or labels tell (`org.opencontainers.image.base.*`). */
export interface BaseImage {
  readonly name?: string;
  readonly digest?: Digest;
}

/** Everything about the image of one platform that its manifest and its configuration tell. */
export interface PlatformDetails {
  /** Its manifest, as an index names it; the platform is the one that the configuration tells. */
  readonly entry: IndexEntry & { readonly platform: Platform };
  readonly labels: Readonly<Record<string, string>>;
  /** Bytes that a node pulls which has nothing of it: configuration and compressed layers. */
  readonly size: number;
  /** From the base image upwards. */
  readonly layers: readonly Layer[];
  readonly history: readonly HistoryStep[];
  readonly base: BaseImage;
  /** When it was built, ISO 8601. */
  readonly created?: string;
}

/** An image in full: a request or two for each platform. */
export interface ImageDetails {
  readonly digest: Digest;
  /** In the order of the index. */
  readonly platforms: readonly PlatformDetails[];
  /** What stands in the index besides images: SBOMs, provenance. */
  readonly attestations: readonly IndexEntry[];
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
  /** Every platform of what a tag or digest names, in full; undefined where the registry has nothing of that name. */
  details(image: ImageReference, signal: AbortSignal): Promise<ImageDetails | undefined>;
  /** Puts a tag on a digest that the repository holds. Throws `image-not-found` where it does not. */
  tag(image: ImageReference & { readonly digest: Digest }, tag: string, signal: AbortSignal): Promise<TagResult>;
  /** Puts an index of manifests that the repository holds, without a tag; answers with its digest. */
  putIndex(repository: ImageReference, entries: readonly IndexEntry[], signal: AbortSignal): Promise<Digest>;
}
