import type { TargetState } from '../deployment/progress.ts';
import type { Metric } from '../rollout/analysis.ts';
import type { WorkloadRow } from '../rollout/assessment.ts';
import { combine } from '../rollout/combine.ts';

/**
 * How far a rollout is, in a line for a commit status: how many of several workloads are healthy, what is waited for (a step with
 * its weight, a pod, Argo CD), and what was measured so far.
 */
export function liveLine(targets: readonly TargetState[]): string {
  const judgement = combine(targets.map(({ assessment }) => assessment.judgement));
  const rows = targets.flatMap(({ assessment }) => assessment.rows);
  const isApplied = !('stage' in judgement && judgement.stage === 'sync');
  // before our revision is applied, workloads and runs are those of another version
  const parts = isApplied ? [healthyOf(rows), judgement.sentence, measuredIn(rows)] : [judgement.sentence];
  return parts.filter((part) => part !== '').join('; ');
}

function healthyOf(rows: readonly WorkloadRow[]): string {
  if (rows.length < 2) return '';
  return `${rows.filter(({ state }) => state === 'healthy').length} of ${rows.length} healthy`;
}

/** A dry run decides nothing, and what is still being measured has no value yet. */
function measuredIn(rows: readonly WorkloadRow[]): string {
  const metrics = rows
    .flatMap(({ analysis }) => analysis.flatMap((run) => run.metrics))
    .filter(({ dryRun }) => !dryRun);
  const measured = metrics.flatMap(({ measurements }) => measurements).filter(({ phase }) => phase !== 'Running');
  if (measured.length === 0) return '';
  const passed = measured.filter(({ phase }) => phase === 'Successful').length;
  const names = [...new Set(metrics.filter(isBad).map(({ name }) => name))];
  const bad = names.length === 0 ? '' : ` (${names.join(', ')} not)`;
  return `${passed} of ${measured.length} measurements passed${bad}`;
}

function isBad({ measurements }: Metric): boolean {
  return measurements.some(({ phase }) => phase !== 'Successful' && phase !== 'Running');
}
