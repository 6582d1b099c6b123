import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { View } from '../view.ts';

const limitRange = { kind: 'LimitRange', group: '' };

const known = new WeakMap<ObjectSet, Map<string | undefined, readonly View[]>>();

/** The limits for containers that hold in a namespace, as far as the files tell. */
export function containerLimits(set: ObjectSet, namespace: string | undefined): readonly View[] {
  const ofSet = known.get(set) ?? new Map<string | undefined, readonly View[]>();
  known.set(set, ofSet);
  const limits = ofSet.get(namespace) ?? findLimits(set, namespace);
  ofSet.set(namespace, limits);
  return limits;
}

function findLimits(set: ObjectSet, namespace: string | undefined): readonly View[] {
  return inNamespace([...set.ofKind(limitRange), ...set.elsewhere(limitRange)], namespace).flatMap(({ view }) =>
    view.at('spec', 'limits').items.filter((limit) => limit.at('type').value === 'Container'),
  );
}

/** Whether a namespace fills in what a container leaves out: a limit stands in for a request too. */
export function isFilledIn(limits: readonly View[], field: 'requests' | 'limits', resource: string): boolean {
  const fields = field === 'limits' ? ['default', 'max'] : ['defaultRequest', 'default', 'min', 'max'];
  return limits.some((limit) => fields.some((one) => limit.at(one, resource).isThere));
}

/** The objects of a namespace, or that may be of it. */
export function inNamespace(
  objects: readonly ManifestObject[],
  namespace: string | undefined,
): readonly ManifestObject[] {
  return objects.filter((one) => mayBeSameNamespace(one.namespace, namespace));
}
