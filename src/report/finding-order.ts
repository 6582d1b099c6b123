import type { Severity } from '../readiness/finding.ts';
import type { ShownFinding } from './findings.ts';
import { levelOf } from './findings.ts';

const levels: readonly Severity[] = ['error', 'warning', 'info'];

/** The worst first; of equals the first stays first. */
export function byLevel(findings: readonly ShownFinding[]): readonly ShownFinding[] {
  return findings.toSorted((one, other) => levels.indexOf(levelOf(one)) - levels.indexOf(levelOf(other)));
}

/** In the order in which they stand: by file, then from the top of each. */
export function byPlace(findings: readonly ShownFinding[]): readonly ShownFinding[] {
  return findings.toSorted(
    ({ place: one }, { place: other }) =>
      compare(one.file, other.file) || one.line - other.line || one.column - other.column,
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
