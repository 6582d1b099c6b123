import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

/** A proxy that lets requests and replies take as long as chance has it, so that those of several runs meet in any order. */
export interface Shaken extends AsyncDisposable {
  readonly url: string;
}

/** Numbers from 0 to below 1, the same for the same seed. https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function chance(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const own = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding']);

/** Each request waits before it is done, and its reply after it, up to so many milliseconds each; a few wait twenty times as long. */
export async function startShaken(target: string, random: () => number, most: number): Promise<Shaken> {
  const wait = () => new Promise((resolve) => setTimeout(resolve, random() ** 2 * most * (random() < 0.05 ? 20 : 1)));
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    await wait();
    const headers = Object.entries(request.headers).filter(([name]) => !own.has(name));
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers.map(([name, value]) => [name, String(value)] satisfies [string, string]),
      ...(chunks.length === 0 ? {} : { body: new Uint8Array(Buffer.concat(chunks)) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    await wait();
    response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name))));
    response.end(body);
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
