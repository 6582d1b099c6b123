import { fingerprint } from '../sarif/fingerprint.ts';
import type { Sarif } from '../sarif/log.ts';
import { schemaAddress } from '../sarif/log.ts';
import type { Finding, Ignored, ScanReport, Severity } from './finding.ts';
import { byWorst, numbered } from './finding.ts';

/** What a SARIF file says besides its findings. */
export interface SarifFacts {
  /** What keeps the analyses of a commit apart, such as `gitops-deploy/api/linux-amd64`; without it uploads replace each other. */
  readonly category: string;
  /** Of Trivy. */
  readonly version: string;
  /** The image by its digest, and its repository without the registry. */
  readonly image: string;
  readonly repository: string;
}

interface Shown {
  readonly finding: Finding;
  readonly ignored?: Ignored;
}

/** GitHub orders by it: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const scores = { CRITICAL: '9.5', HIGH: '8.0', MEDIUM: '5.5', LOW: '2.0', UNKNOWN: '0.0' } as const satisfies Record<
  Severity,
  string
>;
const levels = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  UNKNOWN: 'note',
} as const satisfies Record<Severity, string>;

/**
 * A report as SARIF: every finding whatever the gate says of it, those that are ignored as suppressed, the worst first. Trivy's
 * own writer breaks down on a finding in the configuration of an image whose registry has a port, and shows secrets.
 */
export function sarifOf({ findings, ignored }: ScanReport, facts: SarifFacts): Sarif {
  const shown: readonly Shown[] = [
    ...findings.map((finding) => ({ finding })),
    ...ignored.map((one) => ({ finding: one.finding, ignored: one })),
  ].sort((one, other) => byWorst(one.finding, other.finding));
  const rules = new Map<string, Finding>();
  for (const { finding } of shown) if (!rules.has(finding.id)) rules.set(finding.id, finding);
  const keys = numbered(shown.map(({ finding }) => finding));
  const index = new Map([...rules.keys()].map((id, at) => [id, at]));
  return {
    $schema: schemaAddress,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...driverOf(facts), rules: [...rules.values()].map(ruleOf) } },
        automationDetails: { id: `${facts.category}/` },
        properties: { image: facts.image },
        columnKind: 'utf16CodeUnits',
        results: shown.map((one, at) => resultOf(one, { rule: index.get(one.finding.id) ?? -1, ...keys[at] }, facts)),
      },
    ],
  } as const;
}

function driverOf({ version }: SarifFacts) {
  return { name: 'Trivy', fullName: 'Trivy', version, informationUri: 'https://github.com/aquasecurity/trivy' };
}

function ruleOf(finding: Finding) {
  const { id, kind, severity, title = id, description = title, url } = finding;
  return {
    id,
    name: kind,
    shortDescription: { text: title },
    fullDescription: { text: description },
    help: { text: `${id}: ${description}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', kind, severity], precision: 'very-high', 'security-severity': scores[severity] },
    ...(url === undefined ? {} : { helpUri: url }),
  };
}

interface Numbers {
  readonly rule: number;
  readonly key?: string;
  readonly nth?: number;
}

function resultOf({ finding, ignored }: Shown, { rule, key = '', nth = 1 }: Numbers, facts: SarifFacts) {
  const { id, severity } = finding;
  return {
    ruleId: id,
    ruleIndex: rule,
    level: levels[severity],
    message: { text: messageOf(finding) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(finding, facts) }, region: regionOf(finding) } }],
    // the only one that GitHub looks at; results that share it are one alert
    partialFingerprints: { primaryLocationLineHash: `${fingerprint(key)}:${nth}` },
    ...(ignored === undefined ? {} : { suppressions: [suppressionOf(ignored)] }),
  };
}

function messageOf(finding: Finding): string {
  const { id, severity, where, title = id } = finding;
  switch (finding.kind) {
    case 'vulnerability': {
      const fix = finding.fixed === undefined ? 'not fixed yet' : `fixed in ${finding.fixed}`;
      return `${severity} ${id} in ${finding.package} ${finding.installed} (${where}), ${fix}: ${title}`;
    }
    case 'secret':
      return `${severity} secret in ${where}: ${title}`;
    case 'misconfiguration':
      return `${severity} ${id}: ${finding.message ?? title}`;
  }
}

function suppressionOf({ status, statement, source }: Ignored) {
  const from = source === undefined ? '' : ` (${source})`;
  return { kind: 'external', justification: `${statement ?? status}${from}` } as const;
}

/** A path below the image: GitHub shows nothing of an absolute one, or of one that leads out. */
function uriOf(finding: Finding, { repository }: SarifFacts): string {
  const isFile = finding.kind === 'secret' || finding.kind === 'vulnerability';
  const parts = (path: string) => path.split('/').filter((part) => !/^\.{0,2}$/.test(part));
  const file = isFile && /[/.]/.test(finding.where) ? parts(finding.where) : [];
  return (file.length > 0 ? file : parts(repository)).map(encodeURIComponent).join('/');
}

function regionOf(finding: Finding) {
  const line = finding.kind === 'secret' ? (finding.line ?? 1) : 1;
  return { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
}
