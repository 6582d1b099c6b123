import { textAt } from '../data/fields.ts';
import type { ResourceType } from '../ports/cluster.ts';
import type { ApiAnswer } from './exchange.ts';
import { exchange } from './exchange.ts';
import type { ApiServer, Login } from './server.ts';
import { Watchdog } from './watchdog.ts';

/** One request to the Kubernetes API. */
export interface ApiRequest {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  /** A merge patch. */
  readonly patch?: object;
  /** What a POST asks. */
  readonly json?: object;
  /** What the answer may be; JSON unless given. */
  readonly accept?: string;
  /** Milliseconds without a byte after which the body counts as dead. */
  readonly silence: number;
  readonly signal: AbortSignal;
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
    const { method, path, patch, json, accept, silence } = request;
    const headers = {
      ...login.options.headers,
      ...(accept === undefined ? {} : { accept }),
      ...(patch === undefined ? {} : { 'content-type': 'application/merge-patch+json' }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const options = { ...login.options, method, headers };
    const answer = await exchange(server.address + path, { options, body: patch ?? json, watchdog });
    watchdog.allow(silence, 'the API server sends nothing');
    return { ...answer, login };
  } catch (error) {
    watchdog[Symbol.dispose]();
    throw watchdog.signal.aborted ? watchdog.signal.reason : error;
  }
}

/** The message of a `Status` object, or what there is instead. */
export function messageOf(status: number, body: unknown): string {
  return textAt(body, 'message') ?? `the API server answers ${status}`;
}
