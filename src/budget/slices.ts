/** A stretch of the window of an objective: what it holds, in requests or in any other unit. */
export interface Slice {
  /** Seconds since 1970 at which it ends. */
  readonly endsAt: number;
  readonly bad: number;
  /** 0 where nothing happened in it. */
  readonly total: number;
}

/** Seconds since 1970 and the value then: what was counted in the time up to it. */
type Points = readonly (readonly [seconds: number, value: number])[];

/** Slices, or why nothing can be said. */
export type Sliced = { readonly slices: readonly Slice[] } | { readonly why: string };

/**
 * Slices of two counts. A time of which the total is not known is left out; one in which nothing was good has no series of what was. More
 * good than there was (Prometheus extrapolates) is none bad.
 */
export function slicesOfCounts(good: Points, total: Points): Sliced {
  if (total.length === 0) return { why: '`total` gives no data' };
  const goodAt = new Map(good);
  const slices = total.flatMap(([endsAt, all]) => {
    const fine = goodAt.get(endsAt) ?? 0;
    return Number.isFinite(all) && Number.isFinite(fine)
      ? [{ endsAt, bad: Math.max(0, all - Math.max(0, fine)), total: Math.max(0, all) }]
      : [];
  });
  if (good.length === 0 && slices.some((one) => one.total > 0))
    return { why: '`good` gives no data, while `total` does' };
  return slices.length === 0 ? { why: '`total` gives no number' } : { slices };
}

/** What is no share any more, and most likely a percentage. */
const highestRatio = 2;

/** Slices of a share that was good. What is no number (0 of 0) is a time in which nothing happened; a little above 1 is 1. */
export function slicesOfRatio(ratio: Points): Sliced {
  if (ratio.length === 0) return { why: '`ratio` gives no data' };
  const off = ratio.find(([, value]) => value > highestRatio || value < 0);
  if (off !== undefined) return { why: `\`ratio\` gives ${off[1]}: it must be from 0 to 1` };
  return {
    slices: ratio.map(([endsAt, value]) =>
      Number.isNaN(value) ? { endsAt, bad: 0, total: 0 } : { endsAt, bad: Math.max(0, 1 - value), total: 1 },
    ),
  };
}
