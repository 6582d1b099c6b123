import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { textAt } from '../../src/data/fields.ts';

/** What the server was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** One Application with what its resource tree shows. */
export interface ShownApplication {
  readonly object: object;
  readonly nodes?: readonly object[];
  /** Live manifests by `Kind/name`. */
  readonly manifests?: Readonly<Record<string, object>>;
}

type Answer = readonly [status: number, body: unknown];

const token = 'a-token-of-argo-cd';

/** An error as Argo CD 3.2 prints it. */
function refusal(status: number, code: number, message: string): Answer {
  return [status, { error: message, code, message }];
}

const denied = refusal(403, 7, 'permission denied');

/** A server that answers as much as we ask of Argo CD's API as Argo CD 3.2 answers it (server/application/application.go). */
export class ArgoCdServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #streams = new Map<ServerResponse, string>();
  readonly #sockets = new Set<Socket>();
  #waiting: (() => void)[] = [];
  readonly asked: Asked[] = [];
  /** Applications that the token may read, by name. */
  readonly applications = new Map<string, ShownApplication>();
  /** The namespaces in which Argo CD looks for Applications. */
  readonly namespaces = new Set(['argocd']);
  /** Whether the token may read Applications of every project. */
  mayReadAll = true;
  /** Answers of a test in place of ours, by the path. */
  readonly instead = new Map<string, Answer | 'silence'>();

  private constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response));
    // connections that nobody uses are the client's to close
    this.#server.keepAliveTimeout = 0;
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        for (const look of this.#waiting) look();
      });
    });
  }

  static async start(): Promise<ArgoCdServer> {
    const server = new ArgoCdServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  static get token(): string {
    return token;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Resolves once a path was asked for. */
  untilAsked(path: string): Promise<void> {
    return this.until(() => this.asked.some((one) => one.path === path));
  }

  /** Resolves once a condition holds that a request or the end of a connection brings about. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => this.#waiting.push(() => condition() && resolve()));
  }

  /** How many streams of a path are open. */
  streams(path: string): number {
    return [...this.#streams.values()].filter((one) => one === path).length;
  }

  /** Shows an Application otherwise, and tells whoever follows it. */
  show(name: string, shown: ShownApplication): void {
    this.applications.set(name, shown);
    this.tell('/api/v1/stream/applications', { result: { type: 'MODIFIED', application: shown.object } });
  }

  /** Writes a line to every stream of a path. */
  tell(path: string, line: object): void {
    for (const [response, of] of this.#streams) if (of === path) response.write(`${JSON.stringify(line)}\n`);
  }

  /** Ends every stream, as a restart does. */
  endStreams(): void {
    for (const response of this.#streams.keys()) response.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const asked = {
      method: request.method ?? '',
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      authorization: request.headers.authorization,
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.asked.push(asked);
    for (const look of this.#waiting) look();
    const instead = this.instead.get(asked.path);
    if (instead === 'silence') return;
    if (instead === undefined && asked.path.startsWith('/api/v1/stream/')) this.#stream(asked, response);
    else this.#answer(response, instead ?? this.#answerTo(asked));
  }

  #answer(response: ServerResponse, [status, body]: Answer): void {
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' });
    response.end(isText ? body : JSON.stringify(body));
  }

  #answerTo({ path, query, authorization, method }: Asked): Answer {
    if (authorization !== `Bearer ${token}`) return refusal(401, 16, 'invalid session: token signature is invalid');
    const [, name = '', below = ''] = /^\/api\/v1\/applications\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    if (name !== '') return this.#ofApplication({ name, below, query, method });
    if (path === '/api/v1/applications')
      return [200, { items: [...this.applications.keys()].map((one) => ({ metadata: { name: one } })) }];
    if (path.startsWith('/api/v1/account/can-i/')) return [200, { value: this.mayReadAll ? 'yes' : 'no' }];
    if (path.startsWith('/api/v1/projects/')) return denied;
    return [404, 'Not Found'];
  }

  #ofApplication(of: {
    readonly name: string;
    readonly below: string;
    readonly query: URLSearchParams;
    readonly method: string;
  }): Answer {
    const { name, below, query, method } = of;
    const shown = this.applications.get(name);
    const project = query.get('project');
    const isElsewhere = project !== null && project !== textAt(shown?.object, 'spec', 'project');
    if (shown === undefined || isElsewhere) {
      if (!query.has('project') || !this.namespaces.has(query.get('appNamespace') ?? '')) return denied;
      return refusal(404, 5, `applications.argoproj.io "${name}" not found`);
    }
    if (below === '/sync' && method === 'POST') return [200, shown.object];
    if (below === '/resource-tree') return [200, { nodes: shown.nodes ?? [] }];
    if (below === '') return [200, shown.object];
    const [kind, resource] = [query.get('kind'), query.get('resourceName')];
    const manifest = shown.manifests?.[`${kind}/${resource}`];
    if (manifest !== undefined) return [200, { manifest: JSON.stringify(manifest) }];
    return refusal(400, 3, `${kind} ${query.get('group')} ${resource} not found as part of application ${name}`);
  }

  #stream({ path, query }: Asked, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    this.#streams.set(response, path);
    response.on('close', () => this.#streams.delete(response));
    const shown = this.applications.get(query.get('name') ?? '');
    if (shown !== undefined)
      response.write(`${JSON.stringify({ result: { type: 'ADDED', application: shown.object } })}\n`);
    else response.flushHeaders();
  }
}

/** A node of a resource tree. */
export function node(kind: string, name: string, more: object = {}): object {
  const [group, version] = groups[kind] ?? ['', 'v1'];
  return { group, version, kind, namespace: 'prod', name, uid: `uid-${kind}-${name}`, resourceVersion: '1', ...more };
}

const groups: Readonly<Record<string, readonly [string, string]>> = {
  Rollout: ['argoproj.io', 'v1alpha1'],
  AnalysisRun: ['argoproj.io', 'v1alpha1'],
  Application: ['argoproj.io', 'v1alpha1'],
  Deployment: ['apps', 'v1'],
};

/** A live manifest. */
export function manifest(name: string, more: object = {}): object {
  return { metadata: { name, namespace: 'prod', uid: `live-${name}`, resourceVersion: '7' }, ...more };
}

/** An Application as the API answers it: without `apiVersion` and `kind`. */
export function application(
  name: string,
  { version = '1', project = 'shop', resources = [] as readonly object[] } = {},
): object {
  return {
    metadata: { name, namespace: 'argocd', resourceVersion: version },
    spec: { project },
    status: { sync: { status: 'Synced', revision: 'a'.repeat(40) }, resources },
  };
}
