import type { Rule } from '../rule.ts';
import { alertCoverage } from './alert-coverage.ts';
import { alertQuery } from './alert-query.ts';
import { backupHooks } from './backup-hooks.ts';
import { backupOverdue } from './backup-overdue.ts';
import { backupScope } from './backup-scope.ts';
import { monitorTarget } from './monitor-target.ts';
import { overProvisioned } from './over-provisioned.ts';
import { spotUnused } from './spot-unused.ts';

/** The rules of this family, in the order of the catalogue. */
export const operationsRules: readonly Rule[] = [
  monitorTarget,
  alertQuery,
  alertCoverage,
  backupScope,
  backupHooks,
  backupOverdue,
  spotUnused,
  overProvisioned,
];
