import type { Compared, ComparedRow, Comparison, Figures, Measure, MeasureUnit, Side } from './report.ts';
import { measures } from './report.ts';
import type { Durations, Rate } from './statistics.ts';

/** A value that may not be known, with why. */
export type Known<T> =
  | { readonly known: 'yes'; readonly value: T }
  | { readonly known: 'no'; readonly because: string };

/** One side of the table, with all that is known of it. */
export interface SideFacts {
  readonly side: Side;
  readonly figures: Known<Figures>;
  /** Bytes that a node pulls, compressed. */
  readonly imageSize: Known<number>;
  /** Of the images that were built. */
  readonly buildTime: Durations;
}

interface MeasureFact {
  readonly unit: MeasureUnit;
  readonly of: (facts: SideFacts) => Compared;
}

/** What no record holds, and nothing else tells afterwards. */
const noStartUp = 'records do not hold when containers start';

const facts: Readonly<Record<Measure, MeasureFact>> = {
  'image-size': { unit: 'bytes', of: ({ imageSize }) => imageSize },
  'build-time': { unit: 'seconds', of: ({ buildTime }) => buildTimeIn(buildTime) },
  'start-up-time': { unit: 'seconds', of: () => unknown(noStartUp) },
  'deployments-per-day': { unit: 'per-day', of: fromFigures(perDay) },
  'lead-time-p50': { unit: 'seconds', of: fromFigures(({ leadTime }) => durationIn(leadTime, 'p50')) },
  'lead-time-p95': { unit: 'seconds', of: fromFigures(({ leadTime }) => durationIn(leadTime, 'p95')) },
  'deployment-time-p50': { unit: 'seconds', of: fromFigures((one) => durationIn(one.deploymentTime, 'p50')) },
  'deployment-time-p95': { unit: 'seconds', of: fromFigures((one) => durationIn(one.deploymentTime, 'p95')) },
  'deployments-under-2-min': { unit: 'share', of: fromFigures(({ underTwoMinutes }) => shareIn(underTwoMinutes)) },
  'failed-deployments': { unit: 'share', of: fromFigures(({ changeFailureRate }) => shareIn(changeFailureRate)) },
  'time-to-restore-p50': { unit: 'seconds', of: fromFigures((one) => restoreIn(one, 'p50')) },
  'time-to-restore-p95': { unit: 'seconds', of: fromFigures((one) => restoreIn(one, 'p95')) },
};

/** The table of two sides: what is not known of one says why, and is never zero. */
export function compare(before: SideFacts, after: SideFacts): Comparison {
  const rows = measures.map((measure): ComparedRow => {
    const { unit, of } = facts[measure];
    return { measure, unit, before: of(before), after: of(after) };
  });
  return { before: before.side, after: after.side, rows };
}

function unknown(because: string): Compared {
  return { known: 'no', because };
}

function fromFigures(read: (figures: Figures, side: Side) => Compared): (facts: SideFacts) => Compared {
  return ({ figures, side }) => (figures.known === 'yes' ? read(figures.value, side) : figures);
}

function buildTimeIn({ count, p50 }: Durations): Compared {
  return p50 === undefined ? unknown('no record holds how long a build took') : { known: 'yes', value: p50, of: count };
}

/** Of an image there is no period to divide by. */
function perDay({ perDay: value, deployments }: Figures, side: Side): Compared {
  if (side.of === 'image') return unknown('an image has no period');
  return { known: 'yes', value, of: deployments };
}

function durationIn({ count, p50, p95 }: Durations, which: 'p50' | 'p95'): Compared {
  const value = which === 'p50' ? p50 : p95;
  return value === undefined ? unknown('no change became healthy') : { known: 'yes', value, of: count };
}

function restoreIn({ failed, timeToRestore, unrestored }: Figures, which: 'p50' | 'p95'): Compared {
  if (failed === 0) return unknown('nothing failed');
  const value = timeToRestore[which];
  if (value !== undefined) return { known: 'yes', value, of: timeToRestore.count };
  return unknown(unrestored > 0 ? 'not restored yet' : 'nobody saw when');
}

function shareIn(rate: Rate | undefined): Compared {
  if (rate === undefined) return unknown('no change has a verdict');
  const { share: value, low, high, of } = rate;
  return { known: 'yes', value, low, high, of };
}
