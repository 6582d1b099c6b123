import { textAt } from '../data/fields.ts';
import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Credentials } from './credentials.ts';

/** One request to a registry, below `/v2/`. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT';
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

/** Plain HTTP is for the loopback only. */
function addressOf(host: string): string {
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host;
  const name = server.replace(/:\d+$/, '');
  const isLoopback = name === 'localhost' || /^127\./.test(name) || name === '[::1]';
  return `${isLoopback ? 'http' : 'https'}://${server}`;
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
      remedy: `log in to ${this.#options.host} in a step before, with the permission to ${request.method === 'PUT' ? 'push' : 'pull'}`,
    });
  }

  async #fetch(request: RegistryRequest): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#try(request, attempt);
      if (response !== undefined) return response;
      await this.#options.clock.sleep(250 * 2 ** attempt, request.signal);
    }
  }

  /** The answer; undefined where it is worth asking again. */
  async #try(request: RegistryRequest, attempt: number): Promise<Response | undefined> {
    try {
      const response = await fetch(`${this.#address}/v2/${request.path}`, this.#init(request));
      if (response.status < 500 && response.status !== 429) return response;
      await response.body?.cancel();
      if (attempt < attempts) return undefined;
      throw this.#unreachable(`answers ${response.status}`, undefined);
    } catch (error) {
      request.signal.throwIfAborted();
      if (error instanceof DeployError) throw error;
      if (attempt < attempts) return undefined;
      throw this.#unreachable(reasonOf(error), error);
    }
  }

  #init(request: RegistryRequest): RequestInit {
    return {
      method: request.method,
      signal: request.signal,
      headers: {
        ...(request.accept === undefined ? {} : { accept: request.accept }),
        ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
        ...(this.#authorization === undefined ? {} : { authorization: this.#authorization }),
      },
      ...(request.body === undefined ? {} : { body: Buffer.from(request.body) }),
    };
  }

  #unreachable(message: string, cause: unknown): DeployError {
    return new DeployError('registry-unreachable', {
      stage: 'build',
      message: `${this.#options.host} ${message}`,
      cause,
    });
  }

  /** https://distribution.github.io/distribution/spec/auth/token/ */
  async #authorize(challenge: string, signal: AbortSignal): Promise<string | undefined> {
    const credentials = await this.#options.credentials();
    const basic =
      credentials === undefined
        ? undefined
        : `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
    if (!/^bearer /i.test(challenge)) return basic;
    const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
    const url = new URL(field('realm') ?? this.#address);
    for (const name of ['service', 'scope']) {
      const value = field(name);
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const answer = await fetch(url, { signal, headers: basic === undefined ? {} : { authorization: basic } });
    const body: unknown = answer.ok ? await answer.json() : undefined;
    const token = textAt(body, 'token') ?? textAt(body, 'access_token');
    return token === undefined ? undefined : `Bearer ${token}`;
  }
}

/** `fetch` hides what went wrong in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? `does not answer: ${cause.message}` : 'does not answer';
}
