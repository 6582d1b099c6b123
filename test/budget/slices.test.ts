import { describe, expect, it } from 'vitest';
import { slicesOfCounts, slicesOfRatio } from '../../src/budget/slices.ts';

describe('slices of two counts', () => {
  it.each([
    ['what is not good is bad', [[60, 90]], [[60, 100]], [{ endsAt: 60, bad: 10, total: 100 }]],
    ['more good than there was is none bad', [[60, 101]], [[60, 100]], [{ endsAt: 60, bad: 0, total: 100 }]],
    ['nothing happened', [[60, 0]], [[60, 0]], [{ endsAt: 60, bad: 0, total: 0 }]],
    [
      'a time without any good has no series of it',
      [[60, 5]],
      [
        [60, 5],
        [120, 4],
      ],
      [
        { endsAt: 60, bad: 0, total: 5 },
        { endsAt: 120, bad: 4, total: 4 },
      ],
    ],
    [
      'a time of which the total is not known is left out',
      [
        [60, 5],
        [120, 5],
      ],
      [
        [60, 5],
        [120, Number.NaN],
      ],
      [{ endsAt: 60, bad: 0, total: 5 }],
    ],
    ['less than nothing is nothing', [[60, -1]], [[60, -1]], [{ endsAt: 60, bad: 0, total: 0 }]],
  ] as const)('%s', (_, good, total, slices) => expect(slicesOfCounts(good, total)).toEqual({ slices }));

  it.each([
    ['no total', [[60, 1]], [], '`total` gives no data'],
    ['no number', [[60, 1]], [[60, Number.NaN]], '`total` gives no number'],
    ['no good at all', [], [[60, 3]], '`good` gives no data, while `total` does'],
  ] as const)('%s says nothing', (_, good, total, why) => expect(slicesOfCounts(good, total)).toEqual({ why }));

  it('takes nothing of nothing for known', () => {
    expect(slicesOfCounts([], [[60, 0]])).toEqual({ slices: [{ endsAt: 60, bad: 0, total: 0 }] });
  });
});

describe('slices of a share', () => {
  it.each([
    [0.75, { bad: 0.25, total: 1 }],
    [1, { bad: 0, total: 1 }],
    [1.02, { bad: 0, total: 1 }],
    [0, { bad: 1, total: 1 }],
    [Number.NaN, { bad: 0, total: 0 }],
  ])('%s', (value, slice) => expect(slicesOfRatio([[60, value]])).toEqual({ slices: [{ endsAt: 60, ...slice }] }));

  it.each([99.9, -0.1, Number.POSITIVE_INFINITY])('%s is none', (value) => {
    expect(
      slicesOfRatio([
        [60, 1],
        [120, value],
      ]),
    ).toEqual({ why: `\`ratio\` gives ${value}: it must be from 0 to 1` });
  });

  it('of nothing says nothing', () => expect(slicesOfRatio([])).toEqual({ why: '`ratio` gives no data' }));
});
