import type { Quantity } from '../../src/kubernetes/quantity.ts';
import { parseQuantity } from '../../src/kubernetes/quantity.ts';
import { judgeValue } from '../../src/readiness/rules.ts';
import type { Verdict } from '../../src/readiness/verdict.ts';

/** A quantity that is known to parse. */
export function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  if (parsed === undefined) throw new Error(`${text} should be a quantity`);
  return parsed;
}

/** What a value may be held against, as text; an empty one is not known. */
export interface Against {
  readonly previous?: string;
  readonly limit?: string;
  readonly node?: string;
  readonly siblings?: readonly string[];
}

/** The verdicts on a value of a field such as `requests.memory`. */
export function judge(field: string, text: string, against: Against = {}): readonly Verdict[] {
  const { siblings = [], ...amounts } = against;
  const known = Object.entries(amounts).flatMap(([key, amount]) => {
    const parsed = parseQuantity(amount);
    return parsed === undefined ? [] : [[key, parsed] as const];
  });
  const dot = field.indexOf('.');
  return judgeValue({
    field: field.startsWith('limits.') ? 'limits' : 'requests',
    resource: field.slice(dot + 1),
    text,
    ...Object.fromEntries(known),
    siblings: () => siblings.map(quantity),
  });
}

/** Severity and rule of each verdict, such as `error resource-absurd`. */
export function said(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.map(({ severity, rule }) => `${severity} ${rule}`);
}
