const escapes = /\\(?:[abfnrtv\\]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|(["']))/y;
const meanings: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What a text of a query means; undefined where Prometheus would refuse it: quotes and escapes are those of Go. */
export function meaningOf(literal: string): string | undefined {
  const quote = literal[0];
  if (literal.length < 2 || !/^["'`]/.test(literal) || literal.at(-1) !== quote) return undefined;
  const text = literal.slice(1, -1);
  if (quote === '`') return text;
  return /\n/.test(text) ? undefined : unescaped(text, quote);
}

function unescaped(text: string, quote: string | undefined): string | undefined {
  let meaning = '';
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '\\') {
      meaning += text[at++];
      continue;
    }
    escapes.lastIndex = at;
    const [found, ownQuote] = escapes.exec(text) ?? [];
    if (found === undefined || (ownQuote !== undefined && ownQuote !== quote)) return undefined;
    meaning += characterOf(found.slice(1));
    at += found.length;
  }
  return meaning;
}

function characterOf(escaped: string): string {
  if (/^[xuU]/.test(escaped)) return fromCode(Number.parseInt(escaped.slice(1), 16));
  if (/^\d/.test(escaped)) return fromCode(Number.parseInt(escaped, 8));
  return meanings[escaped] ?? escaped;
}

function fromCode(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
