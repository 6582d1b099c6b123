import { listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest, printImage } from '../image/reference.ts';
import type { Attached, BundleToAttach, ImageByDigest, Referrers } from '../ports/referrers.ts';
import { pushBlob } from './blobs.ts';
import type { Connections } from './connections.ts';
import { digestOfBytes } from './content.ts';
import type { RepositoryAt } from './documents.ts';
import { indexType, largestDocument, manifestType, readAnswer, readBlob, readManifest, refusal } from './documents.ts';
import { olderSignatures } from './older-signatures.ts';
import { bundleManifest, emptyConfiguration, entryOf } from './referrer-manifests.ts';

/** As many as anybody attaches to an image; a registry that names more could keep us busy for ever. */
const mostBundles = 50;
const mostPages = 20;
/** Others may write the list of a registry without referrers at the same moment: it has no compare-and-swap. */
const listAttempts = 4;

interface At extends RepositoryAt {
  readonly image: ImageByDigest;
}

/** Signatures and attestations beside images, in any registry that speaks the OCI distribution protocol. */
export function createReferrers(connect: Connections): Referrers {
  const at = (image: ImageByDigest, signal: AbortSignal): At => {
    const { registry: host, name } = image;
    return { connection: connect(host), host, name, image, signal };
  };
  return {
    bundlesOf: (image, signal) => readAll(at(image, signal)),
    attach: (image, bundle, signal) => attachBundle(at(image, signal), bundle),
  };
}

async function readAll(at: At): Promise<Attached> {
  const [newer, older] = await Promise.all([readBundles(at), olderSignatures(at, at.image.digest)]);
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
async function listByApi(at: At): Promise<Listed | undefined> {
  const { name, digest } = at.image;
  const entries: unknown[] = [];
  let path: string | undefined = `${name}/referrers/${digest}`;
  for (let page = 0; page < mostPages && path !== undefined; page += 1) {
    const answer: Response = await at.connection.send({ method: 'GET', path, accept: indexType, signal: at.signal });
    const index: unknown = answer.ok ? (await readAnswer(at, answer)).data : await answer.body?.cancel();
    // what is no index is the page of a registry, or of a proxy before it, that knows nothing of referrers
    if (!Array.isArray(valueAt(index, 'manifests'))) return page === 0 ? undefined : { entries, isAll: false };
    entries.push(...listAt(index, 'manifests'));
    path = nextPage(answer.headers.get('link'));
  }
  return { entries, isAll: path === undefined };
}

/** The path below `/v2/` of the next page (RFC 8288). */
function nextPage(link: string | null): string | undefined {
  const target = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  return target === undefined ? undefined : /^(?:https?:\/\/[^/]+)?\/v2\/(.+)$/.exec(target)?.[1];
}

/** OCI distribution specification 1.1, "Referrers Tag Schema". */
function tagOf({ digest }: ImageByDigest): string {
  return digest.replace(':', '-');
}

async function listByTag(at: At): Promise<readonly unknown[]> {
  return listAt((await readManifest(at, tagOf(at.image)))?.data, 'manifests');
}

/** The bundle, whatever JSON it is; undefined where it is none, or of another image. */
async function readBundle(at: At, digest: Digest): Promise<unknown> {
  const manifest = (await readManifest(at, digest))?.data;
  const type = textAt(manifest, 'artifactType') ?? textAt(manifest, 'config', 'mediaType');
  const [layer] = listAt(manifest, 'layers');
  const blob = textAt(layer, 'digest') ?? '';
  // a list may name what belongs to another image
  if (textAt(manifest, 'subject', 'digest') !== at.image.digest || !isDigest(blob)) return undefined;
  if (!isBundleType(type) && !isBundleType(textAt(layer, 'mediaType'))) return undefined;
  // the list of packages of a large image, signed, is larger than what is worth reading for a signature
  return (numberAt(layer, 'size') ?? 0) > largestDocument ? 'too large' : readBlob(at, blob);
}

async function attachBundle(at: At, bundle: BundleToAttach): Promise<Digest> {
  const [subject] = await Promise.all([
    readManifest(at, at.image.digest),
    pushBlob(at, emptyConfiguration),
    pushBlob(at, bundle.bytes),
  ]);
  if (subject === undefined) throw lost(at.image);
  const manifest = bundleManifest({ mediaType: subject.type, digest: subject.digest, size: subject.size }, bundle);
  const digest = digestOfBytes(manifest);
  const answer = await putManifest(at, { reference: digest, type: manifestType, bytes: manifest });
  // without this header the registry does not keep the list itself ("Pushing Manifests with Subject")
  if (answer.headers.get('oci-subject') === null) await addToList(at, entryOf(manifest, digest, bundle));
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
    await putManifest(at, { reference: tagOf(at.image), type: indexType, bytes: Buffer.from(JSON.stringify(index)) });
  }
  const kept = await listByTag(at);
  if (kept.some((one) => textAt(one, 'digest') === entry.digest)) return;
  throw refusal(at, `does not keep the list ${tagOf(at.image)}: others write it all the time`);
}

async function putManifest(
  at: At,
  manifest: { readonly reference: string; readonly type: string; readonly bytes: Uint8Array },
): Promise<Response> {
  const answer = await at.connection.send({
    method: 'PUT',
    path: `${at.image.name}/manifests/${manifest.reference}`,
    body: manifest.bytes,
    contentType: manifest.type,
    signal: at.signal,
  });
  await answer.body?.cancel();
  if (answer.ok) return answer;
  throw refusal(at, `refuses ${manifest.reference} (${answer.status})`);
}
