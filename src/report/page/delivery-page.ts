import type { CountedDeployment } from '../../delivery/deployment.ts';
import { restoreSeconds } from '../../delivery/deployment.ts';
import { daysOf, printPeriod } from '../../delivery/period.ts';
import type { ComparedRow, Comparison, DeliveryReport, Figures, ScopeFigures, Side } from '../../delivery/report.ts';
import type { Durations, Rate } from '../../delivery/statistics.ts';
import { printChange } from '../../image/size.ts';
import type { Page } from '../../page/document.ts';
import { printPage } from '../../page/document.ts';
import type { Content } from '../../page/node.ts';
import { h, link } from '../../page/node.ts';
import type { Figure } from '../../page/parts.ts';
import { figures, section } from '../../page/parts.ts';
import { spark } from '../../page/spark.ts';
import { firstOf, table } from '../../page/table.ts';
import { counted, name, printMoment, sentence } from '../../page/words.ts';
import { minute, shortImage } from '../cells.ts';
import { deliverySentence } from '../delivery-markdown.ts';
import { measureNames, printCompared, printPerDay, printScope, printShare, printTook } from '../delivery-words.ts';
import { chartsPart } from './delivery-charts.ts';

/** Rows that are shown; the formats json and csv have all. */
const most = { scopes: 100, failures: 20, remarks: 40 };

/** The figures of delivery as one page of HTML, complete in itself. */
export function deliveryHtml(report: DeliveryReport): string {
  // what the figures are made of is public to whoever reads the repository, as are the other formats
  return printPage(deliveryPage(report), (text) => text);
}

function deliveryPage(report: DeliveryReport): Page {
  const { period, partDays, scopes, comparison, deployments, remarks, madeAt } = report;
  const [all] = scopes;
  return {
    title: `Delivery of ${titleOf(report)}, ${printPeriod(period)}`,
    description: sentence(deliverySentence(report)),
    tone: 'plain',
    header: [
      h('p', { class: 'kind' }, 'Delivery'),
      h('h1', {}, titleOf(report)),
      h(
        'p',
        { class: 'under' },
        h('span', {}, printPeriod(period)),
        h('span', {}, counted(Math.round(daysOf(period)), 'day')),
      ),
    ],
    body: [
      all === undefined ? undefined : figures(cardsOf(all.figures)),
      all === undefined ? undefined : h('p', { class: 'soft aside' }, sentence(deliverySentence(report))),
      all === undefined ? undefined : chartsPart(all, partDays),
      scopesPart(scopes),
      comparison === undefined ? undefined : comparisonPart(comparison),
      failuresPart(deployments),
      remarksPart(remarks),
    ],
    footer: `gitops-deploy made this page at ${printMoment(madeAt)} UTC from records and Git. It is one file, and loads nothing.`,
  };
}

/** Also an application that deployed nothing in the period is reported on. */
function titleOf({ scopes, sights }: DeliveryReport): string {
  const names = [...new Set([...sights, ...scopes].flatMap(({ application }) => application ?? []))];
  return names.length === 1 ? name(names[0] ?? '') : counted(names.length, 'application');
}

const notKnown = '–';

function cardsOf(all: Figures): readonly Figure[] {
  const { deployments, perDay, leadTime, changeFailureRate, timeToRestore, unrestored, reworkRate, deploymentTime } =
    all;
  const open = unrestored === 0 ? [] : [`${unrestored} not restored`];
  return [
    { name: 'Deployments', value: String(deployments), note: printPerDay(perDay) },
    { name: 'Lead time', value: median(leadTime), note: spread(leadTime) },
    { name: 'Change failure rate', value: share(changeFailureRate), note: interval(changeFailureRate) },
    { name: 'Time to restore', value: median(timeToRestore), note: [spread(timeToRestore), ...open].join('; ') },
    { name: 'Rework rate', value: share(reworkRate), note: interval(reworkRate) },
    { name: 'Deployment time', value: median(deploymentTime), note: shortOnes(all) },
  ];
}

function median({ p50 }: Durations): string {
  return p50 === undefined ? notKnown : printTook(p50);
}

function spread({ count, p95 }: Durations): string {
  return p95 === undefined ? 'nothing was measured' : sentence(`95 % within ${printTook(p95)}, of ${count}`);
}

function share(rate: Rate | undefined): string {
  return rate === undefined ? notKnown : printShare(rate.share);
}

function interval(rate: Rate | undefined): string {
  if (rate === undefined) return 'none with a verdict';
  return sentence(`${rate.events} of ${rate.of}; 95 % interval ${printShare(rate.low)} to ${printShare(rate.high)}`);
}

function shortOnes({ underTwoMinutes, deploymentTime }: Figures): string {
  if (underTwoMinutes === undefined) return spread(deploymentTime);
  return `${printShare(underTwoMinutes.share)} in under two minutes`;
}

function scopesPart(scopes: readonly ScopeFigures[]): Content {
  // of a single environment everything is the same
  const { shown, left } = firstOf(scopes.length === 2 ? scopes.slice(1) : scopes, most.scopes);
  const columns = [
    { title: 'Where' },
    { title: 'Course' },
    ...['Deployments', 'Lead time', 'Failed', 'Time to restore', 'Rework'].map((title) => ({
      title,
      kind: 'number' as const,
    })),
  ];
  return section('Environments', table('Figures of each environment', columns, shown.map(scopeRow)), left);
}

function scopeRow({ figures: of, parts, ...scope }: ScopeFigures): readonly Content[] {
  return [
    name(printScope(scope)),
    parts.length > 1 ? spark(parts.map((part) => part.figures.deployments)) : undefined,
    [String(of.deployments), small(printPerDay(of.perDay))],
    durations(of.leadTime),
    rate(of.changeFailureRate),
    [durations(of.timeToRestore), of.unrestored === 0 ? undefined : small(`${of.unrestored} not restored`)],
    rate(of.reworkRate),
  ];
}

function small(text: string): Content {
  return [h('br'), h('span', { class: 'soft' }, text)];
}

function durations({ p50, p95 }: Durations): Content {
  return p50 === undefined || p95 === undefined ? notKnown : [printTook(p50), small(`95 %: ${printTook(p95)}`)];
}

function rate(of: Rate | undefined): Content {
  return of === undefined ? notKnown : [printShare(of.share), small(`${of.events} of ${of.of}`)];
}

function comparisonPart({ before, after, rows }: Comparison): Content {
  const columns = [
    { title: 'Measure' },
    { title: `Before: ${printSide(before)}` },
    { title: `After: ${printSide(after)}` },
    { title: 'Change', kind: 'number' as const },
  ];
  return section('Before and after', table('Before and after', columns, rows.map(comparedRow)));
}

function printSide(side: Side): string {
  return side.of === 'period' ? printPeriod(side.period) : name(shortImage(side.image));
}

function comparedRow({ measure, unit, before, after }: ComparedRow): readonly Content[] {
  const change = before.known === 'yes' && after.known === 'yes' ? printChange(before.value, after.value) : '';
  const cells = [before, after].map((value) => {
    const text = sentence(printCompared(value, unit));
    return value.known === 'yes' ? text : h('span', { class: 'soft' }, text);
  });
  return [measureNames[measure], ...cells, change];
}

const failedBecause = { verdict: '', rollback: 'rolled back', revert: 'an older version was put back' } as const;

function failuresPart(deployments: readonly CountedDeployment[]): Content {
  const failed = deployments.filter(({ end, nature }) => end === 'failed' && nature === 'change').toReversed();
  if (failed.length === 0) return undefined;
  const { shown, left } = firstOf(failed, most.failures);
  const columns = ['Began (UTC)', 'Where', 'Image', 'Why', 'Healthy again after'].map((title) => ({ title }));
  return section(
    `What failed (${failed.length})`,
    table('Deployments that failed, newest first', columns, shown.map(failureRow)),
    left,
  );
}

function failureRow(deployment: CountedDeployment): readonly Content[] {
  const { application, environment, image, startedAt, failedBy = 'verdict', reason, url } = deployment;
  const seconds = restoreSeconds(deployment);
  return [
    link(url, minute(startedAt)),
    name(`${application} / ${environment}`),
    h('code', {}, name(shortImage(image))),
    failedBecause[failedBy] || (reason ?? 'failed'),
    seconds === undefined ? 'not seen' : printTook(seconds),
  ];
}

function remarksPart(remarks: readonly string[]): Content {
  if (remarks.length === 0) return undefined;
  const { shown, left } = firstOf(remarks, most.remarks);
  return section(
    'What to know of these figures',
    h('ul', { class: 'list' }, ...shown.map((one) => h('li', {}, sentence(one)))),
    left,
  );
}
