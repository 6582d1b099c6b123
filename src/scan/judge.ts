import type { Finding, ScanReport, Severity } from './finding.ts';
import { byWorst, numbered, severities } from './finding.ts';

/** What refuses an image. */
export interface ScanPolicy {
  /** Severities of vulnerabilities and misconfigurations. */
  readonly failOn: readonly string[];
  readonly failOnSecret: readonly string[];
  readonly ignoreUnfixed: boolean;
  /** Whether what is there already passes. */
  readonly failOnNew: boolean;
}

/** What a scan comes to. */
export interface ScanVerdict {
  readonly verdict: 'clean' | 'vulnerable';
  /** Number of vulnerabilities by severity, without those that are ignored. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly secrets: number;
  readonly misconfigurations: number;
  /** Those that refuse the image, worst first. */
  readonly refused: readonly Finding[];
  /** What is new since the image before and what was there already; undefined where nothing was compared. */
  readonly since?: { readonly fresh: readonly Finding[]; readonly already: number };
}

/**
 * Judges a report by the policy.
 * @param before what the image that runs now has (`keysOf`); undefined where it was not looked at
 */
export function judgeScan(
  { findings }: ScanReport,
  policy: ScanPolicy,
  before: ReadonlySet<string> | undefined,
): ScanVerdict {
  const keys = keysIn(findings);
  const fresh = before === undefined ? undefined : findings.filter((_, index) => !before.has(keys[index] ?? ''));
  const judged = policy.failOnNew ? (fresh ?? findings) : findings;
  const refused = judged.filter((one) => isRefused(one, policy)).sort(byWorst);
  return {
    verdict: refused.length === 0 ? 'clean' : 'vulnerable',
    counts: countBySeverity(findings),
    secrets: findings.filter(({ kind }) => kind === 'secret').length,
    misconfigurations: findings.filter(({ kind }) => kind === 'misconfiguration').length,
    refused,
    ...(fresh === undefined
      ? {}
      : { since: { fresh: fresh.toSorted(byWorst), already: findings.length - fresh.length } }),
  };
}

function isRefused(finding: Finding, { failOn, failOnSecret, ignoreUnfixed }: ScanPolicy): boolean {
  if (finding.kind === 'secret') return failOnSecret.includes(finding.severity);
  if (finding.kind === 'vulnerability' && ignoreUnfixed && finding.fixed === undefined) return false;
  return failOn.includes(finding.severity);
}

function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, UNKNOWN: 0 } satisfies Record<Severity, number>;
  for (const { kind, severity } of findings) if (kind === 'vulnerability') counts[severity] += 1;
  return counts;
}

/** The keys of everything that a report found, also of what is ignored: it was there before. */
export function keysOf({ findings, ignored }: ScanReport): ReadonlySet<string> {
  return new Set(keysIn([...findings, ...ignored.map(({ finding }) => finding)]));
}

/** A second secret of a kind in a file is another secret; a second package of a name and a place has nothing that the first has not. */
function keysIn(findings: readonly Finding[]): readonly string[] {
  const keys = numbered(findings);
  return findings.map(({ kind }, index) => {
    const { key, nth } = keys[index] ?? { key: '', nth: 1 };
    return kind === 'secret' && nth > 1 ? `${key} ${nth}` : key;
  });
}

/** Such as `1 critical, 2 high`; empty where there is nothing. */
export function printCounts(findings: readonly Finding[]): string {
  const of = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  return severities.flatMap((one) => (of(one) === 0 ? [] : `${of(one)} ${one.toLowerCase()}`)).join(', ');
}
