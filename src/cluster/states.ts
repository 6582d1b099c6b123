import type { Clock } from '../ports/clock.ts';
import type { ClusterState, Listing, ResourceType } from '../ports/cluster.ts';
import { ResourceWatch } from './resource-watch.ts';
import type { ApiServer } from './server.ts';

/** What the states of a cluster are made from. */
export interface StatesOptions {
  readonly server: ApiServer;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Milliseconds in which changes count as one, and after which a state is told without any. */
const together = 100;
const quiet = 900;

/**
 * The states of a cluster from its first to the end of the signal. A consumer that stops reading ends every stream at
 * once, even while it waits for the next state.
 */
export function watchStates(types: readonly ResourceType[], options: StatesOptions): AsyncIterable<ClusterState> {
  return {
    [Symbol.asyncIterator]() {
      const stopped = new AbortController();
      const signal = AbortSignal.any([options.signal, stopped.signal]);
      const states = generate(types, { ...options, signal });
      return {
        next: () => states.next(),
        return: () => {
          stopped.abort();
          return states.return(undefined);
        },
      };
    },
  };
}

async function* generate(types: readonly ResourceType[], options: StatesOptions): AsyncGenerator<ClusterState, void> {
  const { clock, signal, server } = options;
  const bell = new Bell(clock, signal);
  const watches = types.map((type) => new ResourceWatch({ ...options, type, onChange: () => bell.ring() }));
  const running = watches.map((watch) => watch.run());
  try {
    while (!signal.aborted) {
      const listings = watches.map(({ listing }) => listing).filter(isKnown);
      if (listings.length === watches.length) yield { at: clock.now(), listings };
      await bell.wait();
    }
  } finally {
    await Promise.all(running);
    server.rest();
  }
}

function isKnown(listing: Listing | undefined): listing is Listing {
  return listing !== undefined;
}

/** Wakes the reader a moment after a change, or after a while without any. */
class Bell {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #hasRung = false;
  #wake = () => {};

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  async wait(): Promise<void> {
    if (!this.#hasRung) await this.#quiet();
    // what else changes in this moment is part of the same state
    if (this.#hasRung) await this.#clock.sleep(together, this.#signal).catch(() => {});
    this.#hasRung = false;
  }

  async #quiet(): Promise<void> {
    const rung = new AbortController();
    this.#wake = () => rung.abort();
    await this.#clock.sleep(quiet, rung.signal).catch(() => {});
    this.#wake = () => {};
  }
}
