import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { world } from './world.ts';

/** What happens to a request in place of an answer: a status with a body, or a connection that is cut. */
export type Fault =
  | 'reset'
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> };

/** The registry of the world behind a door that can be shut: nothing else of it is another. */
export interface FaultyRegistry extends AsyncDisposable {
  readonly host: string;
  /** Requests that write, in their order, such as `PUT /v2/x/manifests/y`. */
  readonly writes: string[];
  /** What happens to the requests that write, from now on; undefined for nothing. */
  fault: ((write: number) => Fault | undefined) | undefined;
}

export async function startFaultyRegistry(): Promise<FaultyRegistry> {
  const writes: string[] = [];
  const server = createServer((incoming, answer) => {
    const { method = 'GET', url = '' } = incoming;
    const isWrite = method !== 'GET' && method !== 'HEAD';
    const fault = isWrite ? registry.fault?.(writes.push(`${method} ${url}`)) : undefined;
    if (fault === undefined) pass(incoming, answer);
    else if (fault === 'reset') incoming.socket.resetAndDestroy();
    else answer.writeHead(fault.status, { connection: 'close', ...fault.headers }).end(fault.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const registry: FaultyRegistry = {
    host: `127.0.0.1:${port}`,
    writes,
    fault: undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return registry;
}

/** The host is kept: the registry tells where to go on by it. */
function pass(incoming: IncomingMessage, answer: ServerResponse): void {
  const [host = '', port] = world.registry.split(':');
  const { method, url, headers } = incoming;
  const outgoing = forward(
    { host, port, ...(method === undefined ? {} : { method }), path: url, headers },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    },
  );
  outgoing.on('error', () => answer.writeHead(502).end());
  incoming.pipe(outgoing);
}
