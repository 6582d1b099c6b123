import type { MapNode, Pair } from '../data/nodes.ts';
import { isAlias, isMap, isNode, isScalar, isSeq } from '../data/nodes.ts';
import type { PathStep } from './path.ts';
import type { Source } from './source.ts';
import { keyOf, lastPairWith, pairsWith, positionOf, scalarText } from './source.ts';

export type { MapNode } from '../data/nodes.ts';

/** One document of a file, with what its aliases stand for. */
export interface Tree {
  readonly source: Source;
  /** Which document of the file, from 0. */
  readonly document: number;
  readonly root: unknown;
  /** The node that each alias stands for. */
  readonly targets: ReadonlyMap<unknown, unknown>;
  readonly uses: readonly AliasUse[];
}

/** A place that shows the node of an anchor. */
export interface AliasUse {
  readonly alias: unknown;
  readonly target: unknown;
  readonly position: number;
  /** The map whose merge key (`<<`) holds the alias: its own keys win over those of the target. */
  readonly mergedInto?: MapNode;
}

/** A pair found in a map, or in one that its merge key names. */
export interface Found {
  readonly pair: Pair;
  /** A second pair of the same map with the same key. */
  readonly twin?: Pair;
  readonly merged: boolean;
}

/** So many maps are merged into one: merge keys within merge keys are quickly millions, and a map may name itself. */
const mostLayers = 256;

/** The documents of a file as trees. */
export function treesOf(source: Source): readonly Tree[] {
  return source.documents.map(({ contents: root }, document) => {
    const targets = new Map<unknown, unknown>();
    const uses: AliasUse[] = [];
    if (source.text.includes('*')) collectUses({ anchors: new Map(), targets, uses }, { node: root });
    return { source, document, root, targets, uses };
  });
}

interface Collected {
  readonly anchors: Map<string, unknown>;
  readonly targets: Map<unknown, unknown>;
  readonly uses: AliasUse[];
}

/** In document order, since an alias stands for the last node before it that has the anchor. */
function collectUses(into: Collected, { node, mergedInto }: { node: unknown; mergedInto?: MapNode }): void {
  if (isAlias(node)) {
    const target = into.anchors.get(node.source);
    into.targets.set(node, target);
    into.uses.push({
      alias: node,
      target,
      position: positionOf(node) ?? 0,
      ...(mergedInto === undefined ? {} : { mergedInto }),
    });
  }
  if (isNode(node) && !isAlias(node) && node.anchor !== undefined) into.anchors.set(node.anchor, node);
  if (isSeq(node)) {
    for (const item of node.items)
      collectUses(into, { node: item, ...(mergedInto === undefined ? {} : { mergedInto }) });
  }
  if (isMap(node)) {
    for (const pair of node.items) {
      collectUses(into, { node: pair.key });
      collectUses(into, { node: pair.value, ...(keyOf(pair) === '<<' ? { mergedInto: node } : {}) });
    }
  }
}

/** The node that an alias stands for, or the node itself. */
export function resolve(tree: Tree, node: unknown): unknown {
  return isAlias(node) ? tree.targets.get(node) : node;
}

/** The pair under a key: the map's own, else the one that its merge key brings. */
export function lookUp(tree: Tree, map: MapNode, key: string): Found | undefined {
  for (const layer of layersOf(tree, map)) {
    const [pair, twin] = pairsWith(layer, key);
    if (pair !== undefined) return { pair, merged: layer !== map, ...(twin === undefined ? {} : { twin }) };
  }
  return undefined;
}

/** Every key that a map shows, its own and the merged ones, each once. */
export function keysOf(tree: Tree, map: MapNode): readonly string[] {
  const all = new Set<string>();
  for (const { items } of layersOf(tree, map))
    for (const pair of items) {
      const key = keyOf(pair);
      if (key !== undefined && key !== '<<') all.add(key);
    }
  return [...all];
}

/** A map and what its merge keys bring, in the order in which they win, each map once. */
function layersOf(tree: Tree, map: MapNode): Iterable<MapNode> {
  return lastPairWith(map, '<<') === undefined ? [map] : mergedLayersOf(tree, map);
}

function* mergedLayersOf(tree: Tree, map: MapNode): Generator<MapNode> {
  const seen = new Set<MapNode>();
  const open = [map];
  for (let layer = open.pop(); layer !== undefined && seen.size < mostLayers; layer = open.pop()) {
    if (seen.has(layer)) continue;
    seen.add(layer);
    yield layer;
    for (const merged of mergedMaps(tree, layer).toReversed()) open.push(merged);
  }
}

function mergedMaps(tree: Tree, map: MapNode): readonly MapNode[] {
  const merged = pairsWith(map, '<<').map(({ value }) => resolve(tree, value));
  return merged
    .flatMap((node) => (isSeq(node) ? node.items.map((item) => resolve(tree, item)) : [node]))
    .filter((node) => isMap(node));
}

/** Whether a map shows a key, as its own or a merged one. */
export function hasKey(tree: Tree, map: MapNode, key: string): boolean {
  return lookUp(tree, map, key) !== undefined;
}

/**
 * The text under a key, also through an alias or a merge key: to read, not to write. Empty for an empty value; undefined
 * for what is no text, and for a key that stands twice.
 */
export function textAt(tree: Tree, map: MapNode, key: string): string | undefined {
  const found = lookUp(tree, map, key);
  if (found === undefined || found.twin !== undefined) return undefined;
  const value = resolve(tree, found.pair.value);
  if (value === null) return '';
  return isScalar(value) ? scalarText(value) : undefined;
}

/** The text under a key of a document's map. */
export function rootText(tree: Tree, key: string): string | undefined {
  return isMap(tree.root) ? textAt(tree, tree.root, key) : undefined;
}

/** A map of a document, and the steps that lead to it. */
export interface Spot {
  readonly tree: Tree;
  readonly map: MapNode;
  readonly steps: readonly PathStep[];
}

/** Every map of a document in its order. Aliases are not followed: what they show stands elsewhere. */
export function spotsIn(tree: Tree): readonly Spot[] {
  const spots: Spot[] = [];
  const visit = (node: unknown, steps: readonly PathStep[]): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...steps, { index }]);
    if (!isMap(node)) return;
    spots.push({ tree, map: node, steps });
    for (const pair of node.items) visit(pair.value, [...steps, { key: keyOf(pair) ?? '' }]);
  };
  visit(tree.root, []);
  return spots;
}
