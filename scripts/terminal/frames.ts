import unicode from '@xterm/addon-unicode11';
import type { IBufferCell, IBufferLine, Terminal } from '@xterm/headless';
import xterm from '@xterm/headless';
import { direct, indexed, theme } from './palette.ts';
import type { Size, Written } from './recording.ts';

/** How characters look. Colours are `#rrggbb`; the usual ones of the window are left out. */
export interface Look {
  readonly colour?: string;
  readonly ground?: string;
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly underline?: true;
}

/** Characters of one look, side by side. */
export interface Run {
  readonly column: number;
  /** In columns; some characters take two. */
  readonly width: number;
  readonly text: string;
  readonly look: Look;
}

/** The screen from a moment on. */
export interface Frame {
  /** Seconds since the beginning. */
  readonly at: number;
  readonly rows: readonly (readonly Run[])[];
}

/** How a session is told again. */
export interface Pace {
  /** Seconds: nobody waits longer for the next change. */
  readonly longestWait: number;
  /** Seconds: changes that come closer together are one. */
  readonly shortest: number;
}

/** Replays a session in a terminal, and gives its screen each time that it has changed. */
export async function framesOf(written: readonly Written[], size: Size, pace: Pace): Promise<readonly Frame[]> {
  const terminal = openTerminal(size);
  const frames: Frame[] = [];
  let at = 0;
  for (const { after, text } of written) {
    at += Math.min(after, pace.longestWait);
    await new Promise<void>((resolve) => terminal.write(text, resolve));
    const last = frames.at(-1);
    const isSoon = last !== undefined && at - last.at < pace.shortest;
    const rows = screenOf(terminal);
    if (isSoon) frames[frames.length - 1] = { at: last.at, rows };
    else frames.push({ at, rows });
  }
  terminal.dispose();
  return distinct(frames);
}

function openTerminal({ columns, rows }: Size): Terminal {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  // by itself it knows pictures as Unicode 6 had them: too narrow
  terminal.loadAddon(new unicode.Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  return terminal;
}

function distinct(frames: readonly Frame[]): readonly Frame[] {
  const texts = frames.map(({ rows }) => JSON.stringify(rows));
  return frames.filter((_, index) => index === 0 || texts[index] !== texts[index - 1]);
}

function screenOf(terminal: Terminal): Frame['rows'] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) => {
    const line = active.getLine(active.baseY + row);
    return line === undefined ? [] : runsOf(line);
  });
}

/** Runs of a line. What is only blank is left out, for there is nothing to see. */
function runsOf(line: IBufferLine): readonly Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < line.length; column += 1) {
    const cell = line.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const run = { column, width: cell.getWidth(), text: cell.getChars() || ' ', look: lookOf(cell) };
    const last = runs.at(-1);
    if (last !== undefined && isAlike(last, run))
      runs[runs.length - 1] = { ...last, width: last.width + 1, text: last.text + run.text };
    else runs.push(run);
  }
  return runs.map(withoutEnd).filter(({ width }) => width > 0);
}

/** A wide character has a width of its own in every font: it stands alone, and what follows is put at its own place. */
function isNarrow({ width, text }: Run): boolean {
  return width === [...text].length;
}

function isAlike(one: Run, other: Run): boolean {
  if (!isNarrow(one) || !isNarrow(other)) return false;
  return one.column + one.width === other.column && JSON.stringify(one.look) === JSON.stringify(other.look);
}

function withoutEnd(run: Run): Run {
  if (run.look.ground !== undefined || run.look.underline) return run;
  const text = run.text.trimEnd();
  return { ...run, text, width: run.width - (run.text.length - text.length) };
}

function lookOf(cell: IBufferCell): Look {
  const own = cell.isFgDefault() ? undefined : colourOf(cell.isFgRGB(), cell.getFgColor());
  const behind = cell.isBgDefault() ? undefined : colourOf(cell.isBgRGB(), cell.getBgColor());
  const isInverse = cell.isInverse() !== 0;
  const colour = isInverse ? (behind ?? theme.ground) : own;
  const ground = isInverse ? (own ?? theme.text) : behind;
  return {
    ...(colour === undefined ? {} : { colour }),
    ...(ground === undefined ? {} : { ground }),
    ...(cell.isBold() ? { bold: true } : {}),
    ...(cell.isDim() ? { dim: true } : {}),
    ...(cell.isItalic() ? { italic: true } : {}),
    ...(cell.isUnderline() ? { underline: true } : {}),
  };
}

function colourOf(isDirect: boolean, colour: number): string {
  return isDirect ? direct(colour) : indexed(colour);
}
