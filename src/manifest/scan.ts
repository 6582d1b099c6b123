import { beyond } from './block-yaml/beyond.ts';

/** A piece of a YAML text, from one index to the other. */
export interface Token {
  readonly kind: 'marker' | 'indicator' | 'property' | 'scalar' | 'header' | 'line' | 'comment';
  readonly start: number;
  readonly end: number;
  /** By how many columns its line is indented, where it is the first of its line; else -1. */
  readonly indent: number;
}

/**
 * The tokens of block YAML, in order. It knows no maps and lists, and shares nothing with the reader of block YAML: it is there
 * to say whether an edit has left all other tokens as they were. Throws where a line is none that it knows.
 */
export function scanTokens(text: string): readonly Token[] {
  const scan = new Scan(text);
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    scan.line(start, next);
    start = next;
  }
  return scan.end();
}

/** What a token is where it begins with one of these; patterns see the line ending as the end. */
const patterns = {
  comment: /#[^\r\n]*/y,
  double: /"(?:[^"\\\n]|\\[^\n])*"/y,
  single: /'(?:[^'\n]|'')*'/y,
  header: /[|>][-+]?(?= *(?:\r?\n|$)| +#)/y,
  dash: /-(?=[ \r\n]|$)/y,
  colon: /:(?=[ \r\n]|$)/y,
  colonInFlow: /:/y,
  bracket: /[[\]{},]/y,
  property: /[&*][^ \t\r\n,[\]{}]+(?=[ \t\r\n,\]}]|$)/y,
  plain: /[^ \t\r\n#:,[\]{}"'|>&*!%@`?](?:[^ \t\r\n:]|:(?![ \t\r\n]|$)|[ \t]+(?![ \t#\r\n]|$))*/y,
  plainInFlow: /[^ \t\r\n#:,[\]{}"'|>&*!%@`?](?:[^ \t\r\n:,[\]{}]|:(?![ ,[\]{}\r\n]|$)| +(?![ #\t,[\]{}:\r\n]|$))*/y,
} as const;

const beginnings: Readonly<Record<string, keyof typeof patterns>> = {
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

const kinds: Readonly<Record<keyof typeof patterns, Token['kind']>> = {
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

class Scan {
  readonly #tokens: Token[] = [];
  readonly #text: string;
  /** How many brackets are open. */
  #depth = 0;
  /** A block scalar whose lines follow: the column of what holds it, and of its first line once that is known. */
  #block: { readonly parent: number; readonly column?: number } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** All tokens, once every line was read. */
  end(): readonly Token[] {
    return this.#depth === 0 ? this.#tokens : beyond();
  }

  line(start: number, next: number): void {
    const end = this.#contentEnd(start, next);
    const first = this.#skipSpaces(start);
    if (first >= end || this.#isInBlock(start, first, end)) return;
    if (this.#text[first] === '\t') beyond();
    const beginning = first === start ? this.#text.slice(start, start + 4) : '';
    if (/^---[ \r\n]?$/.test(beginning)) {
      this.#add('marker', { start, end: start + 3, indent: 0 });
      this.#content(start, start + 3, end);
    } else if (/^\.\.\.\r?\n?$/.test(beginning)) this.#add('marker', { start, end: start + 3, indent: 0 });
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
    this.#add('line', { start: first, end, indent });
    return true;
  }

  #content(start: number, from: number, end: number): void {
    const opened = this.#tokens.length;
    for (let at = this.#skipGap(from); at < end; at = this.#skipGap(at)) {
      const name = this.#nameOf(at);
      const pattern = patterns[name];
      pattern.lastIndex = at;
      if (!pattern.test(this.#text)) beyond();
      if (name === 'bracket') this.#depth += steps[this.#text[at] ?? ''] ?? 0;
      if (this.#depth < 0) beyond();
      if (name === 'comment' && at > start && !/[ \t]/.test(this.#text[at - 1] ?? '')) beyond();
      if (name === 'header') this.#block = { parent: this.#holder(opened, start) };
      this.#add(kinds[name], { start: at, end: pattern.lastIndex, indent: at === from ? at - start : -1 });
      at = pattern.lastIndex;
    }
  }

  #nameOf(at: number): keyof typeof patterns {
    const inFlow = this.#depth > 0;
    const first = this.#text[at] ?? '';
    const next = this.#text[at + 1];
    const isDash = first === '-' && (next === undefined || next === ' ' || next === '\n' || next === '\r');
    if (isDash) return 'dash';
    if (inFlow && first === ':') return 'colonInFlow';
    return beginnings[first] ?? (inFlow ? 'plainInFlow' : 'plain');
  }

  /** The column of the key or the dash before a block scalar. */
  #holder(opened: number, start: number): number {
    const last = this.#tokens.findLastIndex(({ kind }) => kind !== 'property');
    const mark = this.#tokens[last];
    const holder = mark !== undefined && this.#text[mark.start] === ':' ? this.#tokens[last - 1] : mark;
    return holder === undefined || last < opened || holder.start < start ? beyond() : holder.start - start;
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

  #add(kind: Token['kind'], place: Omit<Token, 'kind'>): void {
    this.#tokens.push({ kind, ...place });
  }
}
