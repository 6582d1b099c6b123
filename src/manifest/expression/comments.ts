import type { Pair } from '../../data/nodes.ts';
import { isMap, isNode, isSeq } from '../../data/nodes.ts';
import type { Source } from '../source.ts';

/** A comment, and whether it goes along with what is removed: it stands within it, or behind it on its line. */
interface Comment {
  readonly text: string;
  readonly mayGo: boolean;
}

/** Every comment is still there but for those of removed nodes, and none came; what is wrong, in words, or undefined. */
export function commentsDiffer(was: Source, is: Source, removed: ReadonlySet<unknown>): string | undefined {
  const left = new Map<string, number>();
  for (const { text } of commentsOf(is, new Set())) left.set(text, (left.get(text) ?? 0) + 1);
  const comments = commentsOf(was, removed);
  // those that must stay first: one that may go can be the same text
  for (const { text, mayGo } of [...comments].sort((one, other) => Number(one.mayGo) - Number(other.mayGo))) {
    const count = left.get(text) ?? 0;
    if (count === 0 && !mayGo) return `the comment "${text}" would be lost`;
    left.set(text, count - 1);
  }
  return [...left.values()].some((count) => count > 0) ? 'a comment would be added' : undefined;
}

/** Whatever begins with a # between the single values of a file. */
function commentsOf({ text, documents }: Source, removed: ReadonlySet<unknown>): readonly Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  let isRemoved = false;
  const upTo = (end: number, isNextRemoved: boolean) => {
    const gap = text.slice(at, end);
    if (!gap.includes('#')) return;
    let hasBegun = false;
    for (const { 0: found, 1: before = '' } of gap.matchAll(/([^#\n]*(?:^|\s))#[^\n]*|[^\n]*\n?/gm)) {
      // the dash or bracket of what is removed
      hasBegun ||= /[-[{]/.test(found.includes('#') ? before : found);
      if (!found.includes('#')) continue;
      comments.push({ text: found.slice(before.length).trimEnd(), mayGo: isRemoved || (isNextRemoved && hasBegun) });
    }
  };
  for (const { node, isGone } of leavesOf(documents, removed)) {
    const [start, end] = rangeOf(node);
    if (start < at) continue;
    upTo(start, isGone);
    [at, isRemoved] = [end, isGone];
  }
  upTo(text.length, false);
  return comments;
}

interface Leaf {
  readonly node: unknown;
  readonly isGone: boolean;
}

/** Every single value, alias and empty collection, in the order of the text. */
function leavesOf(documents: Source['documents'], removed: ReadonlySet<unknown>): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const open: Leaf[] = documents.map(({ contents }) => ({ node: contents, isGone: false })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = next;
    const isGone = next.isGone || removed.has(node);
    const inner = (one: unknown): Leaf => ({ node: one, isGone });
    const openPair = (pair: Pair | undefined) => {
      const goes = isGone || removed.has(pair);
      open.push({ node: pair?.value, isGone: goes }, { node: pair?.key, isGone: goes });
    };
    // from the end, since the last one that is put there comes next
    if ((isSeq(node) || isMap(node)) && node.items.length === 0) leaves.push({ node, isGone });
    else if (isSeq(node))
      for (let index = node.items.length - 1; index >= 0; index -= 1) open.push(inner(node.items[index]));
    else if (isMap(node)) for (let index = node.items.length - 1; index >= 0; index -= 1) openPair(node.items[index]);
    else leaves.push({ node, isGone });
  }
  return leaves;
}

function rangeOf(node: unknown): readonly [number, number] {
  const [start, end] = isNode(node) ? (node.range ?? []) : [];
  return start === undefined || end === undefined ? [-1, -1] : [start, end];
}
