import type { Digest, ImageReference } from '../image/reference.ts';

/** An image by its digest: of its index, where it has one. */
export type ImageByDigest = ImageReference & { readonly digest: Digest };

/** A bundle of Sigstore as it is to be attached to an image. */
export interface BundleToAttach {
  /** The bundle's JSON. */
  readonly bytes: Uint8Array;
  /** What the statement in it says: the `predicateType` of in-toto. */
  readonly predicateType: string;
  /** When it was made. */
  readonly created: Date;
}

/**
 * Bundles of Sigstore (signatures and attestations) that a registry holds beside an image: OCI 1.1 referrers, and where a
 * registry has none, the tag that stands for them. Throws `registry-unreachable` or `forbidden`.
 */
export interface Referrers {
  /**
   * The bundles that are attached to an image, at most 50, each whatever JSON somebody has put there; and signatures in the format of
   * cosign 2 (`OlderSignature`).
   */
  bundlesOf(image: ImageByDigest, signal: AbortSignal): Promise<readonly unknown[]>;
  /** Attaches a bundle to an image; the answer is the digest of its manifest. */
  attach(image: ImageByDigest, bundle: BundleToAttach, signal: AbortSignal): Promise<Digest>;
}
