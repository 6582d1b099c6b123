import { isAlias, isMap, isNode, isPair, isScalar, isSeq } from '../../data/nodes.ts';
import type { Source } from '../source.ts';
import { pairsWith, scalarText } from '../source.ts';
import { commentsDiffer } from './comments.ts';
import { typeOf } from './cursor.ts';
import type { Made } from './syntax.ts';
import type { Write } from './write.ts';

/** What a node must read as: itself, a value that was written, or a collection of such. */
type Shape =
  | { kind: 'same'; mark: string }
  | { kind: 'value'; to: Made; properties: string }
  | { kind: 'list' | 'map'; mark: string; flow: boolean | undefined; items: (readonly Shape[])[] };

/**
 * Makes the writes anew on what the old text said, and compares with what the new one says: what differs besides, in words,
 * or undefined. Knows nothing of how the new text was made.
 */
export function findStranger(source: Source, after: Source, writes: readonly Write[]): string | undefined {
  const { documents } = after;
  if (documents.length !== source.documents.length) return 'the result has another number of documents';
  const shapes = new Map<unknown, Shape>();
  const expected = source.documents.map((document) => shapeOf(document.contents, shapes));
  const removed = new Set<unknown>();
  for (const write of writes) expect(shapes, removed, write);
  dropGone(shapes, removed, writes);
  for (const [index, document] of documents.entries()) {
    const was = source.documents[index];
    if (JSON.stringify(was?.directives) !== JSON.stringify(document.directives)) return 'a directive would change too';
    const wanted = expected[index];
    const is = shapeOf(document.contents, new Map());
    if (wanted === undefined || !agrees(wanted, is)) return 'something else would change too';
  }
  return commentsDiffer(source, after, removed);
}

function propertiesOf(node: unknown): string {
  if (!isNode(node) || isAlias(node)) return '';
  return JSON.stringify([node.tag, node.anchor]);
}

function shapeOf(node: unknown, shapes: Map<unknown, Shape>): Shape {
  const shape = newShape(node, shapes);
  if (node !== null && node !== undefined) shapes.set(node, shape);
  return shape;
}

function newShape(node: unknown, shapes: Map<unknown, Shape>): Shape {
  if (isMap(node) || isSeq(node)) {
    const items = node.items.map((item: unknown) =>
      isPair(item) ? [shapeOf(item.key, shapes), shapeOf(item.value, shapes)] : [shapeOf(item, shapes)],
    );
    return { kind: isMap(node) ? 'map' : 'list', mark: propertiesOf(node), flow: node.flow === true, items };
  }
  if (isAlias(node)) return { kind: 'same', mark: `*${node.source}` };
  if (!isScalar(node)) return { kind: 'same', mark: String(node) };
  const { type, source } = node;
  const mark = JSON.stringify([propertiesOf(node), type, source, readValue(node)]);
  return { kind: 'same', mark };
}

function readValue(node: unknown): Made {
  if (!isScalar(node) || node.value === null) return { type: 'null', text: 'null' };
  return { type: typeOf(node.value), text: scalarText(node) };
}

function expect(shapes: ReadonlyMap<unknown, Shape>, removed: Set<unknown>, write: Write): void {
  const { at } = write.cursor;
  if (write.kind === 'remove') {
    removed.add(removedBy(write.cursor));
    return;
  }
  const shape = shapes.get(at.node);
  if (shape === undefined) return;
  if (write.kind === 'set') {
    Object.assign(shape, { kind: 'value', to: write.to, properties: propertiesOf(at.node) });
    return;
  }
  const [key = '', ...rest] = write.cursor.missing;
  const value = rest.reduceRight<Shape>((inner, one) => fresh(one, inner), {
    kind: 'value',
    to: write.to,
    properties: '',
  });
  if (shape.kind === 'map') shape.items.push(...fresh(key, value).items);
  else Object.assign(shape, { ...fresh(key, value), mark: propertiesOf(at.node) });
}

/** A map that was not there: its style is as it is. */
function fresh(key: string, value: Shape): Extract<Shape, { kind: 'list' | 'map' }> {
  const name: Shape = { kind: 'value', to: { type: 'string', text: key }, properties: '' };
  return { kind: 'map', mark: '', flow: undefined, items: [[name, value]] };
}

/** The pair of a map or the item of a list that goes. */
function removedBy({ at }: Write['cursor']): unknown {
  const parent = at.above.at(-1);
  const step = at.steps.at(-1);
  if (isMap(parent) && step !== undefined && 'key' in step) return pairsWith(parent, step.key)[0];
  return isSeq(parent) && step !== undefined && 'index' in step ? parent.items[step.index] : undefined;
}

function dropGone(shapes: ReadonlyMap<unknown, Shape>, removed: ReadonlySet<unknown>, writes: readonly Write[]): void {
  const lost = new Set([...removed].map((item) => shapes.get(isPair(item) ? item.key : item)));
  const parents = new Set(writes.flatMap(({ kind, cursor }) => (kind === 'remove' ? [cursor.at.above.at(-1)] : [])));
  for (const parent of parents) {
    const shape = shapes.get(parent);
    if (shape !== undefined && 'items' in shape) shape.items = shape.items.filter(([first]) => !lost.has(first));
  }
}

function agrees(wanted: Shape, is: Shape): boolean {
  if (wanted.kind === 'same') return is.kind === 'same' && is.mark === wanted.mark;
  if (wanted.kind === 'value') return is.kind === 'same' && holds(is.mark, wanted);
  if (is.kind !== wanted.kind || is.items.length !== wanted.items.length) return false;
  const isFree = wanted.flow === undefined || wanted.items.length === 0 || is.flow === undefined;
  if (!isFree && wanted.flow !== is.flow) return false;
  if (wanted.mark !== '' && wanted.mark !== is.mark) return false;
  return wanted.items.every((parts, index) => {
    const others = is.items[index] ?? [];
    return parts.length === others.length && parts.every((part, place) => agreesAt(part, others[place]));
  });
}

function agreesAt(wanted: Shape, is: Shape | undefined): boolean {
  return is !== undefined && agrees(wanted, is);
}

function holds(mark: string, { to, properties }: Extract<Shape, { kind: 'value' }>): boolean {
  const parts: unknown = JSON.parse(mark.startsWith('[') ? mark : '[]');
  if (!Array.isArray(parts)) return false;
  const own = properties === '' ? JSON.stringify([undefined, undefined]) : properties;
  return parts[0] === own && JSON.stringify(parts[3]) === JSON.stringify(to);
}
