import type { Scalar } from '../data/nodes.ts';
import { isScalar, isSeq } from '../data/nodes.ts';
import type { PathStep } from './path.ts';
import { isKey } from './path.ts';
import { keyOf } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { resolve, rootText } from './tree.ts';

/** A value that holds YAML as text, by what stands around it. */
export interface EmbeddedText {
  readonly tree: Tree;
  readonly steps: readonly PathStep[];
  readonly scalar: Scalar;
}

/** Lists of charts whose items may be text, which the chart renders as manifests or as containers. */
const chartTexts = /^(?:(?:extra|additional)[A-Z]\w*|sidecars|initContainers)$/;

/**
 * Texts that are YAML as a rule, and not always: files in a ConfigMap or Secret, `templatePatch` of an ApplicationSet, what charts take
 * as text.
 */
export function likelyTexts(tree: Tree, spots: readonly Spot[]): readonly EmbeddedText[] {
  const kind = rootText(tree, 'kind');
  return spots.flatMap((spot) => {
    const last = spot.steps.at(-1);
    const isData = (kind === 'ConfigMap' && isKey(last, 'data')) || (kind === 'Secret' && isKey(last, 'stringData'));
    return [
      ...(isData ? textsUnder(spot, (key) => /\.ya?ml$/.test(key)) : []),
      ...textsUnder(spot, (key) => key === 'templatePatch' || chartTexts.test(key)),
      ...listedTexts(spot, (key) => chartTexts.test(key)),
    ];
  });
}

/**
 * The texts of a document that are YAML: `helm.values` of an Argo CD Application or ApplicationSet, patches of Kustomize, the values
 * of a HelmChart of k3s, and values files in a ConfigMap.
 */
export function embeddedTexts(tree: Tree, spots: readonly Spot[]): readonly EmbeddedText[] {
  const isConfigMap = rootText(tree, 'kind') === 'ConfigMap';
  return spots.flatMap((spot) => {
    const [above, last] = [spot.steps.at(-2), spot.steps.at(-1)];
    return [
      ...(isKey(last, 'helm') ? textsUnder(spot, (key) => key === 'values') : []),
      ...(isKey(last, 'spec') ? textsUnder(spot, (key) => key === 'valuesContent') : []),
      ...(isKey(above, 'patches') || isKey(above, 'patchesJson6902') ? textsUnder(spot, (key) => key === 'patch') : []),
      ...(isConfigMap && isKey(last, 'data') ? textsUnder(spot, (key) => /^values[\w.-]*\.ya?ml$/.test(key)) : []),
      ...listedTexts(spot, (key) => key === 'patchesStrategicMerge'),
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

/** Texts in a list; one line is the name of a file. */
function listedTexts({ tree, map, steps }: Spot, isList: (key: string) => boolean): readonly EmbeddedText[] {
  return map.items.flatMap((pair) => {
    const key = keyOf(pair);
    const list = pair.value;
    if (key === undefined || !isList(key) || !isSeq(list)) return [];
    return list.items.flatMap((item, index) => {
      if (!isTextual(item) || !item.value.includes('\n')) return [];
      return [{ tree, steps: [...steps, { key }, { index }], scalar: item }];
    });
  });
}

function isTextual(node: unknown): node is Scalar & { readonly value: string } {
  return isScalar(node) && typeof node.value === 'string';
}
