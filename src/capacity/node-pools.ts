import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, quantityOf } from '../kubernetes/quantity.ts';
import type { NodeAmounts, NodeResource } from './amounts.ts';
import { amountsFrom, larger } from './amounts.ts';

/** The most of a resource that a node to come may have: `any` where nothing bounds it. */
export type Ceiling = Quantity | 'any';

/** Labels by which providers tell the size of a machine, memory in MiB. */
const sizeLabels = {
  memory: { names: ['karpenter.k8s.aws/instance-memory', 'karpenter.azure.com/sku-memory'], unit: 'Mi' },
  cpu: { names: ['karpenter.k8s.aws/instance-cpu', 'karpenter.azure.com/sku-cpu'], unit: '' },
} as const;

/** The most that a node may have which any of these NodePools of Karpenter adds; undefined where there are none. */
export function ceilingOf(pools: readonly unknown[], resource: NodeResource): Ceiling | undefined {
  const ceilings = pools.map((pool) => ceilingOfPool(pool, resource));
  if (ceilings.includes('any')) return 'any';
  return ceilings
    .filter((one) => one !== 'any')
    .reduce<Quantity | undefined>((most, one) => larger(most, one), undefined);
}

/** What all nodes of a pool may have together bounds each of them. */
function ceilingOfPool(pool: unknown, resource: NodeResource): Ceiling {
  const limit = limitsOf(pool)[resource];
  const sizes = resource === 'ephemeral-storage' ? [] : sizesOf(pool, sizeLabels[resource]);
  const bounds = [...(limit === undefined ? [] : [limit]), ...sizes];
  return bounds.toSorted(compare)[0] ?? 'any';
}

function limitsOf(pool: unknown): NodeAmounts {
  const limits = valueAt(pool, 'spec', 'limits');
  return isFields(limits) ? amountsFrom(limits) : {};
}

/** Whether what a pool adds is bounded at all. */
export function isBounded(pool: unknown): boolean {
  const limits = valueAt(pool, 'spec', 'limits');
  return isFields(limits) && Object.keys(limits).length > 0;
}

function sizesOf(
  pool: unknown,
  { names, unit }: { readonly names: readonly string[]; readonly unit: string },
): readonly Quantity[] {
  const requirements = listAt(pool, 'spec', 'template', 'spec', 'requirements');
  return requirements
    .filter((one) => names.some((name) => name === textAt(one, 'key')))
    .flatMap((one) => {
      const numbers = listAt(one, 'values').map(Number);
      const bounds = ['In', 'Lt', 'Lte'].includes(textAt(one, 'operator') ?? '');
      const isRead = numbers.length > 0 && numbers.every((number) => Number.isSafeInteger(number) && number > 0);
      return bounds && isRead ? [quantityOf(`${Math.max(...numbers)}${unit}`)] : [];
    });
}
