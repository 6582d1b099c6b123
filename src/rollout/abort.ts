import type { AnalysisRun } from './analysis.ts';
import { culpritOf, isUnderWay, isWithoutData } from './analysis.ts';
import type { Judgement, WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';
import type { WorkloadContext } from './judgements.ts';
import { bad, progressing } from './judgements.ts';
import { printTrouble } from './pod-words.ts';
import { firstTrouble, podsOf } from './pods.ts';
import type { Rollout } from './rollout.ts';

/** A run in one sentence: which metric, what it measured, and what it should have been. */
export function describeRun(run: AnalysisRun): string {
  const metric = culpritOf(run);
  if (metric === undefined) return `analysis ${run.name}: ${run.message ?? run.phase}`;
  const values = metric.measurements.map((one) => one.value ?? one.message ?? one.phase).slice(-3);
  const condition = metric.condition === '' ? '' : `, wanted ${metric.condition}`;
  const message = values.length === 0 && metric.message !== undefined ? ` (${metric.message})` : '';
  return `metric ${metric.name} measured ${values.length === 0 ? 'nothing' : values.join(', ')}${condition}${message}`;
}

/**
 * An aborted Rollout: whose fault it is. A run that could not measure is no proof against the change, and a run that the
 * abort itself ended proves nothing either way.
 */
export function judgeAbort(rollout: Rollout, row: WorkloadRow, context: WorkloadContext): Judgement {
  const name = printName(rollout);
  const failed = row.analysis.find(({ phase }) => phase === 'Failed');
  const errored = row.analysis.find(({ phase }) => phase === 'Error');
  const culprit = failed ?? errored;
  if (!isSettled(rollout, row, { culprit, context }) && context.timers.secondsOf(`abort ${name}`) < abortSeconds)
    return progressing(`${name} is being aborted`, 'rollout-aborted');
  if (context.abortedBefore && !context.goal.written) return stoodAborted(name, rollout, culprit);
  if (culprit === undefined) {
    const reason = isByExperiment(rollout) ? 'experiment-failed' : 'rollout-aborted';
    const trouble = firstTrouble(podsOf(rollout, context.pods, context.goal).ours);
    const pods = trouble === undefined ? '' : `; ${printTrouble(trouble)}`;
    return bad('failed', reason, `${name} was aborted${byWhom(rollout)}: ${rollout.message}${pods}`);
  }
  const sentence = `${name} was aborted: ${describeRun(culprit)}${serving(rollout, culprit)}`;
  if (isWithoutData(culprit))
    return bad(failed === undefined ? 'errored' : 'failed', 'analysis-without-data', sentence);
  return failed === undefined ? bad('errored', 'analysis-error', sentence) : bad('failed', 'analysis-failed', sentence);
}

/**
 * Who aborted a Rollout whose message names no cause: its own controller does not name the progress deadline (`rollout/sync.go` of
 * Argo Rollouts 1.9), and always names a metric.
 */
function byWhom({ message, abortsAtDeadline }: Rollout): string {
  if (!/^RolloutAborted: Rollout aborted update to revision \d+$/.test(message)) return '';
  return abortsAtDeadline ? ' (asked for, or by its progress deadline)' : ' (asked for)';
}

/** Of a blue-green Rollout, what its users met. */
function serving(rollout: Rollout, { kind }: AnalysisRun): string {
  if (rollout.strategy !== 'blue-green') return '';
  const isActive = isServing(rollout);
  if (kind === 'PrePromotion' && !isActive) return '; active never switched';
  if (kind !== 'PostPromotion') return '';
  return isActive ? '; active has not switched back yet' : '; active switched back';
}

function isServing({ activeHash, currentHash }: Rollout): boolean {
  return activeHash !== undefined && activeHash === currentHash;
}

/**
 * Seconds within which an abort settles: the controller takes note of one that was asked for, the run that caused one ends, and a stream
 * that broke goes on.
 */
const abortSeconds = 10;

/** Whether all that tells why is there. The Rollout and its run come over streams of their own, so that either may come first. */
function isSettled(
  rollout: Rollout,
  { analysis }: WorkloadRow,
  { culprit, context }: { readonly culprit: AnalysisRun | undefined; readonly context: WorkloadContext },
): boolean {
  const { phase, message } = rollout;
  // what was promoted is switched back in a step of its own
  if (phase !== 'Degraded' || (rollout.strategy === 'blue-green' && isServing(rollout))) return false;
  if (culprit !== undefined || context.snapshot.runsHidden !== undefined) return true;
  return context.snapshot.runsBehind !== true && !analysis.some(isUnderWay) && !isByAnalysis(message);
}

/** The controller names the metric, so there is a run that tells its values (`utils/analysis` of Argo Rollouts). */
function isByAnalysis(message: string): boolean {
  return /\bassessed (Failed|Error)\b/.test(message);
}

/** Asked again about an image that an earlier deployment left aborted: nothing will move by itself. */
function stoodAborted(name: string, rollout: Rollout, culprit: AnalysisRun | undefined): Judgement {
  const why = culprit === undefined ? rollout.message : describeRun(culprit);
  return bad('failed', 'rollout-aborted', `${name} stands aborted since before this deployment: ${why}`);
}

/** The runs of an Experiment are its own, and not the Rollout's: only the message tells (`experiments/experiment.go` of Argo Rollouts). */
function isByExperiment({ steps, message }: Rollout): boolean {
  return steps.some(({ step }) => step === 'experiment') && /\bExperiment\b/.test(message);
}
