import type { Clock } from '../ports/clock.ts';
import type { ClusterState, Listing } from '../ports/cluster.ts';
import { Waker } from './waker.ts';

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
/** Milliseconds that the reader may take at once, and rests at most between two states. */
const most = 250;

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
  const waker = new Waker(clock, signal);
  const rest = new Rest(clock);
  const looking = begin(signal, () => waker.ring());
  try {
    while (!signal.aborted) {
      const listings = looking.listings();
      const told = clock.now();
      if (listings.every(isKnown)) yield { at: told, listings };
      // all changes that have come together, or while the reader was busy or rested, are one
      await waker.wait(rest.after(clock.now().getTime() - told.getTime()), quiet);
    }
  } finally {
    await looking.ended;
    end();
  }
}

function isKnown(listing: Listing | undefined): listing is Listing {
  return listing !== undefined;
}

/**
 * How long a reader rests, so that a cluster that never rests costs half a processor. Half of the time that passes is its
 * own, and some of it is saved up: whoever has little to read need not rest at all, as somebody waits for a verdict.
 */
class Rest {
  readonly #clock: Clock;
  /** Milliseconds. */
  #saved = most;
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now().getTime();
  }

  /** Milliseconds to rest after reading took so many. */
  after(busy: number): number {
    const now = this.#clock.now().getTime();
    const earned = (now - this.#since) / 2;
    this.#since = now;
    const saved = Math.min(this.#saved + earned, most) - busy;
    this.#saved = Math.max(saved, -most / 2);
    return this.#saved < 0 ? -this.#saved * 2 : 0;
  }
}
