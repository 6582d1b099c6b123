import { childOf, descend, itemsOf, textIn } from '../kubernetes/nodes.ts';
import type { Tree } from '../manifest/tree.ts';
import { treesOf } from '../manifest/tree.ts';
import { heaviestFile, weightOf } from '../manifest/weight.ts';
import { readOnce } from './read-once.ts';

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
  return readLists(file, bytes, referencesIn);
}

function referencesIn(tree: Tree): readonly unknown[] {
  const plain = pathLists.flatMap((key) => itemsOf(tree, descend(tree, key)));
  const named = fileLists.flatMap(([list, key]) =>
    itemsOf(tree, descend(tree, list)).map((item) => childOf(tree, item, key)),
  );
  const charts = itemsOf(tree, descend(tree, 'helmCharts'));
  const values = charts.flatMap((chart) => itemsOf(tree, childOf(tree, chart, 'additionalValuesFiles')));
  return [...plain, ...named, ...values];
}

/** Of these the files that are patches. */
export function kustomizationPatches(file: string, bytes: Uint8Array): readonly string[] {
  return readLists(file, bytes, (tree) => [
    ...itemsOf(tree, descend(tree, 'patchesStrategicMerge')),
    ...['patches', 'patchesJson6902'].flatMap((key) =>
      itemsOf(tree, descend(tree, key)).map((item) => childOf(tree, item, 'path')),
    ),
  ]);
}

/** Keys of a kustomization that name files which are no manifests, and where in them the names stand. */
const dataLists: readonly (readonly [string, readonly string[]])[] = [
  ['configMapGenerator', ['files', 'envs', 'env']],
  ['secretGenerator', ['files', 'envs', 'env']],
  ['replacements', ['path']],
];

/** The files that a kustomization makes other things of: of ConfigMaps, of names and of fields. */
export function kustomizationData(file: string, bytes: Uint8Array): readonly string[] {
  const named = readLists(file, bytes, (tree) => [
    ...['configurations', 'crds'].flatMap((key) => itemsOf(tree, descend(tree, key))),
    descend(tree, 'openapi', 'path'),
    ...dataLists.flatMap(([list, keys]) =>
      itemsOf(tree, descend(tree, list)).flatMap((item) =>
        keys.flatMap((key) => [childOf(tree, item, key), ...itemsOf(tree, childOf(tree, item, key))]),
      ),
    ),
  ]);
  // `name=file` gives a file another name
  return named.map((text) => text.slice(text.indexOf('=') + 1));
}

function readLists(file: string, bytes: Uint8Array, nodesIn: (tree: Tree) => readonly unknown[]): readonly string[] {
  const read = weightOf(bytes) > heaviestFile ? undefined : readOnce(file, bytes);
  if (read?.result !== 'read') return [];
  return treesOf(read.source).flatMap((tree) => nodesIn(tree).flatMap((node) => textIn(tree, node) ?? []));
}
