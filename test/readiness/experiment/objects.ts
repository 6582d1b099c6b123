import { isAlias, isMap, isScalar, isSeq, type Pair, parseAllDocuments, Scalar, YAMLMap, type YAMLSeq } from 'yaml';
import type { Application } from './way.ts';

/** One object of Kubernetes, where it stands in the text. */
export interface Obj {
  readonly file: string;
  readonly text: string;
  readonly kind: string;
  readonly name: string;
  readonly map: At;
}

/** A node together with what resolves the aliases in it. */
export interface At {
  readonly node: unknown;
  readonly resolve: (node: unknown) => unknown;
}

/** The objects of all files that are YAML. */
export function objectsOf(application: Application): readonly Obj[] {
  return [...application].flatMap(([file, text]) => (/\.ya?ml$/.test(file) ? objectsIn(file, text) : []));
}

function objectsIn(file: string, text: string): readonly Obj[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return [];
  return documents.flatMap((document) => {
    const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
    const root: At = { node: document.contents, resolve };
    const items = textAt(root, ['kind']) === 'List' ? itemsAt(root, ['items']) : [root];
    return items.flatMap((map) => {
      const kind = textAt(map, ['kind']);
      const name = textAt(map, ['metadata', 'name']) ?? '';
      return kind === undefined ? [] : [{ file, text, kind, name, map }];
    });
  });
}

/** The pair of a map by its key. */
export function pairAt({ node }: At, key: string): Pair | undefined {
  return isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key) : undefined;
}

/** What stands at a path of keys, looked up through aliases. */
export function at(start: At, path: readonly string[]): At | undefined {
  return path.reduce<At | undefined>((now, key) => {
    const value = now === undefined ? undefined : pairAt(now, key)?.value;
    return now === undefined || value === undefined || value === null
      ? undefined
      : { node: now.resolve(value), resolve: now.resolve };
  }, start);
}

export function mapAt(start: At, path: readonly string[]): YAMLMap | undefined {
  const node = at(start, path)?.node;
  return node instanceof YAMLMap ? node : undefined;
}

export function sequenceAt(start: At, path: readonly string[]): YAMLSeq | undefined {
  const node = at(start, path)?.node;
  return isSeq(node) ? node : undefined;
}

export function itemsAt(start: At, path: readonly string[]): readonly At[] {
  return (sequenceAt(start, path)?.items ?? []).map((node) => ({ node: start.resolve(node), resolve: start.resolve }));
}

export function scalarAt(start: At, path: readonly string[]): Scalar | undefined {
  const node = at(start, path)?.node;
  return node instanceof Scalar ? node : undefined;
}

export function textAt(start: At, path: readonly string[]): string | undefined {
  const value = scalarAt(start, path)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A map's scalars by key, such as labels. */
export function textsAt(start: At, path: readonly string[]): ReadonlyMap<string, string> {
  const pairs = mapAt(start, path)?.items ?? [];
  return new Map(
    pairs.flatMap(({ key, value }) =>
      isScalar(key) && isScalar(value) ? [[String(key.value), String(value.value)]] : [],
    ),
  );
}
