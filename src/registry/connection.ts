import { textAt } from '../data/fields.ts';
import { isLoopback } from '../data/loopback.ts';
import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Credentials } from './credentials.ts';

/** One request to a registry, below `/v2/`. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly path: string;
  readonly accept?: string;
  readonly body?: Uint8Array;
  readonly contentType?: string;
  readonly signal: AbortSignal;
}

/** What the connection needs. */
export interface ConnectionOptions {
  /** As in image references: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  readonly host: string;
  readonly clock: Clock;
  readonly credentials: () => Promise<Credentials | undefined>;
}

const attempts = 4;
/** Milliseconds that a registry may be silent. */
const patience = 30_000;

/** Plain HTTP is for the loopback only. */
function addressOf(host: string): string {
  const address = new URL(`https://${host === 'docker.io' ? 'registry-1.docker.io' : host}`);
  return `${isLoopback(address.hostname) ? 'http' : 'https'}://${address.host}`;
}

/** Speaks to one registry: authentication by challenge (token or basic), and a bounded number of retries. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #address: string;
  #authorization: string | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#address = addressOf(options.host);
  }

  /** The answer to a request, whatever its status below 500; throws `registry-unreachable` or `forbidden`. */
  async send(request: RegistryRequest): Promise<Response> {
    const first = await this.#fetch(request);
    if (first.status !== 401) return this.#checked(first, request);
    this.#authorization = await this.#authorize(first.headers.get('www-authenticate') ?? '', request.signal);
    return this.#checked(await this.#fetch(request), request);
  }

  #checked(response: Response, request: RegistryRequest): Response {
    if (response.status !== 401 && response.status !== 403) return response;
    throw new DeployError('forbidden', {
      stage: 'build',
      message: `${this.#options.host} refuses ${request.method} ${request.path} (${response.status})`,
      remedy: `log in to ${this.#options.host} in a step before, with the permission to ${request.method === 'PUT' || request.method === 'POST' ? 'push' : 'pull'}`,
    });
  }

  #fetch(request: RegistryRequest): Promise<Response> {
    return this.#persist(`${this.#address}/v2/${request.path}`, {
      method: request.method,
      signal: request.signal,
      headers: {
        ...(request.accept === undefined ? {} : { accept: request.accept }),
        ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
        ...(this.#authorization === undefined ? {} : { authorization: this.#authorization }),
      },
      ...(request.body === undefined ? {} : { body: Buffer.from(request.body) }),
    });
  }

  /** An answer below 500 that is no plea to wait, after a bounded number of attempts. */
  async #persist(url: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#try(url, init);
      if (answer instanceof Response) return answer;
      if (attempt === attempts) throw answer;
      await this.#options.clock.sleep(250 * 2 ** attempt, init.signal);
    }
  }

  /** The answer, or why it is worth asking again. */
  async #try(url: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Response | DeployError> {
    try {
      const signal = AbortSignal.any([init.signal, AbortSignal.timeout(patience)]);
      const response = await fetch(url, { ...init, signal });
      if (response.status < 500 && response.status !== 429) return response;
      await response.body?.cancel();
      return this.#unreachable(`answers ${response.status}`, undefined);
    } catch (error) {
      init.signal.throwIfAborted();
      return this.#unreachable(reasonOf(error), error);
    }
  }

  #unreachable(message: string, cause: unknown): DeployError {
    return new DeployError('registry-unreachable', {
      stage: 'build',
      message: `${this.#options.host} ${message}`,
      cause,
    });
  }

  /** What a challenge asks for (RFC 9110, section 11.6.1): a login as it is, or a token that is fetched for it. */
  async #authorize(challenge: string, signal: AbortSignal): Promise<string | undefined> {
    const credentials = await this.#options.credentials();
    if (/^bearer /i.test(challenge)) return this.#fetchToken(challenge, credentials, signal);
    return credentials?.type === 'password' ? basic(credentials) : undefined;
  }

  /**
   * https://distribution.github.io/distribution/spec/auth/token/, and for an identity token
   * https://distribution.github.io/distribution/spec/auth/oauth/
   */
  async #fetchToken(
    challenge: string,
    login: Credentials | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
    const realm = this.#realm(field('realm'));
    const asked = new URLSearchParams();
    for (const name of ['service', 'scope']) {
      const value = field(name);
      if (value !== undefined) asked.set(name, value);
    }
    const answer =
      login?.type === 'identity'
        ? await this.#persist(realm.href, { method: 'POST', signal, body: exchange(asked, login.token) })
        : await this.#persist(withQuery(realm, asked).href, {
            signal,
            headers: login === undefined ? {} : { authorization: basic(login) },
          });
    const body: unknown = answer.ok ? await answer.json().catch(() => undefined) : await answer.body?.cancel();
    const token = textAt(body, 'token') ?? textAt(body, 'access_token');
    return token === undefined ? undefined : `Bearer ${token}`;
  }

  /** Where tokens are given out; a login is never sent there in the clear. */
  #realm(text: string | undefined): URL {
    const realm = URL.parse(text ?? '');
    if (realm !== null && (realm.protocol === 'https:' || (realm.protocol === 'http:' && isLoopback(realm.hostname))))
      return realm;
    throw this.#unreachable('sends logins to an address that is not https', undefined);
  }
}

function basic({ user, password }: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function withQuery(url: URL, query: URLSearchParams): URL {
  const address = new URL(url);
  for (const [name, value] of query) address.searchParams.set(name, value);
  return address;
}

function exchange(asked: URLSearchParams, token: string): URLSearchParams {
  const form = new URLSearchParams(asked);
  form.set('grant_type', 'refresh_token');
  form.set('refresh_token', token);
  form.set('client_id', 'gitops-deploy');
  return form;
}

/** `fetch` hides what went wrong in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? `does not answer: ${cause.message}` : 'does not answer';
}
