import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/ports/clock.ts';

interface Sleeper {
  readonly milliseconds: number;
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that a test moves: sleeps up to `patience` pass at once, longer ones when the test lets time go by. */
export class FakeClock implements Clock {
  readonly #patience: number;
  #now = new Date('2026-03-01T10:00:00Z').getTime();
  #sleepers: Sleeper[] = [];
  #onSleep: (() => void)[] = [];

  constructor(patience = 1000) {
    this.#patience = patience;
  }

  now(): Date {
    return new Date(this.#now);
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (milliseconds <= this.#patience) {
      await setImmediate(undefined, signal === undefined ? {} : { signal });
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const sleeper = { milliseconds, until: this.#now + milliseconds, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        reject(signal.reason);
      });
      for (const look of this.#onSleep) look();
    });
  }

  /** Resolves once somebody sleeps for exactly so long. */
  async asleep(milliseconds: number): Promise<void> {
    const isAsleep = () => this.#sleepers.some((one) => one.milliseconds === milliseconds);
    if (isAsleep()) return;
    await new Promise<void>((resolve) => this.#onSleep.push(() => isAsleep() && resolve()));
  }

  /** How many sleep longer than the clock's patience. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    const awake = this.#sleepers.filter(({ until }) => until <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.#now);
    for (const { wake } of awake) wake();
  }
}
