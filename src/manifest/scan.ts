import { beyond } from './block-yaml/beyond.ts';

/** What a piece of a text is. */
type TokenKind = 'marker' | 'indicator' | 'property' | 'scalar' | 'header' | 'line' | 'comment';

const names: readonly TokenKind[] = ['marker', 'indicator', 'property', 'scalar', 'header', 'line', 'comment'];
const fields = 4;

/** The pieces of a text, in order: a large file has a million of them, so that they are kept as numbers. */
export class Tokens {
  length = 0;
  #numbers = new Int32Array(fields * 1024);

  /** @param indent by how many columns its line is indented, where it is the first of its line; else -1 */
  add(kind: TokenKind, start: number, end: number, indent: number): void {
    const at = this.length * fields;
    if (at === this.#numbers.length) this.#grow();
    this.#numbers[at] = names.indexOf(kind);
    this.#numbers[at + 1] = start;
    this.#numbers[at + 2] = end;
    this.#numbers[at + 3] = indent;
    this.length += 1;
  }

  #grow(): void {
    const larger = new Int32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }

  kindOf(index: number): TokenKind | undefined {
    return index < this.length ? names[this.#numbers[index * fields] ?? 0] : undefined;
  }

  /** Where it begins, as an index into the text. */
  startOf(index: number): number {
    return this.#numbers[index * fields + 1] ?? 0;
  }

  endOf(index: number): number {
    return this.#numbers[index * fields + 2] ?? 0;
  }

  indentOf(index: number): number {
    return this.#numbers[index * fields + 3] ?? 0;
  }
}

/** What a token is where it begins with one of these; patterns see the line ending as the end. */
const patterns = {
  comment: /#[^\r\n]*/y,
  header: /[|>][-+]?(?= *(?:\r?\n|$)| +#)/y,
  dash: /-(?=[ \r\n]|$)/y,
  colon: /:(?=[ \r\n]|$)/y,
  colonInFlow: /:/y,
  bracket: /[[\]{},]/y,
  property: /[&*][^ \t\r\n,[\]{}]+(?=[ \t\r\n,\]}]|$)/y,
} as const;

/** Pieces of what may be long: a repetition within a repetition would need as much stack as it has characters. */
const pieces = {
  double: [/[^"\\\n]+/y, /\\[^\n]/y],
  single: [/[^'\n]+/y, /''/y],
  plain: [/[^ \t\r\n:]+/y, /:(?![ \t\r\n]|$)/y, /[ \t]+(?![ \t#\r\n:]|$)/y, /[ \t]+(?=:[^ \t\r\n])/y],
  plainInFlow: [/[^ \t\r\n:,[\]{}]+/y, /:(?![ ,[\]{}\r\n]|$)/y, / +(?![ #\t,[\]{}:\r\n]|$)/y],
} as const;

/** What begins a plain scalar. */
const plainStart = /[^ \t\r\n#:,[\]{}"'|>&*!%@`?]/y;

type Name = keyof typeof patterns | keyof typeof pieces;

const beginnings: Readonly<Record<string, Name>> = {
  '#': 'comment',
  '"': 'double',
  "'": 'single',
  '|': 'header',
  '>': 'header',
  ':': 'colon',
  '&': 'property',
  '*': 'property',
  '[': 'bracket',
  ']': 'bracket',
  '{': 'bracket',
  '}': 'bracket',
  ',': 'bracket',
};

const kinds: Readonly<Record<Name, TokenKind>> = {
  comment: 'comment',
  double: 'scalar',
  single: 'scalar',
  header: 'header',
  dash: 'indicator',
  colon: 'indicator',
  colonInFlow: 'indicator',
  property: 'property',
  bracket: 'indicator',
  plain: 'scalar',
  plainInFlow: 'scalar',
};

/** How deep a bracket leads. */
const steps: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/**
 * Finds the tokens of block YAML, line by line. It knows no maps and lists, and shares nothing with the reader of block YAML: it is
 * there to say whether an edit has left all other tokens as they were.
 */
export class Scan {
  readonly tokens = new Tokens();
  readonly #text: string;
  /** Where the next line begins. */
  #next = 0;
  /** How many brackets are open. */
  #depth = 0;
  /** A block scalar whose lines follow: the column of what holds it, and of its first line once that is known. */
  #block: { readonly parent: number; readonly column?: number } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes on in a text that is the same up to here, and finds what comes. */
  fork(text: string): Scan {
    const scan = new Scan(text);
    scan.#next = this.#next;
    scan.#depth = this.#depth;
    scan.#block = this.#block;
    return scan;
  }

  /** Whether the same text would be the same tokens to both. */
  isLike(other: Scan): boolean {
    const [own, its] = [this.#block, other.#block];
    return this.#depth === other.#depth && own?.parent === its?.parent && own?.column === its?.column;
  }

  /** How many brackets are open. */
  get depth(): number {
    return this.#depth;
  }

  /** Reads the lines that begin before a place. */
  to(end: number): void {
    while (this.#next < Math.min(end, this.#text.length)) {
      const start = this.#next;
      const newline = this.#text.indexOf('\n', start);
      this.#next = newline < 0 ? this.#text.length : newline + 1;
      this.#line(start, this.#next);
    }
  }

  #line(start: number, next: number): void {
    const end = this.#contentEnd(start, next);
    const first = this.#skipSpaces(start);
    if (first >= end || this.#isInBlock(start, first, end)) return;
    if (this.#text[first] === '\t') beyond();
    const beginning = this.#text.slice(start, start + 4);
    if (/^---[ \r\n]?$/.test(beginning)) {
      this.tokens.add('marker', start, start + 3, 0);
      this.#content(start, start + 3, end);
    } else if (/^\.\.\.\r?\n?$/.test(beginning)) this.tokens.add('marker', start, start + 3, 0);
    else if (/^(?:\.\.\.|%|---)/.test(beginning)) beyond();
    else this.#content(start, first, end);
  }

  #contentEnd(start: number, next: number): number {
    let end = next;
    if (end > start && this.#text[end - 1] === '\n') end -= 1;
    if (end > start && this.#text[end - 1] === '\r') end -= 1;
    return end;
  }

  #isInBlock(start: number, first: number, end: number): boolean {
    const block = this.#block;
    if (block === undefined) return false;
    const indent = first - start;
    const column = block.column ?? (indent > block.parent ? indent : undefined);
    this.#block = column === undefined || indent < column ? undefined : { ...block, column };
    if (this.#block === undefined) return false;
    this.tokens.add('line', first, end, indent);
    return true;
  }

  #content(start: number, from: number, end: number): void {
    const opened = this.tokens.length;
    for (let at = this.#skipGap(from); at < end; at = this.#skipGap(at)) {
      const name = this.#nameOf(at);
      const tokenEnd = this.#endOf(name, at);
      if (name === 'bracket') this.#depth += steps[this.#text.charAt(at)] ?? 0;
      if (this.#depth < 0) beyond();
      if (name === 'comment' && at > start && !/[ \t]/.test(this.#text.charAt(at - 1))) beyond();
      if (name === 'header') this.#block = { parent: this.#holder(opened, start) };
      this.tokens.add(kinds[name], at, tokenEnd, at === from ? at - start : -1);
      at = tokenEnd;
    }
  }

  #endOf(name: Name, at: number): number {
    switch (name) {
      case 'double':
        return this.#match(/"/y, this.#pieces(name, this.#match(/"/y, at)));
      case 'single':
        return this.#match(/'/y, this.#pieces(name, this.#match(/'/y, at)));
      case 'plain':
      case 'plainInFlow':
        return this.#pieces(name, this.#match(plainStart, at));
      default:
        return this.#match(patterns[name], at);
    }
  }

  #pieces(name: keyof typeof pieces, from: number): number {
    let at = from;
    for (let next = at; next >= 0; next = this.#pieceEnd(name, at)) at = next;
    return at;
  }

  #pieceEnd(name: keyof typeof pieces, at: number): number {
    for (const pattern of pieces[name]) {
      pattern.lastIndex = at;
      if (pattern.test(this.#text)) return pattern.lastIndex;
    }
    return -1;
  }

  #match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : beyond();
  }

  #nameOf(at: number): Name {
    const inFlow = this.#depth > 0;
    const first = this.#text.charAt(at);
    if (first === '-' && /^[ \r\n]?$/.test(this.#text.charAt(at + 1))) return 'dash';
    if (inFlow && first === ':') return 'colonInFlow';
    return beginnings[first] ?? (inFlow ? 'plainInFlow' : 'plain');
  }

  /** The column of the key or the dash before a block scalar, behind which an anchor may stand. */
  #holder(opened: number, start: number): number {
    const tokens = this.tokens;
    let last = tokens.length - 1;
    while (tokens.kindOf(last) === 'property') last -= 1;
    const holder = this.#text[tokens.startOf(last)] === ':' ? last - 1 : last;
    const column = tokens.startOf(holder) - start;
    return last < opened || holder < 0 || column < 0 ? beyond() : column;
  }

  #skipGap(from: number): number {
    let at = from;
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at += 1;
    return at;
  }

  #skipSpaces(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === 0x20) at += 1;
    return at;
  }
}
