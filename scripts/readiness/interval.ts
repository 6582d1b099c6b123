/** A share with the interval that holds it in 95 of 100 such experiments (Wilson's score interval, 1927). */
export interface Share {
  readonly of: number;
  readonly all: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const z = 1.959964;

export function shareOf(of: number, all: number): Share {
  if (all === 0) return { of, all, share: Number.NaN, low: 0, high: 1 };
  const share = of / all;
  const middle = (share + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z / (1 + (z * z) / all)) * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return { of, all, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** `97.5 % (94.1–99.0)`. */
export function percent({ share, low, high, all }: Share, digits = 1): string {
  if (all === 0) return '–';
  const [own, from, to] = [share, low, high].map((one) => (one * 100).toFixed(digits));
  return `${own} % (${from}–${to})`;
}
