import type { Application } from './application.ts';
import type { Judgement, Observed } from './assessment.ts';
import { printName } from './assessment.ts';
import type { SyncOperation } from './sync-operation.ts';
import type { AppProject } from './sync-window.ts';
import { syncsAt } from './sync-window.ts';

/** An Application that somebody must sync, as far as is known. */
export function manual(application: Application, since: Date, doubt?: string): Judgement {
  return {
    verdict: 'paused',
    stage: 'sync',
    reason: 'sync-is-manual',
    sentence: `Application ${printName(application)} is not synced automatically${doubt === undefined ? '' : `; ${doubt}`}`,
    waiting: { for: 'somebody to sync it', since, goOn: `argocd app sync ${application.name}` },
  };
}

/** An Application that Argo CD is told to leave alone: it never gets to see our revision. */
export function skipped(application: Application, since: Date): Judgement {
  return {
    verdict: 'paused',
    stage: 'sync',
    reason: 'reconcile-skipped',
    sentence: `Application ${printName(application)} is told to skip reconciliation`,
    waiting: { for: 'the annotation to be removed', since, goOn: 'remove argocd.argoproj.io/skip-reconcile' },
  };
}

/** Whether an operation stands still for a window: the one thing that an Application says of windows itself. */
export function isBlockedByWindow(operation: SyncOperation): boolean {
  return (
    operation.phase === 'Running' && operation.message?.startsWith('Sync operation blocked by sync window') === true
  );
}

/**
 * A sync that a window of the project denies. An automatic sync that is denied leaves no trace in the Application, so the
 * project must be seen; where the Application says it (`isTold`), only the end of it needs the project.
 */
export function deniedByWindow(
  application: Application,
  project: Observed<AppProject>,
  when: { readonly at: Date; readonly since: Date; readonly isTold: boolean },
): Judgement | undefined {
  if (project.state !== 'present') return when.isTold ? denied(application, when.since, undefined) : undefined;
  const answer = syncsAt(project.object, application, when.at);
  return answer.syncs ? undefined : denied(application, when.since, answer.until);
}

function denied(application: Application, since: Date, until: Date | undefined): Judgement {
  const end = until === undefined ? 'an end that is not known' : until.toISOString().replace('.000Z', 'Z');
  return {
    verdict: 'paused',
    stage: 'sync',
    reason: 'sync-window',
    sentence: `a sync window of project ${application.project.name} denies the sync of ${printName(application)}, until ${end}`,
    waiting: {
      for: 'the end of the sync window',
      since,
      ...(until === undefined ? {} : { until }),
      goOn: 'wait for it, or sync by hand where the window allows that',
    },
  };
}
