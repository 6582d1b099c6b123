import type { Reading } from './reading.ts';
import { readChoice } from './reading.ts';

/** How `report` is written down. */
export const reportFormats = ['markdown', 'json', 'csv', 'csv-figures'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What `report` is of; the texts of periods are read once it is known what time it is. */
export interface ReportRequest {
  readonly period: string;
  /** Whether somebody named the period. */
  readonly isPeriodGiven: boolean;
  /** Two periods or two images that are compared. */
  readonly sides?: { readonly before: string; readonly after: string };
  readonly format: ReportFormat;
  /** The file that it is written to. */
  readonly out?: string;
}

/** Reads what `report` is to be of. */
export function readReport(reading: Reading): ReportRequest {
  const [before, after, out] = [reading.text('before'), reading.text('after'), reading.text('out')];
  if (before !== undefined && after === undefined)
    reading.wrong('after', 'before is given, and nothing to compare it with');
  if (after !== undefined && before === undefined)
    reading.wrong('before', 'after is given, and nothing to compare it with');
  return {
    period: reading.text('period') ?? '30d',
    isPeriodGiven: reading.all('period').length > 0,
    format: readChoice(reading, 'format', reportFormats) ?? 'markdown',
    ...(before === undefined || after === undefined ? {} : { sides: { before, after } }),
    ...(out === undefined ? {} : { out }),
  };
}
