import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { ReceivedPoint, ReceivedSpan } from './received.ts';
import { readPoints, readSpans } from './received.ts';

/** How a receiver answers: as it should, never, without end, with what it has refused, or with this status. */
export type Manner = 'takes' | 'hangs' | 'talks on' | 'refuses some' | 400 | 401 | 503 | 307;

/** An empty message of protobuf: nothing was refused. */
const taken = Buffer.alloc(0);

/** The answer that so many spans or data points were refused, as `partial_success` has it. */
function partialSuccess(refused: number, why: string): Buffer {
  const message = Buffer.from(why);
  const inner = Buffer.concat([Buffer.from([0x08, refused, 0x12, message.length]), message]);
  return Buffer.concat([Buffer.from([0x0a, inner.length]), inner]);
}

/** A receiver of OTLP/HTTP that takes nothing for granted: https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export class Receiver implements AsyncDisposable {
  readonly spans: ReceivedSpan[] = [];
  readonly points: ReceivedPoint[] = [];
  /** What was wrong with what came. */
  readonly complaints: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  requests = 0;
  readonly #manner: Manner;
  readonly #server = createServer((request, response) => this.#take(request, response));

  private constructor(manner: Manner) {
    this.#manner = manner;
  }

  static async start(manner: Manner = 'takes'): Promise<Receiver> {
    const receiver = new Receiver(manner);
    await new Promise<void>((done) => receiver.#server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  get url(): string {
    const address: AddressInfo | string | null = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    this.requests += 1;
    this.headers.push(request.headers);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (this.#manner === 'hangs') return;
      if (this.#manner === 'takes') this.#read(request, Buffer.concat(chunks));
      const status = typeof this.#manner === 'number' ? this.#manner : 200;
      response.writeHead(status, {
        'content-type': 'application/x-protobuf',
        ...(status === 307 ? { location: 'http://127.0.0.1:9/elsewhere' } : {}),
      });
      if (this.#manner === 'talks on') response.end(Buffer.alloc(8 * 1024 * 1024));
      else response.end(this.#manner === 'refuses some' ? partialSuccess(3, 'hunter2') : taken);
    });
  }

  #read({ method, url, headers }: IncomingMessage, bytes: Buffer): void {
    try {
      if (method !== 'POST') throw new Error(`${method} is no POST`);
      if (headers['content-type'] !== 'application/x-protobuf') throw new Error(`it is ${headers['content-type']}`);
      const body = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
      if (url === '/v1/traces') this.spans.push(...readSpans(body));
      else if (url === '/v1/metrics') this.points.push(...readPoints(body));
      else throw new Error(`nothing is at ${url}`);
    } catch (error) {
      this.complaints.push(error instanceof Error ? error.message : String(error));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
