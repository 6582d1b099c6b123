import type { Reason } from '../outcome.ts';
import { judgeAbort } from './abort.ts';
import type { AnalysisRun } from './analysis.ts';
import { runsThatJudge } from './analysis.ts';
import type { Judgement, Observed, WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';
import type { ObjectName } from './goal.ts';
import { imagesInPlace, matchImages } from './goal.ts';
import { judgeHealthy } from './healthy.ts';
import type { RolloutContext } from './judgements.ts';
import { bad, paused, progressing, settleSeconds, unreachable } from './judgements.ts';
import { judgePause } from './pause.ts';
import { troubleOf } from './pods.ts';
import type { Rollout } from './workload.ts';
import { weightOf } from './workload.ts';

/** Seconds that a Rollout may stay Degraded without being aborted: it can still recover by itself. */
export const degradedGraceSeconds = 30;

/** One workload: its row, and what it means for the verdict. */
export interface RolloutJudgement {
  readonly row: WorkloadRow;
  readonly judgement: Judgement;
}

function stateOf(rollout: Rollout): WorkloadRow['state'] {
  if (rollout.aborted) return 'aborted';
  if (rollout.observedGeneration < rollout.generation) return 'waiting';
  if (rollout.phase === 'Healthy' && rollout.currentHash === rollout.stableHash) return 'healthy';
  if (rollout.phase === 'Degraded') return 'degraded';
  return rollout.phase === 'Paused' ? 'paused' : 'progressing';
}

/** The row of a Rollout as it was seen, whether or not it may be judged. */
export function rowOf(rollout: Rollout, image: string, runs: readonly AnalysisRun[]): WorkloadRow {
  const { stepIndex, steps, name, namespace } = rollout;
  const count = steps.length;
  const weight = weightOf(rollout);
  const hasStep = rollout.strategy === 'canary' && stepIndex !== undefined && count > 0;
  return {
    workload: { namespace, name },
    state: stateOf(rollout),
    message: rollout.message,
    image,
    pods: { wanted: rollout.replicas, updated: rollout.updatedReplicas },
    analysis: runsThatJudge(rollout, runs),
    ...(hasStep ? { step: { index: Math.min(stepIndex + 1, count), count } } : {}),
    ...(weight === undefined ? {} : { weight }),
  };
}

/** Judges one workload, whose Application (if any) has applied our revision. */
export function judgeRollout(name: ObjectName, observed: Observed<Rollout>, context: RolloutContext): RolloutJudgement {
  switch (observed.state) {
    case 'present':
      return judgePresent(observed.object, context);
    case 'absent':
    case 'unknown-type':
      return { row: emptyRow(name, 'missing', 'not there'), judgement: missing(name, context) };
    case 'forbidden':
      return {
        row: emptyRow(name, 'unknown', observed.message),
        judgement: bad('errored', 'forbidden', observed.message, false),
      };
    case 'unreachable': {
      const row =
        observed.last === undefined
          ? emptyRow(name, 'unknown', observed.message)
          : rowOf(observed.last, imagesInPlace(observed.last.images, context.goal), context.runs);
      return { row, judgement: unreachable('rollout', observed) };
    }
  }
}

/** A row for a workload that was not seen. */
export function emptyRow(workload: ObjectName, state: WorkloadRow['state'], message: string): WorkloadRow {
  return { workload, state, message, image: '', analysis: [] };
}

function missing(name: ObjectName, context: RolloutContext): Judgement {
  if (context.seenBefore)
    return bad('errored', 'disappeared', `Rollout ${printName(name)} was deleted while we watched`, false);
  return progressing(`Rollout ${printName(name)} is not there yet`, 'workload-not-found');
}

function judgePresent(rollout: Rollout, context: RolloutContext): RolloutJudgement {
  const row = rowOf(rollout, imagesInPlace(rollout.images, context.goal), context.runs);
  return { row, judgement: judge(rollout, row, context) };
}

function judge(rollout: Rollout, row: WorkloadRow, context: RolloutContext): Judgement {
  const name = printName(rollout);
  if (rollout.deleting) return bad('errored', 'disappeared', `Rollout ${name} is being deleted`, false);
  if (rollout.workloadRef) {
    return bad(
      'errored',
      'not-supported',
      `Rollout ${name} uses workloadRef, which this version does not watch yet`,
      false,
    );
  }
  if (matchImages(rollout.images, context.goal) !== 'ours') return judgeOtherImage(rollout, row, context);
  // Until the controller has seen the newest specification its status speaks of the one before (rollouts types.go:
  // observedGeneration); `currentPodHash` is written together with it.
  if (rollout.observedGeneration < rollout.generation) return progressing(`the controller has not seen ${name} yet`);
  if (rollout.aborted) return judgeAbort(rollout, row, context);
  if (rollout.pausedBySpec) return pausedBySpec(rollout, context);
  const pause = judgePause(rollout, row, context.timers);
  if (pause !== undefined) return pause;
  if (rollout.phase === 'Degraded') return judgeDegraded(rollout, context);
  if (rollout.phase === 'Healthy') return judgeHealthy(rollout, row, context);
  return progressing(progressSentence(rollout, row, context));
}

function progressSentence(rollout: Rollout, row: WorkloadRow, context: RolloutContext): string {
  const trouble = troubleOf(rollout, context.snapshot.pods);
  if (trouble !== undefined) return `${printName(rollout)}: pod ${trouble.pod}: ${trouble.message}`;
  const step = row.step === undefined ? '' : ` step ${row.step.index} of ${row.step.count},`;
  const weight = row.weight === undefined ? '' : ` ${row.weight} %,`;
  return `${printName(rollout)}:${step}${weight} ${rollout.updatedReplicas} of ${rollout.replicas} pods updated`;
}

function judgeOtherImage(rollout: Rollout, row: WorkloadRow, context: RolloutContext): Judgement {
  const name = printName(rollout);
  const { applied, imagesBefore, timers } = context;
  if (imagesBefore?.ours === true) return replaced(rollout, row, { before: imagesBefore.before, applied });
  if (applied === 'unnamed') return progressing(`${name} still has ${row.image}`);
  if (timers.secondsOf(`other-image ${name}`) < settleSeconds) return progressing(`${name} has ${row.image} so far`);
  if (applied === 'descendant') return overtaken(name, row);
  const sentence = `Argo CD applied our revision, yet ${name} has ${row.image}: something overrides the edit`;
  return { verdict: 'failed', stage: 'sync', reason: 'edit-has-no-effect', sentence, recover: false };
}

function overtaken(name: string, { image }: WorkloadRow): Judgement {
  const sentence = `a newer commit put ${image} into ${name}`;
  return { verdict: 'superseded', stage: 'rollout', reason: 'newer-deployment', sentence, recover: false };
}

/** Ours was there and is gone: the old one put back is a rollback by somebody; anything else took over from us. */
function replaced(
  rollout: Rollout,
  row: WorkloadRow,
  { before, applied }: { readonly before: string | undefined; readonly applied: RolloutContext['applied'] },
): Judgement {
  const name = printName(rollout);
  if (row.image === before) {
    return bad('failed', 'rolled-back-by-another', `somebody put ${row.image} back into ${name}`, false);
  }
  if (applied === 'descendant') return overtaken(name, row);
  const sentence = `${name} was given ${row.image} while ours was being rolled out`;
  return { verdict: 'superseded', stage: 'rollout', reason: 'image-replaced', sentence, recover: false };
}

function pausedBySpec(rollout: Rollout, context: RolloutContext): Judgement {
  const name = printName(rollout);
  return paused('paused-by-spec', `${name} has spec.paused set`, {
    for: 'somebody to take spec.paused back',
    since: context.timers.sinceOf(`spec-paused ${name}`),
    goOn: `kubectl argo rollouts promote ${rollout.name} -n ${rollout.namespace}`,
  });
}

/** Degraded without an abort passes often: late pods, an AnalysisTemplate that is applied a moment later. */
function judgeDegraded(rollout: Rollout, context: RolloutContext): Judgement {
  const name = printName(rollout);
  const trouble = troubleOf(rollout, context.snapshot.pods);
  const why = trouble === undefined ? rollout.message : `pod ${trouble.pod}: ${trouble.message}`;
  if (context.timers.secondsOf(`degraded ${name}`) < degradedGraceSeconds) {
    return progressing(`${name} is Degraded and may recover: ${why}`, 'progress-deadline');
  }
  const reason: Reason = rollout.message.includes('InvalidSpec')
    ? 'invalid-spec'
    : (trouble?.reason ?? 'progress-deadline');
  return bad('failed', reason, `${name}: ${why}`);
}
