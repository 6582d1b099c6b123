import type { Expression, Made, Pattern } from './syntax.ts';
import { ExpressionError, supported } from './syntax.ts';
import type { Token } from './tokens.ts';

/** What binds how tightly, as in yq: `and` and `or` less than a pipe, which binds less than `=` and `==`. */
const levels: readonly (readonly string[])[] = [['and', 'or'], ['|'], ['=', '|=', '==', '!='], ['+']];

/** So many parts within each other or one after the other: nobody writes more, and each takes room on the stack. */
const deepest = 1000;

/** Reads a regular expression that stands at a position of the expression. */
export type PatternReader = (text: string, at: number) => Pattern;

/** Makes a tree of the words of an expression. Throws an `ExpressionError` where they make none. */
export class Parser {
  readonly #tokens: readonly Token[];
  readonly #patternOf: PatternReader | undefined;
  #next = 0;
  #depth = 0;

  /** Without a reader of patterns there may be none in the expression. */
  constructor(tokens: readonly Token[], patternOf: PatternReader | undefined) {
    this.#tokens = tokens;
    this.#patternOf = patternOf;
  }

  /** All words as one expression. */
  whole(): Expression {
    const expression = this.#binary(0);
    if (this.#peek().kind !== 'end') this.#stranger();
    return expression;
  }

  #peek(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    return token ?? { kind: 'end', text: '', at: 0, end: 0 };
  }

  #is(kind: Token['kind'], text: string): boolean {
    const token = this.#peek();
    return token.kind === kind && token.text === text;
  }

  #accept(text: string): boolean {
    if (!this.#is('sign', text)) return false;
    this.#next += 1;
    return true;
  }

  #expect(text: string): void {
    if (this.#is('sign', ',')) this.#fail('a list of several is not supported', 'make each a stage: del(.a) | del(.b)');
    if (!this.#accept(text)) this.#fail(`expected ${text}`, supported);
  }

  #fail(message: string, remedy: string): never {
    throw new ExpressionError(this.#peek().at, message, remedy);
  }

  #tooMuch(): never {
    return this.#fail('this is too long or nested too deeply', 'split it: -e A -e B');
  }

  #stranger(): never {
    const { kind, text } = this.#peek();
    if (kind === 'end') return this.#fail('the expression ends too early', supported);
    return this.#fail(`${kind === 'string' ? JSON.stringify(text) : `"${text}"`} is not supported here`, supported);
  }

  #binary(level: number): Expression {
    this.#depth += 1;
    if (this.#depth > deepest) this.#tooMuch();
    const expression = this.#joined(level);
    this.#depth -= 1;
    return expression;
  }

  /** Of one level the right one is read first, as yq does. */
  #joined(level: number): Expression {
    const signs = levels[level];
    if (signs === undefined) return this.#postfix();
    const left = this.#binary(level + 1);
    const { text, kind, at } = this.#peek();
    if ((kind !== 'sign' && kind !== 'word') || !signs.includes(text)) return left;
    this.#next += 1;
    const right = this.#binary(level);
    if (level === 0 && right.kind === 'logic' && right.word !== text && this.#tokens[this.#next - 1]?.text !== ')')
      throw new ExpressionError(at, '"and" and "or" beside each other', 'say with parentheses what belongs together');
    return joined(text, left, right);
  }

  #postfix(): Expression {
    let expression = this.#primary();
    const first = this.#next;
    for (let step = this.#step(); step !== undefined; step = this.#step()) {
      if (this.#next - first > deepest) this.#tooMuch();
      expression = { kind: 'pipe', at: expression.at, left: expression, right: step };
    }
    return expression;
  }

  /** A further step of a path: `.key`, `[…]`, `.[…]`. */
  #step(): Expression | undefined {
    const { kind, text, at } = this.#peek();
    if (kind === 'key') return this.#key();
    if (this.#is('sign', '.') && this.#tokens[this.#next + 1]?.text === '[') this.#next += 1;
    if (!this.#is('sign', '[')) return undefined;
    this.#next += 1;
    if (this.#accept(']')) return { kind: 'each', at };
    const inside = this.#peek();
    this.#next += 1;
    if (inside.kind === 'string') requireLiteralKey(inside);
    else if (inside.kind !== 'number' || !/^-?\d+$/.test(inside.text)) {
      this.#next -= 1;
      this.#fail('in brackets stands "key", a number or nothing', supported);
    }
    this.#expect(']');
    if (inside.kind === 'number') return { kind: 'index', at, index: Number(inside.text) };
    return { kind: 'key', at: text === '' ? at : inside.at, key: inside.text };
  }

  #key(): Expression {
    const token = this.#peek();
    requireLiteralKey(token);
    this.#next += 1;
    return { kind: 'key', at: token.at, key: token.text };
  }

  #primary(): Expression {
    const token = this.#peek();
    const { at } = token;
    if (token.kind === 'key') return this.#key();
    if (token.kind === 'string' || token.kind === 'number') {
      this.#next += 1;
      return { kind: 'literal', at, value: { type: token.kind, text: token.text } };
    }
    if (this.#is('sign', '.')) return this.#dot(at);
    if (this.#is('sign', '[')) this.#fail('a list is not supported here', supported);
    if (this.#accept('..')) return { kind: 'descend', at };
    if (this.#accept('(')) {
      const inside = this.#binary(0);
      this.#expect(')');
      return inside;
    }
    return token.kind === 'word' ? this.#word(token) : this.#stranger();
  }

  #dot(at: number): Expression {
    if (this.#tokens[this.#next + 1]?.text === '[') {
      const step = this.#step();
      if (step !== undefined) return step;
    }
    this.#next += 1;
    return { kind: 'self', at };
  }

  #word(token: Token): Expression {
    const { at, text } = token;
    const value = constants.get(text);
    if (value !== undefined || text === 'not' || documentIndex.test(text)) {
      this.#next += 1;
      if (value !== undefined) return { kind: 'literal', at, value };
      return { kind: text === 'not' ? 'not' : 'document-index', at };
    }
    if (!functions.has(text)) this.#stranger();
    this.#next += 1;
    this.#expect('(');
    const made = this.#call(text, at);
    this.#expect(')');
    return made;
  }

  #call(name: string, at: number): Expression {
    switch (name) {
      case 'select':
        return { kind: 'select', at, condition: this.#binary(0) };
      case 'del':
        return { kind: 'delete', at, target: this.#binary(0) };
      case 'has':
        return this.#has(at);
      case 'test':
        return { kind: 'test', at, pattern: this.#pattern() };
      case 'sub': {
        const pattern = this.#pattern();
        if (!this.#accept(',')) this.#expect(';');
        return { kind: 'substitute', at, pattern, template: this.#string() };
      }
      default: {
        const variable = this.#peek();
        if (variable.kind !== 'word') this.#fail('expected the name of a variable, without quotes', supported);
        this.#next += 1;
        return { kind: 'variable', at: variable.at, name: variable.text, as: name === 'env' ? 'yaml' : 'text' };
      }
    }
  }

  #has(at: number): Expression {
    const token = this.#peek();
    if (token.kind === 'number') {
      this.#next += 1;
      return { kind: 'has', at, key: Number(token.text) };
    }
    return { kind: 'has', at, key: this.#string() };
  }

  #pattern(): Pattern {
    const { at } = this.#peek();
    const pattern = this.#patternOf?.(this.#string(), at);
    return pattern ?? this.#fail('expected a regular expression', supported);
  }

  #string(): string {
    const token = this.#peek();
    if (token.kind !== 'string') this.#fail('expected text in double quotes', supported);
    this.#next += 1;
    return token.text;
  }
}

const functions = new Set(['select', 'del', 'has', 'test', 'sub', 'env', 'strenv']);
const documentIndex = /^(?:di|document_?[iI]ndex)$/;
const nothing: Made = { type: 'null', text: 'null' };
const constants = new Map<string, Made>([
  ...(['true', 'True', 'TRUE'] as const).map((word) => [word, { type: 'boolean', text: 'true' }] as const),
  ...(['false', 'False', 'FALSE'] as const).map((word) => [word, { type: 'boolean', text: 'false' }] as const),
  ...(['null', 'Null', 'NULL', '~'] as const).map((word) => [word, nothing] as const),
]);

/** In yq a star in a key, even in quotes, stands for anything. */
function requireLiteralKey({ at, text }: Token): void {
  const wildcard = text.search(/[*?]/);
  if (wildcard >= 0)
    throw new ExpressionError(at + 1 + wildcard, 'a wildcard in a key is not supported', 'use [] and select(…)');
}

function joined(sign: string, left: Expression, right: Expression): Expression {
  const parts = { at: left.at, left, right };
  switch (sign) {
    case 'and':
    case 'or':
      return { kind: 'logic', word: sign, ...parts };
    case '|':
      return { kind: 'pipe', ...parts };
    case '+':
      return { kind: 'add', ...parts };
    case '==':
    case '!=':
      return { kind: 'equals', negated: sign === '!=', ...parts };
    default:
      return { kind: 'assign', isUpdate: sign === '|=', ...parts };
  }
}
