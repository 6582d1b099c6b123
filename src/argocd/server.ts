import type { Agent } from 'node:http';
import type { ApiAnswer } from '../cluster/exchange.ts';
import { createAgent, exchange, readJson } from '../cluster/exchange.ts';
import { Watchdog } from '../cluster/watchdog.ts';
import { textAt } from '../data/fields.ts';
import type { Clock } from '../ports/clock.ts';

/** What an Argo CD API server is reached with. */
export interface ServerOptions {
  /** Such as `https://argocd.acme.example`, or with the path that it stands behind (`--rootpath`). */
  readonly address: URL;
  readonly token: string;
  /** For `HTTPS_PROXY` and `NO_PROXY`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/** One request to the API of Argo CD. */
export interface ArgoRequest {
  /** Below the address, such as `/api/v1/applications`. */
  readonly path: string;
  /** What is undefined is left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Makes it a POST. */
  readonly body?: object | string;
  /** Milliseconds for the head of the answer. */
  readonly within?: number;
  /** Milliseconds without a byte after which the answer counts as dead. */
  readonly silence?: number;
  readonly signal: AbortSignal;
}

/** What the API answered. What it cannot answer at the moment is an exception. */
export type Answer =
  | { readonly answer: 'body'; readonly body: unknown }
  /** The token is not taken at all (401). */
  | { readonly answer: 'unauthenticated'; readonly message: string }
  /** The token has no right to it (403). */
  | { readonly answer: 'forbidden'; readonly message: string }
  | { readonly answer: 'missing'; readonly message: string }
  /** Argo CD will not do it, for a reason of its own (400, 409, 412). */
  | { readonly answer: 'refused'; readonly message: string };

const answerLimit = 20_000;
const bodySilence = 30_000;

/** One Argo CD API server as one token sees it. */
export class ArgoServer {
  readonly clock: Clock;
  readonly address: string;
  readonly #options: ServerOptions;
  readonly #agent: Agent;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.address = options.address.href.replace(/\/+$/, '');
    this.#agent = createAgent(this.address, options.environment);
  }

  /** Sends a request. Rejects where the server cannot be reached, goes silent, or the signal is aborted. */
  async send({ path, query = {}, body, within, silence, signal }: ArgoRequest): Promise<ApiAnswer> {
    const watchdog = new Watchdog(this.clock, signal);
    try {
      watchdog.allow(within ?? answerLimit, 'Argo CD does not answer');
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const headers = { authorization: `Bearer ${this.#options.token}`, ...type };
      const options = { agent: this.#agent, method: body === undefined ? 'GET' : 'POST', headers };
      const answer = await exchange(this.address + path + printQuery(query), { options, body, watchdog });
      watchdog.allow(silence ?? bodySilence, 'Argo CD sends nothing');
      return answer;
    } catch (error) {
      watchdog[Symbol.dispose]();
      throw watchdog.signal.aborted ? watchdog.signal.reason : error;
    }
  }

  /** Sends a request and reads the whole answer. */
  async ask(request: ArgoRequest): Promise<Answer> {
    using answer = await this.send(request);
    return answerOf(answer.status, await readJson(answer));
  }

  /** Closes the connections that nobody uses. */
  rest(): void {
    for (const sockets of Object.values(this.#agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
  }
}

function printQuery(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/**
 * What an answer means; errors are those of grpc-gateway: `{ error, code, message }`. Argo CD answers paths that it does not know
 * with its web page, and so do logins that stand before it.
 */
export function answerOf(status: number, body: unknown): Answer {
  const message = textAt(body, 'message') ?? textAt(body, 'error');
  switch (status) {
    case 200:
      if (body === undefined) throw new Error('something else than Argo CD answers (no JSON): is the address right?');
      return { answer: 'body', body };
    case 401:
      return {
        answer: 'unauthenticated',
        message: `Argo CD does not take the token (401 ${message ?? 'without a word'})`,
      };
    case 403:
      return { answer: 'forbidden', message: message ?? 'Argo CD answers 403' };
    case 404:
      if (message === undefined)
        throw new Error('Argo CD answers 404: is the address right, with the path that it stands behind?');
      return { answer: 'missing', message };
    case 400:
    case 409:
    case 412:
      return { answer: 'refused', message: message ?? `Argo CD answers ${status}` };
    default:
      throw new Error(
        message ??
          `Argo CD answers ${status}${status >= 300 && status < 400 ? ', a redirect: is the address right?' : ''}`,
      );
  }
}
