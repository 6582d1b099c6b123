import { isFields, listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import type { Platform } from './platform.ts';
import type { Digest } from './reference.ts';
import { isDigest } from './reference.ts';

/** Media types of several manifests under one digest. */
export const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
] as const;

/** Media types of one image. */
export const manifestTypes = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

/** What says that a manifest is an attestation, and of which image (docs.docker.com/build/metadata/attestations/attestation-storage). */
const attestationType = 'vnd.docker.reference.type';
const attestationOf = 'vnd.docker.reference.digest';

/** One manifest as an index names it: a descriptor (OCI image-spec, descriptor.md). */
export interface IndexEntry {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes of the manifest. */
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

/** The manifests that an index names; what has no digest that can be checked is left out. */
export function readEntries(index: unknown): readonly IndexEntry[] {
  return listAt(index, 'manifests').flatMap((entry) => {
    const digest = textAt(entry, 'digest');
    if (digest === undefined || !isDigest(digest)) return [];
    const platform = readPlatform(valueAt(entry, 'platform'));
    const artifactType = textAt(entry, 'artifactType');
    return [
      {
        mediaType: textAt(entry, 'mediaType') ?? manifestTypes[0],
        digest,
        size: numberAt(entry, 'size') ?? 0,
        annotations: readTexts(valueAt(entry, 'annotations')),
        ...(platform === undefined ? {} : { platform }),
        ...(artifactType === undefined ? {} : { artifactType }),
      },
    ];
  });
}

/** What an operating system, an architecture or a variant may be called: they become arguments, and parts of the names of files. */
const word = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The platform in a descriptor, or in the configuration of an image, which has the same fields; undefined where it is none by its words. */
export function readPlatform(value: unknown): Platform | undefined {
  const os = textAt(value, 'os');
  const architecture = textAt(value, 'architecture');
  const given = textAt(value, 'variant');
  // some tools write it where there is none
  const variant = given === '' ? undefined : given;
  if (os === undefined || architecture === undefined) return undefined;
  if (![os, architecture, variant ?? 'none'].every((text) => word.test(text))) return undefined;
  const osVersion = textAt(value, 'os.version');
  const osFeatures = listAt(value, 'os.features').filter((feature) => typeof feature === 'string');
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { osVersion }),
    ...(osFeatures.length === 0 ? {} : { osFeatures }),
  };
}

/** The fields of an object whose values are texts. */
export function readTexts(value: unknown): Readonly<Record<string, string>> {
  if (!isFields(value)) return {};
  const texts = Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []));
  return Object.fromEntries(texts);
}

/**
 * Whether a manifest of an index is no image: an attestation, which BuildKit gives no platform. A mark alone does not make it one: what
 * has a platform is run there, and is scanned.
 */
export function isAttestation({ annotations, platform }: IndexEntry): boolean {
  if (platform?.os === 'unknown') return true;
  return platform === undefined && annotations[attestationType] !== undefined;
}

/** The image that an attestation is about; undefined where it does not say. */
export function subjectOf({ annotations }: IndexEntry): string | undefined {
  return annotations[attestationOf];
}

/** An index of these manifests. The same ones give the same bytes, and so the same digest. */
export function printIndex(entries: readonly IndexEntry[]): string {
  return JSON.stringify({ schemaVersion: 2, mediaType: indexTypes[0], manifests: entries.map(descriptorOf) });
}

function descriptorOf({ mediaType, digest, size, platform, annotations, artifactType }: IndexEntry): object {
  const names = Object.keys(annotations).sort();
  return {
    mediaType,
    ...(artifactType === undefined ? {} : { artifactType }),
    digest,
    size,
    ...(names.length === 0 ? {} : { annotations: Object.fromEntries(names.map((name) => [name, annotations[name]])) }),
    ...(platform === undefined ? {} : { platform: platformFields(platform) }),
  };
}

function platformFields({ architecture, os, osVersion, osFeatures, variant }: Platform): object {
  return {
    architecture,
    os,
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
    ...(osFeatures === undefined ? {} : { 'os.features': osFeatures }),
    ...(variant === undefined ? {} : { variant }),
  };
}
