import { readSource } from '../../manifest/read.ts';
import { treesOf } from '../../manifest/tree.ts';
import type { ManifestObject } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Spot } from '../rule.ts';
import type { View } from '../view.ts';
import { viewOf } from '../view.ts';

/** A taint that keeps pods off the nodes of a spot pool. */
export interface SpotTaint {
  readonly object: ManifestObject;
  readonly at: Spot;
  readonly pool: string | undefined;
  readonly key: string;
  readonly value: string | undefined;
  readonly effect: string;
}

/** The taints of spot pools: of Karpenter, of eksctl, and of eksctl's node groups within a ConfigMap. */
export function spotTaintsOf(set: ObjectSet): readonly SpotTaint[] {
  return [
    ...set.ofKind({ kind: 'NodePool', group: 'karpenter.sh' }).flatMap(ofKarpenter),
    ...set.ofKind({ kind: 'ClusterConfig', group: 'eksctl.io' }).flatMap((object) => ofNodeGroups(object, object.view)),
    ...set.ofKind({ kind: 'ConfigMap', group: '' }).flatMap(withinConfigMap),
  ].filter(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute');
}

function ofKarpenter(object: ManifestObject): readonly SpotTaint[] {
  const spec = object.view.at('spec', 'template', 'spec');
  const capacity = spec.at('requirements').items.find((one) => one.at('key').value === 'karpenter.sh/capacity-type');
  const values = capacity?.at('values').items.map(({ value }) => value) ?? [];
  if (values.length === 0 || values.some((value) => value !== 'spot')) return [];
  return spec.at('taints').items.flatMap((taint) => taintAt(taint, { object, pool: object.name, at: taint.at('key') }));
}

function ofNodeGroups(object: ManifestObject, view: View, within?: View): readonly SpotTaint[] {
  return ['nodeGroups', 'managedNodeGroups']
    .flatMap((key) => view.at(key).items)
    .filter(
      (group) =>
        group.at('spot').isTrue ||
        group.at('instancesDistribution', 'onDemandPercentageAboveBaseCapacity').number === 0,
    )
    .flatMap((group) =>
      group
        .at('taints')
        .items.flatMap((taint) =>
          taintAt(taint, { object, pool: group.at('name').value, at: within ?? taint.at('key') }),
        ),
    );
}

function taintAt(taint: View, where: Pick<SpotTaint, 'object' | 'pool' | 'at'>): readonly SpotTaint[] {
  const [key, value, effect] = ['key', 'value', 'effect'].map((name) => taint.at(name).value);
  return key === undefined ? [] : [{ ...where, key, value, effect: effect ?? 'NoSchedule' }];
}

/** The text of a ConfigMap is a document of its own, which stands where the text does. */
function withinConfigMap(object: ManifestObject): readonly SpotTaint[] {
  return object.view
    .at('data')
    .entries.filter(([key, { value }]) => /\.ya?ml$/.test(key) && /^\s*(managedN|n)odeGroups:/m.test(value ?? ''))
    .flatMap(([key, at]) => {
      const read = readSource(key, new TextEncoder().encode(String(at.meaning ?? '')));
      const [tree] = read.result === 'read' ? treesOf(read.source) : [];
      return tree === undefined ? [] : ofNodeGroups(object, viewOf({ tree, placeOf: () => at.place }), at);
    });
}
