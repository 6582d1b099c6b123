import { listAt, textAt } from '../data/fields.ts';
import type { Goal } from './goal.ts';
import { areOurs } from './goal.ts';
import { imagesOf } from './pod-template.ts';
import type { PodTrouble, Unready } from './pod-trouble.ts';
import { troubleOfPod, unreadyIn } from './pod-trouble.ts';
import type { Replicated } from './replicated.ts';
import type { Rollout } from './rollout.ts';
import { isHashed } from './rollout.ts';

/** The label that says which version of a workload a pod is of, where its pods are made by ReplicaSets. */
const hashLabels = { Rollout: 'rollouts-pod-template-hash', Deployment: 'pod-template-hash' } as const;

function hashOf(pod: unknown, kind: keyof typeof hashLabels): string | undefined {
  return textAt(pod, 'metadata', 'labels', hashLabels[kind]);
}

/**
 * Whether a pod belongs to a workload. Those of a Rollout or a Deployment are owned by a ReplicaSet, whose name is the
 * workload's with the hash of the pod template behind it.
 */
function isOwnedBy(pod: unknown, { kind, name, uid }: Rollout | Replicated): boolean {
  return listAt(pod, 'metadata', 'ownerReferences').some((owner) => {
    if (kind !== 'Deployment' && kind !== 'Rollout') return textAt(owner, 'uid') === uid;
    return textAt(owner, 'kind') === 'ReplicaSet' && textAt(owner, 'name') === `${name}-${hashOf(pod, kind)}`;
  });
}

/** Pods by their namespaces. */
export function byNamespace(pods: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  return Map.groupBy(pods, (pod) => textAt(pod, 'metadata', 'namespace') ?? '');
}

/** The pods of one workload, by whether they are of the new version. */
export interface OwnPods {
  readonly ours: readonly unknown[];
  readonly others: readonly unknown[];
}

/** The pods of a workload among those of its namespace. Those of the new version are of a Rollout's current hash, or name our image. */
export function podsOf(workload: Rollout | Replicated, pods: readonly unknown[], goal: Goal): OwnPods {
  const own = pods.filter((pod) => isOwnedBy(pod, workload));
  const isOurs = (pod: unknown) =>
    workload.kind === 'Rollout'
      ? areOurs(workload.images, goal) && isOfCurrent(pod, workload)
      : areOurs(imagesOf(pod), goal);
  return { ours: own.filter(isOurs), others: own.filter((pod) => !isOurs(pod)) };
}

/** The pods of a Rollout's current version. */
export function podsOfRollout(rollout: Rollout, pods: readonly unknown[]): readonly unknown[] {
  return pods.filter((pod) => isOwnedBy(pod, rollout) && isOfCurrent(pod, rollout));
}

function isOfCurrent(pod: unknown, rollout: Rollout): boolean {
  return rollout.currentHash !== undefined && isHashed(rollout) && hashOf(pod, 'Rollout') === rollout.currentHash;
}

/** The first thing that keeps one of these pods from getting ready, if anything does. */
export function firstTrouble(pods: readonly unknown[]): PodTrouble | undefined {
  return firstOf(pods, troubleOfPod);
}

/** The first of these pods that runs and is not ready, if any does. */
export function firstUnready(pods: readonly unknown[]): Unready | undefined {
  return firstOf(pods, unreadyIn);
}

function firstOf<T>(pods: readonly unknown[], find: (pod: unknown) => T | undefined): T | undefined {
  for (const pod of pods) {
    const found = find(pod);
    if (found !== undefined) return found;
  }
  return undefined;
}
