import { isTrueAt, numberAt, textAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { ContainerImage } from './pod-template.ts';
import { imagesOf } from './pod-template.ts';
import type { SeenObject } from './seen-object.ts';
import { conditionOf, deniedIn, readMetadata } from './seen-object.ts';

/** What we need to know of a Deployment, a StatefulSet or a DaemonSet (apps/v1), by its own counters. */
export interface Replicated extends SeenObject {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly observedGeneration: number;
  readonly images: readonly ContainerImage[];
  readonly pausedBySpec: boolean;
  /** Whether pods get the new version only as somebody deletes them (`updateStrategy: OnDelete`). */
  readonly onDelete: boolean;
  /** Pods that there shall be: replicas, or nodes of a DaemonSet. */
  readonly wanted: number;
  /** Pods that must get the new version: all, but for those below the partition of a StatefulSet. */
  readonly toUpdate: number;
  readonly updated: number;
  readonly available: number;
  /** Pods that exist, of whichever version. */
  readonly existing: number;
  /** Pods of the version before that have not gone yet. */
  readonly old: number;
  /**
   * Whether the controller counts the update as done: a StatefulSet says so by its revisions, but for one with a partition or
   * `OnDelete`, where the current one never becomes the newest.
   */
  readonly settled: boolean;
  /** Whether the progress deadline has passed; only a Deployment has one. */
  readonly overdue: boolean;
  /** Why the API server refuses pods, where it does: a quota, an admission. Only a Deployment says so itself; of others, events do. */
  readonly denied?: string;
}

function readCommon(object: unknown) {
  return {
    ...readMetadata(object),
    observedGeneration: numberAt(object, 'status', 'observedGeneration') ?? 0,
    images: imagesOf(valueAt(object, 'spec', 'template')),
    onDelete: textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete',
  };
}

const count = (object: unknown, name: string) => numberAt(object, 'status', name) ?? 0;

/** Reads a Deployment: done as `kubectl rollout status` has it, which waits for the old pods to go too. */
export function readDeployment(object: unknown): Replicated {
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const updated = count(object, 'updatedReplicas');
  return {
    kind: 'Deployment',
    ...readCommon(object),
    pausedBySpec: isTrueAt(object, 'spec', 'paused'),
    wanted,
    toUpdate: wanted,
    updated,
    available: count(object, 'availableReplicas'),
    existing: count(object, 'replicas'),
    old: count(object, 'replicas') - updated,
    settled: true,
    overdue: textAt(conditionOf(object, 'Progressing'), 'reason') === 'ProgressDeadlineExceeded',
    ...withoutUndefined({ denied: deniedIn(object) }),
  };
}

/** Reads a StatefulSet; pods with a number below the partition keep the version before. */
export function readStatefulSet(object: unknown): Replicated {
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const partition = numberAt(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const [current, newest] = ['currentRevision', 'updateRevision'].map((name) => textAt(object, 'status', name));
  const common = readCommon(object);
  return {
    kind: 'StatefulSet',
    ...common,
    pausedBySpec: false,
    wanted,
    // without another version there is nothing that the partition could keep back
    toUpdate: current === newest ? wanted : Math.max(0, wanted - partition),
    updated: count(object, 'updatedReplicas'),
    available: count(object, 'availableReplicas'),
    existing: count(object, 'replicas'),
    old: 0,
    settled: partition > 0 || common.onDelete || current === newest,
    overdue: false,
  };
}

/** Reads a DaemonSet, which has a pod on each node that it wants. */
export function readDaemonSet(object: unknown): Replicated {
  const wanted = count(object, 'desiredNumberScheduled');
  return {
    kind: 'DaemonSet',
    ...readCommon(object),
    pausedBySpec: false,
    wanted,
    toUpdate: wanted,
    updated: count(object, 'updatedNumberScheduled'),
    available: count(object, 'numberAvailable'),
    existing: count(object, 'currentNumberScheduled'),
    old: 0,
    settled: true,
    overdue: false,
  };
}
