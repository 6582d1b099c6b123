import { ExpressionError, supported } from './syntax.ts';

/** One word of an expression. */
export interface Token {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'sign' | 'end';
  readonly text: string;
  /** Where it begins and ends in the expression. */
  readonly at: number;
  readonly end: number;
}

type Rule = readonly [Token['kind'], RegExp];

/** In this order: what is tried first wins. */
const rules: readonly Rule[] = [
  ['sign', /\.\.\.?|\|=|==|!=|\/\/=?|[-+*/%]=|<=|>=|[|=+*/%(){}[\],:;<>$?-]/y],
  ['string', /"(?:[^"\\]|\\[\s\S])*"/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|0x[\da-fA-F]+(?!\w)/y],
  ['word', /[\p{L}_~][\p{L}\p{N}_]*/uy],
];
const space = /(?:\s|#[^\n]*)*/y;
const negative = /-(?=\d)/y;
/** As in yq, a key after a point goes on to what ends it there: `.app.kubernetes.io/name` is three keys, and `.a+b` is one. */
const plainKey = /\.[^\s.[\]{}()|=!,;:]+/y;
const quotedKey = /\."(?:[^"\\]|\\[\s\S])*"/y;

/** Takes an expression apart. Throws an `ExpressionError` at what is no part of the language. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = behindSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = behindSpace(text, token.end);
  }
  return tokens;
}

function behindSpace(text: string, at: number): number {
  space.lastIndex = at;
  space.test(text);
  return space.lastIndex;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function tokenAt(text: string, at: number): Token {
  const quoted = matchAt(quotedKey, text, at);
  if (quoted !== undefined) return keyToken(quoted.slice(2, -1).replaceAll('\\"', '"'), at, quoted);
  const key = matchAt(plainKey, text, at);
  if (key !== undefined) return keyToken(key.slice(1), at, key);
  if (text[at] === '.' && text[at + 1] !== '.') return { kind: 'sign', text: '.', at, end: at + 1 };
  if (matchAt(negative, text, at) !== undefined) {
    const number = tokenAt(text, at + 1);
    return { ...number, text: `-${number.text}`, at };
  }
  for (const [kind, pattern] of rules) {
    const found = matchAt(pattern, text, at);
    if (found === undefined) continue;
    const value = kind === 'string' ? unescaped(found.slice(1, -1), at + 1) : found;
    return { kind, text: value, at, end: at + found.length };
  }
  throw strange(text, at);
}

function keyToken(text: string, at: number, { length }: string): Token {
  return { kind: 'key', text, at, end: at + length };
}

/** A string of yq knows `\"`, `\n` and `\\`; any other backslash stands for itself, as regular expressions want it. */
function unescaped(text: string, at: number): string {
  for (const { 0: pair, index } of text.matchAll(/\\./gs))
    if (pair === '\\(')
      throw new ExpressionError(
        at + index,
        'in yq \\( puts an expression into a text',
        'write \\\\( for a parenthesis, or +',
      );
  // one after the other, as yq does it
  return text.replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\\\', '\\');
}

function strange(text: string, at: number): ExpressionError {
  const sign = text.charAt(at);
  if (sign === '"') return new ExpressionError(at, 'this string does not end', supported);
  if (sign === "'") return new ExpressionError(at, 'text stands in double quotes', 'write "…"');
  return new ExpressionError(at, `"${sign}" is not understood here`, supported);
}
