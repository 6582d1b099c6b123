import { createServer, request } from 'node:http';
import { world } from './world.ts';

/** The real registry behind a door that wants a password, as a real one of a company does. */
export class GuardedRegistry implements AsyncDisposable {
  host = '';
  /** Requests that came without the right password. */
  refused = 0;
  readonly #expected: string;
  readonly #server = createServer((asked, answer) => {
    if (asked.headers.authorization !== this.#expected) {
      this.refused += 1;
      answer.writeHead(401, { 'www-authenticate': 'Basic realm="guarded"' }).end();
      asked.resume();
      return;
    }
    const [host = '', port = ''] = world.registry.split(':');
    const { authorization: _, ...headers } = asked.headers;
    const behind = request({ host, port, method: asked.method, path: asked.url, headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(answer);
    });
    behind.on('error', () => answer.destroy());
    asked.pipe(behind);
  });

  private constructor(user: string, password: string) {
    this.#expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }

  static async open(user: string, password: string): Promise<GuardedRegistry> {
    const registry = new GuardedRegistry(user, password);
    await new Promise<void>((resolve) => registry.#server.listen(0, '127.0.0.1', resolve));
    const address = registry.#server.address();
    registry.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    return registry;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
