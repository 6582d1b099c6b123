import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, parseQuantity, percentOf, roundedUp } from '../kubernetes/quantity.ts';
import { shares } from './thresholds.ts';

const lowerSuffix: ReadonlyMap<string, string> = new Map([
  ['Ei', 'Pi'],
  ['Pi', 'Ti'],
  ['Ti', 'Gi'],
  ['Gi', 'Mi'],
  ['Mi', 'Ki'],
  ['E', 'P'],
  ['P', 'T'],
  ['T', 'G'],
  ['G', 'M'],
  ['M', 'k'],
]);

/** What was probably meant by too large a value: the former one, milli cores, or, of a new one, one suffix less. */
export function guessForLarge(value: Quantity, resource: string, previous: Quantity | undefined): string | undefined {
  if (previous !== undefined && (isSameNumber(value, previous) || isExtraZero(value, previous))) return previous.text;
  if (resource === 'cpu') return guessForCores(value);
  const lower = previous === undefined ? lowerSuffix.get(value.suffix) : undefined;
  return lower === undefined ? undefined : `${value.digits}${lower}`;
}

function isSameNumber(value: Quantity, previous: Quantity): boolean {
  return value.digits === previous.digits && value.suffix !== previous.suffix;
}

/** Whether a value is exactly 10 or 100 times the former one. */
export function isExtraZero(value: Quantity, previous: Quantity): boolean {
  return shares.extraZero.some((percent) => compare(value, percentOf(previous, percent)) === 0);
}

/** `250` and `500M` cores are milli without their m, or with a capital one. */
function guessForCores(value: Quantity): string | undefined {
  const isMilli = value.suffix === 'M' || (value.suffix === '' && /^\d{3,}$/.test(value.digits));
  return isMilli ? `${value.digits}m` : undefined;
}

/** What was probably meant by next to nothing: the former value, or the same number in Mi; no guess is too small itself. */
export function guessForSmall(value: Quantity, previous: Quantity | undefined, least: Quantity): string | undefined {
  const guess = previous !== undefined && isSameNumber(value, previous) ? previous : parseQuantity(`${value.digits}Mi`);
  return guess === undefined || compare(guess, least) < 0 ? undefined : guess.text;
}

/** The nearest whole number of bytes for a fraction of one, in a smaller unit; `128m` was meant as `128Mi`. */
export function guessForFraction(value: Quantity): string | undefined {
  if (value.suffix === 'm') return `${value.digits}Mi`;
  const suffix = lowerSuffix.get(value.suffix) ?? '';
  const unit = parseQuantity(`1${suffix}`);
  if (unit === undefined) return undefined;
  const numerator = value.numerator * unit.denominator;
  return `${roundedUp({ numerator, denominator: value.denominator * unit.numerator })}${suffix}`;
}

/** A quantity for text that is none: `1gi`, `512MB`, `128K`, `1,5 Gi`, `-256Mi`, `2 cores`. */
export function guessForText(text: string, resource: string): string | undefined {
  const [, digits, letters = ''] = /^\s*[+-]?(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*$/i.exec(text.slice(0, 64)) ?? [];
  if (digits === undefined) return undefined;
  const suffix = resource === 'cpu' ? suffixForCores(letters) : suffixForBytes(letters);
  return suffix === undefined ? undefined : `${digits.replace(',', '.')}${suffix}`;
}

function suffixForCores(letters: string): string | undefined {
  if (/^(cores?|cpus?)?$/i.test(letters)) return '';
  return /^m/i.test(letters) ? 'm' : undefined;
}

/** People who write K, MB or gib mean the binary unit. */
function suffixForBytes(letters: string): string | undefined {
  const [, unit] = /^([kmgtpe])(?:i|b|ib)?$/i.exec(letters) ?? [];
  return unit === undefined ? undefined : `${unit.toUpperCase()}i`;
}
