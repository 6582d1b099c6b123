import { execFile, spawn } from 'node:child_process';
import { appendFile, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A request as the server saw it. */
export interface SeenRequest {
  /** Such as `GET info/refs?service=git-upload-pack`. */
  readonly line: string;
  readonly authorization: string | undefined;
  received: number;
  sent: number;
}

/** Something that goes wrong with the next request that matches. */
export interface Fault {
  readonly on: RegExp;
  readonly does:
    | { readonly status: number; readonly body?: string; readonly location?: string }
    /** Serves the request and drops the connection instead of answering. */
    | 'drop-after'
    | 'drop-before'
    | 'hang';
  /** How many requests; 1 unless told. */
  readonly times?: number;
}

export interface ServerOptions {
  /** Whether the server knows partial clone; it does unless told. */
  readonly filter?: boolean;
  /** Asked for as the password of HTTP Basic. */
  readonly token?: string;
}

const run = promisify(execFile);

/** A real git server: a bare repository behind `git http-backend`, which counts, and fails where it is told to. */
export class GitServer {
  readonly folder: string;
  readonly requests: SeenRequest[] = [];
  readonly #token: string | undefined;
  readonly #faults: { fault: Fault; left: number }[] = [];
  readonly #acts: { readonly on: RegExp; readonly act: () => Promise<unknown> }[] = [];
  readonly #server = createServer((request, response) => this.#serve(request, response));
  /** Called when a request hangs. */
  onHang: () => void = () => {};

  private constructor(folder: string, token: string | undefined) {
    this.folder = folder;
    this.#token = token;
  }

  static async start(options: ServerOptions = {}): Promise<GitServer> {
    const server = new GitServer(await mkdtemp(join(tmpdir(), 'git-server-')), options.token);
    await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', server.repository]);
    const settings = `[http]\n\treceivepack = true\n[uploadpack]\n\tallowFilter = ${options.filter ?? true}\n`;
    await appendFile(join(server.repository, 'config'), settings);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get repository(): string {
    return join(this.folder, 'acme', 'gitops.git');
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  get url(): string {
    return `${this.origin}/acme/gitops.git`;
  }

  /** Bytes in both directions. */
  get bytes(): number {
    return this.requests.reduce((sum, { received, sent }) => sum + received + sent, 0);
  }

  fail(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  /** Does something before the next request that matches is served. */
  before(on: RegExp, act: () => Promise<unknown>): void {
    this.#acts.push({ on, act });
  }

  /** git in the server's own repository. */
  async git(...words: readonly string[]): Promise<string> {
    const { stdout } = await run('git', ['-C', this.repository, ...words], { maxBuffer: 2 ** 28 });
    return stdout.trim();
  }

  /** Puts a commit with these files on a branch, on top of what is there; its id. */
  async commit(files: Readonly<Record<string, string>>, branch = 'main'): Promise<string> {
    const there = await this.git('for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`);
    await this.import(importOf(files, { branch, parent: there }));
    return this.git('rev-parse', branch);
  }

  /** Feeds `git fast-import`. */
  async import(stream: string): Promise<void> {
    const importing = run('git', ['-C', this.repository, 'fast-import', '--quiet', '--force']);
    importing.child.stdin?.end(stream);
    await importing;
  }

  /** Makes the first commit of `main` from entries of any mode. */
  async importEntries(...entries: readonly string[]): Promise<void> {
    const header = 'commit refs/heads/main\ncommitter S <s@example.com> 1700000000 +0000';
    await this.import(`${header}\n${data('odd')}\n${entries.join('\n')}\n\n`);
  }

  /** Installs a pre-receive hook that says this and refuses. */
  async refusePushes(...lines: readonly string[]): Promise<void> {
    const hook = join(this.repository, 'hooks', 'pre-receive');
    await writeFile(hook, `#!/bin/sh\n${lines.map((line) => `echo '${line}' >&2`).join('\n')}\nexit 1\n`);
    await chmod(hook, 0o755);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const line = `${request.method} ${(request.url ?? '').replace('/acme/gitops.git/', '')}`;
    const { authorization } = request.headers;
    const seen: SeenRequest = { line, authorization, received: 0, sent: 0 };
    this.requests.push(seen);
    request.on('data', (chunk: Buffer) => {
      seen.received += chunk.length;
    });
    const fault = this.#faultFor(line);
    if (fault === 'hang') this.onHang();
    else if (fault === 'drop-before') request.socket.destroy();
    else if (typeof fault === 'object') refuse(response, fault);
    else if (this.#isAllowed(authorization))
      void this.#answer(request, response, { seen, isDropped: fault === 'drop-after' });
    else refuse(response.setHeader('www-authenticate', 'Basic realm="git"'), { status: 401 });
  }

  #isAllowed(authorization: string | undefined): boolean {
    return this.#token === undefined || passwordOf(authorization) === this.#token;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    at: { readonly seen: SeenRequest; readonly isDropped: boolean },
  ): Promise<void> {
    const index = this.#acts.findIndex(({ on }) => on.test(at.seen.line));
    if (index >= 0) await this.#acts.splice(index, 1)[0]?.act();
    const output = await this.#backend(request);
    at.seen.sent = output.length;
    if (at.isDropped) request.socket.destroy();
    else answer(output, response);
  }

  #faultFor(line: string): Fault['does'] | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && fault.on.test(line));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault.does;
  }

  /** The real `git http-backend` (CGI, RFC 3875): its whole output. */
  #backend(request: IncomingMessage): Promise<Buffer> {
    const url = new URL(request.url ?? '/', 'http://git');
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH ?? '',
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        REMOTE_USER: 'somebody',
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    backend.stdin.on('error', () => {});
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    return new Promise((resolve) => backend.on('close', () => resolve(Buffer.concat(chunks))));
  }
}

function passwordOf(authorization: string | undefined): string | undefined {
  const credentials = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
  return credentials.split(':')[1];
}

function refuse(response: ServerResponse, does: { status: number; body?: string; location?: string }): void {
  if (does.location !== undefined) response.setHeader('location', does.location);
  response.setHeader('content-type', 'text/plain');
  response.writeHead(does.status).end(does.body ?? '');
}

function answer(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  let status = end < 0 ? 500 : 200;
  for (const line of output.subarray(0, Math.max(end, 0)).toString().split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*/, 2);
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  response.writeHead(status).end(output.subarray(end + 4));
}

/** A commit for `git fast-import`, with these files on top of its parent. */
export function importOf(
  files: Readonly<Record<string, string>>,
  at: { readonly branch: string; readonly parent: string; readonly date?: number },
): string {
  const lines = [
    `commit refs/heads/${at.branch}`,
    `committer Somebody <somebody@example.com> ${at.date ?? 1_700_000_000} +0000`,
    data('change'),
    ...(at.parent === '' ? [] : [`from ${at.parent}`]),
    ...Object.entries(files).flatMap(([path, content]) => [`M 100644 inline ${JSON.stringify(path)}`, data(content)]),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** A blob or message for `git fast-import`. */
export function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
