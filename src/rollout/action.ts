import { printName } from './assessment.ts';
import type { ObjectName, WorkloadName } from './goal.ts';
import type { Rollout } from './rollout.ts';

/** What can be asked of a live Rollout: what the official plugin does, and Argo CD's resource action `resume`. */
export const rolloutActions = ['promote', 'promote-full', 'abort', 'retry', 'pause', 'resume'] as const;
export type RolloutAction = (typeof rolloutActions)[number];

/** Workloads of one cluster. */
export interface RolloutPlace {
  /** Its name in the configuration; undefined for the only one. */
  readonly cluster?: string;
  /** The Application that manages them, where one is named. */
  readonly application?: ObjectName;
  readonly workloads: readonly WorkloadName[];
}

/** The fields of a Rollout that an action changes. */
export interface Change {
  /** `spec.paused`. */
  readonly paused?: boolean;
  /** Whether `status.pauseConditions` are cleared. */
  readonly clearsPauses?: true;
  /** Whether the controller's own pause is taken off as well: after an inconclusive analysis it would hold the next step. */
  readonly endsControllerPause?: true;
  /** `status.currentStepIndex`, from 0. */
  readonly step?: number;
  readonly promotesFully?: true;
  /** `status.abort`. */
  readonly abort?: boolean;
}

/** What an action comes to for a Rollout as it was seen. */
export type ActionPlan =
  | {
      readonly plan: 'send';
      readonly change: Change;
      /** What it did, once it was taken: `was promoted past its pause at step 2 of 3`. */
      readonly did: string;
    }
  /** It is so already, and nothing is sent. */
  | { readonly plan: 'already'; readonly sentence: string }
  /** There is nothing that it could act on; the plugin would send something all the same, or nothing, and say that it is done. */
  | { readonly plan: 'refused'; readonly sentence: string; readonly remedy: string };

/** Plans an action for a Rollout. */
export function planAction(action: RolloutAction, rollout: Rollout): ActionPlan {
  if (rollout.deleting) return refused(rollout, 'is being deleted', 'Ask who did; deploy again.');
  switch (action) {
    case 'promote':
      return planPromote(rollout);
    case 'promote-full':
      return planPromoteFull(rollout);
    case 'abort':
      return planAbort(rollout);
    case 'retry':
      return planRetry(rollout);
    case 'pause':
      if (rollout.pausedBySpec) return already(rollout, 'is paused already (spec.paused)');
      return { plan: 'send', change: { paused: true }, did: 'was paused (spec.paused)' };
    case 'resume':
      return planResume(rollout);
  }
}

/** Whether the newest version is the stable one: an update that has ended, or none at all. */
export function isPromoted({ currentHash, stableHash }: Rollout): boolean {
  return currentHash !== undefined && currentHash === stableHash;
}

/** Whether the controller has taken the abort that stands in the status. */
export function tookAbort({ aborted, abortedAt, progressingReason }: Rollout): boolean {
  return aborted && (abortedAt !== undefined || progressingReason === 'RolloutAborted');
}

/** Whether somebody let it go on, and the controller has not taken that yet. */
function isLetGo({ heldByController, pauses }: Rollout): boolean {
  return heldByController && pauses.length === 0;
}

/** `getPatches` of the plugin (pkg/kubectl-argo-rollouts/cmd/promote/promote.go), for what waits or goes through a step. */
function planPromote(rollout: Rollout): ActionPlan {
  if (rollout.aborted)
    return refused(
      rollout,
      'is aborted: there is nothing to promote',
      'Run `rollout retry` to try the version again; `rollout promote-full` brings it without steps and analysis.',
    );
  const unpaused: Change = rollout.pausedBySpec ? { paused: false } : {};
  if (rollout.pauses.length > 0 || isLetGo(rollout)) {
    const change = { ...unpaused, ...pastPauses(rollout) };
    return { plan: 'send', change, did: `was promoted ${pausePassed(rollout)}${andUnpaused(rollout)}` };
  }
  const next = nextStep(rollout);
  if (rollout.pausedBySpec) {
    const skips = next === undefined || next.isLast ? '' : ` and promoted past ${stepPassed(rollout)}`;
    const change = next === undefined ? unpaused : { ...unpaused, clearsPauses: true as const, step: next.index };
    return { plan: 'send', change, did: `was taken out of spec.paused${skips}` };
  }
  if (next === undefined || next.isLast || isPromoted(rollout)) return nothingToPromote(rollout);
  return {
    plan: 'send',
    change: { clearsPauses: true, step: next.index },
    did: `was promoted past ${stepPassed(rollout)}`,
  };
}

/** The step after the one under way, as the plugin counts: past the last one it stays there. */
function nextStep({ strategy, steps, stepIndex = 0 }: Rollout) {
  if (strategy !== 'canary' || steps.length === 0) return undefined;
  const isLast = stepIndex >= steps.length;
  return { index: isLast ? stepIndex : stepIndex + 1, isLast };
}

function isInconclusive({ strategy, stepAnalysis, heldByController }: Rollout): boolean {
  return strategy === 'canary' && stepAnalysis === 'Inconclusive' && heldByController;
}

function pastPauses(rollout: Rollout): Change {
  const next = isInconclusive(rollout) && rollout.pauses.length > 0 ? nextStep(rollout) : undefined;
  return next === undefined
    ? { clearsPauses: true }
    : { clearsPauses: true, endsControllerPause: true, step: next.index };
}

function placeOf({ strategy, steps, stepIndex = 0 }: Rollout): string {
  return strategy === 'canary' && stepIndex < steps.length ? `step ${stepIndex + 1} of ${steps.length}` : '';
}

function pausePassed(rollout: Rollout): string {
  if (rollout.strategy === 'blue-green') return 'out of its preview';
  const what = isInconclusive(rollout) ? 'past its inconclusive analysis' : 'past its pause';
  const place = placeOf(rollout);
  return place === '' ? what : `${what} at ${place}`;
}

function stepPassed(rollout: Rollout): string {
  const step = rollout.steps[rollout.stepIndex ?? 0]?.step;
  const kind = step === 'analysis' || step === 'experiment' ? `, an ${step} that is not waited for` : '';
  return `${placeOf(rollout)}${kind}`;
}

function andUnpaused({ pausedBySpec }: Rollout): string {
  return pausedBySpec ? ' and taken out of spec.paused' : '';
}

/** The plugin says `promoted` here, and sends nothing or what changes nothing. */
function nothingToPromote(rollout: Rollout): ActionPlan {
  const remedy = 'Nothing to do: it waits for nobody. `rollout status` shows how it stands.';
  if (isPromoted(rollout)) return refused(rollout, 'runs its newest version: there is nothing to promote', remedy);
  if (rollout.strategy === 'blue-green')
    return refused(
      rollout,
      'does not wait to be promoted yet',
      'Wait until its preview is up and analysed; `rollout promote-full` goes on without analysis.',
    );
  const why = rollout.steps.length === 0 ? 'has no steps' : 'is past its last step';
  return refused(rollout, `${why} and waits for its pods alone: there is nothing to promote`, remedy);
}

function planPromoteFull(rollout: Rollout): ActionPlan {
  const skipped = 'steps, pauses and analysis are skipped';
  if (!isPromoted(rollout)) {
    const change: Change = rollout.pausedBySpec ? { paused: false, promotesFully: true } : { promotesFully: true };
    const before = rollout.aborted ? ', though it was aborted' : '';
    return { plan: 'send', change, did: `was promoted to its end${before}: ${skipped}${andUnpaused(rollout)}` };
  }
  if (!rollout.pausedBySpec) return already(rollout, 'runs its newest version already');
  return { plan: 'send', change: { paused: false }, did: 'was taken out of spec.paused' };
}

function planAbort(rollout: Rollout): ActionPlan {
  if (tookAbort(rollout)) return already(rollout, `is aborted already: ${rollout.message}`);
  if (isPromoted(rollout))
    return refused(
      rollout,
      'runs its newest version: there is nothing to abort',
      'To go back to a version before, put it back in Git.',
    );
  return { plan: 'send', change: { abort: true }, did: 'was aborted: the version before serves on' };
}

function planRetry(rollout: Rollout): ActionPlan {
  // an abort that was taken back, and that the controller still counts
  const isPending = !rollout.aborted && rollout.abortedAt !== undefined;
  if (!rollout.aborted && !isPending)
    return refused(rollout, 'is not aborted: there is nothing to retry', '`rollout status` shows how it stands.');
  // an update within the delay of the scale-down is not held (isBlueGreenFastTracked in rollout/bluegreen.go of Argo Rollouts)
  const preview =
    rollout.strategy === 'blue-green' && rollout.autoPromotionSeconds === undefined
      ? ': a preview that still stands becomes active without waiting to be promoted'
      : '';
  return { plan: 'send', change: { abort: false }, did: `is tried again${preview}` };
}

/** Less than a promotion: it never goes past a step (resource_customizations/argoproj.io/Rollout/actions of Argo CD). */
function planResume(rollout: Rollout): ActionPlan {
  const clears = rollout.pauses.length > 0 || isLetGo(rollout);
  if (!clears && !rollout.pausedBySpec)
    return refused(rollout, 'is not paused: there is nothing to resume', '`rollout status` shows how it stands.');
  const change: Change = {
    ...(rollout.pausedBySpec ? { paused: false } : {}),
    ...(clears ? { clearsPauses: true as const } : {}),
  };
  const again = isInconclusive(rollout) && clears ? ': its inconclusive analysis runs again, promote goes past it' : '';
  return { plan: 'send', change, did: `was resumed${again}` };
}

function refused(rollout: Rollout, what: string, remedy: string): ActionPlan {
  return { plan: 'refused', sentence: `${printName(rollout)} ${what}`, remedy };
}

function already(rollout: Rollout, what: string): ActionPlan {
  return { plan: 'already', sentence: `${printName(rollout)} ${what}` };
}
