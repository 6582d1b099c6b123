import { parseQuantity } from '../kubernetes/quantity.ts';

export type SizedResource = 'cpu' | 'memory';

/** Millicores, or bytes. */
export type Units = number;

/** How much a quantity is, in millicores or bytes; undefined where it is none, or more than can be counted exactly. */
export function unitsOf(resource: SizedResource, text: string | undefined): Units | undefined {
  const quantity = text === undefined ? undefined : parseQuantity(text);
  if (quantity === undefined) return undefined;
  const { numerator, denominator } = quantity;
  const units = Number(resource === 'cpu' ? numerator * 1000n : numerator) / Number(denominator);
  return Number.isFinite(units) && units > 0 && units <= Number.MAX_SAFE_INTEGER ? units : undefined;
}

const mebi = 2 ** 20;
const mega = 1e6;

/** What an amount is a multiple of, so that people can read it: the coarser the larger it is. */
function gridAt(resource: SizedResource, units: Units, unit: number): number {
  if (resource === 'cpu') return units < 100 ? 5 : units < 1000 ? 25 : 100;
  return (units < 1024 * unit ? 16 : units < 8192 * unit ? 64 : 256) * unit;
}

/** Whether a file counts memory in powers of ten; where nothing stands, in powers of two. */
function unitFor(like: string | undefined): number {
  const suffix = /[A-Za-z]+$/.exec(like ?? '')?.[0] ?? '';
  return like === undefined || suffix.endsWith('i') || suffix === '' ? mebi : mega;
}

/** The next readable amount that is not less; what is off by a rounding of the machine counts as on it. */
export function roundedUp(resource: SizedResource, units: Units, like: string | undefined): Units {
  const grid = gridAt(resource, units, unitFor(like));
  return Math.ceil(units / grid - 1e-9) * grid;
}

/** The next readable amount that is not more. */
export function roundedDown(resource: SizedResource, units: Units, like: string | undefined): Units {
  const grid = gridAt(resource, units, unitFor(like));
  return Math.floor(units / grid + 1e-9) * grid;
}

/** The next amount above another that can be written, in whole units that the file has: where no readable one is near enough. */
export function nextAbove(
  resource: SizedResource,
  { highest, now }: { readonly highest: Units; readonly now: Units },
  like: string | undefined,
): Units {
  const unit = resource === 'cpu' || isInBytes(like) ? 1 : unitFor(like);
  const down = Math.floor(highest / unit + 1e-9) * unit;
  return down > now ? down : Math.ceil(highest / unit - 1e-9) * unit;
}

function isInBytes(like: string | undefined): boolean {
  return like !== undefined && parseQuantity(like)?.suffix === '';
}

/** An amount in the units that a file has: `250m` or `0.25`, `512Mi`, `1.5Gi`, `512M` or bytes. */
export function print(resource: SizedResource, units: Units, like?: string): string {
  const suffix = like === undefined ? undefined : (parseQuantity(like)?.suffix ?? undefined);
  if (resource === 'cpu') return suffix === '' ? String(units / 1000) : `${units}m`;
  if (suffix === '') return String(Math.round(units));
  const decimal = suffix !== undefined && !suffix.endsWith('i');
  const [large, small] = decimal ? [1e9, mega] : [2 ** 30, mebi];
  const isLarge = (suffix === 'G' || suffix === 'Gi') && units >= large && Number.isInteger((units / large) * 4);
  return isLarge ? `${units / large}${suffix}` : `${Math.round(units / small)}${decimal ? 'M' : 'Mi'}`;
}
