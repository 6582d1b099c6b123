import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { PathStep } from './path.ts';
import { printPath } from './path.ts';
import type { Change } from './resolve.ts';
import type { Source } from './source.ts';
import { keyOf, parseAgain, scalarText } from './source.ts';

/** One node of a file: where it is, and all that an edit elsewhere must leave alone. */
interface Mark {
  readonly at: string;
  readonly signature: string;
  readonly text?: string;
}

/** Parses the spliced text and compares it node by node: the first thing that differs besides the planned values. */
export function findDifference(source: Source, after: string, changes: readonly Change[]): string | undefined {
  const documents = parseAgain(after);
  const error = documents.flatMap((document) => document.errors)[0];
  if (error !== undefined) return `the result does not parse: ${error.message}`;
  const was = marksOf(source.documents);
  const is = marksOf(documents);
  if (was.length !== is.length) return `the result has ${is.length} nodes instead of ${was.length}`;
  const wanted = new Map(changes.map(({ location, to }) => [placeOf(location.document, location.steps), to]));
  return was.map((mark, index) => compare(mark, is[index], wanted)).find((difference) => difference !== undefined);
}

function compare(was: Mark, is: Mark | undefined, wanted: ReadonlyMap<string, string>): string | undefined {
  if (is === undefined || is.at !== was.at) return `${was.at} has moved`;
  const to = wanted.get(was.at);
  if (to !== undefined)
    return is.text === to ? undefined : `${was.at} would read as ${String(is.text)} instead of ${to}`;
  return is.signature === was.signature ? undefined : `${was.at} would change too`;
}

function placeOf(document: number, steps: readonly PathStep[]): string {
  return `document ${document + 1} ${printPath(steps)}`;
}

function marksOf(documents: Source['documents']): readonly Mark[] {
  return documents.flatMap((document, index) => {
    const whole = {
      at: `document ${index + 1}`,
      signature: JSON.stringify([document.comment, document.commentBefore]),
    };
    return [whole, ...marksBelow(document.contents, index)];
  });
}

interface Open {
  readonly node: unknown;
  readonly steps: readonly PathStep[];
}

function marksBelow(root: unknown, document: number): readonly Mark[] {
  const marks: Mark[] = [];
  const open: Open[] = [{ node: root, steps: [] }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    marks.push(markOf(at, placeOf(document, at.steps)));
    open.push(...childrenOf(at));
  }
  return marks;
}

function childrenOf({ node, steps }: Open): Open[] {
  if (isSeq(node)) return node.items.map((item, index) => ({ node: item, steps: [...steps, { index }] }));
  if (!isMap(node)) return [];
  return node.items.map((pair) => ({ node: pair.value, steps: [...steps, { key: keyOf(pair) ?? '?' }] }));
}

function markOf({ node }: Open, at: string): Mark {
  const comments = isNode(node) ? [node.comment, node.commentBefore, node.spaceBefore, node.tag] : [];
  if (isAlias(node)) return { at, signature: JSON.stringify(['alias', node.source, ...comments]) };
  if (isMap(node)) {
    const keys = node.items.map((pair) => [
      keyOf(pair),
      isNode(pair.key) ? [pair.key.commentBefore, pair.key.spaceBefore] : null,
    ]);
    return { at, signature: JSON.stringify(['map', node.anchor, node.flow, keys, ...comments]) };
  }
  if (isSeq(node))
    return { at, signature: JSON.stringify(['list', node.anchor, node.flow, node.items.length, ...comments]) };
  if (!isScalar(node)) return { at, signature: 'nothing' };
  const text = scalarText(node);
  return { at, text, signature: JSON.stringify(['scalar', node.anchor, node.type, text, ...comments]) };
}
