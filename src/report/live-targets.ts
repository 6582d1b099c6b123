import type { TargetState } from '../deployment/progress.ts';
import type { AnalysisRun, Measurement, Metric } from '../rollout/analysis.ts';
import type { WorkloadRow } from '../rollout/assessment.ts';
import { printName } from '../rollout/assessment.ts';
import type { LastLines } from '../rollout/evidence.ts';
import { cutTo } from '../text/width.ts';
import { phaseMark, spinner } from './live-marks.ts';
import type { Span, Style } from './spans.ts';
import { span } from './spans.ts';

/** What of a frame the lines of a target are made with. */
export interface Drawing {
  readonly now: Date;
  readonly columns: number;
  /** Whether the cluster still has the version before ours, as long as Argo CD has not applied it. */
  readonly isBefore: boolean;
}

/** A line that is left out where there is no room, those with a higher rank first. */
export interface Line {
  readonly rank: number;
  readonly spans: readonly Span[];
}

const styleOfState: Readonly<Partial<Record<WorkloadRow['state'], Style>>> = {
  healthy: 'green',
  degraded: 'red',
  aborted: 'red',
  missing: 'yellow',
  unknown: 'yellow',
  paused: 'yellow',
  progressing: 'cyan',
};

/** The workloads of a target, each with its analysis; `name` is told where there are several targets. */
export function targetLines({ assessment }: TargetState, name: string | undefined, drawing: Drawing): readonly Line[] {
  const { application, rows, notes, logs = [] } = assessment;
  const of = name === undefined ? [] : [span(`${name}  `, 'bold')];
  const argo = application === undefined ? [] : [line(5, '  ', ...of, span(`Argo CD: ${application}`, 'dim'))];
  return [
    ...argo,
    ...rows.flatMap((row) => rowLines(row, of, drawing)),
    ...notes.map((note) => line(5, '  ', ...of, span(note, 'yellow'))),
    ...logs.flatMap(lastWords),
  ];
}

/** What a container said before it crashed. */
function lastWords({ container, pod, lines }: LastLines): readonly Line[] {
  const title = line(4, '  ', span(`last lines of container ${container} of pod ${pod}`));
  return [title, ...lines.map((text) => line(5, '  ', span(`| ${text}`, 'dim')))];
}

/** A line of some rank, indented. */
export function line(rank: number, indent: string, ...spans: readonly Span[]): Line {
  return { rank, spans: [{ text: indent }, ...spans] };
}

function rowLines(row: WorkloadRow, of: readonly Span[], drawing: Drawing): readonly Line[] {
  if (!drawing.isBefore) return [workloadLine(row, of, drawing), ...metricLines(row, drawing)];
  // its steps and its analysis would be taken for ours
  const still = row.image === '' ? row.message : `still has ${row.image}`;
  return [line(3, '  ', ...of, span(printName(row.workload)), span(`  ${still}`, 'dim'))];
}

/** Columns below which words give way to numbers. */
const narrow = 60;

function workloadLine(
  { workload, state, step, weight, pods }: WorkloadRow,
  of: readonly Span[],
  { columns }: Drawing,
): Line {
  const isNarrow = columns < narrow;
  const parts = [
    [span(state, styleOfState[state] ?? 'dim')],
    step === undefined ? [] : [span(isNarrow ? `${step.index}/${step.count}` : `step ${step.index} of ${step.count}`)],
    weight === undefined ? [] : [...(isNarrow ? [] : [...bar(weight), { text: ' ' }]), span(`${weight} %`)],
    pods === undefined ? [] : [span(`${pods.updated} of ${pods.wanted} pods`, 'dim')],
  ];
  const told = parts.filter((part) => part.length > 0).flatMap((part) => [{ text: '  ' }, ...part]);
  return line(3, '  ', ...of, span(printName(workload)), ...told);
}

const barColumns = 10;

function bar(weight: number): readonly Span[] {
  const full = Math.min(barColumns, Math.max(0, Math.round((weight / 100) * barColumns)));
  return [span('█'.repeat(full), 'cyan'), span('░'.repeat(barColumns - full), 'dim')];
}

function metricLines(row: WorkloadRow, { now }: Drawing): readonly Line[] {
  return row.analysis.flatMap((run) => {
    // nothing was measured yet, or ever
    if (run.metrics.length === 0)
      return [line(4, '    ', phaseMark(run.phase, now), span(` ${run.name}`), phaseSpan(run))];
    return run.metrics.map((metric) => metricLine(run, metric, now));
  });
}

/** Values that a metric shows; the report has them all. */
const shownValues = 5;

/** The values come first: where the line is cut, the mark says as much as the phase. */
function metricLine(run: AnalysisRun, metric: Metric, now: Date): Line {
  const { name, phase, dryRun, condition, measurements } = metric;
  const values = measurements.slice(-shownValues).flatMap((one) => [{ text: ' ' }, measuredSpan(one, now)]);
  const wanted = condition === '' ? [] : [span(`  wanted ${condition}`, 'dim')];
  const dry = dryRun ? [span(' dry run', 'yellow')] : [];
  return line(
    4,
    '    ',
    phaseMark(phase, now),
    span(` ${name}`),
    ...dry,
    { text: ' ' },
    ...values,
    ...wanted,
    phaseSpan(run, phase),
  );
}

const kinds = {
  Step: 'step',
  Background: 'background',
  PrePromotion: 'pre-promotion',
  PostPromotion: 'post-promotion',
  Other: 'analysis',
} as const satisfies Record<AnalysisRun['kind'], string>;

function phaseSpan({ kind, stepIndex, ...run }: AnalysisRun, phase = run.phase): Span {
  const step = kind === 'Step' && stepIndex !== undefined ? ` ${stepIndex + 1}` : '';
  return span(`  ${phase} (${kinds[kind]}${step})`, styleOfPhase[phase] ?? 'dim');
}

/** Columns of one value: the message of a provider is long. */
const valueColumns = 24;

const styleOfPhase: Readonly<Record<string, Style>> = {
  Successful: 'green',
  Failed: 'red',
  Error: 'red',
  Inconclusive: 'yellow',
};

function measuredSpan({ phase, value, message }: Measurement, now: Date): Span {
  if (phase === 'Running') return spinner(now);
  const { text } = span(value ?? message ?? phase);
  return span(cutTo(text, valueColumns), styleOfPhase[phase]);
}
