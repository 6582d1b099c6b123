import type { Clock } from '../ports/clock.ts';
import type { ClusterState, Listing } from '../ports/cluster.ts';

/** What is looked at for the states of a cluster, while it goes on. */
export interface Looking {
  /** What is known now of each type, in the order in which they were asked for; undefined before the first answer. */
  readonly listings: () => readonly (Listing | undefined)[];
  /** Resolves once the signal is aborted and everything has ended. */
  readonly ended: Promise<unknown>;
}

/** What states are made from. */
export interface StatesOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Begins to look, until the signal is aborted; `onChange` is to be called whenever a listing has changed. */
  readonly begin: (signal: AbortSignal, onChange: () => void) => Looking;
  /** Called when everything has ended. */
  readonly rest: () => void;
}

/** Milliseconds after which a state is told without any change. */
const quiet = 900;
/** Milliseconds between two states, at least and at most; in between it is as long as the reader took for the last one. */
const rest = { least: 1, most: 250 };

/**
 * The states of a cluster from its first to the end of the signal. A consumer that stops reading ends every stream at
 * once, even while it waits for the next state.
 */
export function watchStates(options: StatesOptions): AsyncIterable<ClusterState> {
  return {
    [Symbol.asyncIterator]() {
      const stopped = new AbortController();
      const signal = AbortSignal.any([options.signal, stopped.signal]);
      const states = generate({ ...options, signal });
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

async function* generate({ clock, signal, begin, rest: end }: StatesOptions): AsyncGenerator<ClusterState, void> {
  const bell = new Bell(clock, signal);
  const looking = begin(signal, () => bell.ring());
  try {
    while (!signal.aborted) {
      const listings = looking.listings();
      const told = clock.now();
      if (listings.every(isKnown)) yield { at: told, listings };
      await bell.wait(clock.now().getTime() - told.getTime());
    }
  } finally {
    await looking.ended;
    end();
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
