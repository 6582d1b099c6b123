import type { Alias, MapNode, Pair, Range, Scalar } from '../../data/nodes.ts';
import { kinds, nodeKind } from '../../data/nodes.ts';
import { joinFolded, joinLiteral } from './folding.ts';
import { resolvePlain } from './resolve.ts';

/** A scalar without quotes; what type it has is found out once that is asked. */
export class PlainScalar implements Scalar {
  declare readonly [nodeKind]: symbol;
  declare readonly anchor?: string;
  declare readonly type: 'PLAIN';
  readonly source: string;
  readonly #start: number;

  constructor(source: string, start: number) {
    this.source = source;
    this.#start = start;
  }

  /** Made when it is asked for: of most nodes nobody asks, and all of them together would take as much memory as the rest. */
  get range(): Range {
    return [this.#start, this.#start + this.source.length];
  }

  get value(): string | number | boolean | null {
    return resolvePlain(this.source);
  }
}

/** A scalar in quotes. */
export class QuotedScalar implements Scalar {
  declare readonly [nodeKind]: symbol;
  declare readonly anchor?: string;
  readonly type: 'QUOTE_SINGLE' | 'QUOTE_DOUBLE';
  readonly value: string;
  readonly range: Range;

  constructor(type: 'QUOTE_SINGLE' | 'QUOTE_DOUBLE', value: string, range: Range) {
    this.type = type;
    this.value = value;
    this.range = range;
  }

  get source(): string {
    return this.value;
  }
}

/** Where the lines of a block scalar stand, and how they become a text. */
export interface BlockLayout {
  readonly type: 'BLOCK_LITERAL' | 'BLOCK_FOLDED';
  readonly indent: number;
  /** `-` takes the line ending at the end away, `+` keeps all of them. */
  readonly chomping: string;
  /** Where its first line begins. */
  readonly first: number;
}

/** A scalar of lines below `|` or `>`; its text is put together once it is asked for. */
export class BlockScalar implements Scalar {
  declare readonly [nodeKind]: symbol;
  declare readonly anchor?: string;
  readonly type: BlockLayout['type'];
  readonly range: Range;
  readonly #layout: BlockLayout;
  readonly #text: string;

  constructor(text: string, range: Range, layout: BlockLayout) {
    this.type = layout.type;
    this.range = range;
    this.#layout = layout;
    this.#text = text;
  }

  get value(): string {
    const { indent, chomping, first } = this.#layout;
    const lines = this.#text.slice(first, this.range[1]).split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    const content = lines.map((line) => line.slice(indent));
    const last = content.findLastIndex((line) => line !== '');
    const kept = content.slice(0, last + 1);
    const joined = this.type === 'BLOCK_LITERAL' ? joinLiteral(kept) : joinFolded(kept);
    return chomping === '-' ? joined : joined + '\n'.repeat(content.length - last);
  }

  get source(): string {
    return this.value;
  }
}

/** A map or list. */
export class Collection<Item> {
  declare readonly [nodeKind]: symbol;
  declare readonly anchor?: string;
  readonly items: readonly Item[];
  readonly #start: number;
  readonly #end: number;
  /** True in braces or brackets, else not there. */
  readonly flow?: boolean;

  constructor(items: readonly Item[], [start, end]: Range, flow?: true) {
    // an array that has grown has room for many more
    this.items = items.slice();
    this.#start = start;
    this.#end = end;
    if (flow === true) this.flow = true;
  }

  get range(): Range {
    return [this.#start, this.#end];
  }
}

export class YamlMap extends Collection<Pair> implements MapNode {}

export class YamlList extends Collection<unknown> {}

/** What shows the node of an anchor. */
export class YamlAlias implements Alias {
  declare readonly [nodeKind]: symbol;
  readonly source: string;
  readonly range: Range;

  constructor(source: string, start: number) {
    this.source = source;
    this.range = [start, start + source.length + 1];
  }
}

/** A node with an anchor before it. */
export function anchored<Node extends object>(node: Node, anchor: string): Node {
  return Object.assign(node, { anchor });
}

export class YamlPair implements Pair {
  declare readonly [nodeKind]: symbol;
  readonly key: Scalar;
  readonly value: unknown;

  constructor(key: Scalar, value: unknown) {
    this.key = key;
    this.value = value;
  }
}

/** A document; it has no errors, since only what is right becomes one. */
export class YamlDocument {
  declare readonly [nodeKind]: symbol;
  declare readonly errors: readonly never[];
  readonly contents: unknown;

  constructor(contents: unknown) {
    this.contents = contents;
  }
}

const marks: readonly (readonly [{ readonly prototype: object }, symbol])[] = [
  [PlainScalar, kinds.scalar],
  [QuotedScalar, kinds.scalar],
  [BlockScalar, kinds.scalar],
  [YamlMap, kinds.map],
  [YamlList, kinds.list],
  [YamlAlias, kinds.alias],
  [YamlPair, kinds.pair],
  [YamlDocument, kinds.document],
];
for (const [{ prototype }, kind] of marks) Object.defineProperty(prototype, nodeKind, { value: kind });
Object.defineProperty(PlainScalar.prototype, 'type', { value: 'PLAIN', enumerable: true });
Object.defineProperty(YamlDocument.prototype, 'errors', { value: [] });
