import type { Pair } from '../../data/nodes.ts';
import { beyond, deepest, longestKey } from './beyond.ts';
import type { QuotedScalar } from './nodes.ts';
import { PlainScalar, YamlAlias, YamlList, YamlMap, YamlPair } from './nodes.ts';
import { readQuoted } from './quoted.ts';

/** A value that was read, and where it ends. */
interface Read<T> {
  readonly node: T;
  readonly end: number;
}

/** What nobody takes for anything but a plain scalar between brackets begins like this, and goes on. */
const beginnings = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./$(<');
const words = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./');
const inner = tableOf(`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./$()+*@=~^<>;!?%&|'"\\-`);
const alias = /\*([\w.-]+)(?=[ ,\]}\r\n])/y;

/** The list or map in brackets that begins here; what follows on other lines is indented by more than the column. */
export function readFlow(text: string, start: number, column: number): Read<YamlList | YamlMap> {
  return new Flow(text, column).collection(start, 0);
}

class Flow {
  readonly #text: string;
  readonly #column: number;
  #knownEnd = -1;

  constructor(text: string, column: number) {
    this.#text = text;
    this.#column = column;
  }

  collection(start: number, depth: number): Read<YamlList | YamlMap> {
    if (depth > deepest) return beyond();
    return this.#text[start] === '[' ? this.#list(start, depth) : this.#map(start, depth);
  }

  #list(start: number, depth: number): Read<YamlList> {
    const items: unknown[] = [];
    const end = this.#items(start, ']', (at) => {
      const { node, end: itemEnd } = this.#value(at, depth);
      items.push(node);
      return itemEnd;
    });
    return { node: new YamlList(items, [start, end], true), end };
  }

  #map(start: number, depth: number): Read<YamlMap> {
    const items: Pair[] = [];
    const end = this.#items(start, '}', (at) => {
      const { node: key, end: colon } = this.#scalar(at);
      if (this.#text[colon] !== ':' || colon - at > longestKey) return beyond();
      // only behind quotes the value may follow at once
      if (!/[ \r\n]/.test(this.#text.charAt(colon + 1)) && key instanceof PlainScalar) return beyond();
      const { node, end: valueEnd } = this.#value(this.#skip(colon + 1), depth);
      items.push(new YamlPair(key, node));
      return valueEnd;
    });
    return { node: new YamlMap(items, [start, end], true), end };
  }

  /** Where the collection ends, behind its bracket. */
  #items(start: number, close: string, readItem: (at: number) => number): number {
    let at = this.#skip(start + 1);
    if (this.#text[at] === close) return at + 1;
    for (;;) {
      at = this.#skip(readItem(at));
      if (this.#text[at] === close) return at + 1;
      if (this.#text[at] !== ',') return beyond();
      at = this.#skip(at + 1);
      // a comma may stand behind the last one
      if (this.#text[at] === close) return at + 1;
    }
  }

  #value(at: number, depth: number): Read<unknown> {
    const first = this.#text[at];
    if (first === '[' || first === '{') return this.collection(at, depth + 1);
    if (first !== '*') return this.#scalar(at);
    alias.lastIndex = at;
    const [found, name = ''] = alias.exec(this.#text) ?? beyond();
    return { node: new YamlAlias(name, at), end: at + found.length };
  }

  #scalar(at: number): Read<PlainScalar | QuotedScalar> {
    const first = this.#text[at];
    if (first === '"' || first === "'") {
      const node = readQuoted(this.#text, at, this.#lineEndFrom(at));
      return { node, end: node.range[1] };
    }
    const end = this.#plainEnd(at);
    return { node: new PlainScalar(this.#text.slice(at, end), at), end };
  }

  #plainEnd(start: number): number {
    const isBegun = this.#is(beginnings, start) || (this.#text[start] === '-' && this.#is(words, start + 1));
    let at = isBegun ? start + 1 : beyond();
    while (this.#goesOn(at)) at += 1;
    return at;
  }

  #goesOn(at: number): boolean {
    if (this.#is(inner, at)) return true;
    const character = this.#text[at];
    if (character === ':') return this.#is(words, at + 1);
    return character === '#' || (character === ' ' && this.#is(inner, at + 1));
  }

  #is(table: Uint8Array, at: number): boolean {
    return table[this.#text.charCodeAt(at)] === 1;
  }

  /** Over spaces, line endings and comments. */
  #skip(from: number): number {
    let at = from;
    for (;;) {
      const character = this.#text[at];
      if (character === ' ') at += 1;
      else if (character === '\n') at = this.#lineStart(at + 1);
      else if (character === '\r') at += 1;
      else if (character === '#' && this.#text[at - 1] === ' ') at = this.#lineEnd(at);
      else return at;
    }
  }

  /** Where the line of a place ends, looked for once a line: JSON may be a single one. */
  #lineEndFrom(at: number): number {
    if (at > this.#knownEnd) {
      const end = this.#text.indexOf('\n', at);
      this.#knownEnd = end < 0 ? this.#text.length : end;
    }
    return this.#knownEnd;
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf('\n', at);
    return end < 0 ? beyond() : end;
  }

  #lineStart(start: number): number {
    let at = start;
    while (this.#text[at] === ' ') at += 1;
    const character = this.#text[at];
    if (character === '\n' || character === '\r') return at;
    if (character === '#') return at === start ? beyond() : this.#lineEnd(at);
    return at - start <= this.#column || this.#text.startsWith('...', start) ? beyond() : at;
  }
}

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
