import { spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';

/** What the server knows about a request of git beside what the request says. */
export interface GitRequest {
  /** The folder that holds the bare repositories. */
  readonly folder: string;
  /** `/owner/name.git/…` */
  readonly path: string;
  readonly query: string;
  readonly login: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

export interface GitAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Lets the real `git http-backend` answer one request (CGI: https://git-scm.com/docs/git-http-backend). */
export function serveGit(given: GitRequest, request: IncomingMessage): Promise<GitAnswer> {
  const backend = spawn('git', ['http-backend'], {
    env: environmentOf(given, request),
    stdio: ['pipe', 'pipe', 'ignore'],
    signal: given.signal,
  });
  // a client that goes away, and a backend that has read enough, both end the pipe early
  pipeline(request, backend.stdin, () => {});
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    backend.on('error', reject);
    backend.on('close', () => resolve(readAnswer(Buffer.concat(chunks))));
  });
}

function environmentOf({ folder, path, query, login }: GitRequest, { headers, method }: IncomingMessage) {
  const length = headers['content-length'];
  return {
    PATH: process.env.PATH ?? '',
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    REMOTE_USER: login,
    REMOTE_ADDR: '127.0.0.1',
    PATH_INFO: path,
    QUERY_STRING: query,
    REQUEST_METHOD: method ?? 'GET',
    CONTENT_TYPE: headers['content-type'] ?? '',
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
    HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
    ...(length === undefined ? {} : { CONTENT_LENGTH: length }),
  };
}

/** A CGI answer: headers, of which `Status` is one, an empty line, and the body. */
function readAnswer(output: Buffer): GitAnswer {
  const end = output.indexOf('\r\n\r\n');
  if (end < 0) return { status: 500, headers: {}, body: Buffer.from('git http-backend gave no answer') };
  const pairs = output
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => /^([^:]+):\s*(.*)$/.exec(line) ?? [])
    .map(([, name = '', value = '']): [string, string] => [name.toLowerCase(), value]);
  const { status = '200', ...headers } = Object.fromEntries(pairs);
  return { status: Number.parseInt(status, 10), headers, body: output.subarray(end + 4) };
}
