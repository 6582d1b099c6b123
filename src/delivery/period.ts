/** A span of time: `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Milliseconds of a day. */
export const day = 86_400_000;

/** Whether a moment lies in a period. */
export function isIn(time: Date, { from, to }: Period): boolean {
  return time >= from && time < to;
}

/** How long a period is. */
export function daysOf({ from, to }: Period): number {
  return (to.getTime() - from.getTime()) / day;
}

/** The most days of a period whose parts are days, or weeks. */
const mostByDay = 31;
const mostByWeek = 400;

/** Days of the parts of a period: single days up to a month, weeks up to about a year, four weeks beyond. */
export function partDaysOf(period: Period): number {
  const days = daysOf(period);
  if (days <= mostByDay) return 1;
  return days <= mostByWeek ? 7 : 28;
}

/** A period in parts of so many days, from its beginning; the last one may be shorter. */
export function partsOf({ from, to }: Period, days: number): readonly Period[] {
  const count = Math.ceil((to.getTime() - from.getTime()) / (days * day));
  return Array.from({ length: count }, (_, index) => {
    const start = from.getTime() + index * days * day;
    return { from: new Date(start), to: new Date(Math.min(start + days * day, to.getTime())) };
  });
}

/** Why a text is no period. */
export interface NoPeriod {
  readonly message: string;
  readonly remedy: string;
}

const written = 'such as 30d, or 2026-01-01..2026-03-31 with both days in it';

/** The longest span that is read back: ten years. */
const mostDays = 3653;

/**
 * Reads a period: `30d` (or `12w`) up to now, `2026-01-01..2026-03-31` with both days in it (UTC), or `2026-01-01..` up to now. What ends
 * in the future ends now.
 */
export function readPeriod(text: string, now: Date): Period | NoPeriod {
  const [, count, unit] = /^(\d{1,5})([dw])$/.exec(text) ?? [];
  if (count !== undefined) return backFrom(now, Number(count) * (unit === 'w' ? 7 : 1), text);
  const [, first, last] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)?$/.exec(text) ?? [];
  if (first === undefined) return { message: `"${text}" is no period`, remedy: written };
  const from = dayOf(first);
  const end = last === undefined ? now : dayOf(last);
  if (from === undefined || end === undefined)
    return { message: `there is no day ${from === undefined ? first : (last ?? '')}`, remedy: written };
  if (from >= now) return { message: `${text} is in the future`, remedy: `today is ${printDay(now)}, in UTC` };
  if (last !== undefined && end < from)
    return { message: `${text} ends before it begins`, remedy: `write ${last}..${first}` };
  const to = last === undefined ? now : new Date(Math.min(end.getTime() + day, now.getTime()));
  return daysOf({ from, to }) > mostDays ? tooLong(text) : { from, to };
}

function backFrom(now: Date, days: number, text: string): Period | NoPeriod {
  if (days === 0) return { message: `${text} is no time at all`, remedy: written };
  return days > mostDays ? tooLong(text) : { from: new Date(now.getTime() - days * day), to: now };
}

function tooLong(text: string): NoPeriod {
  return { message: `${text} is longer than ten years`, remedy: written };
}

/** The beginning of a day in UTC; undefined for one that no calendar has. */
function dayOf(text: string): Date | undefined {
  const time = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || printDay(time) !== text ? undefined : time;
}

/** A day in UTC: `2026-03-31`. */
export function printDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** A period as `readPeriod` takes it, with its last day in it. */
export function printPeriod({ from, to }: Period): string {
  return `${printDay(from)}..${printDay(new Date(to.getTime() - 1))}`;
}
