import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** How the registry wants a login: see https://distribution.github.io/distribution/spec/auth/token/ and …/spec/auth/oauth/ */
export type Login =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly user: string; readonly password: string }
  | { readonly type: 'token'; readonly user?: string; readonly password?: string; readonly identity?: string };

export interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A registry as the OCI distribution specification 1.1 has it, as far as a client is refused or interrupted by one: what the real
 * ones do with images is for the end-to-end suite.
 */
export class TestRegistry implements AsyncDisposable {
  readonly requests: string[] = [];
  readonly tags = new Map<string, string>();
  readonly #content = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
  readonly #answers: (Answer | 'drop' | 'pass')[] = [];
  readonly #login: Login;
  /** Instead of its own address as the realm of tokens. */
  realm: string | undefined;
  host = '';
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  private constructor(login: Login) {
    this.#login = login;
  }

  static async start(login: Login = { type: 'none' }): Promise<TestRegistry> {
    const registry = new TestRegistry(login);
    await new Promise<void>((resolve) => registry.#server.listen(0, '127.0.0.1', resolve));
    const address = registry.#server.address();
    registry.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    return registry;
  }

  /** What the next requests get, one each. */
  answerNext(...answers: readonly (Answer | 'drop' | 'pass')[]): void {
    this.#answers.push(...answers);
  }

  /** Content by its digest. */
  add(value: unknown, type: string): string {
    const bytes = Buffer.from(JSON.stringify(value));
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.#content.set(digest, { type, bytes });
    return digest;
  }

  /** Lets a digest name something else. */
  spoil(digest: string): void {
    this.#content.set(digest, { type: 'application/json', bytes: Buffer.from('{"other":true}') });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    this.requests.push(`${request.method} ${request.url}`);
    const planned = this.#answers.shift();
    if (planned === 'drop') return void response.destroy();
    const answer = planned === undefined || planned === 'pass' ? this.#answer(request, body) : planned;
    const { status, body: said = '', headers = {} } = answer;
    response.writeHead(status, headers).end(said);
  }

  #answer(request: IncomingMessage, body: string): Answer {
    const url = new URL(request.url ?? '/', 'http://registry');
    if (url.pathname === '/token') return this.#token(request, url, body);
    if (!this.#admits(request)) return { status: 401, headers: { 'www-authenticate': this.#challenge(request) } };
    const [, kind = '', reference = ''] = /^\/v2\/.+?\/(manifests|blobs)\/(.+)$/.exec(url.pathname) ?? [];
    if (request.method === 'PUT') {
      const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
      this.#content.set(digest, { type: request.headers['content-type'] ?? '', bytes: Buffer.from(body) });
      this.tags.set(reference, digest);
      return { status: 201 };
    }
    const found = this.#content.get(this.tags.get(reference) ?? reference);
    if (kind === '' || found === undefined) return { status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}' };
    return { status: 200, body: found.bytes.toString(), headers: { 'content-type': found.type } };
  }

  #challenge({ method }: IncomingMessage): string {
    if (this.#login.type === 'basic') return 'Basic realm="registry"';
    const realm = this.realm ?? `http://${this.host}/token`;
    return `Bearer realm="${realm}",service="test",scope="repository:acme/api:${method === 'PUT' ? 'pull,push' : 'pull'}"`;
  }

  #admits({ method, headers: { authorization } }: IncomingMessage): boolean {
    const login = this.#login;
    if (login.type === 'none') return true;
    if (login.type === 'basic') return authorization === basic(login.user, login.password);
    // a token to pull does not push
    return authorization === 'Bearer pull,push' || (authorization === 'Bearer pull' && method !== 'PUT');
  }

  #token({ method, headers: { authorization } }: IncomingMessage, url: URL, body: string): Answer {
    const login = this.#login;
    if (login.type !== 'token') return { status: 404 };
    const form = new URLSearchParams(method === 'POST' ? body : url.search);
    const isKnown =
      method === 'POST'
        ? form.get('grant_type') === 'refresh_token' && form.get('refresh_token') === login.identity
        : login.user === undefined || authorization === basic(login.user, login.password ?? '');
    if (!isKnown || form.get('service') !== 'test') return { status: 401 };
    const actions = /:([a-z,]+)$/.exec(form.get('scope') ?? '')?.[1];
    return { status: 200, body: JSON.stringify({ [method === 'POST' ? 'access_token' : 'token']: actions }) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
