import type { TargetState } from '../deployment/progress.ts';
import type { Measurement, Metric } from '../rollout/analysis.ts';
import type { Assessment, Judgement, WorkloadRow } from '../rollout/assessment.ts';
import { fullName, printName } from '../rollout/assessment.ts';
import type { LastLines } from '../rollout/evidence.ts';

/** Something that happened between two looks, as a line of a log. */
export interface News {
  readonly target: string;
  readonly line: string;
}

/** What was measured and noted, and how far rollouts have come, since the look before; what the judgement says itself is left out. */
export function newsSince(before: readonly TargetState[], now: readonly TargetState[]): readonly News[] {
  return now.flatMap(({ target, assessment }) => {
    const known = before.find((one) => one.target === target)?.assessment;
    const olds = new Map(known?.rows.map((row) => [fullName(row.workload), row]));
    const lines = assessment.rows.flatMap((row) => {
      const old = olds.get(fullName(row.workload));
      // before our revision is applied, what is measured is another version's
      const measured = isBefore(assessment.judgement) ? [] : measuredLines(old, row);
      return [...stepLine(old, row, assessment), ...measured];
    });
    const noted = assessment.notes.filter((note) => known?.notes.includes(note) !== true);
    const logs = known?.logs === undefined ? (assessment.logs ?? []) : [];
    return [...lines, ...noted, ...logs.flatMap(lastWords)].map((line) => ({ target, line }));
  });
}

/** What a container said before it crashed; nothing of it can be taken for a line of ours. */
function lastWords({ container, pod, lines }: LastLines): readonly string[] {
  return [`last lines of container ${container} of pod ${pod}:`, ...lines.map((line) => `  | ${line}`)];
}

function isBefore(judgement: Judgement): boolean {
  return judgement.verdict === 'progressing' && judgement.stage === 'sync';
}

/** Before our revision is applied, and once it is aborted, the step is that of another version. */
function isOurs({ verdict, ...judgement }: Judgement): boolean {
  return (verdict === 'progressing' || verdict === 'paused') && 'stage' in judgement && judgement.stage === 'rollout';
}

function stepLine(old: WorkloadRow | undefined, row: WorkloadRow, { judgement, rows }: Assessment): readonly string[] {
  const { step, weight } = row;
  if (!isOurs(judgement)) return [];
  if (step === undefined || (old?.step?.index === step.index && old.weight === weight)) return [];
  const parts = [`step ${step.index} of ${step.count}`, ...(weight === undefined ? [] : [`${weight} %`])];
  // the judgement of several workloads is about one of them, and mostly about another
  if (rows.length === 1 && parts.every((part) => judgement.sentence.includes(part))) return [];
  return [`${printName(row.workload)}: ${parts.join(', ')}`];
}

function measuredLines(old: WorkloadRow | undefined, row: WorkloadRow): readonly string[] {
  const known = new Set((old?.analysis ?? []).flatMap((run) => run.metrics.flatMap(keysOf(run.name))));
  return row.analysis.flatMap((run) =>
    run.metrics.flatMap((metric) => {
      const keys = keysOf(run.name)(metric);
      const fresh = metric.measurements.filter(
        (one, index) => one.phase !== 'Running' && !known.has(keys[index] ?? ''),
      );
      return fresh.map((one) => `${printName(row.workload)}: ${measuredLine(metric, one)}`);
    }),
  );
}

/** Argo Rollouts keeps the last ten measurements of a metric, so that their number tells nothing. */
function keysOf(run: string): (metric: Metric) => readonly string[] {
  return ({ name, measurements }) => measurements.map((one) => JSON.stringify([run, name, one]));
}

function measuredLine({ name, condition, dryRun }: Metric, { phase, value, message }: Measurement): string {
  // what is as it should be needs no words; the condition stands in the report
  const wanted = condition === '' || phase === 'Successful' ? '' : `, wanted ${condition}`;
  return `analysis ${name}${dryRun ? ' (dry run)' : ''} measured ${value ?? message ?? 'nothing'} (${phase}${wanted})`;
}
