import { ExpressionError, supported } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Goes through the words of an expression. */
export class Words {
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #next = 0;

  /** They end at an index into the text. */
  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = { kind: 'end', text: '', at: end, end };
  }

  /** How many were passed. */
  get passed(): number {
    return this.#next;
  }

  /** The next word, or the one after so many others. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? this.#end;
  }

  /** Passes the next word. */
  pass(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Whether the next word is a sign, or the one after so many others. */
  isSign(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'sign' && token.text === text;
  }

  /** Passes a sign where it is the next word. */
  accept(text: string): boolean {
    if (!this.isSign(text)) return false;
    this.#next += 1;
    return true;
  }

  /** Passes a sign, which must be the next word. */
  expect(text: string): void {
    if (this.accept(text)) return;
    if (this.isSign(',')) this.fail('a list of several is not supported', 'make each a stage: del(.a) | del(.b)');
    this.fail(`expected ${text}`);
  }

  /** The text of the next word, which must be of a kind, and is passed. */
  textOf(kind: Token['kind'], name: string): string {
    if (this.peek().kind !== kind) this.fail(`expected ${name}`);
    return this.pass().text;
  }

  /** Ends with a message about the next word. */
  fail(message: string, remedy = supported): never {
    throw new ExpressionError(this.peek().at, message, remedy);
  }
}
