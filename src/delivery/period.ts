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
