import type { Scalar } from '../data/nodes.ts';
import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import type { PathStep } from './path.ts';
import { isKey } from './path.ts';
import { keyOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { resolve, textAt } from './tree.ts';

/** A value that holds YAML as text, by what stands around it. */
export interface EmbeddedText {
  readonly tree: Tree;
  readonly steps: readonly PathStep[];
  readonly scalar: Scalar;
}

/**
 * The texts of a document that are YAML: `helm.values` of an Argo CD Application or ApplicationSet, patches of Kustomize, the values
 * of a HelmChart of k3s, and values files in a ConfigMap.
 */
export function embeddedTexts(tree: Tree, spots: readonly Spot[]): readonly EmbeddedText[] {
  const isConfigMap = isMap(tree.root) && textAt(tree, tree.root, 'kind') === 'ConfigMap';
  return spots.flatMap((spot) => {
    const [above, last] = [spot.steps.at(-2), spot.steps.at(-1)];
    return [
      ...(isKey(last, 'helm') ? textsUnder(spot, (key) => key === 'values') : []),
      ...(isKey(last, 'spec') ? textsUnder(spot, (key) => key === 'valuesContent') : []),
      ...(isKey(above, 'patches') || isKey(above, 'patchesJson6902') ? textsUnder(spot, (key) => key === 'patch') : []),
      ...(isConfigMap && isKey(last, 'data') ? textsUnder(spot, (key) => /^values[\w.-]*\.ya?ml$/.test(key)) : []),
      ...mergePatches(spot),
    ];
  });
}

function textsUnder({ tree, map, steps }: Spot, isText: (key: string) => boolean): readonly EmbeddedText[] {
  return map.items.flatMap((pair) => {
    const key = keyOf(pair);
    // an alias is followed, so that what it names is refused and not overlooked
    const scalar = resolve(tree, pair.value);
    if (key === undefined || !isText(key) || !isTextual(scalar)) return [];
    return [{ tree, steps: [...steps, { key }], scalar }];
  });
}

function mergePatches({ tree, map, steps }: Spot): readonly EmbeddedText[] {
  const key = 'patchesStrategicMerge';
  const list = map.items.find((pair) => keyOf(pair) === key)?.value;
  if (!isSeq(list)) return [];
  return list.items.flatMap((item, index) => {
    // one line is the name of a file
    if (!isTextual(item) || !item.value.includes('\n')) return [];
    return [{ tree, steps: [...steps, { key }, { index }], scalar: item }];
  });
}

function isTextual(node: unknown): node is Scalar & { readonly value: string } {
  return isScalar(node) && typeof node.value === 'string';
}
