import { isMap, isScalar } from '../data/nodes.ts';
import { outerPosition, readEmbedded } from './embedded.ts';
import { globalRegistryAt, valuesGroup } from './helm-values.ts';
import type { Parameter, ParameterValues } from './parameter-group.ts';
import type { PathStep } from './path.ts';
import type { Spot, Tree } from './tree.ts';
import { spotsIn } from './tree.ts';
import type { Arrival } from './walk.ts';
import { walk } from './walk.ts';

/** What the values of a source of an Application say where a parameter says something, too. */
export interface SourceValues {
  readonly values: ParameterValues | undefined;
  /** Whether the map stands there itself, and not by an alias or a merge key. */
  readonly isOwn: boolean;
  /** The registry for all images that counts there. */
  readonly global: string | undefined;
}

/** The values that a parameter is of: `valuesObject` wins over `values`, as in Argo CD. */
export function sourceValues(tree: Tree, spots: readonly Spot[], { spot, prefix }: Parameter): SourceValues {
  const helm = spot.steps.slice(0, -2);
  const below = stepsOf(prefix);
  const object = [...helm, { key: 'valuesObject' }];
  if (isMap(arrivalAt(tree, object)?.node)) return valuesIn(tree, spots, [...object, ...below]);
  return valuesInText(tree, [...helm, { key: 'values' }], below);
}

function valuesIn(tree: Tree, spots: readonly Spot[], steps: readonly PathStep[]): SourceValues {
  const at = arrivalAt(tree, steps);
  const global = globalRegistryAt(spots, steps);
  if (!isMap(at?.node)) return { values: undefined, isOwn: false, global };
  const group = valuesGroup({ tree, map: at.node, steps });
  return {
    values: { group, text: undefined, positionOf: group.positionOf },
    isOwn: at.obstacle === undefined,
    global,
  };
}

function valuesInText(tree: Tree, steps: readonly PathStep[], below: readonly PathStep[]): SourceValues {
  const none = { values: undefined, isOwn: false, global: undefined };
  const at = arrivalAt(tree, steps);
  if (at === undefined || !isScalar(at.node) || typeof at.node.value !== 'string') return none;
  const read = readEmbedded(tree.source, at.node);
  const inner = read.result === 'read' ? read.embedded.trees[0] : undefined;
  if (read.result === 'unreadable' || inner === undefined) return none;
  const found = valuesIn(inner, spotsIn(inner), below);
  if (found.values === undefined) return found;
  const { group } = found.values;
  const positionOf = (key: string) => {
    const position = group.positionOf(key);
    return position === undefined ? undefined : outerPosition(read.embedded, position);
  };
  const text = { tree, steps, scalar: at.node };
  return { ...found, values: { group, text, positionOf }, isOwn: found.isOwn && at.obstacle === undefined };
}

function arrivalAt(tree: Tree, steps: readonly PathStep[]): Arrival | undefined {
  const walked = walk(tree, steps);
  return walked.result === 'reached' ? walked.arrival : undefined;
}

/** The way of `sub.list[0].` into values. */
function stepsOf(prefix: string): readonly PathStep[] {
  return [...prefix.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) =>
    key === undefined ? { index: Number(index) } : { key },
  );
}
