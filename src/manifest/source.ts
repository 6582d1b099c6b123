import type { Document, Pair, ParsedNode, Scalar, YAMLMap } from '../data/yaml.ts';
import { isMap, isNode, isPair, isScalar, LineCounter, parseAllDocuments } from '../data/yaml.ts';
import type { Place } from '../errors.ts';

/** A YAML file that was read: its text, its documents, and where its lines begin. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
  readonly lines: LineCounter;
}

export type ReadSource =
  | { readonly result: 'read'; readonly source: Source }
  | { readonly result: 'unreadable'; readonly message: string; readonly place: Place; readonly remedy: string };

/**
 * Reads a file for editing by position. Refuses what cannot be written back byte for byte (invalid UTF-8) and what does
 * not parse. Duplicate keys are found on the path of an edit only: the parser's own check is quadratic.
 */
export function readSource(file: string, bytes: Uint8Array): ReadSource {
  const text = decode(bytes);
  if (text === undefined) {
    return { result: 'unreadable', message: 'is not valid UTF-8', place: { file }, remedy: 'save it as UTF-8' };
  }
  const lines = new LineCounter();
  const documents = parse(text, lines);
  const source = { file, text, documents, lines };
  const error = documents.flatMap((document) => document.errors)[0];
  if (error === undefined) return { result: 'read', source };
  return {
    result: 'unreadable',
    message: `is not valid YAML: ${error.message}`,
    place: placeAt(source, error.pos[0]),
    remedy: text.includes('{{') ? 'a Helm template is no YAML: edit the values file' : 'correct the file',
  };
}

/** Bytes as text that becomes the same bytes again: a byte order mark stays, and invalid bytes have no text. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  const options = { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  const documents = parseAllDocuments<ParsedNode>(text, options);
  return 'empty' in documents ? [] : documents;
}

/** Parses text again, to compare it with what it was. */
export function parseAgain(text: string): readonly Document.Parsed[] {
  return parse(text, new LineCounter());
}

/** File, line and column (from 1) of a position in the text; a byte order mark is no column. */
export function placeAt({ file, text, lines }: Source, position: number): Place {
  const { line, col } = lines.linePos(position);
  const hasMark = line === 1 && text.startsWith('\ufeff');
  return { file, line, column: Math.max(1, hasMark ? col - 1 : col) };
}

/** Where a node begins, or the key of a pair; undefined where the parser does not say. */
export function positionOf(node: unknown): number | undefined {
  if (isPair(node)) return positionOf(node.key);
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The key of a pair as text, as it is read in the file for numbers and booleans; anything else has none. */
export function keyOf(pair: Pair<unknown, unknown>): string | undefined {
  return isScalar(pair.key) && pair.key.value !== null ? scalarText(pair.key) : undefined;
}

type AnyPair = Pair<unknown, unknown>;

/** The pairs of large maps by key: looking through all of them for each key would take the square of their number. */
const indexes = new WeakMap<YAMLMap<unknown, unknown>, ReadonlyMap<string | undefined, readonly AnyPair[]>>();
const largeMap = 64;

/** The pairs of a map that have this key: more than one is a mistake in the file. */
export function pairsWith(map: YAMLMap<unknown, unknown>, key: string): readonly AnyPair[] {
  if (map.items.length < largeMap) return map.items.filter((pair) => keyOf(pair) === key);
  const index = indexes.get(map) ?? Map.groupBy(map.items, keyOf);
  indexes.set(map, index);
  return index.get(key) ?? [];
}

/** A scalar as text: what stands in the file for a plain one, since `1.20` must not become `1.2`; nothing for a null. */
export function scalarText({ value, source }: Scalar<unknown>): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : (source ?? String(value));
}

/** Whether the file is encrypted by SOPS: its checksum covers every value, so that no edit can be right. */
export function isEncrypted(source: Source): boolean {
  return source.documents.some(({ contents }) => {
    if (!isMap(contents)) return false;
    const sops = pairsWith(contents, 'sops')[0]?.value;
    return isMap(sops) && pairsWith(sops, 'mac').length > 0;
  });
}
