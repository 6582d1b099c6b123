import { beyond } from './beyond.ts';
import { QuotedScalar } from './nodes.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
};

/** The quoted scalar that begins here and ends on the same line. */
export function readQuoted(text: string, start: number, lineEnd: number): QuotedScalar {
  return text[start] === '"' ? readDouble(text, start, lineEnd) : readSingle(text, start, lineEnd);
}

function readDouble(text: string, start: number, lineEnd: number): QuotedScalar {
  let close = start + 1;
  for (; close < lineEnd; close += 1) {
    const character = text.charCodeAt(close);
    if (character === 0x22) break;
    if (character === 0x5c) close += 1;
  }
  if (close >= lineEnd) return beyond();
  return new QuotedScalar('QUOTE_DOUBLE', unescaped(text.slice(start + 1, close)), [start, close + 1]);
}

function unescaped(inner: string): string {
  return inner.replace(/\\(.)/gs, (_, name: string) => escapes[name] ?? beyond());
}

function readSingle(text: string, start: number, lineEnd: number): QuotedScalar {
  let close = text.indexOf("'", start + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === 0x27) close = text.indexOf("'", close + 2);
  if (close < 0 || close >= lineEnd) return beyond();
  return new QuotedScalar('QUOTE_SINGLE', text.slice(start + 1, close).replaceAll("''", "'"), [start, close + 1]);
}
