import type { ManifestObject } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { View } from '../view.ts';

/** What makes backups again and again. */
export const scheduleKind: KindName = { kind: 'Schedule', group: 'velero.io' };
/** A single backup. */
export const backupKind: KindName = { kind: 'Backup', group: 'velero.io' };

/** What Velero backs up: once, or by a schedule. */
export interface BackupPlan {
  readonly object: ManifestObject;
  /** The spec of the backup: of a Schedule its template. */
  readonly spec: View;
}

/** The plans of an object; none where it is of another kind. */
export function planOf(object: ManifestObject): BackupPlan | undefined {
  if (object.group !== 'velero.io' || object.isPatch) return undefined;
  if (object.kind === 'Schedule') return { object, spec: object.view.at('spec', 'template') };
  return object.kind === 'Backup' ? { object, spec: object.view.at('spec') } : undefined;
}

/** The plans of a set, and those elsewhere in the repository. */
export function plansAround(set: ObjectSet): readonly BackupPlan[] {
  return [scheduleKind, backupKind]
    .flatMap((kind) => [...set.ofKind(kind), ...set.elsewhere(kind)])
    .flatMap((object) => planOf(object) ?? []);
}

/** Whether a plan is about a namespace: without a list it is about all. */
export function includes({ spec }: BackupPlan, namespace: string): boolean {
  const isListed = (key: string) =>
    spec
      .at(key)
      .items.some(
        ({ value, isFilledInLater }) =>
          value === '*' || value === namespace || isFilledInLater || isPatternOf(value, namespace),
      );
  return (
    (spec.at('includedNamespaces').items.length === 0 || isListed('includedNamespaces')) &&
    !isListed('excludedNamespaces')
  );
}

function isPatternOf(value: string | undefined, namespace: string): boolean {
  return value?.endsWith('*') === true && namespace.startsWith(value.slice(0, -1));
}
