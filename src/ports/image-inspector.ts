import type { ImageDetails } from '../image/details.ts';
import type { ImageReference } from '../image/reference.ts';

/** Looks at images in a registry: sizes, layers, and what they were built on. Throws `registry-unreachable` or `forbidden`. */
export interface ImageInspector {
  /** At most ten platforms of an image; undefined where the registry does not hold it. */
  inspect(image: ImageReference, signal: AbortSignal): Promise<ImageDetails | undefined>;
}
