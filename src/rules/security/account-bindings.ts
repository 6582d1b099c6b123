import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { View } from '../view.ts';

/** An account that pods run as. */
export interface Account {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** The objects of a kind, those elsewhere in the repository too. */
export function allOfKind(set: ObjectSet, kind: KindName): readonly ManifestObject[] {
  return [...set.ofKind(kind), ...set.elsewhere(kind)];
}

const bindingKinds = ['RoleBinding', 'ClusterRoleBinding'];

interface Subject {
  readonly binding: ManifestObject;
  readonly view: View;
}

/** Looks up a binding that gives rights to an account, if there is one; each binding is opened once. */
export function bindingsIn(set: ObjectSet): (account: Account) => ManifestObject | undefined {
  const subjects = bindingKinds
    .flatMap((kind) => allOfKind(set, { kind, group: 'rbac.authorization.k8s.io' }))
    .flatMap((binding) => binding.view.at('subjects').items.map((view): Subject => ({ binding, view })));
  const isOfOne = ({ view }: Subject) => view.at('kind').value === 'ServiceAccount' && !view.at('name').isFilledInLater;
  const others = subjects.filter((subject) => !isOfOne(subject));
  const byName = Map.groupBy(subjects.filter(isOfOne), ({ view }) => view.at('name').value);
  return (account) =>
    [...(byName.get(account.name) ?? []), ...others].find((subject) => isSubject(subject, account))?.binding;
}

function isSubject({ binding, view }: Subject, { name, namespace }: Account): boolean {
  const [kind, named] = [view.at('kind').value, view.at('name')];
  if (named.isFilledInLater) return true;
  if (kind === 'Group') return isGroupOf(named.value, namespace);
  const where = view.at('namespace').value ?? binding.namespace;
  return kind === 'ServiceAccount' && named.value === name && mayBeSameNamespace(where, namespace);
}

const accounts = 'system:serviceaccounts';

function isGroupOf(group: string | undefined, namespace: string | undefined): boolean {
  if (group === accounts) return true;
  return group?.startsWith(`${accounts}:`) === true && mayBeSameNamespace(group.slice(accounts.length + 1), namespace);
}
