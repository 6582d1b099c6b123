import type { Clock } from '../src/ports/clock.ts';

/** A clock that only its test moves; it never waits, and remembers how long it was asked to. */
export class TestClock implements Clock {
  time = new Date('2026-03-01T12:00:00Z');
  readonly slept: number[] = [];

  now(): Date {
    return this.time;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(milliseconds);
  }

  /** Lets seconds pass, for us and for the servers that ask this clock. */
  pass(seconds: number): void {
    this.time = new Date(this.time.getTime() + seconds * 1000);
  }
}

/** For calls that are not to be cancelled. */
export const never = new AbortController().signal;
