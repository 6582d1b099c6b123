import { isTrueAt, listAt, numberAt, textAt } from '../data/fields.ts';
import type { Reason } from '../outcome.ts';
import type { Goal } from './goal.ts';
import { areOurs } from './goal.ts';
import { imagesOf } from './pod-template.ts';
import type { Replicated } from './replicated.ts';
import type { Rollout } from './rollout.ts';
import { conditionOf } from './seen-object.ts';

/** What keeps a pod from getting ready, in the words of the node or the scheduler. */
export interface PodTrouble {
  readonly reason: Extract<Reason, 'image-pull' | 'crash-loop' | 'unschedulable' | 'progress-deadline'>;
  readonly pod: string;
  readonly message: string;
}

const pullReasons = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
]);

/** What a container waits for in any case; any other reason keeps it from being started. */
const ordinary = new Set(['ContainerCreating', 'PodInitializing', 'CrashLoopBackOff']);

/** Whether a pod belongs to a Rollout's current version. */
function isOfRollout(pod: unknown, rollout: Rollout): boolean {
  return (
    rollout.currentHash !== undefined &&
    textAt(pod, 'metadata', 'labels', 'rollouts-pod-template-hash') === rollout.currentHash
  );
}

/**
 * Whether a pod belongs to a workload of apps/v1. Those of a Deployment are owned by a ReplicaSet, whose name is the
 * Deployment's with the hash of the pod template behind it.
 */
function isOwnedBy(pod: unknown, { kind, name, uid }: Replicated): boolean {
  return listAt(pod, 'metadata', 'ownerReferences').some((owner) => {
    if (kind !== 'Deployment') return textAt(owner, 'uid') === uid;
    const hash = textAt(pod, 'metadata', 'labels', 'pod-template-hash');
    return textAt(owner, 'kind') === 'ReplicaSet' && textAt(owner, 'name') === `${name}-${hash}`;
  });
}

function troubleOfContainer(pod: string, status: unknown): PodTrouble | undefined {
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  const message = textAt(status, 'state', 'waiting', 'message') ?? waiting ?? '';
  if (waiting !== undefined && pullReasons.has(waiting)) return { reason: 'image-pull', pod, message };
  const exit = numberAt(status, 'lastState', 'terminated', 'exitCode');
  const restarts = numberAt(status, 'restartCount') ?? 0;
  // between two ends it runs for a moment, as if nothing were wrong
  const isBetween = waiting === undefined && restarts > 1 && exit !== undefined;
  const container = textAt(status, 'name') ?? '?';
  if (waiting !== undefined && !ordinary.has(waiting)) {
    const why = message === waiting ? waiting : `${waiting}: ${message}`;
    return { reason: 'progress-deadline', pod, message: `container ${container} cannot be started: ${why}` };
  }
  if (waiting !== 'CrashLoopBackOff' && !isBetween) return undefined;
  const ended = exit === undefined ? 'ended' : `ended with exit code ${exit}`;
  return { reason: 'crash-loop', pod, message: `container ${container} ${ended}, ${restarts} restarts` };
}

function troubleOfPod(object: unknown): PodTrouble | undefined {
  const pod = textAt(object, 'metadata', 'name') ?? '?';
  const scheduled = conditionOf(object, 'PodScheduled');
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

function firstTrouble(pods: readonly unknown[], isNew: (pod: unknown) => boolean): PodTrouble | undefined {
  for (const pod of pods) {
    const trouble = isNew(pod) ? troubleOfPod(pod) : undefined;
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

/** Pods by their namespaces. */
export function byNamespace(pods: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  return Map.groupBy(pods, (pod) => textAt(pod, 'metadata', 'namespace') ?? '');
}

/** The first thing that keeps a pod of the Rollout's current version from getting ready, if any does; the pods are those of its namespace. */
export function troubleOf(rollout: Rollout, pods: readonly unknown[]): PodTrouble | undefined {
  return firstTrouble(pods, (pod) => isOfRollout(pod, rollout));
}

/** The same of another workload: its pods that name our image are those of the new version. */
export function troubleOfOurs(workload: Replicated, pods: readonly unknown[], goal: Goal): PodTrouble | undefined {
  const isOurs = (pod: unknown) => isOwnedBy(pod, workload) && areOurs(imagesOf(pod), goal);
  return firstTrouble(pods, isOurs);
}
