import { systemClock } from '../../src/files/clock.ts';
import type { Clock } from '../../src/ports/clock.ts';

/**
 * A clock that goes so many times as fast as that of the machine, for the cluster and for whoever watches it: what was
 * recorded keeps its durations, and nobody has to wait for them.
 */
export function fastClock(factor: number): Clock {
  const began = systemClock.now().getTime();
  return {
    now: () => new Date(began + (systemClock.now().getTime() - began) * factor),
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / factor, signal),
  };
}
