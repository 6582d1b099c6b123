import { describe, expect, it } from 'vitest';
import { durationsOf, rateOf } from '../../src/delivery/statistics.ts';

describe('a rate', () => {
  // those of 81 of 263, 1 of 29 and 0 of 20 stand in Newcombe (1998), Statistics in Medicine 17, table I
  it.each([
    [48, 400, 0.12, 0.0917, 0.1555],
    [1, 400, 0.0025, 0.0004, 0.014],
    [81, 263, 0.308, 0.2553, 0.3662],
    [1, 29, 0.0345, 0.0061, 0.1718],
    [0, 20, 0, 0, 0.1611],
    [20, 20, 1, 0.8389, 1],
    [1, 1, 1, 0.2065, 1],
  ])('of %i in %i has its interval', (events, of, share, low, high) => {
    const rate = rateOf(events, of);
    expect(rate).toMatchObject({ events, of });
    expect([rate?.share, rate?.low, rate?.high].map((one) => Math.round((one ?? NaN) * 10_000) / 10_000)).toEqual(
      [share, low, high].map((one) => Math.round(one * 10_000) / 10_000),
    );
  });

  it('is not known of nothing', () => {
    expect(rateOf(0, 0)).toBeUndefined();
  });
});

describe('percentiles', () => {
  it.each([
    [[], { count: 0 }],
    [[7], { count: 1, p50: 7, p95: 7 }],
    [[2, 1], { count: 2, p50: 1, p95: 2 }],
    [[3, 1, 2], { count: 3, p50: 2, p95: 3 }],
    [Array.from({ length: 100 }, (_, index) => 100 - index), { count: 100, p50: 50, p95: 95 }],
    [Array.from({ length: 50 }, (_, index) => index + 1), { count: 50, p50: 25, p95: 48 }],
  ])('are values that were measured: %j', (seconds, expected) => {
    expect(durationsOf(seconds)).toEqual(expected);
  });
});
