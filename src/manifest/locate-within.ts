import { isScalar } from '../data/nodes.ts';
import type { Problem } from '../errors.ts';
import type { Editable } from './editable.ts';
import { sharedWith } from './editable.ts';
import type { Embedded } from './embedded.ts';
import { outerPosition, readEmbedded } from './embedded.ts';
import type { Located, Location } from './locate.ts';
import { locateIn, locatePath } from './locate.ts';
import type { Path, PathStep } from './path.ts';
import { printPath } from './path.ts';
import type { Source } from './source.ts';
import { placeAt } from './source.ts';
import type { Tree } from './tree.ts';
import type { Arrival } from './walk.ts';
import { nameOf } from './walk.ts';

/** The value that a path names, be it within YAML that stands as text in another value. */
export function locateAnywhere(source: Source, trees: readonly Tree[], { inner, ...path }: Path): Located {
  if (inner === undefined) return locatePath(source, trees, path);
  const block = locatePath(source, trees, path, judgeText);
  if (block.result === 'refused') return block;
  return locateWithin(block.location, ({ inner: text, trees: own }) => locateAnywhere(text, own, inner));
}

/** Where a text of a document stands that is YAML itself, and may be edited as such. */
export function locateText(
  source: Source,
  trees: readonly Tree[],
  at: { readonly document: number; readonly steps: readonly PathStep[] },
): Located {
  return locateIn(source, trees, at, judgeText);
}

/** What is found in the text of a value, with its places in the file. */
export function locateWithin(block: Location, locate: (embedded: Embedded) => Located): Located {
  const read = readEmbedded(block.source, block.scalar);
  if (read.result === 'unreadable') return { result: 'refused', problem: outward(block, undefined, read) };
  const { embedded } = read;
  const located = locate(embedded);
  if (located.result === 'refused') return { result: 'refused', problem: outward(block, embedded, located.problem) };
  const { location } = located;
  if (location.within === undefined)
    return { result: 'located', location: { ...location, within: { embedded, block } } };
  const problem = { message: `${printPath(location.path)} is text within text`, place: {}, remedy: 'edit it by hand' };
  return { result: 'refused', problem: outward(block, undefined, problem) };
}

/** A problem of the inner text, told at its place in the file; lines in its message are counted in the text. */
function outward(block: Location, embedded: Embedded | undefined, { message, place, remedy }: Problem): Problem {
  const { line, column = 1 } = place ?? {};
  const lineStart = line === undefined ? undefined : embedded?.inner.lines.lineStarts[line - 1];
  const position =
    embedded === undefined || lineStart === undefined ? block.start : outerPosition(embedded, lineStart + column - 1);
  return {
    message: `in the text of ${printPath(block.path)}: ${message}`,
    place: placeAt(block.source, position),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Whether a value is YAML as text whose lines are lines of the file. */
function judgeText(tree: Tree, arrival: Arrival): Editable {
  const { node, steps } = arrival;
  const where = nameOf(steps);
  if (!isScalar(node) || typeof node.value !== 'string')
    return { editable: 'no', message: `${where} is no text that could be YAML`, remedy: 'correct the path' };
  const shared = sharedWith(tree, arrival);
  if (shared !== undefined) return shared;
  const read = readEmbedded(tree.source, node);
  if (read.result === 'unreadable')
    return { editable: 'no', message: `the text of ${where} ${read.message}`, remedy: read.remedy };
  if (read.embedded.lineStarts !== undefined) return { editable: 'yes', scalar: node, style: 'plain' };
  const message = `${where} is YAML as text in quotes or folded, so that its lines are not lines of the file`;
  return { editable: 'no', message, remedy: 'write it as a block of text (|)' };
}
