import { unitsOf } from './amounts.ts';
import type { AmountChange } from './recommend.ts';

/** What is paid for what is asked for. */
export interface Prices {
  /** For one core, and for one GiB, an hour. */
  readonly cpuHour: number;
  readonly gibHour: number;
  readonly currency: string;
}

/** A month, in hours: a twelfth of a year. */
const hours = 730;

/** What changes save in a month, negative where they cost; of requests alone, since they are what is paid for. What was not asked for before is not counted. */
export function savingOf(changes: readonly AmountChange[], running: number, { cpuHour, gibHour }: Prices): number {
  const requests = changes.filter(({ field }) => field === 'requests');
  return requests.reduce((sum, { resource, from, units }) => {
    const before = unitsOf(resource, from);
    if (before === undefined) return sum;
    const less = before - units;
    const price = resource === 'cpu' ? (less / 1000) * cpuHour : (less / 2 ** 30) * gibHour;
    return sum + price * running * hours;
  }, 0);
}
