import type { Clock } from '../ports/clock.ts';

/** Waits for a time, or until it is woken. */
export class Waker {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #hasRung = false;
  #wake = () => {};

  constructor(clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
  }

  /** Ends the wait under way, or the next one. */
  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  /** Waits for `least` milliseconds in any case, then for a ring until `most` are over. */
  async wait(least: number, most: number): Promise<void> {
    await this.#clock.sleep(least, this.#signal).catch(() => {});
    if (!this.#hasRung && most > least) {
      const rung = new AbortController();
      this.#wake = () => rung.abort();
      await this.#clock.sleep(most - least, AbortSignal.any([this.#signal, rung.signal])).catch(() => {});
      this.#wake = () => {};
    }
    this.#hasRung = false;
  }
}
