import type { PathStep } from '../manifest/path.ts';
import type { Tree } from '../manifest/tree.ts';
import { childOf, itemsOf, keysOf, textIn } from './nodes.ts';
import type { ResourceAmount } from './resources.ts';
import { amountAt } from './resources.ts';
import type { KubernetesObject } from './workload.ts';

/** Amounts that are judged together, under a name that stays when others are put before them. */
export interface AmountGroup {
  readonly identity: string;
  readonly amounts: readonly ResourceAmount[];
}

/** Amounts of an object that makes no pods: bounds of a namespace, and what a claim asks for. */
export function objectAmountsIn({ tree, steps, kind, apiVersion }: KubernetesObject): readonly AmountGroup[] {
  if (apiVersion !== 'v1') return [];
  const spec = { tree, node: childOf(tree, tree.root, 'spec'), steps: [...steps, { key: 'spec' }] };
  if (kind === 'LimitRange') return limitGroups(spec);
  if (kind === 'ResourceQuota') return quotaGroups(spec);
  return kind === 'PersistentVolumeClaim' ? claimGroups(spec, 'claim') : [];
}

/** A node, and the way to it. */
interface Spot {
  readonly tree: Tree;
  readonly node: unknown;
  readonly steps: readonly PathStep[];
}

function below({ tree, node, steps }: Spot, ...keys: readonly string[]): Spot {
  const found = keys.reduce<unknown>((one, key) => childOf(tree, one, key), node);
  return { tree, node: found, steps: [...steps, ...keys.map((key) => ({ key }))] };
}

function itemsBelow(spot: Spot, key: string): readonly Spot[] {
  const list = below(spot, key);
  return itemsOf(spot.tree, list.node).map((node, index) => ({ ...list, node, steps: [...list.steps, { index }] }));
}

type Meaning = Pick<ResourceAmount, 'field' | 'resource' | 'role' | 'label'>;

function amountOf({ tree, node, steps }: Spot, meaning: Meaning): readonly ResourceAmount[] {
  const amount = amountAt(tree, node, { ...meaning, steps });
  return amount === undefined ? [] : [{ ...amount, ...meaning }];
}

const counted = /^(cpu|memory|ephemeral-storage|storage)$/;

function limitGroups(spec: Spot): readonly AmountGroup[] {
  return itemsBelow(spec, 'limits').flatMap((limit, index) => {
    const type = textIn(limit.tree, below(limit, 'type').node) ?? String(index);
    const bounds = ['max', 'min'].flatMap((key) =>
      entriesOf(below(limit, key)).map(([resource, spot]) => ({
        identity: `limits[${type}].${key}.${resource}`,
        amounts: amountOf(spot, { field: 'limits', resource, role: 'bound', label: `${key}.${resource}` }),
      })),
    );
    return [...bounds, { identity: `limits[${type}]`, amounts: defaultsOf(limit) }];
  });
}

/** What a container gets that says nothing is an amount like any other. */
function defaultsOf(limit: Spot): readonly ResourceAmount[] {
  const fields = [
    ['defaultRequest', 'requests'],
    ['default', 'limits'],
  ] as const;
  return fields.flatMap(([key, field]) =>
    entriesOf(below(limit, key)).flatMap(([resource, spot]) =>
      amountOf(spot, { field, resource, label: `${key}.${resource}` }),
    ),
  );
}

function entriesOf(spot: Spot): readonly (readonly [string, Spot])[] {
  return keysOf(spot.tree, spot.node)
    .filter((key) => counted.test(key))
    .map((key) => [key, below(spot, key)]);
}

function quotaGroups(spec: Spot): readonly AmountGroup[] {
  const hard = below(spec, 'hard');
  return keysOf(hard.tree, hard.node).flatMap((key) => {
    const [, prefix, resource = ''] = /^(?:(requests|limits)\.)?([a-z-]+)$/.exec(key) ?? [];
    if (!counted.test(resource)) return [];
    const field = prefix === 'limits' ? 'limits' : 'requests';
    const meaning = { field, resource, role: 'bound', label: `hard.${key}` } as const;
    return [{ identity: `hard.${key}`, amounts: amountOf(below(hard, key), meaning) }];
  });
}

function claimGroups(spec: Spot, identity: string): readonly AmountGroup[] {
  const storage = below(spec, 'resources', 'requests', 'storage');
  const meaning = { field: 'requests', resource: 'storage', role: 'bound' } as const;
  return [{ identity, amounts: amountOf(storage, meaning) }];
}

/** Sizes of the volumes of a pod template: emptyDirs, and claims that live as long as the pod does. */
export function volumeSizesIn(tree: Tree, podSpec: unknown, steps: readonly PathStep[]): readonly AmountGroup[] {
  return itemsBelow({ tree, node: podSpec, steps }, 'volumes').flatMap((volume, index) => {
    const name = textIn(tree, below(volume, 'name').node) ?? String(index);
    const identity = `volumes[${name}]`;
    const isMemory = textIn(tree, below(volume, 'emptyDir', 'medium').node) === 'Memory';
    const resource = isMemory ? 'memory' : 'ephemeral-storage';
    const label = `sizeLimit of emptyDir ${name}`;
    const size = amountOf(below(volume, 'emptyDir', 'sizeLimit'), { field: 'limits', resource, role: 'volume', label });
    return [
      { identity, amounts: size },
      ...claimGroups(below(volume, 'ephemeral', 'volumeClaimTemplate', 'spec'), `${identity}.claim`),
    ];
  });
}

/** What the claims that a StatefulSet makes for each pod ask for. */
export function claimSizesIn({ tree, steps }: KubernetesObject): readonly AmountGroup[] {
  const spec = { tree, node: childOf(tree, tree.root, 'spec'), steps: [...steps, { key: 'spec' }] };
  return itemsBelow(spec, 'volumeClaimTemplates').flatMap((claim, index) => {
    const name = textIn(tree, below(claim, 'metadata', 'name').node) ?? String(index);
    return claimGroups(below(claim, 'spec'), `volumeClaimTemplates[${name}]`);
  });
}
