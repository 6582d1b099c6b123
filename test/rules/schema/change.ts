import { readFileSync } from 'node:fs';
import type { Document } from 'yaml';
import { isCollection, isMap, isScalar, isSeq, Pair, parseAllDocuments, parseDocument, Scalar } from 'yaml';

/** A step into a map or a list, as the library takes it. */
type Path = readonly (string | number)[];

/** One change of a good object. */
export type Change =
  /** Puts a value, as it is written in YAML, in the place of another. */
  | { readonly change: 'set'; readonly path: Path; readonly to: string }
  | { readonly change: 'add'; readonly path: Path; readonly key: string; readonly to: string }
  | { readonly change: 'rename'; readonly path: Path; readonly to: string }
  | { readonly change: 'remove'; readonly path: Path }
  /** Takes a field to another map. */
  | { readonly change: 'move'; readonly path: Path; readonly to: Path }
  /** Writes a field or an item of a list twice. */
  | { readonly change: 'double'; readonly path: Path };

/** The good objects: those of Kubernetes, and those of others. */
export function goodObjects(): readonly { readonly name: string; readonly text: string }[] {
  return ['good.yaml', 'good-custom.yaml'].flatMap((file) => {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    return text.split(/^---\n/m).map((one) => {
      const { kind, metadata, apiVersion } = parseDocument(one).toJS();
      return { name: `${apiVersion} ${kind} ${metadata.name}`, text: one };
    });
  });
}

/** The text of an object after a change. */
export function changed(text: string, change: Change): string {
  const document = parseDocument(text, { uniqueKeys: false });
  apply(document, change);
  return document.toString({ lineWidth: 0 });
}

function apply(document: Document, change: Change): void {
  const { path } = change;
  const [above, last] = [path.slice(0, -1), path.at(-1)];
  switch (change.change) {
    case 'set':
      document.setIn(path, nodeOf(change.to));
      break;
    case 'add':
      addPair(document, path, new Pair(new Scalar(change.key), nodeOf(change.to)));
      break;
    case 'rename':
      renamed(document, above, { from: String(last), to: change.to });
      break;
    case 'remove':
      document.deleteIn(path);
      break;
    case 'move': {
      const value = document.getIn(path, true);
      document.deleteIn(path);
      addPair(document, change.to, new Pair(new Scalar(last), value));
      break;
    }
    case 'double':
      doubled(document, above, last);
  }
}

/** A value as it is written: `yes` stays without quotes. */
function nodeOf(written: string): unknown {
  return parseDocument(written).contents;
}

function addPair(document: Document, path: Path, pair: Pair): void {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(map)) map.items.push(pair as never);
}

function renamed(document: Document, above: Path, { from, to }: { from: string; to: string }): void {
  const map = above.length === 0 ? document.contents : document.getIn(above, true);
  if (!isMap(map)) return;
  for (const pair of map.items) if (isScalar(pair.key) && pair.key.value === from) pair.key = new Scalar(to);
}

function doubled(document: Document, above: Path, last: string | number | undefined): void {
  const list = above.length === 0 ? document.contents : document.getIn(above, true);
  if (isSeq(list)) list.items.push(list.items[Number(last)]);
  if (!isMap(list)) return;
  const pair = list.items.find(({ key }) => isScalar(key) && key.value === last);
  if (pair !== undefined) list.items.push(pair);
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Place {
  readonly path: Path;
  readonly node: unknown;
}

function placesIn(node: unknown, path: Path = []): readonly Place[] {
  const below = isMap(node)
    ? node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', value] as const)
    : isSeq(node)
      ? node.items.map((value, index) => [index, value] as const)
      : [];
  return below.flatMap(([step, value]) => {
    const here = [...path, step];
    return [{ path: here, node: value }, ...placesIn(value, here)];
  });
}

/** Scalars of every kind, among them those that YAML 1.1 reads in a way of its own. */
const values = [
  ...[
    '8080',
    '"3"',
    'true',
    '"true"',
    'yes',
    'on',
    'Off',
    'n',
    '0440',
    '0x1F',
    '1e3',
    '1.0',
    '1.5',
    '08',
    '1_000',
    '-1',
  ],
  ...['~', '2024-01-02', '12:30', 'word', '{}', '{ a: b }', '[]', '[a]', '.5', '+1', '0o17', '""'],
];

/** Changes of an object, the same for the same chances. */
export function changesOf(text: string, count: number, chance: () => number): readonly Change[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const isFixed = ({ path }: Place) =>
    ['apiVersion', 'kind'].includes(String(path[0])) || String(path) === 'metadata,name';
  const places = placesIn(parseAllDocuments(text)[0]?.contents).filter((place) => !isFixed(place));
  const maps: readonly Path[] = [[], ...places.filter(({ node }) => isMap(node)).map(({ path }) => path)];
  const fields = places.filter(({ path }) => typeof path.at(-1) === 'string');
  // a second kind makes another object of it
  const movable = fields.filter(({ path }) => path.at(-1) !== 'kind' && path.at(-1) !== 'apiVersion');
  const scalars = places.filter(({ node }) => !isCollection(node));
  const makers: readonly (() => Change)[] = [
    () => ({ change: 'set', path: pick(scalars).path, to: pick(values) }),
    () => ({ change: 'set', path: pick(places).path, to: pick(values) }),
    () => ({ change: 'add', path: pick(maps), key: 'zone', to: pick(['a', '1', '{ a: 1 }']) }),
    () => {
      const { path } = pick(fields);
      return { change: 'rename', path, to: slipOf(String(path.at(-1)), chance) };
    },
    () => ({ change: 'remove', path: pick(fields).path }),
    () => ({ change: 'move', path: pick(movable).path, to: pick(maps) }),
    () => ({ change: 'double', path: pick(places).path }),
  ];
  return Array.from({ length: count }, () => pick(makers)());
}

/** A letter is missing, two are swapped, or the case is wrong. */
function slipOf(word: string, chance: () => number): string {
  const at = 1 + Math.floor(chance() * Math.max(1, word.length - 2));
  const way = Math.floor(chance() * 3);
  if (way === 0) return word.slice(0, at) + word.slice(at + 1);
  if (way === 1) return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return word.toLowerCase() === word ? word.toUpperCase() : word.toLowerCase();
}
