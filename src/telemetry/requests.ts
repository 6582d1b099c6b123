import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Attributes } from '@opentelemetry/api';
import { SpanKind } from '@opentelemetry/api';
import { isFields, numberAt, textAt } from '../data/fields.ts';
import type { Watching } from './watching.ts';

/** Whose addresses are shown with their paths. */
export interface Shown {
  /** Where GitHub's API stands. */
  readonly apiUrl: string;
  /** Takes out of a text what must not be shown. */
  readonly hide: (text: string) => string;
}

/**
 * Makes a span of every request that this process sends, by `fetch` and by `node:http`, from what Node itself tells of them. Names and
 * attributes are those of https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client. The answer ends it.
 */
export function watchRequests(watching: Watching, shown: Shown): () => void {
  const ends = [watchFetch(watching, shown), watchHttp(watching, shown)];
  return () => {
    for (const end of ends) end();
  };
}

/** https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md */
function watchFetch(watching: Watching, shown: Shown): () => void {
  const requestOf = (message: unknown) =>
    isFields(message) && isFields(message.request) ? message.request : undefined;
  return listen({
    'undici:request:create': (message) => {
      const request = requestOf(message);
      const url = urlOf(textAt(request, 'origin'), textAt(request, 'path'));
      if (request === undefined || url === undefined) return;
      const path = showsPath(url, shown) ? shown.hide(url.pathname) : '/';
      watching.begin(request, begun(textAt(request, 'method'), url, path));
    },
    'undici:request:headers': (message) => {
      const request = requestOf(message);
      const status = isFields(message) ? numberAt(message.response, 'statusCode') : undefined;
      if (request !== undefined) watching.add(request, answered(status));
    },
    'undici:request:trailers': (message) => watching.end(requestOf(message)),
    'undici:request:error': (message) => {
      watching.fail(requestOf(message), isFields(message) ? errorType(message.error) : 'error');
    },
  });
}

/** What clusters are asked by, whose paths name objects and hold no secret: https://nodejs.org/api/diagnostics_channel.html#http */
function watchHttp(watching: Watching, { hide }: Shown): () => void {
  return listen({
    'http.client.request.start': (message) => {
      const request = isHttp(message) ? message.request : undefined;
      const url = request === undefined ? undefined : urlOf(`${request.protocol}//${hostOf(request)}`, request.path);
      if (request !== undefined && url !== undefined)
        watching.begin(request, begun(request.method, url, hide(url.pathname)));
    },
    'http.client.response.finish': (message) => {
      if (!isHttp(message) || message.response === undefined) return;
      const { request, response } = message;
      watching.add(request, answered(response.statusCode));
      response.once('close', () => watching.end(request));
    },
    'http.client.request.error': (message) => {
      if (isHttp(message)) watching.fail(message.request, errorType(message.error));
    },
  });
}

interface HttpMessage {
  readonly request: ClientRequest;
  readonly response?: IncomingMessage;
  readonly error?: unknown;
}

function isHttp(message: unknown): message is HttpMessage {
  return isFields(message) && isFields(message.request) && 'getHeader' in message.request;
}

function hostOf(request: ClientRequest): string {
  const named = request.getHeader('host');
  return typeof named === 'string' ? named : request.host;
}

/**
 * Whose path is shown: GitHub's API and registries have names there. Elsewhere (webhooks, tokens) the path itself may be the secret.
 */
function showsPath(url: URL, { apiUrl }: Shown): boolean {
  const isApi = URL.canParse(apiUrl) && url.origin === new URL(apiUrl).origin;
  return isApi || /^\/v2(?:\/[a-z0-9._-]+)+\/(?:manifests|blobs|tags|referrers)(?:\/|$)/.test(url.pathname);
}

function urlOf(origin: string | undefined, path: string | undefined): URL | undefined {
  const text = `${origin}${path ?? ''}`;
  return origin === undefined || !URL.canParse(text) ? undefined : new URL(text);
}

/** No query and no login, whatever is in them. */
function begun(method: string | undefined, url: URL, path: string) {
  const name = method ?? 'HTTP';
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const attributes: Attributes = {
    'http.request.method': name,
    'url.full': `${url.protocol}//${url.host}${path}`,
    'server.address': url.hostname,
    'server.port': port,
  };
  return { name, kind: SpanKind.CLIENT, attributes };
}

/** An answer of 400 or more is an error of a client's span. */
function answered(status: number | undefined) {
  if (status === undefined) return {};
  return { attributes: { 'http.response.status_code': status }, ...(status < 400 ? {} : { error: String(status) }) };
}

function errorType(error: unknown): string {
  const code = isFields(error) ? textAt(error, 'code') : undefined;
  if (code !== undefined && /^[A-Z0-9_]{1,60}$/.test(code)) return code;
  return error instanceof Error ? error.name : '_OTHER';
}

/**
 * Hears these channels until the answer is called. What is thrown in hearing would end the process: a message that is not as we know it
 * makes no span.
 */
export function listen(listeners: Readonly<Record<string, (message: unknown) => void>>): () => void {
  const all = Object.entries(listeners).map(([name, listener]) => ({ name, hear: quietly(listener) }));
  for (const { name, hear } of all) subscribe(name, hear);
  return () => {
    for (const { name, hear } of all) unsubscribe(name, hear);
  };
}

function quietly(listener: (message: unknown) => void): (message: unknown) => void {
  return (message) => {
    try {
      listener(message);
    } catch {
      // see above
    }
  };
}
