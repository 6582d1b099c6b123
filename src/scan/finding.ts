import { nthOf } from '../sarif/fingerprint.ts';
/** Severities as Trivy names them, worst first. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
export type Severity = (typeof severities)[number];

/** What every kind of finding says. All texts are one plain line each, and may have been chosen by anybody. */
interface FindingFacts {
  /** Such as `CVE-2024-5535`, `github-pat` or `DS-0002`. */
  readonly id: string;
  readonly severity: Severity;
  /** The file, `os packages`, or `image configuration`. */
  readonly where: string;
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
}

/** One known vulnerability of one package. */
export interface Vulnerability extends FindingFacts {
  readonly kind: 'vulnerability';
  readonly package: string;
  readonly installed: string;
  /** The version that mends it; undefined where nobody has mended it yet. */
  readonly fixed?: string;
  /** Whether the package is one of the operating system. */
  readonly ofSystem: boolean;
}

/** A secret in a layer or in the configuration of the image. Its text is never read, not even as Trivy masks it. */
export interface Secret extends FindingFacts {
  readonly kind: 'secret';
  /** Line of the file, from 1. */
  readonly line?: number;
}

/** A mistake in how the image is configured. */
export interface Misconfiguration extends FindingFacts {
  readonly kind: 'misconfiguration';
  readonly message?: string;
}

export type Finding = Vulnerability | Secret | Misconfiguration;

/** A finding that an ignore file or a VEX document takes out of the gate. */
export interface Ignored {
  readonly finding: Finding;
  /** Trivy's word for it, such as `ignored` or `not_affected`. */
  readonly status: string;
  readonly statement?: string;
  /** The file that says so. */
  readonly source?: string;
}

/** What the scan saw of the image. */
export interface Seen {
  /** Undefined where Trivy found none, as in an image from scratch. */
  readonly system?: {
    readonly family: string;
    readonly name: string;
    readonly isEndOfLife: boolean;
    readonly isUnknown?: boolean;
  };
  readonly systemPackages: number;
  readonly otherPackages: number;
}

/** One report of Trivy, as far as it is judged. */
export interface ScanReport {
  readonly findings: readonly Finding[];
  readonly ignored: readonly Ignored[];
  readonly seen: Seen;
}

/**
 * What makes two findings of two images the same: id, package and place, without any version, since a package that was
 * updated and is vulnerable still is nothing new.
 */
export function keyOf(finding: Finding): string {
  const place = finding.where.replace(/\d+(?:[._-]\d+)+/g, '*');
  return JSON.stringify([finding.kind, finding.id, finding.kind === 'vulnerability' ? finding.package : '', place]);
}

/** `keyOf` of each finding, and which of those with the same key it is, from 1. */
export function numbered(findings: readonly Finding[]): readonly { readonly key: string; readonly nth: number }[] {
  const keys = findings.map(keyOf);
  const nths = nthOf(keys);
  return keys.map((key, index) => ({ key, nth: nths[index] ?? 1 }));
}

/** The worst first, then by id. */
export function byWorst(one: Finding, other: Finding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    (one.id < other.id ? -1 : +(one.id > other.id))
  );
}
