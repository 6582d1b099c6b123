/** When a freeze begins or ends, by the clocks of its time zone: a minute of every week, or of one day. */
export type FreezeTime =
  /** Minutes since Monday, 00:00. */
  | { readonly every: 'week'; readonly minute: number }
  /** The day, ISO 8601, and the minute of it; undefined for the day as a whole. */
  | { readonly every: 'once'; readonly day: string; readonly minute: number | undefined };

/** A time in which nothing is deployed. Weekly where `from` and `to` are, else once. */
export interface FreezeWindow {
  readonly from: FreezeTime;
  readonly to: FreezeTime;
  /** Name of the IANA time zone. */
  readonly timezone: string;
  /** As it is configured, for people. */
  readonly text: string;
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const minutesOfDay = 24 * 60;

/** Reads `Fri 16:00`, `2026-12-23` or `2026-12-23 16:00`; a string says what is wrong. */
export function parseFreezeTime(text: string): FreezeTime | string {
  const [, name, clock = ''] = /^([A-Za-z]+)\s+(\S+)$/.exec(text) ?? [];
  if (name !== undefined) return weekly(name, clock);
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\S+))?$/.exec(text) ?? [];
  if (day === undefined)
    return 'must be a day and a time of every week, such as Fri 16:00, or a date, such as 2026-12-23';
  if (!isDay(day)) return `${day} is no day of the calendar`;
  const minute = time === undefined ? undefined : minuteOf(time);
  if (time !== undefined && minute === undefined) return noTime(time);
  return { every: 'once', day, minute };
}

function weekly(name: string, clock: string): FreezeTime | string {
  const day = days.findIndex((long) => [long, long.slice(0, 3)].includes(name.toLowerCase()));
  if (day < 0) return `"${name}" is no day of the week: Mon, Tue, Wed, Thu, Fri, Sat, Sun`;
  const minute = minuteOf(clock);
  return minute === undefined ? noTime(clock) : { every: 'week', minute: day * minutesOfDay + minute };
}

function noTime(text: string): string {
  return `"${text}" is no time of day: 00:00 to 23:59`;
}

function minuteOf(clock: string): number | undefined {
  const [, hours = '', minutes = ''] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
  return hours === '' ? undefined : Number(hours) * 60 + Number(minutes);
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Whether text is the name of a time zone, by what this Node knows of them. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What is wrong with the two ends of a freeze together, said of `to`: of different kinds, the same moment, the wrong way round. */
export function wrongFreeze(given: { readonly from: string; readonly to: string }): string | undefined {
  const [from, to] = [parseFreezeTime(given.from), parseFreezeTime(given.to)];
  // each has been told by itself
  if (typeof from === 'string' || typeof to === 'string') return undefined;
  if (from.every === 'week' && to.every === 'week')
    return from.minute === to.minute ? 'is when the freeze begins, so that it would never be over' : undefined;
  if (from.every === 'week' || to.every === 'week')
    return 'must be of the same kind as `from`: of every week, or a date';
  return isAfter(from, to) ? undefined : 'is not after `from`';
}

type Once = Extract<FreezeTime, { every: 'once' }>;

/** A day as a whole ends with its last minute. */
function isAfter(from: Once, to: Once): boolean {
  if (from.day !== to.day) return from.day < to.day;
  return (from.minute ?? 0) < (to.minute ?? minutesOfDay);
}

/** A window as it is configured; undefined where it is wrong, which the schema has told. */
export function freezeWindow(given: {
  readonly from: string;
  readonly to: string;
  readonly timezone: string;
}): FreezeWindow | undefined {
  const [from, to] = [parseFreezeTime(given.from), parseFreezeTime(given.to)];
  if (typeof from === 'string' || typeof to === 'string') return undefined;
  return { from, to, timezone: given.timezone, text: `${given.from} to ${given.to} (${given.timezone})` };
}
