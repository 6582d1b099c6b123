import { setImmediate as nextRound } from 'node:timers/promises';
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
/** Milliseconds that the reader may take at once, and rests at most between two states. */
const most = 250;

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

/** Wakes the reader at a change, or after a while without any. */
class Bell {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #rest: Rest;
  #hasRung = false;
  #wake = () => {};

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    this.#rest = new Rest(clock);
    signal.addEventListener('abort', () => this.ring(), { once: true });
  }

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  /** All changes that have come together, or while the reader was busy or rested, are one. */
  async wait(busy: number): Promise<void> {
    const pause = this.#rest.after(busy);
    if (pause > 0) await this.#clock.sleep(pause, this.#signal).catch(() => {});
    if (!this.#hasRung) await this.#quiet();
    await nextRound();
    this.#hasRung = false;
  }

  async #quiet(): Promise<void> {
    const rung = new AbortController();
    this.#wake = () => rung.abort();
    await this.#clock.sleep(quiet, rung.signal).catch(() => {});
    this.#wake = () => {};
  }
}
