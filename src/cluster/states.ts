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
  const waker = new Waker(clock, signal);
  const looking = begin(signal, () => waker.ring());
  try {
    while (!signal.aborted) {
      const listings = looking.listings();
      const told = clock.now();
      if (listings.every(isKnown)) yield { at: told, listings };
      // a change after a while without any wakes at once: somebody waits for a verdict. Of changes that go on, all that come within
      // the reader's rest are one, so that a cluster that never rests costs no more than half a processor
      const pause = Math.min(Math.max(clock.now().getTime() - told.getTime(), rest.least), rest.most);
      await waker.wait(pause, quiet);
    }
  } finally {
    await looking.ended;
    end();
  }
}

function isKnown(listing: Listing | undefined): listing is Listing {
  return listing !== undefined;
}
