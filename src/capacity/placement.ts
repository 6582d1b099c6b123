import { meets } from '../kubernetes/label-condition.ts';
import type { LabelCondition, Placement, Toleration } from '../kubernetes/placement.ts';
import type { Taint } from './seen.ts';

/** What of a node a pod is held against. */
export interface NodeTraits {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
}

/** Whether the scheduler may put a pod on a node, whatever room there is. */
export function fits({ selector, terms, tolerations }: Placement, { labels, taints }: NodeTraits): boolean {
  return (
    [...selector].every(([name, value]) => labels[name] === value) &&
    (terms.length === 0 || terms.some((conditions) => conditions.every((one) => holds(one, labels)))) &&
    taints.every((taint) => taint.effect === 'PreferNoSchedule' || tolerations.some((one) => bears(one, taint)))
  );
}

function holds(condition: LabelCondition, labels: Readonly<Record<string, string>>): boolean {
  return meets(labels[condition.key], condition) ?? true;
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function bears({ key, operator = 'Equal', value = '', effect }: Toleration, taint: Taint): boolean {
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key === undefined) return operator === 'Exists';
  if (key !== taint.key) return false;
  return operator === 'Exists' || (operator === 'Equal' && value === (taint.value ?? ''));
}
