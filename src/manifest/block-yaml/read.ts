import type { Pair } from '../../data/nodes.ts';
import { BeyondBlockYaml, beyond, deepest, longestKey } from './beyond.ts';
import { readBlockScalar } from './block-scalar.ts';
import { Cursor } from './cursor.ts';
import { readFlow } from './flow.ts';
import type { QuotedScalar } from './nodes.ts';
import { anchored, PlainScalar, YamlAlias, YamlDocument, YamlList, YamlMap, YamlPair } from './nodes.ts';
import { readQuoted } from './quoted.ts';
import { sharedKey } from './shared-key.ts';

/**
 * Reads the YAML that people write in manifests: maps and lists in block style and in brackets, scalars on one line, block scalars,
 * anchors and aliases, comments, several documents. Anything else, and whatever is wrong, gives undefined and is left to the full
 * parser; what is read equals what that one gives, node by node, but has no comments. A byte order mark is no part of the text.
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

/** What begins something else than a plain scalar; `-` does only before a space. */
const indicators = new Set([...'?:,[]{}#&*!|>\'"%@`\t'].map((character) => character.charCodeAt(0)));
const anchor = /&([\w.-]+)(?=[ \r\n])/y;
const alias = /\*([\w.-]+)(?=[ \t\r\n]|$)/y;

class Reader {
  readonly #text: string;
  readonly #cursor: Cursor;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#cursor = new Cursor(text);
  }

  documents(): readonly YamlDocument[] {
    const cursor = this.#cursor;
    const documents: YamlDocument[] = [];
    cursor.advance();
    do documents.push(new YamlDocument(cursor.isMarker ? this.#behindMarker() : this.#root()));
    while (cursor.isMarker);
    return cursor.column < 0 ? documents : beyond();
  }

  #behindMarker(): unknown {
    const cursor = this.#cursor;
    const end = cursor.at + 3;
    if (end < cursor.lineEnd && (this.#text[end] !== ' ' || !cursor.isOverAfterGap(end))) return beyond();
    const isBare = end === cursor.lineEnd;
    cursor.advance();
    if (cursor.column >= 0) return this.#root();
    return isBare ? new PlainScalar('', end) : beyond();
  }

  #root(): unknown {
    const first = this.#text[this.#cursor.at];
    if (first === '[' || first === '{') return this.#onLine(this.#cursor.at, -1);
    return this.#collection() ?? beyond();
  }

  /** The map or list that begins here, if one does. */
  #collection(): YamlMap | YamlList | undefined {
    const { at, column } = this.#cursor;
    if (column < 0) return undefined;
    if (this.#cursor.isItem(at)) return this.#list(column);
    return this.#isKey(at) ? this.#map(column) : undefined;
  }

  #map(column: number): YamlMap {
    const cursor = this.#cursor;
    this.#enter();
    const start = cursor.at;
    const items: Pair[] = [];
    do items.push(this.#pair(column));
    while (cursor.column === column && !cursor.isItem(cursor.at));
    return new YamlMap(items, [start, this.#leave()]);
  }

  #list(column: number): YamlList {
    const cursor = this.#cursor;
    this.#enter();
    const start = cursor.at;
    const items: unknown[] = [];
    do items.push(this.#item(column));
    while (cursor.column === column && cursor.isItem(cursor.at));
    return new YamlList(items, [start, this.#leave()]);
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > deepest) beyond();
  }

  /** What follows and stands further to the right belongs to no collection around either: the document does not end there. */
  #leave(): number {
    this.#depth -= 1;
    return this.#cursor.at;
  }

  #pair(column: number): YamlPair {
    const key = this.#key();
    const behind = key.range[1] + 1;
    const at = this.#cursor.skipSpaces(behind);
    if (this.#cursor.isOver(at)) return new YamlPair(key, this.#below(column, 'pair') ?? this.#nothing(behind, at));
    return new YamlPair(key, this.#withAnchor(at, column, 'pair') ?? this.#onLine(at, column));
  }

  /** The key that begins here, with a colon behind it. */
  #key(): PlainScalar | QuotedScalar {
    const text = this.#text;
    const { at, lineEnd } = this.#cursor;
    const end = this.#keyEnd(at);
    if (end < 0 || end - at > longestKey) return beyond();
    const first = text[at];
    if (first === '"' || first === "'") return readQuoted(text, at, lineEnd);
    return text[end - 1] === ' ' ? beyond() : new PlainScalar(sharedKey(text.slice(at, end)), at);
  }

  /** Where the key that begins here ends, before its colon; -1 where it is none. */
  #keyEnd(at: number): number {
    const cursor = this.#cursor;
    const first = this.#text[at];
    if (first === '"' || first === "'") {
      const end = readQuoted(this.#text, at, cursor.lineEnd).range[1];
      return cursor.isColon(end) ? end : -1;
    }
    if (!this.#isPlainStart(at)) return -1;
    const end = cursor.plainEnd(at);
    return cursor.isColon(end) ? end : -1;
  }

  #isKey(at: number): boolean {
    return this.#keyEnd(at) >= 0;
  }

  /** What stands on the lines below a key, a dash or an anchor; undefined where nothing does. */
  #below(column: number, of: 'pair' | 'item'): unknown {
    const cursor = this.#cursor;
    cursor.advance();
    if (of === 'pair' && cursor.column === column && cursor.isItem(cursor.at)) return this.#list(column);
    if (cursor.column <= column) return undefined;
    return this.#collection() ?? this.#ownLine(column);
  }

  /** A value on a line of its own below its key. */
  #ownLine(column: number): unknown {
    const first = this.#text[this.#cursor.at];
    // the library stumbles over some that stand below a comment
    if (first === '|' || first === '>' || this.#cursor.isBelowComment) return beyond();
    return this.#onLine(this.#cursor.at, column);
  }

  #nothing(behind: number, at: number): PlainScalar {
    return at === behind || this.#text[at] === '#' ? new PlainScalar('', at) : beyond();
  }

  /** A value with an anchor before it. */
  #withAnchor(at: number, column: number, of: 'pair' | 'item'): unknown {
    if (this.#text[at] !== '&') return undefined;
    const cursor = this.#cursor;
    anchor.lastIndex = at;
    const [found, name = ''] = anchor.exec(this.#text) ?? beyond();
    const behind = cursor.skipSpaces(at + found.length);
    if (!cursor.isOver(behind)) {
      // an alias has none
      if (this.#text[behind] === '*') return beyond();
      return anchored(this.#onLine(behind, column), name);
    }
    cursor.advance();
    const isList = of === 'pair' && cursor.column === column && cursor.isItem(cursor.at);
    const node = isList ? this.#list(column) : cursor.column > column ? this.#collection() : undefined;
    return node === undefined ? beyond() : anchored(node, name);
  }

  #item(column: number): unknown {
    const cursor = this.#cursor;
    const behind = cursor.at + 1;
    const at = cursor.skipSpaces(behind);
    if (cursor.isOver(at)) return this.#below(column, 'item') ?? this.#nothing(behind, at);
    const inner = column + at - cursor.at;
    if (cursor.isItem(at)) {
      cursor.at = at;
      return this.#list(inner);
    }
    const own = this.#withAnchor(at, column, 'item');
    if (own !== undefined) return own;
    if (!this.#isKey(at)) return this.#onLine(at, column);
    cursor.at = at;
    return this.#map(inner);
  }

  /** The value that begins on this line; the cursor goes on behind it. */
  #onLine(at: number, column: number): object {
    const cursor = this.#cursor;
    const text = this.#text;
    const first = text[at];
    if (first === '|' || first === '>') {
      const { node, next } = readBlockScalar(text, { start: at, lineEnd: cursor.lineEnd, next: cursor.next, column });
      cursor.next = next;
      cursor.advance();
      return node;
    }
    const { node, end } = this.#value(at, column);
    cursor.jump(end);
    if (!cursor.isOverAfterGap(end)) return beyond();
    cursor.advance();
    return node;
  }

  #value(at: number, column: number): { readonly node: object; readonly end: number } {
    const cursor = this.#cursor;
    const text = this.#text;
    const first = text[at];
    if (first === '[' || first === '{') return readFlow(text, at, column);
    if (first === '"' || first === "'") {
      const node = readQuoted(text, at, cursor.lineEnd);
      return { node, end: node.range[1] };
    }
    if (first === '*') {
      alias.lastIndex = at;
      const [found, name = ''] = alias.exec(text) ?? beyond();
      return { node: new YamlAlias(name, at), end: at + found.length };
    }
    if (!this.#isPlainStart(at)) return beyond();
    const end = cursor.trimmed(cursor.plainEnd(at));
    return { node: new PlainScalar(text.slice(at, end), at), end };
  }

  #isPlainStart(at: number): boolean {
    if (this.#text.startsWith('-\t', at)) return beyond();
    return !indicators.has(this.#text.charCodeAt(at)) && !this.#cursor.isItem(at);
  }
}
