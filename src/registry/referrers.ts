import { listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { DeployError } from '../errors.ts';
import { indexTypes, manifestTypes } from '../image/image-index.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest, printImage } from '../image/reference.ts';
import type { Attached, BundleToAttach, ImageByDigest, Referrers } from '../ports/referrers.ts';
import { pushBlob } from './blobs.ts';
import { unreachable } from './exchange.ts';
import { olderSignatures } from './older-signatures.ts';
import { bundleManifest, emptyConfiguration, entryOf } from './referrer-manifests.ts';
import type { Repositories } from './repositories.ts';
import type { Repository } from './repository.ts';
import { blobLimit, digestOf } from './repository.ts';

/** As many as anybody attaches to an image; a registry that names more could keep us busy for ever. */
const mostBundles = 50;
const mostPages = 20;
/** Others may write the list of a registry without referrers at the same moment: it has no compare-and-swap. */
const listAttempts = 4;

const [indexType] = indexTypes;
const [manifestType] = manifestTypes;

interface At {
  readonly repository: Repository;
  readonly image: ImageByDigest;
  readonly signal: AbortSignal;
}

/** Signatures and attestations beside images, in any registry that speaks the OCI distribution protocol. */
export function createReferrers(open: Repositories): Referrers {
  const at = (image: ImageByDigest, signal: AbortSignal): At => ({ repository: open(image), image, signal });
  return {
    bundlesOf: (image, signal) => readAll(at(image, signal)),
    attach: (image, bundle, signal) => attachBundle(at(image, signal), bundle),
  };
}

async function readAll(at: At): Promise<Attached> {
  const [newer, older] = await Promise.all([
    readBundles(at),
    olderSignatures(at.repository, at.image.digest, at.signal),
  ]);
  return { bundles: [...newer.bundles, ...older.bundles], isAll: newer.isAll && older.isAll };
}

async function readBundles(at: At): Promise<Attached> {
  const list = (await listByApi(at)) ?? { entries: await listByTag(at), isAll: true };
  const named = list.entries.filter(mayBeBundle).flatMap((entry) => textAt(entry, 'digest') ?? []);
  const digests = [...new Set(named)].filter(isDigest);
  const read = await Promise.all(digests.slice(0, mostBundles).map((digest) => readBundle(at, digest)));
  const isAll = list.isAll && digests.length <= mostBundles && !read.includes('too large');
  return { bundles: read.filter((bundle) => bundle !== undefined && bundle !== 'too large'), isAll };
}

/** Lists that others keep by hand may leave the type out: then the manifest tells. */
function mayBeBundle(entry: unknown): boolean {
  const type = textAt(entry, 'artifactType');
  return type === undefined || isBundleType(type);
}

/** The type without its version: 0.1 and 0.2 have it as a parameter, 0.3 as a part of the name. */
function isBundleType(type: string | undefined): boolean {
  return type?.startsWith('application/vnd.dev.sigstore.bundle') === true;
}

/** What a registry lists, and whether that is all. */
interface Listed {
  readonly entries: readonly unknown[];
  readonly isAll: boolean;
}

/** OCI distribution specification 1.1, "Listing Referrers"; undefined where the registry does not know it. */
async function listByApi({ repository, image, signal }: At): Promise<Listed | undefined> {
  const entries: unknown[] = [];
  let path: string | undefined = `referrers/${image.digest}`;
  for (let page = 0; page < mostPages && path !== undefined; page += 1) {
    const answer: Response = await repository.ask(path, { method: 'GET', accept: indexType, signal });
    const index: unknown = answer.ok ? parseJson(await answer.text()) : undefined;
    // what is no index is the page of a registry, or of a proxy before it, that knows nothing of referrers
    if (!Array.isArray(valueAt(index, 'manifests'))) return page === 0 ? undefined : { entries, isAll: false };
    entries.push(...listAt(index, 'manifests'));
    path = nextPage(answer.headers.get('link'), image);
  }
  return { entries, isAll: path === undefined };
}

/** The path of the next page below the name of the repository (RFC 8288). */
function nextPage(link: string | null, { name }: ImageByDigest): string | undefined {
  const target = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  const path = target?.replace(/^https?:\/\/[^/]+/, '');
  return path?.startsWith(`/v2/${name}/`) ? path.slice(`/v2/${name}/`.length) : undefined;
}

/** OCI distribution specification 1.1, "Referrers Tag Schema". */
function tagOf({ digest }: ImageByDigest): string {
  return digest.replace(':', '-');
}

async function listByTag({ repository, image, signal }: At): Promise<readonly unknown[]> {
  return listAt((await repository.manifest(tagOf(image), signal))?.data, 'manifests');
}

/** The bundle, whatever JSON it is; undefined where it is none, or of another image. */
async function readBundle({ repository, image, signal }: At, digest: Digest): Promise<unknown> {
  const manifest = (await repository.manifest(digest, signal))?.data;
  const type = textAt(manifest, 'artifactType') ?? textAt(manifest, 'config', 'mediaType');
  const [layer] = listAt(manifest, 'layers');
  const blob = textAt(layer, 'digest') ?? '';
  // a list may name what belongs to another image
  if (textAt(manifest, 'subject', 'digest') !== image.digest || !isDigest(blob)) return undefined;
  if (!isBundleType(type) && !isBundleType(textAt(layer, 'mediaType'))) return undefined;
  // the list of packages of a large image, signed, is larger than what is worth reading for a signature
  if ((numberAt(layer, 'size') ?? 0) > blobLimit) return 'too large';
  const bytes = await repository.blob(blob, signal);
  return bytes === undefined ? undefined : parseJson(new TextDecoder().decode(bytes));
}

async function attachBundle(at: At, bundle: BundleToAttach): Promise<Digest> {
  const { repository, image, signal } = at;
  const [subject] = await Promise.all([
    repository.manifest(image.digest, signal),
    pushBlob(repository, emptyConfiguration, signal),
    pushBlob(repository, bundle.bytes, signal),
  ]);
  if (subject === undefined) throw lost(image);
  const about = { mediaType: subject.type, digest: subject.digest, size: subject.bytes.byteLength };
  const bytes = bundleManifest(about, bundle);
  const digest = digestOf(bytes);
  const headers = await repository.put(digest, { type: manifestType, bytes }, signal);
  // without this header the registry does not keep the list itself ("Pushing Manifests with Subject")
  if (headers.get('oci-subject') === null) await addToList(at, entryOf(bytes, digest, bundle));
  return digest;
}

function lost(image: ImageByDigest): DeployError {
  const message = `the registry no longer has ${printImage(image)}`;
  return new DeployError('image-not-found', { stage: 'scan', message });
}

/** The list of a registry that keeps none itself: read, added to, and read again, since somebody else may have written it meanwhile. */
async function addToList(at: At, entry: { readonly digest: Digest }): Promise<void> {
  for (let attempt = 0; attempt < listAttempts; attempt += 1) {
    const known = await listByTag(at);
    if (known.some((one) => textAt(one, 'digest') === entry.digest)) return;
    const index = { schemaVersion: 2, mediaType: indexType, manifests: [...known, entry] };
    const bytes = new TextEncoder().encode(JSON.stringify(index));
    await at.repository.put(tagOf(at.image), { type: indexType, bytes }, at.signal);
  }
  const kept = await listByTag(at);
  if (kept.some((one) => textAt(one, 'digest') === entry.digest)) return;
  throw unreachable(at.repository.host, `does not keep the list ${tagOf(at.image)}: others write it all the time`);
}
