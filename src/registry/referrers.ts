import { listAt, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { DeployError } from '../errors.ts';
import type { Digest, ImageReference } from '../image/reference.ts';
import { isDigest, printImage } from '../image/reference.ts';
import type { Clock } from '../ports/clock.ts';
import type { BundleToAttach, ImageByDigest, Referrers } from '../ports/referrers.ts';
import { pushBlob } from './blobs.ts';
import { Connection } from './connection.ts';
import { boundedBytes, digestOfBytes } from './content.ts';
import type { DockerConfiguration } from './credentials.ts';
import { findCredentials } from './credentials.ts';
import { bundleManifest, emptyConfiguration, entryOf, indexType, manifestType } from './referrer-manifests.ts';

/** As many as anybody attaches to an image; a registry that names more could keep us busy for ever. */
const mostBundles = 50;
const mostPages = 20;
/** Bytes; a bundle has some ten thousand, and a provenance may have a hundred thousand. */
const largestDocument = 4 * 1024 * 1024;
/** Others may write the list of a registry without referrers at the same moment: it has no compare-and-swap. */
const listAttempts = 4;

interface At {
  readonly connection: Connection;
  readonly image: ImageByDigest;
  readonly signal: AbortSignal;
}

/** Signatures and attestations beside images, in any registry that speaks the OCI distribution protocol. */
export function createReferrers(options: DockerConfiguration & { readonly clock: Clock }): Referrers {
  const at = (image: ImageByDigest, signal: AbortSignal): At => {
    const host = image.registry;
    const credentials = () => findCredentials(host, options);
    return { connection: new Connection({ host, clock: options.clock, credentials }), image, signal };
  };
  return {
    bundlesOf: (image, signal) => readBundles(at(image, signal)),
    attach: (image, bundle, signal) => attachBundle(at(image, signal), bundle),
  };
}

async function readBundles(at: At): Promise<readonly unknown[]> {
  const entries = (await listByApi(at)) ?? (await listByTag(at));
  const digests = entries.filter(mayBeBundle).flatMap((entry) => textAt(entry, 'digest') ?? []);
  const wanted = [...new Set(digests)].filter(isDigest).slice(0, mostBundles);
  const read = await Promise.all(wanted.map((digest) => readBundle(at, digest)));
  return read.filter((bundle) => bundle !== undefined);
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

/** OCI distribution specification 1.1, "Listing Referrers"; undefined where the registry does not know it. */
async function listByApi(at: At): Promise<readonly unknown[] | undefined> {
  const { name, digest } = at.image;
  const found: unknown[] = [];
  let path: string | undefined = `${name}/referrers/${digest}`;
  for (let page = 0; page < mostPages && path !== undefined; page += 1) {
    const answer: Response = await at.connection.send({ method: 'GET', path, accept: indexType, signal: at.signal });
    const index: unknown = answer.ok ? await readJson(at, answer) : await answer.body?.cancel();
    // what is no index is the page of a registry, or of a proxy before it, that knows nothing of referrers
    if (!Array.isArray(valueAt(index, 'manifests'))) return page === 0 ? undefined : found;
    found.push(...listAt(index, 'manifests'));
    path = nextPage(answer.headers.get('link'));
  }
  return found;
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
  const index = await readManifest(at, tagOf(at.image));
  return listAt(index, 'manifests');
}

async function readBundle(at: At, digest: Digest): Promise<unknown> {
  const manifest = await readManifest(at, digest);
  const type = textAt(manifest, 'artifactType') ?? textAt(manifest, 'config', 'mediaType');
  const [layer] = listAt(manifest, 'layers');
  const blob = textAt(layer, 'digest') ?? '';
  // a list may name what belongs to another image
  if (textAt(manifest, 'subject', 'digest') !== at.image.digest || !isDigest(blob)) return undefined;
  if (!isBundleType(type) && !isBundleType(textAt(layer, 'mediaType'))) return undefined;
  const answer = await at.connection.send({
    method: 'GET',
    path: `${at.image.name}/blobs/${blob}`,
    signal: at.signal,
  });
  if (answer.ok) return readJson(at, answer, blob);
  await answer.body?.cancel();
  return undefined;
}

/** A manifest by its digest, which what comes is held against, or by a tag; undefined where there is none. */
async function readManifest(at: At, reference: string): Promise<unknown> {
  const path = `${at.image.name}/manifests/${reference}`;
  const accept = `${manifestType}, ${indexType}`;
  const answer = await at.connection.send({ method: 'GET', path, accept, signal: at.signal });
  if (answer.ok) return readJson(at, answer, isDigest(reference) ? reference : undefined);
  await answer.body?.cancel();
  if (answer.status === 404) return undefined;
  throw refusal(at, `answers ${answer.status} for ${reference}`);
}

async function readJson(at: At, answer: Response, digest?: Digest): Promise<unknown> {
  const bytes = await boundedBytes(answer, largestDocument);
  if (bytes === undefined) throw refusal(at, 'sent more than a bundle of Sigstore can be');
  if (digest !== undefined && digestOfBytes(bytes) !== digest) throw refusal(at, `sent something else for ${digest}`);
  return parseJson(new TextDecoder().decode(bytes));
}

async function attachBundle(at: At, bundle: BundleToAttach): Promise<Digest> {
  const { connection, image, signal } = at;
  const repository = { connection, name: image.name, signal };
  await Promise.all([pushBlob(repository, emptyConfiguration), pushBlob(repository, bundle.bytes)]);
  const subject = await subjectOf(at);
  const manifest = bundleManifest(subject, bundle);
  const digest = digestOfBytes(manifest);
  const answer = await putManifest(at, { reference: digest, type: manifestType, bytes: manifest });
  // without this header the registry does not keep the list itself ("Pushing Manifests with Subject")
  if (answer.headers.get('oci-subject') === null) await addToList(at, entryOf(manifest, digest, bundle));
  return digest;
}

/** What the bundle is about, as a descriptor. */
async function subjectOf({ connection, image, signal }: At) {
  const accept = [indexType, manifestType, ...dockerTypes].join(', ');
  const path = `${image.name}/manifests/${image.digest}`;
  const answer = await connection.send({ method: 'GET', path, accept, signal });
  const bytes = answer.ok ? await boundedBytes(answer, largestDocument) : undefined;
  if (bytes === undefined || digestOfBytes(bytes) !== image.digest) {
    const message = `the registry no longer has ${printImage(image)}`;
    throw new DeployError('image-not-found', { stage: 'scan', message });
  }
  const said = textAt(parseJson(new TextDecoder().decode(bytes)), 'mediaType');
  const mediaType = said ?? answer.headers.get('content-type') ?? indexType;
  return { mediaType, digest: image.digest, size: bytes.byteLength };
}

const dockerTypes = [
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

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

function refusal({ image }: { readonly image: ImageReference }, what: string): DeployError {
  return new DeployError('registry-unreachable', { stage: 'scan', message: `${image.registry} ${what}` });
}
