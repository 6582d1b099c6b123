import type { ListNode } from '../data/nodes.ts';
import { isAlias, isMap, isScalar, isSeq } from '../data/nodes.ts';
import { nearest } from '../text/nearest.ts';
import type { PathStep } from './path.ts';
import { printPath } from './path.ts';
import { placeAt, positionOf } from './source.ts';
import type { MapNode, Tree } from './tree.ts';
import { keysOf, lookUp, resolve, textAt } from './tree.ts';

/** Why a value cannot be changed, at a position of the text. */
export interface Objection {
  readonly position: number;
  readonly message: string;
  readonly remedy: string;
}

/** Where a walk has arrived. */
export interface Arrival {
  /** The node, never an alias; null where a key has no value at all. */
  readonly node: unknown;
  readonly position: number;
  /** The steps taken, with every index counted from the start. */
  readonly steps: readonly PathStep[];
  /** The nodes passed on the way, from the root on. */
  readonly above: readonly unknown[];
  /** The first thing on the way that shows what stands elsewhere, or that is not clear. */
  readonly obstacle?: Objection;
}

export type Walk =
  | { readonly result: 'reached'; readonly arrival: Arrival }
  /** The path ends early: after so many steps. */
  | { readonly result: 'missing'; readonly depth: number; readonly objection: Objection };

/**
 * Follows a path from the root of a document, through aliases and merge keys as a reader of the file would. What is reached
 * that way is not this path's own to change: the arrival says so.
 */
export function walk(tree: Tree, steps: readonly PathStep[]): Walk {
  let at = rootOf(tree);
  for (const step of steps) {
    const next = stepOn(tree, at, step);
    if ('message' in next) return { result: 'missing', depth: at.steps.length, objection: next };
    at = next;
  }
  return { result: 'reached', arrival: at };
}

/** Where every walk through a document begins. */
export function rootOf(tree: Tree): Arrival {
  const position = positionOf(tree.root) ?? 0;
  return throughAlias(tree, { node: tree.root, position, steps: [], above: [] });
}

/** One step further, or why there is none. */
export function stepOn(tree: Tree, at: Arrival, step: PathStep): Arrival | Objection {
  const next = stepInto(tree, at, step);
  return 'message' in next ? next : throughAlias(tree, next);
}

function stepInto(tree: Tree, at: Arrival, step: PathStep): Arrival | Objection {
  if ('key' in step) return intoMap(tree, at, step.key);
  return 'index' in step ? intoList(at, step.index) : intoItem(tree, at, step);
}

function throughAlias(tree: Tree, at: Arrival): Arrival {
  if (!isAlias(at.node)) return at;
  const target = resolve(tree, at.node);
  const { line } = placeAt(tree.source, positionOf(target) ?? 0);
  const obstacle = {
    position: at.position,
    message: `${nameOf(at.steps)} is the alias *${at.node.source} of what stands on line ${line}`,
    remedy: 'write the value out here, so that it can be changed alone',
  };
  return { ...at, node: target, obstacle: at.obstacle ?? obstacle };
}

/** A path in a sentence. */
export function nameOf(steps: readonly PathStep[]): string {
  return steps.length === 0 ? 'the document' : printPath({ steps });
}

function intoMap(tree: Tree, at: Arrival, key: string): Arrival | Objection {
  const { node } = at;
  if (!isMap(node)) {
    const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no key "${key}"`;
    const remedy = isSeq(node)
      ? `name one of its items, as in ${printPath({ steps: [...at.steps, { index: 0 }] })}`
      : correctPath;
    return { position: at.position, message, remedy };
  }
  const found = lookUp(tree, node, key);
  if (found === undefined) return missingKey(tree, { at, map: node, key });
  const { pair, twin, merged } = found;
  const steps = [...at.steps, { key }];
  const position = positionOf(pair.value) ?? positionOf(pair) ?? at.position;
  const doubt =
    twin !== undefined ? twice(at, key, positionOf(twin) ?? 0) : merged ? mergedKey(tree, at, position) : undefined;
  const obstacle = at.obstacle ?? doubt;
  return {
    node: pair.value,
    position,
    steps,
    above: [...at.above, node],
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

const correctPath = 'correct the path';

/** What stands there, in a sentence. */
export function kindOf(node: unknown): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  return isScalar(node) && node.value !== null ? 'a single value' : 'empty';
}

function missingKey(tree: Tree, { at, map, key }: { at: Arrival; map: MapNode; key: string }): Objection {
  const known = keysOf(tree, map);
  const guess = nearest(key, known);
  const shown = known.length > 12 ? [...known.slice(0, 12), '…'] : known;
  return {
    position: at.position,
    message: `${nameOf(at.steps)} has no key "${key}"; it has ${shown.length === 0 ? 'none' : shown.join(', ')}`,
    remedy: guess === undefined ? correctPath : `did you mean "${guess}"?`,
  };
}

function twice(at: Arrival, key: string, position: number): Objection {
  return { position, message: `the key "${key}" stands twice in ${nameOf(at.steps)}`, remedy: 'remove one of the two' };
}

function mergedKey(tree: Tree, at: Arrival, position: number): Objection {
  const { line } = placeAt(tree.source, position);
  const message = `${nameOf(at.steps)} has the key through a merge key (<<) only: it stands on line ${line}`;
  return { position: at.position, message, remedy: 'write the key out here, so that it can be changed alone' };
}

/** The one item of a list that a value of its own tells apart. */
function intoItem(tree: Tree, at: Arrival, step: { readonly where: string; readonly is: string }): Arrival | Objection {
  const { node, position } = at;
  const name = `.${step.where} == ${JSON.stringify(step.is)}`;
  if (!isSeq(node)) {
    const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item with ${name}`;
    return { position, message, remedy: correctPath };
  }
  const found = itemsWith(tree, node, step);
  const [item] = found;
  if (found.length !== 1) {
    const message = `${nameOf(at.steps)} has ${found.length === 0 ? 'no item' : `${found.length} items`} with ${name}`;
    return { position: positionOf(item) ?? position, message, remedy: correctPath };
  }
  return {
    ...at,
    node: item,
    position: positionOf(item) ?? position,
    steps: [...at.steps, step],
    above: [...at.above, node],
  };
}

function itemsWith(tree: Tree, list: ListNode, { where, is }: { where: string; is: string }): readonly unknown[] {
  return list.items.filter((item) => {
    const map = resolve(tree, item);
    return isMap(map) && textAt(tree, map, where) === is;
  });
}

/**
 * The same way with items told by their `name` where that is theirs alone: whatever is put before them, they are found. Of an
 * item without a name, or one of several with the same, the index says where it stands now.
 */
export function lastingSteps(tree: Tree, { steps, above }: Pick<Arrival, 'steps' | 'above'>): readonly PathStep[] {
  return steps.map((step, depth) => {
    const list = above[depth];
    if (!('index' in step) || !isSeq(list)) return step;
    const item = resolve(tree, list.items[step.index]);
    const is = isMap(item) ? textAt(tree, item, 'name') : undefined;
    if (is === undefined || is === '') return step;
    return itemsWith(tree, list, { where: 'name', is }).length === 1 ? { where: 'name', is } : step;
  });
}

function intoList(at: Arrival, index: number): Arrival | Objection {
  const { node, position } = at;
  if (!isSeq(node)) {
    const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item ${index}`;
    return { position, message, remedy: correctPath };
  }
  const count = node.items.length;
  const actual = index < 0 ? count + index : index;
  if (actual < 0 || actual >= count) {
    const items = count === 1 ? '1 item' : `${count} items`;
    return { position, message: `${nameOf(at.steps)} has ${items}, so none is [${index}]`, remedy: correctPath };
  }
  const item = node.items[actual];
  const steps = [...at.steps, { index: actual }];
  return { ...at, node: item, position: positionOf(item) ?? position, steps, above: [...at.above, node] };
}
