import { isTrueAt, listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import type { IndexEntry } from '../image/image-index.ts';
import { indexTypes, isAttestation, readEntries, readPlatform, readTexts } from '../image/image-index.ts';
import type { Platform } from '../image/platform.ts';
import { printPlatform } from '../image/platform.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type {
  BaseImage,
  HistoryStep,
  ImageDescription,
  ImageDetails,
  Layer,
  PlatformDetails,
} from '../ports/registry.ts';
import { unreachable } from './exchange.ts';
import type { Manifest, Repository } from './repository.ts';

/** Indexes within indexes that are read: nobody builds any, and one without bound would never be through. */
const deepest = 3;
const mostIndexes = 16;

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

/** An image in full, every platform of it. */
export async function inspect(repository: Repository, manifest: Manifest, signal: AbortSignal): Promise<ImageDetails> {
  const { digest } = manifest;
  const entries = await entriesOf(repository, manifest, signal);
  if (entries === undefined) {
    const entry = { mediaType: manifest.type, digest, size: manifest.bytes.length, annotations: {} };
    return { digest, platforms: [await detailsOf(repository, entry, { manifest, signal })], attestations: [] };
  }
  const platforms: PlatformDetails[] = [];
  for (const entry of entries.filter((one) => !isAttestation(one))) {
    const child = await childOf(repository, entry.digest, signal);
    platforms.push(await detailsOf(repository, entry, { manifest: child, signal }));
  }
  return { digest, platforms, attestations: entries.filter(isAttestation) };
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
    for (const entry of readEntries(index.data)) {
      if (!isIndex(entry.mediaType)) found.push(entry);
      else open.push({ manifest: await childOf(repository, entry.digest, signal), depth: depth + 1 });
    }
  }
  return found;
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

async function detailsOf(
  repository: Repository,
  entry: IndexEntry,
  { manifest, signal }: { readonly manifest: Manifest; readonly signal: AbortSignal },
): Promise<PlatformDetails> {
  const { configuration } = await imageAt(repository, manifest, signal);
  const platform = readPlatform(configuration) ?? entry.platform ?? unknown;
  const history = historyOf(configuration);
  const layers = layersOf(manifest.data, history);
  const labels = labelsOf(configuration);
  const created = textAt(configuration, 'created');
  return {
    entry: { ...entry, platform },
    labels,
    size: layers.reduce((sum, { size }) => sum + size, numberAt(manifest.data, 'config', 'size') ?? 0),
    layers,
    history,
    base: baseOf({ ...labels, ...entry.annotations, ...readTexts(valueAt(manifest.data, 'annotations')) }),
    ...(created === undefined ? {} : { created }),
  };
}

function historyOf(configuration: unknown): readonly HistoryStep[] {
  return listAt(configuration, 'history').map((step) => {
    const created = textAt(step, 'created');
    const createdBy = textAt(step, 'created_by');
    return {
      isEmpty: isTrueAt(step, 'empty_layer'),
      ...(created === undefined ? {} : { created }),
      ...(createdBy === undefined ? {} : { createdBy }),
    };
  });
}

/** The steps that made a layer stand in the order of the layers; a history that does not fit says nothing. */
function layersOf(manifest: unknown, history: readonly HistoryStep[]): readonly Layer[] {
  const layers = listAt(manifest, 'layers');
  const steps = history.filter(({ isEmpty }) => !isEmpty);
  const fits = steps.length === layers.length;
  return layers.flatMap((layer, index) => {
    const digest = textAt(layer, 'digest');
    if (digest === undefined || !isDigest(digest)) return [];
    const createdBy = fits ? steps[index]?.createdBy : undefined;
    const size = numberAt(layer, 'size') ?? 0;
    return [
      { digest, mediaType: textAt(layer, 'mediaType') ?? '', size, ...(createdBy === undefined ? {} : { createdBy }) },
    ];
  });
}

/** OCI image-spec, annotations.md: `org.opencontainers.image.base.name` and `.digest`. */
function baseOf(annotations: Readonly<Record<string, string>>): BaseImage {
  const name = annotations['org.opencontainers.image.base.name'];
  const digest = annotations['org.opencontainers.image.base.digest'];
  return {
    ...(name === undefined ? {} : { name }),
    ...(digest === undefined || !isDigest(digest) ? {} : { digest }),
  };
}
