import { createHash } from 'node:crypto';
import type { Digest } from '../../src/image/reference.ts';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

/** An image to make: what its configuration says, and the texts of its layers. */
export interface ImageSpec {
  readonly platform: { readonly os: string; readonly architecture: string; readonly variant?: string };
  readonly labels?: Readonly<Record<string, string>>;
  readonly layers?: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A descriptor as it stands in an index. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly platform?: object;
  readonly annotations?: Readonly<Record<string, string>>;
}

export function sha256(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Pushes made-up images into a repository by plain HTTP, as the OCI distribution specification 1.1 has it: into a real registry as well. */
export class Pusher {
  readonly #url: string;

  constructor(host: string, name: string) {
    this.#url = `http://${host}/v2/${name}`;
  }

  async blob(bytes: Uint8Array | string, mediaType: string): Promise<Descriptor> {
    const digest = sha256(bytes);
    const begun = await fetch(`${this.#url}/blobs/uploads/`, { method: 'POST' });
    const place = new URL(begun.headers.get('location') ?? '', begun.url);
    place.searchParams.set('digest', digest);
    const put = await fetch(place, {
      method: 'PUT',
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
    if (put.status !== 201) throw new Error(`blob: ${put.status} ${await put.text()}`);
    return { mediaType, digest, size: Buffer.byteLength(bytes) };
  }

  async manifest(value: object, mediaType: string, tag?: string): Promise<Descriptor> {
    const text = JSON.stringify(value);
    const digest = sha256(text);
    const headers = { 'content-type': mediaType };
    const put = await fetch(`${this.#url}/manifests/${tag ?? digest}`, { method: 'PUT', body: text, headers });
    if (put.status !== 201) throw new Error(`manifest: ${put.status} ${await put.text()}`);
    return { mediaType, digest, size: text.length };
  }

  /** The image of one platform. */
  async image({ platform, labels = {}, layers = ['layer'], annotations }: ImageSpec): Promise<Descriptor> {
    const configuration = { ...platform, created: '2026-01-01T00:00:00Z', config: { Labels: labels }, history: [] };
    const config = await this.blob(JSON.stringify(configuration), 'application/vnd.oci.image.config.v1+json');
    const stored: Descriptor[] = [];
    for (const layer of layers) stored.push(await this.blob(layer, 'application/vnd.oci.image.layer.v1.tar+gzip'));
    const manifest = {
      schemaVersion: 2,
      mediaType: manifestType,
      config,
      layers: stored,
      ...(annotations && { annotations }),
    };
    return { ...(await this.manifest(manifest, manifestType)), platform };
  }

  /** What buildx attaches to an image: a manifest of its own, of no platform. */
  async attestation(of: Descriptor): Promise<Descriptor> {
    const config = await this.blob('{}', 'application/vnd.oci.image.config.v1+json');
    const layer = await this.blob(JSON.stringify({ about: of.digest }), 'application/vnd.in-toto+json');
    const manifest = { schemaVersion: 2, mediaType: manifestType, config, layers: [layer] };
    return {
      ...(await this.manifest(manifest, manifestType)),
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': of.digest },
    };
  }

  async index(manifests: readonly Descriptor[], tag?: string): Promise<Digest> {
    return (await this.manifest({ schemaVersion: 2, mediaType: indexType, manifests }, indexType, tag)).digest;
  }

  /** What a build for one platform pushes: an index of the image and what attests it. */
  async built(spec: ImageSpec, tag?: string): Promise<Digest> {
    const image = await this.image(spec);
    return this.index([image, await this.attestation(image)], tag);
  }

  /** What stands under a tag or a digest. */
  async read(reference: string): Promise<{ readonly text: string; readonly digest: Digest; readonly status: number }> {
    const accept = `${indexType}, ${manifestType}, application/vnd.docker.distribution.manifest.list.v2+json`;
    const answer = await fetch(`${this.#url}/manifests/${reference}`, { headers: { accept } });
    const text = await answer.text();
    return { text, digest: sha256(text), status: answer.status };
  }

  async tags(): Promise<readonly string[]> {
    const answer = await fetch(`${this.#url}/tags/list`);
    const body: { readonly tags?: readonly string[] | null } = answer.ok ? JSON.parse(await answer.text()) : {};
    return body.tags ?? [];
  }
}
