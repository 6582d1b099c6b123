import { systemClock } from '../../src/files/clock.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** Milliseconds of the machine's time after which a sleeper looks how fast the time goes. */
const slice = 20;

/** A clock whose speed may change while somebody sleeps by it. */
export class AdjustableClock implements Clock {
  #speed = 1;
  #now = systemClock.now().getTime();
  #since = this.#now;

  /** How many of its milliseconds pass in one of the machine's. */
  set speed(speed: number) {
    this.#now = this.now().getTime();
    this.#since = systemClock.now().getTime();
    this.#speed = speed;
  }

  now(): Date {
    return new Date(this.#now + (systemClock.now().getTime() - this.#since) * this.#speed);
  }

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    for (const end = this.now().getTime() + milliseconds; this.now().getTime() < end; )
      await systemClock.sleep(Math.min(slice, milliseconds), signal);
  }
}
