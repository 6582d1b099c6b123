import { createHash } from 'node:crypto';
import { isFields, textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { DeployError } from '../errors.ts';
import { indexTypes, manifestTypes } from '../image/image-index.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { TagResult } from '../ports/registry.ts';
import type { Connection, RegistryRequest } from './connection.ts';
import { saidIn } from './connection.ts';
import { unreachable } from './exchange.ts';

/** A manifest or an index, held against its digest. */
export interface Manifest {
  readonly digest: Digest;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly data: unknown;
}

/** Where a repository stands: at its own registry, or at a mirror of that, perhaps below a prefix. */
export interface Place {
  readonly connection: Connection;
  /** Such as `acme/api`. */
  readonly name: string;
}

/** A manifest that is put; its digest follows from its bytes. */
export type NewManifest = Pick<Manifest, 'type' | 'bytes'>;

/** Bytes of a configuration, a provenance or a signature. */
export const blobLimit = 8 * 1024 * 1024;

const accept = [...indexTypes, ...manifestTypes].join(', ');

/** One repository: reads by digest from the mirrors first, where there are any; tags and writes are the registry's own. */
export class Repository {
  readonly #origin: Place;
  readonly #mirrors: readonly Place[];

  constructor(origin: Place, mirrors: readonly Place[] = []) {
    this.#origin = origin;
    this.#mirrors = mirrors;
  }

  get host(): string {
    return this.#origin.connection.host;
  }

  /**
   * The digest that a tag names. A mirror may lag behind, so that it is never asked. By HEAD, which Docker Hub does not count as a
   * pull (docs.docker.com/docker-hub/usage/pulls); where that tells no digest (regclient/regclient#363) or is not taken, by GET.
   */
  async resolve(tag: string, signal: AbortSignal): Promise<Digest | undefined> {
    const head = await request(this.#origin, `manifests/${tag}`, { method: 'HEAD', accept, signal });
    if (head.status === 404) return undefined;
    const digest = head.headers.get('docker-content-digest') ?? '';
    if (head.status === 200 && isDigest(digest)) return digest;
    return (await this.#fetchAt(this.#origin, tag, signal))?.digest;
  }

  /** What a tag or a digest names; undefined where the registry has nothing of that name. */
  async manifest(reference: string, signal: AbortSignal): Promise<Manifest | undefined> {
    if (this.#mirrors.length === 0) return this.#fetchAt(this.#origin, reference, signal);
    const digest = isDigest(reference) ? reference : await this.resolve(reference, signal);
    return digest === undefined ? undefined : this.#fromAny((place) => this.#fetchAt(place, digest, signal), signal);
  }

  /** The bytes of a blob, held against its digest: at most 8 MiB. Undefined where the registry has none. */
  async blob(digest: Digest, signal: AbortSignal): Promise<Uint8Array | undefined> {
    return this.#fromAny((place) => this.#blobAt(place, digest, signal), signal);
  }

  /** A blob that is JSON, such as the configuration of an image. Throws `registry-unreachable` where it is not there. */
  async json(digest: Digest, signal: AbortSignal): Promise<unknown> {
    const bytes = await this.blob(digest, signal);
    if (bytes === undefined) throw unreachable(this.host, `has no blob ${digest}`);
    return parseJson(new TextDecoder().decode(bytes));
  }

  /** Puts a manifest under its digest or a tag. The headers tell what the registry made of it, such as `OCI-Subject`. */
  async put(reference: string, manifest: NewManifest, signal: AbortSignal): Promise<Headers> {
    const answer = await this.#put(reference, manifest, signal);
    if (!answer.ok) throw await refused(this.host, `the manifest ${reference}`, answer);
    return answer.headers;
  }

  /** Asks the registry itself about the repository: no mirror keeps uploads, nor lists of what refers to an image. */
  ask(path: string, what: What): Promise<Response> {
    return request(this.#origin, path, what);
  }

  /**
   * Puts a manifest under a tag; where the registry does not let it be moved, the answer is what it names. An immutable tag is refused
   * with 400 by ECR (moby/buildkit#3776; also where it names the very same: aws/containers-roadmap#2380), 405 by Azure (Azure/acr-cli#70),
   * 412 by Harbor (goharbor/harbor#9427), and 403 by others (replicatedhq/kots#5940): what the tag names afterwards says which it was.
   */
  async tag(tag: string, manifest: Manifest, signal: AbortSignal): Promise<TagResult> {
    const refusal = await this.#tryTag(tag, manifest, signal);
    if (refusal === undefined) return { result: 'tagged' };
    const there = await this.resolve(tag, signal);
    if (there === manifest.digest) return { result: 'tagged' };
    if (there === undefined) throw refusal;
    return { result: 'taken', digest: there, message: refusal.message };
  }

  /** Sends the bytes of a blob to where the registry said that it wants them: a path below `/v2/`. */
  upload(path: string, bytes: Uint8Array, signal: AbortSignal): Promise<Response> {
    const { connection } = this.#origin;
    return connection.send({ method: 'PUT', path, body: bytes, contentType: 'application/octet-stream', signal });
  }

  async #tryTag(tag: string, manifest: Manifest, signal: AbortSignal): Promise<DeployError | undefined> {
    try {
      const answer = await this.#put(tag, manifest, signal);
      return answer.ok ? undefined : await refused(this.host, `the tag ${tag}`, answer);
    } catch (error) {
      if (error instanceof DeployError && error.code === 'forbidden') return error;
      throw error;
    }
  }

  #put(reference: string, { type, bytes }: NewManifest, signal: AbortSignal): Promise<Response> {
    const what = { method: 'PUT', body: bytes, contentType: type, signal } as const;
    return request(this.#origin, `manifests/${reference}`, what);
  }

  /** The answer of the first mirror that has it, or else of the registry itself: one that fails, lags or lies is passed over. */
  async #fromAny<T>(read: (place: Place) => Promise<T | undefined>, signal: AbortSignal): Promise<T | undefined> {
    for (const mirror of this.#mirrors) {
      try {
        const found = await read(mirror);
        if (found !== undefined) return found;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof DeployError)) throw error;
      }
    }
    return read(this.#origin);
  }

  /** A digest is asked for by digest, and what comes is held against it: a registry or proxy may err. */
  async #fetchAt(place: Place, reference: string, signal: AbortSignal): Promise<Manifest | undefined> {
    const answer = await request(place, `manifests/${reference}`, { method: 'GET', accept, signal });
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw unexpected(place, `answers ${answer.status}${await saidIn(answer)}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const digest = held(place, reference, bytes);
    const data = parseJson(new TextDecoder().decode(bytes));
    if (!isFields(data)) throw unexpected(place, `sent no manifest for ${reference}`);
    const type = textAt(data, 'mediaType') ?? mediaTypeIn(answer.headers) ?? manifestTypes[0];
    if (type.includes('manifest.v1+prettyjws') || data['schemaVersion'] === 1)
      throw unexpected(
        place,
        `has ${reference} in a format that is no longer in use (Docker image manifest, schema 1)`,
      );
    return { digest, type, bytes, data };
  }

  async #blobAt(place: Place, digest: Digest, signal: AbortSignal): Promise<Uint8Array | undefined> {
    const answer = await request(place, `blobs/${digest}`, { method: 'GET', limit: blobLimit, signal });
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw unexpected(place, `answers ${answer.status} for ${digest}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    held(place, digest, bytes);
    return bytes;
  }
}

/** `sha256:…` of bytes. */
export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A request below the name of a repository. */
type What = Omit<RegistryRequest, 'path'>;

function request({ connection, name }: Place, path: string, what: What): Promise<Response> {
  return connection.send({ ...what, path: `${name}/${path}` });
}

function held(place: Place, reference: string, bytes: Uint8Array): Digest {
  const digest = digestOf(bytes);
  if (isDigest(reference) && reference !== digest) throw unexpected(place, `sent something else for ${reference}`);
  return digest;
}

function mediaTypeIn(headers: Headers): string | undefined {
  return headers.get('content-type')?.split(';')[0]?.trim();
}

function unexpected({ connection }: Place, what: string): DeployError {
  return unreachable(connection.host, what);
}

async function refused(host: string, what: string, answer: Response): Promise<DeployError> {
  const message = `${host} refuses ${what} (${answer.status})${await saidIn(answer)}`;
  return new DeployError('registry-unreachable', { stage: 'scan', message });
}
