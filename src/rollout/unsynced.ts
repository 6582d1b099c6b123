import type { Application } from './application.ts';
import { turnOf } from './application-set.ts';
import type { Judgement, WantedObject } from './assessment.ts';
import { printName } from './assessment.ts';
import { settleSeconds } from './judgements.ts';
import { syncRequest } from './manual-sync.ts';
import { renderTroubleIn } from './render-trouble.ts';
import type { NotYet, Standing } from './standing.ts';
import { short } from './standing.ts';
import { unrendered } from './sync-failure.ts';
import { isUnderWay, printUnderWay, shortMessage } from './sync-operation.ts';
import { deniedByWindow, isBlockedByWindow, manual, skipped } from './sync-pause.ts';

function waitFor(sentence: string, wanted?: WantedObject): NotYet {
  const judgement: Judgement = { verdict: 'progressing', stage: 'sync', sentence, atDeadline: 'deadline-exceeded' };
  return { judgement, ...(wanted === undefined ? {} : { wanted }) };
}

function projectOf({ project }: Application): WantedObject {
  return { kind: 'AppProject', ...project };
}

/** The message of a condition of this type. */
function conditionIn({ conditions }: Application, wanted: string): string | undefined {
  return conditions.find(({ type }) => type === wanted)?.message;
}

/** What keeps Argo CD from looking at our revision. */
export function judgeStopped({ application, comparison, compared, timers }: Standing): NotYet | undefined {
  if (application.reconcileSkipped)
    return { judgement: skipped(application, timers.sinceOf(`skip-reconcile ${printName(application)}`)) };
  const invalid = conditionIn(application, 'InvalidSpecError');
  if (invalid !== undefined)
    return waitFor(`Argo CD cannot use ${application.name} as it is: ${shortMessage(invalid)}`);
  const message = conditionIn(application, 'ComparisonError');
  if (application.syncStatus !== 'Unknown' || message === undefined) return undefined;
  const trouble = renderTroubleIn(message);
  const isOfOurs = compared !== 'other' || comparison?.isNew === true;
  if (
    trouble?.cause === 'manifests' &&
    isOfOurs &&
    timers.secondsOf(`does-not-render ${printName(application)}`) >= settleSeconds
  ) {
    return { judgement: unrendered(application, trouble.message) };
  }
  return waitFor(`Argo CD cannot compare ${application.name} yet: ${shortMessage(trouble?.message ?? message)}`);
}

/** An operation that is under way: ours, or an older one that ours has to wait for. */
export function judgeRunning(standing: Standing): NotYet | undefined {
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
  // of an app of apps, parent and child may be of different projects
  const isOther = project?.state === 'present' && project.object.name !== application.project.name;
  if (project === undefined || isOther) {
    return waitFor(
      `Argo CD has seen our revision and does not apply it to ${application.name} yet`,
      projectOf(application),
    );
  }
  const when = { at: snapshot.at, since: timers.sinceOf(`sync-window ${printName(application)}`), isTold };
  const judgement = deniedByWindow(application, project, when);
  if (judgement !== undefined) return { judgement, wanted: projectOf(application) };
  if (project.state !== 'forbidden') return undefined;
  const sentence = `Argo CD does not apply our revision to ${application.name}; whether a sync window denies it cannot be seen`;
  return waitFor(`${sentence}: ${project.message}`, projectOf(application));
}

/**
 * Without auto-sync, an Application may still be synced by the controller of its ApplicationSet, when its turn has come: then there is
 * nothing for a person to do, and a sync that we ask for would jump the queue. Undefined where it is not.
 */
function judgeTurn({ application, snapshot }: Standing, since: Date): NotYet | undefined {
  const { applicationSet: name, namespace } = application;
  if (name === undefined) return undefined;
  const wanted: WantedObject = { kind: 'ApplicationSet', name, namespace };
  const set = snapshot.applicationSet;
  const isOther = set?.state === 'present' && set.object.name !== name;
  if (set === undefined || isOther || set.state === 'unreachable')
    return waitFor(`Argo CD has seen our revision and does not apply it to ${application.name} yet`, wanted);
  if (set.state === 'forbidden')
    return { judgement: manual(application, since, unseenTurn(name, set.message)), wanted };
  const turn = set.state === 'present' ? turnOf(set.object, application.name) : undefined;
  if (turn === undefined || set.state !== 'present') return undefined;
  const place = `step ${turn.step} of ${set.object.steps.length}`;
  return waitFor(
    `ApplicationSet ${name} syncs ${application.name} in ${place} of its RollingSync: ${turn.status}`,
    wanted,
  );
}

function unseenTurn(name: string, message: string): string {
  return `whether the RollingSync of ApplicationSet ${name} does it cannot be seen: ${message}`;
}

/**
 * Nobody syncs it by itself. Where we may, we ask for it, as an automatic sync would come: a window that denies those keeps ours
 * back too. A project that may not be read is left to Argo CD, which goes by its windows itself.
 */
function judgeManual(standing: Standing, since: Date): NotYet {
  const { application, goal, snapshot } = standing;
  const turn = judgeTurn(standing, since);
  if (turn !== undefined) return turn;
  if (goal.application?.sync !== 'if-manual') return { judgement: manual(application, since) };
  const denied = judgeWindow(standing, false);
  if (denied !== undefined && snapshot.project?.state !== 'forbidden') return denied;
  const waits = waitFor(`Argo CD is asked to sync ${application.name} to our revision`, projectOf(application));
  return { ...waits, toSync: syncRequest(application) };
}

/** What Argo CD has yet to do, or a person. */
export function judgeWaiting(standing: Standing): NotYet {
  const { application, compared, timers, snapshot } = standing;
  if (compared === 'other') {
    return waitFor(`Argo CD still shows ${application.name} at ${short(application.revisions[0])}`);
  }
  if (application.syncStatus === 'OutOfSync' && !application.requested) {
    const since = timers.sinceOf(`out-of-sync ${printName(application)}`);
    const hasSettled = timers.secondsOf(`out-of-sync ${printName(application)}`) >= settleSeconds;
    if (hasSettled && !application.automated) return judgeManual(standing, since);
    const denied = hasSettled ? judgeWindow(standing, false) : undefined;
    if (denied !== undefined) return denied;
  }
  const refused = conditionIn(application, 'SyncError');
  const why = refused === undefined ? '' : `: ${shortMessage(refused)}`;
  // a window may begin while we wait
  const wanted = snapshot.project === undefined ? undefined : projectOf(application);
  return waitFor(`Argo CD has seen our revision and is about to apply it to ${application.name}${why}`, wanted);
}
