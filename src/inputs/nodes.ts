import { parseQuantity } from '../kubernetes/quantity.ts';

const resources = ['memory', 'cpu', 'ephemeral-storage'] as const;

/** What the nodes of one pool have to give to pods, as texts of quantities. */
export type NodePool = Readonly<Partial<Record<(typeof resources)[number], string>>>;

/** Reads `memory=60Gi,cpu=15800m`, a pool each, separated by spaces; or answers what is wrong. */
export function parseNodes(text: string): readonly NodePool[] | string {
  const pools = text.split(/\s+/).filter((pool) => pool !== '');
  const read = pools.map(parsePool);
  return read.find((one) => typeof one === 'string') ?? read.filter((one) => typeof one !== 'string');
}

function parsePool(text: string): NodePool | string {
  const amounts = text.split(',').map((amount) => amount.split('='));
  for (const [name = '', quantity = '', ...rest] of amounts) {
    if (!resources.some((one) => one === name))
      return `"${name}" is no resource of a node; those are ${resources.join(', ')}`;
    const read = rest.length === 0 ? parseQuantity(quantity) : undefined;
    if (read === undefined || read.numerator <= 0n)
      return `"${quantity}" is no amount of ${name}, such as 60Gi or 15800m`;
  }
  return Object.fromEntries(amounts);
}
