import { listAt, textAt } from '../data/fields.ts';
import type { KubernetesObject, ResourceType } from '../ports/cluster.ts';
import type { ObjectName } from '../rollout/goal.ts';
import { isOfType } from './tree.ts';

/** Whether an Application manages anything of these types. */
export function manages(application: KubernetesObject, types: readonly ResourceType[]): boolean {
  return listAt(application, 'status', 'resources').some((resource) => {
    const text = (field: string) => textAt(resource, field) ?? '';
    const named = { group: text('group'), kind: text('kind'), namespace: text('namespace') };
    return types.some((type) => isOfType(named, type));
  });
}

/** The Applications that an Application manages in its own namespace. */
export function childrenOf(
  application: KubernetesObject | undefined,
  { namespace }: Pick<ObjectName, 'namespace'>,
): readonly string[] {
  return listAt(application, 'status', 'resources')
    .filter((one) => textAt(one, 'kind') === 'Application' && textAt(one, 'namespace') === namespace)
    .flatMap((one) => textAt(one, 'name') ?? []);
}

/** Whether Argo CD could not compare an Application with Git: where it never could, there is no resource tree. */
export function isUnrendered(application: KubernetesObject): boolean {
  const types = listAt(application, 'status', 'conditions').map((condition) => textAt(condition, 'type'));
  return types.includes('ComparisonError') || types.includes('InvalidSpecError');
}
