import type { IncomingHttpHeaders } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';

/** What a receiver got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

/** A receiver on this machine. */
export interface Receiving extends AsyncDisposable {
  readonly url: URL;
  readonly received: Received[];
}

/** A receiver that answers each message with the next of these answers, and with the last one from then on. */
export async function startReceiver(
  ...answers: readonly { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[]
): Promise<Receiving> {
  const received: Received[] = [];
  const server = createHttpServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const answer = answers[received.length] ?? answers.at(-1) ?? { status: 200 };
    received.push({ path: request.url ?? '', headers: request.headers, body, at: performance.now() });
    response.writeHead(answer.status, answer.headers).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: urlOf(server.address()),
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A server that does with each connection whatever it likes. */
export async function startHostile(misbehave: (socket: Socket) => void): Promise<Receiving> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => misbehave(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: urlOf(server.address()),
    received: [],
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>): URL {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return new URL(`http://127.0.0.1:${port}/services/T000/B000/secret-path`);
}

/** Writes until the other side has enough, as fast as it reads. */
export function pour(socket: Socket, chunk: string): void {
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', more);
  more();
}
