/**
 * The nodes of a YAML document, whoever parsed it: what the library makes and what our own reader of plain block YAML makes are
 * told by the same mark. Importing this loads no parser.
 */

/** Where a node's text begins and where it ends, as indexes into the text of the file; a parser may add more behind. */
export type Range = readonly [start: number, end: number, ...more: number[]];

/** What may stand before a node: a tag, an anchor; and the comments, from a parser that keeps them. */
interface Properties {
  readonly tag?: string | undefined;
  readonly anchor?: string | undefined;
  readonly range?: Range | null | undefined;
  readonly comment?: string | null | undefined;
  readonly commentBefore?: string | null | undefined;
}

/** How a scalar is written. */
export type ScalarType = 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';

/** A single value. */
export interface Scalar extends Properties {
  /** A string, number, boolean or null. */
  readonly value: unknown;
  /** Its characters, with neither quotes nor escapes. */
  readonly source?: string | undefined;
  readonly type?: string | undefined;
}

/** A key and its value. */
export interface Pair {
  readonly key: unknown;
  readonly value: unknown;
}

/** A map, with its pairs in the order of the text. */
export interface MapNode extends Properties {
  readonly items: readonly Pair[];
  /** Whether it is written in braces. */
  readonly flow?: boolean | undefined;
}

/** A list. */
export interface ListNode extends Properties {
  readonly items: readonly unknown[];
  /** Whether it is written in brackets. */
  readonly flow?: boolean | undefined;
}

/** A place that shows the node of an anchor. */
export interface Alias extends Properties {
  /** The name of the anchor. */
  readonly source: string;
}

/** What is wrong with a document. */
export interface DocumentError {
  readonly message: string;
  /** From one index of the text to the other. */
  readonly pos: readonly [number, number];
  /** True where it may be right, and is more than is read. */
  readonly isLimit?: true;
}

/** A document of a file. */
export interface DocumentNode {
  readonly contents: unknown;
  readonly errors: readonly DocumentError[];
  readonly directives?: unknown;
  readonly comment?: string | null | undefined;
  readonly commentBefore?: string | null | undefined;
}

/** What nodes carry their kind under; the library's name for it. */
export const nodeKind: unique symbol = Symbol.for('yaml.node.type') as never;

/** The kinds of nodes; the library's names for them. */
export const kinds = {
  alias: Symbol.for('yaml.alias'),
  document: Symbol.for('yaml.document'),
  map: Symbol.for('yaml.map'),
  pair: Symbol.for('yaml.pair'),
  scalar: Symbol.for('yaml.scalar'),
  list: Symbol.for('yaml.seq'),
} as const;

function kindOf(node: unknown): symbol | undefined {
  return typeof node === 'object' && node !== null ? (node as { [nodeKind]?: symbol })[nodeKind] : undefined;
}

export function isScalar(node: unknown): node is Scalar {
  return kindOf(node) === kinds.scalar;
}

export function isMap(node: unknown): node is MapNode {
  return kindOf(node) === kinds.map;
}

export function isSeq(node: unknown): node is ListNode {
  return kindOf(node) === kinds.list;
}

export function isAlias(node: unknown): node is Alias {
  return kindOf(node) === kinds.alias;
}

export function isPair(node: unknown): node is Pair {
  return kindOf(node) === kinds.pair;
}

export function isDocument(node: unknown): node is DocumentNode {
  return kindOf(node) === kinds.document;
}

/** A scalar, list, map or alias. */
export function isNode(node: unknown): node is Scalar | ListNode | MapNode | Alias {
  const kind = kindOf(node);
  return kind === kinds.scalar || kind === kinds.map || kind === kinds.list || kind === kinds.alias;
}
