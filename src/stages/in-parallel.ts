/** What came of work on several items: every result in the order of the items, or the first failure. */
export type AllDone<R, F> = { readonly results: readonly R[] } | { readonly failure: F };

/** What one piece of work came to. */
export type Done<R, F> = { readonly result: R } | { readonly failure: F };

/** How much is done at the same time, and until when. */
export interface Bounds {
  /** At least 1. */
  readonly atATime: number;
  readonly signal: AbortSignal;
}

/**
 * Works on several items, so many at a time. The first failure cancels the others, and is what is answered; what is thrown
 * cancels them too. Rejects with the signal's reason once it is aborted.
 */
export async function inParallel<T, R, F>(
  items: readonly T[],
  { atATime, signal }: Bounds,
  work: (item: T, signal: AbortSignal) => Promise<Done<R, F>>,
): Promise<AllDone<R, F>> {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const left = [...items.entries()];
  const results: { readonly index: number; readonly result: R }[] = [];
  const failures: F[] = [];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined && !over.signal.aborted; next = left.shift()) {
      const [index, item] = next;
      const done = await work(item, until);
      if ('result' in done) results.push({ index, result: done.result });
      else failures.push(done.failure);
      if ('failure' in done) over.abort(new Error('another has failed'));
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: atATime }, () => cancelling(over, worker)));
  signal.throwIfAborted();
  const [failure] = failures;
  if (failure !== undefined) return { failure };
  const thrown = settled.find((one) => one.status === 'rejected');
  if (thrown !== undefined) throw thrown.reason;
  return { results: results.sort((one, other) => one.index - other.index).map(({ result }) => result) };
}

/** What one worker throws ends the others. */
async function cancelling(over: AbortController, worker: () => Promise<void>): Promise<void> {
  try {
    await worker();
  } catch (error) {
    over.abort(error);
    throw error;
  }
}
