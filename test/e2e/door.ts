import type { Server } from 'node:http';
import { createServer, request } from 'node:http';
import { portOf } from '../free-port.ts';

/** A door before a server: who shuts it does what a restart does, and it opens again at the same address. */
export class Door implements AsyncDisposable {
  readonly #to: string;
  #server: Server | undefined;
  #port = 0;

  constructor(to: string) {
    this.#to = to;
  }

  async open(): Promise<void> {
    const door = createServer((asked, answer) => {
      const { method, url = '', headers } = asked;
      const passed = request(new URL(url, this.#to), { method, headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      answer.on('close', () => passed.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((resolve) => door.listen(this.#port, '127.0.0.1', resolve));
    this.#port = portOf(door.address());
    this.#server = door;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async shut(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve) ?? resolve(undefined));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.shut();
  }
}
