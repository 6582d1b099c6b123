import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FreezeWindow } from '../../src/configuration/freeze.ts';
import { freezeWindow } from '../../src/configuration/freeze.ts';
import { frozenAt } from '../../src/deployment/freeze.ts';

const minute = 60_000;
const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago'];

function windowOf(from: string, to: string, timezone = 'UTC'): FreezeWindow {
  const window = freezeWindow({ from, to, timezone });
  if (window === undefined) throw new Error(`${from} to ${to} is no window`);
  return window;
}

function untilOf(windows: readonly FreezeWindow[], at: string): string | undefined {
  return frozenAt(windows, new Date(at))?.until.toISOString();
}

function print(minuteOfWeek: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const ofDay = minuteOfWeek % 1440;
  return `${names[Math.floor(minuteOfWeek / 1440)]} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** What the clocks of a zone show, as the minute of the week: by Intl, and by nothing of ours. */
function shownAt(at: number, timeZone: string): number {
  const options = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-US', options).formatToParts(at);
  const of = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return names.indexOf(of('weekday')) * 1440 + Number(of('hour')) * 60 + Number(of('minute'));
}

function offsetAt(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Whether the clocks are put forward or back within nine days of a moment. */
function isNearChange(at: number, zone: string): boolean {
  const day = 1440 * minute;
  return Array.from({ length: 19 }, (_, index) => offsetAt(at + (index - 9) * day, zone)).some(
    (offset, _, [first]) => offset !== first,
  );
}

const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / minute, max: Date.UTC(2031, 0, 1) / minute });
const weekly = fc
  .record({ from: fc.integer({ min: 0, max: 10_079 }), to: fc.integer({ min: 0, max: 10_079 }) })
  .filter(({ from, to }) => from !== to);
const zone = fc.constantFrom(...zones);

describe('a freeze of every week', () => {
  const weekend = windowOf('Fri 16:00', 'Mon 08:00', 'Europe/Berlin');

  it.each([
    ['2026-11-27T14:59:59Z', undefined],
    ['2026-11-27T15:00:00Z', '2026-11-30T07:00:00.000Z'],
    ['2026-11-30T06:59:59Z', '2026-11-30T07:00:00.000Z'],
    ['2026-11-30T07:00:00Z', undefined],
    ['2026-07-03T14:00:00Z', '2026-07-06T06:00:00.000Z'],
    // the clocks are put forward, and back, in the night to Sunday: it ends by the clocks all the same
    ['2026-03-27T15:00:00Z', '2026-03-30T06:00:00.000Z'],
    ['2026-10-23T14:00:00Z', '2026-10-26T07:00:00.000Z'],
  ])('at %s is until %s', (at, until) => expect(untilOf([weekend], at)).toBe(until));

  it('is rather too long where the clocks show a time twice, or never', () => {
    const back = windowOf('Sun 02:15', 'Sun 02:30', 'Europe/Berlin');
    expect(untilOf([back], '2026-10-25T00:15:00Z')).toBe('2026-10-25T01:30:00.000Z');
    const forward = windowOf('Sun 01:00', 'Sun 02:30', 'Europe/Berlin');
    expect(untilOf([forward], '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is in effect just when the clocks of its zone say so', () => {
    fc.assert(
      fc.property(minutes, weekly, zone, (at, { from, to }, timeZone) => {
        fc.pre(!isNearChange(at * minute, timeZone));
        const shown = shownAt(at * minute, timeZone);
        const isIn = from < to ? from <= shown && shown < to : from <= shown || shown < to;
        expect(frozenAt([windowOf(print(from), print(to), timeZone)], new Date(at * minute)) !== undefined).toBe(isIn);
      }),
      { numRuns: 300 },
    );
  });

  it('ends when it says it does, over changes of the clocks too', () => {
    fc.assert(
      fc.property(minutes, weekly, zone, (at, { from, to }, timeZone) => {
        const window = windowOf(print(from), print(to), timeZone);
        const frozen = frozenAt([window], new Date(at * minute));
        if (frozen === undefined) return;
        const { since, until } = frozen;
        expect(since.getTime()).toBeLessThanOrEqual(at * minute);
        expect(until.getTime()).toBeGreaterThan(at * minute);
        expect(frozenAt([window], new Date(until.getTime() - 1))).toBeDefined();
        if (isNearChange(until.getTime(), timeZone)) return;
        expect(shownAt(until.getTime(), timeZone)).toBe(to);
        expect(frozenAt([window], until)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('beside others is over when none is in effect', () => {
    fc.assert(
      fc.property(minutes, fc.array(weekly, { minLength: 2, maxLength: 4 }), zone, (at, all, timeZone) => {
        const windows = all.map(({ from, to }) => windowOf(print(from), print(to), timeZone));
        const now = new Date(at * minute);
        const frozen = frozenAt(windows, now);
        expect(frozen !== undefined).toBe(windows.some((one) => frozenAt([one], now) !== undefined));
        if (frozen === undefined || frozen.until.getTime() > at * minute + 300 * 1440 * minute) return;
        expect(windows.every((one) => frozenAt([one], frozen.until) === undefined)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('that leaves no gap does not run for ever', () => {
    const always = [windowOf('Mon 00:00', 'Thu 00:00'), windowOf('Thu 00:00', 'Mon 00:00')];
    const until = frozenAt(always, new Date('2026-01-01T00:00:00Z'))?.until.getTime() ?? 0;
    expect(until).toBeGreaterThan(Date.UTC(2026, 11, 1));
  });
});

describe('a freeze of a date', () => {
  const holidays = windowOf('2026-12-23', '2027-01-02', 'America/New_York');

  it.each([
    ['2026-12-23T04:59:59Z', undefined],
    ['2026-12-23T05:00:00Z', '2027-01-03T05:00:00.000Z'],
    ['2027-01-03T04:59:59Z', '2027-01-03T05:00:00.000Z'],
    ['2027-01-03T05:00:00Z', undefined],
  ])('with whole days, at %s is until %s', (at, until) => expect(untilOf([holidays], at)).toBe(until));

  it('with times goes by them', () => {
    const sale = windowOf('2026-11-27 06:00', '2026-11-27 22:30');
    expect(untilOf([sale], '2026-11-27T05:59:00Z')).toBeUndefined();
    expect(untilOf([sale], '2026-11-27T06:00:00Z')).toBe('2026-11-27T22:30:00.000Z');
  });

  it('is followed by the one that begins as it ends', () => {
    const weekend = windowOf('Sat 00:00', 'Mon 08:00');
    expect(untilOf([windowOf('2026-11-23', '2026-11-27'), weekend], '2026-11-25T00:00:00Z')).toBe(
      '2026-11-30T08:00:00.000Z',
    );
  });
});
