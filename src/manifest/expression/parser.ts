import type { Expression, Made, Pattern } from './syntax.ts';
import { ExpressionError } from './syntax.ts';
import type { Token } from './tokens.ts';
import type { Words } from './words.ts';

/** What binds how tightly, as in yq: `and` and `or` less than a pipe, which binds less than `=` and `==`. */
const levels: readonly (readonly string[])[] = [['and', 'or'], ['|'], ['=', '|=', '==', '!='], ['+']];

/** So many parts within each other or one after the other: nobody writes more, and each takes room on the stack. */
const deepest = 1000;

/** Reads a regular expression that stands at a position of the expression. */
export type PatternReader = (text: string, at: number) => Pattern;

/** Makes a tree of the words of an expression. Throws an `ExpressionError` where they make none. */
export class Parser {
  readonly #words: Words;
  readonly #patternOf: PatternReader | undefined;
  #depth = 0;

  /** Without a reader of patterns there may be none in the expression. */
  constructor(words: Words, patternOf: PatternReader | undefined) {
    this.#words = words;
    this.#patternOf = patternOf;
  }

  /** All words as one expression. */
  whole(): Expression {
    const expression = this.#binary(0);
    if (this.#words.peek().kind !== 'end') this.#stranger();
    return expression;
  }

  #tooMuch(): never {
    return this.#words.fail('this is too long or nested too deeply', 'split it: -e A -e B');
  }

  #stranger(): never {
    const { kind, text } = this.#words.peek();
    if (kind === 'end') return this.#words.fail('the expression ends too early');
    return this.#words.fail(`${kind === 'string' ? JSON.stringify(text) : `"${text}"`} is not supported here`);
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
    const { text, kind, at } = this.#words.peek();
    if ((kind !== 'sign' && kind !== 'word') || !signs.includes(text)) return left;
    this.#words.pass();
    const right = this.#binary(level);
    if (right.kind === 'logic' && right.word !== text && this.#words.peek(-1).text !== ')')
      throw new ExpressionError(at, '"and" and "or" beside each other', 'say with parentheses what belongs together');
    return joined(text, left, right);
  }

  #postfix(): Expression {
    let expression = this.#primary();
    const first = this.#words.passed;
    for (let step = this.#step(); step !== undefined; step = this.#step()) {
      if (this.#words.passed - first > deepest) this.#tooMuch();
      expression = { kind: 'pipe', at: expression.at, left: expression, right: step };
    }
    return expression;
  }

  /** A further step of a path: `.key`, `[…]`, `.[…]`. */
  #step(): Expression | undefined {
    const words = this.#words;
    if (words.peek().kind === 'key') return this.#key();
    if (words.isSign('.') && words.isSign('[', 1)) words.pass();
    return words.isSign('[') ? this.#bracket() : undefined;
  }

  #bracket(): Expression {
    const words = this.#words;
    const { at } = words.pass();
    if (words.accept(']')) return { kind: 'each', at };
    const inside = words.peek();
    const isIndex = inside.kind === 'number' && /^-?\d+$/.test(inside.text);
    if (!isIndex && inside.kind !== 'string') words.fail('in brackets stands "key", a number or nothing');
    const step: Expression = isIndex ? { kind: 'index', at, index: Number(inside.text) } : keyOf(inside);
    words.pass();
    words.expect(']');
    return step;
  }

  #key(): Expression {
    return keyOf(this.#words.pass());
  }

  #primary(): Expression {
    const words = this.#words;
    const token = words.peek();
    const { at, kind, text } = token;
    if (kind === 'key') return this.#key();
    if (kind === 'string' || kind === 'number') {
      words.pass();
      return { kind: 'literal', at, value: { type: kind, text } };
    }
    if (words.isSign('[')) words.fail('a list is not supported here');
    if (words.isSign('.')) return this.#dot();
    if (words.accept('..')) return { kind: 'descend', at };
    if (words.accept('(')) {
      const inside = this.#binary(0);
      words.expect(')');
      return inside;
    }
    return kind === 'word' ? this.#word(token) : this.#stranger();
  }

  #dot(): Expression {
    const { at } = this.#words.pass();
    return this.#words.isSign('[') ? this.#bracket() : { kind: 'self', at };
  }

  #word({ at, text }: Token): Expression {
    const words = this.#words;
    const value = constants.get(text);
    if (value !== undefined || text === 'not' || documentIndex.test(text)) {
      words.pass();
      if (value !== undefined) return { kind: 'literal', at, value };
      return { kind: text === 'not' ? 'not' : 'document-index', at };
    }
    if (!functions.has(text)) this.#stranger();
    words.pass();
    words.expect('(');
    const made = this.#call(text, at);
    words.expect(')');
    return made;
  }

  #call(name: string, at: number): Expression {
    const words = this.#words;
    switch (name) {
      case 'select':
        return { kind: 'select', at, condition: this.#binary(0) };
      case 'del':
        return { kind: 'delete', at, target: this.#binary(0) };
      case 'has':
        return { kind: 'has', at, key: words.peek().kind === 'number' ? Number(words.pass().text) : this.#string() };
      case 'test':
        return { kind: 'test', at, pattern: this.#pattern() };
      case 'sub': {
        const pattern = this.#pattern();
        if (!words.accept(',')) words.expect(';');
        return { kind: 'substitute', at, pattern, template: this.#string() };
      }
      default: {
        const { at: inside } = words.peek();
        const variable = words.textOf('word', 'the name of a variable, without quotes');
        return { kind: 'variable', at: inside, name: variable, as: name === 'env' ? 'yaml' : 'text' };
      }
    }
  }

  #pattern(): Pattern {
    const { at } = this.#words.peek();
    const pattern = this.#patternOf?.(this.#string(), at);
    return pattern ?? this.#words.fail('expected a regular expression');
  }

  #string(): string {
    return this.#words.textOf('string', 'text in double quotes');
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
function keyOf({ at, text }: Token): Expression {
  const wildcard = text.search(/[*?]/);
  if (wildcard >= 0)
    throw new ExpressionError(at + 1 + wildcard, 'a wildcard in a key is not supported', 'use [] and select(…)');
  return { kind: 'key', at, key: text };
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
