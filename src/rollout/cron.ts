/** Minutes at which a schedule fires, by the fields of a crontab line. */
export interface Schedule {
  readonly minutes: Field;
  readonly hours: Field;
  readonly days: Field;
  readonly months: Field;
  readonly weekdays: Field;
}

interface Field {
  readonly values: ReadonlySet<number>;
  /** Written as `*`: it asks for nothing. */
  readonly isAny: boolean;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Reads the five fields of a crontab line as Argo CD does (`github.com/robfig/cron`): with names of months and weekdays,
 * without `@daily` and the like. Undefined where it is none.
 */
export function parseSchedule(text: string): Schedule | undefined {
  const words = text.trim().split(/\s+/);
  if (words.length !== 5) return undefined;
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = words;
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const days = parseField(day, 1, 31);
  const months = parseField(numbered(month, monthNames, 1), 1, 12);
  const weekdays = parseField(numbered(weekday, weekdayNames, 0), 0, 6);
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  return { minutes, hours, days, months, weekdays };
}

function numbered(text: string, names: readonly string[], first: number): string {
  return text.replace(/[a-z]+/gi, (word) => {
    const index = names.indexOf(word.toLowerCase());
    return index < 0 ? word : String(index + first);
  });
}

function parseField(text: string, least: number, most: number): Field | undefined {
  const parts = text.split(',').map((part) => parseRange(part, least, most));
  const values = new Set<number>();
  for (const part of parts) {
    if (part === undefined) return undefined;
    for (let value = part.from; value <= part.to; value += part.step) values.add(value);
  }
  return { values, isAny: parts.some((part) => part?.isAny === true) };
}

function parseRange(text: string, least: number, most: number) {
  const [, range = '', from, to, every] = /^(\*|\?|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(text) ?? [];
  if (range === '') return undefined;
  const step = every === undefined ? 1 : Number(every);
  const isAny = from === undefined && step === 1;
  const first = from === undefined ? least : Number(from);
  // `5/10` goes on to the end, `5` alone does not
  const last = to !== undefined ? Number(to) : from === undefined || every !== undefined ? most : first;
  return step < 1 || first < least || last > most || last < first ? undefined : { from: first, to: last, step, isAny };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The first minute after this moment at which the schedule fires, in the next five years; fields are read in UTC. */
export function nextFiring(schedule: Schedule, after: number): number | undefined {
  let at = (Math.floor(after / minute) + 1) * minute;
  const end = after + 5 * 366 * day;
  while (at < end) {
    const date = new Date(at);
    if (!isDay(schedule, date)) at = (Math.floor(at / day) + 1) * day;
    else if (!schedule.hours.values.has(date.getUTCHours())) at = (Math.floor(at / hour) + 1) * hour;
    else if (!schedule.minutes.values.has(date.getUTCMinutes())) at += minute;
    else return at;
  }
  return undefined;
}

/** Where both days are limited, either will do, as in every cron. */
function isDay({ days, months, weekdays }: Schedule, date: Date): boolean {
  if (!months.values.has(date.getUTCMonth() + 1)) return false;
  const isOfMonth = days.values.has(date.getUTCDate());
  const isOfWeek = weekdays.values.has(date.getUTCDay());
  return days.isAny || weekdays.isAny ? isOfMonth && isOfWeek : isOfMonth || isOfWeek;
}
