import type { Reading } from './reading.ts';
import { readChoice } from './reading.ts';

/** How `report` is written down. */
export const reportFormats = ['markdown', 'html', 'json', 'csv', 'csv-figures'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What is reported on: deployments, or error budgets (`report slo`). */
const subjects = ['delivery', 'slo'] as const;

/** Inputs that have no meaning for error budgets, whose time is the window of the objective. */
const ofDelivery = ['period', 'before', 'after', 'format', 'out'] as const;

/** What `report` is of; the texts of periods are read once it is known what time it is. */
export interface ReportRequest {
  readonly of: (typeof subjects)[number];
  readonly period: string;
  /** Whether somebody named the period. */
  readonly isPeriodGiven: boolean;
  /** Two periods or two images that are compared. */
  readonly sides?: { readonly before: string; readonly after: string };
  readonly format: ReportFormat;
  /** The file that it is written to. */
  readonly out?: string;
}

/** Reads what `report` is to be of; `words` are those of the command. */
export function readReport(reading: Reading, words: readonly string[]): ReportRequest {
  const of = readSubject(reading, words);
  const [before, after, out] = [reading.text('before'), reading.text('after'), reading.text('out')];
  if (before !== undefined && after === undefined)
    reading.wrong('after', 'before is given, and nothing to compare it with');
  if (after !== undefined && before === undefined)
    reading.wrong('before', 'after is given, and nothing to compare it with');
  return {
    of,
    period: reading.text('period') ?? '30d',
    isPeriodGiven: reading.all('period').length > 0,
    format: readChoice(reading, 'format', reportFormats) ?? 'markdown',
    ...(before === undefined || after === undefined ? {} : { sides: { before, after } }),
    ...(out === undefined ? {} : { out }),
  };
}

function readSubject(reading: Reading, [command, word, ...others]: readonly string[]): ReportRequest['of'] {
  if (command !== 'report' || word === undefined) return 'delivery';
  const of = subjects.find((subject) => subject === word);
  if (of === undefined || others.length > 0) {
    const wrong = of === undefined ? word : others[0];
    reading.wrong('command', `there is no "report ${wrong}"`, 'it is report, or report slo');
  }
  if (of === 'slo')
    for (const name of reading.given().filter((one) => ofDelivery.some((other) => other === one)))
      reading.wrong(
        name,
        'report slo is of the window of each objective, and is one text',
        'leave it out; --json has the numbers',
      );
  return of ?? 'delivery';
}
