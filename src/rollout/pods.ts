import { isTrueAt, listAt, numberAt, textAt } from '../data/fields.ts';
import type { Reason } from '../outcome.ts';
import type { Rollout } from './workload.ts';

/** What keeps a pod from getting ready, in the words of the node or the scheduler. */
export interface PodTrouble {
  readonly reason: Extract<Reason, 'image-pull' | 'crash-loop' | 'unschedulable'>;
  readonly pod: string;
  readonly message: string;
}

const pullReasons = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
]);

function isOfCurrentVersion(pod: unknown, rollout: Rollout): boolean {
  return (
    rollout.currentHash !== undefined &&
    textAt(pod, 'metadata', 'namespace') === rollout.namespace &&
    textAt(pod, 'metadata', 'labels', 'rollouts-pod-template-hash') === rollout.currentHash
  );
}

function troubleOfContainer(pod: string, status: unknown): PodTrouble | undefined {
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  const message = textAt(status, 'state', 'waiting', 'message') ?? waiting ?? '';
  if (waiting !== undefined && pullReasons.has(waiting)) return { reason: 'image-pull', pod, message };
  if (waiting !== 'CrashLoopBackOff') return undefined;
  const exit = numberAt(status, 'lastState', 'terminated', 'exitCode');
  const restarts = numberAt(status, 'restartCount') ?? 0;
  const container = textAt(status, 'name') ?? '?';
  const ended = exit === undefined ? 'ended' : `ended with exit code ${exit}`;
  return { reason: 'crash-loop', pod, message: `container ${container} ${ended}, ${restarts} restarts` };
}

function troubleOfPod(object: unknown): PodTrouble | undefined {
  const pod = textAt(object, 'metadata', 'name') ?? '?';
  const scheduled = listAt(object, 'status', 'conditions').find((one) => textAt(one, 'type') === 'PodScheduled');
  if (textAt(scheduled, 'reason') === 'Unschedulable') {
    return { reason: 'unschedulable', pod, message: textAt(scheduled, 'message') ?? 'no node takes it' };
  }
  const statuses = [
    ...listAt(object, 'status', 'initContainerStatuses'),
    ...listAt(object, 'status', 'containerStatuses'),
  ];
  return statuses
    .filter((status) => !isTrueAt(status, 'ready'))
    .map((status) => troubleOfContainer(pod, status))
    .find((trouble) => trouble !== undefined);
}

/** The first thing that keeps a pod of the Rollout's current version from getting ready, if any does. */
export function troubleOf(rollout: Rollout, pods: readonly unknown[]): PodTrouble | undefined {
  return pods
    .filter((pod) => isOfCurrentVersion(pod, rollout))
    .map(troubleOfPod)
    .find((trouble) => trouble !== undefined);
}
