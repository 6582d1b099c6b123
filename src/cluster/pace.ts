import type { Clock } from '../ports/clock.ts';

/** How long to wait before asking again, in milliseconds; a little random, so that many runs do not ask at once. */
export interface Pace {
  /** After so many failures in a row. */
  afterFailures(count: number): number;
  /** Somebody may be applying a Role while we wait. */
  afterForbidden(): number;
  /** A CRD may be about to arrive. */
  afterUnknownType(): number;
  /** Nothing, unless what began then was over at once: a server that ends every stream must not be asked in a tight loop. */
  notSooner(began: Date): number;
}

const second = 1000;

export function createPace(clock: Clock, random: () => number): Pace {
  const about = (milliseconds: number) => milliseconds * (0.75 + random() / 2);
  return {
    afterFailures: (count) => about(Math.min(5 * second, 250 * 2 ** (count - 1))),
    afterForbidden: () => about(30 * second),
    afterUnknownType: () => about(10 * second),
    notSooner: (began) => Math.max(0, about(second) - (clock.now().getTime() - began.getTime())),
  };
}
