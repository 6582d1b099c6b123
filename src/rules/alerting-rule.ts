import type { ManifestObject } from './object.ts';
import type { KindName, ObjectSet } from './object-set.ts';
import type { View } from './view.ts';

/** What alerts stand in. */
export const prometheusRuleKind: KindName = { kind: 'PrometheusRule', group: 'monitoring.coreos.com' };

/** A rule of a PrometheusRule: an alert, or a recording. */
export interface AlertingRule {
  readonly object: ManifestObject;
  readonly view: View;
  readonly expr: View;
  readonly isAlert: boolean;
}

/** The rules of an object; none where it is of another kind. */
export function rulesOf(object: ManifestObject): readonly AlertingRule[] {
  if (object.kind !== prometheusRuleKind.kind || object.group !== prometheusRuleKind.group) return [];
  return object.view
    .at('spec', 'groups')
    .items.flatMap((group) => group.at('rules').items)
    .map((view) => ({ object, view, expr: view.at('expr'), isAlert: view.at('alert').isThere }));
}

/** The alerts of a set. */
export function alertsOf(set: ObjectSet): readonly AlertingRule[] {
  return set
    .ofKind(prometheusRuleKind)
    .flatMap(rulesOf)
    .filter(({ isAlert }) => isAlert);
}
