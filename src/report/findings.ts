import type { Place } from '../errors.ts';
import { printPlace } from '../errors.ts';
import type { Finding, NotJudged, Severity } from '../readiness/finding.ts';
import { oneLine } from '../text/one-line.ts';
import { code, escapeMarkdown } from './escape.ts';

/** A finding with the line that it is about. */
export interface ShownFinding extends Finding {
  /** The line and, below it, carets under the value. */
  readonly excerpt: string;
}

/** What was judged and found: a part of the report. */
export interface Checked {
  /** How many files were judged. */
  readonly files: number;
  /** The commit that they were compared with. */
  readonly mergeBase?: string;
  readonly findings: readonly ShownFinding[];
  readonly notJudged: readonly NotJudged[];
}

/** Characters of one text of a finding: names in a manifest may be of any length. */
const longestText = 400;
/** Rows of a table: GitHub drops a job summary of more than 1 MiB. */
const mostRows = 100;

/** How a finding counts: what the API takes with a warning of its own is an error that fails nothing. */
export function levelOf({ severity, isTakenByApi }: Pick<Finding, 'severity' | 'isTakenByApi'>): Severity {
  return severity === 'error' && isTakenByApi === true ? 'warning' : severity;
}

/** A finding for a log: where, by which rule, what is wrong, why, and what to write instead. */
export function findingText({ place, rule, message, why, fix }: Finding): string {
  const head = `${where(place)}: ${rule}: ${oneLine(message, longestText)}`;
  return `${head}\n  why: ${oneLine(why, longestText)}\n  fix: ${oneLine(fix, longestText)}`;
}

/** A file, or a place in it, that was not judged, for a log. */
export function notJudgedText({ message, wasJudged, ...place }: NotJudged): string {
  const before = wasJudged === true ? '; it could be judged before this change' : '';
  return `not judged: ${where(place)}: ${oneLine(message, longestText)}${before}`;
}

function where(place: Place): string {
  return oneLine(printPlace(place), longestText);
}

/** What came out, in a sentence: `3 files judged, 1 error, 2 warnings, 1 place not judged`. */
export function checkedSentence({ files, findings, notJudged }: Checked): string {
  const levels = (['error', 'warning', 'info'] as const).map((level) => {
    const count = findings.filter((finding) => levelOf(finding) === level).length;
    return count === 0 ? [] : [level === 'info' ? `${count} info` : printCount(count, level)];
  });
  const found = findings.length === 0 ? ['no finding'] : levels.flat();
  const left = notJudged.length === 0 ? [] : [`${printCount(notJudged.length, 'place')} not judged`];
  return [`${printCount(files, 'file')} judged`, ...found, ...left].join(', ');
}

function printCount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** The findings as a table for the job summary, and below it what was not judged. */
export function checkedMarkdown({ findings, notJudged }: Checked): string {
  const rows = findings.map((finding) => {
    const cells = [finding.message, finding.why, finding.fix].map((text) => escapeMarkdown(oneLine(text, longestText)));
    return [levelOf(finding), code(where(finding.place)), code(finding.rule), ...cells];
  });
  const left = notJudged.map(({ message, ...place }) => [
    code(where(place)),
    escapeMarkdown(oneLine(message, longestText)),
  ]);
  return [
    ...table(['severity', 'where', 'rule', 'what', 'why', 'fix'], rows),
    ...table(['not judged', 'because it'], left),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => '---'), ...rows.slice(0, mostRows)].map((row) => `| ${row.join(' | ')} |`);
  const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more: see the report`] : [];
  return [lines.join('\n'), ...more];
}
