import { describe, expect, it } from 'vitest';
import { printTick, roundTicks, scaleAround, scaleOf, timeTicks } from '../../src/page/scale.ts';
import { printDuration, printNumber, printShortNumber } from '../../src/page/words.ts';

describe('ticks', () => {
  it.each([
    [0.936, 1, [0.94, 0.96, 0.98, 1]],
    [0, 530, [0, 200, 400]],
    [-5, 5, [-5, -2.5, 0, 2.5, 5]],
    [3, 3, [3]],
  ])('between %d and %d are round', (from, to, ticks) => {
    expect(roundTicks(from, to, 4)).toEqual(ticks);
  });

  it.each([
    [14_000, ['0', '5s', '10s']],
    [412_000, ['0', '2m', '4m', '6m']],
    [5_400_000, ['0', '30m', '1h', '1h 30m']],
    [30 * 86_400_000, ['0', '8d', '16d', '24d']],
  ])('of %d milliseconds are times', (extent, ticks) => {
    expect(timeTicks(extent, 4).map(printTick)).toEqual(ticks);
  });

  it('are never many, whatever the values', () => {
    for (const [least, most] of [
      [0, Number.MAX_VALUE],
      [-1e300, 1e-300],
      [1, 1 + Number.EPSILON],
    ] as const)
      expect(scaleAround([least, most]).ticks.length).toBeLessThan(21);
  });
});

describe('a scale', () => {
  it('has one value in its middle', () => {
    expect(scaleOf(4, 4).at(4)).toBe(0.5);
  });

  it('keeps to its bounds', () => {
    const { scale } = scaleAround([0.2, 1], { least: 0, most: 1 });
    expect(scale.to).toBe(1);
    expect(scale.from).toBeCloseTo(0.104);
  });
});

describe('words', () => {
  it.each([
    [0, '0s'],
    [1440, '1.4s'],
    [59_700, '1m 00s'],
    [185_000, '3m 05s'],
    [7_800_000, '2h 10m'],
    [4 * 86_400_000, '4d 0h'],
  ])('for %d milliseconds', (milliseconds, text) => {
    expect(printDuration(milliseconds)).toBe(text);
  });

  it.each([
    [0.98712, '0.9871'],
    [1204.4, '1,204'],
    [0.00001, '1.0e-5'],
    [0, '0'],
  ])('for the number %d', (value, text) => {
    expect(printNumber(value)).toBe(text);
  });

  it.each([
    [0.9871, '0.9871'],
    [-2500, '-2,500'],
    [25_000, '25k'],
    [2_500_000, '2.5M'],
    [-1e10, '-10G'],
    [1e14, '100T'],
    [1e17, '1e+17'],
    [0.00001, '1e-5'],
  ])('for the number %d beside an axis', (value, text) => {
    expect(printShortNumber(value)).toBe(text);
  });
});
