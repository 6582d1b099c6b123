import type { Style } from './editable.ts';

/** Plain text that no YAML reader takes for anything but text begins and goes on like this. */
const plainText = /^[A-Za-z0-9_./](?:[\w./@+:~=*-]*[\w./@+~=*-])?$/;
/**
 * What some reader takes for a number: with point and exponent, with either alone as YAML 1.1 has it, to another base, in base
 * sixty, or none at all.
 */
const numberLike = /^[-+]?(?:\d*\.?\d*(?:e[-+]?\d+)?|0x[\da-f]*|0[ob]\d*|\d+(?::\d+)+(?:\.\d*)?|\.(?:inf|nan))$/i;
/** Nothing, a truth, a day or a key of its own to some reader: https://yaml.org/type/ */
const wordLike = /^(?:|~|null|y|yes|n|no|true|false|on|off|<<|=|---|\.\.\.|\d{4}-\d{1,2}-\d{1,2}(?:[t\s].*)?)$/i;

/**
 * Whether plain characters are the same text under YAML 1.1 and 1.2, and no number to any reader.
 * Go's YAML takes the underscores out of whatever begins like a number: https://github.com/go-yaml/yaml/blob/v3/resolve.go
 */
export function readsAsText(value: string): boolean {
  if (!value.startsWith('_') && numberLike.test(value.replaceAll('_', ''))) return false;
  return !wordLike.test(value);
}

/** Whether a value may be written without quotes. */
function mayBePlain(value: string): boolean {
  return plainText.test(value) && readsAsText(value);
}

/** Characters that stand in YAML only as escapes (https://yaml.org/spec/1.2.2/#51-character-set), so in double quotes only. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The quotes that a text of YAML has around more of its values: double ones unless single ones are more. */
function quotesOf(text: string): Exclude<Style, 'plain'> {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/^[^#\n]*[:-] +'/gm) > count(/^[^#\n]*[:-] +"/gm) ? 'single' : 'double';
}

/**
 * A value as YAML in the style that stood there: its quotes are kept, and added, as the text around has them, where it
 * would not read as text.
 */
export function renderScalar(value: string, style: Style, around = ''): string {
  if (style === 'plain' && mayBePlain(value)) return value;
  if ((style === 'plain' ? quotesOf(around) : style) === 'single' && value.search(unprintable) < 0)
    return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(unprintable, escaped);
}
