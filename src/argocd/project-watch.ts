import { reasonOf } from '../cluster/exchange.ts';
import { isObject } from '../cluster/object-store.ts';
import type { Listing, ResourceType } from '../ports/cluster.ts';
import type { ArgoServer } from './server.ts';

const every = 30_000;

/** One AppProject, read every half minute: whoever asks for it seldom reads on. */
export class ProjectWatch {
  readonly #server: ArgoServer;
  readonly #name: string;
  readonly #onChange: () => void;
  #listing: Listing | undefined;

  constructor(server: ArgoServer, { only = '' }: ResourceType, onChange: () => void) {
    this.#server = server;
    this.#name = only;
    this.#onChange = onChange;
  }

  get listing(): Listing | undefined {
    return this.#listing;
  }

  /** Runs until the signal is aborted; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#listing = await this.#read(signal);
      this.#onChange();
      await this.#server.clock.sleep(every, signal).catch(() => {});
    }
  }

  async #read(signal: AbortSignal): Promise<Listing> {
    try {
      const answer = await this.#server.ask({ path: `/api/v1/projects/${encodeURIComponent(this.#name)}`, signal });
      if (answer.answer === 'body') return { state: 'listed', objects: isObject(answer.body) ? [answer.body] : [] };
      if (answer.answer === 'missing') return { state: 'listed', objects: [] };
      const policy = `add to the policy of Argo CD: p, ROLE, projects, get, ${this.#name}, allow`;
      return {
        state: 'forbidden',
        message: `may not read the AppProject ${this.#name}: ${answer.message}; ${policy}`,
        saysHow: true,
      };
    } catch (error) {
      return { state: 'unreachable', since: this.#server.clock.now(), message: reasonOf(error), objects: [] };
    }
  }
}
