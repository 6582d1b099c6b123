import type { Piece } from '../mapped-text.ts';
import { MappedText } from '../mapped-text.ts';
import { directiveIn } from './directive.ts';
import { heredocsIn, mayHaveHeredoc } from './heredoc.ts';

/** Lines that belong together, joined: what an instruction is read from. */
export interface LogicalLine {
  readonly line: MappedText;
  readonly start: number;
  readonly end: number;
  readonly heredocs: readonly { readonly name: string; readonly content: MappedText }[];
}

/** The lines of a Dockerfile as BuildKit joins them, and what is wrong with the file. */
export interface LogicalLines {
  readonly lines: readonly LogicalLine[];
  readonly escapeMark: string;
  readonly problem?: string;
}

/** Joins the lines of a Dockerfile: https://docs.docker.com/reference/dockerfile/#format */
export function logicalLinesOf(text: string): LogicalLines {
  const reader = new LineReader(text);
  const problem = reader.read();
  return { lines: reader.lines, escapeMark: reader.escapeMark, ...(problem === undefined ? {} : { problem }) };
}

interface PhysicalLine {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
}

class LineReader {
  readonly lines: LogicalLine[] = [];
  escapeMark = '\\';
  readonly #text: string;
  #at: number;
  /** The parser directives seen so far; undefined once there can be no more. */
  #directives: Set<string> | undefined = new Set();

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
  }

  /** Reads all lines, or up to one that a build refuses; the answer says why. */
  read(): string | undefined {
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      const problem = this.#readFrom(line);
      if (problem !== undefined) return problem;
    }
    return this.lines.length === 0 ? 'there are no instructions in it' : undefined;
  }

  #next(): PhysicalLine | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const start = this.#at;
    const lineBreak = this.#text.indexOf('\n', start);
    this.#at = lineBreak < 0 ? this.#text.length : lineBreak + 1;
    let end = this.#at;
    while (end > start && '\r\n'.includes(this.#text[end - 1] ?? '')) end -= 1;
    return { start, end };
  }

  #readFrom({ start: lineStart, end }: PhysicalLine): string | undefined {
    const start = this.#skipSpace(lineStart, end);
    const problem = this.#readDirective(start, end);
    if (problem !== undefined) return problem;
    if (this.#text[start] === '#' && start < end) return undefined;
    const first = this.#withoutEscape(start, end);
    if (!first.goesOn && first.end === start) return undefined;
    const pieces = [this.#piece(start, first.end)];
    const last = first.goesOn ? this.#readContinued(pieces, end) : end;
    return this.#finish(MappedText.of(pieces), { start, end: last });
  }

  /** Adds the lines that go on with the one before; comments and empty lines among them are passed over. */
  #readContinued(pieces: Piece[], end: number): number {
    let last = end;
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      const begin = this.#skipSpace(line.start, line.end);
      if (begin === line.end || this.#text[begin] === '#') continue;
      const { end: until, goesOn } = this.#withoutEscape(line.start, line.end);
      pieces.push(this.#piece(line.start, until));
      last = line.end;
      if (!goesOn) break;
    }
    return last;
  }

  #finish(line: MappedText, { start, end }: PhysicalLine): string | undefined {
    const heredocs = [];
    let last = end;
    for (const heredoc of mayHaveHeredoc(line.text) ? heredocsIn(line.text) : []) {
      const read = this.#readHeredoc(heredoc);
      if (read === undefined) return `<<${heredoc.name} is never ended`;
      heredocs.push({ name: heredoc.name, content: read.content });
      last = read.end;
    }
    this.lines.push({ line, start, end: last, heredocs });
    return undefined;
  }

  #readHeredoc({ name, withoutTabs }: { readonly name: string; readonly withoutTabs: boolean }) {
    const pieces: Piece[] = [];
    for (let line = this.#next(); line !== undefined; line = this.#next()) {
      let from = line.start;
      if (withoutTabs) while (from < line.end && this.#text[from] === '\t') from += 1;
      if (this.#text.slice(from, line.end) === name) return { content: MappedText.of(pieces), end: line.end };
      pieces.push(this.#piece(from, this.#at));
    }
    return undefined;
  }

  #readDirective(start: number, end: number): string | undefined {
    if (this.#directives === undefined) return undefined;
    const directive = directiveIn(this.#text.slice(start, end));
    if (directive === undefined) {
      this.#directives = undefined;
      return undefined;
    }
    if (this.#directives.has(directive.name)) return `the directive ${directive.name} stands twice`;
    this.#directives.add(directive.name);
    if (directive.name !== 'escape') return undefined;
    if (directive.value !== '\\' && directive.value !== '`')
      return `"${directive.value}" cannot be the escape character`;
    this.escapeMark = directive.value;
    return undefined;
  }

  #piece(start: number, end: number): Piece {
    return { text: this.#text.slice(start, end), source: start };
  }

  #skipSpace(start: number, end: number): number {
    let at = start;
    while (at < end && /\s/.test(this.#text[at] ?? '')) at += 1;
    return at;
  }

  /** Where a line ends without the escape character that makes the next one go on with it; after another one it is an escaped one. */
  #withoutEscape(start: number, end: number): { readonly end: number; readonly goesOn: boolean } {
    let at = end;
    while (at > start && ' \t'.includes(this.#text[at - 1] ?? '')) at -= 1;
    const goesOn =
      at > start &&
      this.#text[at - 1] === this.escapeMark &&
      (at - 1 === start || this.#text[at - 2] !== this.escapeMark);
    return goesOn ? { end: at - 1, goesOn } : { end, goesOn };
  }
}
