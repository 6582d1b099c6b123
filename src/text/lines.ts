/** Where the lines of a text begin; found once somebody asks. */
export class Lines {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The index of the first character of each line. */
  get lineStarts(): readonly number[] {
    this.#starts ??= startsOf(this.#text);
    return this.#starts;
  }

  /** The line and column of a position, both from 1. */
  linePos(position: number): { readonly line: number; readonly col: number } {
    const starts = this.lineStarts;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, col: position - (starts[low] ?? 0) + 1 };
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
