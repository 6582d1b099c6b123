import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

interface Content {
  readonly type: string;
  readonly bytes: Buffer;
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A container registry in memory: what builders push and scanners pull (OCI distribution specification 1.1). */
export class Registry implements AsyncDisposable {
  readonly #content = new Map<string, Content>();
  readonly #tags = new Map<string, string>();
  readonly #uploads = new Map<string, Buffer>();
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });
  /** `127.0.0.1:PORT`. */
  host = '';

  static async start(): Promise<Registry> {
    const registry = new Registry();
    await new Promise<void>((resolve) => registry.#server.listen(0, '127.0.0.1', resolve));
    const address = registry.#server.address();
    registry.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    return registry;
  }

  /** An image of one platform with layers of so many bytes, for those who cannot build one. */
  prepare(
    repository: string,
    tag: string,
    labels: Readonly<Record<string, string>>,
    layerSizes: readonly number[] = [],
  ): void {
    const type = 'application/vnd.oci.image.manifest.v1+json';
    const configuration = {
      os: 'linux',
      architecture: 'amd64',
      config: { Labels: labels },
      rootfs: { type: 'layers', diff_ids: [] },
    };
    const config = this.#keep(Buffer.from(JSON.stringify(configuration)), 'application/vnd.oci.image.config.v1+json');
    const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
    const layers = layerSizes.map((size, index) => this.#keep(Buffer.alloc(size, index + 1), layerType));
    const manifest = { schemaVersion: 2, mediaType: type, config: { ...config }, layers };
    this.#tags.set(`${repository}:${tag}`, this.#keep(Buffer.from(JSON.stringify(manifest)), type).digest);
  }

  tags(repository: string): readonly string[] {
    return [...this.#tags.keys()]
      .filter((name) => name.startsWith(`${repository}:`))
      .map((name) => name.slice(repository.length + 1));
  }

  #keep(bytes: Buffer, type: string) {
    const digest = digestOf(bytes);
    this.#content.set(digest, { bytes, type });
    return { mediaType: type, digest, size: bytes.length };
  }

  /** An index must name manifests that are there, as the real one has it. */
  #hasAllOf(bytes: Buffer): boolean {
    const { manifests = [] }: { readonly manifests?: readonly { readonly digest: string }[] } = JSON.parse(`${bytes}`);
    return manifests.every(({ digest }) => this.#content.has(digest));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://registry');
    const bytes = await buffer(request);
    const [, repository = '', kind = '', reference = ''] =
      /^\/v2\/(.+?)\/(manifests|blobs\/uploads|blobs|tags)\/(.*)$/.exec(url.pathname) ?? [];
    if (url.pathname === '/v2/') return void response.writeHead(200).end();
    if (kind === 'tags')
      return void response.writeHead(200).end(JSON.stringify({ name: repository, tags: this.tags(repository) }));
    if (kind === 'blobs/uploads') return this.#upload(request, response, { repository, id: reference, url, bytes });
    if (kind === 'manifests' && request.method === 'PUT') {
      if (!this.#hasAllOf(bytes))
        return void response.writeHead(400).end('{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN"}]}');
      const { digest } = this.#keep(bytes, request.headers['content-type'] ?? '');
      if (!reference.startsWith('sha256:')) this.#tags.set(`${repository}:${reference}`, digest);
      return void response
        .writeHead(201, { 'docker-content-digest': digest, location: `/v2/${repository}/manifests/${digest}` })
        .end();
    }
    const digest = this.#tags.get(`${repository}:${reference}`) ?? reference;
    const found = this.#content.get(digest);
    if (found === undefined) return void response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    const headers = {
      'content-type': found.type,
      'content-length': found.bytes.length,
      'docker-content-digest': digest,
    };
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : found.bytes);
  }

  #upload(
    { method }: IncomingMessage,
    response: ServerResponse,
    { repository, id, url, bytes }: { repository: string; id: string; url: URL; bytes: Buffer },
  ): void {
    const upload = method === 'POST' ? randomUUID() : id;
    const whole = Buffer.concat([this.#uploads.get(upload) ?? Buffer.alloc(0), bytes]);
    const digest = url.searchParams.get('digest');
    if (digest !== null) {
      this.#uploads.delete(upload);
      if (digestOf(whole) !== digest) return void response.writeHead(400).end('{"errors":[{"code":"DIGEST_INVALID"}]}');
      this.#keep(whole, 'application/octet-stream');
      return void response
        .writeHead(201, { 'docker-content-digest': digest, location: `/v2/${repository}/blobs/${digest}` })
        .end();
    }
    this.#uploads.set(upload, whole);
    const headers = {
      location: `/v2/${repository}/blobs/uploads/${upload}`,
      range: `0-${Math.max(0, whole.length - 1)}`,
    };
    response.writeHead(202, headers).end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
