import { beyond } from './beyond.ts';

const space = 0x20;
const tab = 0x09;
const hash = 0x23;
const colon = 0x3a;
const dash = 0x2d;

/** Goes through a text from line to line; it stands on the first content of a line, or of an item on it. */
export class Cursor {
  readonly text: string;
  /** Where it stands. */
  at = 0;
  /** In which column, from 0; -1 at the end of a document. */
  column = -1;
  /** Where the line ends, without its ending, and where the next one begins. */
  lineEnd = 0;
  next = 0;
  /** Whether comments stand between the last line with content and this one. */
  isBelowComment = false;
  /** Whether it stands on `---`. */
  isMarker = false;
  /** Whether the document has content so far. */
  #hasContent = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the next line with content. */
  advance(): void {
    const { text } = this;
    this.isMarker = false;
    this.isBelowComment = false;
    while (this.next < text.length) {
      const start = this.next;
      this.#measure(start);
      const at = this.skipSpaces(start);
      if (at >= this.lineEnd) continue;
      if (text.charCodeAt(at) === hash) {
        this.isBelowComment = true;
        continue;
      }
      this.at = at;
      this.column = at - start;
      if (this.column === 0) this.#lookForMarker();
      if (this.column >= 0) this.#hasContent = true;
      return;
    }
    this.column = -1;
  }

  /** Goes on from a place further down. */
  jump(to: number): void {
    if (to > this.next) this.#measure(to);
  }

  #measure(from: number): void {
    const newline = this.text.indexOf('\n', from);
    this.next = newline < 0 ? this.text.length : newline + 1;
    this.lineEnd = newline < 0 ? this.text.length : this.text[newline - 1] === '\r' ? newline - 1 : newline;
  }

  #lookForMarker(): void {
    if (this.text.startsWith('...', this.at)) this.#passEnd();
    if (!this.text.startsWith('---', this.at)) return;
    this.isMarker = true;
    this.column = -1;
  }

  /** Behind `...` there is another document only where `---` begins it; before it there is one. */
  #passEnd(): void {
    if (this.at + 3 !== this.lineEnd || !this.#hasContent) beyond();
    this.#hasContent = false;
    this.advance();
    if (this.column >= 0) beyond();
  }

  skipSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === space) at += 1;
    return at;
  }

  /** Whether an item of a list begins here. */
  isItem(at: number): boolean {
    return this.text.charCodeAt(at) === dash && this.#isGap(at + 1);
  }

  #isGap(at: number): boolean {
    return at >= this.lineEnd || this.text.charCodeAt(at) === space;
  }

  /** Whether a colon here ends a key. */
  isColon(at: number): boolean {
    return this.text.charCodeAt(at) === colon && this.#isGap(at + 1);
  }

  /** Whether nothing but a comment is left on the line. */
  isOver(at: number): boolean {
    return at >= this.lineEnd || (this.text.charCodeAt(at) === hash && isWhite(this.text.charCodeAt(at - 1)));
  }

  /** Tabs may stand before a comment and at the end of a line. */
  isOverAfterGap(from: number): boolean {
    let at = from;
    while (isWhite(this.text.charCodeAt(at))) at += 1;
    return this.isOver(at);
  }

  /** Where a plain scalar stops: at a colon that ends a key, a comment, a tab, or the end of the line. */
  plainEnd(from: number): number {
    const { text, lineEnd } = this;
    for (let at = from; at < lineEnd; at += 1) {
      const character = text.charCodeAt(at);
      if (character === tab) return at;
      if (character === colon && this.#isGap(at + 1)) return at;
      if (character === colon && text.charCodeAt(at + 1) === tab) return beyond();
      if (character === hash && text.charCodeAt(at - 1) === space) return at;
    }
    return lineEnd;
  }

  /** The end of a text that is not blank, without the spaces there. */
  trimmed(end: number): number {
    let at = end;
    while (this.text.charCodeAt(at - 1) === space) at -= 1;
    return at;
  }
}

function isWhite(character: number): boolean {
  return character === space || character === tab;
}
