import type { Alias, ListNode, MapNode, Scalar } from '../data/nodes.ts';
import { isAlias, isDocument, isMap, isNode, isPair, isScalar, isSeq } from '../data/nodes.ts';
import type { Location } from './locate.ts';
import { printPath } from './path.ts';
import type { Source } from './source.ts';
import { placeAt, positionOf } from './source.ts';

/** A scalar and the text that it shall hold. */
export interface Change {
  readonly location: Location;
  readonly to: string;
}

/**
 * Parses the new text and compares it with the old one, node by node and byte by byte: what differs besides the planned
 * values, in words, or undefined. Knows nothing of how the new text was made.
 */
export function findDifference(source: Source, after: string, changes: readonly Change[]): string | undefined {
  const documents = source.parse(after);
  const error = documents.flatMap((document) => document.errors)[0];
  if (error !== undefined) return `the result is not valid YAML: ${error.message}`;
  const was = flatten(source.documents);
  const is = flatten(documents);
  if (was.nodes.length !== is.nodes.length)
    return `the result has ${is.nodes.length} nodes instead of ${was.nodes.length}`;
  const pairs = was.nodes.map((node, index) => ({ was: node, is: is.nodes[index] }));
  return (
    differenceIn(source, pairs, changes) ??
    differenceBetween({ before: source.text, after }, pairs, changes) ??
    (was.comments.join('\n') === is.comments.join('\n') ? undefined : 'a comment would change too')
  );
}

/** Documents in the order of their text. Each list and map says how many items follow, so that two alike are equal. */
interface Flat {
  readonly nodes: unknown[];
  /** On their own: beside a value that was empty they hang on another node than before. */
  readonly comments: string[];
}

function flatten(documents: Source['documents']): Flat {
  const flat: Flat = { nodes: [], comments: [] };
  for (const document of documents) addTo(flat, document);
  return flat;
}

function addTo(flat: Flat, node: unknown): void {
  if (isPair(node)) {
    addTo(flat, node.key);
    addTo(flat, node.value);
    return;
  }
  const { comment, commentBefore } = isNode(node) || isDocument(node) ? node : {};
  flat.comments.push(...linesOf(commentBefore));
  flat.nodes.push(node);
  if (isDocument(node)) addTo(flat, node.contents);
  if (isSeq(node) || isMap(node)) for (const item of node.items) addTo(flat, item);
  flat.comments.push(...linesOf(comment));
}

function linesOf(comment: string | null | undefined): readonly string[] {
  return (comment ?? '').split(/\r?\n/).filter((line) => line !== '');
}

interface Twins {
  readonly was: unknown;
  readonly is: unknown;
}

function differenceIn(source: Source, pairs: readonly Twins[], changes: readonly Change[]): string | undefined {
  const wanted = new Map<unknown, Change>(changes.map((change) => [change.location.scalar, change]));
  for (const twins of pairs) {
    const change = wanted.get(twins.was);
    if (change !== undefined && !holds(twins.is, change))
      return `${printPath(change.location.path)} would not read as "${change.to}"`;
    if (change === undefined && !isSame(twins))
      return `line ${placeAt(source, positionOf(twins.was) ?? 0).line} would change too`;
  }
  return undefined;
}

function holds(node: unknown, { location, to }: Change): boolean {
  return isScalar(node) && node.value === to && hasSameProperties(location.scalar, node);
}

type AnyNode = Scalar | ListNode | MapNode | Alias;

function hasSameProperties(was: AnyNode, is: AnyNode): boolean {
  return was.tag === is.tag && was.anchor === is.anchor;
}

/** Whether two nodes are the same in all but comments and what is below them. */
function isSame({ was, is }: Twins): boolean {
  if (isDocument(was)) return isDocument(is) && JSON.stringify(was.directives) === JSON.stringify(is.directives);
  if (!isNode(was) || !isNode(is)) return was === is;
  if (!hasSameProperties(was, is)) return false;
  if (isAlias(was)) return isAlias(is) && was.source === is.source;
  if (isScalar(was)) return isScalar(is) && was.type === is.type && was.source === is.source;
  if (isMap(was)) return isMap(is) && was.flow === is.flow && was.items.length === is.items.length;
  return isSeq(was) && isSeq(is) && was.flow === is.flow && was.items.length === is.items.length;
}

/** Everything outside of the changed values is the same, to the byte; an empty value may have gained a space around. */
function differenceBetween(
  { before, after }: { readonly before: string; readonly after: string },
  pairs: readonly Twins[],
  changes: readonly Change[],
): string | undefined {
  const wanted = new Map<unknown, Location>(changes.map(({ location }) => [location.scalar, location]));
  let was = 0;
  let is = 0;
  for (const twins of pairs) {
    const location = wanted.get(twins.was);
    if (location === undefined) continue;
    const [start, end] = isScalar(twins.is) ? (twins.is.range ?? [0, 0]) : [0, 0];
    const [kept, gap] = [before.slice(was, location.start), after.slice(is, start)];
    const isEmpty = location.start === location.end;
    if (gap !== kept && !(isEmpty && gap === `${kept} `))
      return `text before ${printPath(location.path)} would change too`;
    was = location.end;
    is = isEmpty && before[was] === '#' && after.startsWith(' #', end) ? end + 1 : end;
  }
  return before.slice(was) === after.slice(is) ? undefined : 'text after the last value would change too';
}
