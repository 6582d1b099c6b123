import { setTimeout as wait } from 'node:timers/promises';

/** Time for the embedded cluster: that of the machine, or of a test. */
export interface Time {
  now(): Date;
  /** Rejects once the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The time of the machine. */
export const machineTime: Time = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal === undefined ? {} : { signal }),
};

/**
 * A time that passes so many times as fast as that of the machine, for the cluster and for whoever watches it: what was
 * recorded keeps its durations, and nobody has to wait for them.
 */
export function fastTime(factor: number): Time {
  const began = Date.now();
  return {
    now: () => new Date(began + (Date.now() - began) * factor),
    sleep: (milliseconds, signal) => machineTime.sleep(milliseconds / factor, signal),
  };
}
