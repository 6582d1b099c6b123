import type { Application, SyncOperation } from './application.ts';
import type { Judgement, Observed, Relation, Snapshot } from './assessment.ts';
import { printName } from './assessment.ts';
import type { Goal, ObjectName } from './goal.ts';
import { settleSeconds, unreachable } from './judgements.ts';
import type { Timers } from './timers.ts';

/** What the Application says: which of our commits it applied, or why the workloads must not be judged yet. */
export type ApplicationJudgement =
  /** `complete` is false while the sync operation still runs: then nothing has succeeded yet. */
  | { readonly applied: 'ours' | 'descendant'; readonly complete: boolean; readonly summary: string }
  | { readonly applied: 'not-yet'; readonly judgement: Judgement; readonly summary: string };

function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision);
}

/** The commits that the Application names, to be compared with ours. Versions of Helm charts are none. */
export function revisionsNamed(application: Application): readonly string[] {
  const named = [...application.revisions, ...(application.operation?.revisions ?? [])];
  return [...new Set(named.filter(isCommit))];
}

function relationOf(revisions: readonly string[], snapshot: Snapshot): Relation {
  const relations = revisions.map((revision) => snapshot.relations.get(revision) ?? 'other');
  return (
    relations.find((relation) => relation === 'ours') ?? relations.find((relation) => relation !== 'other') ?? 'other'
  );
}

function waitFor(sentence: string, summary: string): ApplicationJudgement {
  const judgement: Judgement = { verdict: 'progressing', stage: 'sync', sentence, atDeadline: 'deadline-exceeded' };
  return { applied: 'not-yet', judgement, summary };
}

function short(revision: string | undefined): string {
  return revision === undefined ? 'nothing' : isCommit(revision) ? revision.slice(0, 7) : revision;
}

function summarise(application: Application): string {
  const revisions = application.revisions.map(short).join(', ');
  return `${application.syncStatus ?? 'Unknown'} to ${revisions === '' ? 'nothing yet' : revisions}, ${application.health ?? 'Unknown'}`;
}

function failureOf(application: Application, operation: SyncOperation): Judgement {
  const failed = operation.resources.filter((resource) => resource.failed);
  const named = failed.map(({ kind, name, message }) => `${kind} ${name}: ${message}`).join('; ');
  const hook = failed.find((resource) => resource.hook !== undefined);
  const what = hook === undefined ? 'cannot apply' : `ran a ${hook.hook} hook that failed for`;
  return {
    verdict: 'failed',
    stage: 'sync',
    reason: 'sync-failed',
    sentence: `Argo CD ${what} ${application.name}: ${named === '' ? (operation.message ?? operation.phase) : named}`,
    recover: false,
  };
}

function manual(application: Application, since: Date): Judgement {
  return {
    verdict: 'paused',
    stage: 'sync',
    reason: 'sync-is-manual',
    sentence: `Application ${printName(application)} is not synced automatically`,
    waiting: { for: 'somebody to sync it', since, goOn: `argocd app sync ${application.name}` },
  };
}

function skipped(application: Application, since: Date): Judgement {
  return {
    verdict: 'paused',
    stage: 'sync',
    reason: 'reconcile-skipped',
    sentence: `Application ${printName(application)} is told to skip reconciliation`,
    waiting: { for: 'the annotation to be removed', since, goOn: 'remove argocd.argoproj.io/skip-reconcile' },
  };
}

function gone(name: ObjectName): Judgement {
  const sentence = `Application ${printName(name)} was deleted while we watched`;
  return { verdict: 'errored', stage: 'sync', reason: 'disappeared', sentence, recover: false };
}

function judgePresent(application: Application, snapshot: Snapshot, timers: Timers): ApplicationJudgement {
  const summary = summarise(application);
  const stop = (judgement: Judgement): ApplicationJudgement => ({ applied: 'not-yet', judgement, summary });
  if (application.deleting) return stop(gone(application));
  if (application.reconcileSkipped) return stop(skipped(application, timers.sinceOf('skip-reconcile')));
  const { operation } = application;
  const relation = relationOf(application.revisions, snapshot);
  const synced = operation === undefined ? 'other' : relationOf(operation.revisions, snapshot);
  const ended = operation !== undefined && /^(Failed|Error)$/.test(operation.phase);
  if (ended && synced !== 'other') return stop(failureOf(application, operation));
  if (relation === 'other') return waitFor(notCompared(application), summary);
  const running = operation?.phase === 'Running' && synced !== 'other';
  if (application.syncStatus === 'Synced' || (operation?.phase === 'Succeeded' && synced !== 'other')) {
    return { applied: relation, complete: !running, summary };
  }
  if (running) return waitFor(`Argo CD is applying ${application.name}`, summary);
  const since = timers.sinceOf('out-of-sync');
  const settled = timers.secondsOf('out-of-sync') >= settleSeconds;
  if (!application.automated && application.syncStatus === 'OutOfSync' && settled)
    return stop(manual(application, since));
  return waitFor(`Argo CD has seen our revision and is about to apply it`, summary);
}

function notCompared(application: Application): string {
  const trouble = application.conditions.find(({ type }) => type === 'ComparisonError');
  const revision = short(application.revisions[0]);
  const shown = `Argo CD still shows ${application.name} at ${revision}`;
  return trouble === undefined ? shown : `${shown}: ${trouble.message}`;
}

/** Judges the Application that the goal names; only what it has applied may be judged further. */
export function judgeApplication(
  goal: Goal & { readonly application: ObjectName },
  observed: Observed<Application>,
  context: { readonly snapshot: Snapshot; readonly timers: Timers; readonly seenBefore: boolean },
): ApplicationJudgement {
  const name = printName(goal.application);
  const stop = (judgement: Judgement): ApplicationJudgement => ({ applied: 'not-yet', judgement, summary: 'not seen' });
  switch (observed.state) {
    case 'present':
      return judgePresent(observed.object, context.snapshot, context.timers);
    case 'absent':
    case 'unknown-type':
      if (context.seenBefore) return stop(gone(goal.application));
      return stop({
        verdict: 'progressing',
        stage: 'sync',
        sentence: `Application ${name} is not there yet`,
        atDeadline: 'application-not-found',
      });
    case 'forbidden':
      return stop({
        verdict: 'errored',
        stage: 'sync',
        reason: 'forbidden',
        sentence: observed.message,
        recover: false,
      });
    case 'unreachable':
      return stop(unreachable('sync', observed));
  }
}
