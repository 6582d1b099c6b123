import type { MappedText } from '../mapped-text.ts';
import { skipExpression } from '../shell/brackets.ts';

/** `${{ … }}` in a text. */
export interface Expression {
  /** From the `$` to behind the last brace. */
  readonly start: number;
  readonly end: number;
  /** What stands between the braces. */
  readonly source: string;
}

/** A property that an expression reads: `github.event.issue.title`, in lower case; `*` where it is computed. */
export interface Reference {
  readonly path: readonly string[];
  /** As it is written, such as `env.IMAGE_NAME`. */
  readonly text: string;
}

/** The expressions of a text. */
export function expressionsIn({ text }: Pick<MappedText, 'text'>): readonly Expression[] {
  const found: Expression[] = [];
  for (let start = text.indexOf('${{'); start >= 0; ) {
    const end = skipExpression(text, start);
    found.push({ start, end, source: text.slice(start + 3, Math.max(start + 3, end - 2)).trim() });
    start = text.indexOf('${{', end);
  }
  return found;
}

const token = /'(?:[^']|'')*'|[A-Za-z_][\w-]*|\d[\w.]*|\S/g;

/** The properties that an expression reads; functions are none. */
export function referencesIn(source: string): readonly Reference[] {
  const tokens = [...source.matchAll(token)].map(([text]) => text);
  const references: Reference[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isName(tokens[at]) || tokens[at + 1] === '(') continue;
    const { path, end } = pathAt(tokens, at);
    references.push({ path: path.map((name) => name.toLowerCase()), text: path.join('.') });
    at = end - 1;
  }
  return references;
}

const isName = (text: string | undefined): boolean =>
  text !== undefined && /^[A-Za-z_]/.test(text) && !/^(true|false|null)$/i.test(text);

function pathAt(tokens: readonly string[], start: number): { readonly path: readonly string[]; readonly end: number } {
  const path = [tokens[start] ?? ''];
  let at = start + 1;
  for (;;) {
    if (tokens[at] === '.' && (isName(tokens[at + 1]) || tokens[at + 1] === '*')) {
      path.push(tokens[at + 1] ?? '');
      at += 2;
    } else if (tokens[at] === '[' && tokens[at + 2] === ']') {
      const key = tokens[at + 1] ?? '';
      path.push(key.startsWith("'") ? key.slice(1, -1) : '*');
      at += 3;
    } else return { path, end: at };
  }
}
