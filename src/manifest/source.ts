import { exactText } from '../data/bytes.ts';
import type { DocumentNode, MapNode, Pair, Scalar } from '../data/nodes.ts';
import { isMap, isNode, isPair, isScalar } from '../data/nodes.ts';
import type { Place } from '../errors.ts';
import { Lines } from '../text/lines.ts';
import { isTemplate } from './filled-in.ts';

/** A YAML file that was read: its text, its documents, and where its lines begin. */
export interface Source {
  readonly file: string;
  /** Without the byte order mark. */
  readonly text: string;
  /** The byte order mark, where the file begins with one. */
  readonly mark: string;
  readonly documents: readonly DocumentNode[];
  readonly lines: Lines;
  /** What read it, to read what becomes of it. */
  readonly parse: Parse;
}

/** Gives the documents of a text, with what is wrong with them. */
export type Parse = (text: string) => readonly DocumentNode[];

export type ReadSource =
  | { readonly result: 'read'; readonly source: Source }
  | { readonly result: 'unreadable'; readonly message: string; readonly place: Place; readonly remedy: string };

/** Bytes of the largest file that is read. */
export const largestFile = 16 * 1024 * 1024;

/**
 * Reads a file for editing by position. Refuses what cannot be written back byte for byte (invalid UTF-8) and what does
 * not parse. Duplicate keys are found on the path of an edit only: the parser's own check is quadratic.
 */
export function sourceOf(file: string, bytes: Uint8Array, parse: Parse): ReadSource {
  if (bytes.length > largestFile) {
    const message = `is larger than ${largestFile / 1024 / 1024} MiB`;
    return { result: 'unreadable', message, place: { file }, remedy: 'split it' };
  }
  const decoded = exactText(bytes);
  if (decoded === undefined) {
    return { result: 'unreadable', message: 'is not valid UTF-8', place: { file }, remedy: 'save it as UTF-8' };
  }
  const mark = decoded.startsWith('\ufeff') ? '\ufeff' : '';
  return readText(decoded.slice(mark.length), { file, mark, parse });
}

/** Reads what the text of a source has become, as the source was read. */
export function readAgain({ file, mark, parse }: Source, text: string): ReadSource {
  return readText(text, { file, mark, parse });
}

function readText(text: string, { file, mark, parse }: Pick<Source, 'file' | 'mark' | 'parse'>): ReadSource {
  const documents = parse(text);
  const source = { file, text, mark, documents, lines: new Lines(text), parse };
  const error = documents.find(({ errors }) => errors.length > 0)?.errors[0];
  if (error === undefined) return { result: 'read', source };
  const place = placeAt(source, error.pos[0]);
  if (error.isLimit === true)
    return { result: 'unreadable', message: error.message, place, remedy: 'edit it by hand, or split it' };
  return {
    result: 'unreadable',
    message: `is not valid YAML: ${error.message}`,
    place,
    remedy: isTemplate(text) ? 'a Helm template is no YAML: edit the values file' : 'correct the file',
  };
}

/** What a file holds whose text has become another one. */
export function bytesOf({ mark }: Source, text: string): Uint8Array {
  return new TextEncoder().encode(mark + text);
}

/** File, line and column (from 1) of a position in the text. */
export function placeAt({ file, lines }: Source, position: number): Place {
  const { line, col } = lines.linePos(position);
  return { file, line, column: col };
}

/** Where a node begins, or the key of a pair; undefined where the parser does not say. */
export function positionOf(node: unknown): number | undefined {
  if (isPair(node)) return positionOf(node.key);
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The key of a pair as text, as it is read in the file for numbers and booleans; anything else has none. */
export function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? textOrNone(key) : undefined;
}

/** A scalar as text; undefined for a null. */
export function textOrNone({ value, source }: Scalar): string | undefined {
  if (typeof value === 'string') return value;
  return value === null ? undefined : value === undefined ? '' : (source ?? String(value));
}

/** The pairs of large maps by key: looking through all of them for each key would take the square of their number. */
const indexes = new WeakMap<MapNode, ReadonlyMap<string | undefined, readonly Pair[]>>();
const largeMap = 64;

/** The pairs of a map that have this key: more than one is a mistake in the file. */
export function pairsWith(map: MapNode, key: string): readonly Pair[] {
  if (map.items.length < largeMap) return map.items.filter((pair) => keyOf(pair) === key);
  return indexOf(map).get(key) ?? [];
}

/** The last of the pairs that have a key. */
export function lastPairWith(map: MapNode, key: string): Pair | undefined {
  if (map.items.length >= largeMap) return indexOf(map).get(key)?.at(-1);
  for (let at = map.items.length - 1; at >= 0; at -= 1) {
    const pair = map.items[at];
    if (pair !== undefined && keyOf(pair) === key) return pair;
  }
  return undefined;
}

function indexOf(map: MapNode): ReadonlyMap<string | undefined, readonly Pair[]> {
  const index = indexes.get(map) ?? Map.groupBy(map.items, keyOf);
  indexes.set(map, index);
  return index;
}

/** A scalar as text: what stands in the file for a plain one, since `1.20` must not become `1.2`; nothing for a null. */
export function scalarText(scalar: Scalar): string {
  return textOrNone(scalar) ?? '';
}

/** Whether the file is encrypted by SOPS: its checksum covers every value, so that no edit can be right. */
export function isEncrypted(source: Source): boolean {
  return source.documents.some(({ contents }) => {
    if (!isMap(contents)) return false;
    const sops = pairsWith(contents, 'sops')[0]?.value;
    return isMap(sops) && pairsWith(sops, 'mac').length > 0;
  });
}
