import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import type { Socket } from 'node:net';

/** An object as a test writes it. */
export interface TestObject {
  readonly metadata: { readonly name: string; readonly uid?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Handler = (request: SeenRequest, response: ServerResponse) => void;
type Event = { readonly type: string; readonly object: unknown };

interface Stream {
  readonly path: string;
  readonly response: ServerResponse;
}

/** A real server that speaks as much of the Kubernetes API as lists, watches and patches need. */
export class ApiServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #objects = new Map<string, Map<string, TestObject>>();
  readonly #events: { readonly path: string; readonly version: number; readonly event: Event }[] = [];
  #handlers: { readonly matches: (request: SeenRequest) => boolean; readonly handle: Handler; times: number }[] = [];
  #waiting: (() => void)[] = [];
  #streams: Stream[] = [];
  #version = 100;
  #oldest = 0;
  readonly requests: SeenRequest[] = [];
  /** Pages are no longer than this, whatever is asked for. */
  pageSize = 500;
  /** What `Authorization` must be; anything goes unless set. */
  authorization: string | undefined;

  private constructor(tls: ServerOptions | undefined) {
    const listener: RequestListener = (request, response) => void this.#receive(request, response);
    this.#server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener);
    // connections that nobody uses are the client's to close
    this.#server.keepAliveTimeout = 0;
    this.#server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        this.#wake();
      });
      socket.on('error', () => {});
    });
  }

  static async start(options: { readonly tls?: ServerOptions; readonly port?: number } = {}): Promise<ApiServer> {
    const server = new ApiServer(options.tls);
    await new Promise<void>((resolve) => server.#server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return portOf(this.#server);
  }

  /** The version of the newest change. */
  get version(): number {
    return this.#version;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Adds or changes an object, and tells those who watch. */
  put(path: string, object: TestObject): void {
    const { objects, key, version } = this.#change(path, object);
    const type = objects.has(key) ? 'MODIFIED' : 'ADDED';
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } };
    objects.set(key, stored);
    this.#tell(path, { type, object: stored });
  }

  remove(path: string, object: TestObject): void {
    const { objects, key, version } = this.#change(path, object);
    objects.delete(key);
    this.#tell(path, {
      type: 'DELETED',
      object: { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } },
    });
  }

  /** Objects by the path of their list; of all namespaces where the path names none. */
  objects(path: string): readonly TestObject[] {
    return [...this.#objects].filter(([own]) => covers(path, own)).flatMap(([, objects]) => [...objects.values()]);
  }

  /** Tells the streams how far they have seen; the answer is the version. */
  bookmark(path: string): string {
    this.#version += 10;
    const resourceVersion = String(this.#version);
    this.#send(path, { type: 'BOOKMARK', object: { metadata: { resourceVersion } } });
    return resourceVersion;
  }

  /** Forgets all events so far, as etcd does after some minutes: who asks for them is told 410. */
  compact(): void {
    this.#oldest = this.#version;
  }

  /** An error at the end of every stream, such as 410. */
  failStreams(code: number): void {
    for (const { response } of this.#streams)
      response.end(`${JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code, message: 'too old' } })}\n`);
  }

  /** Ends every stream as the server does when its time is over. */
  endStreams(): void {
    for (const { response } of this.#streams) response.end();
  }

  /** Cuts every connection, as a network does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Writes raw bytes to the streams of a type. */
  write(path: string, chunk: Uint8Array): void {
    for (const stream of this.#streams)
      if (covers(stream.path, path) && !stream.response.writableEnded) stream.response.write(chunk);
  }

  /** Answers the next requests that match in another way. */
  on(matches: (request: SeenRequest) => boolean, handle: Handler, times = Number.POSITIVE_INFINITY): () => void {
    const handler = { matches, handle, times };
    this.#handlers.push(handler);
    return () => {
      this.#handlers = this.#handlers.filter((one) => one !== handler);
    };
  }

  /** Resolves once a condition about what was seen here holds. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  streams(path: string): number {
    return this.#streams.filter((stream) => stream.path === path).length;
  }

  lists(path: string): readonly SeenRequest[] {
    return this.requests.filter((one) => one.path === path && !isWatch(one) && one.method === 'GET');
  }

  watches(path: string): readonly SeenRequest[] {
    return this.requests.filter((one) => one.path === path && isWatch(one));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
      this.cut();
    });
  }

  #change(path: string, { metadata }: TestObject) {
    this.#version += 1;
    const objects = this.#objects.get(path) ?? new Map<string, TestObject>();
    this.#objects.set(path, objects);
    return { objects, key: metadata.uid ?? metadata.name, version: this.#version };
  }

  #tell(path: string, event: Event): void {
    this.#events.push({ path, version: this.#version, event });
    this.#send(path, event);
  }

  #send(path: string, event: Event): void {
    this.write(path, Buffer.from(`${JSON.stringify(event)}\n`));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://server');
    const seen: SeenRequest = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    this.requests.push(seen);
    this.#answer(seen, response);
    this.#wake();
  }

  #answer(request: SeenRequest, response: ServerResponse): void {
    const handler = this.#handlers.find(({ matches, times }) => times > 0 && matches(request));
    if (handler !== undefined) {
      handler.times -= 1;
      handler.handle(request, response);
    } else if (this.authorization !== undefined && request.headers.authorization !== this.authorization)
      status(response, 401, 'Unauthorized');
    else if (isWatch(request)) this.#watch(request, response);
    else if (request.method === 'PATCH') json(response, 200, { metadata: { name: nameIn(request.path) } });
    else this.#list(request, response);
  }

  #list({ path, query }: SeenRequest, response: ServerResponse): void {
    const all = this.objects(path);
    const from = Number(query.get('continue') ?? 0);
    const to = from + Math.min(this.pageSize, Number(query.get('limit') ?? all.length));
    const metadata = {
      resourceVersion: String(this.#version),
      ...(to < all.length ? { continue: String(to) } : {}),
    };
    json(response, 200, { kind: 'List', metadata, items: all.slice(from, to) });
  }

  #watch({ path, query }: SeenRequest, response: ServerResponse): void {
    const from = Number(query.get('resourceVersion'));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (from < this.#oldest) {
      const object = { kind: 'Status', code: 410, reason: 'Expired', message: `too old resource version: ${from}` };
      response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
      return;
    }
    const stream = { path, response };
    this.#streams.push(stream);
    response.on('close', () => {
      this.#streams = this.#streams.filter((one) => one !== stream);
      this.#wake();
    });
    for (const one of this.#events)
      if (covers(path, one.path) && one.version > from) response.write(`${JSON.stringify(one.event)}\n`);
  }
}

/** Whether a path of lists takes in another: itself, or that of a namespace. */
function covers(path: string, other: string): boolean {
  return path === other || path === other.replace(/\/namespaces\/[^/]+/, '');
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen on a port');
  return address.port;
}

export function isWatch(request: SeenRequest): boolean {
  return request.query.get('watch') === 'true';
}

export function json(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** An answer as the API gives it when it refuses. */
export function status(response: ServerResponse, code: number, message: string): void {
  json(response, code, { kind: 'Status', status: 'Failure', code, message });
}

/** The object that a path names, with or without a subresource. */
function nameIn(path: string): string {
  return (
    path
      .replace(/\/status$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}
