import { describe, expect, it } from 'vitest';
import type { Objective } from '../../src/budget/budget.ts';
import { budgetMinutes, budgetOf, isSpent } from '../../src/budget/budget.ts';
import type { Slice } from '../../src/budget/slices.ts';
import { objectiveOf } from '../../src/configuration/objective.ts';

const day = 86_400;
const hour = 3600;

/** 99.9 % over 30 days in slices of an hour: 43.2 minutes. */
const objective: Objective = { allowed: 0.001, windowSeconds: 30 * day, stepSeconds: hour, counts: 'requests' };
const now = 30 * day;

/** The hours of the window, each with a thousand requests, of which so many are bad in each of these. */
function hours(bad: Readonly<Record<number, number>>, count = 720): readonly Slice[] {
  return Array.from({ length: count }, (_, index) => ({
    endsAt: now - (count - 1 - index) * hour,
    bad: bad[index] ?? 0,
    total: 1000,
  }));
}

describe('an objective', () => {
  it.each([
    ['99.9%', 0.001],
    ['99.97 %', 0.0003],
    ['99.999%', 0.00001],
    ['95%', 0.05],
    ['0.5%', 0.995],
  ])('%s allows %s', (text, allowed) => expect(objectiveOf(text)).toBe(allowed));

  it.each(['100%', '100.0%', '0%', '101%', '99.9', '', '-1%', '1e2%', '99,9%'])('%s is none', (text) =>
    expect(objectiveOf(text)).toBeUndefined(),
  );

  it('of 99.97 % leaves 2.628 of 8,760 hours', () => {
    const allowed = objectiveOf('99.97%') ?? 0;
    expect(budgetMinutes({ allowed, windowSeconds: 8760 * hour }) / 60).toBeCloseTo(2.628, 9);
  });
});

describe('what is left', () => {
  it('is all where nothing is bad', () => {
    const budget = budgetOf(hours({}), objective);
    expect(budget).toMatchObject({ spentMinutes: 0, coveredSeconds: 30 * day, hasTraffic: true, spending: [] });
    expect(budget.leftMinutes).toBeCloseTo(43.2, 9);
    expect(isSpent(budget)).toBe(false);
  });

  it('is the share of requests that was not bad', () => {
    // 360 of 720,000 are half of one in a thousand
    const budget = budgetOf(hours({ 700: 360 }), objective);
    expect(budget.leftMinutes).toBeCloseTo(21.6, 9);
    expect(budget).not.toHaveProperty('spentSince');
  });

  it('weighs a busy hour more than a quiet one, and of time each hour alike', () => {
    const slices = hours({}).map((slice, index) =>
      index === 0 ? { ...slice, bad: 9000, total: 9000 } : index === 1 ? { ...slice, bad: 1, total: 1 } : slice,
    );
    const [busy, quiet] = budgetOf(slices, objective).spending.map(({ minutes }) => minutes);
    expect((busy ?? 0) / (quiet ?? 0)).toBeCloseTo(9000, 6);
    const shares = slices.map(({ endsAt, bad, total }) => ({ endsAt, bad: bad / total, total: 1 }));
    const ofTime = budgetOf(shares, { ...objective, counts: 'time' });
    expect(ofTime.spending.map(({ minutes }) => minutes)).toEqual([60, 60]);
  });

  it('is spent once as much was bad as may be, since then, and comes back as that leaves the window', () => {
    const budget = budgetOf(hours({ 10: 300, 20: 420, 30: 100 }), objective);
    expect(isSpent(budget)).toBe(true);
    expect(budget.leftMinutes).toBeCloseTo(-6, 9);
    const at = (index: number) => now - (719 - index) * hour;
    expect(budget.spentSince).toEqual(new Date(at(20) * 1000));
    // without the first 520 of 820 are left, which is less than 720
    expect(budget.recoversAt).toEqual(new Date((at(10) + 30 * day) * 1000));
  });

  it('is spent where exactly as much was bad as may be', () => {
    const half = { ...objective, allowed: 0.5, windowSeconds: 2 * hour };
    const budget = budgetOf(
      [
        { endsAt: hour, bad: 1, total: 1 },
        { endsAt: 2 * hour, bad: 0, total: 1 },
      ],
      half,
    );
    expect(budget.leftMinutes).toBe(0);
    expect(isSpent(budget)).toBe(true);
  });

  it('counts a time that nobody knows as good', () => {
    // three days of 30, in which one in a thousand was bad: a tenth of what may be
    const budget = budgetOf(hours({ 5: 72 }, 72), objective);
    expect(budget.coveredSeconds).toBe(3 * day);
    expect(budget.spentMinutes).toBeCloseTo(4.32, 9);
  });

  it('is all where nothing happened', () => {
    const idle = hours({}).map((slice) => ({ ...slice, total: 0 }));
    expect(budgetOf(idle, objective)).toMatchObject({ spentMinutes: 0, hasTraffic: false });
    expect(budgetOf([], objective)).toMatchObject({ spentMinutes: 0, hasTraffic: false, coveredSeconds: 0 });
  });
});
