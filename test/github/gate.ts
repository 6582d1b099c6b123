import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

/** A proxy in front of a server, which decides when requests arrive there. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  /** The most requests that were on their way at one time. */
  readonly mostAtOnce: number;
  /** Holds the next `count` requests of this kind back until all of them have come. */
  gather(method: string, path: RegExp, count: number): void;
}

interface Gathering {
  readonly method: string;
  readonly path: RegExp;
  missing: number;
  readonly all: PromiseWithResolvers<void>;
}

export async function startGate(target: string): Promise<Gate> {
  const gatherings: Gathering[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    const body = await bodyOf(request);
    await gathered(gatherings, request);
    await forward(target, request, body, response);
    atOnce -= 1;
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    get mostAtOnce() {
      return mostAtOnce;
    },
    gather: (method, path, count) =>
      void gatherings.push({ method, path, missing: count, all: Promise.withResolvers<void>() }),
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function gathered(gatherings: readonly Gathering[], { method, url = '' }: IncomingMessage): Promise<void> {
  const found = gatherings.find((one) => one.missing > 0 && one.method === method && one.path.test(url));
  if (found === undefined) return;
  found.missing -= 1;
  if (found.missing === 0) found.all.resolve();
  await found.all.promise;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const own = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding']);

async function forward(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const headers = Object.entries(request.headers).filter(([name]) => !own.has(name));
  const answer = await fetch(`${target}${request.url}`, {
    method: request.method ?? 'GET',
    headers: headers.map(([name, value]) => [name, String(value)] satisfies [string, string]),
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name))));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
