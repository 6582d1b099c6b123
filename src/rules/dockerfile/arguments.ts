import type { MappedText } from '../mapped-text.ts';
import { jsonTexts } from './heredoc.ts';

/** A part of a text, and what it says. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Whitespace as BuildKit splits at. */
const isBlank = (char: string | undefined): boolean => char !== undefined && /[\t\v\f\r\n ]/.test(char);

/** The name of an instruction, its flags, and where its arguments begin and end. */
export function splitInstruction(line: MappedText, escapeMark: string) {
  const { text } = line;
  const begin = skipBlanks(text, 0);
  let nameEnd = begin;
  while (nameEnd < text.length && !isBlank(text[nameEnd])) nameEnd += 1;
  const { flags, at } = flagsAt(text, skipBlanks(text, nameEnd), escapeMark);
  const start = skipBlanks(text, at);
  const end = Math.max(start, text.trimEnd().length);
  return { name: text.slice(begin, nameEnd), flags, start, end };
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text[at])) at += 1;
  return at;
}

/** `--name=value` before the arguments; `--` alone ends them. */
function flagsAt(
  text: string,
  start: number,
  escapeMark: string,
): { readonly flags: readonly Part[]; readonly at: number } {
  const flags: Part[] = [];
  let at = start;
  while (text.startsWith('--', at)) {
    const flag = flagAt(text, at, escapeMark);
    if (flag.text === '--') return { flags, at: flag.end };
    flags.push(flag);
    at = skipBlanks(text, flag.end);
  }
  return { flags, at };
}

function flagAt(text: string, start: number, escapeMark: string): Part {
  let said = '';
  let quote: string | undefined;
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quote === undefined && isBlank(char)) break;
    if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) quote = char;
    else if (char === escapeMark) {
      at += 1;
      said += text[at] ?? '';
    } else said += char;
  }
  return { text: said, start, end: Math.min(at, text.length) };
}

/** The parts of a text between spaces. */
export function splitAtBlanks(text: string): readonly Part[] {
  return [...text.matchAll(/[^\t\v\f\r\n ]+/g)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** The words of a text, with regard to quotes, which stay: `A="b c" D=e`. An escape character at the very end is dropped. */
export function splitWords(text: string, escapeMark: string): readonly Part[] {
  const parts: Part[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const end = wordEnd(text, at, escapeMark);
    const said = end > text.length ? text.slice(at, -1) : text.slice(at, end);
    if (said !== '') parts.push({ text: said, start: at, end: at + said.length });
    at = skipBlanks(text, end);
  }
  return parts;
}

/** Where a word ends; behind the text where an escape character at its end has nothing to escape. */
function wordEnd(text: string, start: number, escapeMark: string): number {
  let quote: string | undefined;
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (quote === undefined && isBlank(char)) return at;
    if (char === escapeMark && quote !== "'") at += 1;
    else if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) quote = char;
    at += 1;
  }
  return at;
}

/** The texts of a JSON list, each with where it stands without its quotes; undefined where a text is none. */
export function splitJson(text: string): readonly Part[] | undefined {
  const texts = jsonTexts(text);
  if (texts === undefined) return undefined;
  const quoted = [...text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g)];
  return texts.map((said, index) => {
    const { 0: written = '', index: start = 0 } = quoted[index] ?? {};
    return { text: said, start: start + 1, end: start + Math.max(written.length - 1, 1) };
  });
}
