import type { ManifestObject } from './object.ts';
import type { ObjectSet } from './object-set.ts';
import type { Count, Scaler } from './scaler.ts';
import { countAt, scalerElsewhere, scalerOf } from './scaler.ts';
import type { View } from './view.ts';

/** Of how many pods an object makes sure. */
export interface Replicas {
  /** The fewest and the most; the same where nothing scales it. */
  readonly lowest: number;
  readonly highest: number;
  /** Where the lowest number stands, or would stand. */
  readonly at: View;
  readonly scaler?: Scaler;
}

const kindsWithReplicas: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Rollout',
]);

/** Whether an object says how many pods there are; a DaemonSet leaves that to the nodes. */
export function hasReplicas({ kind }: Pick<ManifestObject, 'kind'>): boolean {
  return kindsWithReplicas.has(kind);
}

/** How many pods an object runs; undefined where the files do not tell. */
export function replicasOf(set: ObjectSet, object: ManifestObject): Replicas | undefined {
  if (!hasReplicas(object)) return undefined;
  const scaler = scalerOf(set, object);
  if (scaler !== undefined) return scaled(scaler);
  if (scalerElsewhere(set, object) !== undefined) return undefined;
  const stated = object.view.at('spec', 'replicas');
  const { at, number }: Count = countAt(stated, set.isWhole ? 1 : undefined);
  return number === undefined ? undefined : { lowest: number, highest: number, at };
}

function scaled(scaler: Scaler): Replicas | undefined {
  const { minimum, maximum } = scaler;
  if (minimum.number === undefined || maximum.number === undefined) return undefined;
  return { lowest: minimum.number, highest: Math.max(minimum.number, maximum.number), at: minimum.at, scaler };
}
