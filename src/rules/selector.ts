import { meets } from '../kubernetes/label-condition.ts';
import type { View } from './view.ts';

type Labels = ReadonlyMap<string, string>;

/** Whether labels are what a plain selector wants, such as that of a Service; an empty one selects nothing. */
export function isSelectedByMap(selector: View, labels: Labels): boolean {
  const wanted = selector.texts;
  return wanted.size > 0 && hasLabels(labels, wanted);
}

/** Whether all of the labels that are wanted are there. */
export function hasLabels(labels: Labels, wanted: Labels): boolean {
  return [...wanted].every(([key, value]) => labels.get(key) === value);
}

/**
 * Whether labels are what a label selector wants (`matchLabels`, `matchExpressions`). An empty one selects everything, and one
 * that is not there nothing: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function isSelected(selector: View, labels: Labels): boolean {
  if (!selector.isThere) return false;
  return (
    hasLabels(labels, selector.at('matchLabels').texts) &&
    selector.at('matchExpressions').items.every((expression) => isMet(expression, labels))
  );
}

function isMet(expression: View, labels: Labels): boolean {
  const value = labels.get(expression.at('key').value ?? '');
  const values = expression.at('values').items.map((one) => one.value);
  return meets(value, { operator: expression.at('operator').value, values }) ?? false;
}
