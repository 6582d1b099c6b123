import type { Application } from './application.ts';
import type { Judgement, Observed, Relation, Snapshot } from './assessment.ts';
import { printName } from './assessment.ts';
import type { Comparison } from './comparison.ts';
import type { Goal, ObjectName } from './goal.ts';
import { settleSeconds, unreachable } from './judgements.ts';
import { renderTroubleIn } from './render-trouble.ts';
import { failureOf, hasApplied, unrendered } from './sync-failure.ts';
import { hasFailed, isUnderWay, printUnderWay, shortMessage } from './sync-operation.ts';
import { deniedByWindow, isBlockedByWindow, manual, skipped } from './sync-pause.ts';
import type { Timers } from './timers.ts';

/** What the Application says: which of our commits it applied, or why the workloads must not be judged yet. */
export type ApplicationJudgement =
  | {
      readonly applied: 'ours' | 'descendant';
      readonly summary: string;
      /** What the sync operation still does: then nothing has succeeded yet. */
      readonly running?: string;
      /** What failed although the workloads were applied, such as a PostSync hook: they cannot succeed without it. */
      readonly failure?: Judgement;
    }
  | {
      readonly applied: 'not-yet';
      readonly summary: string;
      readonly judgement: Judgement;
      /** The AppProject that must be seen to say why nothing is synced. */
      readonly wanted?: ObjectName;
    };

type NotYet = Omit<Extract<ApplicationJudgement, { applied: 'not-yet' }>, 'summary' | 'applied'>;
type Applied = Omit<Extract<ApplicationJudgement, { applied: 'ours' | 'descendant' }>, 'summary'>;

/** What is known besides of an Application that was seen. */
export interface ApplicationContext {
  readonly snapshot: Snapshot;
  readonly timers: Timers;
  readonly seenBefore: boolean;
  readonly comparison: Comparison | undefined;
  /** Whether every workload names our image, or did. */
  readonly isOurImageLive: boolean;
}

interface Standing extends ApplicationContext {
  readonly goal: Goal;
  readonly application: Application;
  /** How what was compared last stands to our revision, and how what was synced last does. */
  readonly compared: Relation;
  readonly synced: Relation;
}

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

function waitFor(sentence: string, wanted?: ObjectName): NotYet {
  const judgement: Judgement = { verdict: 'progressing', stage: 'sync', sentence, atDeadline: 'deadline-exceeded' };
  return { judgement, ...(wanted === undefined ? {} : { wanted }) };
}

function short(revision: string | undefined): string {
  return revision === undefined ? 'nothing' : isCommit(revision) ? revision.slice(0, 7) : revision;
}

function summarise(application: Application): string {
  const revisions = application.revisions.map(short).join(', ');
  return `${application.syncStatus ?? 'Unknown'} to ${revisions === '' ? 'nothing yet' : revisions}, ${application.health ?? 'Unknown'}`;
}

function gone(name: ObjectName): Judgement {
  const sentence = `Application ${printName(name)} was deleted while we watched`;
  return { verdict: 'errored', stage: 'sync', reason: 'disappeared', sentence, recover: false };
}

function judgePresent(goal: Goal, application: Application, context: ApplicationContext): ApplicationJudgement {
  const { snapshot } = context;
  const { operation } = application;
  const standing: Standing = {
    ...context,
    goal,
    application,
    compared: relationOf(application.revisions, snapshot),
    synced: operation === undefined ? 'other' : relationOf(operation.revisions, snapshot),
  };
  const summary = summarise(application);
  if (application.deleting) return { applied: 'not-yet', judgement: gone(application), summary };
  const failure = judgeFailed(standing);
  if (failure !== undefined) return withSummary(failure, summary);
  const applied = judgeApplied(standing);
  if (applied !== undefined) return withSummary(applied, summary);
  const stopped = judgeStopped(standing) ?? judgeRunning(standing);
  if (stopped !== undefined) return withSummary(stopped, summary);
  const waiting = judgeWaiting(standing);
  if (waiting.judgement.verdict === 'progressing' && isRightByImage(standing)) {
    return { applied: 'ours', summary: `${summary}; judged by its image` };
  }
  return withSummary(waiting, summary);
}

function withSummary(said: Applied | NotYet, summary: string): ApplicationJudgement {
  return 'applied' in said ? { ...said, summary } : { ...said, applied: 'not-yet', summary };
}

/** An operation of ours that has failed for good, unless a later commit with our values is to be synced yet. */
function judgeFailed(standing: Standing): Applied | NotYet | undefined {
  const { application, compared, synced, goal } = standing;
  const { operation } = application;
  if (operation === undefined || !hasFailed(operation) || synced === 'other') return undefined;
  if (compared !== 'other' && String(application.revisions) !== String(operation.revisions)) return undefined;
  // what could not be loaded for a moment is not the fault of the manifests
  if (renderTroubleIn(operation.message ?? '')?.cause === 'may-pass') return undefined;
  const judgement = failureOf(application, operation);
  if (synced === 'descendant') return { judgement: overtaken(judgement) };
  return hasApplied(operation, goal.workloads) ? { applied: 'ours', failure: judgement } : { judgement };
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

function judgeApplied({ application, compared, synced, goal }: Standing): Applied | undefined {
  const { operation, syncStatus, name } = application;
  const applied = compared === 'other' ? synced : compared;
  if (applied === 'other') return undefined;
  if (operation?.phase === 'Succeeded' && synced !== 'other') return { applied };
  const isRunning = operation?.phase === 'Running' && synced !== 'other';
  const isSynced = compared !== 'other' && syncStatus === 'Synced';
  if (!isRunning) return isSynced ? { applied } : undefined;
  if (!isSynced && !hasApplied(operation, goal.workloads)) return undefined;
  return { applied, running: printUnderWay(name, operation) };
}

/** What keeps Argo CD from looking at our revision. */
function judgeStopped({ application, comparison, compared, timers }: Standing): NotYet | undefined {
  if (application.reconcileSkipped) return { judgement: skipped(application, timers.sinceOf('skip-reconcile')) };
  const message = application.conditions.find(({ type }) => type === 'ComparisonError')?.message;
  if (application.syncStatus !== 'Unknown' || message === undefined) return undefined;
  const trouble = renderTroubleIn(message);
  const isOfOurs = compared !== 'other' || comparison?.isNew === true;
  if (trouble?.cause === 'manifests' && isOfOurs && timers.secondsOf('does-not-render') >= settleSeconds) {
    return { judgement: unrendered(application, trouble.message) };
  }
  return waitFor(`Argo CD cannot compare ${application.name} yet: ${shortMessage(trouble?.message ?? message)}`);
}

/** An operation that is under way: ours, or an older one that ours has to wait for. */
function judgeRunning(standing: Standing): NotYet | undefined {
  const { application, synced } = standing;
  const { operation, name } = application;
  if (operation === undefined || !isUnderWay(operation)) return undefined;
  if (isBlockedByWindow(operation)) return judgeWindow(standing, true);
  if (synced !== 'other') return waitFor(printUnderWay(name, operation));
  return waitFor(
    `ours waits for the sync of ${operation.revisions.map(short).join(', ')}: ${printUnderWay(name, operation)}`,
  );
}

function judgeWindow({ application, snapshot, timers }: Standing, isTold: boolean): NotYet | undefined {
  const { project } = snapshot;
  if (project === undefined) {
    return waitFor(
      `Argo CD has seen our revision and does not apply it to ${application.name} yet`,
      application.project,
    );
  }
  const when = { at: snapshot.at, since: timers.sinceOf('sync-window'), isTold };
  const judgement = deniedByWindow(application, project, when);
  if (judgement !== undefined) return { judgement, wanted: application.project };
  if (project.state !== 'forbidden') return undefined;
  const sentence = `Argo CD does not apply our revision to ${application.name}; whether a sync window denies it cannot be seen`;
  return waitFor(`${sentence}: ${project.message}`, application.project);
}

/** Seconds for which Argo CD must rest at another revision before the image alone is believed. */
const byImageSeconds = 20;

/**
 * Whether the image decides alone: Argo CD has looked at Git since we wrote, is at rest, and all workloads name our image, yet
 * it will never say that it synced our revision. With `manifest-generate-paths` it syncs no commit that touches no such path; an
 * Application of a hydrator follows commits of another branch.
 */
function isRightByImage({ application, comparison, isOurImageLive, timers, compared }: Standing): boolean {
  const { syncStatus, automated, requested } = application;
  const isAtRest = syncStatus === 'Synced' || (syncStatus === 'OutOfSync' && automated);
  if (!isAtRest || requested || comparison?.isNew !== true || !isOurImageLive) return false;
  return timers.secondsOf(`by-image ${compared}`) >= byImageSeconds;
}

function judgeWaiting(standing: Standing): NotYet {
  const { application, compared, timers } = standing;
  if (compared === 'other') {
    return waitFor(`Argo CD still shows ${application.name} at ${short(application.revisions[0])}`);
  }
  if (application.syncStatus === 'OutOfSync' && !application.requested) {
    const since = timers.sinceOf('out-of-sync');
    const hasSettled = timers.secondsOf('out-of-sync') >= settleSeconds;
    if (hasSettled && !application.automated) return { judgement: manual(application, since) };
    const denied = hasSettled ? judgeWindow(standing, false) : undefined;
    if (denied !== undefined) return denied;
  }
  const refused = application.conditions.find(({ type }) => type === 'SyncError');
  const why = refused === undefined ? '' : `: ${shortMessage(refused.message)}`;
  return waitFor(`Argo CD has seen our revision and is about to apply it to ${application.name}${why}`);
}

/** Judges the Application that the goal names; only what it has applied may be judged further. */
export function judgeApplication(
  goal: Goal & { readonly application: ObjectName },
  observed: Observed<Application>,
  context: ApplicationContext,
): ApplicationJudgement {
  const name = printName(goal.application);
  const stop = (judgement: Judgement): ApplicationJudgement => ({ applied: 'not-yet', judgement, summary: 'not seen' });
  switch (observed.state) {
    case 'present':
      return judgePresent(goal, observed.object, context);
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
