import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import { isSelected } from '../selector.ts';
import { SelectorIndex } from '../selector-index.ts';
import type { View } from '../view.ts';
import type { Amount } from './rolling-update.ts';
import { amountAt, podsOf } from './rolling-update.ts';

const kind: KindName = { kind: 'PodDisruptionBudget', group: 'policy' };

/** What a PodDisruptionBudget keeps: the fewest that stay, or the most that go. */
export interface Budget {
  readonly of: 'minAvailable' | 'maxUnavailable';
  readonly at: View;
  readonly amount: Amount;
}

/** The budgets of a set. */
export function budgetsOf(set: ObjectSet): readonly ManifestObject[] {
  return set.ofKind(kind);
}

const known = new WeakMap<ObjectSet, SelectorIndex<ManifestObject>>();

/** Whether any budget of the repository keeps a pod. */
export function isKept(set: ObjectSet, pod: Pod): boolean {
  const index = known.get(set) ?? new SelectorIndex([...budgetsOf(set), ...set.elsewhere(kind)], wantedBy);
  known.set(set, index);
  return index.metBy(pod.labels).some((budget) => keeps(budget, pod));
}

function wantedBy({ view }: ManifestObject): ReadonlyMap<string, string> {
  return view.at('spec', 'selector', 'matchLabels').texts;
}

/** Whether a budget keeps a pod. */
function keeps({ view, namespace }: ManifestObject, { object, labels }: Pod): boolean {
  return mayBeSameNamespace(namespace, object.namespace) && isSelected(view.at('spec', 'selector'), labels);
}

/** What a budget says; undefined where it says nothing yet. */
export function budgetAt({ view }: ManifestObject): Budget | undefined {
  return (['maxUnavailable', 'minAvailable'] as const)
    .flatMap((of) => {
      const at = view.at('spec', of);
      const amount = amountAt(at);
      return amount === undefined ? [] : [{ of, at, amount }];
    })
    .at(0);
}

/**
 * How many of a number of healthy pods may be evicted at once. As the controller counts: both shares round up, and what `maxUnavailable`
 * leaves is never below none.
 * https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/controller/disruption/disruption.go (getExpectedPodCount, updatePdbStatus)
 */
export function allowedDisruptions({ of, amount }: Pick<Budget, 'of' | 'amount'>, pods: number): number {
  const rounded = podsOf(amount, pods, 'up');
  const staying = of === 'minAvailable' ? rounded : Math.max(0, pods - rounded);
  return pods <= 0 ? 0 : Math.max(0, pods - staying);
}
