import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { Counted } from '../delivery/deliver.ts';
import { countAll, scopesOf } from '../delivery/deliver.ts';
import type { Period } from '../delivery/period.ts';
import { isIn, partDaysOf, printDay, printPeriod, readPeriod } from '../delivery/period.ts';
import { sightRemarks } from '../delivery/remarks.ts';
import type { DeliveryReport } from '../delivery/report.ts';
import type { Problem } from '../errors.ts';
import { badInput } from '../errors.ts';
import type { Ports } from '../ports/index.ts';
import { deploymentsCsv, figuresCsv } from '../report/delivery-csv.ts';
import { deliveryJson } from '../report/delivery-json.ts';
import { deliveryMarkdown, deliverySentence } from '../report/delivery-markdown.ts';
import type { Ended } from '../report/report.ts';
import { gatherEvidence } from '../stages/evidence.ts';
import type { SidesAsked } from './compare-deliveries.ts';
import { compareDeliveries, sidesFrom } from './compare-deliveries.ts';

/** How a report is written down, by the name of the format. */
const writers = {
  markdown: deliveryMarkdown,
  json: (report: DeliveryReport) => `${JSON.stringify(deliveryJson(report), undefined, 2)}\n`,
  csv: deploymentsCsv,
  'csv-figures': figuresCsv,
} as const satisfies Record<string, (report: DeliveryReport) => string | Promise<string>>;

/** What the report is of, and what becomes of it. */
export interface ReportAsked {
  readonly environment?: string;
  readonly period: string;
  readonly isPeriodGiven: boolean;
  readonly sides?: { readonly before: string; readonly after: string };
  readonly format: keyof typeof writers;
  readonly out?: string;
}

/** One application, with what its records and its images are asked with. */
export interface ReportedApplication {
  readonly configuration: ApplicationConfiguration;
  readonly ports: Pick<Ports, 'forge' | 'gitops' | 'registry' | 'clock' | 'log' | 'files'>;
}

/** Says how delivery goes: the figures of DORA from records and Git, and a comparison of two periods or images. */
export async function report(
  asked: ReportAsked,
  applications: readonly ReportedApplication[],
  signal: AbortSignal,
): Promise<Ended> {
  const [first] = applications;
  if (first === undefined) throw badInput([{ message: 'there is no application to report on' }]);
  const now = first.ports.clock.now();
  const sides = asked.sides === undefined ? undefined : sidesFrom(asked.sides, now);
  const period = mainPeriod(asked, sides, now);
  const since = earliest([period, ...(sides?.periods ?? [])]);
  const gathered = [];
  for (const one of applications)
    gathered.push(await gatherEvidence({ ...one, environment: asked.environment, since }, signal));
  const counted = countAll(gathered.map(({ evidence }) => evidence));
  refuseUnknown(counted, { asked, period, applications });
  const comparison = sides && (await compareDeliveries(sides, { counted, period, ports: first.ports, signal }));
  const made: DeliveryReport = {
    madeAt: now,
    period,
    partDays: partDaysOf(period),
    scopes: scopesOf(counted.deployments, period),
    sights: counted.sights,
    deployments: counted.deployments.filter(({ startedAt }) => isIn(startedAt, period)),
    remarks: [
      ...gathered.flatMap(({ remarks }) => remarks),
      ...sightRemarks(counted.sights),
      ...(comparison?.remarks ?? []),
    ],
    ...withoutUndefined({ comparison: comparison?.comparison }),
  };
  return await handOver(made, asked, first.ports);
}

/** Of two periods that are compared the later one is reported on, unless somebody says which. */
function mainPeriod(asked: ReportAsked, sides: SidesAsked | undefined, now: Date): Period {
  const ofSides = asked.isPeriodGiven ? undefined : sides?.periods.at(-1);
  return ofSides ?? periodFrom('period', asked.period, now);
}

/** Reads a period of an input. Throws `bad-input` for what is none. */
function periodFrom(name: string, text: string, now: Date): Period {
  const period = readPeriod(text, now);
  if ('message' in period) throw badInput([{ message: period.message, place: { name }, remedy: period.remedy }]);
  return period;
}

function earliest(periods: readonly Period[]): Date {
  return new Date(Math.min(...periods.map(({ from }) => from.getTime())));
}

/** That nothing was deployed is a figure only where something is known from before, or of the time itself. */
function refuseUnknown(
  { deployments }: Counted,
  {
    asked: { environment },
    period,
    applications,
  }: {
    readonly asked: ReportAsked;
    readonly period: Period;
    readonly applications: readonly ReportedApplication[];
  },
): void {
  if (deployments.some(({ startedAt }) => startedAt < period.to)) return;
  const [oldest] = deployments;
  const names = [...new Set(applications.flatMap(({ configuration }) => Object.keys(configuration.environments)))];
  const isMisspelt = environment !== undefined && oldest === undefined && !names.includes(environment);
  if (isMisspelt) throw badInput([noEnvironment(environment, names)]);
  const of = applications.map(({ configuration }) => configuration.application).join(', ');
  const where = environment === undefined ? '' : ` to ${environment}`;
  throw badInput([
    {
      message: `no deployment of ${of}${where} is known in ${printPeriod(period)}, or before that`,
      place: { name: 'period' },
      remedy:
        oldest === undefined
          ? 'name a longer one, if anything was deployed from this repository'
          : `the first one is of ${printDay(oldest.startedAt)}`,
    },
  ]);
}

function noEnvironment(name: string, known: readonly string[]): Problem {
  return {
    message: `neither the configuration nor any record has the environment "${name}"`,
    place: { name: 'environment' },
    remedy: `the configuration has ${known.join(', ')}`,
  };
}

/** A disk that is full, or a folder that is not ours: whoever wants the file must hear that it is not there. */
async function write(file: string, text: string, files: Ports['files']): Promise<void> {
  try {
    await files.write(file, text);
  } catch (error) {
    const message = `${file} cannot be written: ${error instanceof Error ? error.message : ''}`;
    throw badInput([{ message, place: { name: 'out' }, remedy: 'name a file that this user may write' }]);
  }
}

async function handOver(
  made: DeliveryReport,
  { format, out }: ReportAsked,
  { files }: Pick<Ports, 'files'>,
): Promise<Ended> {
  const text = await writers[format](made);
  const sentence = deliverySentence(made);
  if (out !== undefined) await write(out, text, files);
  const outcome = { outcome: 'succeeded', reason: 'done', stage: 'report', sentence } as const;
  const details = { delivery: deliveryJson(made) };
  return { outcome, details, markdown: deliveryMarkdown(made), ...(out === undefined ? { output: text } : {}) };
}
