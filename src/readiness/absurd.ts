import type { Exact } from '../kubernetes/quantity.ts';
import { compare, percentOf, printExact, printQuantity, printRatio } from '../kubernetes/quantity.ts';
import { guessForLarge, guessForSmall } from './guess.ts';
import { shares } from './thresholds.ts';
import type { JudgedValue, Verdict } from './verdict.ts';

const rule = 'resource-absurd';

const whyLarge =
  'a pod that asks for too much stays Pending and stalls the rollout, preempts others by its priority, or makes the autoscaler buy the largest node';

/** Whether an amount is out of all proportion, whatever it was before. */
export function judgeSize(value: JudgedValue): Verdict | undefined {
  return tooSmall(value) ?? tooLarge(value) ?? outlier(value);
}

/** Zero is how to say "none". */
function tooSmall({ quantity, field, thresholds, previous }: JudgedValue): Verdict | undefined {
  const { small, unit } = thresholds;
  if (small === undefined || quantity.numerator === 0n) return undefined;
  if (compare(quantity, small.error) < 0) {
    const guess = guessForSmall(quantity, previous, small.error);
    const meant = guess === undefined ? '' : `: the suffix was lost; did you mean ${guess}?`;
    return {
      rule,
      severity: 'error',
      message: `${printQuantity(quantity, unit)}, less than ${small.error.text}${meant}`,
      why: 'nothing runs in so little',
      fix: `write ${guess ?? `at least ${small.error.text}`}`,
    };
  }
  if (field === 'requests' || compare(quantity, small.limit) >= 0) return undefined;
  return {
    rule,
    severity: 'warning',
    message: `${printQuantity(quantity, unit)}, a limit of less than ${small.limit.text}`,
    why: 'common container runtimes need 6 to 12 MiB to start a container',
    fix: `write at least ${small.limit.text}`,
  };
}

function tooLarge(value: JudgedValue): Verdict | undefined {
  const { quantity, thresholds, resource, previous } = value;
  const { large, unit } = thresholds;
  if (compare(quantity, large.warning) < 0 || isAccepted(value)) return undefined;
  const isError = compare(quantity, large.error) >= 0;
  const isVouched = isVouchedByNode(value) || isInProportion(value) || isVouchedByUsage(value);
  if (isVouched && !isError) return undefined;
  // a new value between the two thresholds is as likely meant as not
  const guess =
    (isError && !isVouched) || previous !== undefined ? guessForLarge(quantity, resource, previous) : undefined;
  return {
    rule,
    severity: isError && !isVouched ? 'error' : 'warning',
    message: `${printQuantity(quantity, unit)}${timesPrevious(value)}${guess === undefined ? '' : `; did you mean ${guess}?`}`,
    why: whyLarge,
    fix: `write ${guess ?? previous?.text ?? 'what the container uses'}`,
    isAcknowledgeable: true,
  };
}

function timesPrevious({ quantity, previous }: JudgedValue): string {
  const ratio = previous === undefined ? undefined : printRatio(quantity, previous);
  return ratio === undefined ? '' : `, ${ratio} times the previous ${previous?.text}`;
}

/** What git holds vouches for twice as much, and for anything less. */
function isAccepted({ quantity, previous }: JudgedValue): boolean {
  return previous !== undefined && compare(quantity, percentOf(previous, shares.vouchedByGit)) <= 0;
}

/** A container that has used half of it and more needs it. */
function isVouchedByUsage({ quantity, used }: JudgedValue): boolean {
  return used !== undefined && compare(quantity, percentOf(used.most, shares.vouchedByUsage)) <= 0;
}

function isVouchedByNode({ quantity, node }: JudgedValue): boolean {
  return node !== undefined && compare(quantity, percentOf(node, shares.vouchedByNode)) <= 0;
}

/** Whether memory and CPU of the container fit each other as those of a machine do. */
function isInProportion({ quantity, resource, beside }: JudgedValue): boolean {
  if (beside === undefined || (resource !== 'memory' && resource !== 'cpu')) return false;
  const [memory, cores] = resource === 'memory' ? [quantity, beside] : [beside, quantity];
  const { least, most } = shares.proportion;
  return compare(memory, percentOf(cores, least * 100)) >= 0 && compare(memory, percentOf(cores, most * 100)) <= 0;
}

function outlier(value: JudgedValue): Verdict | undefined {
  const { quantity, thresholds, siblings } = value;
  if (thresholds.outlier === undefined || compare(quantity, thresholds.outlier) <= 0) return undefined;
  if (isAccepted(value) || isVouchedByNode(value) || isInProportion(value) || isVouchedByUsage(value)) return undefined;
  const median = medianOf(siblings?.() ?? []);
  if (median === undefined || compare(quantity, percentOf(median, shares.outlier)) <= 0) return undefined;
  const { unit } = thresholds;
  const times = printRatio(quantity, median) ?? 'countless';
  return {
    rule,
    severity: 'warning',
    message: `${printQuantity(quantity, unit)}, ${times} times the ${printExact(median)} ${unit} that its siblings ask for`,
    why: whyLarge,
    fix: 'write what the container uses',
    isAcknowledgeable: true,
  };
}

/** Of an even number the lower of the two in the middle. */
function medianOf(amounts: readonly Exact[]): Exact | undefined {
  return amounts.toSorted(compare)[Math.floor((amounts.length - 1) / 2)];
}
