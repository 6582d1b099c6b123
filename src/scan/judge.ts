import { isFields, listAt, numberAt, textAt } from '../data/fields.ts';

/** Severities as Trivy names them, worst first. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
export type Severity = (typeof severities)[number];

/** One known vulnerability of one package. */
export interface Vulnerability {
  readonly id: string;
  readonly severity: Severity;
  readonly package: string;
  readonly installed: string;
  /** The version that mends it; undefined where nobody has mended it yet. */
  readonly fixed?: string;
  readonly title?: string;
}

/** What refuses an image. */
export interface ScanPolicy {
  readonly failOn: readonly string[];
  readonly ignoreUnfixed: boolean;
}

export type ScanVerdict =
  | {
      readonly verdict: 'clean' | 'vulnerable';
      readonly counts: Readonly<Record<Severity, number>>;
      readonly refused: readonly Vulnerability[];
    }
  | { readonly verdict: 'unreadable'; readonly message: string };

function severityOf(text: string | undefined): Severity {
  return severities.find((severity) => severity === text) ?? 'UNKNOWN';
}

function readVulnerability(value: unknown): Vulnerability {
  const fixed = textAt(value, 'FixedVersion');
  const title = textAt(value, 'Title');
  return {
    id: textAt(value, 'VulnerabilityID') ?? '?',
    severity: severityOf(textAt(value, 'Severity')),
    package: textAt(value, 'PkgName') ?? '?',
    installed: textAt(value, 'InstalledVersion') ?? '?',
    ...(fixed === undefined ? {} : { fixed }),
    ...(title === undefined ? {} : { title }),
  };
}

/** Judges a report of Trivy (JSON, schema version 2) by the policy. A report of another shape is never clean. */
export function judgeScan(report: unknown, policy: ScanPolicy): ScanVerdict {
  const version = numberAt(report, 'SchemaVersion');
  if (!isFields(report) || version !== 2) {
    return { verdict: 'unreadable', message: `schema version ${version ?? 'none'} instead of 2` };
  }
  const all = listAt(report, 'Results').flatMap((result) => listAt(result, 'Vulnerabilities').map(readVulnerability));
  const refused = all
    .filter(({ severity, fixed }) => policy.failOn.includes(severity) && !(policy.ignoreUnfixed && fixed === undefined))
    .sort(
      (one, other) =>
        severities.indexOf(one.severity) - severities.indexOf(other.severity) || one.id.localeCompare(other.id),
    );
  return { verdict: refused.length === 0 ? 'clean' : 'vulnerable', counts: countBySeverity(all), refused };
}

function countBySeverity(all: readonly Vulnerability[]): Readonly<Record<Severity, number>> {
  const count = (wanted: Severity) => all.filter(({ severity }) => severity === wanted).length;
  return {
    CRITICAL: count('CRITICAL'),
    HIGH: count('HIGH'),
    MEDIUM: count('MEDIUM'),
    LOW: count('LOW'),
    UNKNOWN: count('UNKNOWN'),
  };
}
