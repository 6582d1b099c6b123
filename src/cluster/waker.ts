import { setImmediate as nextRound } from 'node:timers/promises';
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

  /** Waits in any case for `least` milliseconds, then for a ring, for `more` at most. All rings that come together are one. */
  async wait(least: number, more: number): Promise<void> {
    if (least > 0) await this.#clock.sleep(least, this.#signal).catch(() => {});
    if (!this.#hasRung && !this.#signal.aborted) await this.#sleep(more);
    await nextRound();
    this.#hasRung = false;
  }

  async #sleep(milliseconds: number): Promise<void> {
    const rung = new AbortController();
    const wake = () => rung.abort();
    this.#wake = wake;
    this.#signal.addEventListener('abort', wake, { once: true });
    await this.#clock.sleep(milliseconds, rung.signal).catch(() => {});
    this.#signal.removeEventListener('abort', wake);
    this.#wake = () => {};
  }
}
