import { fetchObjects } from './fetch.ts';
import type { Network } from './transport.ts';
import { batchEntries } from './tree.ts';

/**
 * Trees and files of a repository by their ids, each read once. What is not here is fetched by its id: all that is asked for
 * in one request.
 */
export class Objects {
  readonly #network: Network;
  readonly #read = new Map<string, Buffer>();
  /** Whether something may be here that was not asked for by its id: then it is looked here first. */
  #looksHere = true;

  constructor(network: Network) {
    this.#network = network;
  }

  /** The bytes of objects by id. Throws where the server does not have one of them. */
  async read(ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Buffer>> {
    const unread = () => [...new Set(ids)].filter((id) => !this.#read.has(id));
    const wanted = unread();
    if (wanted.length > 0 && this.#looksHere) await this.#readHere(wanted, signal);
    const missing = unread();
    if (missing.length > 0) {
      this.#looksHere = false;
      await fetchObjects(this.#network, missing, signal);
      await this.#readHere(missing, signal);
    }
    return new Map(ids.flatMap((id) => (this.#read.has(id) ? [[id, this.#bytes(id)] as const] : [])));
  }

  /** Commits were fetched: what is new in them may have come along, and all of it from a server that knows no filters. */
  expectMore(): void {
    this.#looksHere = true;
  }

  /** The tree of a commit that is here. */
  async rootOf(commit: string, signal: AbortSignal): Promise<{ readonly id: string; readonly bytes: Buffer }> {
    const words = ['log', '-1', '--no-show-signature', '--format=%T', commit];
    const id = (await this.#network.git.local({ arguments: words, signal })).toString().trim();
    await this.read([id], signal);
    return { id, bytes: this.#bytes(id) };
  }

  /** Remembers what was written here. */
  keep(written: ReadonlyMap<string, Buffer>): void {
    for (const [id, bytes] of written) this.#read.set(id, bytes);
  }

  #bytes(id: string): Buffer {
    return this.#read.get(id) ?? Buffer.alloc(0);
  }

  async #readHere(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const input = `${ids.join('\n')}\n`;
    const output = await this.#network.git.local({ arguments: ['cat-file', '--batch'], input, signal });
    for (const [id, bytes] of batchEntries(output)) this.#read.set(id, bytes);
  }
}
