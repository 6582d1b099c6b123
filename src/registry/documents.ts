import { textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { DeployError } from '../errors.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { Connection } from './connection.ts';
import { boundedBytes, digestOfBytes } from './content.ts';

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
export const indexType = 'application/vnd.oci.image.index.v1+json';

const anyManifest = [
  indexType,
  manifestType,
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Bytes; the largest that we read is a provenance, of some hundred thousand. */
export const largestDocument = 4 * 1024 * 1024;

/** A repository of a registry. */
export interface RepositoryAt {
  readonly connection: Connection;
  readonly host: string;
  readonly name: string;
  readonly signal: AbortSignal;
}

/** A JSON document as a registry holds it. */
export interface Document {
  readonly digest: Digest;
  /** Its media type. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly text: string;
  /** The text as JSON; undefined where it is none. */
  readonly data: unknown;
}

/** A manifest or an index by digest or tag; undefined where there is none. */
export async function readManifest(at: RepositoryAt, reference: string): Promise<Document | undefined> {
  return read(at, `manifests/${reference}`, isDigest(reference) ? reference : undefined);
}

/** What a blob says as JSON; undefined where the registry has none. */
export async function readBlob(at: RepositoryAt, digest: Digest): Promise<unknown> {
  return (await read(at, `blobs/${digest}`, digest))?.data;
}

/** The text of a blob to the byte; undefined where the registry has none, or it is no UTF-8. */
export async function readBlobText(at: RepositoryAt, digest: Digest): Promise<string | undefined> {
  const found = await read(at, `blobs/${digest}`, digest);
  return found === undefined || found.size !== Buffer.byteLength(found.text) ? undefined : found.text;
}

/** What is asked for by digest is held against it: a registry or a proxy may err. */
async function read(at: RepositoryAt, place: string, digest: Digest | undefined): Promise<Document | undefined> {
  const path = `${at.name}/${place}`;
  const answer = await at.connection.send({ method: 'GET', path, accept: anyManifest, signal: at.signal });
  if (!answer.ok) {
    await answer.body?.cancel();
    if (answer.status === 404) return undefined;
    throw refusal(at, `answers ${answer.status} for ${place}`);
  }
  return readAnswer(at, answer, digest);
}

/** The document that an answer brings; throws `registry-unreachable` for another than the one asked for, or a huge one. */
export async function readAnswer(at: RepositoryAt, answer: Response, wanted?: Digest): Promise<Document> {
  const bytes = await boundedBytes(answer, largestDocument);
  if (bytes === undefined) throw refusal(at, 'sent more than any such document has');
  const digest = digestOfBytes(bytes);
  if (wanted !== undefined && digest !== wanted) throw refusal(at, `sent something else for ${wanted}`);
  const text = new TextDecoder().decode(bytes);
  const data = parseJson(text);
  const type = textAt(data, 'mediaType') ?? answer.headers.get('content-type') ?? manifestType;
  return { digest, type, size: bytes.byteLength, text, data };
}

/** Why a registry is of no use just now. */
export function refusal({ host }: Pick<RepositoryAt, 'host'>, what: string): DeployError {
  return new DeployError('registry-unreachable', { stage: 'scan', message: `${host} ${what}` });
}
