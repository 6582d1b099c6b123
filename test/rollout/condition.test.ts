import { describe, expect, it } from 'vitest';
import { measuredNumbers, readCondition } from '../../src/rollout/condition.ts';

describe('readCondition', () => {
  it.each([
    ['result[0] >= 0.95', { index: 0, operator: '>=', number: 0.95 }],
    ['result < 5e-3', { index: 0, operator: '<', number: 0.005 }],
    ['0.9 <= result[1]', { index: 1, operator: '>=', number: 0.9 }],
    ['default(result[0], 0) > -1', { index: 0, operator: '>', number: -1 }],
    ['(len(result) == 0) || (result[0] <= 1)', { index: 0, operator: '<=', number: 1 }],
    ['!isNaN(result[0]) && result[0] != 3', { index: 0, operator: '!=', number: 3 }],
  ])('finds the number of %s, which alone decides', (text, comparison) => {
    expect(readCondition(text)).toEqual({ comparisons: [comparison], isWhole: true });
  });

  it.each([
    ['result[0] >= 0.9 && result[0] <= 0.99', 2],
    ['result[0] >= 0.9 || result[1] == nil || weekday() == 7', 1],
    ['all(result, # >= 0.9)', 0],
    ['result.rate >= 0.9', 0],
    ['result[0] < 1e999', 0],
    ['', 0],
  ])('draws no side for %s', (text, count) => {
    const read = readCondition(text);
    expect([read.comparisons.length, read.isWhole]).toEqual([count, false]);
  });

  it('comes to an end with a long text of nothing but repetitions', () => {
    const evil = `${'('.repeat(20_000)}result[0]${' '.repeat(20_000)}>= 1${' '.repeat(20_000)}x`;
    expect(readCondition(evil).isWhole).toBe(false);
  });
});

describe('measuredNumbers', () => {
  it.each([
    ['0.98', [0.98]],
    ['[0.98]', [0.98]],
    ['[0.98,NaN,1e3]', [0.98, undefined, 1000]],
    ['[]', []],
    ['[+Inf]', [undefined]],
    ['{"a":1}', [undefined]],
    [undefined, []],
  ])('reads %j', (value, numbers) => {
    expect(measuredNumbers(value)).toEqual(numbers);
  });
});
