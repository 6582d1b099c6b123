import type { Place } from '../errors.ts';
import { printPlace } from '../errors.ts';
import type { Finding, NotJudged, Severity } from '../readiness/finding.ts';
import type { Checklist } from '../rules/checklist.ts';
import type { Suppressed } from '../rules/suppressions/suppress.ts';
import { oneLine } from '../text/one-line.ts';

/** A finding with the line that it is about. */
export interface ShownFinding extends Finding {
  /** The line and, below it, carets under the value. */
  readonly excerpt: string;
  /** The column behind the value, where it stands in one line. */
  readonly endColumn?: number;
  /** The object that it is about, if it is one. */
  readonly object?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace?: string;
    readonly name?: string;
  };
  /** The page of its rule. */
  readonly documentation: string;
  /** Why it is let pass: then it fails nothing. */
  readonly suppressed?: Suppressed;
}

/** What was judged and found: a part of the report. */
export interface Checked {
  /** How many files were judged. */
  readonly files: number;
  /** The commit that they were compared with. */
  readonly mergeBase?: string;
  readonly findings: readonly ShownFinding[];
  readonly notJudged: readonly NotJudged[];
  /** The production readiness checklist of each application, where it was asked for. */
  readonly checklists?: readonly Checklist[];
}

/** Characters of one text of a finding: names in a manifest may be of any length. */
const longestText = 400;

/** How a finding counts: what the API takes with a warning of its own is an error that fails nothing. */
export function levelOf({ severity, isTakenByApi }: Pick<Finding, 'severity' | 'isTakenByApi'>): Severity {
  return severity === 'error' && isTakenByApi === true ? 'warning' : severity;
}

/** The findings that count: those that are not suppressed. */
export function openFindings({ findings }: Pick<Checked, 'findings'>): readonly ShownFinding[] {
  return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** Whether something was found for which the check fails. */
export function isBad(checked: Checked): boolean {
  return (
    openFindings(checked).some((finding) => levelOf(finding) === 'error') ||
    checked.notJudged.some(({ wasJudged }) => wasJudged)
  );
}

/** A text of a finding as one line: it may hold words of the file. */
export function told(text: string): string {
  return oneLine(text, longestText);
}

/** A file, or a place in it, that was not judged, as one line. */
export function notJudgedText(one: NotJudged): string {
  return `not judged: ${where(one)}: ${notJudgedReason(one)}`;
}

/** Why it was not. */
export function notJudgedReason({ message, wasJudged }: Pick<NotJudged, 'message' | 'wasJudged'>): string {
  return `${told(message)}${wasJudged === true ? '; it could be judged before this change' : ''}`;
}

/** A place as people name it. */
export function where(place: Place): string {
  return told(printPlace(place));
}

/** What came out, in a sentence: `3 files judged, 1 error, 2 warnings, 1 suppressed, 1 place not judged`. */
export function checkedSentence(checked: Checked): string {
  const { files, findings, notJudged } = checked;
  const open = openFindings(checked);
  const suppressed = findings.length - open.length;
  return [
    `${printCount(files, 'file')} judged`,
    countsOf(open),
    ...(suppressed === 0 ? [] : [`${suppressed} suppressed`]),
    ...(notJudged.length === 0 ? [] : [`${printCount(notJudged.length, 'place')} not judged`]),
  ].join(', ');
}

/** How many there are of each severity: `1 error, 2 warnings`. */
export function countsOf(findings: readonly ShownFinding[]): string {
  if (findings.length === 0) return 'no finding';
  const counts = (['error', 'warning', 'info'] as const).map((level) => {
    const count = findings.filter((finding) => levelOf(finding) === level).length;
    return count === 0 ? [] : [level === 'info' ? `${count} info` : printCount(count, level)];
  });
  return counts.flat().join(', ');
}

function printCount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
