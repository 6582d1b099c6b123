import { withoutUndefined } from '../data/fields.ts';
import type { Reason } from '../outcome.ts';
import { judgeAbort } from './abort.ts';
import type { AnalysisRun } from './analysis.ts';
import { runsThatJudge } from './analysis.ts';
import type { Judgement, WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';
import { areOurs, imagesInPlace } from './goal.ts';
import { judgeHealthy } from './healthy.ts';
import type { WorkloadContext, WorkloadJudgement } from './judgements.ts';
import { bad, degradedGraceSeconds, disappeared, paused, progressing } from './judgements.ts';
import { judgeOtherImage } from './other-image.ts';
import { judgePause } from './pause.ts';
import type { PodTrouble } from './pod-trouble.ts';
import { printTrouble, printUnready } from './pod-words.ts';
import { firstTrouble, podsOf } from './pods.ts';
import type { Reference, Rollout } from './rollout.ts';
import { isInvalid, isSeen, weightOf } from './rollout.ts';

function stateOf(rollout: Rollout): WorkloadRow['state'] {
  if (rollout.aborted) return 'aborted';
  if (!isSeen(rollout)) return 'waiting';
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
    workload: { kind: 'Rollout', namespace, name },
    state: stateOf(rollout),
    message: rollout.message,
    image,
    pods: { wanted: rollout.replicas, updated: rollout.updatedReplicas },
    analysis: runsThatJudge(rollout, runs),
    ...(hasStep ? { step: { index: Math.min(stepIndex + 1, count), count }, steps } : {}),
    ...(weight === undefined ? {} : { weight }),
  };
}

/** Judges a Rollout by what its controller says of the newest specification. */
export function judgeRollout(rollout: Rollout, context: WorkloadContext): WorkloadJudgement {
  const row = rowOf(rollout, imagesInPlace(rollout.images, context.goal), context.runs);
  return { row, judgement: judge(rollout, row, context) };
}

function judge(rollout: Rollout, row: WorkloadRow, context: WorkloadContext): Judgement {
  const name = printName(rollout);
  if (rollout.deleting) return disappeared(row.workload, 'is being deleted');
  if (rollout.reference !== undefined && rollout.reference.generation === undefined)
    return judgeReference(name, rollout.reference);
  if (!areOurs(rollout.images, context.goal)) return judgeOtherImage(row, context);
  // spec.paused is believed before the controller has said so: under load it did not for minutes
  if (!isSeen(rollout))
    return rollout.pausedBySpec
      ? pausedBySpec(rollout, context)
      : progressing(`the controller has not seen ${name} yet`);
  if (rollout.aborted) return judgeAbort(rollout, row, context);
  if (rollout.pausedBySpec) return pausedBySpec(rollout, context);
  const pause = judgePause(rollout, row, context.timers);
  if (pause !== undefined) return pause;
  if (rollout.phase === 'Degraded') return judgeDegraded(rollout, context);
  if (rollout.phase === 'Healthy') return judgeHealthy(rollout, row, context);
  return judgeProgress(rollout, row, context);
}

/** What keeps the pods of the new version from getting ready, as the cluster tells it. */
interface Why {
  readonly reason?: Reason;
  readonly sentence?: string;
}

function whyNotReady(rollout: Rollout, { pods, goal, snapshot }: WorkloadContext): Why {
  const { ours } = podsOf(rollout, pods, goal);
  const trouble: PodTrouble | undefined = firstTrouble(ours);
  if (trouble !== undefined) return { reason: trouble.reason, sentence: printTrouble(trouble) };
  if (rollout.denied !== undefined) return { reason: 'pods-denied', sentence: rollout.denied };
  return withoutUndefined({ sentence: printUnready(ours, snapshot.evidence) });
}

/** Trouble of pods may pass; where our own deadline passes before, it is what ended the rollout. */
function judgeProgress(rollout: Rollout, row: WorkloadRow, context: WorkloadContext): Judgement {
  const { reason, sentence } = whyNotReady(rollout, context);
  if (reason !== undefined) return progressing(`${printName(rollout)}: ${sentence}`, reason);
  return progressing([progressSentence(rollout, row), ...(sentence === undefined ? [] : [sentence])].join('; '));
}

function progressSentence(rollout: Rollout, row: WorkloadRow): string {
  const step = row.step === undefined ? '' : ` step ${row.step.index} of ${row.step.count},`;
  const weight = row.weight === undefined ? '' : ` ${row.weight} %,`;
  return `${printName(rollout)}:${step}${weight} ${rollout.updatedReplicas} of ${rollout.replicas} pods updated`;
}

/** A Rollout whose pod template stands in another workload, which has not been seen. */
function judgeReference(name: string, { kind, name: other }: Reference): Judgement {
  if (kind === 'Deployment')
    return progressing(`${name} takes its pods from Deployment ${other}, which is not there yet`, 'workload-not-found');
  const sentence = `Rollout ${name} refers to the ${kind} ${other}: only Deployments are followed`;
  return bad('errored', 'not-supported', sentence, false);
}

function pausedBySpec(rollout: Rollout, context: WorkloadContext): Judgement {
  const name = printName(rollout);
  return paused('paused-by-spec', `${name} has spec.paused set`, {
    for: 'somebody to take spec.paused back',
    since: context.timers.sinceOf(`spec-paused ${name}`),
    goOn: `kubectl argo rollouts promote ${rollout.name} -n ${rollout.namespace}`,
  });
}

/** Degraded without an abort passes often: late pods, an AnalysisTemplate that is applied a moment later. */
function judgeDegraded(rollout: Rollout, context: WorkloadContext): Judgement {
  const name = printName(rollout);
  const known = whyNotReady(rollout, context);
  const why =
    known.reason === undefined ? [rollout.message, known.sentence].filter(Boolean).join('; ') : known.sentence;
  const reason: Reason = isInvalid(rollout) ? 'invalid-spec' : (known.reason ?? 'progress-deadline');
  if (context.timers.secondsOf(`degraded ${name}`) < degradedGraceSeconds)
    return progressing(`${name} is Degraded and may recover: ${why}`, reason);
  return bad('failed', reason, `${name}: ${why}`);
}
