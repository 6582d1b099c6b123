import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { Digest } from '../../src/image/reference.ts';
import { createReferrers } from '../../src/registry/referrers.ts';
import { never, TestClock } from '../clock.ts';

const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';

/** A registry that keeps what it is given, and lists referrers in one of these ways. */
class Store implements AsyncDisposable {
  readonly content = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
  readonly tags = new Map<string, string>();
  readonly requests: string[] = [];
  /** Pages of the referrers API; undefined where it has none. */
  pages: readonly (readonly unknown[])[] | undefined;
  /** What the address of an upload begins with. */
  uploads = '/v2/acme/api/blobs/uploads/';
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
  bundle(subject: string, bundle: unknown, { artifactType = bundleType, of = subject } = {}) {
    const blob = this.add(bundle, 'application/octet-stream');
    const layers = [{ mediaType: artifactType, digest: blob }];
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
      const digest = this.#keep(body, request.headers['content-type'] ?? '');
      if (kind === 'manifests') this.tags.set(reference, digest);
      return void say(201, kind === 'manifests' && this.pages !== undefined ? { 'oci-subject': 'known' } : {});
    }
    if (kind === 'referrers') return void this.#list(url, say);
    const found = this.content.get(this.tags.get(reference) ?? reference);
    return void (found === undefined ? say(404) : say(200, { 'content-type': found.type }, found.bytes));
  }

  #list(url: URL, say: (status: number, headers?: Readonly<Record<string, string>>, text?: string) => unknown): void {
    const page = Number(url.searchParams.get('page') ?? '0');
    const manifests = this.pages?.[page];
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

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store[Symbol.asyncDispose]();
});

async function start() {
  const store = await Store.start();
  opened.push(store);
  const digest = store.add({ mediaType: indexType, manifests: [] }, indexType);
  const image = { registry: store.host, name: 'acme/api', digest };
  const referrers = createReferrers({ environment: {}, files: createFiles(undefined), clock: new TestClock() });
  const attach = (text: string) =>
    referrers.attach(image, { bytes: Buffer.from(text), predicateType: 'https://p', created: new Date(0) }, never);
  return { store, image, attach, bundles: () => referrers.bundlesOf(image, never) };
}

describe('bundles beside an image', () => {
  it('are put there and found again where the registry lists referrers, without a tag', async () => {
    const { store, image, attach, bundles } = await start();
    store.pages = [[]];
    const digest = await attach('{"one":1}');
    const manifest = JSON.parse(store.content.get(digest)?.bytes.toString() ?? '');
    expect(manifest).toMatchObject({
      artifactType: bundleType,
      subject: { mediaType: indexType, digest: image.digest, size: store.content.get(image.digest)?.bytes.length },
      annotations: { 'dev.sigstore.bundle.predicateType': 'https://p' },
    });
    expect([...store.tags.keys()]).toEqual([digest]);
    store.pages = [[{ digest, artifactType: bundleType }]];
    expect(await bundles()).toEqual([{ one: 1 }]);
  });

  it('are listed under the tag of the image where the registry lists none, each added to those before', async () => {
    const { store, image, attach, bundles } = await start();
    await attach('{"one":1}');
    await attach('{"two":2}');
    await attach('{"two":2}');
    expect(await bundles()).toEqual([{ one: 1 }, { two: 2 }]);
    expect([...store.tags.keys()]).toContain(image.digest.replace(':', '-'));
  });

  it('are read from every page, and no longer than a registry can be meant to go on', async () => {
    const { store, image, bundles } = await start();
    const entries = [1, 2, 3].map((number) => store.bundle(image.digest, { number }));
    store.pages = entries.map((entry) => [entry]);
    expect(await bundles()).toHaveLength(3);
    store.pages = Array.from({ length: 40 }, (_, page) =>
      Array.from({ length: 10 }, (__, at) => store.bundle(image.digest, { page, at })),
    );
    expect(await bundles()).toHaveLength(50);
  });

  it('are those of this image alone, and nothing but bundles', async () => {
    const { store, image, bundles } = await start();
    const other: Digest = `sha256:${'b'.repeat(64)}`;
    const sbom = store.bundle(image.digest, { sbom: true }, { artifactType: 'application/spdx+json' });
    const untyped = { digest: store.bundle(image.digest, { untyped: true }).digest };
    const foreign = store.bundle(image.digest, { foreign: true }, { of: other });
    store.pages = [[sbom, foreign, untyped, { digest: 'nonsense', artifactType: bundleType }, null, { digest: other }]];
    expect(await bundles()).toEqual([{ untyped: true }]);
  });

  it('that were exchanged on the way are refused', async () => {
    const { store, image, bundles } = await start();
    const entry = store.bundle(image.digest, { good: true });
    store.content.set(entry.digest, { type: manifestType, bytes: Buffer.from('{"other":true}') });
    store.pages = [[entry]];
    await expect(bundles()).rejects.toMatchObject({ code: 'registry-unreachable' });
  });

  it('that are huge are not read to their end', async () => {
    const { store, image, bundles } = await start();
    store.pages = [[store.bundle(image.digest, 'x'.repeat(5 * 1024 * 1024))]];
    await expect(bundles()).rejects.toMatchObject({ code: 'registry-unreachable' });
  });

  it.each(['http://elsewhere.test/v2/acme/api/blobs/uploads/', '/artifacts-uploads/acme/'])(
    'are sent to no other host than the one we are logged in to: %s',
    async (uploads) => {
      const { store, attach } = await start();
      store.uploads = uploads;
      await attach('{}');
      const path = uploads.replace('http://elsewhere.test', '');
      expect(store.requests.filter((one) => one.startsWith(`PUT ${path}one?state=x&digest=sha256%3A`))).not.toEqual([]);
    },
  );
});
