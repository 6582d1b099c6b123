import { nestedEnd, skipExpression } from './brackets.ts';
import type { Joint, Redirection, ShellCommand, ShellWord } from './shell.ts';

/** So deep are substitutions read; what is deeper is taken for text. */
const deepest = 24;

const keywords = new Set('if then else elif fi do done while until { } ! esac time'.split(' '));

/** The simple commands of a shell script. It reads what people write, and answers something for whatever there is. */
export function commandsIn(script: string): readonly ShellCommand[] {
  const reader = new ShellReader(script);
  reader.readUntil('');
  return reader.commands;
}

interface Open {
  words: ShellWord[];
  assignments: ShellWord[];
  redirections: Redirection[];
  keywords: string[];
  joint: Joint;
}

const opened = (joint: Joint): Open => ({ words: [], assignments: [], redirections: [], keywords: [], joint });

class ShellReader {
  readonly commands: ShellCommand[] = [];
  readonly #text: string;
  #at = 0;
  #depth = 0;
  /** The ends of the here-documents whose bodies begin with the next line. */
  #documents: { readonly end: string; readonly tabs: boolean }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  #is(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** Reads commands until a closing character, which is passed. */
  readUntil(close: '' | ')' | '`'): void {
    let open = opened('start');
    let parentheses = 0;
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? '';
      if (char === close && parentheses === 0) break;
      const joint = this.#jointAt(char);
      if (joint === undefined) this.#readPart(char, open);
      else {
        if (char === '(') parentheses += 1;
        if (char === ')') parentheses -= 1;
        this.#close(open);
        open = opened(joint);
      }
    }
    this.#at += 1;
    this.#close(open);
  }

  #close({ words, assignments, redirections, ...rest }: Open): void {
    if (words.length + assignments.length + redirections.length + rest.keywords.length === 0) return;
    this.commands.push({ words, assignments, redirections, ...rest, depth: this.#depth });
  }

  /** Passes what ends a command, and says how the next one is joined to it. */
  #jointAt(char: string): Joint | undefined {
    if (char === '\n') {
      this.#at += 1;
      this.#skipDocuments();
      return ';';
    }
    const joint = (['&&', '||', '|', ';', '&'] as const).find((one) => this.#is(one));
    if (joint !== undefined && !this.#is('&>')) {
      this.#at += joint.length;
      return joint;
    }
    if (char !== '(' && char !== ')') return undefined;
    this.#at += 1;
    return ';';
  }

  #readPart(char: string, open: Open): void {
    if (char === ' ' || char === '\t' || char === '\r') this.#at += 1;
    else if (this.#is('\\\n')) this.#at += 2;
    else if (char === '#') this.#at = this.#lineEnd();
    else if (/^(?:\d*[<>]|&>)/.test(this.#text.slice(this.#at, this.#at + 6))) this.#readRedirection(open);
    else this.#take(this.#word(), open);
  }

  #take(word: ShellWord, open: Open): void {
    const isFirst = open.words.length === 0;
    if (isFirst && open.assignments.length === 0 && keywords.has(word.text)) open.keywords.push(word.text);
    else if (isFirst && /^\w+\+?=/.test(word.text)) open.assignments.push(word);
    else open.words.push(word);
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  #readRedirection(open: Open): void {
    const [all = '', operator = ''] =
      /^\d*(&>>?|<<<|<<-?|<[>&]?|>>|>[&|]?)/.exec(this.#text.slice(this.#at, this.#at + 12)) ?? [];
    this.#at += Math.max(all.length, 1);
    if (this.#is('(') && (operator === '<' || operator === '>')) {
      this.#substitution('(');
      return;
    }
    while (this.#is(' ') || this.#is('\t')) this.#at += 1;
    const target = this.#word();
    if (operator === '<<' || operator === '<<-') this.#documents.push({ end: target.text, tabs: operator === '<<-' });
    open.redirections.push({ operator, target });
  }

  #skipDocuments(): void {
    for (const { end, tabs } of this.#documents) {
      while (this.#at < this.#text.length) {
        const line = this.#text.slice(this.#at, this.#lineEnd());
        this.#at = this.#lineEnd() + 1;
        if ((tabs ? line.replace(/^\t+/, '') : line) === end) break;
      }
    }
    this.#documents = [];
  }

  /** Reads a word; it is never empty-handed: at least one character is passed unless the text or the command ends. */
  #word(): ShellWord {
    const start = this.#at;
    let text = '';
    let isPlain = true;
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? '';
      if (' \t\r\n;&|()<>'.includes(char) || (char === '`' && this.#depth > 0 && this.#isInBackticks)) break;
      const piece = this.#piece(char);
      text += piece.text;
      isPlain &&= piece.isPlain;
    }
    return { text, isPlain, start, end: this.#at };
  }

  #isInBackticks = false;

  #piece(char: string): { readonly text: string; readonly isPlain: boolean } {
    switch (char) {
      case "'":
        return { text: this.#quoted("'"), isPlain: true };
      case '"':
        return this.#doubleQuoted();
      case '\\':
        return { text: this.#escaped(), isPlain: true };
      case '$':
      case '`':
        return { text: this.#expansion(), isPlain: false };
      default: {
        this.#at += 1;
        return { text: char, isPlain: char !== '*' && char !== '?' };
      }
    }
  }

  #quoted(quote: string): string {
    const end = this.#text.indexOf(quote, this.#at + 1);
    const text = this.#text.slice(this.#at + 1, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#text.length : end + 1;
    return text;
  }

  #escaped(): string {
    const char = this.#text[this.#at + 1] ?? '';
    this.#at += 2;
    return char === '\n' ? '' : char;
  }

  #doubleQuoted(): { readonly text: string; readonly isPlain: boolean } {
    let text = '';
    let isPlain = true;
    this.#at += 1;
    while (this.#at < this.#text.length && !this.#is('"')) {
      if (this.#is('\\') && /["\\$`\n]/.test(this.#text[this.#at + 1] ?? '')) text += this.#escaped();
      else if (this.#is('$') || this.#is('`')) {
        text += this.#expansion();
        isPlain = false;
      } else {
        text += this.#text[this.#at];
        this.#at += 1;
      }
    }
    this.#at += 1;
    return { text, isPlain };
  }

  /** Passes `$x`, `${x}`, `$(…)`, `` `…` `` and GitHub's `${{ … }}`, and gives them as they are written. */
  #expansion(): string {
    const start = this.#at;
    if (this.#is('${{')) this.#at = skipExpression(this.#text, this.#at);
    else if (this.#is('$((')) this.#at = nestedEnd(this.#text, this.#at + 1, '()');
    else if (this.#is('${')) this.#at = nestedEnd(this.#text, this.#at + 1, '{}');
    else if (this.#is('$(')) this.#substitution('$(');
    else if (this.#is('`')) this.#substitution('`');
    else this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  /** Reads the commands of a substitution. */
  #substitution(open: '$(' | '(' | '`'): void {
    this.#at += open.length;
    if (this.#depth >= deepest || (open === '`' && this.#isInBackticks)) return;
    const [documents, outer] = [this.#documents, this.#isInBackticks];
    this.#documents = [];
    this.#isInBackticks = open === '`';
    this.#depth += 1;
    this.readUntil(open === '`' ? '`' : ')');
    this.#depth -= 1;
    this.#documents = documents;
    this.#isInBackticks = outer;
  }
}
