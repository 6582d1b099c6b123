import type { Exact, Quantity } from '../kubernetes/quantity.ts';
import { compare, percentOf, printExact, printQuantity, printRatio } from '../kubernetes/quantity.ts';
import type { Severity } from './finding.ts';
import { isExtraZero } from './guess.ts';
import type { Thresholds } from './thresholds.ts';
import { shares, thresholdsOf } from './thresholds.ts';
import { fewestDays } from './usage.ts';
import type { JudgedValue, ResourceValue, Verdict } from './verdict.ts';

/** Whether an amount has changed more than anybody would want without a word. From or to zero there is no ratio. */
export function judgeJump(value: JudgedValue): Verdict | undefined {
  const { quantity, previous, thresholds } = value;
  if (previous === undefined || previous.numerator <= 0n || quantity.numerator <= 0n) return undefined;
  if (isSlip(quantity, previous))
    return verdict(quantity, previous, { thresholds, severity: 'error', hint: 'unit slip' });
  const isRise = compare(quantity, previous) > 0;
  const severity = isRise ? riseOf(quantity, previous, thresholds) : fallOf(quantity, previous, thresholds);
  if (severity === undefined) return undefined;
  const follows = followsUsage(value, isRise);
  const hint = isExtraZero(quantity, previous) && !follows ? 'an extra zero?' : undefined;
  const facts = { thresholds, severity: follows ? 'info' : severity, ...(hint === undefined ? {} : { hint }) } as const;
  const jump = verdict(quantity, previous, facts);
  return follows || isBelowUsage(value) ? { ...jump, message: `${jump.message}; ${usageIn(value)}` } : jump;
}

/** Whether a change goes where the usage is: such a one is advice. */
function followsUsage({ quantity, used }: JudgedValue, isRise: boolean): boolean {
  if (used === undefined) return false;
  return isRise
    ? compare(quantity, percentOf(used.most, shares.vouchedByUsage)) <= 0
    : used.days >= fewestDays && compare(quantity, used.most) >= 0;
}

function isBelowUsage({ quantity, used }: JudgedValue): boolean {
  return used !== undefined && compare(quantity, used.most) < 0;
}

function usageIn({ used, thresholds }: JudgedValue): string {
  return `the container has used ${used === undefined ? '' : printExact(used.most)} ${thresholds.unit}`;
}

/** Whether a bound, which may be of any size and change as people like, has changed by the factor between two suffixes. */
export function judgeSlip(
  { previous, resource }: Pick<ResourceValue, 'previous' | 'resource'>,
  quantity: Quantity,
): Verdict | undefined {
  if (previous === undefined || previous.numerator <= 0n || quantity.numerator <= 0n) return undefined;
  if (!isSlip(quantity, previous)) return undefined;
  const thresholds = thresholdsOf(resource === 'cpu' ? 'cpu' : 'memory');
  return thresholds === undefined
    ? undefined
    : { ...verdict(quantity, previous, { thresholds, severity: 'error', hint: 'unit slip' }), why: whySlip };
}

const whySlip =
  'almost exactly the factor between two suffixes: what it bounds is no longer bounded, or no longer fits';

/** Another suffix, or none, and almost exactly the factor between two suffixes. */
function isSlip(quantity: Quantity, previous: Quantity): boolean {
  if (quantity.suffix === previous.suffix) return false;
  const [less, more] = compare(quantity, previous) < 0 ? [quantity, previous] : [previous, quantity];
  return shares.slips.some((slip) => {
    const lowest = percentOf(less, slip * (100 - shares.slipTolerance));
    const highest = percentOf(less, slip * (100 + shares.slipTolerance));
    return compare(more, lowest) >= 0 && compare(more, highest) <= 0;
  });
}

function riseOf(quantity: Exact, previous: Exact, { rise }: Thresholds): Severity | undefined {
  if (compare(quantity, rise.silent) <= 0) return undefined;
  if (compare(quantity, percentOf(previous, shares.riseError)) >= 0) {
    return compare(quantity, rise.grave) >= 0 ? 'error' : 'warning';
  }
  const isNotable = compare(quantity, rise.notable) >= 0;
  return isNotable && compare(quantity, percentOf(previous, shares.riseWarning)) >= 0 ? 'warning' : undefined;
}

function fallOf(quantity: Exact, previous: Exact, { fall }: Thresholds): Severity | undefined {
  const isFallBy = (times: number) => compare(previous, percentOf(quantity, times * 100)) >= 0;
  if (fall.error !== undefined && isFallBy(fall.error)) return 'error';
  return isFallBy(fall.warning) ? 'warning' : undefined;
}

interface Facts {
  readonly thresholds: Thresholds;
  readonly severity: Severity;
  readonly hint?: string;
}

function verdict(quantity: Quantity, previous: Quantity, { thresholds, severity, hint }: Facts): Verdict {
  const isRise = compare(quantity, previous) > 0;
  const change = isRise
    ? `${printRatio(quantity, previous)} times the previous ${previous.text}`
    : `the previous ${previous.text} divided by ${printRatio(previous, quantity)}`;
  const doubt = hint === undefined ? '' : ` (${hint}); did you mean ${previous.text}?`;
  return {
    rule: 'resource-jump',
    severity,
    message: `${printQuantity(quantity, thresholds.unit)}, ${change}${doubt}`,
    why: isRise ? 'so steep a rise is more often a slip than a need' : whyFall(thresholds),
    fix: `write ${previous.text}`,
    isAcknowledgeable: true,
  };
}

function whyFall({ fall }: Thresholds): string {
  return fall.error === undefined
    ? 'so steep a fall throttles the container and lets its probes time out'
    : 'so steep a fall gets the container killed or evicted';
}
