import { childOf, itemsOf, textIn } from '../kubernetes/nodes.ts';
import type { ResourceAmount, ResourceMapping } from '../kubernetes/resources.ts';
import { amountAt, amountsIn, fieldAmounts, resourceMappingsIn } from '../kubernetes/resources.ts';
import type { PathStep } from '../manifest/path.ts';
import type { Tree } from '../manifest/tree.ts';

/** A pointer into `resources`: to all of it, to one field, or to one amount. */
const pointer = /^(?<owner>.*\/resources)(?:\/(?<field>requests|limits)(?:\/(?<resource>[^/]+))?)?$/;

/**
 * The resources that the operations of a JSON patch write (https://www.rfc-editor.org/rfc/rfc6902), grouped by the pointer
 * to the `resources` that they belong to. A list of anything else holds none but what stands under a key `resources`.
 */
export function patchedMappingsIn(tree: Tree): readonly ResourceMapping[] {
  const written = itemsOf(tree, tree.root).flatMap((operation, index) => mappingsOf(tree, operation, index));
  const groups = Map.groupBy(written, ({ identity }) => identity);
  return [...groups].map(([identity, parts]) => ({
    identity,
    steps: parts[0]?.steps ?? [],
    amounts: parts.flatMap(({ amounts }) => amounts),
  }));
}

function mappingsOf(tree: Tree, operation: unknown, index: number): readonly ResourceMapping[] {
  const path = textIn(tree, childOf(tree, operation, 'path'));
  const kind = textIn(tree, childOf(tree, operation, 'op'));
  if (path === undefined || (kind !== 'add' && kind !== 'replace')) return [];
  const value = childOf(tree, operation, 'value');
  const steps: readonly PathStep[] = [{ index }, { key: 'value' }];
  const { owner, field, resource } = pointer.exec(path)?.groups ?? {};
  if (owner !== undefined)
    return [{ identity: owner, steps, amounts: written(tree, value, { steps, field, resource }) }];
  return resourceMappingsIn({ ...tree, root: value }).map((mapping) => ({
    identity: `${path}${mapping.identity}`,
    steps: [...steps, ...mapping.steps],
    amounts: mapping.amounts.map((amount) => ({ ...amount, steps: [...steps, ...amount.steps] })),
  }));
}

interface Target {
  readonly steps: readonly PathStep[];
  readonly field: string | undefined;
  readonly resource: string | undefined;
}

function written(tree: Tree, value: unknown, { steps, field, resource }: Target): readonly ResourceAmount[] {
  if (field !== 'requests' && field !== 'limits') return amountsIn(tree, value, steps);
  if (resource === undefined) return fieldAmounts(tree, value, { field, steps });
  const name = resource.replaceAll('~1', '/').replaceAll('~0', '~');
  const amount = amountAt(tree, value, { field, resource: name, steps });
  return amount === undefined ? [] : [amount];
}
