import type { Application } from './application.ts';
import type { Judgement } from './assessment.ts';
import { printName } from './assessment.ts';
import { renderTroubleIn } from './render-trouble.ts';
import type { Applied, NotYet, Standing } from './standing.ts';
import { failureOf, hasApplied } from './sync-failure.ts';
import type { SyncOperation } from './sync-operation.ts';
import { hasFailed, isUnderWay, printUnderWay } from './sync-operation.ts';

/** An operation of ours that has failed for good, unless a later commit with our values is to be synced yet. */
export function judgeFailed(standing: Standing): Applied | NotYet | undefined {
  const { application, compared, synced, goal } = standing;
  const { operation } = application;
  if (operation === undefined || !hasFailed(operation) || synced === 'other') return undefined;
  const isLater = compared !== 'other' && !isOfCompared(operation, application);
  // where that commit changes nothing here, nothing is synced again
  if (isLater && application.syncStatus !== 'Synced') return undefined;
  // what could not be loaded for a moment is not the fault of the manifests
  if (renderTroubleIn(operation.message ?? '')?.cause === 'may-pass') return undefined;
  const judgement = failureOf(application, operation);
  if (synced === 'descendant') return { judgement: overtaken(judgement) };
  return hasApplied(operation, goal.workloads) ? { applied: 'ours', failure: judgement } : { judgement };
}

/** Whether what was synced last is what was compared last. */
function isOfCompared(operation: SyncOperation, application: Application): boolean {
  return String(operation.revisions) === String(application.revisions);
}

/** What fails of a newer commit without our values says nothing of ours. */
function overtaken({ sentence }: Judgement): Judgement {
  return {
    verdict: 'superseded',
    stage: 'sync',
    reason: 'newer-deployment',
    sentence: `a newer commit took over: ${sentence}`,
    recover: false,
  };
}

/** What an Application has applied of ours, or of a commit after ours. */
export function judgeApplied({ application, compared, synced, goal }: Standing): Applied | undefined {
  const { operation, syncStatus, name } = application;
  const applied = compared === 'other' ? synced : compared;
  if (applied === 'other') return undefined;
  if (operation?.phase === 'Succeeded' && synced !== 'other') return { applied };
  const isRunning = operation !== undefined && isUnderWay(operation) && synced !== 'other';
  const isSynced = compared !== 'other' && syncStatus === 'Synced';
  if (!isRunning) return isSynced ? { applied } : undefined;
  if (!isSynced && !hasApplied(operation, goal.workloads)) return undefined;
  return { applied, running: printUnderWay(name, operation) };
}

/** Seconds for which Argo CD must rest at another revision before the image alone is believed. */
const byImageSeconds = 20;

/**
 * Whether the image decides alone: Argo CD has looked at Git since we wrote, is at rest, and all workloads name our image, yet
 * it will never say that it synced our revision. With `manifest-generate-paths` it syncs no commit that touches no such path; an
 * Application of a hydrator follows commits of another branch.
 */
export function isRightByImage({ application, comparison, isOurImageLive, timers, compared }: Standing): boolean {
  const { syncStatus, automated, requested } = application;
  const isAtRest = syncStatus === 'Synced' || (syncStatus === 'OutOfSync' && automated);
  const { operation } = application;
  // what is live came with a sync that failed, such as in a hook
  if (operation !== undefined && hasFailed(operation) && isOfCompared(operation, application)) return false;
  if (!isAtRest || requested || comparison?.isNew !== true || !isOurImageLive) return false;
  return timers.secondsOf(`by-image ${printName(application)} ${compared}`) >= byImageSeconds;
}
