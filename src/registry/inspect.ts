import { listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import { baseInAnnotations } from '../image/base.ts';
import type { BaseImage, ImageDetails, Layer, PlatformDetails } from '../image/details.ts';
import type { IndexEntry } from '../image/image-index.ts';
import { indexTypes, isAttestation, readEntries, readPlatform, readTexts, subjectOf } from '../image/image-index.ts';
import type { Platform } from '../image/platform.ts';
import { printPlatform } from '../image/platform.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { ImageDescription } from '../ports/registry.ts';
import { unreachable } from './exchange.ts';
import { attestedBase } from './provenance.ts';
import type { Manifest, Repository } from './repository.ts';

/** Indexes within indexes that are read: nobody builds any, and one without bound would never be through. */
const deepest = 3;
const mostIndexes = 16;
/** Images of one index that are read in full. */
const mostImages = 64;

const unknown: Platform = { os: 'unknown', architecture: 'unknown' };

/** Platforms and labels of an image: one manifest and one configuration beyond the index. */
export async function describe(
  repository: Repository,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<ImageDescription> {
  const entries = await entriesOf(repository, manifest, signal);
  const platforms = (entries ?? [])
    .filter((entry) => !isAttestation(entry))
    .map(({ platform, digest }) => ({ platform: printPlatform(platform ?? unknown), digest }));
  const [first] = platforms;
  const { digest } = manifest;
  if (entries === undefined) {
    const { configuration } = await imageAt(repository, manifest, signal);
    const platform = printPlatform(readPlatform(configuration) ?? unknown);
    return { digest, platforms: [{ platform, digest }], labels: labelsOf(configuration) };
  }
  if (first === undefined) throw unreachable(repository.host, `has no image in the index ${digest}`);
  const child = await childOf(repository, first.digest, signal);
  return { digest, platforms, labels: labelsOf((await imageAt(repository, child, signal)).configuration) };
}

/** An image in full, every platform of it, all at the same time. */
export async function inspect(repository: Repository, manifest: Manifest, signal: AbortSignal): Promise<ImageDetails> {
  const { digest } = manifest;
  const entries = await entriesOf(repository, manifest, signal);
  if (entries === undefined) {
    const entry = { mediaType: manifest.type, digest, size: manifest.bytes.length, annotations: {} };
    const { configuration } = await imageAt(repository, manifest, signal);
    return { digest, platforms: [detailsOf({ entry, manifest, configuration })], attestations: [] };
  }
  const attestations = entries.filter(isAttestation);
  const images = entries.filter((entry) => !isAttestation(entry));
  if (images.length > mostImages)
    throw unreachable(repository.host, `has more than ${mostImages} images in the index ${digest}`);
  const read = images.map(async (entry) => {
    const attestation = attestations.find((one) => subjectOf(one) === entry.digest);
    const [image, attested] = await Promise.all([
      withConfiguration(repository, entry.digest, signal),
      attestation === undefined ? undefined : attestedBase(repository, attestation.digest, signal),
    ]);
    return detailsOf({ entry, ...image, index: manifest.data, attested });
  });
  return { digest, platforms: await Promise.all(read), attestations };
}

/** The manifests of an index, with those of the indexes in it; undefined where it is one manifest. */
async function entriesOf(
  repository: Repository,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<readonly IndexEntry[] | undefined> {
  if (!isIndex(manifest.type)) return undefined;
  const found: IndexEntry[] = [];
  const open = [{ manifest, depth: 1 }];
  for (let read = 0; open.length > 0; read += 1) {
    const { manifest: index, depth } = open.shift() ?? { manifest, depth: 1 };
    if (depth > deepest || read >= mostIndexes)
      throw unreachable(repository.host, `has too many indexes within the index ${manifest.digest}`);
    for (const entry of entriesIn(repository, index)) {
      if (!isIndex(entry.mediaType)) found.push(entry);
      else open.push({ manifest: await childOf(repository, entry.digest, signal), depth: depth + 1 });
    }
  }
  return found;
}

/** All that an index names: what were left out would be neither scanned nor told of, and a node could run it. */
function entriesIn(repository: Repository, { digest, data }: Manifest): readonly IndexEntry[] {
  const entries = readEntries(data);
  if (entries.length === listAt(data, 'manifests').length) return entries;
  throw unreachable(
    repository.host,
    `has an entry in the index ${digest} whose digest is no sha256, and cannot be checked`,
  );
}

function isIndex(type: string): boolean {
  return indexTypes.some((known) => known === type);
}

async function childOf(repository: Repository, digest: Digest, signal: AbortSignal): Promise<Manifest> {
  const child = await repository.manifest(digest, signal);
  if (child === undefined) throw unreachable(repository.host, `has an index, and not its manifest ${digest}`);
  return child;
}

/** The configuration of an image; what is no image has none that says anything. */
async function imageAt(
  repository: Repository,
  { data }: Manifest,
  signal: AbortSignal,
): Promise<{ readonly configuration: unknown }> {
  const digest = textAt(data, 'config', 'digest');
  if (digest === undefined || !isDigest(digest)) return { configuration: undefined };
  return { configuration: await repository.json(digest, signal) };
}

function labelsOf(configuration: unknown): Readonly<Record<string, string>> {
  return readTexts(valueAt(configuration, 'config', 'Labels'));
}

async function withConfiguration(repository: Repository, digest: Digest, signal: AbortSignal) {
  const manifest = await childOf(repository, digest, signal);
  return { manifest, ...(await imageAt(repository, manifest, signal)) };
}

/** What was read of one image: `index` where it stands in one, and the base that is attested of it. */
interface Found {
  readonly entry: IndexEntry;
  readonly manifest: Manifest;
  readonly configuration: unknown;
  readonly index?: unknown;
  readonly attested?: BaseImage | undefined;
}

function detailsOf({ entry, manifest, configuration, index, attested }: Found): PlatformDetails {
  const platform = readPlatform(configuration) ?? entry.platform ?? unknown;
  const labels = labelsOf(configuration);
  const annotated = [valueAt(manifest.data, 'annotations'), entry.annotations, valueAt(index, 'annotations')];
  // labels come last, since they are inherited: those of the base may tell what that was built on
  const bases = [...annotated.map(baseInAnnotations), attested, baseInAnnotations(labels)];
  const base = bases.find((one) => one !== undefined);
  return {
    platform: printPlatform(entry.platform ?? platform),
    entry: { ...entry, platform },
    labels,
    layers: layersOf(manifest.data),
    ...(base === undefined ? {} : { base }),
  };
}

function layersOf(manifest: unknown): readonly Layer[] {
  return listAt(manifest, 'layers').flatMap((layer) => {
    const digest = textAt(layer, 'digest') ?? '';
    const size = numberAt(layer, 'size');
    return isDigest(digest) && size !== undefined && size >= 0 ? [{ digest, size }] : [];
  });
}
