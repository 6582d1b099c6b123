import { goSeconds } from '../data/duration.ts';
import { isFields, isTrueAt, listAt, numberAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';
import { withoutCredentials } from '../text/credentials.ts';
import type { ContainerImage } from './pod-template.ts';
import { imagesOf } from './pod-template.ts';
import type { SeenObject } from './seen-object.ts';
import { conditionOf, deniedIn, readMetadata } from './seen-object.ts';

/** Why the controller holds a Rollout (`status.pauseConditions`). */
export interface PauseCondition {
  /** `CanaryPauseStep`, `BlueGreenPause`, `InconclusiveAnalysisRun`, `InconclusiveExperiment`. */
  readonly reason: string;
  readonly since?: Date;
}

/** A step of a canary, as far as a reader must tell them apart. */
export type Step =
  | { readonly step: 'weight'; readonly weight: number }
  /** `seconds` is undefined for a pause that only a person ends. */
  | { readonly step: 'pause'; readonly seconds?: number }
  | { readonly step: 'analysis' | 'experiment' | 'other' };

/** The workload whose pod template a Rollout takes as its own (`spec.workloadRef`). */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  /** The generation of that workload; undefined where it has not been seen. */
  readonly generation?: number;
  /** What of it the controller has seen (`status.workloadObservedGeneration`, a string in the API). */
  readonly observedGeneration: number;
}

/** What we need to know of an Argo Rollout (argoproj.io/v1alpha1). */
export interface Rollout extends SeenObject {
  readonly kind: 'Rollout';
  /** What the controller has seen; a string in the API. */
  readonly observedGeneration: number;
  /** Which deployment of this Rollout it is: rises by one with each change of its pod template. */
  readonly revision: number;
  readonly strategy: 'canary' | 'blue-green' | 'none';
  /** Those of the workload that it refers to, where it does; empty while that has not been seen. */
  readonly images: readonly ContainerImage[];
  readonly reference?: Reference;
  /** Whether the strategy names any analysis at all. */
  readonly analysed: boolean;
  readonly replicas: number;
  readonly availableReplicas: number;
  readonly updatedReplicas: number;
  readonly phase: string;
  readonly message: string;
  readonly aborted: boolean;
  /** When the controller took the abort; it says so from Argo Rollouts 1.0 on. */
  readonly abortedAt?: Date;
  /** Whether a promotion past every step, pause and analysis was asked for and has not come to its end. */
  readonly promotedFully: boolean;
  readonly pausedBySpec: boolean;
  readonly pauses: readonly PauseCondition[];
  /** Whether the controller holds it. Without `pauses` somebody has let it go on, and the controller has not taken it yet. */
  readonly heldByController: boolean;
  /** Phase of the analysis of the canary step under way. */
  readonly stepAnalysis?: string;
  readonly steps: readonly Step[];
  readonly stepIndex?: number;
  readonly currentHash?: string;
  readonly stableHash?: string;
  /** Blue-green: seconds after which it goes on by itself. */
  readonly autoPromotionSeconds?: number;
  /** Reason of the condition `Progressing`, such as `RolloutAborted`. */
  readonly progressingReason?: string;
  /** Blue-green: the version that the active Service selects. */
  readonly activeHash?: string;
  /** Why the API server refuses pods, where it does: a quota, an admission (condition `ReplicaFailure`, as of a Deployment). */
  readonly denied?: string;
  /** Whether the controller aborts it once its progress deadline has passed (`progressDeadlineAbort`). */
  readonly abortsAtDeadline: boolean;
}

/** Seconds of a pause's `duration`: a number of seconds, digits as text, or a Go duration such as `1h30m`. */
function durationSeconds(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  return /^\d+$/.test(value) ? Number(value) : goSeconds(value);
}

function readStep(value: unknown): Step {
  const weight = numberAt(value, 'setWeight');
  if (weight !== undefined) return { step: 'weight', weight };
  if (isFields(value) && 'pause' in value) {
    const seconds = durationSeconds(valueAt(value, 'pause', 'duration'));
    return seconds === undefined ? { step: 'pause' } : { step: 'pause', seconds };
  }
  if (isFields(value) && 'analysis' in value) return { step: 'analysis' };
  return isFields(value) && 'experiment' in value ? { step: 'experiment' } : { step: 'other' };
}

function namesAnalysis(strategy: unknown, steps: readonly Step[]): boolean {
  const fields = ['analysis', 'prePromotionAnalysis', 'postPromotionAnalysis'];
  return steps.some(({ step }) => step === 'analysis') || fields.some((field) => isFields(valueAt(strategy, field)));
}

function readStrategy(object: unknown) {
  const canary = valueAt(object, 'spec', 'strategy', 'canary');
  const blueGreen = valueAt(object, 'spec', 'strategy', 'blueGreen');
  const steps = listAt(canary, 'steps').map(readStep);
  const autoPromotion = valueAt(blueGreen, 'autoPromotionEnabled') !== false;
  const seconds = numberAt(blueGreen, 'autoPromotionSeconds') ?? (autoPromotion ? 0 : undefined);
  const strategy: Rollout['strategy'] = isFields(canary) ? 'canary' : isFields(blueGreen) ? 'blue-green' : 'none';
  return {
    strategy,
    steps,
    analysed: namesAnalysis(canary, steps) || namesAnalysis(blueGreen, []),
    ...(strategy === 'blue-green' && seconds !== undefined ? { autoPromotionSeconds: seconds } : {}),
  };
}

function readPauses(object: unknown): readonly PauseCondition[] {
  return listAt(object, 'status', 'pauseConditions').map((condition) => ({
    reason: textAt(condition, 'reason') ?? '?',
    ...withoutUndefined({ since: timeAt(condition, 'startTime') }),
  }));
}

function readStatus(object: unknown) {
  const status = valueAt(object, 'status');
  return {
    observedGeneration: numberAt(status, 'observedGeneration') ?? 0,
    availableReplicas: numberAt(status, 'availableReplicas') ?? 0,
    updatedReplicas: numberAt(status, 'updatedReplicas') ?? 0,
    phase: textAt(status, 'phase') ?? '',
    message: withoutCredentials(textAt(status, 'message') ?? ''),
    aborted: isTrueAt(status, 'abort'),
    promotedFully: isTrueAt(status, 'promoteFull'),
    heldByController: isTrueAt(status, 'controllerPause'),
    pauses: readPauses(object),
    ...withoutUndefined({
      abortedAt: timeAt(status, 'abortedAt'),
      stepAnalysis: textAt(status, 'canary', 'currentStepAnalysisRunStatus', 'status'),
      stepIndex: numberAt(status, 'currentStepIndex'),
      currentHash: textAt(status, 'currentPodHash'),
      stableHash: textAt(status, 'stableRS'),
      progressingReason: textAt(conditionOf(object, 'Progressing'), 'reason'),
      activeHash: textAt(status, 'blueGreen', 'activeSelector'),
      denied: deniedIn(object),
    }),
  };
}

/** The workload that a Rollout refers to, as the Kubernetes API returns the Rollout; undefined where it has a template of its own. */
export function referenceIn(object: unknown): Pick<Reference, 'kind' | 'name'> | undefined {
  const reference = valueAt(object, 'spec', 'workloadRef');
  if (!isFields(reference)) return undefined;
  return { kind: textAt(reference, 'kind') ?? '', name: textAt(reference, 'name') ?? '' };
}

function readReference(object: unknown, referenced: unknown): Reference | undefined {
  const reference = referenceIn(object);
  if (reference === undefined) return undefined;
  return {
    ...reference,
    observedGeneration: numberAt(object, 'status', 'workloadObservedGeneration') ?? 0,
    ...withoutUndefined({ generation: numberAt(referenced, 'metadata', 'generation') }),
  };
}

/** Reads a Rollout as the Kubernetes API returns it, and the workload that it refers to, where that has been seen. */
export function readRollout(object: unknown, referenced?: unknown): Rollout {
  const reference = readReference(object, referenced);
  const template = valueAt(reference === undefined ? object : referenced, 'spec', 'template');
  return {
    kind: 'Rollout',
    ...readMetadata(object),
    revision: numberAt(object, 'metadata', 'annotations', 'rollout.argoproj.io/revision') ?? 0,
    images: imagesOf(template),
    replicas: numberAt(object, 'spec', 'replicas') ?? 1,
    pausedBySpec: isTrueAt(object, 'spec', 'paused'),
    abortsAtDeadline: isTrueAt(object, 'spec', 'progressDeadlineAbort'),
    ...withoutUndefined({ reference }),
    ...readStrategy(object),
    ...readStatus(object),
  };
}

/**
 * Whether the controller has seen the newest specification; until then its status speaks of the one before (rollouts types.go:
 * observedGeneration, workloadObservedGeneration). `currentPodHash` is written together with it.
 */
export function isSeen({ generation, observedGeneration, reference }: Rollout): boolean {
  return observedGeneration >= generation && (reference?.observedGeneration ?? 0) >= (reference?.generation ?? 0);
}

/** Whether the controller refuses the specification. */
export function isInvalid({ message }: Rollout): boolean {
  return message.includes('InvalidSpec');
}

/** Whether `currentPodHash` is that of the newest specification: one that is refused gets none, and that of the one before stays. */
export function isHashed(rollout: Rollout): boolean {
  return isSeen(rollout) && !isInvalid(rollout);
}

/** The share of traffic or pods that the steps so far have given the new version, in per cent. */
export function weightOf(rollout: Rollout): number | undefined {
  if (rollout.strategy !== 'canary' || rollout.stepIndex === undefined) return undefined;
  if (rollout.stepIndex >= rollout.steps.length) return 100;
  const passed = rollout.steps.slice(0, rollout.stepIndex + 1).findLast((step) => step.step === 'weight');
  return passed?.step === 'weight' ? passed.weight : 0;
}
