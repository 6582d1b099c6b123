import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { textAt } from '../kubernetes/fields.ts';
import type { ResourceType } from '../ports/cluster.ts';
import type { ApiServer } from './kubeconfig.ts';

/** One request to the Kubernetes API. */
export interface ApiRequest {
  readonly method: 'GET' | 'PATCH';
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly signal: AbortSignal;
}

/** What the API answered; `body` is a stream that the caller reads or destroys. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: IncomingMessage;
}

/** Path of a resource type, such as `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications`. */
export function pathOf({ apiVersion, resource, namespace }: ResourceType): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${root}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
}

/** Sends a request; rejects where the server cannot be reached or the signal is aborted. */
export async function send(server: ApiServer, request: ApiRequest): Promise<ApiAnswer> {
  const options = await server.authorize();
  const url = new URL(server.address + request.path);
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'http:' ? process.getBuiltinModule('node:http').request : requestHttps;
    const sent = start(
      url,
      {
        ...options,
        method: request.method,
        signal: request.signal,
        headers: {
          ...options.headers,
          accept: 'application/json',
          ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
        },
      },
      (answer) => resolve({ status: answer.statusCode ?? 0, body: answer }),
    );
    // a server that takes the connection and says nothing must not hold us for ever
    sent.setTimeout(30_000, () => sent.destroy(new Error('the API server does not answer within 30 s')));
    sent.on('error', reject);
    sent.end(request.body);
  });
}

/** The whole body as JSON; undefined where it is none. */
export async function readJson(body: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

/** The message of a `Status` object, or what there is instead. */
export function messageOf(status: number, body: unknown): string {
  return textAt(body, 'message') ?? `the API server answers ${status}`;
}

/** The JSON objects of a watch stream, one a line; characters and lines may be cut anywhere between chunks. */
export async function* jsonLines(body: IncomingMessage): AsyncGenerator<unknown> {
  body.setEncoding('utf8');
  let parts: string[] = [];
  for await (const chunk of body) {
    const lines = String(chunk).split('\n');
    parts.push(lines[0] ?? '');
    for (const line of lines.slice(1)) {
      yield* parseLine(parts.join(''));
      parts = [line];
    }
  }
}

function* parseLine(line: string): Generator<unknown> {
  if (line.trim() !== '') yield JSON.parse(line);
}
