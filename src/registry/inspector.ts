import { listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import { baseInAnnotations, baseInProvenance } from '../image/base.ts';
import type { BaseImage, ImageDetails, Layer, PlatformDetails } from '../image/details.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { ImageInspector } from '../ports/image-inspector.ts';
import type { Connections } from './connections.ts';
import type { Document, RepositoryAt } from './documents.ts';
import { readBlob, readManifest } from './documents.ts';

const mostPlatforms = 10;

/** Reads manifests, and no layer: some three requests a platform, all at the same time. */
export function createImageInspector(connect: Connections): ImageInspector {
  return {
    async inspect(image, signal) {
      const { registry: host, name } = image;
      const at = { connection: connect(host), host, name, signal };
      const manifest = await readManifest(at, referenceOf(image));
      return manifest === undefined ? undefined : describe(at, manifest);
    },
  };
}

function referenceOf({ digest, tag }: ImageReference): string {
  return digest ?? tag ?? 'latest';
}

async function describe(at: RepositoryAt, manifest: Document): Promise<ImageDetails> {
  const { digest, data } = manifest;
  const entries = listAt(data, 'manifests');
  if (entries.length === 0) return { digest, platforms: [await single(at, manifest)] };
  const base = baseInAnnotations(valueAt(data, 'annotations'));
  const found = entries
    .flatMap((entry) => platformEntry(entry))
    .slice(0, mostPlatforms)
    .map((entry) => ofPlatform(at, entry, { base, provenance: attestationOf(entries, entry.digest) }));
  return { digest, platforms: (await Promise.all(found)).filter((one) => one !== undefined) };
}

interface PlatformEntry {
  readonly platform: string;
  readonly digest: Digest;
}

/** An entry of an index that a node may run; attestations stand in it as `unknown/unknown`. */
function platformEntry(entry: unknown): readonly PlatformEntry[] {
  const digest = textAt(entry, 'digest') ?? '';
  const platform = printPlatform(valueAt(entry, 'platform'));
  return isDigest(digest) && !platform.startsWith('unknown/') ? [{ digest, platform }] : [];
}

function printPlatform(value: unknown): string {
  const variant = textAt(value, 'variant');
  const platform = `${textAt(value, 'os') ?? 'unknown'}/${textAt(value, 'architecture') ?? 'unknown'}`;
  return variant === undefined ? platform : `${platform}/${variant}`;
}

/** The manifest of what BuildKit attests of one platform. */
function attestationOf(entries: readonly unknown[], digest: Digest): Digest | undefined {
  const found = entries.find((entry) => annotation(entry, 'vnd.docker.reference.digest') === digest);
  const attestation = textAt(found, 'digest') ?? '';
  return isDigest(attestation) ? attestation : undefined;
}

function annotation(value: unknown, name: string): string | undefined {
  return textAt(valueAt(value, 'annotations'), name);
}

async function ofPlatform(
  at: RepositoryAt,
  { platform, digest }: PlatformEntry,
  told: { readonly base: BaseImage | undefined; readonly provenance: Digest | undefined },
): Promise<PlatformDetails | undefined> {
  const [manifest, provenance] = await Promise.all([
    readManifest(at, digest),
    told.provenance === undefined ? undefined : readProvenance(at, told.provenance),
  ]);
  if (manifest === undefined) return undefined;
  const own = baseInAnnotations(valueAt(manifest.data, 'annotations'));
  const base = own ?? told.base ?? baseInProvenance(provenance);
  return { platform, digest, layers: layersOf(manifest), ...(base === undefined ? {} : { base }) };
}

/** An image of one platform tells which in its configuration, and its base perhaps in its labels. */
async function single(at: RepositoryAt, manifest: Document): Promise<PlatformDetails> {
  const digest = textAt(manifest.data, 'config', 'digest') ?? '';
  const configuration = isDigest(digest) ? await readBlob(at, digest) : undefined;
  const base =
    baseInAnnotations(valueAt(manifest.data, 'annotations')) ??
    baseInAnnotations(valueAt(configuration, 'config', 'Labels'));
  return {
    platform: printPlatform(configuration),
    digest: manifest.digest,
    layers: layersOf(manifest),
    ...(base === undefined ? {} : { base }),
  };
}

function layersOf({ data }: Document): readonly Layer[] {
  return listAt(data, 'layers').flatMap((layer) => {
    const digest = textAt(layer, 'digest') ?? '';
    const size = numberAt(layer, 'size');
    return isDigest(digest) && size !== undefined && size >= 0 ? [{ digest, size }] : [];
  });
}

async function readProvenance(at: RepositoryAt, attestation: Digest): Promise<unknown> {
  const layers = listAt((await readManifest(at, attestation))?.data, 'layers');
  const layer = layers.find((one) => annotation(one, 'in-toto.io/predicate-type')?.startsWith('https://slsa.dev/'));
  const digest = textAt(layer, 'digest') ?? '';
  return isDigest(digest) ? readBlob(at, digest) : undefined;
}
