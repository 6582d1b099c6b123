import type { Rule } from '../rule.ts';
import { hpaMemoryUtilization } from './hpa-memory-utilization.ts';
import { hpaNeedsRequests } from './hpa-needs-requests.ts';
import { hpaReplicasConflict } from './hpa-replicas-conflict.ts';
import { hpaTarget } from './hpa-target.ts';

/** The rules of this family, in the order of the catalogue. */
export const performanceRules: readonly Rule[] = [
  hpaReplicasConflict,
  hpaTarget,
  hpaNeedsRequests,
  hpaMemoryUtilization,
];
