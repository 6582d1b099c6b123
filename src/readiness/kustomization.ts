import { childOf, descend, itemsOf, textIn } from '../kubernetes/nodes.ts';
import { readSource } from '../manifest/read.ts';
import type { Tree } from '../manifest/tree.ts';
import { treesOf } from '../manifest/tree.ts';
import { heaviestFile, weightOf } from '../manifest/weight.ts';

/** Whether Kustomize reads a file of this name as the description of its folder. */
export function isKustomization(file: string): boolean {
  return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file);
}

/** Lists whose items are paths themselves. */
const pathLists = ['resources', 'bases', 'components', 'patchesStrategicMerge', 'generators', 'transformers'];
/** Lists whose items name a file under a key. */
const fileLists: readonly (readonly [string, string])[] = [
  ['patches', 'path'],
  ['patchesJson6902', 'path'],
  ['helmCharts', 'valuesFile'],
];

/**
 * The files and folders that a kustomization names, as it writes them; none where it does not parse.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function kustomizationReferences(file: string, bytes: Uint8Array): readonly string[] {
  const references = known.get(bytes) ?? readReferences(file, bytes);
  known.set(bytes, references);
  return references;
}

/** Whoever looks for the files of a deployment asks again and again. */
const known = new WeakMap<Uint8Array, readonly string[]>();

function readReferences(file: string, bytes: Uint8Array): readonly string[] {
  const read = weightOf(bytes) > heaviestFile ? undefined : readSource(file, bytes);
  return read?.result === 'read' ? treesOf(read.source).flatMap(referencesIn) : [];
}

function referencesIn(tree: Tree): readonly string[] {
  const plain = pathLists.flatMap((key) => itemsOf(tree, descend(tree, key)));
  const named = fileLists.flatMap(([list, key]) =>
    itemsOf(tree, descend(tree, list)).map((item) => childOf(tree, item, key)),
  );
  const charts = itemsOf(tree, descend(tree, 'helmCharts'));
  const values = charts.flatMap((chart) => itemsOf(tree, childOf(tree, chart, 'additionalValuesFiles')));
  return [...plain, ...named, ...values].flatMap((node) => textIn(tree, node) ?? []);
}
