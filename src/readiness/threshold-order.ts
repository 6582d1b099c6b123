import type { Exact } from '../kubernetes/quantity.ts';
import { compare } from '../kubernetes/quantity.ts';
import type { Thresholds } from './thresholds.ts';

/** Two thresholds of which the first must not be above the second. */
export interface WrongOrder {
  readonly first: string;
  readonly second: string;
}

/** The first pair of thresholds that stand in the wrong order: a warning must not come after the error. */
export function wrongOrderOf({ large, small, rise, fall }: Thresholds): WrongOrder | undefined {
  const ordered: readonly (readonly [string, Exact | undefined])[][] = [
    [
      ['small.error', small?.error],
      ['small.limit', small?.limit],
      ['large.warning', large.warning],
      ['large.error', large.error],
    ],
    [
      ['rise.silent', rise.silent],
      ['rise.notable', rise.notable],
      ['rise.grave', rise.grave],
    ],
    [
      ['fall.warning', whole(fall.warning)],
      ['fall.error', whole(fall.error)],
    ],
  ];
  return ordered.map(firstWrong).find((one) => one !== undefined);
}

function firstWrong(row: readonly (readonly [string, Exact | undefined])[]): WrongOrder | undefined {
  const there = row.flatMap(([name, amount]) => (amount === undefined ? [] : [{ name, amount }]));
  for (const [index, { name, amount }] of there.entries()) {
    const next = there[index + 1];
    if (next !== undefined && compare(amount, next.amount) > 0) return { first: name, second: next.name };
  }
  return undefined;
}

function whole(number: number | undefined): Exact | undefined {
  return number === undefined ? undefined : { numerator: BigInt(number), denominator: 1n };
}
