import type { Clock } from '../ports/clock.ts';

/** How long, in milliseconds, and until when work is waited for. */
export interface Patience {
  readonly within: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What work comes to; undefined where it takes too long, and then it is cancelled. Rejects as the work does, and once the signal is aborted. */
export async function inTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { within, clock, signal }: Patience,
): Promise<T | undefined> {
  const late = new AbortController();
  const done = new AbortController();
  clock.sleep(within, done.signal).then(
    () => late.abort(new Error('it takes too long')),
    () => {},
  );
  try {
    return await work(AbortSignal.any([signal, late.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (late.signal.aborted) return undefined;
    throw error;
  } finally {
    done.abort();
  }
}
