import type { Instruction, Word } from './dockerfile.ts';

/** What an `ARG`, `ENV` or `LABEL` sets. */
export interface Setting {
  readonly name: string;
  /** As it is written, with its quotes; undefined of an `ARG` without a default. */
  readonly written: string | undefined;
  /** Without quotes; what is expanded stands as it is written. */
  readonly value: string | undefined;
  readonly word: Word;
}

/** The settings of an `ARG`, `ENV` or `LABEL`, in their order; `ENV NAME value` is the old form of one. */
export function settingsOf({ name, words, body }: Instruction): readonly Setting[] {
  const [first, second] = words;
  if (first === undefined) return [];
  if (name !== 'ARG' && !first.text.includes('=')) {
    const [key = ''] = /^[^\t\v\f\r\n ]+/.exec(body.text) ?? [];
    const rest = body.text.slice(key.length).trimStart();
    const written = rest === '' ? undefined : rest;
    return [{ name: key, written, value: unquotedValue(written), word: second ?? first }];
  }
  return words.map((word) => {
    const at = word.text.indexOf('=');
    if (at < 0) return { name: word.text, written: undefined, value: undefined, word };
    const written = word.text.slice(at + 1);
    return { name: word.text.slice(0, at), written, value: unquotedValue(written), word };
  });
}

function unquotedValue(written: string | undefined): string | undefined {
  return written === undefined ? undefined : withoutQuotes(written);
}

/** A text without the quotes that a shell would take away. */
function withoutQuotes(text: string): string {
  return text.replace(
    /'([^']*)'|\\([\s\S])|"/g,
    (_, single: string | undefined, escaped: string | undefined) => single ?? escaped ?? '',
  );
}
