import { describe, expect, it } from 'vitest';
import { daysOf, partDaysOf, partsOf, printPeriod, readPeriod } from '../../src/delivery/period.ts';

const now = new Date('2026-03-15T12:00:00Z');

function read(text: string) {
  const period = readPeriod(text, now);
  return 'message' in period ? period.message : [period.from.toISOString(), period.to.toISOString()];
}

describe('a period', () => {
  it.each([
    ['30d', '2026-02-13T12:00:00.000Z', '2026-03-15T12:00:00.000Z'],
    ['2w', '2026-03-01T12:00:00.000Z', '2026-03-15T12:00:00.000Z'],
    ['2026-01-01..2026-01-31', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['2026-02-28..2026-02-28', '2026-02-28T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01..', '2026-03-01T00:00:00.000Z', '2026-03-15T12:00:00.000Z'],
    ['2026-03-01..2026-03-31', '2026-03-01T00:00:00.000Z', '2026-03-15T12:00:00.000Z'],
    ['2026-03-15..2026-03-15', '2026-03-15T00:00:00.000Z', '2026-03-15T12:00:00.000Z'],
  ])('is read: %s', (text, from, to) => {
    expect(read(text)).toEqual([from, to]);
  });

  it.each([
    ['2026-02-01..2026-01-31', /ends before it begins/],
    ['2026-03-16..2026-03-20', /in the future/],
    ['2026-03-16..', /in the future/],
    ['2026-02-29..', /no day 2026-02-29/],
    ['2026-01-01..2026-13-01', /no day 2026-13-01/],
    ['0d', /no time at all/],
    ['99999d', /longer than ten years/],
    ['2001-01-01..', /longer than ten years/],
    ['last month', /is no period/],
    ['2026-01-01', /is no period/],
    ['', /is no period/],
  ])('is refused: %s', (text, message) => {
    expect(read(text)).toMatch(message);
  });

  it('is printed as it is read', () => {
    const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-02-01T00:00:00Z') };
    expect(printPeriod(period)).toBe('2026-01-01..2026-01-31');
  });

  it.each([
    ['7d', 1, 7],
    ['31d', 1, 31],
    ['32d', 7, 5],
    ['365d', 7, 53],
    ['730d', 28, 27],
  ])('is parted: %s', (text, days, count) => {
    const period = readPeriod(text, now);
    if ('message' in period) throw new Error(period.message);
    const parts = partsOf(period, partDaysOf(period));
    expect([partDaysOf(period), parts.length]).toEqual([days, count]);
    expect(parts.reduce((sum, part) => sum + daysOf(part), 0)).toBeCloseTo(daysOf(period), 9);
    expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([period.from, period.to]);
  });
});
