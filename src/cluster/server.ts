import type { Agent as PlainAgent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { textAt } from '../data/fields.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createAgent } from './exchange.ts';
import type { KubeConfig } from './official-client.ts';

/** What one request needs to be let in: headers, certificates and an agent, as `https.request` takes them. */
export interface Login {
  readonly options: RequestOptions;
  /** Counts renewals: who is refused with an old login need not renew it again. */
  readonly generation: number;
}

/** What an API server is reached with. */
export interface ServerOptions {
  /** Reads the kubeconfig; called again when the credentials in use are refused. */
  readonly open: () => KubeConfig;
  /** For `HTTPS_PROXY` and `NO_PROXY`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: Log;
}

/** One API server as one user sees it: where it is, and a login that is renewed. */
export class ApiServer {
  readonly clock: Clock;
  readonly #options: ServerOptions;
  readonly #agent: PlainAgent;
  #config: KubeConfig;
  #generation = 0;
  #loggingIn: Promise<Login> | undefined;
  readonly #masked = new Set<string>(['']);

  constructor(options: ServerOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.#config = options.open();
    this.#agent = createAgent(this.address, options.environment);
  }

  /** Such as `https://10.0.0.1:6443`, or with a path where the API stands behind one. */
  get address(): string {
    return this.#config.getCurrentCluster()?.server.replace(/\/+$/, '') ?? '';
  }

  /**
   * The login for one request. The official client knows when tokens from files, programs and OIDC end, but runs a
   * program once for everyone who asks at the same time: here they share one run.
   */
  login(): Promise<Login> {
    this.#loggingIn ??= this.#logIn().finally(() => {
      this.#loggingIn = undefined;
    });
    return this.#loggingIn;
  }

  /** Forgets a login that the server refused, with all that the official client has cached of it. */
  renew(refused: Login): void {
    if (refused.generation !== this.#generation) return;
    this.#generation += 1;
    // a refresh token may serve only once, and the newest one is known to nobody but the client
    if (textAt(this.#config.getCurrentUser()?.authProvider, 'name') === 'oidc') return;
    this.#config = this.#options.open();
  }

  /** Closes the connections that nobody uses. */
  rest(): void {
    for (const sockets of Object.values(this.#agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
  }

  async #logIn(): Promise<Login> {
    const generation = this.#generation;
    const config = this.#config;
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options).catch((cause: unknown) => {
      throw new Error(loginFailure(config, cause), { cause });
    });
    // a proxy that the kubeconfig names is the official client's to speak with
    if (config.getCurrentCluster()?.proxyUrl === undefined) options.agent = this.#agent;
    const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value).trim()]);
    options.headers = Object.fromEntries(headers);
    this.#mask(textAt(options.headers, 'Authorization')?.replace(/^Bearer /, '') ?? '');
    this.#mask(config.getCurrentUser()?.password ?? '');
    return { options, generation };
  }

  #mask(secret: string): void {
    if (this.#masked.has(secret)) return;
    this.#masked.add(secret);
    this.#options.log.mask(secret);
  }
}

/** What went wrong, for people: the last lines that a login program wrote, and never what it printed as credential. */
function loginFailure(config: KubeConfig, cause: unknown): string {
  const command = textAt(config.getCurrentUser()?.exec, 'command');
  const who = command === undefined ? 'the login of the kubeconfig' : `the login program "${command}"`;
  if (cause instanceof SyntaxError) return `${who} printed no credential`;
  const said = cause instanceof Error ? cause.message.trim().split('\n').slice(-3).join(' ').slice(-500) : '';
  return `${who} failed: ${said === '' ? 'it says nothing' : said}`;
}
