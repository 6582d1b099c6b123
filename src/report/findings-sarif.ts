import type { Severity } from '../readiness/finding.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { RuleFacts } from '../rules/rule.ts';
import { fingerprint, nthOf } from '../sarif/fingerprint.ts';
import type { Sarif } from '../sarif/log.ts';
import { schemaAddress } from '../sarif/log.ts';
import { byLevel } from './finding-order.ts';
import type { Checked, ShownFinding } from './findings.ts';
import { levelOf, told } from './findings.ts';
import { ruleHelp, ruleHelpText } from './rule-help.ts';
import { projectPage, rulePage } from './rule-page.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
const problems = { error: 'error', warning: 'warning', info: 'recommendation' } as const satisfies Record<
  Severity,
  string
>;

/** GitHub orders alerts about security by it: over 7.0 is high, over 4.0 medium. */
const scores = { error: '8.0', warning: '5.5', info: '2.0' } as const satisfies Record<Severity, string>;

/**
 * What was found as SARIF, the worst first: also what is suppressed, as such. Lines may move, and a finding keeps its fingerprint.
 * `version` is that of this program.
 */
export function findingsSarif(checked: Checked, version: string): Sarif {
  const found = byLevel(checked.findings);
  const ids = [...new Set(found.map(({ rule }) => rule))];
  const keys = found.map(keyOf);
  const nths = nthOf(keys);
  return {
    $schema: schemaAddress,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...driverOf(version), rules: ids.map((id) => ruleOf(id, found)) } },
        automationDetails: { id: 'gitops-deploy/check/' },
        columnKind: 'utf16CodeUnits',
        results: found.map((finding, index) => ({
          ...resultOf(finding),
          ruleIndex: ids.indexOf(finding.rule),
          // the only one that GitHub looks at; results that share it are one alert
          partialFingerprints: { primaryLocationLineHash: `${fingerprint(keys[index] ?? '')}:${nths[index]}` },
        })),
        ...invocationsOf(checked),
      },
    ],
  } as const;
}

function driverOf(version: string) {
  return { name: 'gitops-deploy', semanticVersion: version, version, informationUri: projectPage };
}

function ruleOf(id: string, found: readonly ShownFinding[]) {
  const { title, why, fix, severities, family, ...facts } = factsOf(id, found);
  const [severity] = severities;
  const isSecurity = family === 'security';
  return {
    id,
    name: id,
    shortDescription: { text: short(title) },
    fullDescription: { text: short(`${title}: ${why}`) },
    help: { text: ruleHelpText({ title, why, fix }), markdown: ruleHelp({ title, why, fix }) },
    helpUri: rulePage(id),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [family, ...(facts.isOpinion === true ? ['opinion'] : []), 'gitops'],
      precision: 'very-high',
      'problem.severity': problems[severity],
      ...(isSecurity ? { 'security-severity': scores[severity] } : {}),
    },
  };
}

type Told = Pick<RuleFacts, 'title' | 'why' | 'fix' | 'severities' | 'isOpinion' | 'family'>;

/** What is known of a rule; of one that no catalogue has, what its first finding says. */
function factsOf(id: string, found: readonly ShownFinding[]): Told {
  const facts = catalogue.find((rule) => rule.id === id);
  if (facts !== undefined) return facts;
  const { why = id, fix = id, severity = 'warning' } = found.find(({ rule }) => rule === id) ?? {};
  return { title: id, why: told(why), fix: told(fix), severities: [severity], family: 'resources' };
}

/** GitHub shows so many characters of a description. */
function short(text: string): string {
  return text.length <= 1024 ? text : `${text.slice(0, 1023)}…`;
}

function resultOf(finding: ShownFinding) {
  const { rule, message, why, fix, suppressed } = finding;
  return {
    ruleId: rule,
    level: levels[levelOf(finding)],
    message: { text: `${told(message)}. Why: ${told(why)}. Fix: ${told(fix)}.` },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(finding.place.file), region: regionOf(finding) },
        ...logicalOf(finding),
      },
    ],
    ...(suppressed === undefined ? {} : { suppressions: [suppressionOf(suppressed)] }),
  };
}

function regionOf({ place: { line, column }, endColumn }: ShownFinding) {
  return { startLine: line, startColumn: column, ...(endColumn === undefined ? {} : { endLine: line, endColumn }) };
}

function logicalOf({ object }: ShownFinding) {
  if (object === undefined) return {};
  const { kind, namespace, name } = object;
  const fullyQualifiedName = [namespace, kind, name].filter((part) => part !== undefined).join('/');
  return { logicalLocations: [{ fullyQualifiedName: told(fullyQualifiedName), kind: 'resource' }] };
}

function suppressionOf({ reason, until }: NonNullable<ShownFinding['suppressed']>) {
  const end = until === undefined ? '' : ` (until ${until})`;
  return { kind: 'inSource', status: 'accepted', justification: `${told(reason)}${end}` } as const;
}

/** A path from the root of the repository: GitHub shows nothing of an absolute one. */
function artifact(file: string) {
  const parts = file
    .toWellFormed()
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  return { uri: parts.map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' } as const;
}

/**
 * Which finding it is, from one analysis to the next: of an object by where it stands in it, of another file by the text of its line.
 */
function keyOf({ rule, place, path, object, excerpt }: ShownFinding): string {
  const spot = object === undefined ? excerpt.split('\n')[0]?.replace(/^\s*\d+ \| */, '') : [object, path];
  return JSON.stringify([rule, place.file, spot]);
}

/** What could not be judged: the run was not told everything. */
function invocationsOf({ notJudged }: Checked) {
  if (notJudged.length === 0) return {};
  const toolExecutionNotifications = notJudged.map(({ file, line, column, message, wasJudged }) => ({
    level: wasJudged === true ? ('error' as const) : ('warning' as const),
    message: { text: `${told(file)} is not judged: it ${told(message)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          ...(line === undefined
            ? {}
            : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
        },
      },
    ],
  }));
  return { invocations: [{ executionSuccessful: true, toolExecutionNotifications }] };
}
