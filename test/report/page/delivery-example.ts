import { compare } from '../../../src/delivery/compare.ts';
import { countAll, scopesOf } from '../../../src/delivery/deliver.ts';
import { isIn, partDaysOf } from '../../../src/delivery/period.ts';
import type { DeliveryReport, Figures } from '../../../src/delivery/report.ts';
import { readAll } from '../../delivery/read-all.ts';
import { simulate } from '../../delivery/simulated.ts';

const from = new Date('2026-01-05T00:00:00Z');
const middle = new Date('2026-04-06T00:00:00Z');
const to = new Date('2026-07-06T00:00:00Z');

function known<T>(value: T): { readonly known: 'yes'; readonly value: T } {
  return { known: 'yes', value };
}

/** Half a year of a service with several environments, simulated, and its first half beside the second. */
export function halfAYear(
  environments: readonly string[] = ['staging', 'production-eu', 'production-us'],
): DeliveryReport {
  const { histories } = simulate({ seed: 7, environments, from, days: 182, perDay: 1.4 });
  const period = { from, to };
  const counted = countAll([{ application: 'api', records: readAll(histories), end: 'first', commits: [] }]);
  const side = (of: { readonly from: Date; readonly to: Date }, imageSize: number, buildTime: number) => {
    const [all] = scopesOf(counted.deployments, of);
    const figures: Figures | undefined = all?.figures;
    if (figures === undefined) throw new Error('nothing was deployed');
    const facts = {
      figures: known(figures),
      imageSize: known(imageSize),
      buildTime: { count: 40, p50: buildTime, p95: buildTime * 1.4 },
    };
    return { side: { of: 'period', period: of } as const, ...facts };
  };
  return {
    madeAt: to,
    period,
    partDays: partDaysOf(period),
    scopes: scopesOf(counted.deployments, period),
    sights: counted.sights,
    deployments: counted.deployments.filter(({ startedAt }) => isIn(startedAt, period)),
    comparison: compare(side({ from, to: middle }, 1_210_000_000, 512), side({ from: middle, to }, 178_000_000, 94)),
    remarks: ['production-us: the records begin at 2026-01-06, and what was before that is not known'],
  };
}
