import { manifestTypes } from '../image/image-index.ts';
import type { Digest } from '../image/reference.ts';
import type { BundleToAttach } from '../ports/referrers.ts';
import { digestOf } from './repository.ts';

/** Bundles of Sigstore since version 0.3; https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md */
const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const [manifestType] = manifestTypes;

/** OCI image specification, "Guidance for an Empty Descriptor". */
export const emptyConfiguration = new TextEncoder().encode('{}');

interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
}

/** The manifest that ties a bundle to what it is about. */
export function bundleManifest(subject: Descriptor, { bytes, predicateType, created }: BundleToAttach): Uint8Array {
  const empty = 'application/vnd.oci.empty.v1+json';
  const digest = digestOf(bytes);
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: bundleType,
    config: { mediaType: empty, digest: digestOf(emptyConfiguration), size: emptyConfiguration.byteLength },
    layers: [
      {
        mediaType: bundleType,
        digest,
        size: bytes.byteLength,
        annotations: { 'org.opencontainers.image.title': `${digest.replace(':', '-')}.sigstore.json` },
      },
    ],
    subject,
    annotations: annotationsOf({ predicateType, created }),
  };
  return new TextEncoder().encode(JSON.stringify(manifest));
}

/** The entry of a bundle's manifest in the list of a registry that keeps none itself. */
export function entryOf(
  manifest: Uint8Array,
  digest: Digest,
  bundle: Pick<BundleToAttach, 'predicateType' | 'created'>,
): Descriptor & { readonly artifactType: string; readonly annotations: Readonly<Record<string, string>> } {
  const size = manifest.byteLength;
  return { mediaType: manifestType, digest, size, artifactType: bundleType, annotations: annotationsOf(bundle) };
}

function annotationsOf({ predicateType, created }: Pick<BundleToAttach, 'predicateType' | 'created'>) {
  return {
    'dev.sigstore.bundle.content': 'dsse-envelope',
    'dev.sigstore.bundle.predicateType': predicateType,
    'org.opencontainers.image.created': created.toISOString(),
  };
}
