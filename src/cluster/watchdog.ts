import type { Clock } from '../ports/clock.ts';

/**
 * Gives up on something that has gone silent: a connection can be dead without anybody being told. Time is the clock's.
 * Its signal is aborted by silence, or together with the signal above it; the reason says which.
 */
export class Watchdog implements Disposable {
  readonly #clock: Clock;
  readonly #above: AbortSignal;
  readonly #control = new AbortController();
  #asleep = new AbortController();
  #limit = Number.POSITIVE_INFINITY;
  #heard = 0;

  constructor(clock: Clock, above: AbortSignal) {
    this.#clock = clock;
    this.#above = above;
    above.addEventListener('abort', this.#end, { once: true });
    if (above.aborted) this.#end();
  }

  get signal(): AbortSignal {
    return this.#control.signal;
  }

  /** From now on at most so many milliseconds may pass without a sound; `silence` says what that means. */
  allow(limit: number, silence: string): void {
    this.#asleep.abort();
    this.#asleep = new AbortController();
    this.#limit = limit;
    this.heard();
    void this.#keep(silence, this.#asleep.signal);
  }

  /** Something was heard: the time begins anew. */
  heard(): void {
    this.#heard = this.#clock.now().getTime();
  }

  /** Waits for work that cannot be stopped, for as long as the watchdog allows. */
  async guard<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#control;
    // whoever stops waiting is not told how it ended
    work.catch(() => {});
    signal.throwIfAborted();
    let stop = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  [Symbol.dispose](): void {
    this.#above.removeEventListener('abort', this.#end);
    this.#asleep.abort();
  }

  readonly #end = () => this.#control.abort(this.#above.reason);

  async #keep(silence: string, asleep: AbortSignal): Promise<void> {
    while (!asleep.aborted) {
      const left = this.#heard + this.#limit - this.#clock.now().getTime();
      if (left <= 0) return this.#control.abort(new Error(`${silence} for ${this.#limit / 1000} s`));
      await this.#clock.sleep(left, asleep).catch(() => {});
    }
  }
}
