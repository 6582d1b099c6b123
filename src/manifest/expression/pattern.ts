import { ExpressionError } from './syntax.ts';

/** Longer texts are not searched: a value of a manifest is none of them. */
export const longestSearched = 65_536;

/** What JavaScript has and RE2, yq's engine, has not; and what RE2 alone has. */
const strangers: readonly (readonly [RegExp, string])[] = [
  [/^\(\?<?[=!]/, 'looking ahead or behind'],
  [/^\\[1-9]|^\\k</, 'a back reference'],
  [/^\\[AzQEGZC]/, 'an escape that JavaScript has not'],
  [/^\[\[:/, 'a class such as [[:alpha:]]'],
  [/^\(\?[a-zA-Z]*U/, 'the flag U'],
];

/**
 * A regular expression as yq takes it, in JavaScript: RE2's syntax, so that what one has and the other has not is refused; the
 * same meaning of `.`, `\s` and case. Refuses repetitions of repetitions, which JavaScript may try for years.
 * Throws an `ExpressionError` at the position that is given.
 */
export function patternOf(text: string, at: number, flags: '' | 'g'): RegExp {
  const leading = /^\(\?([ims]+)\)/.exec(text);
  const own = leading?.[1] ?? '';
  const rest = text.slice(leading?.[0].length ?? 0);
  const source = translated(rest, own.includes('s'), at);
  if (repeatsRepetition(rest))
    throw new ExpressionError(
      at,
      'repeats what repeats already: this may take forever',
      'write it with one repetition',
    );
  try {
    return new RegExp(source, `u${flags}${[...new Set(own)].join('')}`);
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^.*: /, '') : '';
    throw new ExpressionError(at, `is no regular expression: ${message}`, 'correct it');
  }
}

function translated(text: string, isDotAll: boolean, at: number): string {
  let source = '';
  let inClass = false;
  for (let index = 0; index < text.length; ) {
    const rest = text.slice(index);
    const stranger = strangers.find(([pattern]) => pattern.test(rest) && !(inClass && rest.startsWith('(')));
    if (stranger !== undefined) throw new ExpressionError(at, `${stranger[1]} is not supported`, 'write it without');
    const [from, to] = pieceOf(rest, inClass, isDotAll);
    if (from === '[') inClass = true;
    if (from === ']') inClass = false;
    source += to;
    index += from.length;
  }
  return source;
}

/** The next piece of a regular expression, and what it is in JavaScript. */
function pieceOf(rest: string, inClass: boolean, isDotAll: boolean): readonly [string, string] {
  const [first = ''] = rest;
  if (rest.startsWith('(?P<') && !inClass) return ['(?P<', '(?<'];
  if (first === '\\') {
    const pair = rest.slice(0, 2);
    if (pair === '\\s') return [pair, inClass ? '\\t\\n\\f\\r ' : '[\\t\\n\\f\\r ]'];
    if (pair === '\\S' && !inClass) return [pair, '[^\\t\\n\\f\\r ]'];
    // RE2 lets every sign be escaped, JavaScript only those that mean something
    if (/^\\[^\w\s^$\\.*+?()[\]{}|/-]/.test(pair)) return [pair, pair.slice(1)];
    return [pair, pair === '\\-' && !inClass ? '-' : pair];
  }
  if (first === '.' && !inClass && !isDotAll) return ['.', '[^\\n]'];
  if (first === '[' && inClass) return ['[', '\\['];
  return [first, first];
}

/** Whether a group that repeats something is repeated, and no single character of its own keeps its rounds apart. */
function repeatsRepetition(text: string): boolean {
  const groups = text
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'C')
    .matchAll(/\(((?:[^()]|\([^()]*\))*)\)(?:[*+]|\{\d+,)/g);
  return [...groups].some(([, body = '']) => {
    const inner = body.replace(/^\?(?::|P?<\w+>)/, '');
    return /[*+]|\{\d+,/.test(inner) && !/^[^C.()[\]|](?![*+?{])|[^C.()[\]|*+?}]$/.test(inner);
  });
}

/** A replacement with Go's references: `$1`, `${1}`, `${name}`, `$$`; what names no group is empty. */
export function substituted(text: string, pattern: RegExp, template: string): string {
  return text.replace(pattern, (...found: readonly unknown[]) => {
    const named: unknown = found.at(-1);
    const groups = new Map<string, unknown>(typeof named === 'object' && named !== null ? Object.entries(named) : []);
    for (const [index, group] of found.entries()) if (typeof group === 'string') groups.set(String(index), group);
    return template.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) =>
      whole === '$$' ? '$' : String(groups.get(bare ?? braced ?? '') ?? ''),
    );
  });
}
