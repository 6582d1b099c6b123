import { valueAt } from '../data/fields.ts';
import type { WorkloadKind } from '../kubernetes/workload-kind.ts';
import type { ContainerImage } from './pod-template.ts';
import { imagesOf } from './pod-template.ts';
import type { Replicated } from './replicated.ts';
import { readDaemonSet, readDeployment, readStatefulSet } from './replicated.ts';
import type { Rollout } from './rollout.ts';
import { readRollout } from './rollout.ts';
import type { SeenObject } from './seen-object.ts';
import { readMetadata } from './seen-object.ts';

/** A CronJob: the next run takes the new version, and there is nothing to roll out. */
export interface CronJob extends SeenObject {
  readonly kind: 'CronJob';
  readonly images: readonly ContainerImage[];
}

/** A workload that is watched, as it was seen. */
export type Workload = Rollout | Replicated | CronJob;

function readCronJob(object: unknown): CronJob {
  return {
    kind: 'CronJob',
    ...readMetadata(object),
    images: imagesOf(valueAt(object, 'spec', 'jobTemplate', 'spec', 'template')),
  };
}

const readers = {
  Rollout: readRollout,
  Deployment: readDeployment,
  StatefulSet: readStatefulSet,
  DaemonSet: readDaemonSet,
  CronJob: readCronJob,
} as const satisfies Record<WorkloadKind, (object: unknown, referenced?: unknown) => Workload>;

/** Reads a workload as the Kubernetes API returns it; `referenced` is the one that a Rollout refers to, where it was seen. */
export function readWorkload(kind: WorkloadKind, object: unknown, referenced?: unknown): Workload {
  return readers[kind](object, referenced);
}
