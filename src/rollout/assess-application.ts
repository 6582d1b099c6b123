import { withoutUndefined } from '../data/fields.ts';
import type { Application } from './application.ts';
import type { Judgement, Observed, Snapshot } from './assessment.ts';
import { fullName, printName } from './assessment.ts';
import type { Goal, ObjectName, WorkloadName } from './goal.ts';
import { unreachable } from './judgements.ts';
import type { ApplicationContext, ApplicationJudgement, Applied, NotYet } from './standing.ts';
import { standingOf, summarise } from './standing.ts';
import { isRightByImage, judgeApplied, judgeFailed } from './synced.ts';
import { judgeRunning, judgeStopped, judgeWaiting } from './unsynced.ts';

function gone(name: ObjectName): Judgement {
  const sentence = `Application ${printName(name)} was deleted while we watched`;
  return { verdict: 'errored', stage: 'sync', reason: 'disappeared', sentence, recover: false };
}

function judgePresent(goal: Goal, application: Application, context: ApplicationContext): ApplicationJudgement {
  const standing = standingOf(goal, application, context);
  if (application.deleting) return told({ judgement: gone(application) }, application);
  const failure = judgeFailed(standing);
  if (failure !== undefined) return told(failure, application);
  const applied = judgeApplied(standing);
  if (applied !== undefined) return told(applied, application);
  const stopped = judgeStopped(standing) ?? judgeRunning(standing);
  if (stopped !== undefined) return told(stopped, application);
  const waiting = judgeWaiting(standing);
  if (waiting.judgement.verdict === 'progressing' && isRightByImage(standing)) {
    return { applied: 'ours', summary: `${summarise(application)}; judged by its image` };
  }
  return told(waiting, application);
}

function told(said: Applied | NotYet, application: Application): ApplicationJudgement {
  const summary = summarise(application);
  if ('applied' in said) return { ...said, summary };
  const { name, namespace } = application;
  return { ...said, applied: 'not-yet', summary, behind: { name, namespace } };
}

/** The workloads of a goal that an Application manages. */
function managedBy({ resources }: Application, { workloads }: Goal): readonly WorkloadName[] {
  const managed = new Set(resources.map(fullName));
  return workloads.filter((workload) => managed.has(fullName(workload)));
}

/** The Applications that have to do with the workloads of a goal: the one that it names, and of its children those that manage any. */
export function applicationsOf(goal: Goal, { application, children = [] }: Snapshot): readonly Application[] {
  if (application?.state !== 'present') return [];
  return [application.object, ...children.filter((child) => managedBy(child, goal).length > 0)];
}

/**
 * An app of apps says nothing of its children: it is Synced and Healthy as soon as they are written, whatever becomes of them
 * (their health has not counted since Argo CD 1.8). So those that manage the workloads must have applied our revision too.
 */
function withChildren(
  goal: Goal,
  parent: { readonly application: Application; readonly judged: ApplicationJudgement },
  context: ApplicationContext,
): ApplicationJudgement {
  const children = context.snapshot.children ?? [];
  const managing = children
    .map((child) => ({ child, workloads: managedBy(child, goal) }))
    .filter(({ workloads }) => workloads.length > 0);
  let all = parent.judged;
  for (const { child, workloads } of managing) {
    if (all.applied === 'not-yet') return all;
    const judged = judgePresent({ ...goal, workloads }, child, context);
    all = withChild(all, { child, isOnly: managing.length === 1 }, judged);
  }
  if (all.applied === 'not-yet') return all;
  const seen = new Set([...managedBy(parent.application, goal), ...managing.flatMap(({ workloads }) => workloads)]);
  const isBlind =
    parent.application.resources.some(({ kind }) => kind === 'Application') && seen.size < goal.workloads.length;
  return isBlind ? { ...all, isBlind: true } : all;
}

function withChild(
  before: Extract<ApplicationJudgement, { applied: 'ours' | 'descendant' }>,
  { child, isOnly }: { readonly child: Application; readonly isOnly: boolean },
  judged: ApplicationJudgement,
): ApplicationJudgement {
  const summary = `${before.summary}; ${child.name}: ${judged.summary}`;
  if (judged.applied === 'not-yet') return { ...judged, summary };
  const { name, namespace } = child;
  return {
    ...judged,
    applied: isOnly ? judged.applied : laterOf(before.applied, judged.applied),
    summary,
    ...withoutUndefined({
      failure: before.failure ?? judged.failure,
      running: before.running ?? judged.running,
      child: isOnly ? { name, namespace } : undefined,
    }),
  };
}

function laterOf(one: 'ours' | 'descendant', other: 'ours' | 'descendant'): 'ours' | 'descendant' {
  return one === 'ours' ? other : one;
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
      return withChildren(
        goal,
        { application: observed.object, judged: judgePresent(goal, observed.object, context) },
        context,
      );
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
      return stop(unreachable('sync', observed, lastSeen(name, observed.last, context.workloadsSeen)));
  }
}

/** The Application and its workloads as they were before the cluster went away. */
function lastSeen(name: string, last: Application | undefined, workloads: readonly string[]): string | undefined {
  const seen = [...(last === undefined ? [] : [`Application ${name} ${summarise(last)}`]), ...workloads];
  return seen.length === 0 ? undefined : seen.join('; ');
}
