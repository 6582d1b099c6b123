import { parse } from 'yaml';

/** Plain text that no YAML reader takes for anything but a string begins and goes on like this. */
const plainText = /^[A-Za-z0-9_./][\w./@+:~-]*$/;
/** What some reader takes for a number: decimal, octal, hexadecimal, exponent, sexagesimal, with underscores. */
const numberLike = /^[-+]?(\.?\d[\d_]*([.:][\d_]*)*([eE][-+]?\d+)?|0[xX][\da-fA-F_]+|0[oObB][\d_]+|\.(inf|nan))$/i;

/** Whether a value may stand without quotes: the same string under YAML 1.1 and 1.2, and no number to any reader. */
export function mayBePlain(value: string): boolean {
  if (!plainText.test(value) || value.endsWith(':') || numberLike.test(value)) return false;
  return readsAs(value, '1.1') === value && readsAs(value, '1.2') === value;
}

function readsAs(text: string, version: '1.1' | '1.2'): unknown {
  const value: unknown = parse(text, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core', logLevel: 'silent' });
  return value;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\u0085', '\\u0085'],
  ['\u2028', '\\u2028'],
  ['\u2029', '\\u2029'],
  ['\ufeff', '\\ufeff'],
]);

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029\ufeff]/g,
    (character) => escapes.get(character) ?? character,
  );
}

/** Whether text holds characters that only double quotes can write. */
function needsEscapes(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(value);
}

/** A value as YAML in the style that stood there: its quotes are kept, and added where it would not read as a string. */
export function renderScalar(value: string, style: 'plain' | 'single' | 'double'): string {
  if (style === 'plain' && mayBePlain(value)) return value;
  if (style === 'single' && !needsEscapes(value)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}
