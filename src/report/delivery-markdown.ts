import type { CountedDeployment } from '../delivery/deployment.ts';
import { restoreSeconds } from '../delivery/deployment.ts';
import { printPeriod } from '../delivery/period.ts';
import type { ComparedRow, Comparison, DeliveryReport, Figures, ScopeFigures, Side } from '../delivery/report.ts';
import type { Durations } from '../delivery/statistics.ts';
import { printChange } from '../image/size.ts';
import { plainLine } from '../text/plain.ts';
import { fitLines, minute, shortImage } from './cells.ts';
import { measureNames, printCompared, printPerDay, printRate, printScope, printTook } from './delivery-words.ts';
import { code, escapeMarkdown, linked } from './escape.ts';

/** Characters of the tables: a job summary has room for a megabyte, and a comment for 65,536. */
const roomForScopes = 30_000;
const roomForFailures = 20_000;

/** The report for a job summary, a comment or an issue. */
export function deliveryMarkdown(report: DeliveryReport): string {
  const { scopes, period, comparison, deployments, remarks } = report;
  const parts = [
    `### Delivery, ${printPeriod(period)}`,
    sentenceMarkdown(report),
    scopesTable(scopes),
    comparison === undefined ? '' : comparisonTable(comparison),
    failures(deployments),
    remarks.map((one) => `- ${plain(one)}`).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What the report comes to, in one line. */
export function deliverySentence({ scopes: [all], period }: DeliveryReport): string {
  if (all === undefined) return 'nothing is known';
  const { deployments, perDay, failed, leadTime, leftOut } = all.figures;
  const where = printPeriod(period);
  const besides = asides(all.figures);
  if (deployments === 0) return `no change was deployed in ${where}${besides}`;
  const lead = leadTime.p50 === undefined ? '' : `, lead time ${printTook(leadTime.p50)} (median)`;
  const count = `${deployments} ${deployments === 1 ? 'change' : 'changes'}`;
  const fromGit = leftOut.fromGit === 0 ? '' : ` (${leftOut.fromGit} known from Git alone)`;
  return `${count}${fromGit} in ${where}, ${printPerDay(perDay)}; ${failed} failed${lead}${besides}`;
}

function sentenceMarkdown(report: DeliveryReport): string {
  return escapeMarkdown(deliverySentence(report));
}

function asides({ rollbacks, leftOut: { superseded, goingOn, untold, notDeployed } }: Figures): string {
  const told = [
    [rollbacks, rollbacks === 1 ? 'rollback or revert' : 'rollbacks and reverts'],
    [superseded, 'superseded'],
    [goingOn, 'under way'],
    [untold, 'could not be told'],
    [notDeployed, 'refused before the environment'],
  ] as const;
  const some = told.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
  return some.length === 0 ? '' : ` (besides: ${some.join(', ')})`;
}

function scopesTable(scopes: readonly ScopeFigures[]): string {
  // of a single environment everything is the same
  const shown = scopes.length === 2 ? scopes.slice(1) : scopes;
  const { lines, left } = fitLines(shown.map(scopeRow), roomForScopes);
  const head =
    '| where | deployments | lead time | failed | time to restore | rework |\n| --- | --- | --- | --- | --- | --- |';
  const note = left === 0 ? '' : `\n\n_${left} more rows: the format json has all._`;
  return `${head}\n${lines.join('\n')}${note}`;
}

function scopeRow({ figures, ...scope }: ScopeFigures): string {
  const { deployments, perDay, leadTime, changeFailureRate, reworkRate } = figures;
  const cells = [
    plain(printScope(scope)),
    deployments === 0 ? 'none' : `${deployments}<br>${printPerDay(perDay)}`,
    durations(leadTime),
    changeFailureRate === undefined ? '–' : printRate(changeFailureRate),
    restoring(figures),
    reworkRate === undefined ? '–' : printRate(reworkRate),
  ];
  return `| ${cells.join(' | ')} |`;
}

function durations({ p50, p95 }: Durations): string {
  return p50 === undefined || p95 === undefined ? '–' : `${printTook(p50)}<br>95 %: ${printTook(p95)}`;
}

function restoring({ timeToRestore, unrestored }: Figures): string {
  const open = unrestored === 0 ? '' : `${unrestored} not restored`;
  return timeToRestore.count === 0 ? open || '–' : [durations(timeToRestore), open].filter((one) => one).join('<br>');
}

function comparisonTable({ before, after, rows }: Comparison): string {
  const head = `| | before: ${printSide(before)} | after: ${printSide(after)} | |\n| --- | --- | --- | --- |`;
  return [head, ...rows.map(comparedRow)].join('\n');
}

function printSide(side: Side): string {
  return side.of === 'period' ? printPeriod(side.period) : code(plainLine(side.image));
}

function comparedRow({ measure, unit, before, after }: ComparedRow): string {
  const change = before.known === 'yes' && after.known === 'yes' ? printChange(before.value, after.value) : '';
  const cells = [before, after].map((value) =>
    value.known === 'yes' ? printCompared(value, unit) : plain(printCompared(value, unit)),
  );
  return `| ${[measureNames[measure], ...cells, change].join(' | ')} |`;
}

function failures(deployments: readonly CountedDeployment[]): string {
  const failed = deployments.filter(({ end, nature }) => end === 'failed' && nature === 'change').toReversed();
  if (failed.length === 0) return '';
  const { lines, left } = fitLines(failed.map(failureLine), roomForFailures);
  const note = left === 0 ? '' : `\n\n_${left} older ones: the format csv has all._`;
  const count = `${failed.length} failed`;
  return `<details><summary>${count}</summary>\n\n${lines.join('\n')}${note}\n\n</details>`;
}

const failedBecause = { verdict: '', rollback: 'rolled back', revert: 'an older version was put back' } as const;

function failureLine(deployment: CountedDeployment): string {
  const { application, environment, image, startedAt, failedBy = 'verdict', reason, url } = deployment;
  const seconds = restoreSeconds(deployment);
  const restored = seconds === undefined ? 'not seen healthy again' : `healthy again after ${printTook(seconds)}`;
  const why = failedBecause[failedBy] || (reason ?? 'failed');
  const name = linked(`${minute(startedAt)} UTC`, url);
  return `- ${name} ${plain(`${application} / ${environment}`)}: ${code(plainLine(shortImage(image)))}, ${plain(why)}; ${restored}`;
}

/** Untrusted text as Markdown, in one line. */
function plain(text: string): string {
  return escapeMarkdown(plainLine(text));
}
