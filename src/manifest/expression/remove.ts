import type { ListNode } from '../../data/nodes.ts';
import { isMap, isSeq } from '../../data/nodes.ts';
import { usesOf } from '../editable.ts';
import { placeAt, positionOf } from '../source.ts';
import type { Replacement } from '../splice.ts';
import type { MapNode, Tree } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { itemAt, slotOf } from './cursor.ts';
import { endingAt, endsBlockText } from './layout.ts';
import { ofEach, refuse } from './refusal.ts';
import { removeFromBlock } from './remove-block.ts';
import { removeFromFlow } from './remove-flow.ts';
import { requireRemovable } from './write.ts';

/** A map or list that loses some of its items or all. */
export interface Removal {
  readonly tree: Tree;
  readonly parent: MapNode | ListNode;
  /** What the parent itself stands in. */
  readonly above: unknown;
  readonly gone: ReadonlySet<number>;
}

/**
 * What becomes of the text where the nodes of all cursors go, none of which is within another. Comments on lines of their own
 * stay.
 */
export function removalsOf(text: string, cursors: readonly Cursor[]): readonly Replacement[] {
  const gone = new Set(cursors.flatMap((cursor) => within(itemAt(cursor))));
  ofEach(cursors, (cursor) => {
    requireRemovable(cursor);
    requireUnused(cursor, gone);
    return [];
  });
  const replacements = byParent(cursors).flatMap((removal) =>
    removal.parent.flow === true ? removeFromFlow(removal) : removeFromBlock(removal),
  );
  const tree = cursors.at(-1)?.tree;
  return tree === undefined || text.endsWith('\n') ? replacements : withoutEnding(tree, replacements);
}

/** The last line had no ending: what is the last one now gets none either, unless its text would lose it. */
function withoutEnding(tree: Tree, replacements: readonly Replacement[]): readonly Replacement[] {
  const { text } = tree.source;
  let start = text.length;
  for (const one of [...replacements].sort((a, b) => b.start - a.start)) {
    if (one.end !== start || one.text !== '') break;
    start = one.start;
  }
  const ending = endingAt(text, start);
  if (endsBlockText(tree, start)) return replacements;
  return replacements.map((one) => (one.start === start ? { ...one, start: start - ending } : one));
}

/** Which items go, each parent once. */
function byParent(cursors: readonly Cursor[]): readonly Removal[] {
  const removals = new Map<unknown, Removal & { readonly gone: Set<number> }>();
  for (const cursor of cursors) {
    const parent = cursor.at.above.at(-1);
    if (!isMap(parent) && !isSeq(parent)) continue;
    const removal = removals.get(parent) ?? {
      tree: cursor.tree,
      parent,
      above: cursor.at.above.at(-2),
      gone: new Set<number>(),
    };
    removal.gone.add(indexOf(cursor, parent));
    removals.set(parent, removal);
  }
  return [...removals.values()];
}

const places = new WeakMap<object, ReadonlyMap<unknown, number>>();

/** Which item of its parent a cursor names. */
function indexOf(cursor: Cursor, parent: Removal['parent']): number {
  const { tree, at } = cursor;
  const step = at.steps.at(-1);
  if (step !== undefined && 'index' in step) return step.index;
  const index = placesIn(parent).get(slotOf(cursor));
  // a merge key brings what stands elsewhere
  if (index === undefined)
    return refuse(
      tree.source,
      at.obstacle?.position ?? at.position,
      at.obstacle ?? { message: 'is not there', remedy: 'correct the path' },
    );
  return index;
}

function placesIn(parent: Removal['parent']): ReadonlyMap<unknown, number> {
  const known = places.get(parent) ?? new Map([...parent.items.entries()].map(([index, item]) => [item, index]));
  places.set(parent, known);
  return known;
}

/** An alias that stays would stand for nothing. */
function requireUnused(cursor: Cursor, gone: ReadonlySet<unknown>): void {
  const { tree, at } = cursor;
  const uses = usesOf(tree);
  if (uses.size === 0) return;
  const item = itemAt(cursor);
  const use = within(item)
    .flatMap((node) => uses.get(node) ?? [])
    .find(({ alias }) => !gone.has(alias));
  if (use === undefined) return;
  const { line } = placeAt(tree.source, use.position);
  refuse(tree.source, positionOf(item) ?? at.position, {
    message: `what would be removed is shown by an alias on line ${line}`,
    remedy: 'write the value out there',
  });
}

function within(node: unknown): readonly unknown[] {
  const all: unknown[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    all.push(next);
    if (isSeq(next)) for (const item of next.items) open.push(item);
    if (isMap(next)) for (const { key, value } of next.items) open.push(key, value);
  }
  return all;
}
