import type { BodyPart } from '../configuration/template.ts';
import type { Changelog } from '../deployment/changelog.ts';
import type { ToldEdit } from '../deployment/message.ts';
import type { Plan, ScanPlan } from '../deployment/plan.ts';
import type { DeployedImage, PlatformScan } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { printPlace } from '../errors.ts';
import { parseImageReference, versionOf } from '../image/reference.ts';
import type { Judgement } from '../readiness/finding.ts';
import { bySeverity } from '../readiness/finding.ts';
import { oneLine } from '../text/one-line.ts';
import { changelogPart, commitLink } from './changelog.ts';
import { code, escapeMarkdown, fenced, linked } from './escape.ts';
import { levelOf } from './findings.ts';
import type { Part } from './part.ts';
import { tableOf } from './part.ts';
import { severities } from './scan.ts';

/** Everything that the pull request in the GitOps repository is made from. */
export interface ProposalFacts {
  /** Such as `wave 2 of 3`; undefined where all targets are deployed at once. */
  readonly wave?: string;
  readonly plan: Plan;
  readonly image: DeployedImage;
  /** The values that change, with their targets. */
  readonly changes: readonly ToldEdit[];
  /** The unified diff. */
  readonly diff: string;
  /** What this run scanned; nothing where it took the deployment of another run up. */
  readonly scans: readonly PlatformScan[];
  /** What the rules say of what is about to be rolled out. */
  readonly judged: Pick<Judgement, 'findings' | 'notJudged'>;
  readonly changelog: Changelog;
  /** Deployments that were proposed before and are not in Git, newest first: this one takes their place. */
  readonly before: readonly DeploymentRecord[];
}

/** Every part of the body, each to be shortened by itself. */
export function partsOf(facts: ProposalFacts): Readonly<Record<BodyPart, Part>> {
  const { plan, changelog } = facts;
  return {
    changes: changesPart(facts),
    source: { lines: [sourceLine(facts), ...takesOver(facts)] },
    changelog: changelogPart(plan, changelog),
    diff: diffPart(facts),
    scan: scanPart(facts),
    findings: findingsPart(facts),
    rollback: { lines: rollbackLines(plan) },
    run: { lines: plan.run === undefined ? [] : [linked('The run that proposes this', plan.run.url)] },
  };
}

/** Characters of one value in the table: the whole of it stands in the diff. */
const longestValue = 200;

function changesPart({ changes }: ProposalFacts): Part {
  const hasTargets = changes.some(({ target }) => target !== undefined);
  const shown = (text: string) => code(oneLine(text, longestValue));
  const rows = changes.map(({ target, file, path, from, to }) => [
    ...(hasTargets ? [escapeMarkdown(target ?? '')] : []),
    shown(`${file} ${path}`),
    shown(from),
    shown(to),
  ]);
  return tableOf([...(hasTargets ? ['target'] : []), 'value', 'before', 'after'], rows);
}

function sourceLine({ plan }: ProposalFacts): string {
  const { commit, branch, pullRequest } = plan.source;
  const of = branch === '' ? '' : ` of ${escapeMarkdown(oneLine(branch, longestValue))}`;
  return `Source: ${commitLink(plan, commit)}${of}${fromPullRequest(plan, pullRequest)}.`;
}

/** Where a commit comes from, as the end of what is said of it. */
export function fromPullRequest({ repository, sourceUrl }: Plan, pullRequest: number | undefined): string {
  if (pullRequest === undefined) return '';
  return `, from ${linked(`${escapeMarkdown(repository)}#${pullRequest}`, `${sourceUrl}/pull/${pullRequest}`)}`;
}

/** Earlier deployments that are named; there are more only where nobody has resumed for long. */
const mostBefore = 5;

function takesOver({ plan, before }: ProposalFacts): readonly string[] {
  if (before.length === 0) return [];
  const named = before.slice(0, mostBefore).map(({ payload, note }) => {
    const where = note.pullRequest === undefined ? '' : ` in #${note.pullRequest}`;
    return `${versionOfRecord(payload.image)} (${commitLink(plan, payload.source)}${fromPullRequest(plan, payload.pullRequest)})${where}`;
  });
  const more = before.length > mostBefore ? [`${before.length - mostBefore} more`] : [];
  return ['', `Takes the place of what was proposed before and is not deployed: ${[...named, ...more].join('; ')}.`];
}

/** The version of a record's image, for people. */
export function versionOfRecord(image: string): string {
  const reference = parseImageReference(image);
  return code(typeof reference === 'string' ? oneLine(image, longestValue) : versionOf(reference));
}

/** A diff of more lines is folded away. */
const longDiff = 60;
/** Characters of one line of the diff. */
const longestLine = 1000;

function diffPart({ diff }: ProposalFacts): Part {
  const lines = diff.replace(/\n$/, '').split('\n');
  const isLong = lines.length > longDiff;
  const left = 'are not shown: see the files of this pull request';
  return {
    lines: lines.map((line) => (line.length > longestLine ? `${line.slice(0, longestLine).toWellFormed()}…` : line)),
    around: (shown) =>
      isLong
        ? `<details><summary>${lines.length} lines</summary>\n\n${fenced(shown, 'diff')}\n\n</details>`
        : fenced(shown, 'diff'),
    foot: (count) => (count === 0 ? '' : `${count} more line${count === 1 ? '' : 's'} ${left}.`),
  };
}

/** Nothing that refuses the image gets this far: what was found was let pass, and here is why. */
function scanPart({ plan, scans }: ProposalFacts): Part {
  if (scans.length === 0) return { lines: ['Not scanned by this run.'] };
  const { failOn, ignoreUnfixed, failOnNew } = plan.scan;
  const rows = scans.map((one) => [
    code(one.platform),
    ...severities.map((severity) => String(one.counts[severity] ?? 0)),
    letPass(one, plan.scan).join(', ') || 'nothing',
  ]);
  const refused = failOn.length === 0 ? 'nothing' : failOn.map((one) => one.toLowerCase()).join(', ');
  const { foot: _, ...table } = tableOf(['platform', ...severities.map((one) => one.toLowerCase()), 'let pass'], rows);
  const unless = `${ignoreUnfixed ? ', where there is a fix' : ''}${failOnNew ? ', where it is new' : ''}`;
  const policy = `An image is refused for: ${refused}${unless}.`;
  return { ...table, foot: (left) => (left === 0 ? policy : `and ${left} more. ${policy}`) };
}

function letPass(
  { counts, ignored = [] }: PlatformScan,
  { failOn, ignoreUnfixed, failOnNew }: Pick<ScanPlan, 'failOn' | 'ignoreUnfixed' | 'failOnNew'>,
): readonly string[] {
  const because = [
    ...(failOnNew ? ['that the running image has too'] : []),
    ...(ignoreUnfixed ? ['that nobody has fixed yet'] : []),
  ].join(' or ');
  const judged = sum(counts, (severity) => failOn.includes(severity));
  const below = sum(counts, (severity) => !failOn.includes(severity));
  return [
    ...(judged > 0 && because !== '' ? [`${judged} ${because}`] : []),
    ...(below > 0 ? [`${below} of other severities`] : []),
    ...(ignored.length > 0 ? [`${ignored.length} ignored`] : []),
  ];
}

function sum(counts: Readonly<Record<string, number>>, counted: (severity: string) => boolean): number {
  return Object.entries(counts).reduce((total, [severity, count]) => total + (counted(severity) ? count : 0), 0);
}

/** Characters of what a finding says: names in a manifest may be of any length. */
const longestMessage = 300;

function findingsPart({ judged: { findings, notJudged } }: ProposalFacts): Part {
  const shown = (text: string) => escapeMarkdown(oneLine(text, longestMessage));
  const found = findings
    .map((finding) => ({ ...finding, severity: levelOf(finding) }))
    .toSorted(bySeverity)
    .map(({ severity, place, rule, message }) => {
      const where = code(oneLine(printPlace(place), longestMessage));
      return `- **${severity}** ${where} ${code(rule)}: ${shown(message)}`;
    });
  const left = notJudged
    .filter(({ reason }) => reason !== 'not-yaml')
    .map(
      ({ message, ...place }) => `- not judged: ${code(oneLine(printPlace(place), longestMessage))}: ${shown(message)}`,
    );
  const lines = [...found, ...left];
  if (lines.length === 0) return { lines: ['None.'] };
  return { lines, foot: (count) => (count === 0 ? '' : `and ${count} more: see the log of the run`) };
}

/** What there is to go back with: git, and a hold that keeps it so. */
const byItself = {
  automatic:
    'A rollout that is aborted or ends degraded is put back in Git without anybody, to the last version that was seen healthy, and the environment is held.',
  'pull-request':
    'After a rollout that is aborted or ends degraded a pull request proposes the last version that was seen healthy, and the environment is held.',
  manual: 'Nothing is put back by itself here: <code>rollback: manual</code>.',
} as const satisfies Record<Plan['rollback'], string>;

function rollbackLines({ application, environment, rollback }: Plan): readonly string[] {
  const scope = `--application ${application} --environment ${environment}`;
  const back = code(`gitops-deploy rollback ${scope}`);
  const release = code(`gitops-deploy release ${scope}`);
  return [
    '- Before it is merged: close this pull request, and nothing is deployed.',
    `- After it is merged: ${back}, or the action with <code>command: rollback</code>, goes back to the last version that ran healthy, and holds the environment. ${release} lets deployments in again.`,
    `- ${byItself[rollback]}`,
  ];
}
