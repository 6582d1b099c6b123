import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inParallel } from '../../src/stages/in-parallel.ts';
import { never } from '../clock.ts';

const items = [40, 5, 30, 10, 20];

describe('work on several items', () => {
  it('is done so many at a time, and answered in the order of the items', async () => {
    let [under, most] = [0, 0];
    const done = await inParallel(items, { atATime: 2, signal: never }, async (item) => {
      under += 1;
      most = Math.max(most, under);
      await wait(item);
      under -= 1;
      return { result: item };
    });
    expect(done).toEqual({ results: items });
    expect(most).toBe(2);
  });

  it('ends with the first failure, which cancels the others and begins no more', async () => {
    const begun: number[] = [];
    const cancelled: number[] = [];
    const done = await inParallel<number, number, string>(
      items,
      { atATime: 2, signal: never },
      async (item, signal) => {
        begun.push(item);
        if (item === 5) return { failure: 'five' };
        await wait(5000, undefined, { signal }).catch(() => cancelled.push(item));
        signal.throwIfAborted();
        return { result: item };
      },
    );
    expect(done).toEqual({ failure: 'five' });
    expect(begun).toEqual([40, 5]);
    expect(cancelled).toEqual([40]);
  });

  it('throws what is thrown, and cancels the others', async () => {
    let cancelled = false;
    const work = inParallel(items, { atATime: 5, signal: never }, async (item, signal) => {
      if (item === 5) throw new Error('five');
      await wait(5000, undefined, { signal }).catch(() => {
        cancelled = true;
      });
      signal.throwIfAborted();
      return { result: item };
    });
    await expect(work).rejects.toThrow('five');
    expect(cancelled).toBe(true);
  });

  it('ends with the run', async () => {
    const over = new AbortController();
    const work = inParallel(items, { atATime: 1, signal: over.signal }, async (item, signal) => {
      await wait(5000, undefined, { signal });
      return { result: item };
    });
    over.abort(new Error('cancelled'));
    await expect(work).rejects.toThrow('cancelled');
  });

  it('may be none', async () => {
    expect(await inParallel([], { atATime: 2, signal: never }, async () => ({ result: 1 }))).toEqual({ results: [] });
  });
});
