import { reasonOf } from '../cluster/exchange.ts';
import { isObject } from '../cluster/object-store.ts';
import type { Listing, ResourceType } from '../ports/cluster.ts';
import type { ArgoServer } from './server.ts';

const every = 30_000;

/** How an object is asked for, and which policy allows it. */
interface Named {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly what: string;
  readonly policy: string;
}

function namedBy({ resource, namespace, only = '' }: ResourceType): Named {
  const name = encodeURIComponent(only);
  return resource === 'appprojects'
    ? {
        path: `/api/v1/projects/${name}`,
        query: {},
        what: `AppProject ${only}`,
        policy: `p, ROLE, projects, get, ${only}, allow`,
      }
    : {
        path: `/api/v1/applicationsets/${name}`,
        query: { appsetNamespace: namespace },
        what: `ApplicationSet ${only}`,
        policy: `p, ROLE, applicationsets, get, PROJECT/${only}, allow`,
      };
}

/** One AppProject or ApplicationSet, read every half minute: whoever asks for it seldom reads on. */
export class NamedWatch {
  readonly #server: ArgoServer;
  readonly #named: Named;
  readonly #onChange: () => void;
  #listing: Listing | undefined;

  constructor(server: ArgoServer, type: ResourceType, onChange: () => void) {
    this.#server = server;
    this.#named = namedBy(type);
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
    const { path, query, what, policy } = this.#named;
    try {
      const answer = await this.#server.ask({ path, query, signal });
      if (answer.answer === 'body') return { state: 'listed', objects: isObject(answer.body) ? [answer.body] : [] };
      if (answer.answer === 'missing') return { state: 'listed', objects: [] };
      return {
        state: 'forbidden',
        message: `may not read the ${what}: ${answer.message}; add to the policy of Argo CD: ${policy}`,
        saysHow: true,
      };
    } catch (error) {
      return { state: 'unreachable', since: this.#server.clock.now(), message: reasonOf(error), objects: [] };
    }
  }
}
