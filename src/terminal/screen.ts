import { stripVTControlCharacters } from 'node:util';
import { widthOf } from '../text/width.ts';
import type { Stream } from './printer.ts';

const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';
/** Terminals that do not know it ignore it; the others show what is between at once. */
const together = ['\u001b[?2026h', '\u001b[?2026l'] as const;
/** A line that the terminal takes for wider than we do is cut by it, and does not push the block down. */
const unwrapped = ['\u001b[?7l', '\u001b[?7h'] as const;
const eraseLine = '\u001b[2K';
const eraseBelow = '\u001b[J';

function up(lines: number): string {
  return lines > 0 ? `\r\u001b[${lines}A` : '\r';
}

/** What a terminal has when it tells no size. */
const usual = { columns: 80, rows: 24 };

/**
 * A block of lines at the end of a terminal, drawn again in its place; what is printed goes above it. The cursor stands on
 * the line below the block whenever nothing is being drawn.
 */
export class Screen {
  readonly #stream: Stream;
  #lines: readonly string[] = [];
  #drawnOn = usual;
  #isHidden = false;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  /** The room for a block, as it is now: the cursor needs a line of its own, and what cannot be gone back to is not drawn. */
  get room(): { readonly columns: number; readonly rows: number } {
    const { columns, rows } = this.#size();
    return { columns, rows: rows - 1 };
  }

  /** Shows these lines in place of the ones before; writes only what has changed. */
  draw(lines: readonly string[]): void {
    if (lines.length === 0 && this.#lines.length === 0) return;
    const isResized = this.#isResized();
    if (!isResized && lines.length === this.#lines.length && lines.every((line, index) => line === this.#lines[index]))
      return;
    this.#write(isResized ? `${this.#erase()}${whole(lines)}` : this.#changed(lines));
    this.#keep(lines);
  }

  /** Prints text above the block, for good. */
  print(text: string): void {
    const { columns, rows } = this.room;
    // the terminal may have become smaller since the block was drawn
    const block = this.#lines.slice(0, columns < this.#drawnOn.columns ? 0 : rows);
    const printed = text.replace(/\r?\n/g, '\r\n');
    this.#stream.write(
      `${together[0]}${this.#erase()}${printed}\r\n${unwrapped[0]}${whole(block)}${unwrapped[1]}${together[1]}`,
    );
    this.#keep(block);
  }

  /** Leaves the block as it is, and the cursor visible below it. */
  close(): void {
    // a key that was pressed meanwhile (^C) may have left its echo there
    if (this.#isHidden) this.#stream.write(`\r${eraseBelow}${showCursor}`);
    this.#isHidden = false;
    this.#lines = [];
  }

  #changed(lines: readonly string[]): string {
    const written = lines.map((line, index) => (line === this.#lines[index] ? '\r\n' : `${eraseLine}${line}\r\n`));
    const rest = lines.length < this.#lines.length ? eraseBelow : '';
    return `${up(this.#lines.length)}${written.join('')}${rest}`;
  }

  /** Takes the block away. A terminal that has become narrower has broken its lines. */
  #erase(): string {
    const { columns, rows } = this.#size();
    const heights = this.#lines.map((line) => Math.ceil(widthOf(stripVTControlCharacters(line)) / columns));
    const height = heights.reduce((sum, one) => sum + Math.max(1, one), 0);
    return `${up(Math.min(height, rows - 1))}${eraseBelow}`;
  }

  #write(text: string): void {
    const hide = this.#isHidden ? '' : hideCursor;
    this.#isHidden = true;
    this.#stream.write(`${hide}${together[0]}${unwrapped[0]}${text}${unwrapped[1]}${together[1]}`);
  }

  #keep(lines: readonly string[]): void {
    this.#lines = lines;
    this.#drawnOn = this.#size();
  }

  #isResized(): boolean {
    const { columns, rows } = this.#size();
    return columns !== this.#drawnOn.columns || rows !== this.#drawnOn.rows;
  }

  /** A terminal may tell 0 by 0. */
  #size(): { columns: number; rows: number } {
    const { columns, rows } = this.#stream;
    return { columns: columns || usual.columns, rows: rows || usual.rows };
  }
}

function whole(lines: readonly string[]): string {
  return lines.map((line) => `${eraseLine}${line}\r\n`).join('');
}
