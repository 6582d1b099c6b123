import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from './api.ts';

/** Stands before an API server and counts what it is asked. */
export class CountingProxy implements AsyncDisposable {
  /** A kubeconfig that leads through it. */
  readonly kubeconfig: string;
  readonly #folder: string;
  readonly #server: Server;
  readonly #counts: Map<string, number>;
  #open = 0;
  #most = 0;
  #bytes = 0;

  private constructor(server: Server, counts: Map<string, number>) {
    this.#server = server;
    this.#counts = counts;
    this.#folder = mkdtempSync(join(tmpdir(), 'bench-proxy-'));
    this.kubeconfig = join(this.#folder, 'kubeconfig');
  }

  static async open(api: Api): Promise<CountingProxy> {
    const server = createServer();
    const proxy = new CountingProxy(server, new Map());
    server.on('request', (request, response) => proxy.#pass(api, request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'proxy',
      contexts: [{ name: 'proxy', context: { cluster: 'proxy', user: 'proxy' } }],
      clusters: [{ name: 'proxy', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'proxy', user: {} }],
    };
    writeFileSync(proxy.kubeconfig, JSON.stringify(config));
    return proxy;
  }

  /** What it was asked, by kind. */
  get summary(): string {
    const kinds = [...this.#counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
    return `${kinds}; at most ${this.#most} streams at once; ${(this.#bytes / 1000).toFixed(0)} KB sent`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #pass(api: Api, request: IncomingMessage, response: ServerResponse): void {
    const kind = kindOf(request);
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (kind === 'watch') this.#most = Math.max(this.#most, ++this.#open);
    void api
      .send(request.method ?? 'GET', request.url ?? '/')
      .then((answer) => {
        response.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? '' });
        answer.on('data', (chunk: Buffer) => {
          this.#bytes += chunk.length;
        });
        answer.on('error', () => response.destroy());
        answer.pipe(response);
        response.on('close', () => {
          if (kind === 'watch') this.#open -= 1;
          answer.destroy();
        });
      })
      .catch(() => response.destroy());
  }
}

function kindOf({ method, url = '' }: IncomingMessage): string {
  if (method !== 'GET') return method ?? '?';
  return /[?&]watch=(?:true|1)/.test(url) ? 'watch' : 'list';
}
