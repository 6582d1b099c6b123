import type { Rule } from '../rule.ts';
import { wfCheckoutMissing } from './wf-checkout-missing.ts';
import { wfDeployGuard } from './wf-deploy-guard.ts';
import { wfInjection } from './wf-injection.ts';
import { wfPermissionMissing } from './wf-permission-missing.ts';
import { wfPermissions } from './wf-permissions.ts';
import { wfPlatforms } from './wf-platforms.ts';
import { wfProvenance } from './wf-provenance.ts';
import { wfPushRace } from './wf-push-race.ts';
import { wfRetiredAction } from './wf-retired-action.ts';
import { wfScanGate } from './wf-scan-gate.ts';
import { wfScanOrder } from './wf-scan-order.ts';
import { wfTokenHygiene } from './wf-token-hygiene.ts';
import { wfUndefinedEnv } from './wf-undefined-env.ts';
import { wfUnpinnedAction } from './wf-unpinned-action.ts';

/** The rules of this family, in the order of the catalogue. */
export const workflowRules: readonly Rule[] = [
  wfUnpinnedAction,
  wfPermissions,
  wfPermissionMissing,
  wfUndefinedEnv,
  wfScanOrder,
  wfScanGate,
  wfCheckoutMissing,
  wfPushRace,
  wfInjection,
  wfTokenHygiene,
  wfDeployGuard,
  wfPlatforms,
  wfRetiredAction,
  wfProvenance,
];
