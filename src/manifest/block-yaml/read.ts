import type { Pair, Scalar } from '../../data/nodes.ts';
import { BeyondBlockYaml, beyond } from './beyond.ts';
import { readBlockScalar } from './block-scalar.ts';
import { readFlow } from './flow.ts';
import { PlainScalar, YamlDocument, YamlList, YamlMap, YamlPair } from './nodes.ts';
import { readQuoted } from './quoted.ts';

/**
 * Reads the YAML that people write in manifests: maps and lists in block style, scalars on one line, block scalars, brackets on
 * one line, comments, several documents. Anything else, and whatever is wrong, gives undefined and is left to the full parser; what
 * is read equals what that one gives, node by node, but has no comments. A byte order mark is no part of the text.
 */
export function readBlockYaml(text: string): readonly YamlDocument[] | undefined {
  if (unusual.test(text)) return undefined;
  try {
    return new Reader(text).documents();
  } catch (error) {
    if (error instanceof BeyondBlockYaml) return undefined;
    throw error;
  }
}

/** Control characters, spaces and line breaks that are none to others, and carriage returns alone. */
const unusual =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]|\r(?!\n)/;

const space = 0x20;
const tab = 0x09;
const hash = 0x23;
const colon = 0x3a;
const dash = 0x2d;
const deepest = 64;
/** So long may a key be: https://yaml.org/spec/1.2.2/#example-invalid-implicit-keys */
const longestKey = 1024;

/** Reads from line to line; what it stands on is always the first content of its line, or of an item on it. */
class Reader {
  readonly #text: string;
  #at = 0;
  #column = -1;
  #lineEnd = 0;
  #next = 0;
  #depth = 0;
  /** Whether `---` stands here. */
  #isMarker = false;

  constructor(text: string) {
    this.#text = text;
  }

  documents(): readonly YamlDocument[] {
    const documents: YamlDocument[] = [];
    this.#advance();
    do {
      if (this.#isMarker) this.#passMarker();
      documents.push(new YamlDocument(this.#node()));
    } while (this.#isMarker);
    return this.#column < 0 ? documents : beyond();
  }

  #passMarker(): void {
    this.#requireLineEnd(this.#at + 3);
    this.#advance();
  }

  /** Goes to the next line with content; the column is -1 at the end of a document. */
  #advance(): void {
    const text = this.#text;
    this.#isMarker = false;
    for (let start = this.#next; start < text.length; start = this.#next) {
      const newline = text.indexOf('\n', start);
      this.#next = newline < 0 ? text.length : newline + 1;
      this.#lineEnd = newline < 0 ? text.length : text[newline - 1] === '\r' ? newline - 1 : newline;
      let at = start;
      while (text.charCodeAt(at) === space) at += 1;
      if (at >= this.#lineEnd || text.charCodeAt(at) === hash) continue;
      this.#at = at;
      this.#column = at - start;
      if (this.#column === 0) this.#lookForMarker();
      return;
    }
    this.#column = -1;
  }

  #lookForMarker(): void {
    const text = this.#text;
    if (text.startsWith('...', this.#at)) beyond();
    if (!text.startsWith('---', this.#at)) return;
    this.#isMarker = true;
    this.#column = -1;
  }

  /** The map or list that begins here. */
  #node(): YamlMap | YamlList {
    if (this.#column < 0) return beyond();
    return this.#isItem(this.#at) ? this.#list(this.#column) : this.#map(this.#column);
  }

  #isItem(at: number): boolean {
    const text = this.#text;
    return text.charCodeAt(at) === dash && (at + 1 === this.#lineEnd || text.charCodeAt(at + 1) === space);
  }

  #map(column: number): YamlMap {
    this.#enter();
    const start = this.#at;
    const items: Pair[] = [];
    do items.push(this.#pair(column));
    while (this.#column === column && !this.#isItem(this.#at));
    return new YamlMap(items, [start, this.#leave(column)]);
  }

  #list(column: number): YamlList {
    this.#enter();
    const start = this.#at;
    const items: unknown[] = [];
    do items.push(this.#item(column));
    while (this.#column === column && this.#isItem(this.#at));
    return new YamlList(items, [start, this.#leave(column)]);
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > deepest) beyond();
  }

  /** What follows a collection stands no further to the right than it did. */
  #leave(column: number): number {
    this.#depth -= 1;
    if (this.#column > column) beyond();
    return this.#at;
  }

  #pair(column: number): YamlPair {
    const key = this.#key();
    const behind = key.range?.[1] ?? 0;
    const at = this.#skipSpaces(behind + 1);
    return new YamlPair(key, this.#isOver(at) ? this.#below(column, behind + 1, at) : this.#onLine(at, column));
  }

  /** The key that begins here, with a colon behind it. */
  #key(): Scalar {
    const text = this.#text;
    const end = this.#keyEnd(this.#at);
    if (end < 0 || end - this.#at > longestKey) return beyond();
    const first = text[this.#at];
    if (first === '"' || first === "'") return readQuoted(text, this.#at, this.#lineEnd);
    const key = new PlainScalar(text.slice(this.#at, end), this.#at);
    return key.source === '<<' || text.charCodeAt(end - 1) === space ? beyond() : key;
  }

  /** Where the key that begins here ends, before its colon; -1 where it is none. */
  #keyEnd(at: number): number {
    const text = this.#text;
    const first = text[at];
    if (first !== '"' && first !== "'") {
      this.#requirePlainStart(at);
      const end = this.#plainEnd(at);
      return text.charCodeAt(end) === colon && end < this.#lineEnd ? end : -1;
    }
    const end = readQuoted(text, at, this.#lineEnd).range[1];
    const isKey = text.charCodeAt(end) === colon && (end + 1 === this.#lineEnd || text.charCodeAt(end + 1) === space);
    return isKey ? end : -1;
  }

  /** The value of a key with nothing on its line: on the next lines, or none. */
  #below(column: number, behind: number, at: number): unknown {
    this.#advance();
    if (this.#column > column) return this.#node();
    if (this.#column === column && this.#isItem(this.#at)) return this.#list(column);
    return this.#nothing(behind, at);
  }

  #nothing(behind: number, at: number): PlainScalar {
    if (at !== behind && this.#text.charCodeAt(at) !== hash) return beyond();
    return new PlainScalar('', at);
  }

  #item(column: number): unknown {
    const behind = this.#at + 1;
    const at = this.#skipSpaces(behind);
    if (this.#isOver(at)) {
      this.#advance();
      return this.#column > column ? this.#node() : this.#nothing(behind, at);
    }
    const inner = column + at - this.#at;
    if (this.#isItem(at)) {
      this.#at = at;
      return this.#list(inner);
    }
    if (!this.#isKey(at)) return this.#onLine(at, column);
    this.#at = at;
    return this.#map(inner);
  }

  #isKey(at: number): boolean {
    return !noKey.has(this.#text.charCodeAt(at)) && this.#keyEnd(at) >= 0;
  }

  /** The value that begins on this line; the reader goes on behind it. */
  #onLine(at: number, column: number): unknown {
    const text = this.#text;
    const first = text[at];
    if (first === '|' || first === '>') {
      const { node, next } = readBlockScalar(text, { start: at, lineEnd: this.#lineEnd, next: this.#next, column });
      this.#next = next;
      this.#advance();
      return node;
    }
    const { node, end } = this.#inLine(at);
    this.#requireLineEnd(end);
    this.#advance();
    // a scalar would go on there, and anything else be wrong
    return this.#column > column ? beyond() : node;
  }

  #inLine(at: number): { readonly node: unknown; readonly end: number } {
    const text = this.#text;
    const first = text[at];
    if (first === '[' || first === '{') return readFlow({ text, end: this.#lineEnd }, at);
    if (first === '"' || first === "'") {
      const node = readQuoted(text, at, this.#lineEnd);
      return { node, end: node.range[1] };
    }
    this.#requirePlainStart(at);
    const end = this.#trimmed(at, this.#plainEnd(at));
    return { node: new PlainScalar(text.slice(at, end), at), end };
  }

  /** Where a plain scalar stops: at a colon that ends a key, a comment, or the end of the line. */
  #plainEnd(from: number): number {
    const text = this.#text;
    for (let at = from; at < this.#lineEnd; at += 1) {
      const character = text.charCodeAt(at);
      if (character === tab) return beyond();
      if (character === colon && (at + 1 === this.#lineEnd || text.charCodeAt(at + 1) === space)) return at;
      if (character === hash && text.charCodeAt(at - 1) === space) return at;
    }
    return this.#lineEnd;
  }

  #trimmed(start: number, end: number): number {
    let at = end;
    while (at > start && this.#text.charCodeAt(at - 1) === space) at -= 1;
    return at;
  }

  #requirePlainStart(at: number): void {
    const first = this.#text.charCodeAt(at);
    if (indicators.has(first)) beyond();
    if (first === dash && (at + 1 >= this.#lineEnd || this.#text.charCodeAt(at + 1) === space)) beyond();
  }

  #skipSpaces(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === space) at += 1;
    return at;
  }

  /** Whether nothing but a comment is left on the line. */
  #isOver(at: number): boolean {
    return at >= this.#lineEnd || (this.#text.charCodeAt(at) === hash && this.#text.charCodeAt(at - 1) === space);
  }

  #requireLineEnd(from: number): void {
    if (!this.#isOver(this.#skipSpaces(from))) beyond();
  }
}

/** What begins something else than a plain scalar; `-` does only before a space. */
const indicators = new Set([...'?:,[]{}#&*!|>\'"%@`\t'].map((character) => character.charCodeAt(0)));
/** What begins no key here, though it may begin a value. */
const noKey = new Set([...'[{|>'].map((character) => character.charCodeAt(0)));
