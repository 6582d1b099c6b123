import headless from '@xterm/headless';
import type { Stream } from '../../src/terminal/printer.ts';

/** A real terminal emulator in place of standard error: what is written to it is on its screen. */
export class TestTerminal implements Stream {
  readonly #terminal: headless.Terminal;
  /** Everything that was written, write by write. */
  readonly written: string[] = [];

  constructor(columns: number, rows: number) {
    this.#terminal = new headless.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  write(text: string): void {
    this.written.push(text);
    // as the terminal's driver does it (ONLCR)
    this.#terminal.write(text.replace(/\r?\n/g, '\r\n'));
  }

  /** Somebody pulls at the window. */
  async resize(columns: number, rows: number): Promise<void> {
    await this.#settled();
    this.#terminal.resize(columns, rows);
  }

  /** Every line from the first ever written to the last that holds something. */
  async lines(): Promise<readonly string[]> {
    await this.#settled();
    const { active } = this.#terminal.buffer;
    const lines = Array.from({ length: active.length }, (_, index) => active.getLine(index)?.translateToString(true));
    const last = lines.findLastIndex((line) => line !== '');
    return lines.slice(0, last + 1).map((line) => line ?? '');
  }

  /** Where the cursor stands: the line, from the first ever written, and the column. */
  async cursor(): Promise<{ readonly line: number; readonly column: number }> {
    await this.#settled();
    const { active } = this.#terminal.buffer;
    return { line: active.baseY + active.cursorY, column: active.cursorX };
  }

  /** Whether lines that are too long are broken, as they are unless somebody forbids it. */
  async wraps(): Promise<boolean> {
    await this.#settled();
    return this.#terminal.modes.wraparoundMode;
  }

  /** What was written last of the cursor: the emulator does not tell whether it is shown. */
  get showsCursor(): boolean {
    const all = this.written.join('');
    return all.lastIndexOf('\u001b[?25h') >= all.lastIndexOf('\u001b[?25l');
  }

  #settled(): Promise<void> {
    return new Promise((resolve) => this.#terminal.write('', resolve));
  }
}
