import type { Document, Pair, ParsedNode, Scalar, YAMLMap } from 'yaml';
import { isMap, isScalar, LineCounter, parseAllDocuments } from 'yaml';
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
  | { readonly result: 'unreadable'; readonly message: string; readonly place: Place };

/**
 * Reads a file for editing by position. Refuses what cannot be written back byte for byte (invalid UTF-8) and what does
 * not parse. Duplicate keys are found on the path of an edit only: the parser's own check is quadratic.
 */
export function readSource(file: string, bytes: Uint8Array): ReadSource {
  // ignoreBOM keeps a byte order mark in the text, so that positions and bytes agree
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!isSame(new TextEncoder().encode(text), bytes)) {
    return { result: 'unreadable', message: 'is not valid UTF-8', place: { file } };
  }
  const lines = new LineCounter();
  const documents = parse(text, lines);
  const error = documents.flatMap((document) => document.errors)[0];
  if (error === undefined) return { result: 'read', source: { file, text, documents, lines } };
  const { line, col } = lines.linePos(error.pos[0]);
  const template = text.includes('{{') ? ' (a Helm template is no YAML: edit the values file)' : '';
  return { result: 'unreadable', message: `${error.message}${template}`, place: { file, line, column: col } };
}

function parse(text: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  const options = {
    lineCounter,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: false,
  } as const;
  const documents = parseAllDocuments<ParsedNode>(text, options);
  return 'empty' in documents ? [] : documents;
}

/** Parses text again, to compare it with what it was. */
export function parseAgain(text: string): readonly Document.Parsed[] {
  return parse(text, new LineCounter());
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** File, line and column (from 1) of a position in the text. */
export function placeAt(source: Source, position: number): Place {
  const { line, col } = source.lines.linePos(position);
  return { file: source.file, line, column: col };
}

/** The key of a pair as text; numbers and booleans as they are read, anything else has none. */
export function keyOf(pair: Pair<unknown, unknown>): string | undefined {
  return isScalar(pair.key) && pair.key.value !== null ? String(pair.key.value) : undefined;
}

/** The pairs of a map that have this key: more than one is a mistake in the file. */
export function pairsWith(map: YAMLMap<unknown, unknown>, key: string): readonly Pair<unknown, unknown>[] {
  return map.items.filter((pair) => keyOf(pair) === key);
}

/** The text that a scalar of a map holds, under a key that stands there once. */
export function textOf(map: YAMLMap<unknown, unknown>, key: string): string | undefined {
  const [pair, ...more] = pairsWith(map, key);
  return pair !== undefined && more.length === 0 && isScalar(pair.value) ? scalarText(pair.value) : undefined;
}

/** A scalar as text: what stands in the file for a plain one, since `1.20` must not become `1.2`. */
export function scalarText(scalar: Scalar<unknown>): string {
  if (typeof scalar.value === 'string') return scalar.value;
  return scalar.source ?? (scalar.value === null || scalar.value === undefined ? '' : String(scalar.value));
}

/** Whether the file is encrypted by SOPS: its checksum covers every value, so that no edit can be right. */
export function isEncrypted(source: Source): boolean {
  return source.documents.some(({ contents }) => {
    if (!isMap(contents)) return false;
    const sops = pairsWith(contents, 'sops')[0]?.value;
    return isMap(sops) && pairsWith(sops, 'mac').length > 0;
  });
}
