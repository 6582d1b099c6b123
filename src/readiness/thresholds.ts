import type { Quantity } from '../kubernetes/quantity.ts';
import { quantityOf } from '../kubernetes/quantity.ts';

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

/** The thresholds of every resource that has some. */
export type Amounts = Readonly<Record<ResourceName, Thresholds>>;

/**
 * The amounts unless others are configured. They are this project's judgement, made for containers on nodes of usual size (8 to 512 GiB, 2 to 128
 * cores), except where a source stands beside them.
 */
export const usualThresholds: Amounts = {
  memory: {
    unit: 'bytes',
    large: { warning: quantityOf('16Gi'), error: quantityOf('64Gi') },
    // runc needs about 6 MiB to start (https://github.com/moby/moby/issues/41167), CRI-O refuses limits under 12 MiB
    // (https://github.com/cri-o/cri-o/pull/2531)
    small: { error: quantityOf('4Mi'), limit: quantityOf('16Mi') },
    rise: { silent: quantityOf('128Mi'), notable: quantityOf('1Gi'), grave: quantityOf('2Gi') },
    // too little memory kills: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
    fall: { warning: 4, error: 10 },
    outlier: quantityOf('8Gi'),
  },
  cpu: {
    unit: 'cores',
    large: { warning: quantityOf('16'), error: quantityOf('64') },
    small: undefined,
    rise: { silent: quantityOf('100m'), notable: quantityOf('1'), grave: quantityOf('2') },
    // too little CPU throttles, it does not kill
    fall: { warning: 10, error: undefined },
    outlier: quantityOf('4'),
  },
  'ephemeral-storage': {
    unit: 'bytes',
    large: { warning: quantityOf('100Gi'), error: quantityOf('1Ti') },
    small: { error: quantityOf('1Mi'), limit: quantityOf('1Mi') },
    rise: { silent: quantityOf('1Gi'), notable: quantityOf('10Gi'), grave: quantityOf('20Gi') },
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
  /** Up to so much of what the container has used, that vouches for it. */
  vouchedByUsage: 200,
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
export function thresholdsOf(resource: string, amounts: Amounts = usualThresholds): Thresholds | undefined {
  return isResourceName(resource) ? amounts[resource] : undefined;
}

/** The thresholds of a volume that is emptied with its pod: like those of a container, but any program can do with little. */
export function volumeThresholds(resource: string, amounts: Amounts = usualThresholds): Thresholds | undefined {
  const least = quantityOf('1Ki');
  const thresholds = thresholdsOf(resource, amounts);
  return thresholds === undefined ? undefined : { ...thresholds, small: { error: least, limit: least } };
}

/** Whether a resource is one of those that have thresholds. */
export function isResourceName(resource: string): resource is ResourceName {
  return Object.hasOwn(usualThresholds, resource);
}
