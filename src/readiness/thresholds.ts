import type { Quantity } from '../kubernetes/quantity.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';

/** The resources that have thresholds; of any other (`nvidia.com/gpu`) only the syntax and the limit are judged. */
export const resourceNames = ['memory', 'cpu', 'ephemeral-storage'] as const;
export type ResourceName = (typeof resourceNames)[number];

/** From when on an amount of one resource is worth a word. */
export interface Thresholds {
  readonly unit: 'bytes' | 'cores';
  /** At least so much is suspicious, or an error, where nothing vouches for it. */
  readonly large: { readonly warning: Quantity; readonly error: Quantity };
  /** Above zero and less than this is an error; less than this as a limit a warning. */
  readonly small: { readonly error: Quantity; readonly limit: Quantity } | undefined;
  /** A rise that ends at most at `silent` is nobody's business; four times is a warning from `notable` on, ten times an error from `grave` on. */
  readonly rise: { readonly silent: Quantity; readonly notable: Quantity; readonly grave: Quantity };
  /** A fall to one so-many-th. */
  readonly fall: { readonly warning: number; readonly error: number | undefined };
  /** Only above this is a value held against its siblings. */
  readonly outlier: Quantity | undefined;
}

/**
 * The amounts. They are this project's judgement, made for containers on nodes of usual size (8 to 512 GiB, 2 to 128
 * cores), except where a source stands beside them.
 */
const amounts: Readonly<Record<ResourceName, Thresholds>> = {
  memory: {
    unit: 'bytes',
    large: { warning: exactly('16Gi'), error: exactly('64Gi') },
    // runc needs about 6 MiB to start (https://github.com/moby/moby/issues/41167), CRI-O refuses limits under 12 MiB
    // (https://github.com/cri-o/cri-o/pull/2531)
    small: { error: exactly('4Mi'), limit: exactly('16Mi') },
    rise: { silent: exactly('128Mi'), notable: exactly('1Gi'), grave: exactly('2Gi') },
    // too little memory kills: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
    fall: { warning: 4, error: 10 },
    outlier: exactly('8Gi'),
  },
  cpu: {
    unit: 'cores',
    large: { warning: exactly('16'), error: exactly('64') },
    small: undefined,
    rise: { silent: exactly('100m'), notable: exactly('1'), grave: exactly('2') },
    // too little CPU throttles, it does not kill
    fall: { warning: 10, error: undefined },
    outlier: exactly('4'),
  },
  'ephemeral-storage': {
    unit: 'bytes',
    large: { warning: exactly('100Gi'), error: exactly('1Ti') },
    small: { error: exactly('1Mi'), limit: exactly('1Mi') },
    rise: { silent: exactly('1Gi'), notable: exactly('10Gi'), grave: exactly('20Gi') },
    // a full disk evicts: https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
    fall: { warning: 4, error: 10 },
    outlier: undefined,
  },
};

/** Ratios and shares, in percent unless said otherwise. */
export const shares = {
  /** Factors that a wrong suffix makes, and how far from one still counts as it. */
  slips: [1000, 1024, 10 ** 6, 2 ** 20, 10 ** 9, 2 ** 30],
  slipTolerance: 3,
  riseWarning: 400,
  riseError: 1000,
  /** Exactly these look like a zero too many. */
  extraZero: [1000, 10_000],
  /** Up to so much of the value in git is accepted already. */
  vouchedByGit: 200,
  /** Up to so much of a node, the node vouches for it. */
  vouchedByNode: 50,
  /**
   * Bytes for each core, as machines have them: 2 to 32 GiB to rent, down to a half in a container that computes. An amount of
   * memory and one of CPU in this proportion vouch for each other: a slip of a unit or a zero hits one of the two.
   */
  proportion: { least: 2 ** 29, most: 2 ** 35 },
  /** Above it a pod has a node almost to itself, daemon sets included. */
  crowdedNode: 80,
  /** A memory limit above so much of its request overcommits the node. */
  overcommit: 200,
  /** Bytes: up to so much above its request, a limit overcommits nothing that matters. */
  littleMemory: { numerator: 2n ** 28n, denominator: 1n },
  outlier: 5000,
} as const;

/** The thresholds of a resource, if it has any. */
export function thresholdsOf(resource: string): Thresholds | undefined {
  return isResourceName(resource) ? amounts[resource] : undefined;
}

/** The thresholds of a volume that is emptied with its pod: like those of a container, but any program can do with little. */
export function volumeThresholds(resource: string): Thresholds | undefined {
  const least = exactly('1Ki');
  const thresholds = thresholdsOf(resource);
  return thresholds === undefined ? undefined : { ...thresholds, small: { error: least, limit: least } };
}

/** Whether a resource is one of those that have thresholds. */
export function isResourceName(resource: string): resource is ResourceName {
  return Object.hasOwn(amounts, resource);
}

function exactly(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new RangeError(`${text} is no quantity`);
  return quantity;
}
