import { isMap } from '../data/nodes.ts';
import type { Place } from '../errors.ts';
import { placeAt, positionOf } from './source.ts';
import type { MapNode, Spot } from './tree.ts';
import { lookUp, resolve, textAt } from './tree.ts';

/** A Rollout that runs the pods of another object: https://argo-rollouts.readthedocs.io/en/stable/migrating/ */
export interface WorkloadReference {
  readonly rollout: string;
  /** `kind/name` of what holds the pod template. */
  readonly target: string;
  readonly place: Place;
}

/** The Rollouts among these maps that have a `workloadRef`. */
export function workloadReferences(spots: readonly Spot[]): readonly WorkloadReference[] {
  return spots.flatMap((spot) => {
    if (textAt(spot.tree, spot.map, 'kind') !== 'Rollout') return [];
    const reference = mapBelow(spot, mapBelow(spot, spot.map, 'spec'), 'workloadRef');
    if (reference === undefined) return [];
    const [kind, name] = ['kind', 'name'].map((key) => textAt(spot.tree, reference, key));
    if (kind === undefined || name === undefined) return [];
    const place = placeAt(spot.tree.source, positionOf(reference) ?? 0);
    return [{ rollout: nameOf(spot), target: `${kind}/${name}`, place }];
  });
}

/** `kind/name` of every object among these maps. */
export function objectNames(spots: readonly Spot[]): readonly string[] {
  return spots.flatMap((spot) => {
    const kind = textAt(spot.tree, spot.map, 'kind');
    return kind === undefined ? [] : [`${kind}/${nameOf(spot)}`];
  });
}

function nameOf(spot: Spot): string {
  const metadata = mapBelow(spot, spot.map, 'metadata');
  return metadata === undefined ? '' : (textAt(spot.tree, metadata, 'name') ?? '');
}

function mapBelow({ tree }: Spot, map: MapNode | undefined, key: string): MapNode | undefined {
  const node = map === undefined ? undefined : resolve(tree, lookUp(tree, map, key)?.pair.value);
  return isMap(node) ? node : undefined;
}
