import { isAlias, isMap, isScalar, isSeq } from '../data/nodes.ts';
import { keyOf, pairsWith, scalarText } from './source.ts';
import type { Spot, Tree } from './tree.ts';
import { resolve } from './tree.ts';

/** A key that stands twice in its map: readers of YAML take the first, the last, or neither. */
export interface DoubledKey {
  readonly spot: Spot;
  readonly key: string;
  /** Every text that may name an image by it. */
  readonly says: string;
}

/** Keys whose text, with that of others of their map, says which image it is. */
const naming = /^(?:kind|apiVersion|op|path|value|name|newName|<<|.*(?:image|imageName|registry|repository))$/i;

/** The keys that stand twice in maps of a document, as far as they may name an image. */
export function doubledKeys(spots: readonly Spot[]): readonly DoubledKey[] {
  return spots.flatMap((spot) => doubledIn(spot).map((key) => ({ spot, key, says: saidBy(spot, key) })));
}

function doubledIn({ map }: Spot): readonly string[] {
  const keys = map.items.flatMap((pair) => keyOf(pair) ?? []);
  const seen = new Set(keys);
  if (seen.size === keys.length) return [];
  return [...seen].filter((key) => pairsWith(map, key).length > 1);
}

function saidBy({ tree, map }: Spot, key: string): string {
  const values = pairsWith(map, key).map(({ value }) => value);
  const isText = values.some((value) => isScalar(resolve(tree, value)));
  if (isText && naming.test(key)) return textsIn(tree, map).join('\n');
  return values.flatMap((value) => textsIn(tree, value)).join('\n');
}

/** Every text of a node; what an alias stands for is looked at, and no alias in that. */
function textsIn(tree: Tree, node: unknown, follows = true): readonly string[] {
  if (isAlias(node)) return follows ? textsIn(tree, resolve(tree, node), false) : [];
  if (isScalar(node)) return [scalarText(node)];
  if (isSeq(node)) return node.items.flatMap((item) => textsIn(tree, item, follows));
  return isMap(node) ? node.items.flatMap(({ value }) => textsIn(tree, value, follows)) : [];
}
