import { listAt, textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { isLoopback } from '../data/loopback.ts';
import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { PushRight } from '../ports/inspection.ts';
import { oneLine } from '../text/one-line.ts';
import type { Access, RegistryToken } from './authorization.ts';
import { basic, fetchToken, isLive } from './authorization.ts';
import { bestChallenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import type { Persistence } from './exchange.ts';
import { exchange } from './exchange.ts';
import { rightOf } from './push-right.ts';

/** One request to a registry. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Below `/v2/`, such as `acme/api/manifests/v1`. */
  readonly path: string;
  readonly accept?: string;
  readonly body?: Uint8Array;
  readonly contentType?: string;
  /** Bytes that the answer may have; 4 MiB unless given. */
  readonly limit?: number;
  readonly signal: AbortSignal;
}

/** What the connection needs. */
export interface ConnectionOptions {
  /** As in image references: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  readonly host: string;
  readonly clock: Clock;
  readonly credentials: () => Promise<Credentials | undefined>;
  /** How often it is asked, and for how many milliseconds it may be silent; a mirror is given up sooner. */
  readonly attempts?: number;
  readonly patience?: number;
}

/** Plain HTTP is for the loopback only. */
function addressOf(host: string): URL {
  const address = new URL(`https://${host === 'docker.io' ? 'registry-1.docker.io' : host}`);
  return new URL(`${isLoopback(address.hostname) ? 'http' : 'https'}://${address.host}`);
}

/** Speaks to one registry: logs in as it asks for it, and keeps what it got for as long as that is good. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #how: Persistence;
  readonly #address: URL;
  /** By repository and actions. */
  readonly #tokens = new Map<string, Promise<RegistryToken | undefined>>();
  #basic: string | undefined;

  constructor(options: ConnectionOptions) {
    const { host, clock, attempts = 4, patience = 30_000 } = options;
    this.#options = options;
    this.#how = { host, clock, attempts, patience };
    this.#address = addressOf(host);
  }

  get host(): string {
    return this.#options.host;
  }

  /** The answer to a request, whatever its status below 500, read to its end; throws `registry-unreachable` or `forbidden`. */
  async send(request: RegistryRequest): Promise<Response> {
    const known = await this.#known(accessOf(request));
    const first = await this.#ask(request, known);
    if (first.status === 401) return this.#again(request, first.headers.get('www-authenticate') ?? '');
    if (known !== undefined || !isDenial(first)) return this.#checked(first, request);
    return this.#checked((await this.#asKnown(request)) ?? first, request);
  }

  /** Whether the login may push to a repository, as far as the registry says so without being pushed to. */
  async pushRight(repository: string, signal: AbortSignal): Promise<PushRight> {
    const { host } = this.#options;
    const login = await this.#options.credentials();
    const door = {
      url: new URL('/v2/', this.#address),
      method: 'GET',
      headers: {},
      limit: errorLimit,
      signal,
    } as const;
    const answer = await exchange(door, this.#how);
    const challenge = bestChallenge(answer.headers.get('www-authenticate') ?? '');
    if (answer.status !== 401 || challenge === undefined)
      return { right: 'unknown', why: `${host} asks nobody who they are before a push` };
    if (login === undefined) return { right: 'refused', why: `there is no login for ${host}` };
    if (challenge.scheme === 'bearer') {
      const access = { repository, actions: 'pull,push' } as const;
      return rightOf(await fetchToken(challenge, { access, login, how: this.#how, signal }), access, host);
    }
    const authorization = login.type === 'password' ? basic(login) : '';
    const known = await exchange({ ...door, headers: { authorization } }, this.#how);
    if (known.status === 401) return { right: 'refused', why: `${host} does not take the login` };
    return { right: 'unknown', why: `${host} takes the login, and does not say what it may` };
  }

  async #again(request: RegistryRequest, challenge: string): Promise<Response> {
    const answer = await this.#ask(request, await this.#logIn(request, challenge));
    return this.#checked(answer, request);
  }

  /**
   * What is denied to anybody may be there for us: a registry that lets everybody read may answer 404 or 403 for what is private, and
   * ask for a login at `/v2/` alone, which Docker's own client asks first (sonatype/nexus-public#217 and #553).
   */
  async #asKnown(request: RegistryRequest): Promise<Response | undefined> {
    if ((await this.#options.credentials()) === undefined) return undefined;
    const { signal } = request;
    const ask = { url: new URL('/v2/', this.#address), method: 'GET', headers: {}, limit: errorLimit, signal } as const;
    const door = await exchange(ask, this.#how);
    const challenge = door.headers.get('www-authenticate');
    if (door.status !== 401 || challenge === null) return undefined;
    return this.#ask(request, await this.#logIn(request, challenge));
  }

  async #checked(answer: Response, request: RegistryRequest): Promise<Response> {
    if (answer.status !== 401 && answer.status !== 403) return answer;
    const { host } = this.#options;
    const { method, path } = request;
    throw new DeployError('forbidden', {
      stage: 'build',
      message: `${host} refuses ${method} ${path} (${answer.status})${await saidIn(answer)}`,
      remedy: `log in to ${host} in a step before, or give \`registries\` in the configuration, with the permission to ${writes(request) ? 'push' : 'pull'}`,
    });
  }

  #ask(request: RegistryRequest, authorization: string | undefined): Promise<Response> {
    const { method, path, accept, contentType, body, limit = usualLimit, signal } = request;
    const headers = {
      ...(accept === undefined ? {} : { accept }),
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...(authorization === undefined ? {} : { authorization }),
    };
    const url = new URL(`/v2/${path}`, this.#address);
    return exchange({ url, method, headers, limit, signal, ...(body === undefined ? {} : { body }) }, this.#how);
  }

  /** What opens this already: a password, a token for just that, or one that does more. */
  async #known(access: Access): Promise<string | undefined> {
    if (this.#basic !== undefined) return this.#basic;
    const now = this.#how.clock.now();
    for (const actions of ['pull,push', access.actions] as const) {
      const token = await this.#tokens.get(keyOf({ ...access, actions }));
      if (token !== undefined && isLive(token, now)) return token.header;
    }
    return undefined;
  }

  /** What a challenge asks for: a token that is fetched for it, or a login as it is. */
  async #logIn(request: RegistryRequest, header: string): Promise<string | undefined> {
    const challenge = bestChallenge(header);
    if (challenge === undefined) return undefined;
    const login = await this.#options.credentials();
    if (challenge.scheme === 'bearer') {
      const access = accessOf(request);
      const token = fetchToken(challenge, { access, login, how: this.#how, signal: request.signal });
      // nobody waits here for one that could not be fetched; who asked for it is told
      const kept = token.catch(() => undefined);
      this.#tokens.set(keyOf(access), kept);
      return (await token)?.header;
    }
    this.#basic = login?.type === 'password' ? basic(login) : undefined;
    return this.#basic;
  }
}

/** Bytes of a refusal. */
const errorLimit = 256 * 1024;
/** Bytes of a manifest or an index: what registries take at least, and most at most (OCI distribution-spec, "Pushing Manifests"). */
const usualLimit = 4 * 1024 * 1024;

function writes({ method }: RegistryRequest): boolean {
  return method === 'PUT' || method === 'POST';
}

function accessOf(request: RegistryRequest): Access {
  const repository = /^(.+)\/(?:manifests|blobs|referrers|tags)\//.exec(request.path)?.[1] ?? '';
  return { repository, actions: writes(request) ? 'pull,push' : 'pull' };
}

function keyOf({ repository, actions }: Access): string {
  return `${repository} ${actions}`;
}

function isDenial({ status }: Response): boolean {
  return status === 403 || status === 404;
}

/** What a registry says of a refusal, as an addition to a sentence (OCI distribution-spec, "Error Codes"); it is not to be believed. */
export async function saidIn(answer: Response): Promise<string> {
  const [first] = listAt(parseJson(await answer.text()), 'errors');
  const said = textAt(first, 'message') ?? textAt(first, 'code');
  return said === undefined ? '' : `: ${oneLine(said, 200)}`;
}
