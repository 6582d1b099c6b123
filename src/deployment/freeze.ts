import type { FreezeTime, FreezeWindow } from '../configuration/freeze.ts';

/** A freeze that is in effect. */
export interface Frozen {
  readonly since: Date;
  /** When nothing is frozen any more: where windows overlap or follow each other, the end of the last. */
  readonly until: Date;
  /** The window that is in effect now. */
  readonly window: FreezeWindow;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const week = 7 * day;

/** The freeze at a moment; undefined where none is in effect. A window begins with its first minute, and is over with its last. */
export function frozenAt(windows: readonly FreezeWindow[], now: Date): Frozen | undefined {
  const first = spanAround(windows, now.getTime());
  if (first === undefined) return undefined;
  const { since, window } = first;
  return { since: new Date(since), until: new Date(endOf(windows, first)), window };
}

/** Windows of every week that leave no gap never end: then about a year is told. */
const longest = 53 * week;

/** The end of a span and of all that begin before it is over. */
function endOf(windows: readonly FreezeWindow[], first: Span): number {
  let { until } = first;
  while (until - first.until < longest) {
    const next = spanAround(windows, until);
    if (next === undefined) break;
    until = next.until;
  }
  return until;
}

/** One occurrence of a window, in milliseconds since 1970. */
interface Span {
  readonly since: number;
  readonly until: number;
  readonly window: FreezeWindow;
}

/** The occurrence that a moment is in; of several the one that ends last. */
function spanAround(windows: readonly FreezeWindow[], at: number): Span | undefined {
  const around = windows
    .flatMap((window) => spansNear(window, at))
    .filter(({ since, until }) => since <= at && at < until);
  return around.toSorted((one, other) => other.until - one.until)[0];
}

/** The occurrences of a window that a moment may be in. */
function spansNear(window: FreezeWindow, at: number): readonly Span[] {
  const { from, to } = window;
  const zone = new Zone(window.timezone);
  if (from.every === 'once' || to.every === 'once')
    return [{ since: zone.first(wallOf(from, 'from')), until: zone.last(wallOf(to, 'to')), window }];
  const length = (to.minute - from.minute + week / minute) % (week / minute);
  const monday = mondayBefore(zone.wallAt(at));
  return [-1, 0].map((weeks) => {
    const begins = monday + weeks * week + from.minute * minute;
    return { since: zone.first(begins), until: zone.last(begins + length * minute), window };
  });
}

/** The wall clock at one end of a window of a date; a day as a whole ends as the next one begins. */
function wallOf(time: FreezeTime, end: 'from' | 'to'): number {
  if (time.every === 'week') throw new Error('the two ends of a freeze are of one kind');
  const begins = Date.parse(`${time.day}T00:00:00Z`);
  if (time.minute !== undefined) return begins + time.minute * minute;
  return end === 'from' ? begins : begins + day;
}

/** Monday, 00:00, of the week of a wall clock. */
function mondayBefore(wall: number): number {
  // 1970-01-05 was a Monday
  const begin = 4 * day;
  return begin + Math.floor((wall - begin) / week) * week;
}

/** The clocks of a time zone. A wall clock is told as the milliseconds at which UTC shows the same. */
class Zone {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What the clocks show at a moment. */
  wallAt(at: number): number {
    const parts = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  }

  /** The first moment at which the clocks show this: the earlier one where they show it twice, or none where it is left out. */
  first(wall: number): number {
    return Math.min(...this.#moments(wall));
  }

  /** The last such moment: a freeze is rather too long than too short. */
  last(wall: number): number {
    return Math.max(...this.#moments(wall));
  }

  /** When clocks are put forward they leave a time out: then what they would show by either offset counts. */
  #moments(wall: number): readonly number[] {
    const candidates = [wall - day, wall + day].map((near) => wall - (this.wallAt(near) - near));
    const real = candidates.filter((at) => this.wallAt(at) === wall);
    return real.length > 0 ? real : candidates;
  }
}
