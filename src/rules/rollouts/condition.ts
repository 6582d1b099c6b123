/** What a condition of a metric does with its result, by its text alone. */
export interface ConditionLook {
  /** Whether it takes a value out of the list: `result[0]`. */
  readonly takesItem: boolean;
  /** Whether it compares the list itself with a number: `result >= 0.95`. */
  readonly comparesList: boolean;
  /** Whether it has decided, before it takes a value, what an empty list means. */
  readonly decidesEmpty: boolean;
  /** Whether it says what a value that is no number means. */
  readonly decidesNaN: boolean;
}

/** What is no number is then as good as nothing: both make the condition false. */
const onlyWithValues = /\blen\s*\(\s*result\s*\)\s*(>\s*0|>=\s*1|!=\s*0)\s*(&&|and\b)/;
const item = /\bresult\s*\[/;

/**
 * Looks at a condition. The order counts: `result[0] > 1 || len(result) == 0` fails on an empty list before it comes to its length. `isNil`
 * and `default` decide nothing of a list: an empty one is not nil, and taking an item out of it is an error inside of their parentheses
 * too. Tried on `EvalCondition` of Argo Rollouts 1.9.
 */
export function lookAtCondition(condition: string): ConditionLook {
  const first = condition.search(item);
  const before = first < 0 ? condition : condition.slice(0, first);
  return {
    takesItem: first >= 0,
    comparesList: /(^|[^\w.#])(result|asFloat\(\s*result\s*\))\s*(>=|<=|>|<|==|!=)\s*[\d.]/.test(condition),
    decidesEmpty: /\blen\s*\(\s*result\s*\)/.test(before),
    decidesNaN: /\bisNaN\s*\(/.test(condition) || onlyWithValues.test(before),
  };
}

/** The bound that a condition sets on its value, where it is a plain comparison of the first value with a number. */
export interface Bound {
  readonly operator: '>' | '>=' | '<' | '<=';
  readonly value: number;
}

/** The bound on `result[0]` within a condition; undefined where there is none, or more than one. */
export function boundIn(condition: string): Bound | undefined {
  const found = [
    ...condition.matchAll(/(?:\bresult\s*\[\s*0\s*\]|asFloat\(\s*result\[0\]\s*\))\s*(>=|<=|>|<)\s*(\d*\.?\d+)/g),
  ];
  const [, operator, value] = found[0] ?? [];
  if (found.length !== 1 || operator === undefined) return undefined;
  return { operator: operator as Bound['operator'], value: Number(value) };
}
