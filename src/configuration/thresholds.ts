import type { Quantity } from '../kubernetes/quantity.ts';
import { quantityOf } from '../kubernetes/quantity.ts';
import { wrongOrderOf } from '../readiness/threshold-order.ts';
import type { Amounts, ResourceName, Thresholds } from '../readiness/thresholds.ts';
import { resourceNames, usualThresholds } from '../readiness/thresholds.ts';
import type { Complaint } from './complaint.ts';
import type { ReadinessSection, ThresholdsSection } from './readiness-schema.ts';

/** The thresholds of every resource: the usual ones, but for those that are configured. */
export function amountsOf({ thresholds }: Pick<ReadinessSection, 'thresholds'>): Amounts {
  const of = (resource: ResourceName) => merged(usualThresholds[resource], thresholds[resource]);
  return { memory: of('memory'), cpu: of('cpu'), 'ephemeral-storage': of('ephemeral-storage') };
}

function merged(usual: Thresholds, own: ThresholdsSection = {}): Thresholds {
  return {
    unit: usual.unit,
    large: { ...usual.large, ...quantities(own.large ?? {}) },
    small: usual.small === undefined ? undefined : { ...usual.small, ...quantities(own.small ?? {}) },
    rise: { ...usual.rise, ...quantities(own.rise ?? {}) },
    fall: { warning: own.fall?.warning ?? usual.fall.warning, error: own.fall?.error ?? usual.fall.error },
    outlier: own.outlier === undefined ? usual.outlier : quantityOf(own.outlier),
  };
}

function quantities(texts: Readonly<Record<string, string | undefined>>): Readonly<Record<string, Quantity>> {
  const read = Object.entries(texts).flatMap(([key, text]) =>
    text === undefined ? [] : [[key, quantityOf(text)] as const],
  );
  return Object.fromEntries(read);
}

/** Thresholds that contradict each other, and one of the CPU that does not exist. */
export function thresholdComplaints(section: Pick<ReadinessSection, 'thresholds'>): readonly Complaint[] {
  const all = amountsOf(section);
  return resourceNames.flatMap((resource) => {
    const own = section.thresholds[resource];
    if (own === undefined) return [];
    const path = ['readiness', 'thresholds', resource];
    if (resource === 'cpu' && own.small !== undefined)
      return [{ path: [...path, 'small'], message: 'cpu has no amount that is too small' }];
    const wrong = wrongOrderOf(all[resource]);
    if (wrong === undefined) return [];
    const { first, second } = wrong;
    const written = isWritten(own, first) ? first : second;
    return [{ path: [...path, ...written.split('.')], message: `${resource}: ${first} must not be above ${second}` }];
  });
}

/** Whether a threshold is configured, and not the usual one. */
function isWritten(own: ThresholdsSection, name: string): boolean {
  const [part = '', key = ''] = name.split('.');
  const group = Object.entries(own).find(([known]) => known === part)?.[1];
  return typeof group === 'object' && key in group;
}
