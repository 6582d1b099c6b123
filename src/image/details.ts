import type { IndexEntry } from './image-index.ts';
import type { Platform } from './platform.ts';
import type { Digest } from './reference.ts';

/** One layer of an image, as it lies in the registry. */
export interface Layer {
  readonly digest: Digest;
  /** Bytes, compressed: what a node pulls. */
  readonly size: number;
}

/** What an image was built on. */
export interface BaseImage {
  /** As the Dockerfile names it, where that is known. */
  readonly name?: string;
  readonly digest?: Digest;
}

/** One platform of an image. */
export interface PlatformDetails {
  /** As the index names it; as the configuration does where the image stands alone. */
  readonly platform: string;
  /** Its manifest, as an index names it; the platform here is the one that the configuration tells. */
  readonly entry: IndexEntry & { readonly platform: Platform };
  readonly labels: Readonly<Record<string, string>>;
  /** Lowest first. */
  readonly layers: readonly Layer[];
  readonly base?: BaseImage;
}

/** What a registry tells of an image without its content. */
export interface ImageDetails {
  readonly digest: Digest;
  /** In the order of the index. */
  readonly platforms: readonly PlatformDetails[];
  /** What stands in the index besides images: SBOMs, provenance. */
  readonly attestations: readonly IndexEntry[];
}

/** Bytes that a node without any of it pulls. A layer that stands twice is pulled once. */
export function pulledSize({ layers }: Pick<PlatformDetails, 'layers'>): number {
  const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
