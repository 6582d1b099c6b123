/** A number that a condition holds a measured value against. */
export interface Comparison {
  /** Which of several measured values; the first unless it says so. */
  readonly index: number;
  /** As it stands between the measured value and the number. */
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!=';
  readonly number: number;
}

/** What of a condition can be drawn. */
export interface ReadCondition {
  readonly comparisons: readonly Comparison[];
  /** Whether the comparison alone decides, besides what an empty answer counts as: then one side of it passes, and the other does not. */
  readonly isWhole: boolean;
}

const number = String.raw`-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
/** `result`, one value of it, and either with a value for an empty answer: `default(result[0], 0)`. */
const measured = String.raw`(?:default\(\s*)?result(?:\[(\d+)\])?(?:\s*,\s*${number}\s*\))?`;
const operator = '(<=|>=|==|!=|<|>)';
const forwards = new RegExp(String.raw`^${measured}\s*${operator}\s*(${number})$`);
const backwards = new RegExp(String.raw`^(${number})\s*${operator}\s*${measured}$`);
/** What asks whether there is a value at all. */
const guard =
  /^!?(?:len\(\s*result\s*\)\s*[<>=!]=?\s*\d+|is(?:NaN|Inf)\(\s*result(?:\[\d+\])?\s*\)|result(?:\[\d+\])?\s*[!=]=\s*nil)$/;

/**
 * Reads a condition of an analysis as far as it holds the measured value against numbers. The language is that of `expr`
 * (https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#conditional-expressions); what is more than that is not drawn.
 */
export function readCondition(text: string): ReadCondition {
  const parts = text.split(/\|\||&&/).map(withoutParentheses);
  const read = parts.map(readComparison);
  const comparisons = read.filter((one) => one !== undefined);
  const isKnown = parts.every((part, index) => read[index] !== undefined || guard.test(part));
  return { comparisons, isWhole: isKnown && comparisons.length === 1 };
}

function withoutParentheses(text: string): string {
  const part = text.trim();
  return part.startsWith('(') && endOfFirst(part) === part.length - 1 ? part.slice(1, -1).trim() : part;
}

/** Where the parenthesis that a text begins with is closed. */
function endOfFirst(text: string): number {
  let depth = 0;
  return [...text].findIndex((character) => {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    return depth === 0;
  });
}

const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const;

function isOperator(text: string): text is Comparison['operator'] {
  return Object.hasOwn(turned, text);
}

function readComparison(part: string): Comparison | undefined {
  const [, index, between = '', value] = forwards.exec(part) ?? [];
  if (isOperator(between)) return comparisonOf(index, between, value);
  const [, other, around = '', second] = backwards.exec(part) ?? [];
  return isOperator(around) ? comparisonOf(second, turned[around], other) : undefined;
}

/** Undefined for a number beyond all that can be measured. */
function comparisonOf(
  index: string | undefined,
  operator: Comparison['operator'],
  text: string | undefined,
): Comparison | undefined {
  const number = Number(text);
  return Number.isFinite(number) ? { index: Number(index ?? 0), operator, number } : undefined;
}

/** The numbers of a measured value as Argo Rollouts keeps it: `0.98`, `[0.98]`, `[0.98,NaN]`; what is none is undefined. */
export function measuredNumbers(value: string | undefined): readonly (number | undefined)[] {
  const text = (value ?? '').trim();
  const inner = /^\[(.*)\]$/s.exec(text)?.[1] ?? text;
  if (inner === '' || inner.length > 10_000) return [];
  return inner.split(',').map((one) => {
    const read = one.trim() === '' ? Number.NaN : Number(one);
    return Number.isFinite(read) ? read : undefined;
  });
}
