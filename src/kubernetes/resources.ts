import { isMap, isScalar, isSeq } from '../data/nodes.ts';
import type { PathStep } from '../manifest/path.ts';
import { keyOf } from '../manifest/source.ts';
import type { Tree } from '../manifest/tree.ts';
import { resolve } from '../manifest/tree.ts';
import { childOf, keysOf, textIn } from './nodes.ts';

/** One amount of a `resources` mapping, and where it stands. */
export interface ResourceAmount {
  readonly field: 'requests' | 'limits';
  /** `memory`, `cpu`, `ephemeral-storage`, `nvidia.com/gpu`. */
  readonly resource: string;
  readonly text: string;
  /** Where the value begins and ends, as indexes into the source's text. */
  readonly start: number;
  readonly end: number;
  readonly steps: readonly PathStep[];
  /** What it is where no container asks for it: a bound for many together, or the size of a volume. */
  readonly role?: AmountRole;
  /** What messages call it, where that is not `requests.memory` and the like. */
  readonly label?: string;
}

/** `bound`: of a namespace, or of a claim, which may be of any size; `volume`: an emptyDir. */
export type AmountRole = 'bound' | 'volume';

/** The amounts of a mapping with `requests` and `limits`; a null deletes a value in a patch, so that it is none. */
export function amountsIn(tree: Tree, resources: unknown, steps: readonly PathStep[]): readonly ResourceAmount[] {
  return (['requests', 'limits'] as const).flatMap((field) =>
    fieldAmounts(tree, childOf(tree, resources, field), { field, steps: [...steps, { key: field }] }),
  );
}

/** The amounts of one of the two fields. */
export function fieldAmounts(
  tree: Tree,
  amounts: unknown,
  at: { readonly field: ResourceAmount['field']; readonly steps: readonly PathStep[] },
): readonly ResourceAmount[] {
  return keysOf(tree, amounts).flatMap((resource) => {
    const node = childOf(tree, amounts, resource);
    const steps = [...at.steps, { key: resource }];
    const amount = amountAt(tree, node, { field: at.field, resource, steps });
    return amount === undefined ? [] : [amount];
  });
}

/** The amount that a scalar holds. */
export function amountAt(
  tree: Tree,
  node: unknown,
  at: Pick<ResourceAmount, 'field' | 'resource' | 'steps'>,
): ResourceAmount | undefined {
  const text = textIn(tree, node);
  if (!isScalar(node) || text === undefined) return undefined;
  const [start, end] = node.range ?? [0, 0];
  return { ...at, text, start, end };
}

/** A mapping with `requests` or `limits` somewhere below a key `resources`. */
export interface ResourceMapping {
  readonly steps: readonly PathStep[];
  /** The path with the names of list items in place of their numbers: the same when another is put before them. */
  readonly identity: string;
  readonly amounts: readonly ResourceAmount[];
}

interface Spot {
  readonly node: unknown;
  readonly steps: readonly PathStep[];
  readonly identity: string;
  /** Whether one of the keys above is `resources`. */
  readonly isInside: boolean;
}

/**
 * Every such mapping of a document of unknown shape, such as the values of a Helm chart. Aliases are followed below
 * `resources` only, as what they show stands elsewhere in the document, and each node is opened once: they may lead back.
 */
export function resourceMappingsIn(tree: Tree): readonly ResourceMapping[] {
  const found: ResourceMapping[] = [];
  const opened = new Set<unknown>();
  const open: Spot[] = [{ node: tree.root, steps: [], identity: '', isInside: false }];
  for (let spot = open.pop(); spot !== undefined; spot = open.pop()) {
    const node = spot.isInside ? resolve(tree, spot.node) : spot.node;
    const amounts = spot.isInside ? amountsIn(tree, node, spot.steps) : [];
    if (amounts.length > 0) found.push({ steps: spot.steps, identity: spot.identity, amounts });
    else if (!opened.has(node)) open.push(...childrenOf(tree, { ...spot, node }).reverse());
    if (spot.isInside) opened.add(node);
  }
  return found;
}

function childrenOf(tree: Tree, { node, steps, identity, isInside }: Spot): Spot[] {
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const name = textIn(tree, childOf(tree, item, 'name')) ?? String(index);
      return { node: item, steps: [...steps, { index }], identity: `${identity}[${name}]`, isInside };
    });
  }
  if (!isMap(node)) return [];
  return node.items.map((pair) => {
    const key = keyOf(pair) ?? '';
    const below = isInside || key === 'resources';
    return { node: pair.value, steps: [...steps, { key }], identity: `${identity}.${key}`, isInside: below };
  });
}
