/** An exact number. The denominator is always a power of ten, as quantities are written in decimals. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A quantity of the Kubernetes API, in cores or bytes, with the text that it was read from. */
export interface Quantity extends Exact {
  readonly text: string;
  /** The number before the suffix, as written: `0.5`, `-100`. */
  readonly digits: string;
  /** What stands behind the number: `Gi`, `m`, `e3`, or nothing. */
  readonly suffix: string;
}

const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d+)?$/;

const powersOfTen: ReadonlyMap<string, number> = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);

/** What binary suffixes stand for. */
const binary: ReadonlyMap<string, bigint> = new Map([
  ['Ki', 2n ** 10n],
  ['Mi', 2n ** 20n],
  ['Gi', 2n ** 30n],
  ['Ti', 2n ** 40n],
  ['Pi', 2n ** 50n],
  ['Ei', 2n ** 60n],
]);

/** The API holds at most 2^63-1: longer texts and larger exponents are no amount of anything, and costly to compute. */
const longestText = 64;
const largestExponent = 40;

/**
 * Reads a quantity exactly, never as a floating point number; undefined where the API would refuse the text. Case matters:
 * `K`, `gi` and `MB` are no suffixes. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): Quantity | undefined {
  const [, digits, suffix = ''] = (text.length <= longestText && pattern.exec(text)) || [];
  if (digits === undefined) return undefined;
  const exponent = binary.has(suffix) ? 0 : (powersOfTen.get(suffix) ?? Number(suffix.slice(1)));
  if (Math.abs(exponent) > largestExponent) return undefined;
  const [whole = '', fraction = ''] = digits.replace(/^[+-]/, '').split('.');
  const sign = digits.startsWith('-') ? -1n : 1n;
  const number = sign * BigInt(`${whole}${fraction}`) * (binary.get(suffix) ?? 1n);
  const power = exponent - fraction.length;
  const numerator = number * powerOfTen(Math.max(power, 0));
  return { text, digits, suffix, numerator, denominator: powerOfTen(Math.max(-power, 0)) };
}

function powerOfTen(exponent: number): bigint {
  return exponent === 0 ? 1n : 10n ** BigInt(exponent);
}

/** A quantity from a text that is known to be one. */
export function quantityOf(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new RangeError(`${text} is no quantity`);
  return quantity;
}

/** Below 0, 0 or above 0 as the first is less than, as much as, or more than the second. */
export function compare(one: Exact, other: Exact): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** So many percent of an amount, exactly; `percent` is a whole number. */
export function percentOf(amount: Exact, percent: number): Exact {
  return { numerator: amount.numerator * BigInt(percent), denominator: amount.denominator * 100n };
}

/** The sum of amounts, exactly. */
export function sum(amounts: readonly Exact[]): Exact {
  const add = (one: Exact, other: Exact) => ({
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  });
  return amounts.reduce(add, { numerator: 0n, denominator: 1n });
}

/** Whether an amount has no fraction. */
export function isWhole(amount: Exact): boolean {
  return amount.numerator % amount.denominator === 0n;
}

/** The next whole number that is not less. */
export function roundedUp(amount: Exact): bigint {
  const whole = amount.numerator / amount.denominator;
  return amount.numerator > whole * amount.denominator ? whole + 1n : whole;
}

/**
 * How many times the second the first is, to be read by people: four significant digits, `1,048,576` or `1.074`.
 * Undefined where the second is zero.
 */
export function printRatio(one: Exact, other: Exact): string | undefined {
  const divisor = other.numerator * one.denominator;
  if (divisor === 0n) return undefined;
  const millionths = (one.numerator * other.denominator * 1_000_000n) / divisor;
  const isLarge = millionths >= 1_000_000_000n;
  return isLarge ? grouped(millionths / 1_000_000n) : String(Number((Number(millionths) / 1_000_000).toPrecision(4)));
}

/** The amount exactly, in base units: `107,374,182,400` or `0.128`. */
export function printExact(amount: Exact): string {
  const size = amount.numerator < 0n ? -amount.numerator : amount.numerator;
  const places = amount.denominator.toString().length - 1;
  const fraction = (size % amount.denominator).toString().padStart(places, '0').replace(/0+$/, '');
  const sign = amount.numerator < 0n ? '-' : '';
  return `${sign}${grouped(size / amount.denominator)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A quantity with what it amounts to: `100Gi = 107,374,182,400 bytes`. */
export function printQuantity(quantity: Quantity, unit: 'bytes' | 'cores'): string {
  return `${quantity.text} = ${printExact(quantity)} ${unit}`;
}

function grouped(whole: bigint): string {
  return whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}
