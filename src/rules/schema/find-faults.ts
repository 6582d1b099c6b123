import type { MapNode } from '../../data/nodes.ts';
import { isMap, isScalar, isSeq } from '../../data/nodes.ts';
import { childOf } from '../../kubernetes/nodes.ts';
import { keyOf, scalarText } from '../../manifest/source.ts';
import type { Tree } from '../../manifest/tree.ts';
import { keysOf, lookUp, resolve } from '../../manifest/tree.ts';
import type { View } from '../view.ts';
import { isPlaceholder } from '../view.ts';
import type { At, Fault } from './fault.ts';
import type { KnownKind } from './known.ts';
import { metadataSchema } from './known.ts';
import { readByKubernetes } from './reading.ts';
import type { ObjectSchema, Schema } from './schema.ts';
import { isTaken, isValueOf } from './taken.ts';

/** So many nodes of one object are looked at: aliases of aliases are quickly millions. */
const mostNodes = 200_000;
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
    if (this.#nodes > mostNodes || this.#depth > deepest) return;
    this.#depth += 1;
    const place = schema.of === 'metadata' ? { ...at, schema: metadataSchema() } : at;
    if (isScalar(node)) this.#visitScalar(node, place);
    else if (isMap(node)) this.#visitMap(node, place);
    else if (isSeq(node)) this.#visitList(node.items, place);
    this.#depth -= 1;
  }

  #visitScalar(node: Parameters<typeof readByKubernetes>[0], at: At): void {
    const reading = readByKubernetes(node);
    if (reading.as === 'nothing' || reading.as === 'unsure' || isFilledIn(scalarText(node))) return;
    const { schema } = at;
    if (!isTaken(schema, reading)) this.faults.push({ fault: 'wrong-type', at, found: reading });
    else if (schema.of === 'choice' && !isValueOf(schema.values, reading))
      this.faults.push({ fault: 'wrong-value', at, values: schema.values });
  }

  #visitMap(map: MapNode, at: At): void {
    const { schema } = at;
    // `{{ .Values.port }}` is a map to a reader of YAML
    if (map.flow === true && map.items.some(({ key }) => isMap(key))) return;
    if (schema.of === 'scalar' || schema.of === 'choice' || schema.of === 'list') {
      this.faults.push({ fault: 'wrong-type', at, found: { as: 'map' } });
      return;
    }
    const keys = this.#visitEntries(map, at);
    if (schema.of === 'object') this.#missIn(keys, at, schema);
  }

  /** Gives the keys that hold something. */
  #visitEntries(map: MapNode, at: At): ReadonlySet<string> {
    const { schema } = at;
    const seen = new Set<string>();
    const filled = new Set<string>();
    for (const { key, keyNode, value } of this.#entriesOf(map)) {
      if (seen.has(key)) this.faults.push({ fault: 'doubled-key', at, key, keyNode });
      seen.add(key);
      if (!isNothing(resolve(this.#tree, value))) filled.add(key);
      const below = fieldOf(schema, key);
      if (below !== undefined) this.visit(value, { schema: below, step: { key }, above: at });
      else if (schema.of === 'object' && !schema.isOpen && !isDirective(key))
        this.faults.push({ fault: 'unknown-field', at, schema, key, keyNode, value });
    }
    return filled;
  }

  *#entriesOf(map: MapNode): Generator<{ key: string; keyNode: unknown; value: unknown }> {
    let merges = false;
    for (const { key: keyNode, value } of map.items) {
      const key = keyOf({ key: keyNode, value });
      if (key === '<<') merges = true;
      else if (key !== undefined && !isPlaceholder(key)) yield { key, keyNode, value };
    }
    if (!merges) return;
    const own = new Set(map.items.map(keyOf));
    for (const key of keysOf(this.#tree, map)) {
      const pair = own.has(key) ? undefined : lookUp(this.#tree, map, key)?.pair;
      if (pair !== undefined) yield { key, keyNode: pair.key, value: pair.value };
    }
  }

  #missIn(keys: ReadonlySet<string>, at: At, { required }: ObjectSchema): void {
    for (const field of required) if (!keys.has(field)) this.faults.push({ fault: 'missing', at, field });
  }

  #visitList(items: readonly unknown[], at: At): void {
    const { schema } = at;
    // Go takes a list of numbers for bytes
    const isBytes = schema.of === 'scalar' && schema.wants === 'base64';
    if (schema.of !== 'list' && schema.of !== 'anything') {
      if (!isBytes) this.faults.push({ fault: 'wrong-type', at, found: { as: 'list' } });
      return;
    }
    const [below, keys] = schema.of === 'list' ? [schema.item, schema.keys] : [schema, []];
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const place: At = { schema: below, step: { index }, above: at };
      if (this.#isWrongNull(item, below))
        this.faults.push({ fault: 'wrong-type', at: place, found: { as: 'nothing' } });
      this.visit(item, place);
      const values = this.#identityOf(item, keys);
      const identity = values?.join('\n');
      if (values === undefined || identity === undefined) continue;
      if (seen.has(identity)) this.faults.push({ fault: 'doubled-item', at: place, keys, item: values });
      seen.add(identity);
    }
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
