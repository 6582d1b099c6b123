import type { ViewState } from '../deployment/view-state.ts';
import type { Outcome, OutcomeName, Stage } from '../outcome.ts';
import { stages } from '../outcome.ts';
import { combine } from '../rollout/combine.ts';
import type { Span } from './spans.ts';
import { span } from './spans.ts';

const turning = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;

/** Turns with the time: the same moment shows the same mark. */
export function spinner(now: Date): Span {
  return span(turning[Math.floor(now.getTime() / 100) % turning.length] ?? '', 'cyan');
}

const paused: Span = { text: '‖', style: 'yellow' };

const ofOutcome = {
  succeeded: { text: '✓', style: 'green' },
  failed: { text: '✗', style: 'red' },
  errored: { text: '!', style: 'red' },
  cancelled: { text: '✗', style: 'red' },
  paused,
  superseded: { text: '»', style: 'dim' },
} as const satisfies Record<OutcomeName, Span>;

/** The mark of an outcome. */
export function outcomeMark({ outcome }: Outcome): Span {
  return ofOutcome[outcome];
}

/** The mark of a deployment as a whole. */
export function deploymentMark(state: ViewState, now: Date): Span {
  if (state.outcome !== undefined) return outcomeMark(state.outcome);
  return isPaused(state) ? paused : spinner(now);
}

/** The mark of an AnalysisRun or of one of its metrics, by its phase. */
export function phaseMark(phase: string, now: Date): Span {
  switch (phase) {
    case 'Successful':
      return ofOutcome.succeeded;
    case 'Failed':
      return ofOutcome.failed;
    case 'Error':
      return ofOutcome.errored;
    case 'Inconclusive':
      return { text: '?', style: 'yellow' };
    case 'Running':
      return spinner(now);
    default:
      return waiting;
  }
}

const waiting: Span = { text: '·', style: 'dim' };
const skipped: Span = { text: '–', style: 'dim' };

/** Where a stage stands: done, under way, paused, failed, not needed, or still to come. */
export function stageMark(state: ViewState, stage: Stage, now: Date): Span {
  const { outcome } = state;
  if (outcome?.stage === stage) return outcomeMark(outcome);
  const time = state.stages.find((one) => one.stage === stage);
  if (time?.endedAt !== undefined) return ofOutcome.succeeded;
  if (time !== undefined) return isPaused(state) ? paused : spinner(now);
  const isBehind = outcome !== undefined || stages.indexOf(stage) < stages.indexOf(state.stage);
  return isBehind ? skipped : waiting;
}

/** Whether what is watched waits for a person while we wait on. */
function isPaused({ stage, targets }: ViewState): boolean {
  if (targets.length === 0 || (stage !== 'sync' && stage !== 'rollout')) return false;
  return combine(targets.map(({ assessment }) => assessment.judgement)).verdict === 'paused';
}
