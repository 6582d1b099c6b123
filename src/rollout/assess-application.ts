import type { Application } from './application.ts';
import type { Judgement, Observed } from './assessment.ts';
import { printName } from './assessment.ts';
import type { Goal, ObjectName } from './goal.ts';
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

/** Whether an Application manages all of these workloads. */
function manages({ resources }: Application, workloads: readonly ObjectName[]): boolean {
  return workloads.every((workload) =>
    resources.some(
      ({ kind, name, namespace }) =>
        kind !== 'Application' && name === workload.name && namespace === workload.namespace,
    ),
  );
}

/**
 * An app of apps says nothing of its children: it is Synced and Healthy as soon as they are written, whatever becomes of them
 * (their health has not counted since Argo CD 1.8). So the child that manages the workloads must have applied our revision too.
 */
function withChild(goal: Goal, parent: ApplicationJudgement, context: ApplicationContext): ApplicationJudgement {
  if (parent.applied === 'not-yet') return parent;
  const child = context.snapshot.children?.find((one) => manages(one, goal.workloads));
  if (child === undefined) return parent;
  const judged = judgePresent(goal, child, context);
  const summary = `${parent.summary}; ${child.name}: ${judged.summary}`;
  return judged.applied === 'not-yet' ? { ...judged, summary } : { ...parent, ...judged, summary, child };
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
      return withChild(goal, judgePresent(goal, observed.object, context), context);
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
