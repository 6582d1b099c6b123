import type { MapNode, Pair, Scalar } from '../../data/nodes.ts';
import { isMap, isScalar, isSeq } from '../../data/nodes.ts';
import { childOf } from '../../kubernetes/nodes.ts';
import { isPlaceholder } from '../../kubernetes/placeholder.ts';
import { keyOf, pairsWith, scalarText } from '../../manifest/source.ts';
import type { Tree } from '../../manifest/tree.ts';
import { keysOf, lookUp, resolve } from '../../manifest/tree.ts';
import type { View } from '../view.ts';
import type { At, Fault } from './fault.ts';
import type { KnownKind } from './known.ts';
import { metadataSchema } from './known.ts';
import { readByKubernetes } from './reading.ts';
import type { ObjectSchema, Schema } from './schema.ts';
import { isTaken, isValueOf } from './taken.ts';

/** So many nodes of one object are looked at: aliases of aliases are quickly millions. */
const mostNodes = 200_000;
/** Nobody reads more of one object. */
const mostFaults = 200;
/** An alias may lead back to itself. */
const deepest = 64;

/** What the API does not take of an object, in the order of the file. */
export function findFaults({ view, known }: { readonly view: View; readonly known: KnownKind }): readonly Fault[] {
  const { schema } = known;
  const search = new Search(view.text.tree, known);
  search.visit(view.node, { schema, step: undefined, above: undefined });
  return search.faults;
}

class Search {
  readonly faults: Fault[] = [];
  readonly #tree: Tree;
  /** Go takes a null for an empty item, and a schema does not. */
  readonly #takesNullItems: boolean;
  #nodes = 0;
  #depth = 0;

  constructor(tree: Tree, { isBuiltIn }: KnownKind) {
    this.#tree = tree;
    this.#takesNullItems = isBuiltIn;
  }

  visit(unresolved: unknown, at: At): void {
    const node = resolve(this.#tree, unresolved);
    const { schema } = at;
    this.#nodes += 1;
    if (this.#nodes > mostNodes || this.#depth > deepest || this.faults.length > mostFaults) return;
    this.#depth += 1;
    const place = schema.of === 'metadata' ? { ...at, schema: metadataSchema() } : at;
    if (isScalar(node)) this.#visitScalar(node, place);
    else if (isMap(node)) this.#visitMap(node, place);
    else if (isSeq(node)) this.#visitList(node.items, place);
    this.#depth -= 1;
  }

  #visitScalar(node: Scalar, at: At): void {
    const reading = readByKubernetes(node);
    const { schema } = at;
    const isRight = isTaken(schema, reading);
    if (isRight && (schema.of !== 'choice' || isValueOf(schema.values, reading))) return;
    if (reading.as === 'nothing' || reading.as === 'unsure' || isFilledIn(scalarText(node))) return;
    if (!isRight) this.faults.push({ fault: 'wrong-type', at, found: reading });
    else if (schema.of === 'choice') this.faults.push({ fault: 'wrong-value', at, values: schema.values });
  }

  #visitMap(map: MapNode, at: At): void {
    const { schema } = at;
    // `{{ .Values.port }}` is a map to a reader of YAML
    if (map.flow === true && map.items.some(({ key }) => isMap(key))) return;
    if (schema.of === 'scalar' || schema.of === 'choice' || schema.of === 'list') {
      this.faults.push({ fault: 'wrong-type', at, found: { as: 'map' } });
      return;
    }
    if (schema.of === 'object') this.#missIn(map, at, schema);
    const seen = new Set<string>();
    for (const pair of this.#pairsOf(map)) this.#visitPair(pair, at, seen);
  }

  #visitPair(pair: Pair, at: At, seen: Set<string>): void {
    const key = keyOf(pair);
    if (key === undefined || key === '<<') return;
    const { key: keyNode, value } = pair;
    const { schema } = at;
    if (seen.has(key)) this.faults.push({ fault: 'doubled-key', at, key, keyNode });
    seen.add(key);
    const below = fieldOf(schema, key);
    if (below !== undefined) this.visit(value, { schema: below, step: { key }, above: at });
    else if (schema.of === 'object' && !schema.isOpen && !isDirective(key) && !isPlaceholder(key))
      this.faults.push({ fault: 'unknown-field', at, schema, key, keyNode, value });
  }

  /** Its own, and those that merge keys bring. */
  #pairsOf(map: MapNode): readonly Pair[] {
    if (pairsWith(map, '<<').length === 0) return map.items;
    const own = new Set(map.items.map(keyOf));
    const merged = keysOf(this.#tree, map).filter((key) => !own.has(key));
    return [...map.items, ...merged.flatMap((key) => lookUp(this.#tree, map, key)?.pair ?? [])];
  }

  #missIn(map: MapNode, at: At, { required }: ObjectSchema): void {
    for (const field of required) {
      const found = lookUp(this.#tree, map, field);
      const value = (found?.twin ?? found?.pair)?.value;
      if (isNothing(resolve(this.#tree, value))) this.faults.push({ fault: 'missing', at, field });
    }
  }

  #visitList(items: readonly unknown[], at: At): void {
    const { schema } = at;
    // Go takes a list of numbers for bytes
    if (schema.of === 'scalar' && schema.wants === 'base64') return;
    if (schema.of !== 'list' && schema.of !== 'anything') {
      this.faults.push({ fault: 'wrong-type', at, found: { as: 'list' } });
      return;
    }
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const place: At = { schema: schema.of === 'list' ? schema.item : schema, step: { index }, above: at };
      if (this.#isWrongNull(item, place.schema))
        this.faults.push({ fault: 'wrong-type', at: place, found: { as: 'nothing' } });
      if (schema.of === 'list') this.#compare(item, place, { keys: schema.keys, seen });
      this.visit(item, place);
    }
  }

  /** With the items before it, which must differ in some keys. */
  #compare(
    item: unknown,
    at: At,
    { keys, seen }: { readonly keys: readonly string[]; readonly seen: Set<string> },
  ): void {
    const values = this.#identityOf(item, keys);
    if (values === undefined) return;
    const identity = values.join('\n');
    if (seen.has(identity)) this.faults.push({ fault: 'doubled-item', at, keys, item: values });
    seen.add(identity);
  }

  #isWrongNull(item: unknown, schema: Schema): boolean {
    return !this.#takesNullItems && schema.of !== 'anything' && isNothing(resolve(this.#tree, item));
  }

  /** The values that tell an item from the others; undefined where one is missing or filled in later. */
  #identityOf(item: unknown, keys: readonly string[]): readonly string[] | undefined {
    if (keys.length === 0) return undefined;
    const values = keys.map((key) => {
      const value = childOf(this.#tree, item, key);
      if (isScalar(value) && !isPlaceholder(scalarText(value))) return scalarText(value);
      return value === undefined && key === 'protocol' ? 'TCP' : undefined;
    });
    return values.every((value) => value !== undefined) ? values : undefined;
  }
}

/** What the API takes under a key; undefined where it knows none of that name. */
function fieldOf(schema: Schema, key: string): Schema | undefined {
  if (schema.of === 'object') return schema.field(key);
  return schema.of === 'map' ? schema.value : schema;
}

/** Values that a plugin or a script fills in: `<path:secret/data/api#password>`, `$REPLICAS`, `__TAG__`. */
function isFilledIn(text: string): boolean {
  return isPlaceholder(text) || /^(<.+>|\$\w+|%\w+%|@+\w+@+|__\w+__)$/.test(text);
}

/** `$patch: delete` and the like tell a patch what to do. */
function isDirective(key: string): boolean {
  return key.startsWith('$');
}

function isNothing(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && readByKubernetes(node).as === 'nothing');
}
