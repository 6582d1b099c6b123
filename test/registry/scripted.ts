import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createFiles } from '../../src/files/files.ts';
import type { Digest, ImageReference } from '../../src/image/reference.ts';
import type { Registry } from '../../src/ports/registry.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import type { RegistryOptions } from '../../src/registry/repositories.ts';
import { createRepositories } from '../../src/registry/repositories.ts';
import { TestClock } from '../clock.ts';
import { sha256 } from './images.ts';

/** One request as a server of tests sees it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** What it answers; a body that is a function is written piece by piece until the client has enough. */
export interface Said {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | 'endless';
}

const image = 'application/vnd.oci.image.manifest.v1+json';
const index = 'application/vnd.oci.image.index.v1+json';

/** A server whose answers the test makes up: what one registry does that another does not. Content that it was given is served by digest. */
export class ScriptedServer implements AsyncDisposable {
  readonly seen: Seen[] = [];
  readonly content = new Map<string, { readonly type: string; readonly text: string }>();
  readonly #answer: (seen: Seen, server: ScriptedServer) => Said | undefined;
  readonly #server = createServer((request, response) => this.#serve(request, response));
  host = '';

  private constructor(answer: (seen: Seen, server: ScriptedServer) => Said | undefined) {
    this.#answer = answer;
  }

  /** @param answer what is answered; where it is undefined, content by its digest, or 404 */
  static async start(answer: (seen: Seen, server: ScriptedServer) => Said | undefined): Promise<ScriptedServer> {
    const server = new ScriptedServer(answer);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    const address = server.#server.address();
    server.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    return server;
  }

  add(value: object, type: string): Digest {
    const text = JSON.stringify(value);
    this.content.set(sha256(text), { type, text });
    return sha256(text);
  }

  /** An image of one platform, with this label. */
  addImage(label: string, architecture = 'amd64'): Digest {
    const configuration = { os: 'linux', architecture, config: { Labels: { is: label } } };
    const digest = this.add(configuration, 'application/octet-stream');
    return this.add({ schemaVersion: 2, mediaType: image, config: { digest, size: 1 }, layers: [] }, image);
  }

  addIndex(digests: readonly string[], type = image): Digest {
    const platform = { os: 'linux', architecture: 'amd64' };
    const manifests = digests.map((digest) => ({ mediaType: type, digest, size: 1, platform }));
    return this.add({ schemaVersion: 2, mediaType: index, manifests }, index);
  }

  /** The answer that holds something. */
  give(digest: string): Said {
    const found = this.content.get(digest);
    if (found === undefined) return { status: 404 };
    return { status: 200, body: found.text, headers: { 'content-type': found.type, 'docker-content-digest': digest } };
  }

  /** `METHOD path` of every request. */
  get lines(): readonly string[] {
    return this.seen.map(({ method, path }) => `${method} ${path}`);
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://registry');
    const { method = '', headers } = request;
    const seen = { method, path: url.pathname, query: url.searchParams, headers };
    this.seen.push(seen);
    const said = this.#answer(seen, this) ?? this.give(/(?:manifests|blobs)\/(.+)$/.exec(url.pathname)?.[1] ?? '');
    response.writeHead(said.status, said.headers ?? {});
    if (said.body === 'endless') pour(response);
    else response.end(method === 'HEAD' ? undefined : said.body);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function pour(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, ' ');
  const write = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', write);
  write();
}

/** Our client, and an image of the server. */
export function clientOf(server: ScriptedServer, options: Partial<RegistryOptions> = {}) {
  const clock = new TestClock();
  const registry: Registry = createRegistry(
    createRepositories({ clock, environment: {}, files: createFiles(), ...options }),
  );
  const reference: ImageReference = { registry: server.host, name: 'acme/api' };
  return { registry, clock, image: reference };
}

/** The logins of a configuration that knows this one. */
export function loginTo(server: ScriptedServer, user = 'ann', password = 'secret') {
  return { logins: new Map([[server.host, { type: 'password' as const, user, password }]]) };
}

/** How `ann` with her password is told by Basic. */
export const annsBasic = `Basic ${Buffer.from('ann:secret').toString('base64')}`;
