import { workloadKinds } from '../kubernetes/workload-kind.ts';
import type { Ports } from '../ports/index.ts';
import type { UsageOf } from '../readiness/usage.ts';
import { ObjectSet } from '../rules/object-set.ts';
import { unitsOf } from '../rules/units.ts';
import type { MeasuredWorkloads } from '../sizing/lookup.ts';
import { usageLookup } from '../sizing/lookup.ts';
import type { SizedWorkload } from '../sizing/usage-queries.ts';
import { openedOrWhy } from './asked-cluster.ts';
import { inParallel } from './in-parallel.ts';
import { inTime } from './in-time.ts';
import type { UnitReading } from './read-unit.ts';
import { readingOf, readUnit } from './read-unit.ts';
import { readUsageOf } from './read-usage.ts';

/** Of whom is asked, and of which time. */
export interface UsageAsked {
  /** Clusters whose Prometheus is asked; undefined is the one of all. */
  readonly clusters: readonly (string | undefined)[];
  readonly days: number;
  readonly workloads: readonly SizedWorkload[];
  /** Milliseconds for all of it. */
  readonly within: number;
}

/** What was found out; `notes` are why something is not known, in words. */
export interface UsageLookup {
  readonly usage?: UsageOf;
  readonly notes: readonly string[];
}

/** Asks Prometheus what containers used. That one does not answer, or may not be asked, is no failure. */
export async function readUsageFacts(
  asked: UsageAsked,
  ports: Pick<Ports, 'metrics' | 'clock'>,
  signal: AbortSignal,
): Promise<UsageLookup> {
  const { clusters, within } = asked;
  if (asked.workloads.length === 0) return { notes: [] };
  const answers = await Promise.all(
    clusters.map((name) => inTime((until) => ask(name, asked, ports, until), { within, clock: ports.clock, signal })),
  );
  const late = `Prometheus does not answer within ${within / 1000} s`;
  const notes = answers.flatMap((answer) => (answer === undefined ? [late] : answer.notes));
  const measured = answers.flatMap((answer) => answer?.measured ?? []);
  return { notes, ...(measured.length === 0 ? {} : { usage: usageLookup(measured) }) };
}

interface Asked {
  readonly measured?: MeasuredWorkloads;
  readonly notes: readonly string[];
}

async function ask(
  name: string | undefined,
  { workloads, days }: UsageAsked,
  ports: Pick<Ports, 'metrics' | 'clock'>,
  signal: AbortSignal,
): Promise<Asked> {
  const metrics = await openedOrWhy(() => ports.metrics(name));
  if (metrics === undefined) return { notes: [] };
  if (typeof metrics === 'string') return { notes: [`what containers used is not known: ${metrics}`] };
  const now = ports.clock.now();
  const found = await readUsageOf({ metrics, workloads, days, quantiles: [0.95], now, signal });
  return found.result === 'unknown'
    ? { notes: [`what containers used is not known: ${found.message}`] }
    : { measured: found, notes: found.notes };
}

/** So many are rendered at the same time. */
const atATime = 4;

/** The workloads that files make, each once, as far as they say their namespace. */
export async function workloadsIn(given: Omit<UnitReading, 'below'>): Promise<readonly SizedWorkload[]> {
  const { files, signal } = given;
  const reading = readingOf(given);
  const read = await inParallel(unitsOf(files), { atATime, signal }, async (unit, until) => ({
    result: await readUnit(unit, { ...reading, signal: until }),
  }));
  const units = 'results' in read ? read.results : [];
  const sets = units.flatMap(({ parts }) => parts.map((part) => new ObjectSet(part, { isWhole: false })));
  const named = sets.flatMap(({ pods }) =>
    pods.flatMap(({ runsAs: { kind: wanted, namespace, name } }) => {
      const kind = workloadKinds.find((one) => one === wanted);
      return kind === undefined || namespace === undefined || name === undefined ? [] : [{ kind, namespace, name }];
    }),
  );
  return [...new Map(named.map((one) => [JSON.stringify(one), one])).values()];
}
