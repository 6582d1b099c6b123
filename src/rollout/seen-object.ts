import { listAt, numberAt, textAt } from '../data/fields.ts';
import type { ObjectName } from './goal.ts';

/** What any object of the Kubernetes API says of itself. */
export interface SeenObject extends ObjectName {
  readonly uid: string;
  /** Its resourceVersion. */
  readonly version: string;
  readonly deleting: boolean;
  readonly generation: number;
}

/** Reads the metadata of an object. */
export function readMetadata(object: unknown): SeenObject {
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    uid: textAt(object, 'metadata', 'uid') ?? '',
    version: textAt(object, 'metadata', 'resourceVersion') ?? '',
    deleting: textAt(object, 'metadata', 'deletionTimestamp') !== undefined,
    generation: numberAt(object, 'metadata', 'generation') ?? 0,
  };
}

/** The condition of this type in the status of an object. */
export function conditionOf(object: unknown, type: string): unknown {
  return listAt(object, 'status', 'conditions').find((condition) => textAt(condition, 'type') === type);
}

/** Why the API server refuses the pods of a Deployment or a Rollout, while it does. */
export function deniedIn(object: unknown): string | undefined {
  const failure = conditionOf(object, 'ReplicaFailure');
  return textAt(failure, 'status') === 'True' ? (textAt(failure, 'message') ?? '') : undefined;
}
