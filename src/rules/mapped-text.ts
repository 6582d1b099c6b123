/** A piece of a text, and where its first character stands in the file. */
export interface Piece {
  readonly text: string;
  readonly source: number;
}

/** From one position of a file to before the other. */
export interface FileRange {
  readonly start: number;
  readonly end: number;
}

/** A text that was put together from pieces of a file, and knows where each of its characters stands there. */
export class MappedText {
  readonly text: string;
  readonly #starts: readonly number[];
  readonly #sources: readonly number[];
  readonly #offset: number;

  private constructor(
    text: string,
    map: { readonly starts: readonly number[]; readonly sources: readonly number[]; readonly offset: number },
  ) {
    this.text = text;
    this.#starts = map.starts;
    this.#sources = map.sources;
    this.#offset = map.offset;
  }

  static of(pieces: readonly Piece[]): MappedText {
    const starts: number[] = [];
    let length = 0;
    for (const { text } of pieces) {
      starts.push(length);
      length += text.length;
    }
    const text = pieces.map((piece) => piece.text).join('');
    return new MappedText(text, { starts, sources: pieces.map(({ source }) => source), offset: 0 });
  }

  /** A text of which only the beginning is known in the file: all of it stands there. */
  static fixed(text: string, source: number): MappedText {
    return new MappedText(text, { starts: [], sources: [source], offset: 0 });
  }

  /** Where a character stands in the file. */
  positionOf(index: number): number {
    if (this.#starts.length === 0) return this.#sources[0] ?? 0;
    const at = index + this.#offset;
    const piece = this.#pieceAt(at);
    return (this.#sources[piece] ?? 0) + at - (this.#starts[piece] ?? 0);
  }

  /** The last piece that begins at or before an index. */
  #pieceAt(index: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** What a part of the text covers in the file: its end stands behind its last character, not before the next piece. */
  rangeOf(start: number, end: number): FileRange {
    const from = this.positionOf(start);
    return { start: from, end: end > start ? this.positionOf(end - 1) + 1 : from };
  }

  slice(start: number, end = this.text.length): MappedText {
    const map = { starts: this.#starts, sources: this.#sources, offset: this.#offset + start };
    return new MappedText(this.text.slice(start, end), map);
  }
}
