/** What is kept of a schema; the format is read by src/rules/schema/schema.ts. */
export type Type =
  /** A letter: see `letters` of src/rules/schema/schema.ts. */
  | string
  /** The number of a type of the same file. */
  | number
  | { readonly e: readonly string[] }
  | { readonly l: Type; readonly k?: readonly string[] }
  | { readonly m: Type }
  | { readonly p: Readonly<Record<string, Type>>; readonly r?: readonly string[]; readonly x?: 1 };

/** Part of an OpenAPI document, as far as it is looked at. */
export interface OpenApi {
  readonly $ref?: string;
  readonly allOf?: readonly OpenApi[];
  readonly oneOf?: readonly OpenApi[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly items?: OpenApi;
  readonly properties?: Readonly<Record<string, OpenApi>>;
  readonly additionalProperties?: OpenApi | boolean;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly KindOfApi[];
}

export interface KindOfApi {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Gives equal types one number, so that each is written once. */
export class TypeTable {
  readonly #lines: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of an object's type; anything smaller stands where it is used. */
  add(type: Type): Type {
    if (typeof type !== 'object' || !('p' in type)) return type;
    const line = JSON.stringify(type);
    const known = this.#numbers.get(line);
    if (known !== undefined) return known;
    return this.#put(line);
  }

  /** A number for what is described later: types may hold themselves. */
  reserve(): number {
    return this.#put('');
  }

  fill(number: number, type: Type): void {
    this.#lines[number] = JSON.stringify(type);
  }

  #put(line: string): number {
    this.#lines.push(line);
    this.#numbers.set(line, this.#lines.length - 1);
    return this.#lines.length - 1;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }
}

/** What scalars of both kinds of descriptions become. */
export function scalarOf({ type, format, enum: values }: OpenApi): Type | undefined {
  if (type === 'boolean') return 'b';
  if (type === 'integer') return 'i';
  if (type === 'number') return 'n';
  if (type !== 'string') return undefined;
  if (values !== undefined) return { e: values.map(String) };
  return format === 'byte' ? 'd' : 's';
}

/** The keys of a list whose items must differ in them. */
export function listOf(schema: OpenApi, item: Type): Type {
  const keys = schema['x-kubernetes-list-type'] === 'map' ? schema['x-kubernetes-list-map-keys'] : undefined;
  return keys === undefined ? { l: item } : { l: item, k: keys };
}
