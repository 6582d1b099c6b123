import type { Limit, Mark, Point } from '../../page/line-chart.ts';
import { lineChart, marksLegend } from '../../page/line-chart.ts';
import type { Content, Element } from '../../page/node.ts';
import { h } from '../../page/node.ts';
import type { Tone } from '../../page/parts.ts';
import { badge, folded, section } from '../../page/parts.ts';
import { firstOf, table } from '../../page/table.ts';
import { counted, name, printMoment, printNumber, printTime, sentence } from '../../page/words.ts';
import type { Measurement } from '../../rollout/analysis.ts';
import type { Comparison } from '../../rollout/condition.ts';
import { measuredNumbers, readCondition } from '../../rollout/condition.ts';
import type { MetricCourse } from './course.ts';
import type { Recording } from './recorder.ts';

/** Metrics with a chart, and rows of one table. */
const most = { metrics: 20, rows: 60 };

/** Each metric that decides against its condition. */
export function analysisPart(recording: Recording | undefined): Content {
  return metricsPart('Analysis', recording, false);
}

/** Those that are only tried, apart: they never decide. */
export function dryRunPart(recording: Recording | undefined): Content {
  const note = h('p', { class: 'soft' }, 'These metrics are tried, and decide nothing.');
  return metricsPart('Analysis in dry run', recording, true, note);
}

function metricsPart(title: string, recording: Recording | undefined, dryRun: boolean, note?: Content): Content {
  const metrics = (recording?.metrics ?? []).filter(({ metric }) => metric.dryRun === dryRun);
  if (metrics.length === 0) return undefined;
  const several = new Set(recording?.workloads.map((one) => JSON.stringify([one.target, one.name]))).size > 1;
  const { shown, left } = firstOf(metrics.toSorted(byPhase), most.metrics);
  const parts = shown.map((one) => metricPart(one, several));
  return section(title, note, h('div', { class: 'metrics' }, ...parts), left);
}

/** What did not pass comes first. */
function byPhase(one: MetricCourse, other: MetricCourse): number {
  return rankOf(one) - rankOf(other);
}

const worstFirst = ['Failed', 'Error', 'Inconclusive', 'Running'];

function rankOf({ metric }: MetricCourse): number {
  const rank = worstFirst.indexOf(metric.phase);
  return rank < 0 ? worstFirst.length : rank;
}

const tones: Readonly<Record<string, Tone>> = {
  Successful: 'good',
  Failed: 'bad',
  Error: 'warn',
  Inconclusive: 'wait',
};

function toneOf(phase: string): Tone {
  return Object.hasOwn(tones, phase) ? (tones[phase] ?? 'plain') : 'plain';
}

function metricPart(course: MetricCourse, several: boolean): Element {
  const { metric, run, workload, target, measurements } = course;
  const where = [
    runWords(run),
    ...(several ? [`${name(target)}: ${name(workload)}`] : []),
    `AnalysisRun ${name(run.name)}`,
  ];
  return h(
    'article',
    { class: 'metric' },
    h('h3', { class: 'title' }, name(metric.name), badge(toneOf(metric.phase), name(metric.phase))),
    h('p', { class: 'soft' }, where.join(' · ')),
    ...conditions(course),
    metric.message === undefined ? undefined : h('p', {}, sentence(metric.message)),
    chartOf(course),
    measurements.length === 0
      ? h('p', { class: 'soft' }, 'Nothing was measured.')
      : folded(measuredWords(course), measuredTable(course)),
  );
}

function runWords({ kind, stepIndex }: MetricCourse['run']): string {
  const words = {
    Step: stepIndex === undefined ? 'of a step' : `of step ${stepIndex + 1}`,
    Background: 'in the background',
    PrePromotion: 'before the promotion',
    PostPromotion: 'after the promotion',
    Other: 'of an AnalysisRun',
  } as const satisfies Record<MetricCourse['run']['kind'], string>;
  return `Analysis ${words[kind]}`;
}

function conditions({ metric }: MetricCourse): readonly Content[] {
  const line = (label: string, condition: string | undefined) =>
    condition === undefined ? undefined : h('span', { class: 'wanted' }, `${label} `, h('code', {}, name(condition)));
  const { successCondition, failureCondition, condition } = metric;
  const isApart = successCondition !== undefined || failureCondition !== undefined;
  const lines = isApart
    ? [line('passes where', successCondition), line('fails where', failureCondition)]
    : [line('wanted', condition === '' ? undefined : condition)];
  return [h('p', { class: 'soft' }, ...lines)];
}

function measuredWords({ count, measurements }: MetricCourse): string {
  const left = count - measurements.length;
  const most = left > 0 ? `, of which ${measurements.length} are kept` : '';
  return `${counted(count, 'measurement')}${most}`;
}

/** A chart where there are numbers and times; else there is nothing to draw, and the table says all. */
function chartOf(course: MetricCourse): Content {
  const { metric, measurements } = course;
  const limits = limitsOf(course);
  const index = limits[0]?.index ?? 0;
  const timed = measurements.filter(({ at }) => at !== undefined);
  const start = Math.min(...timed.map(({ at }) => at?.getTime() ?? 0));
  const points = timed.map((one) => pointOf(one, { start, index }));
  if (!points.some(({ value }) => value !== undefined)) return undefined;
  const began = new Date(start);
  return [
    lineChart({
      title: `${name(metric.name)} over time`,
      description: describe(points, limits),
      caption: `Time since the first measurement, at ${printTime(began)} UTC.`,
      points,
      limits,
    }),
    marksLegend([...new Set(points.map(({ mark }) => mark))]),
  ];
}

const marks: Readonly<Record<string, Mark>> = { Successful: 'good', Failed: 'bad', Inconclusive: 'unsure' };

function pointOf(
  { at, phase, value, message }: Measurement,
  { start, index }: { readonly start: number; readonly index: number },
): Point {
  const number = measuredNumbers(value)[index];
  const mark = number === undefined ? 'error' : Object.hasOwn(marks, phase) ? (marks[phase] ?? 'error') : 'error';
  const says = number === undefined ? (message ?? 'no number') : printNumber(number);
  return {
    at: (at?.getTime() ?? start) - start,
    mark,
    words: `${at === undefined ? '' : `${printTime(at)} `}${name(says)} (${name(phase)})`,
    ...(number === undefined ? {} : { value: number }),
  };
}

/** The chart in words. */
function describe(points: readonly Point[], limits: readonly Limit[]): string {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const bad = points.filter(({ mark }) => mark !== 'good').length;
  const range = `from ${printNumber(Math.min(...values))} to ${printNumber(Math.max(...values))}`;
  const held = limits.map(({ label }) => label).join(', ');
  return `${counted(points.length, 'measurement')}, ${range}, ${bad} of them not passed${held === '' ? '' : `; ${held}`}.`;
}

type NumberedLimit = Limit & { readonly index: number };

/** The numbers of both conditions as lines; where one number alone decides, the side that fails is marked. */
function limitsOf({ metric }: MetricCourse): readonly NumberedLimit[] {
  const { successCondition: success, failureCondition: failure } = metric;
  const passing = success === undefined ? undefined : readCondition(success);
  const failing = failure === undefined ? undefined : readCondition(failure);
  const isBetween = failing !== undefined && passing !== undefined;
  return [
    ...(passing?.comparisons ?? []).map((one) =>
      limitOf('passes', one, passing?.isWhole && !isBetween ? opposite(sideOf(one)) : undefined),
    ),
    ...(failing?.comparisons ?? []).map((one) => limitOf('fails', one, failing?.isWhole ? sideOf(one) : undefined)),
  ].slice(0, 4);
}

type Side = NonNullable<Limit['fails']>;

/** The side of the number on which a comparison holds; undefined for one that holds on neither. */
function sideOf({ operator }: Comparison): Side | undefined {
  if (operator === '>' || operator === '>=') return 'above';
  return operator === '<' || operator === '<=' ? 'below' : undefined;
}

function opposite(side: Side | undefined): Side | undefined {
  if (side === undefined) return undefined;
  return side === 'above' ? 'below' : 'above';
}

const signs = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=', '!=': '≠' } as const;

function limitOf(what: string, { index, operator, number }: Comparison, fails: Side | undefined): NumberedLimit {
  const label = `${what} ${signs[operator]} ${printNumber(number)}`;
  return { index, value: number, label, ...(fails === undefined ? {} : { fails }) };
}

function measuredTable({ measurements }: MetricCourse): Content {
  const { shown, left } = firstOf(measurements.toReversed(), most.rows);
  const rows = shown.map(({ at, phase, value, message }) => [
    at === undefined ? 'unknown' : printMoment(at),
    badge(toneOf(phase), name(phase)),
    h('code', {}, name(value ?? '')),
    name(message ?? ''),
  ]);
  const columns = ['Time (UTC)', 'Phase', 'Value', 'Message'].map((title) => ({ title }));
  const hasMessage = measurements.some(({ message }) => message !== undefined);
  const cut = hasMessage ? rows : rows.map((cells) => cells.slice(0, 3));
  return [table('Measurements, newest first', hasMessage ? columns : columns.slice(0, 3), cut), left];
}
