import type { IncomingMessage, Agent as PlainAgent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { Agent, request as requestHttps } from 'node:https';
import { timeAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import { isLoopback } from '../data/loopback.ts';
import { version } from '../version.ts';
import type { Watchdog } from './watchdog.ts';

/** What an API answered; to dispose of it closes the stream. */
export interface ApiAnswer extends Disposable {
  readonly status: number;
  /** Milliseconds after which to ask again, where the server says so. */
  readonly retryAfter: number;
  /** What time it was there. */
  readonly date: Date | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/** How to ask: method, headers and login; a body is sent as JSON. The watchdog says for how long, and is disposed of with the answer. */
export interface Exchange {
  readonly options: RequestOptions;
  readonly body?: object | string | undefined;
  readonly watchdog: Watchdog;
}

/**
 * Connections are kept between requests, and go through the proxies that the environment names: but for what is said unencrypted to
 * this machine, which a proxy would hear, and could not reach.
 */
export function createAgent(address: string, environment: Readonly<Record<string, string | undefined>>): PlainAgent {
  const url = URL.parse(address);
  if (url?.protocol !== 'http:') return new Agent({ keepAlive: true, proxyEnv: { ...environment } });
  // an ES import of node:http reads every export of it, which loads Node's own undici: 45 ms
  const { Agent: OpenAgent } = process.getBuiltinModule('node:http');
  return new OpenAgent({ keepAlive: true, ...(isLoopback(url.hostname) ? {} : { proxyEnv: { ...environment } }) });
}

/** Sends one request, and resolves to the answer once its head is there. */
export async function exchange(address: string, { options, body, watchdog }: Exchange): Promise<ApiAnswer> {
  const url = new URL(address);
  const start = url.protocol === 'http:' ? process.getBuiltinModule('node:http').request : requestHttps;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = { accept: 'application/json', 'user-agent': `gitops-deploy/${version}`, ...options.headers };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = start(url, { ...options, headers, signal: watchdog.signal }, resolve);
    sent.on('error', reject);
    sent.end(text);
  });
  return read(answer, watchdog);
}

function read(answer: IncomingMessage, watchdog: Watchdog): ApiAnswer {
  async function* body(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of answer) {
        watchdog.heard();
        yield chunk;
      }
    } catch (error) {
      throw watchdog.signal.aborted ? watchdog.signal.reason : error;
    }
  }
  // an answer may break before anybody reads it
  answer.on('error', () => {});
  const seconds = Number(answer.headers['retry-after'] ?? 0);
  return {
    status: answer.statusCode ?? 0,
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : 0,
    date: timeAt(answer.headers, 'date'),
    body: body(),
    [Symbol.dispose]: () => {
      watchdog[Symbol.dispose]();
      answer.destroy();
    },
  };
}

/** The whole body. */
export async function readText({ body }: ApiAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The whole body as JSON; undefined where it is none. */
export async function readJson(answer: ApiAnswer): Promise<unknown> {
  return parseJson(await readText(answer));
}

/** Why a request failed, in words; where several addresses of one host were tried, of the first. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
