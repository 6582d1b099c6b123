import type { Quantity } from '../kubernetes/quantity.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import { judgeSize } from './absurd.ts';
import { judgeAgainstLimit, judgeAgainstNode } from './bounds.ts';
import { bySeverity } from './finding.ts';
import { judgeJump, judgeSlip } from './jump.ts';
import { judgeSyntax } from './syntax.ts';
import type { Amounts } from './thresholds.ts';
import { thresholdsOf, usualThresholds, volumeThresholds } from './thresholds.ts';
import type { ResourceValue, Verdict } from './verdict.ts';

/** Judges one value by every rule about resources; the worst verdict first. */
export function judgeValue(given: ResourceValue, amounts: Amounts = usualThresholds): readonly Verdict[] {
  const quantity = parseQuantity(given.text);
  const invalid = judgeSyntax(given, quantity);
  if (quantity === undefined || invalid?.severity === 'error') return invalid === undefined ? [] : [invalid];
  const verdicts = [invalid, ...judgeAmount(given, quantity, amounts), ...judgeAgainstLimit(given, quantity)];
  return verdicts.filter((one) => one !== undefined).sort(bySeverity);
}

function judgeAmount(given: ResourceValue, quantity: Quantity, amounts: Amounts): readonly (Verdict | undefined)[] {
  if (given.role === 'bound') return [judgeSlip(given, quantity)];
  const thresholds =
    given.role === 'volume' ? volumeThresholds(given.resource, amounts) : thresholdsOf(given.resource, amounts);
  if (thresholds === undefined) return [];
  const judged = { ...given, quantity, thresholds };
  if (given.role === 'volume') return [judgeSize(judged), judgeJump(judged)];
  return [judgeSize(judged), judgeJump(judged), judgeAgainstNode(judged)];
}
