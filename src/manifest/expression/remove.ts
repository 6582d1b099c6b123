import type { YAMLSeq } from '../../data/yaml.ts';
import { isMap, isSeq } from '../../data/yaml.ts';
import { usesOf } from '../editable.ts';
import { pairsWith, placeAt, positionOf } from '../source.ts';
import { splice } from '../splice.ts';
import type { MapNode, Tree } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { endingAt, endsBlockText } from './layout.ts';
import { ofEach, refuse } from './refusal.ts';
import { removeFromBlock } from './remove-block.ts';
import { removeFromFlow } from './remove-flow.ts';
import { requireRemovable } from './write.ts';

/** A map or list that loses some of its items or all. */
export interface Removal {
  readonly tree: Tree;
  readonly parent: MapNode | YAMLSeq<unknown>;
  /** What the parent itself stands in. */
  readonly above: unknown;
  readonly gone: ReadonlySet<number>;
}

/** The text of the file without the nodes of all cursors, none of which is within another. Comments on lines of their own stay. */
export function withoutNodes(text: string, cursors: readonly Cursor[]): string {
  ofEach(cursors, (cursor) => {
    requireRemovable(cursor);
    requireUnused(cursor);
    return [];
  });
  const replacements = removalsOf(cursors).flatMap((removal) =>
    removal.parent.flow === true ? removeFromFlow(removal) : removeFromBlock(removal),
  );
  const after = splice(text, replacements);
  if (text.endsWith('\n') || !after.endsWith('\n')) return after;
  // the last line had no ending: what is the last one now gets none either, unless its text would lose it
  const last = Math.min(...replacements.filter(({ end }) => end === text.length).map(({ start }) => start));
  const [tree] = cursors.map(({ tree: one }) => one).slice(-1);
  if (tree === undefined || endsBlockText(tree, last)) return after;
  return after.slice(0, after.length - endingAt(after, after.length));
}

/** Which items go, each parent once. */
function removalsOf(cursors: readonly Cursor[]): readonly Removal[] {
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
function indexOf({ tree, at }: Cursor, parent: Removal['parent']): number {
  const step = at.steps.at(-1);
  if (step !== undefined && 'index' in step) return step.index;
  const found = step !== undefined && 'key' in step && isMap(parent) ? pairsWith(parent, step.key) : [];
  const index = placesIn(parent).get(found[0]);
  // a merge key brings what stands elsewhere
  if (index === undefined || found.length > 1)
    return refuse(tree.source, at.position, at.obstacle ?? { message: 'is not there', remedy: 'correct the path' });
  return index;
}

function placesIn(parent: Removal['parent']): ReadonlyMap<unknown, number> {
  const known = places.get(parent) ?? new Map([...parent.items.entries()].map(([index, item]) => [item, index]));
  places.set(parent, known);
  return known;
}

/** An alias elsewhere would stand for nothing. */
function requireUnused(cursor: Cursor): void {
  const { tree, at } = cursor;
  const uses = usesOf(tree);
  if (uses.size === 0) return;
  const item = itemAt(cursor);
  const used = within(item).find((node) => uses.has(node));
  const [use] = uses.get(used) ?? [];
  if (use === undefined) return;
  const { line } = placeAt(tree.source, use.position);
  refuse(tree.source, positionOf(item) ?? at.position, {
    message: `what would be removed is shown by an alias on line ${line}`,
    remedy: 'write the value out there',
  });
}

/** What stands there itself, be it an alias. */
function itemAt({ at }: Cursor): unknown {
  const parent = at.above.at(-1);
  const step = at.steps.at(-1);
  if (isSeq(parent) && step !== undefined && 'index' in step) return parent.items[step.index];
  if (!isMap(parent) || step === undefined || !('key' in step)) return undefined;
  return pairsWith(parent, step.key)[0]?.value;
}

function within(node: unknown): readonly unknown[] {
  const all: unknown[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    all.push(next);
    if (isSeq(next)) open.push(...next.items);
    if (isMap(next)) for (const { key, value } of next.items) open.push(key, value);
  }
  return all;
}
