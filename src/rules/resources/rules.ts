import type { Rule } from '../rule.ts';
import {
  memoryOvercommit,
  resourceAbsurd,
  resourceExceedsNode,
  resourceJump,
  resourceQuantityInvalid,
  resourceUnitMixed,
} from './amounts.ts';
import { cpuLimitEqualsRequest } from './cpu-limit-equals-request.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';
import { memoryLimitBelowUsage } from './memory-limit-below-usage.ts';
import { namespaceLimitRange } from './namespace-limit-range.ts';
import { requestExceedsLimit } from './request-exceeds-limit.ts';
import { resourceRequestsMissing } from './resource-requests-missing.ts';

/** The rules of this family, in the order of the catalogue. */
export const resourcesRules: readonly Rule[] = [
  resourceQuantityInvalid,
  resourceAbsurd,
  resourceJump,
  resourceExceedsNode,
  requestExceedsLimit,
  resourceRequestsMissing,
  memoryOvercommit,
  memoryLimitBelowUsage,
  cpuLimitEqualsRequest,
  resourceUnitMixed,
  ephemeralStorage,
  namespaceLimitRange,
];
