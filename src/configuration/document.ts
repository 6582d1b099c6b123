import { isFields } from '../data/fields.ts';
import type { Document } from '../data/yaml.ts';
import { isMap, isScalar, LineCounter, parseDocument } from '../data/yaml.ts';
import type { Place, Problem } from '../errors.ts';
import type { Complaint, Path } from './complaint.ts';

/** A configuration file as it was read: what it says, and where. */
export type ReadDocument =
  | { readonly result: 'read'; readonly data: unknown; readonly placeOf: (path: Path) => Place }
  | { readonly result: 'broken'; readonly problems: readonly Problem[] };

/** Reads the YAML of a configuration file; without the keys that begin with `x-`, which are the user's own. */
export function readDocument(text: string, file: string): ReadDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const broken = [...document.errors].map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { message, place: { file, line, column: col } };
  });
  if (broken.length > 0) return { result: 'broken', problems: broken };
  const data = dataOf(document);
  if (data instanceof Error) return { result: 'broken', problems: [{ message: data.message, place: { file } }] };
  return { result: 'read', data, placeOf: (path) => placeOf(document, { path, file, lines }) };
}

/** Complaints as problems, each at its place. */
export function problemsOf(complaints: readonly Complaint[], placeOf: (path: Path) => Place): readonly Problem[] {
  return complaints.map(({ path, message, remedy }) => ({
    message,
    place: placeOf(path),
    ...(remedy === undefined ? {} : { remedy }),
  }));
}

/** What a document says, or why an alias in it stands for nothing, or for far too much. */
function dataOf(document: Document): unknown {
  try {
    return withoutExtensions(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    return error instanceof Error ? error : new Error('cannot be read');
  }
}

/** Keys that begin with `x-` are the user's own (anchors, notes) and are left out. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutExtensions(inner)]));
}

/** Where a path stands in the file: its key if it has one, else the nearest thing above that is there. */
function placeOf(
  document: Document,
  at: { readonly path: Path; readonly file: string; readonly lines: LineCounter },
): Place {
  for (let length = at.path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(at.path.slice(0, length - 1), true);
    const key = at.path[length - 1];
    const position = positionOf(parent, key);
    if (position !== undefined) {
      const { line, col } = at.lines.linePos(position);
      return { file: at.file, line, column: col };
    }
  }
  return { file: at.file };
}

function positionOf(parent: unknown, key: PropertyKey | undefined): number | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find((one) => isScalar(one.key) && one.key.value === key);
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items))
    return undefined;
  const item: unknown = typeof key === 'number' ? parent.items[key] : undefined;
  if (typeof item !== 'object' || item === null || !('range' in item) || !Array.isArray(item.range)) return undefined;
  return typeof item.range[0] === 'number' ? item.range[0] : undefined;
}
