/** What came of work on several items: every result in the order of the items, or the first failure. */
export type AllDone<R, F> = { readonly results: readonly R[] } | { readonly failure: F };

/** What one piece of work came to. */
export type Done<R, F> = { readonly result: R } | { readonly failure: F };

/**
 * Works on several items, so many at a time. The first failure cancels the others, and is what is answered; what is thrown
 * cancels them too.
 */
export async function inParallel<T, R, F>(
  items: readonly T[],
  { atATime, signal }: { readonly atATime: number; readonly signal: AbortSignal },
  work: (item: T, signal: AbortSignal) => Promise<Done<R, F>>,
): Promise<AllDone<R, F>> {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const results = new Map<number, R>();
  let failure: { readonly of: F } | undefined;
  const left = [...items.entries()];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined && failure === undefined; next = left.shift()) {
      const [index, item] = next;
      const done = await work(item, until);
      if ('result' in done) results.set(index, done.result);
      else failure ??= { of: done.failure };
      if (failure !== undefined) over.abort(new Error('another has failed'));
    }
  };
  const workers = Array.from({ length: Math.max(1, Math.min(atATime, items.length)) }, worker);
  const settled = await Promise.allSettled(
    workers.map((one) =>
      one.catch((error: unknown) => {
        over.abort(error);
        throw error;
      }),
    ),
  );
  signal.throwIfAborted();
  if (failure !== undefined) return { failure: failure.of };
  const thrown = settled.find((one) => one.status === 'rejected');
  if (thrown !== undefined) throw thrown.reason;
  return { results: items.flatMap((_, index) => (results.has(index) ? [results.get(index) as R] : [])) };
}
