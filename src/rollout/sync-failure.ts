import type { Application } from './application.ts';
import type { Judgement } from './assessment.ts';
import { fullName } from './assessment.ts';
import type { WorkloadName } from './goal.ts';
import { renderTroubleIn } from './render-trouble.ts';
import type { SyncedResource, SyncOperation } from './sync-operation.ts';
import { culpritOf, printResource, shortMessage } from './sync-operation.ts';

/**
 * Whether an operation has applied all of these workloads, whatever became of it. Then they decide, before the operation: a
 * Rollout that is aborted while Argo CD waits to run a PostSync hook makes the operation fail too.
 */
export function hasApplied({ resources }: SyncOperation, workloads: readonly WorkloadName[]): boolean {
  const applied = new Set(resources.filter(isApplied).map(fullName));
  return workloads.every((workload) => applied.has(fullName(workload)));
}

function isApplied({ hook, state }: SyncedResource): boolean {
  return hook === undefined && (state === 'applied' || state === 'failed');
}

/** What an operation of ours that has failed for good says. */
export function failureOf(application: Application, operation: SyncOperation): Judgement {
  const trouble = renderTroubleIn(operation.message ?? '');
  if (trouble !== undefined) return unrendered(application, trouble.message);
  const culprit = culpritOf(operation);
  if (culprit?.hook !== undefined) return hookFailure(application, operation, culprit);
  const named = operation.resources.filter(({ hook, state }) => state === culprit?.state && hook === undefined);
  const what = culprit?.state === 'failed' ? 'waited in vain for' : 'cannot apply';
  const why =
    named.length === 0 ? shortMessage(operation.message ?? operation.phase) : named.map(printResource).join('; ');
  return failed('sync-failed', `Argo CD ${what} ${application.name}${retriesOf(operation)}: ${why}`);
}

function hookFailure(application: Application, operation: SyncOperation, culprit: SyncedResource): Judgement {
  const untouched = operation.resources.some(isApplied) ? '' : '; the workloads are untouched';
  const which = `a hook of ${application.name} failed${retriesOf(operation)}`;
  return failed('hook-failed', `${which}: ${printResource(culprit)}${untouched}`);
}

function retriesOf({ retries }: SyncOperation): string {
  if (retries === 0) return '';
  return ` after ${retries} ${retries === 1 ? 'retry' : 'retries'}`;
}

/** Manifests that do not render: nothing of the cluster has been touched. */
export function unrendered(application: Application, message: string): Judgement {
  return failed('manifests-do-not-render', `Argo CD cannot render ${application.name}: ${shortMessage(message)}`);
}

function failed(reason: 'sync-failed' | 'hook-failed' | 'manifests-do-not-render', sentence: string): Judgement {
  return { verdict: 'failed', stage: 'sync', reason, sentence, recover: false };
}
