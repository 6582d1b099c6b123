/** What a scalar may be; `whole-or-text` is a port's number or name, `quantity` an amount such as `100m`. */
export type Wanted = 'text' | 'whole' | 'number' | 'boolean' | 'whole-or-text' | 'quantity' | 'base64';

/** What the API takes at a place. */
export type Schema =
  | { readonly of: 'anything' }
  /** The metadata of a custom resource, which is that of any object. */
  | { readonly of: 'metadata' }
  | { readonly of: 'scalar'; readonly wants: Wanted }
  | { readonly of: 'choice'; readonly values: readonly string[] }
  /** With the keys in which its items have to differ, if there are any. */
  | { readonly of: 'list'; readonly item: Schema; readonly keys: readonly string[] }
  | { readonly of: 'map'; readonly value: Schema }
  | ObjectSchema;

/** An object with named fields. */
export interface ObjectSchema {
  readonly of: 'object';
  readonly names: readonly string[];
  readonly field: (name: string) => Schema | undefined;
  readonly required: readonly string[];
  /** Whether other fields are kept as well. */
  readonly isOpen: boolean;
}

/** A type as the data files have it: a letter, the number of its line, or what it is made of. */
type Wire =
  | string
  | number
  | { readonly e: readonly string[] }
  | { readonly l: Wire; readonly k?: readonly string[] }
  | { readonly m: Wire }
  | { readonly p: Readonly<Record<string, Wire>>; readonly r?: readonly string[]; readonly x?: 1 };

const anything: Schema = { of: 'anything' };
const scalar = (wants: Wanted): Schema => ({ of: 'scalar', wants });

const letters: ReadonlyMap<string, Schema> = new Map([
  ['*', anything],
  ['M', { of: 'metadata' }],
  ['s', scalar('text')],
  ['i', scalar('whole')],
  ['n', scalar('number')],
  ['b', scalar('boolean')],
  ['o', scalar('whole-or-text')],
  ['q', scalar('quantity')],
  ['d', scalar('base64')],
]);

/** The kinds of one project. A line of its data is read when it is first needed. */
export class SchemaGroup {
  /** The project and its version, for people. */
  readonly from: string;
  readonly #kinds: ReadonlyMap<string, Wire>;
  readonly #lines: readonly string[];
  readonly #types: (Schema | undefined)[] = [];

  /** @param data a first line with the kinds, then a type on each */
  constructor(data: string) {
    const [head = '{}', ...lines] = data.split('\n');
    const { from, kinds } = JSON.parse(head) as { from: string; kinds: Record<string, Wire> };
    this.from = from;
    this.#kinds = new Map(Object.entries(kinds));
    this.#lines = lines;
  }

  /** As `apps/v1 Deployment`. */
  get kinds(): readonly string[] {
    return [...this.#kinds.keys()];
  }

  schemaOf(kind: string): Schema | undefined {
    const wire = this.#kinds.get(kind);
    return wire === undefined ? undefined : this.#read(wire);
  }

  /** The type of a line. */
  type(number: number): Schema {
    const known = this.#types[number];
    if (known !== undefined) return known;
    const type = this.#read(JSON.parse(this.#lines[number] ?? '"*"') as Wire);
    this.#types[number] = type;
    return type;
  }

  #read(wire: Wire): Schema {
    if (typeof wire === 'number') return this.type(wire);
    if (typeof wire === 'string') return letters.get(wire) ?? anything;
    if ('e' in wire) return { of: 'choice', values: wire.e };
    if ('l' in wire) return { of: 'list', item: this.#read(wire.l), keys: wire.k ?? [] };
    if ('m' in wire) return { of: 'map', value: this.#read(wire.m) };
    return this.#readObject(wire.p, wire.r ?? [], wire.x === 1);
  }

  /** Fields are read when they are asked for: a type may hold itself. */
  #readObject(fields: Readonly<Record<string, Wire>>, required: readonly string[], isOpen: boolean): ObjectSchema {
    const wires = new Map(Object.entries(fields));
    const read = new Map<string, Schema>();
    const field = (name: string) => {
      const [known, wire] = [read.get(name), wires.get(name)];
      if (known !== undefined || wire === undefined) return known;
      const schema = this.#read(wire);
      read.set(name, schema);
      return schema;
    };
    return { of: 'object', names: [...wires.keys()], field, required, isOpen };
  }
}
