import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, parseQuantity } from '../kubernetes/quantity.ts';

/** Resources of a node that are held against. */
export const nodeResources = ['memory', 'cpu', 'ephemeral-storage'] as const;

/** A resource of a node. */
export type NodeResource = (typeof nodeResources)[number];

/** An amount of each resource, as far as it is known. */
export type NodeAmounts = Readonly<Partial<Record<NodeResource, Quantity>>>;

/** The amounts that can be read of texts by resource; what is no amount above zero is left out. */
export function amountsFrom(texts: Readonly<Record<string, unknown>>): NodeAmounts {
  const read = nodeResources.flatMap((resource) => {
    const text = texts[resource];
    const amount = parseQuantity(typeof text === 'number' ? String(text) : typeof text === 'string' ? text : '');
    return amount === undefined || amount.numerator <= 0n ? [] : [[resource, amount] as const];
  });
  return Object.fromEntries(read);
}

/** The larger of two; undefined where there is neither. */
export function larger(one: Quantity | undefined, other: Quantity | undefined): Quantity | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compare(one, other) < 0 ? other : one;
}
