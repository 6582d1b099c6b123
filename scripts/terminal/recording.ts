import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Size of a terminal in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What was written to the terminal at once. */
export interface Written {
  /** Seconds since the one before. */
  readonly after: number;
  readonly text: string;
}

/** How a session ended, and everything that it showed until then. */
export interface Recording {
  readonly exit: number;
  readonly written: readonly Written[];
}

/** A word as a shell takes it, whatever is in it. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Runs a command in a terminal of its own, with util-linux `script`, and keeps what it writes and when. A single word is a
 * line of shell; several are a program and its arguments.
 */
export async function record(command: readonly string[], { columns, rows }: Size): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  try {
    const [output, timing] = [join(folder, 'output'), join(folder, 'timing')];
    const line = command.length === 1 ? (command[0] ?? '') : `exec ${command.map(quoted).join(' ')}`;
    const logs = ['--log-out', output, '--log-timing', timing, '--logging-format', 'classic'];
    const child = spawn('script', ['-qefc', `stty cols ${columns} rows ${rows}; ${line}`, ...logs], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SHELL: '/bin/sh', TERM: 'xterm-256color', COLORTERM: 'truecolor' },
    });
    const exit = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 128));
    });
    return { exit, written: readLogs(readFileSync(output), readFileSync(timing, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of `SECONDS BYTES` say how to read the output, which has a line of its own in front: scriptreplay(1). */
function readLogs(output: Buffer, timing: string): readonly Written[] {
  // a character may come in two parts
  const decoder = new TextDecoder();
  let at = output.indexOf('\n') + 1;
  return timing
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [after = 0, length = 0] = line.split(' ').map(Number);
      const text = decoder.decode(output.subarray(at, at + length), { stream: true });
      at += length;
      return { after, text };
    });
}

/**
 * The same with other names for places of this machine, the longest first. One that was written in several parts is shown
 * with its first.
 */
export function renamed(written: readonly Written[], names: Readonly<Record<string, string>>): readonly Written[] {
  const places = Object.keys(names)
    // a home that is the root of everything is in every path
    .filter((place) => place.length > 1)
    .sort((one, other) => other.length - one.length);
  const whole = written.map(({ text }) => text).join('');
  let [cut, end] = [0, 0];
  return written.map(({ after, text }) => {
    end += text.length;
    const from = cut;
    cut = Math.max(cut, endOfNames(whole, places, end));
    const part = whole.slice(from, cut);
    return { after, text: places.reduce((shown, place) => shown.replaceAll(place, names[place] ?? ''), part) };
  });
}

/** The end of a part, moved behind a name that it would cut in two. */
function endOfNames(whole: string, places: readonly string[], end: number): number {
  const cuts = places.map((place) => {
    const at = whole.indexOf(place, Math.max(end - place.length + 1, 0));
    return at >= 0 && at < end ? at + place.length : end;
  });
  return Math.max(end, ...cuts);
}
