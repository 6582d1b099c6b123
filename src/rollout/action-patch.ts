import type { Change, RolloutAction } from './action.ts';

/** Merge patches for a change, in the order in which they are sent: status, then specification. */
export interface ActionPatches {
  readonly status?: object;
  readonly spec?: object;
  /** In place of both where the API server has no status subresource for Rollouts (Argo Rollouts before 0.10). */
  readonly whole: object;
}

/** The patches that the plugin sends for a change, to the byte (pkg/kubectl-argo-rollouts/cmd). */
export function patchesFor(action: RolloutAction, change: Change): ActionPatches {
  const status = statusOf(change);
  const spec = change.paused === undefined ? undefined : { spec: { paused: change.paused } };
  return {
    ...(status === undefined ? {} : { status: { status } }),
    ...(spec === undefined ? {} : { spec }),
    whole: wholeOf(action, change),
  };
}

function statusOf({ clearsPauses, endsControllerPause, step, promotesFully, abort }: Change): object | undefined {
  const fields = {
    ...(clearsPauses === true ? { pauseConditions: null } : {}),
    ...(endsControllerPause === true ? { controllerPause: false } : {}),
    ...(step === undefined ? {} : { currentStepIndex: step }),
    ...(promotesFully === true ? { promoteFull: true } : {}),
    ...(abort === undefined ? {} : { abort }),
  };
  return Object.keys(fields).length === 0 ? undefined : fields;
}

function wholeOf(action: RolloutAction, change: Change): object {
  const { endsControllerPause, step, ...rest } = change;
  const unpaused = { paused: false };
  switch (action) {
    case 'promote': {
      // after an inconclusive analysis the plugin leaves the step alone here
      const next = step === undefined || endsControllerPause === true ? {} : { step };
      return { spec: unpaused, status: statusOf({ clearsPauses: true, ...next }) };
    }
    case 'promote-full':
      return { spec: unpaused, status: { promoteFull: true } };
    default: {
      const status = statusOf(rest);
      return {
        ...(change.paused === undefined ? {} : { spec: { paused: change.paused } }),
        ...(status === undefined ? {} : { status }),
      };
    }
  }
}
