import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Digest } from '../../src/image/reference.ts';

export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
export const indexType = 'application/vnd.oci.image.index.v1+json';

/** A registry that keeps what it is given, and lists referrers in one of these ways. */
export class Store implements AsyncDisposable {
  readonly content = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
  readonly tags = new Map<string, string>();
  readonly requests: string[] = [];
  /** Pages of the referrers API; undefined where it has none. */
  pages: readonly (readonly unknown[])[] | undefined;
  /** A page that is announced and not there. */
  missing: number | undefined;
  /** What the address of an upload begins with. */
  uploads = '/v2/acme/api/blobs/uploads/';
  /** Keeps blobs, and breaks the connection off before it says so; the upload is over then. */
  losesAnswers = false;
  readonly #over = new Set<string>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  host = '';

  static async start(): Promise<Store> {
    const store = new Store();
    await new Promise<void>((resolve) => store.#server.listen(0, '127.0.0.1', resolve));
    const address = store.#server.address();
    store.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    return store;
  }

  add(value: unknown, type = manifestType): Digest {
    return this.#keep(Buffer.from(JSON.stringify(value)), type);
  }

  #keep(bytes: Buffer, type: string): Digest {
    const digest: Digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.content.set(digest, { type, bytes });
    return digest;
  }

  /** A bundle beside an image, as others may have put it; the answer is its entry in a list. */
  bundle(subject: string, bundle: unknown, { artifactType = bundleType, of = subject, size = 2 } = {}) {
    const blob = this.add(bundle, 'application/octet-stream');
    const layers = [{ mediaType: artifactType, digest: blob, size }];
    const digest = this.add({ mediaType: manifestType, artifactType, layers, subject: { digest: of } });
    return { mediaType: manifestType, digest, artifactType };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', 'http://registry');
    this.requests.push(`${request.method} ${request.url}`);
    const say = (status: number, headers: Readonly<Record<string, string>> = {}, text: string | Buffer = '') =>
      response.writeHead(status, headers).end(request.method === 'HEAD' ? '' : text);
    const [, kind = '', reference = ''] =
      /^\/v2\/acme\/api\/(manifests|blobs|referrers)\/(.+)$/.exec(url.pathname) ?? [];
    if (request.method === 'POST') return void say(202, { location: `${this.uploads}one?state=x` });
    if (request.method === 'PUT') {
      if (kind === 'blobs' && this.losesAnswers) return void this.#loseAnswer(url.href, { body, response });
      const digest = this.#keep(body, request.headers['content-type'] ?? '');
      if (kind === 'manifests') this.tags.set(reference, digest);
      return void say(201, kind === 'manifests' && this.pages !== undefined ? { 'oci-subject': 'known' } : {});
    }
    if (kind === 'referrers') return void this.#list(url, say);
    const found = this.content.get(this.tags.get(reference) ?? reference);
    return void (found === undefined ? say(404) : say(200, { 'content-type': found.type }, found.bytes));
  }

  #loseAnswer(upload: string, { body, response }: { readonly body: Buffer; readonly response: ServerResponse }): void {
    if (this.#over.has(upload)) return void response.writeHead(404).end();
    this.#over.add(upload);
    this.#keep(body, 'application/octet-stream');
    response.destroy();
  }

  #list(url: URL, say: (status: number, headers?: Readonly<Record<string, string>>, text?: string) => unknown): void {
    const page = Number(url.searchParams.get('page') ?? '0');
    const manifests = this.pages?.[page];
    if (page === this.missing) return void say(404);
    if (manifests === undefined) return void say(this.pages === undefined ? 404 : 500);
    const isLast = page === (this.pages?.length ?? 0) - 1;
    const link = isLast ? {} : { link: `<${url.pathname}?page=${page + 1}>; rel="next"` };
    say(200, { 'content-type': indexType, ...link }, JSON.stringify({ manifests }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
