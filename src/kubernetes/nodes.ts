import type { Document } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, visit } from 'yaml';
import { keyOf, scalarText } from '../manifest/source.ts';

/** A YAML document to read values from: aliases lead to what they stand for. */
export interface Tree {
  readonly root: unknown;
  /** The node that an alias stands for, or the node itself. */
  readonly resolve: (node: unknown) => unknown;
}

/** Merge keys within merge keys are followed so far: a map may name itself. */
const deepestMerge = 8;

/** A document as a tree; its aliases are looked up once, when the first is met. */
export function treeOf(document: Document.Parsed): Tree {
  let targets: ReadonlyMap<unknown, unknown> | undefined;
  const resolve = (node: unknown) => {
    if (!isAlias(node)) return node;
    targets ??= targetsIn(document);
    return targets.get(node);
  };
  return { root: document.contents, resolve };
}

/** An alias stands for the nearest node before it that has the anchor: the same name may be given again. */
function targetsIn(document: Document.Parsed): ReadonlyMap<unknown, unknown> {
  const anchors = new Map<string, unknown>();
  const targets = new Map<unknown, unknown>();
  visit(document, {
    Alias: (_, alias) => void targets.set(alias, anchors.get(alias.source)),
    Value: (_, node) => void (node.anchor === undefined || anchors.set(node.anchor, node)),
  });
  return targets;
}

/** The value under a key: of two the last, as most readers take it, and else what a merge key (`<<`) brings. */
export function childOf(tree: Tree, node: unknown, key: string, depth = 0): unknown {
  const map = tree.resolve(node);
  if (!isMap(map)) return undefined;
  const own = map.items.findLast((pair) => keyOf(pair) === key);
  if (own !== undefined) return tree.resolve(own.value);
  const merge = map.items.find((pair) => keyOf(pair) === '<<');
  if (merge === undefined || depth >= deepestMerge) return undefined;
  const merged = tree.resolve(merge.value);
  const sources: readonly unknown[] = isSeq(merged) ? merged.items : [merged];
  return sources.map((source) => childOf(tree, source, key, depth + 1)).find((found) => found !== undefined);
}

/** The value at a path of keys. */
export function descend(tree: Tree, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => childOf(tree, node, key), tree.resolve(tree.root));
}

/** The items of a list, or none. */
export function itemsOf(tree: Tree, node: unknown): readonly unknown[] {
  const list = tree.resolve(node);
  return isSeq(list) ? list.items.map((item) => tree.resolve(item)) : [];
}

/** The keys of a map, its own and those that merge keys bring, each once. */
export function keysOf(tree: Tree, node: unknown, depth = 0): readonly string[] {
  const map = tree.resolve(node);
  if (isSeq(map)) return [...new Set(map.items.flatMap((item) => keysOf(tree, item, depth)))];
  if (!isMap(map)) return [];
  const keys = map.items.flatMap((pair) => {
    const key = keyOf(pair);
    if (key !== '<<') return key === undefined ? [] : [key];
    return depth >= deepestMerge ? [] : keysOf(tree, pair.value, depth + 1);
  });
  return [...new Set(keys)];
}

/** The text of a scalar as it stands in the file; undefined for null and for anything that is no scalar. */
export function textIn(tree: Tree, node: unknown): string | undefined {
  const scalar = tree.resolve(node);
  return isScalar(scalar) && scalar.value !== null ? scalarText(scalar) : undefined;
}
