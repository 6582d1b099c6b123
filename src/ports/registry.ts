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

/** A container registry, as far as a deployment needs it. Throws `registry-unreachable` or `forbidden`. */
export interface Registry {
  /** What a tag or digest names, or undefined where the registry has nothing of that name. */
  describe(image: ImageReference, signal: AbortSignal): Promise<ImageDescription | undefined>;
  /** Puts a tag on a digest that the repository holds. */
  tag(image: ImageReference & { readonly digest: Digest }, tag: string, signal: AbortSignal): Promise<void>;
}
