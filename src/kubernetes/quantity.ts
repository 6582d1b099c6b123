/** An exact amount: `numerator / denominator`, in cores or bytes. */
export interface Quantity {
  readonly text: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** What stands behind the number: `Gi`, `m`, `e3`, or nothing. */
  readonly suffix: string;
}

const pattern = /^([+-]?)(\d+\.?\d*|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d+)?$/;

const decimals: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binaries: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/** The largest exponent that is read: beyond it a number is no amount of anything. */
const largestExponent = 40;

/**
 * Reads a quantity of the Kubernetes API exactly, never as a floating point number; undefined where the API would refuse
 * it. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): Quantity | undefined {
  const [, sign = '', digits = '', suffix = ''] = pattern.exec(text) ?? [];
  if (digits === '') return undefined;
  const [whole = '', fraction = ''] = digits.split('.');
  const binary = binaries[suffix];
  const exponent = binary === undefined ? (decimals[suffix] ?? Number(suffix.slice(1))) : 0;
  if (Math.abs(exponent) > largestExponent) return undefined;
  const number =
    BigInt(`${whole}${fraction}` || '0') *
    (sign === '-' ? -1n : 1n) *
    (binary === undefined ? 1n : 1n << BigInt(binary));
  const power = exponent - fraction.length;
  const scaled =
    power >= 0
      ? { numerator: number * 10n ** BigInt(power), denominator: 1n }
      : { numerator: number, denominator: 10n ** BigInt(-power) };
  return { text, suffix, ...scaled };
}

/** Below 0, 0 or above 0 as the first is less than, as much as, or more than the second. */
export function compare(one: Quantity, other: Quantity): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether an amount is at least so many cores or bytes. */
export function isAtLeast(one: Quantity, text: string): boolean {
  const other = parseQuantity(text);
  return other !== undefined && compare(one, other) >= 0;
}

/** How many times the second the first is: for thresholds and messages; exact to six digits. */
export function ratio(one: Quantity, other: Quantity): number {
  const divisor = other.numerator * one.denominator;
  return divisor === 0n
    ? Number.POSITIVE_INFINITY
    : Number((one.numerator * other.denominator * 1_000_000n) / divisor) / 1_000_000;
}

/** Whether it is a whole number of its unit, after milli and the like. */
export function isWhole(one: Quantity): boolean {
  return one.numerator % one.denominator === 0n;
}

/** The amount in base units with separators: `107,374,182,400`. */
export function printAmount(one: Quantity): string {
  if (isWhole(one)) return (one.numerator / one.denominator).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return String(Number((one.numerator * 1_000_000n) / one.denominator) / 1_000_000);
}
