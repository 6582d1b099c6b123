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

/** What is attached to an image. */
export interface Attached {
  /** At most 50, each whatever JSON somebody has put there; and at most 20 signatures in the format of cosign 2 (`OlderSignature`). */
  readonly bundles: readonly unknown[];
  /** False where there is more, or something too large to be read: then what is missing here may still be there. */
  readonly isAll: boolean;
}

/**
 * Bundles of Sigstore (signatures and attestations) that a registry holds beside an image: OCI 1.1 referrers, and where a
 * registry has none, the tag that stands for them. Throws `registry-unreachable` or `forbidden`.
 */
export interface Referrers {
  bundlesOf(image: ImageByDigest, signal: AbortSignal): Promise<Attached>;
  /** Attaches a bundle to an image; the answer is the digest of its manifest. */
  attach(image: ImageByDigest, bundle: BundleToAttach, signal: AbortSignal): Promise<Digest>;
}
