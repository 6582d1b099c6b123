import type { Slice } from './slices.ts';

/** An objective in numbers. */
export interface Objective {
  /** The share that may be bad, above 0 and below 1. */
  readonly allowed: number;
  readonly windowSeconds: number;
  /** The length of each slice. */
  readonly stepSeconds: number;
  /** Whether each request counts alike, or each time does, however much happened in it. */
  readonly counts: 'requests' | 'time';
}

/** An error budget, in minutes in which nothing works: 99.9 % over 30 days are 43.2. */
export interface Budget {
  readonly budgetMinutes: number;
  readonly spentMinutes: number;
  /** Below 0 where more is spent than there was. */
  readonly leftMinutes: number;
  /** Seconds of the window of which anything is known; what is not known counts as good. */
  readonly coveredSeconds: number;
  /** Whether anything happened at all. */
  readonly hasTraffic: boolean;
  /** When the last of it was spent, where nothing is left. */
  readonly spentSince?: Date;
  /** When the first of it is back, if nothing is bad until then and as much happens as before. */
  readonly recoversAt?: Date;
  /** What each slice has spent, oldest first, as far as it has. */
  readonly spending: readonly Spending[];
}

/** What a slice has spent. */
export interface Spending {
  /** Seconds since 1970. */
  readonly endsAt: number;
  readonly minutes: number;
}

/** Minutes of an objective over a time: 99.97 % of 8,760 hours leave 157.68. */
export function budgetMinutes({ allowed, windowSeconds }: Pick<Objective, 'allowed' | 'windowSeconds'>): number {
  return (windowSeconds / 60) * allowed;
}

/**
 * What is left of the budget. Of requests, the minutes that are spent are the share that was bad of the time that is known, so that a
 * busy hour weighs more than a quiet one; of time, each slice spends its own share of itself.
 */
export function budgetOf(slices: readonly Slice[], objective: Objective): Budget {
  const minutes = minutesOfOne(slices, objective);
  const spending = slices
    .flatMap(({ endsAt, bad }) => (bad > 0 ? [{ endsAt, minutes: bad * minutes }] : []))
    .toSorted((one, other) => one.endsAt - other.endsAt);
  const whole = budgetMinutes(objective);
  const spent = sum(spending.map((one) => one.minutes));
  const known = {
    budgetMinutes: whole,
    spentMinutes: spent,
    leftMinutes: whole - spent,
    coveredSeconds: Math.min(slices.length * objective.stepSeconds, objective.windowSeconds),
    hasTraffic: slices.some(({ total }) => total > 0),
    spending,
  };
  return isSpent(known) ? { ...known, ...turns(spending, whole, objective.windowSeconds) } : known;
}

/** Whether nothing is left; that of nothing nothing was spent is known too. */
export function isSpent({ leftMinutes }: Pick<Budget, 'leftMinutes'>): boolean {
  return leftMinutes <= 0;
}

/** Minutes that one unit of `bad` spends. */
function minutesOfOne(slices: readonly Slice[], { stepSeconds, windowSeconds, counts }: Objective): number {
  if (counts === 'time') return stepSeconds / 60;
  const total = sum(slices.map((one) => one.total));
  return total === 0 ? 0 : Math.min(slices.length * stepSeconds, windowSeconds) / 60 / total;
}

/** When the last of a budget was spent, and when enough has left the window that some is there again. */
function turns(
  spending: readonly Spending[],
  whole: number,
  windowSeconds: number,
): Pick<Budget, 'spentSince' | 'recoversAt'> {
  let before = 0;
  const since = spending.find(({ minutes }) => {
    before += minutes;
    return before >= whole;
  });
  let left = sum(spending.map(({ minutes }) => minutes));
  const last = spending.find(({ minutes }) => {
    left -= minutes;
    return left < whole;
  });
  return {
    ...(since === undefined ? {} : { spentSince: new Date(since.endsAt * 1000) }),
    ...(last === undefined ? {} : { recoversAt: new Date((last.endsAt + windowSeconds) * 1000) }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
