import { isDeepStrictEqual } from 'node:util';
import type { Document, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, parseAllDocuments } from 'yaml';

/** A line of the result: one of the file as it was, or one that the change writes (`undefined`). */
export type WantedLine = string | undefined;

/** The documents of a text, read with none of the editor's options. */
export function documentsOf(text: string): readonly Document.Parsed[] {
  const documents = parseAllDocuments(text, { merge: true, logLevel: 'silent' });
  return 'empty' in documents ? [] : documents;
}

/** What a text says. */
export function valuesOf(text: string): readonly unknown[] {
  return documentsOf(text).map((document): unknown => document.toJS({ maxAliasCount: -1 }));
}

/**
 * The lines that a text must have once it says `after`: every line as it was, but those of values that are other ones, those of
 * what is gone, and new ones where something is new. Made from what is said alone, and shares no code with the editor.
 */
export function wantedLines(text: string, after: readonly unknown[]): readonly WantedLine[] {
  const unmarked = withoutMark(text);
  const lines = new Lines(unmarked);
  for (const [index, document] of documentsOf(unmarked).entries())
    new Comparison(lines, document).compare(document.contents, after[index], undefined);
  return lines.wanted();
}

/** Whether a text has exactly such lines, whatever ends them; what is wrong with it otherwise. */
export function strangerIn(text: string, wanted: readonly WantedLine[]): string | undefined {
  const lines = withoutMark(text).split('\n');
  if (lines.length !== wanted.length) return `has ${lines.length} lines in place of ${wanted.length}`;
  const bare = (line: string | undefined) => line?.replace(/\r$/, '');
  const index = wanted.findIndex((line, at) => line !== undefined && bare(line) !== bare(lines[at]));
  return index < 0
    ? undefined
    : `line ${index + 1} is ${JSON.stringify(lines[index])}, not ${JSON.stringify(wanted[index])}`;
}

/** A byte order mark belongs to the file, whatever its first line is. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

/** The lines of a text, and what becomes of them. */
class Lines {
  readonly text: string;
  readonly #lines: readonly string[];
  readonly #changed = new Set<number>();
  readonly #gone = new Set<number>();
  readonly #new = new Map<number, number>();

  constructor(text: string) {
    this.text = text;
    this.#lines = text.split('\n');
  }

  /** The line (from 0) of a position. */
  at(position: number): number {
    return this.text.slice(0, position).split('\n').length - 1;
  }

  /** Whether nothing but space stands before a position in its line. */
  isFirst(position: number): boolean {
    return /^\s*$/.test(this.text.slice(this.text.lastIndexOf('\n', position - 1) + 1, position));
  }

  change(line: number): void {
    this.#changed.add(line);
  }

  remove(from: number, to: number): void {
    for (let line = from; line <= to; line += 1) this.#gone.add(line);
  }

  /** The column of a position, from 0. */
  columnOf(position: number): number {
    return position - this.text.lastIndexOf('\n', position - 1) - 1;
  }

  /** The last comment behind a line that stands no further to the left than a column, with none but such and blank lines between. */
  commentBelow(line: number, column: number): number {
    let last = line;
    for (let at = line + 1; at < this.#lines.length; at += 1) {
      const own = this.#lines[at]?.search(/\S/) ?? -1;
      if (own >= 0 && (own < column || this.#lines[at]?.[own] !== '#')) break;
      if (own >= 0) last = at;
    }
    return last;
  }

  hasComment(from: number, to: number): boolean {
    return this.#lines.slice(from, to).some((line) => /^\s*#/.test(line));
  }

  insert(after: number, count: number): void {
    this.#new.set(after, (this.#new.get(after) ?? 0) + count);
  }

  /** The line of a list's dash, at or above the line where its item begins. */
  dashAbove(from: number, list: number): number {
    const column = list - this.text.lastIndexOf('\n', list - 1) - 1;
    for (let line = from; line >= 0; line -= 1)
      if (/^\s*-(?:\s|$)/.test(this.#lines[line] ?? '') && this.#lines[line]?.indexOf('-') === column) return line;
    return from;
  }

  wanted(): readonly WantedLine[] {
    // the last line has no ending: without it, the one before has none either
    const fresh = (line: number) => new Array<WantedLine>(this.#new.get(line) ?? 0).fill(undefined);
    return this.#lines.flatMap((text, line) => {
      if (this.#gone.has(line)) return fresh(line);
      return [this.#changed.has(line) ? undefined : text, ...fresh(line)];
    });
  }
}

/** One document beside what it is to say. */
class Comparison {
  readonly #lines: Lines;
  readonly #document: Document.Parsed;

  constructor(lines: Lines, document: Document.Parsed) {
    this.#lines = lines;
    this.#document = document;
  }

  compare(node: unknown, after: unknown, above: Above | undefined): void {
    // what an alias shows stands elsewhere
    if (isAlias(node)) return;
    if (isMap(node) && isRecord(after)) this.#compareMaps(node, after, above);
    else if (isSeq(node) && Array.isArray(after)) this.#compareLists(node, after, above);
    else if (!isDeepStrictEqual(this.#saysOf(node), after)) this.#replace(node, after, above);
  }

  #saysOf(node: unknown): unknown {
    return isNode(node) ? node.toJS(this.#document, { maxAliasCount: -1 }) : node;
  }

  #replace(node: unknown, after: unknown, above: Above | undefined): void {
    const isEmpty = isScalar(node) && node.range?.[0] === node.range?.[1];
    if (isEmpty && isRecord(after) && above !== undefined && !above.flow) {
      this.#lines.insert(this.#lines.at(startOf(above.pair.key)), depthOf(after));
      return;
    }
    this.#lines.change(this.#lines.at(startOf(node)));
  }

  #compareMaps(map: YAMLMap, after: Readonly<Record<string, unknown>>, above: Above | undefined): void {
    const said = this.#saysOf(map);
    const all: readonly Pair[] = map.items;
    const gone = all.filter(({ key }) => !isMergeKey(key) && !(String(key) in after));
    const left = all.filter((pair) => !gone.includes(pair));
    for (const pair of left)
      if (!isMergeKey(pair.key)) this.compare(pair.value, after[String(pair.key)], { pair, flow: map.flow === true });
    const parts = all.map((pair) => partOf(pair.key, pair.value));
    this.#remove(
      gone.map((pair) => all.indexOf(pair)),
      { parts, start: parts[0]?.start ?? 0, flow: map.flow === true, above, dashed: false },
    );
    for (const [key, value] of Object.entries(after)) {
      if (isRecord(said) && key in said) continue;
      this.#create(map, left.at(-1), value);
    }
  }

  #create(map: YAMLMap, last: Pair | undefined, value: unknown): void {
    const lines = this.#lines;
    if (last === undefined) {
      lines.change(lines.at(startOf(map)));
      return;
    }
    const end = lines.at(lastCharacter(partOf(last.key, last.value).end, lines.text));
    if (map.flow !== true) {
      lines.insert(end, 1 + depthOf(value));
      return;
    }
    lines.change(end);
    if (lines.isFirst(startOf(last.key)) && lines.at(startOf(last.key)) > lines.at(startOf(map))) lines.insert(end, 1);
  }

  #compareLists(list: YAMLSeq, after: readonly unknown[], above: Above | undefined): void {
    const items: readonly unknown[] = list.items;
    const gone: number[] = [];
    let next = 0;
    for (const [index, item] of items.entries()) {
      const isShorter = items.length - gone.length > after.length;
      if (isShorter && !isDeepStrictEqual(this.#saysOf(item), after[next])) gone.push(index);
      else {
        this.compare(item, after[next], undefined);
        next += 1;
      }
    }
    const parts = items.map((item) => partOf(item, undefined));
    this.#remove(gone, { parts, start: startOf(list), flow: list.flow === true, above, dashed: true });
  }

  #remove(gone: readonly number[], collection: Collection): void {
    const { parts, start: first, flow, above, dashed } = collection;
    const lines = this.#lines;
    const isShared = !lines.isFirst(first);
    const spans = parts.map(({ start, end }, index) => {
      const line = lines.at(start);
      const dash = index === 0 ? lines.at(first) : lines.dashAbove(line, first);
      return {
        from: dashed && !flow ? dash : line,
        to: lines.at(lastCharacter(end, lines.text)),
        own: lines.columnOf(start),
      };
    });
    const isAll = gone.length === parts.length && gone.length > 0;
    for (const index of gone) {
      const [span, part] = [spans[index], parts[index]];
      if (span === undefined || part === undefined) continue;
      const next = spans.findIndex((_, other) => other > index && !gone.includes(other));
      const before = spans.findLastIndex((_, other) => other < index && !gone.includes(other));
      if (flow) this.#join(span, spans[next], spans[before]);
      // what shares the line with a dash gives its place to what comes next
      else if (isShared && index === 0) {
        const to = next < 0 ? span.to : (spans[next]?.from ?? span.to);
        lines.change(span.from);
        // unless a comment stands between
        lines.remove(span.from + 1, lines.hasComment(span.to + 1, to) ? span.to : to);
      } else if (isAll && above === undefined) {
        lines.change(spans[0]?.from ?? 0);
        lines.remove(index === 0 ? span.from + 1 : span.from, span.to);
      } else lines.remove(span.from, this.#withComments(span, part, dashed ? lines.columnOf(first) : undefined));
    }
    if (isAll && !flow && above !== undefined && !isShared) lines.change(lines.at(startOf(above.pair.key)));
  }

  /** The comments in the columns of what is in it go along. */
  #withComments({ own, to }: Span, { inner }: Part, dash: number | undefined): number {
    const column = dash === undefined ? inner && this.#lines.columnOf(inner) : dash + 1;
    const outer = dash ?? own;
    return column === undefined || column <= outer ? to : this.#lines.commentBelow(to, column);
  }

  #join(span: Span, next: Span | undefined, before: Span | undefined): void {
    const lines = this.#lines;
    if (next !== undefined) {
      lines.remove(span.from, next.from - 1);
      lines.change(next.from);
    } else if (before !== undefined) {
      lines.change(before.to);
      lines.remove(before.to + 1, span.to);
    } else {
      lines.change(span.from);
      lines.remove(span.from + 1, span.to);
    }
  }
}

/** The pair that a node is the value of, and whether it stands in a flow map. */
interface Above {
  readonly pair: Pair;
  readonly flow: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** The column of its key. */
  readonly own: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** Where the first of a block collection below it begins. */
  readonly inner: number | undefined;
}

interface Collection {
  readonly parts: readonly Part[];
  /** Where the whole begins. */
  readonly start: number;
  readonly flow: boolean;
  readonly above: Above | undefined;
  readonly dashed: boolean;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The library reads `<<` as a sign of its own. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (typeof key.value === 'symbol' || key.value === '<<');
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where the last character of it stands that is not the end of a line or space. */
function partOf(first: unknown, second: unknown): Part {
  const start = startOf(first);
  const isBlock = (isMap(second) || isSeq(second)) && second.flow !== true;
  const inner = isBlock ? startOf(isMap(second) ? second.items[0]?.key : second) : undefined;
  return { start, end: Math.max(endOf(first), endOf(second), start), inner };
}

function endOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) return Math.max(...node.items.map(({ key, value }) => partOf(key, value).end));
  if (isSeq(node) && node.flow !== true) return Math.max(...node.items.map(endOf));
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** Of what ends with the end of a line, a place in that line. */
function lastCharacter(end: number, text: string): number {
  return end > 0 && text[end - 1] === '\n' ? end - 1 : end;
}

/** How many lines a chain of new keys takes below its first one. */
function depthOf(value: unknown): number {
  if (!isRecord(value)) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + 1 + depthOf(inner), 0);
}
