import type { IncomingMessage } from 'node:http';
import type { RequestOptions } from 'node:https';
import { request as requestHttps } from 'node:https';
import { textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { ResourceType } from '../ports/cluster.ts';
import { version } from '../version.ts';
import type { ApiServer, Login } from './server.ts';
import { Watchdog } from './watchdog.ts';

/** One request to the Kubernetes API. */
export interface ApiRequest {
  readonly method: 'GET' | 'PATCH';
  readonly path: string;
  /** A merge patch. */
  readonly patch?: object;
  /** What the answer may be; JSON unless given. */
  readonly accept?: string;
  /** Milliseconds without a byte after which the body counts as dead. */
  readonly silence: number;
  readonly signal: AbortSignal;
}

/** What the API answered; to dispose of it closes the stream. */
export interface ApiAnswer extends Disposable {
  readonly status: number;
  /** Milliseconds after which to ask again, where the server says so. */
  readonly retryAfter: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Milliseconds for a login (some programs ask a cloud over the network), and for the first byte of an answer. */
const loginLimit = 60_000;
const answerLimit = 20_000;

/** Path of a resource type, such as `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications`. */
export function pathOf({ apiVersion, resource, namespace }: ResourceType): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${root}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
}

/**
 * Sends a request. A login that is refused (401) is renewed and tried once more: it may just have ended. Rejects where
 * the server cannot be reached, goes silent, or the signal is aborted.
 */
export async function send(server: ApiServer, request: ApiRequest): Promise<ApiAnswer> {
  const first = await attempt(server, request);
  if (first.status !== 401) return first;
  first[Symbol.dispose]();
  server.renew(first.login);
  return attempt(server, request);
}

async function attempt(server: ApiServer, request: ApiRequest): Promise<ApiAnswer & { readonly login: Login }> {
  const watchdog = new Watchdog(server.clock, request.signal);
  try {
    watchdog.allow(loginLimit, 'the login does not end');
    const login = await watchdog.guard(server.login());
    watchdog.allow(answerLimit, 'the API server does not answer');
    const answer = await exchange(server.address, request, { ...login.options, signal: watchdog.signal });
    watchdog.allow(request.silence, 'the API server sends nothing');
    return { ...read(answer, watchdog), login };
  } catch (error) {
    watchdog[Symbol.dispose]();
    throw watchdog.signal.aborted ? watchdog.signal.reason : error;
  }
}

function exchange(
  address: string,
  { method, path, patch, accept = 'application/json' }: ApiRequest,
  login: RequestOptions,
): Promise<IncomingMessage> {
  const url = new URL(address + path);
  // an ES import of node:http reads every export of it, which loads Node's own undici: 45 ms
  const start = url.protocol === 'http:' ? process.getBuiltinModule('node:http').request : requestHttps;
  const body = patch === undefined ? undefined : JSON.stringify(patch);
  const headers = {
    ...login.headers,
    accept,
    'user-agent': `gitops-deploy/${version}`,
    ...(body === undefined ? {} : { 'content-type': 'application/merge-patch+json' }),
  };
  return new Promise((resolve, reject) => {
    const sent = start(url, { ...login, method, headers }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
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

/** The message of a `Status` object, or what there is instead. */
export function messageOf(status: number, body: unknown): string {
  return textAt(body, 'message') ?? `the API server answers ${status}`;
}

/** Why a request failed, in words; where several addresses of one host were tried, of the first. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
