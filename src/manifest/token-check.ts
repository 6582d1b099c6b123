import { beyond } from './block-yaml/beyond.ts';
import { readsBlockYaml } from './block-yaml/parse.ts';
import type { Tokens } from './scan.ts';
import { Scan } from './scan.ts';
import type { Source } from './source.ts';
import { placeAt } from './source.ts';
import type { Replacement } from './splice.ts';
import { inOrder } from './splice.ts';

/** A text and what it has become. */
interface Texts {
  readonly before: string;
  readonly after: string;
}

/**
 * The first place, as an index into the text before, where something outside of what was replaced differs: a character, or a token
 * that has become another one, has come or gone. Undefined where all stands as it stood. Throws where the scanner does not know a
 * line.
 */
export function findMovedToken(texts: Texts, replacements: readonly Replacement[]): number | undefined {
  const ranges = rangesOf(inOrder(texts.before, replacements));
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first === undefined || last === undefined) return movedText(texts, ranges);
  return movedText(texts, ranges) ?? differingToken(...scansAround(texts, first, last), ranges);
}

/**
 * The tokens of the lines that are changed. The text before them is the same, and so are its tokens; behind them it is the same
 * again, and where both scans have come to the same state there, so are its tokens: only else it is scanned to its end.
 */
function scansAround({ before, after }: Texts, first: Range, last: Range): readonly [Tokens, Tokens] {
  const lead = new Scan(before);
  lead.to(before.lastIndexOf('\n', first.start - 1) + 1);
  const [was, is] = [lead.fork(before), lead.fork(after)];
  was.to(last.end + 1);
  is.to(last.newEnd + 1);
  if (!was.isLike(is)) {
    was.to(before.length);
    is.to(after.length);
    if (is.depth !== 0) beyond();
  }
  return [was.tokens, is.tokens];
}

/** What differs, in words: a parser that keeps no comments is seconded by the scanner. */
export function movedToken(source: Source, after: string, replacements: readonly Replacement[]): string | undefined {
  if (!readsBlockYaml(source.parse)) return undefined;
  const moved = findMovedToken({ before: source.text, after }, replacements);
  return moved === undefined ? undefined : `line ${placeAt(source, moved).line} would change too`;
}

/** What stood from one index to the other, and where its successor stands. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

function rangesOf(replacements: readonly Replacement[]): readonly Range[] {
  let shift = 0;
  return replacements.map(({ start, end, text }) => {
    const newStart = start + shift;
    shift += text.length - (end - start);
    return { start, end, newStart, newEnd: newStart + text.length };
  });
}

function movedText({ before, after }: Texts, ranges: readonly Range[]): number | undefined {
  let [was, is] = [0, 0];
  for (const { start, end, newStart, newEnd } of [...ranges, endOf(before, after)]) {
    const [old, now] = [before.slice(was, start), after.slice(is, newStart)];
    if (old !== now) return was + firstDifference(old, now);
    [was, is] = [end, newEnd];
  }
  return undefined;
}

function endOf(before: string, after: string): Range {
  return { start: before.length, end: before.length, newStart: after.length, newEnd: after.length };
}

/** Of two texts that differ. */
function firstDifference(old: string, now: string): number {
  let at = 0;
  while (old[at] === now[at]) at += 1;
  return at;
}

function differingToken(was: Tokens, is: Tokens, ranges: readonly Range[]): number | undefined {
  const old = new Outside(
    was,
    ranges.map(({ start, end }) => ({ start, end, shift: 0 })),
  );
  const now = new Outside(
    is,
    ranges.map(({ end, newStart, newEnd }) => ({ start: newStart, end: newEnd, shift: newEnd - end })),
  );
  for (;;) {
    const [one, other] = [old.next(), now.next()];
    if (one < 0 && other < 0) return undefined;
    if (one < 0) return now.place(other);
    const isSame =
      other >= 0 &&
      was.kindOf(one) === is.kindOf(other) &&
      (was.indentOf(one) === is.indentOf(other) || old.isBehindRange(one)) &&
      was.startOf(one) === now.place(other) &&
      was.endOf(one) - was.startOf(one) === is.endOf(other) - is.startOf(other);
    if (!isSame) return was.startOf(one);
  }
}

/** A range of a text; what stands behind it stood so much further to the left. */
interface Passed {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

/** Goes through the tokens that no range touches. */
class Outside {
  readonly #tokens: Tokens;
  readonly #ranges: readonly Passed[];
  #range = 0;
  #shift = 0;
  #index = -1;

  constructor(tokens: Tokens, ranges: readonly Passed[]) {
    this.#tokens = tokens;
    this.#ranges = ranges;
  }

  /** The next one; -1 where there is none. */
  next(): number {
    do this.#index += 1;
    while (this.#index < this.#tokens.length && this.#isTouched());
    return this.#index < this.#tokens.length ? this.#index : -1;
  }

  #isTouched(): boolean {
    const start = this.#tokens.startOf(this.#index);
    for (let range = this.#ranges[this.#range]; range !== undefined; range = this.#ranges[this.#range]) {
      if (range.end > start) return this.#tokens.endOf(this.#index) > range.start;
      this.#shift = range.shift;
      this.#range += 1;
    }
    return false;
  }

  /** Whether what begins its line, or all before it on the line, was replaced: then it may stand on another line than before. */
  isBehindRange(index: number): boolean {
    const end = this.#ranges[this.#range - 1]?.end;
    const lead = Math.max(0, this.#tokens.indentOf(index));
    return end !== undefined && end >= this.#tokens.startOf(index) - lead;
  }

  /** Where a token stood before. */
  place(index: number): number {
    return this.#tokens.startOf(index) - this.#shift;
  }
}
