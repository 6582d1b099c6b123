import { describeRun } from './abort.ts';
import { isWithoutData } from './analysis.ts';
import type { Judgement, WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';
import { paused, progressing } from './judgements.ts';
import type { PauseCondition, Rollout } from './rollout.ts';
import type { Timers } from './timers.ts';

function promote(rollout: Rollout): string {
  return `kubectl argo rollouts promote ${rollout.name} -n ${rollout.namespace}`;
}

function inconclusive(rollout: Rollout, row: WorkloadRow, since: Date): Judgement {
  const run = row.analysis.find(({ phase }) => phase === 'Inconclusive');
  const what = run === undefined ? rollout.message : describeRun(run);
  const reason = run !== undefined && isWithoutData(run) ? 'analysis-without-data' : 'analysis-inconclusive';
  return paused(reason, `${printName(rollout)}: the analysis is inconclusive: ${what}`, {
    for: 'a person to decide',
    since,
    goOn: `${promote(rollout)}, or abort it`,
  });
}

/** A timed pause and an open one look the same in the status; only the step tells them apart. */
function canaryPause(rollout: Rollout, row: WorkloadRow, since: Date): Judgement {
  const name = printName(rollout);
  const step = rollout.steps[rollout.stepIndex ?? -1];
  const place = row.step === undefined ? '' : ` at step ${row.step.index} of ${row.step.count}`;
  if (step?.step === 'pause' && step.seconds === undefined) {
    return paused('manual-gate', `${name} waits${place} to be promoted`, {
      for: 'a person to promote it',
      since,
      goOn: promote(rollout),
    });
  }
  const seconds = step?.step === 'pause' ? ` of ${step.seconds} s` : '';
  return progressing(`${name} is in a timed pause${seconds}${place}`);
}

function blueGreenPause(rollout: Rollout, since: Date): Judgement {
  const name = printName(rollout);
  if (rollout.autoPromotionSeconds !== undefined) return progressing(`${name} is about to be promoted by itself`);
  return paused('manual-promotion', `${name} runs in preview and waits to be promoted`, {
    for: 'a person to promote it',
    since,
    goOn: promote(rollout),
  });
}

function judgeCondition(condition: PauseCondition, rollout: Rollout, row: WorkloadRow, timers: Timers): Judgement {
  const name = printName(rollout);
  const since = condition.since ?? timers.sinceOf(`pause ${name} ${condition.reason}`);
  switch (condition.reason) {
    case 'CanaryPauseStep':
      return canaryPause(rollout, row, since);
    case 'BlueGreenPause':
      return blueGreenPause(rollout, since);
    default:
      return inconclusive(rollout, row, since);
  }
}

/** Why the controller holds the Rollout; undefined where it does not. Inconclusive comes before a step's own pause. */
export function judgePause(rollout: Rollout, row: WorkloadRow, timers: Timers): Judgement | undefined {
  const conditions = rollout.pauses;
  const first = conditions.find(({ reason }) => reason.startsWith('Inconclusive')) ?? conditions[0];
  return first === undefined ? undefined : judgeCondition(first, rollout, row, timers);
}
