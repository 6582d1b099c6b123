import { isFields, isTrueAt, listAt, numberAt, textAt, valueAt, withoutUndefined } from '../data/fields.ts';
import { plainLine } from '../text/plain.ts';
import type {
  Finding,
  Ignored,
  Misconfiguration,
  ScanReport,
  Secret,
  Seen,
  Severity,
  Vulnerability,
} from './finding.ts';
import { severities } from './finding.ts';

export type ReadReport =
  | { readonly result: 'read'; readonly report: ScanReport }
  | { readonly result: 'unreadable'; readonly message: string };

/** What Trivy says beside its report. */
interface Said {
  readonly isUnknownRelease?: boolean;
}

/** Characters of a name and of a description that are kept: GitHub shows 1024 of the latter. */
const longest = { name: 300, description: 1000 };

/**
 * Reads a report of Trivy (JSON, schema version 2 since 0.20), whatever it holds: what has another shape is never clean.
 * https://github.com/aquasecurity/trivy/blob/main/pkg/types/report.go
 */
export function readReport(value: unknown, { isUnknownRelease = false }: Said = {}): ReadReport {
  const version = numberAt(value, 'SchemaVersion');
  if (!isFields(value) || version !== 2)
    return { result: 'unreadable', message: `schema version ${version ?? 'none'} instead of 2` };
  const wrong = wrongShape(value);
  if (wrong !== undefined) return { result: 'unreadable', message: wrong };
  const artifact = textAt(value, 'ArtifactName');
  const found = listAt(value, 'Results').map((result) => readResult(result, artifact));
  return {
    result: 'read',
    report: {
      findings: found.flatMap(({ findings }) => findings),
      ignored: found.flatMap(({ ignored }) => ignored),
      seen: seenIn(value, isUnknownRelease),
    },
  };
}

/** The lists of a result whose entries are read. */
const lists = ['Packages', 'Vulnerabilities', 'Secrets', 'Misconfigurations', 'ExperimentalModifiedFindings'] as const;

/** What of a report cannot be read: an empty list is what Trivy leaves out or writes as null, and nothing else is. */
function wrongShape(report: unknown): string | undefined {
  if (!isListOfFields(report, 'Results')) return 'its results are no list of objects';
  return listAt(report, 'Results')
    .map(wrongResult)
    .find((wrong) => wrong !== undefined);
}

function wrongResult(result: unknown): string | undefined {
  const wrong = lists.find((key) => !isListOfFields(result, key));
  if (wrong !== undefined) return `${wrong} of one of its results is no list of objects`;
  const judged = ['Vulnerabilities', 'Secrets', 'Misconfigurations'].flatMap((key) => listAt(result, key));
  return judged.every(hasSeverity) ? undefined : 'the severity of a finding is none that Trivy has';
}

function isListOfFields(value: unknown, key: string): boolean {
  const list = valueAt(value, key) ?? [];
  return Array.isArray(list) && list.every(isFields);
}

/** Where it is missing or empty nobody has told any. */
function hasSeverity(finding: unknown): boolean {
  const severity = valueAt(finding, 'Severity') ?? '';
  return severity === '' || severities.some((one) => one === severity);
}

function readResult(result: unknown, artifact: string | undefined) {
  const place = placeOf(result, artifact);
  const findings: readonly Finding[] = [
    ...listAt(result, 'Vulnerabilities').map((one) => vulnerability(one, place)),
    ...listAt(result, 'Secrets').map((one) => secret(one, place)),
    ...listAt(result, 'Misconfigurations')
      .filter(isFailure)
      .map((one) => misconfiguration(one, place)),
  ];
  const ignored = listAt(result, 'ExperimentalModifiedFindings').flatMap((one) => readIgnored(one, place) ?? []);
  return { findings, ignored };
}

interface Place {
  readonly where: string;
  readonly ofSystem: boolean;
}

/** Of what is found in no file Trivy names the image itself, by its digest. */
function placeOf(result: unknown, artifact: string | undefined): Place {
  const ofSystem = textAt(result, 'Class') === 'os-pkgs';
  const target = textAt(result, 'Target');
  if (ofSystem) return { where: 'os packages', ofSystem };
  return { where: target === undefined || target === artifact ? 'image configuration' : name(target), ofSystem };
}

/** A passed check is listed only where it was asked for. */
function isFailure(value: unknown): boolean {
  const status = textAt(value, 'Status');
  return status !== 'PASS' && status !== 'EXCEPTION';
}

function name(text: string): string {
  return plainLine(text).slice(0, longest.name).toWellFormed();
}

function named(value: unknown, key: string): string | undefined {
  const text = name(textAt(value, key) ?? '');
  return text === '' ? undefined : text;
}

function facts(value: unknown, id: string) {
  const description = textAt(value, 'Description');
  const url = textAt(value, 'PrimaryURL');
  return {
    id: named(value, id) ?? '?',
    severity: severityOf(textAt(value, 'Severity')),
    ...withoutUndefined({
      title: named(value, 'Title'),
      description:
        description === undefined ? undefined : plainLine(description.slice(0, longest.description)).toWellFormed(),
      url: url !== undefined && /^https:\/\/[\w./#?=&%:-]+$/.test(url) && URL.canParse(url) ? url : undefined,
    }),
  };
}

function severityOf(text: string | undefined): Severity {
  return severities.find((severity) => severity === text) ?? 'UNKNOWN';
}

function vulnerability(value: unknown, { where, ofSystem }: Place): Vulnerability {
  return {
    kind: 'vulnerability',
    ...facts(value, 'VulnerabilityID'),
    where: named(value, 'PkgPath') ?? where,
    package: named(value, 'PkgName') ?? '?',
    installed: named(value, 'InstalledVersion') ?? '?',
    ofSystem,
    ...withoutUndefined({ fixed: named(value, 'FixedVersion') }),
  };
}

function secret(value: unknown, { where }: Place): Secret {
  return {
    kind: 'secret',
    ...facts(value, 'RuleID'),
    where,
    ...withoutUndefined({ line: lineAt(value) }),
  };
}

/** The configuration of an image has no lines that anybody could open. */
function lineAt(value: unknown): number | undefined {
  const line = numberAt(value, 'StartLine');
  return line !== undefined && Number.isSafeInteger(line) && line > 0 ? line : undefined;
}

function misconfiguration(value: unknown, { where }: Place): Misconfiguration {
  return {
    kind: 'misconfiguration',
    ...facts(value, 'ID'),
    where,
    ...withoutUndefined({ message: named(value, 'Message') }),
  };
}

/** What `--show-suppressed` adds (since 0.51). */
function readIgnored(value: unknown, place: Place): Ignored | undefined {
  const finding = findingOf(textAt(value, 'Type'), valueAt(value, 'Finding'), place);
  if (finding === undefined) return undefined;
  const status = named(value, 'Status') ?? 'ignored';
  return {
    finding,
    status,
    ...withoutUndefined({ statement: named(value, 'Statement'), source: named(value, 'Source') }),
  };
}

function findingOf(type: string | undefined, value: unknown, place: Place): Finding | undefined {
  switch (type) {
    case 'vulnerability':
      return vulnerability(value, place);
    case 'secret':
      return secret(value, place);
    case 'misconfiguration':
      return isFailure(value) ? misconfiguration(value, place) : undefined;
    default:
      return undefined;
  }
}

function seenIn(report: unknown, isUnknownRelease: boolean): Seen {
  const results = listAt(report, 'Results');
  const packagesOf = (isWanted: (kind: string | undefined) => boolean) =>
    results
      .filter((result) => isWanted(textAt(result, 'Class')))
      .reduce<number>((sum, result) => sum + listAt(result, 'Packages').length, 0);
  const family = textAt(report, 'Metadata', 'OS', 'Family');
  return {
    systemPackages: packagesOf((kind) => kind === 'os-pkgs'),
    otherPackages: packagesOf((kind) => kind === 'lang-pkgs'),
    ...(family === undefined
      ? {}
      : {
          system: {
            family: name(family),
            name: name(textAt(report, 'Metadata', 'OS', 'Name') ?? ''),
            isEndOfLife: isTrueAt(report, 'Metadata', 'OS', 'EOSL'),
            ...(isUnknownRelease ? { isUnknown: true } : {}),
          },
        }),
  };
}
