import { oneLine, printable } from '../text/one-line.ts';

/** Milliseconds as people read them: `0.4s`, `42s`, `3m 05s`, `2h 10m`, `3d 4h`. */
export function printDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${Math.round(seconds * 10) / 10}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}m ${pad(whole % 60)}s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h ${pad(minutes % 60)}m` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** A moment to the second, in UTC: `2026-03-01 12:00:05`. */
export function printMoment(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

/** The time of day of a moment, in UTC: `12:00:05`. */
export function printTime(at: Date): string {
  return at.toISOString().slice(11, 19);
}

/** A number with at most four digits that count: `0.9871`, `12.5`, `1,204`, `3.1e+21`. */
export function printNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) return value.toExponential(1);
  if (size >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(4)));
}

const thousands = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** A number beside an axis, which has room for a few characters: `0.95`, `1,200`, `25k`, `2.5M`, `1e+17`. */
export function printShortNumber(value: number): string {
  const size = Math.abs(value);
  const [unit, letter] = thousands.find(([one]) => size >= one) ?? [1, ''];
  if (size < 1e4 || size >= 1e15) return printNumber(value).replace('.0e', 'e');
  return `${Number((value / unit).toPrecision(5))}${letter}`;
}

/** Characters of a name, and of a sentence, that anybody may have chosen. */
const longest = { name: 160, sentence: 1200 };

/** A name in one line of bounded length. */
export function name(text: string): string {
  return oneLine(text, longest.name);
}

/** A sentence of bounded length. */
export function sentence(text: string): string {
  const line = text
    .split('\n')
    .map(printable)
    .join('\n')
    .trim()
    .replace(/(?<=\d) (?=%)/g, '\u00a0');
  return line.length <= longest.sentence ? line : `${line.slice(0, longest.sentence - 1).toWellFormed()}…`;
}

/** `1 point`, `3 points`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
