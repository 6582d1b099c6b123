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

/** Milliseconds after which a state is told without any change. */
const quiet = 900;
/** Milliseconds between two states, at least and at most; in between it is as long as the reader took for the last one. */
const rest = { least: 1, most: 250 };

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
      const told = clock.now();
      if (listings.length === watches.length) yield { at: told, listings };
      await bell.wait(clock.now().getTime() - told.getTime());
    }
  } finally {
    await Promise.all(running);
    server.rest();
  }
}

function isKnown(listing: Listing | undefined): listing is Listing {
  return listing !== undefined;
}

/** Wakes the reader at a change, or after a while without any. */
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

  /**
   * A change after a while without any wakes at once: somebody waits for a verdict. Of changes that go on, all that come
   * within the reader's rest are one, so that a cluster that never rests costs no more than half a processor.
   */
  async wait(busy: number): Promise<void> {
    const pause = Math.min(Math.max(busy, rest.least), rest.most);
    await this.#clock.sleep(pause, this.#signal).catch(() => {});
    if (!this.#hasRung) await this.#quiet();
    this.#hasRung = false;
  }

  async #quiet(): Promise<void> {
    const rung = new AbortController();
    this.#wake = () => rung.abort();
    await this.#clock.sleep(quiet, rung.signal).catch(() => {});
    this.#wake = () => {};
  }
}
