import { isAlias, isMap, isPair, isScalar, isSeq } from '../../data/nodes.ts';
import type { PathStep } from '../path.ts';
import { keyOf, pairsWith, positionOf, scalarText } from '../source.ts';
import type { Tree } from '../tree.ts';
import { lookUp } from '../tree.ts';
import type { Arrival } from '../walk.ts';
import { kindOf, nameOf, rootOf, stepOn } from '../walk.ts';
import { refuse } from './refusal.ts';
import type { Made } from './syntax.ts';

/** A place of a document that an expression has come to, be there something or not. */
export interface Cursor {
  readonly tree: Tree;
  /** The last node on the way that is there. */
  readonly at: Arrival;
  /** The keys below it that are not there yet. */
  readonly missing: readonly string[];
  /** What an item that is not there is: a mistake, or nothing where it was to be removed anyway. */
  readonly absent: 'refuse' | 'skip';
}

/** The beginning of a document. */
export function cursorAt(tree: Tree, absent: Cursor['absent'] = 'refuse'): Cursor {
  return { tree, at: rootOf(tree), missing: [], absent };
}

/** All steps to a cursor, also those that are not there. */
export function stepsOf({ at, missing }: Cursor): readonly PathStep[] {
  return [...at.steps, ...missing.map((key) => ({ key }))];
}

/** Whether nothing stands there, or an empty value. */
export function isEmpty({ at, missing }: Cursor): boolean {
  const node = at.node ?? null;
  return missing.length > 0 || node === null || (isScalar(node) && node.value === null);
}

/** Under a key: of a list it is a mistake, and a single value has none. */
export function intoKey(cursor: Cursor, key: string): readonly Cursor[] {
  const { tree, at } = cursor;
  if (isEmpty(cursor)) return [{ ...cursor, missing: [...cursor.missing, key] }];
  if (isMap(at.node) && lookUp(tree, at.node, key) === undefined) return [{ ...cursor, missing: [key] }];
  if (!isMap(at.node) && !isSeq(at.node)) return [];
  return [follow(cursor, { key })];
}

/** An item of a list, from its end where negative. */
export function intoIndex(cursor: Cursor, index: number): readonly Cursor[] {
  const { tree, at } = cursor;
  if (cursor.absent === 'skip' && (isEmpty(cursor) || isBeyond(at.node, index))) return [];
  if (isSeq(at.node)) return [follow(cursor, { index })];
  if (!isEmpty(cursor) && !isMap(at.node)) return [];
  const message = `${nameOf(stepsOf(cursor))} is ${isEmpty(cursor) ? 'empty' : kindOf(at.node)}, so it has no item ${index}`;
  return refuse(tree.source, at.position, { message, remedy: 'only keys are created: write the list by hand' });
}

function isBeyond(node: unknown, index: number): boolean {
  return isSeq(node) && (index >= node.items.length || index < -node.items.length);
}

/** Of a key that stands twice, readers take the one or the other. */
function follow(cursor: Cursor, step: PathStep): Cursor {
  const next = stepOn(cursor.tree, cursor.at, step);
  if ('message' in next) return refuse(cursor.tree.source, next.position, next);
  const { node } = cursor.at;
  if ('key' in step && next.obstacle !== undefined && isMap(node) && pairsWith(node, step.key).length > 1)
    return refuse(cursor.tree.source, next.obstacle.position, next.obstacle);
  return { ...cursor, at: next };
}

/** Every item of a list, or value of a map; a merge key is none of its own. */
export function intoEach(cursor: Cursor): readonly Cursor[] {
  const { node } = cursor.at;
  if (cursor.missing.length > 0) return [];
  if (isSeq(node)) return node.items.map((_, index) => follow(cursor, { index }));
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    const key = keyOf(pair);
    if (key === undefined) return refuseKey(cursor, positionOf(pair.key) ?? positionOf(pair.value));
    return key === '<<' ? [] : [follow(cursor, { key })];
  });
}

function refuseKey({ tree, at }: Cursor, position: number | undefined): never {
  return refuse(tree.source, position ?? at.position, {
    message: `${nameOf(at.steps)} has a key that is no text, so that what is below it has no name`,
    remedy: 'name what is meant without [] and ..',
  });
}

/** The place and everything below it, in the order of the text. What an alias shows stands elsewhere, and is met there. */
export function descended(cursor: Cursor): readonly Cursor[] {
  const all: Cursor[] = [];
  const open = [cursor];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    all.push(next);
    const own = intoEach(next).filter((inner) => !isAlias(itemAt(inner)));
    for (const inner of own.reverse()) open.push(inner);
  }
  return all;
}

/** The pair of a map or the item of a list that a place is. */
export function slotOf({ at }: Cursor): unknown {
  const parent = at.above.at(-1);
  const step = at.steps.at(-1);
  if (step === undefined) return undefined;
  if (isSeq(parent) && 'index' in step) return parent.items[step.index];
  return isMap(parent) && 'key' in step ? pairsWith(parent, step.key)[0] : undefined;
}

/** What stands there itself, be it an alias. */
export function itemAt(cursor: Cursor): unknown {
  const slot = slotOf(cursor);
  return isPair(slot) ? slot.value : slot;
}

/** The single value that stands there; undefined for a map or list. */
export function valueAt(cursor: Cursor): Made | undefined {
  if (isEmpty(cursor)) return { type: 'null', text: 'null' };
  const { node } = cursor.at;
  return isScalar(node) ? { type: typeOf(node.value), text: scalarText(node) } : undefined;
}

/** The type of a value that the parser gives; whatever is neither number nor boolean is text. */
export function typeOf(value: unknown): Made['type'] {
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}
