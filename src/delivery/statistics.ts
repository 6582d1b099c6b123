/** How long something took, in seconds. */
export interface Durations {
  /** How many were measured. */
  readonly count: number;
  /** Undefined where none was. */
  readonly p50?: number;
  readonly p95?: number;
}

/** A share, with the interval in which the true one lies with 95 % probability. */
export interface Rate {
  readonly events: number;
  /** The size of the sample; at least 1. */
  readonly of: number;
  /** `events / of`. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The two-sided 95 % quantile of the normal distribution. */
const z = 1.959963984540054;

/**
 * A share with its score interval; undefined for an empty sample. Wilson, E. B. (1927), Probable inference, the law of succession, and
 * statistical inference, https://doi.org/10.1080/01621459.1927.10502953: good for small samples and for shares near 0, unlike the normal
 * approximation.
 */
export function rateOf(events: number, of: number): Rate | undefined {
  if (of === 0) return undefined;
  const share = events / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  // at the ends the bound is exactly 0 or 1, which rounding may miss
  const low = events === 0 ? 0 : Math.max(0, middle - half);
  const high = events === of ? 1 : Math.min(1, middle + half);
  return { events, of, share, low, high };
}

/** Percentiles by nearest rank: each is a duration that was measured, never one between two. */
export function durationsOf(seconds: readonly number[]): Durations {
  if (seconds.length === 0) return { count: 0 };
  const sorted = Float64Array.from(seconds).sort();
  const at = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0;
  return { count: sorted.length, p50: at(50), p95: at(95) };
}
