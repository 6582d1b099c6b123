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
const plainKey = /\.([^\s.[\]{}()|=!,;:]+)/y;
const quotedKey = /\."((?:[^"\\]|\\[\s\S])*)"/y;

/** Takes an expression apart. Throws an `ExpressionError` at what is no part of the language. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = matchAt(space, text, 0)?.[0].length ?? 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end + (matchAt(space, text, token.end)?.[0].length ?? 0);
  }
  return [...tokens, { kind: 'end', text: '', at: text.length, end: text.length }];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function tokenAt(text: string, at: number): Token {
  const quoted = matchAt(quotedKey, text, at);
  if (quoted !== null) return keyToken((quoted[1] ?? '').replaceAll('\\"', '"'), at, quoted[0]);
  const key = matchAt(plainKey, text, at);
  if (key !== null) return keyToken(key[1] ?? '', at, key[0]);
  if (text[at] === '.' && text[at + 1] !== '.') return { kind: 'sign', text: '.', at, end: at + 1 };
  const minus = matchAt(negative, text, at) === null ? 0 : 1;
  if (minus === 1) {
    const number = tokenAt(text, at + 1);
    return { ...number, text: `-${number.text}`, at };
  }
  for (const [kind, pattern] of rules) {
    const found = matchAt(pattern, text, at)?.[0];
    if (found === undefined) continue;
    const value = kind === 'string' ? unescaped(found.slice(1, -1), at + 1) : found;
    return { kind, text: value, at, end: at + found.length };
  }
  throw new ExpressionError(at, complaintAt(text, at), text[at] === "'" ? 'write "…"' : supported);
}

function keyToken(text: string, at: number, { length }: string): Token {
  return { kind: 'key', text, at, end: at + length };
}

/** A string of yq knows `\"`, `\n` and `\\`; any other backslash stands for itself, as regular expressions want it. */
function unescaped(text: string, at: number): string {
  for (const { 0: pair, index } of text.matchAll(/\\[\s\S]/g))
    if (pair === '\\(')
      throw new ExpressionError(
        at + index,
        'in yq \\( puts an expression into a text',
        'write \\\\( for a parenthesis, or +',
      );
  // one after the other, as yq does it
  return text.replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\\\', '\\');
}

function complaintAt(text: string, at: number): string {
  if (text[at] === '"') return 'this string does not end';
  if (text[at] === "'") return 'text stands in double quotes';
  return `"${text.slice(at, at + 1)}" is not understood here`;
}
