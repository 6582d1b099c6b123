/**
 * What plain characters mean under YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#1032-tag-resolution): null, a boolean, a
 * number, or else text.
 */
export function resolvePlain(source: string): string | number | boolean | null {
  if (isLetterOfText(source.charCodeAt(0)) || !mayBeOther.test(source)) return source;
  if (empty.test(source)) return null;
  if (truth.test(source)) return source.toLowerCase() === 'true';
  if (decimal.test(source) || real.test(source)) return Number(source);
  if (octal.test(source)) return Number.parseInt(source.slice(2), 8);
  if (hexadecimal.test(source)) return Number.parseInt(source, 16);
  if (infinite.test(source)) return source.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return notANumber.test(source) ? Number.NaN : source;
}

/** Lower-case letters that begin no null, boolean or number: asked first, since every key and every value is. */
function isLetterOfText(code: number): boolean {
  return code >= 0x61 && code <= 0x7a && code !== 0x6e && code !== 0x74 && code !== 0x66;
}

/** Most text begins like nothing else. */
const mayBeOther = /^(?:[-+.\d~]|[nN][uU]|[tT][rR]|[fF][aA]|$)/;
const empty = /^(?:~|[Nn]ull|NULL)?$/;
const truth = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const decimal = /^[-+]?\d+$/;
const real = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[\da-fA-F]+$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^(?:\.nan|\.NaN|\.NAN)$/;
