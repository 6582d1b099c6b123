import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import { textOrNone } from '../manifest/source.ts';
import type { Tree } from '../manifest/tree.ts';
import { keysOf as keysOfMap, lookUp, resolve } from '../manifest/tree.ts';

/** The value under a key, through aliases and merge keys; of two the second, as most readers take it. */
export function childOf(tree: Tree, node: unknown, key: string): unknown {
  const map = resolve(tree, node);
  const found = isMap(map) ? lookUp(tree, map, key) : undefined;
  return found === undefined ? undefined : resolve(tree, (found.twin ?? found.pair).value);
}

/** The value at a path of keys, from the root on. */
export function descend(tree: Tree, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => childOf(tree, node, key), resolve(tree, tree.root));
}

/** The items of a list, or none. */
export function itemsOf(tree: Tree, node: unknown): readonly unknown[] {
  const list = resolve(tree, node);
  return isSeq(list) ? list.items.map((item) => resolve(tree, item)) : [];
}

/** The keys of a map, its own and those that merge keys bring, or none. */
export function keysOf(tree: Tree, node: unknown): readonly string[] {
  const map = resolve(tree, node);
  return isMap(map) ? keysOfMap(tree, map) : [];
}

/** The text of a scalar as it stands in the file; undefined for null and for anything that is no scalar. */
export function textIn(tree: Tree, node: unknown): string | undefined {
  const scalar = resolve(tree, node);
  return isScalar(scalar) ? textOrNone(scalar) : undefined;
}
