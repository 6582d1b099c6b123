import type { Quantity } from '../kubernetes/quantity.ts';
import type { ResourceName } from './thresholds.ts';

/** The most of each resource that any node has to give to pods (`status.allocatable`). */
export type NodeAllocatable = Readonly<Partial<Record<ResourceName, Quantity>>>;
