/**
 * How long a condition has held, over looks that each see only one moment. A condition that is not asked about in one
 * look is forgotten, so that it starts anew when it comes back.
 */
export class Timers {
  readonly #before: ReadonlyMap<string, number>;
  readonly #now: number;
  readonly #held = new Map<string, number>();

  constructor(before: ReadonlyMap<string, number>, now: Date) {
    this.#before = before;
    this.#now = now.getTime();
  }

  /** Seconds for which this condition has held without a break; 0 when it is seen for the first time. */
  secondsOf(condition: string): number {
    const since = this.#before.get(condition) ?? this.#now;
    this.#held.set(condition, since);
    return (this.#now - since) / 1000;
  }

  /** When this condition was first seen. */
  sinceOf(condition: string): Date {
    return new Date(this.#now - this.secondsOf(condition) * 1000);
  }

  /** What the next look needs to know. */
  get held(): ReadonlyMap<string, number> {
    return this.#held;
  }
}
