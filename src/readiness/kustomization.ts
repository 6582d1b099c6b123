import { posix } from 'node:path';
import { inFolder } from '../data/folder.ts';
import type { MapNode } from '../data/nodes.ts';
import { isMap, isScalar } from '../data/nodes.ts';
import { childOf, descend, itemsOf, keysOf, textIn } from '../kubernetes/nodes.ts';
import type { Tree } from '../manifest/tree.ts';
import { spotsIn, treesOf } from '../manifest/tree.ts';
import { heaviestFile, weightOf } from '../manifest/weight.ts';
import { readOnce } from './read-once.ts';

/** How the file is called that describes a folder; the first of those that are there counts. */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** What a reference of a kustomization in a folder may lead to, from the root: a file, or the description of a folder. */
export function pathsOfReference(folder: string, reference: string): readonly string[] {
  const path = posix.join(folder, reference).replace(/\/$/, '');
  const within = path === '.' ? '' : path;
  return [path, ...kustomizationNames.map((name) => inFolder(within, name))];
}

/** Whether Kustomize reads a file of this name as the description of its folder. */
export function isKustomization(file: string): boolean {
  return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file);
}

/** Lists whose items are paths themselves. */
const plugins = ['generators', 'transformers', 'validators'];
const pathLists = ['resources', 'bases', 'components', 'patchesStrategicMerge', ...plugins];
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
  // `name=file` gives a file another name
  return readLists(file, bytes, dataIn).map((text) => text.slice(text.indexOf('=') + 1));
}

function dataIn(tree: Tree): readonly unknown[] {
  return [
    ...['configurations', 'crds'].flatMap((key) => itemsOf(tree, descend(tree, key))),
    descend(tree, 'openapi', 'path'),
    ...dataLists.flatMap(([list, keys]) =>
      itemsOf(tree, descend(tree, list)).flatMap((item) =>
        keys.flatMap((key) => [childOf(tree, item, key), ...itemsOf(tree, childOf(tree, item, key))]),
      ),
    ),
  ];
}

/**
 * Whether a kustomization adds labels to selectors and pod templates: what stands in the files is not what is applied.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/
 */
export function addsSelectors(file: string, bytes: Uint8Array): boolean {
  const read = weightOf(bytes) > heaviestFile ? undefined : readOnce(file, bytes);
  if (read?.result !== 'read') return false;
  return treesOf(read.source).some((tree) => {
    const isSet = (item: unknown, key: string) => textIn(tree, childOf(tree, item, key)) === 'true';
    const labels = itemsOf(tree, descend(tree, 'labels'));
    return (
      keysOf(tree, descend(tree, 'commonLabels')).length > 0 ||
      labels.some((item) => isSet(item, 'includeSelectors') || isSet(item, 'includeTemplates'))
    );
  });
}

/** Whether everything that a kustomization names can be told: nothing else may be built. */
export function isReadKustomization(file: string, bytes: Uint8Array): boolean {
  return weightOf(bytes) <= heaviestFile && readOnce(file, bytes).result === 'read';
}

/**
 * What a kustomization would have Kustomize load over the network, or from where nobody can tell: URLs of data, repositories of git, what
 * plugins name, and keys that are written in other letters, which Kustomize takes for the same.
 */
export function kustomizationRemotes(file: string, bytes: Uint8Array): readonly string[] {
  const remotes = knownRemotes.get(bytes) ?? readRemotes(file, bytes);
  knownRemotes.set(bytes, remotes);
  return remotes;
}

/** A base is asked about once for each of its overlays. */
const knownRemotes = new WeakMap<Uint8Array, readonly string[]>();

function readRemotes(file: string, bytes: Uint8Array): readonly string[] {
  const data = readLists(file, bytes, dataIn).filter((text) => text.includes('://'));
  const repositories = kustomizationReferences(file, bytes).filter((text) => repository.test(text));
  const inline = kustomizationPlugins(file, bytes).filter((text) => text.includes('\n') && leadsOut(text));
  const read = readOnce(file, bytes);
  const strange = read.result === 'read' ? treesOf(read.source).flatMap(strangeKeysIn) : [];
  return [...data, ...repositories, ...inline.map(() => 'what a plugin names'), ...strange];
}

/** The plugins of a kustomization: paths of their files, or their texts. */
export function kustomizationPlugins(file: string, bytes: Uint8Array): readonly string[] {
  return readLists(file, bytes, (tree) => plugins.flatMap((key) => itemsOf(tree, descend(tree, key))));
}

/** Whether the text of a plugin names what may stand outside of the files, also where its characters are written by numbers or apart. */
export function leadsOut(text: string): boolean {
  return /:\/\/|\.\.\/|\\[xuU/]|\\\r?\n/.test(text);
}

/** Kustomize takes these for repositories of git, also where there is a folder of that name. */
const repository = /^(git::|gh:|github\.com[/:]|[^/]*@)/i;

/** Keys that make Kustomize load something: of the kustomization itself, and of what stands in some of its lists. */
const loading = new Set([...pathLists, ...fileLists.map(([list]) => list), ...dataKeys()]);
const loadingWithin = new Map<string, ReadonlySet<string>>([
  ...fileLists.map(([list, key]) => [list, new Set([key, 'additionalValuesFiles'])] as const),
  ...dataLists.map(([list, keys]) => [list, new Set(keys)] as const),
  ['openapi', new Set(['path'])],
]);

function dataKeys(): readonly string[] {
  return ['configurations', 'crds', 'openapi', ...dataLists.map(([list]) => list)];
}

/**
 * Keys that Kustomize may take for others than we do: Go's JSON takes them in any letters, of those that stand there twice we read
 * one, and an alias shows elsewhere what it is. https://pkg.go.dev/encoding/json#Unmarshal
 */
function strangeKeysIn(tree: Tree): readonly string[] {
  const within = [...loadingWithin].flatMap(([list, keys]) => {
    const value = descend(tree, list);
    return [value, ...itemsOf(tree, value)].flatMap((map) => inOtherLetters(keysOf(tree, map), keys));
  });
  const top = keysIn(tree.root);
  const merged = top.filter((key) => key === '<<');
  return [
    ...inOtherLetters(top, loading),
    ...merged,
    ...within,
    ...spotsIn(tree).flatMap(({ map }) => unsureKeysIn(map)),
  ];
}

function inOtherLetters(keys: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const folded = new Set([...known].map(fold));
  return keys.filter((key) => !known.has(key) && folded.has(fold(key)));
}

const anyLoading = new Set([...loading, ...[...loadingWithin.values()].flatMap((keys) => [...keys])]);

function unsureKeysIn(map: MapNode): readonly string[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key: node }) => {
    if (!isScalar(node)) return ['what a key of no text means'];
    const key = String(node.value);
    const isTwin = seen.has(key) && anyLoading.has(key);
    seen.add(key);
    return isTwin ? [key] : [];
  });
}

/** As Go takes letters for the same: of `K` and `s` there is a third form. */
function fold(key: string): string {
  return key.toUpperCase().toLowerCase();
}

function keysIn(root: unknown): readonly string[] {
  return isMap(root) ? root.items.map(({ key }) => (isScalar(key) ? String(key.value) : '')) : [];
}

function readLists(file: string, bytes: Uint8Array, nodesIn: (tree: Tree) => readonly unknown[]): readonly string[] {
  const read = weightOf(bytes) > heaviestFile ? undefined : readOnce(file, bytes);
  if (read?.result !== 'read') return [];
  return treesOf(read.source).flatMap((tree) => nodesIn(tree).flatMap((node) => textIn(tree, node) ?? []));
}
