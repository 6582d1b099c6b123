import { isFields, isTrueAt, listAt, numberAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';

/** A container of the pod template, with the image it names. */
export interface ContainerImage {
  readonly container: string;
  readonly image: string;
}

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

/** What we need to know of an Argo Rollout (argoproj.io/v1alpha1). */
export interface Rollout {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly deleting: boolean;
  readonly generation: number;
  /** What the controller has seen; a string in the API. */
  readonly observedGeneration: number;
  /** Which deployment of this Rollout it is: rises by one with each change of its pod template. */
  readonly revision: number;
  readonly strategy: 'canary' | 'blue-green' | 'none';
  readonly images: readonly ContainerImage[];
  readonly workloadRef: boolean;
  /** Whether the strategy names any analysis at all. */
  readonly analysed: boolean;
  readonly replicas: number;
  readonly availableReplicas: number;
  readonly updatedReplicas: number;
  readonly phase: string;
  readonly message: string;
  readonly aborted: boolean;
  readonly pausedBySpec: boolean;
  readonly pauses: readonly PauseCondition[];
  readonly steps: readonly Step[];
  readonly stepIndex?: number;
  readonly currentHash?: string;
  readonly stableHash?: string;
  /** Blue-green: seconds after which it goes on by itself. */
  readonly autoPromotionSeconds?: number;
  /** Reason of the condition `Progressing`, such as `ProgressDeadlineExceeded`. */
  readonly progressingReason?: string;
}

const secondsIn: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds of a pause's `duration`: a number of seconds, digits as text, or a Go duration such as `1h30m`. */
export function durationSeconds(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(value)) return undefined;
  const parts = value.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g);
  return [...parts].reduce((sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (secondsIn[unit] ?? 0), 0);
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

function readImages(object: unknown): readonly ContainerImage[] {
  const pod = valueAt(object, 'spec', 'template', 'spec');
  return [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')].map((container) => ({
    container: textAt(container, 'name') ?? '?',
    image: textAt(container, 'image') ?? '',
  }));
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
  const progressing = listAt(status, 'conditions').find((condition) => textAt(condition, 'type') === 'Progressing');
  return {
    observedGeneration: numberAt(status, 'observedGeneration') ?? 0,
    availableReplicas: numberAt(status, 'availableReplicas') ?? 0,
    updatedReplicas: numberAt(status, 'updatedReplicas') ?? 0,
    phase: textAt(status, 'phase') ?? '',
    message: textAt(status, 'message') ?? '',
    aborted: isTrueAt(status, 'abort'),
    pauses: readPauses(object),
    ...withoutUndefined({
      stepIndex: numberAt(status, 'currentStepIndex'),
      currentHash: textAt(status, 'currentPodHash'),
      stableHash: textAt(status, 'stableRS'),
      progressingReason: textAt(progressing, 'reason'),
    }),
  };
}

/** Reads a Rollout as the Kubernetes API returns it. */
export function readRollout(object: unknown): Rollout {
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    uid: textAt(object, 'metadata', 'uid') ?? '',
    deleting: textAt(object, 'metadata', 'deletionTimestamp') !== undefined,
    generation: numberAt(object, 'metadata', 'generation') ?? 0,
    revision: numberAt(object, 'metadata', 'annotations', 'rollout.argoproj.io/revision') ?? 0,
    images: readImages(object),
    workloadRef: isFields(valueAt(object, 'spec', 'workloadRef')),
    replicas: numberAt(object, 'spec', 'replicas') ?? 1,
    pausedBySpec: isTrueAt(object, 'spec', 'paused'),
    ...readStrategy(object),
    ...readStatus(object),
  };
}

/** The share of traffic or pods that the steps so far have given the new version, in per cent. */
export function weightOf(rollout: Rollout): number | undefined {
  if (rollout.strategy !== 'canary' || rollout.stepIndex === undefined) return undefined;
  if (rollout.stepIndex >= rollout.steps.length) return 100;
  const passed = rollout.steps.slice(0, rollout.stepIndex + 1).findLast((step) => step.step === 'weight');
  return passed?.step === 'weight' ? passed.weight : 0;
}
