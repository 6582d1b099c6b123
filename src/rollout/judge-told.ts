import { judgeApplication } from './assess-application.ts';
import type { Assessment, Judgement, Relation, WorkloadRow } from './assessment.ts';
import { fullName, printName } from './assessment.ts';
import type { Goal, ObjectName, WorkloadName } from './goal.ts';
import { areOurs, imagesInPlace } from './goal.ts';
import { emptyRow } from './judge-workload.ts';
import { bad, degradedGraceSeconds, paused } from './judgements.ts';
import type { ApplicationJudgement } from './standing.ts';
import { short, summarise } from './standing.ts';
import { shortMessage } from './sync-operation.ts';
import { Timers } from './timers.ts';
import type { ToldApplication } from './told.ts';
import { mayBeDegraded } from './unrelated.ts';

/** What one word of Argo CD says of a target that nobody can look at; `nothing` where it proves nothing of our revision. */
export type Heard =
  | { readonly says: 'nothing'; readonly why: string }
  | { readonly says: 'something'; readonly assessment: Assessment };

/** What is not known of a verdict that rests on what Argo CD told. */
const notLookedAt = "by Argo CD's word: its workloads were not looked at";

/**
 * Judges a target by what Argo CD tells of its Application, as `assess` judges what is seen of one. Never more than is proven: our
 * revision is applied, the health is newer than the sync, every workload is among what the Application manages, and of our image's
 * repository its pods run ours alone. For Argo CD's word to be "Healthy" a workload's newest specification must have been observed,
 * and of a Rollout ours be the stable version (`resource_customizations` of Argo CD 3.2).
 */
export function judgeTold(goal: Goal, told: ToldApplication, relations: ReadonlyMap<string, Relation>): Heard {
  const { application } = told;
  const named = goal.application;
  if (named === undefined || printName(named) !== printName(application))
    return nothing('it is of another Application');
  const unmanaged = goal.workloads.find((workload) => !manages(told, workload));
  if (unmanaged !== undefined)
    return nothing(`${printName(application)} does not manage ${fullName(unmanaged)}, as far as was told`);
  if (isStale(told)) return nothing('its health is from before the end of its sync');
  const judged = judgeAlone(goal, named, { told, relations });
  if (judged.applied === 'not-yet') return judgeUnapplied(goal, told, judged.judgement);
  if (judged.applied === 'descendant') return nothing('what it has applied is a newer change than ours');
  return judgeApplied(goal, told, judged);
}

function judgeUnapplied(goal: Goal, told: ToldApplication, judgement: Judgement): Heard {
  return judgement.verdict === 'progressing'
    ? nothing(judgement.sentence)
    : something(goal, told, withoutLook(judgement));
}

/** What the Application says by itself: the workloads decide nothing here, and nothing is known of the looks before. */
function judgeAlone(
  goal: Goal,
  named: ObjectName,
  { told, relations }: { readonly told: ToldApplication; readonly relations: ReadonlyMap<string, Relation> },
): ApplicationJudgement {
  const snapshot = { at: told.at, workloads: [], runs: [], pods: [], relations };
  return judgeApplication(
    { ...goal, application: named },
    { state: 'present', object: told.application },
    {
      snapshot,
      timers: new Timers(new Map(), told.at),
      seenBefore: false,
      comparisons: new Map(),
      isOurImageLive: false,
      workloadsSeen: [],
    },
  );
}

function manages({ application }: ToldApplication, workload: WorkloadName): boolean {
  return application.resources.some((resource) => fullName(resource) === fullName(workload));
}

/** Argo CD writes what a sync ended with before it has looked at what has become of it. */
function isStale({ application, operationFinishedAt }: ToldApplication): boolean {
  const { reconciledAt } = application;
  return operationFinishedAt !== undefined && (reconciledAt === undefined || operationFinishedAt > reconciledAt);
}

function judgeApplied(
  goal: Goal,
  told: ToldApplication,
  judged: Extract<ApplicationJudgement, { applied: 'ours' | 'descendant' }>,
): Heard {
  if (judged.running !== undefined) return nothing(judged.running);
  if (judged.failure !== undefined) return judgeFailure(goal, told, judged.failure);
  // of an Application whose manifests it cannot load Argo CD sees no resources, and calls it Healthy
  const { syncStatus = 'Unknown' } = told.application;
  if (syncStatus === 'Unknown') return nothing(`Argo CD cannot compare ${nameOf(told)} with Git`);
  const state = healthOf(goal, told);
  switch (state) {
    case 'Healthy':
      return judgeHealthy(goal, told);
    case 'Degraded':
      return judgeDegraded(goal, told);
    case 'Suspended':
      return something(goal, told, suspended(told));
    default:
      return nothing(`${nameOf(told)} is ${state}`);
  }
}

/** Where what was applied is degraded too, that is the worse news: then Git goes back as configured. */
function judgeFailure(goal: Goal, told: ToldApplication, failure: Judgement): Heard {
  const heard = healthOf(goal, told) === 'Degraded' ? judgeDegraded(goal, told) : undefined;
  if (heard?.says === 'nothing') return heard;
  const isOurs = heard?.assessment.judgement.verdict === 'failed';
  return heard !== undefined && isOurs ? heard : something(goal, told, withoutLook(failure));
}

const worstFirst = ['Degraded', 'Missing', 'Unknown', 'Progressing', 'Suspended', 'Healthy'];

/**
 * The health of our workloads where Argo CD keeps that of single resources, else that of the whole Application. Where it keeps
 * that of others and not of ours, it was told not to look at ours.
 */
function healthOf(goal: Goal, told: ToldApplication): string {
  const own = ownHealth(goal, told);
  if (own === undefined) return told.application.health ?? 'Unknown';
  return worstFirst.find((one) => own.includes(one)) ?? 'Unknown';
}

function ownHealth(
  { workloads }: Goal,
  { application: { resources } }: ToldApplication,
): readonly string[] | undefined {
  if (resources.every(({ health }) => health === undefined)) return undefined;
  const names = new Set(workloads.map(fullName));
  return resources.filter((one) => names.has(fullName(one))).map(({ health }) => health ?? 'Unknown');
}

function judgeHealthy(goal: Goal, told: ToldApplication): Heard {
  const images = told.images.map((image) => ({ container: '', image }));
  const name = nameOf(told);
  if (!areOurs(images, goal)) {
    const live = images.length === 0 ? 'no image' : shortMessage(imagesInPlace(images, goal));
    return nothing(`${name} is Healthy, and its pods name ${live}: that is no proof of ours`);
  }
  const sentence = `${name} is healthy at ${revisionOf(told)}, ${notLookedAt}`;
  const notes = told.application.health === 'Healthy' ? [] : [`Application ${name} is ${told.application.health}`];
  return something(goal, told, { verdict: 'succeeded', reason: 'healthy', sentence }, notes);
}

/** Since when it is what it is with what is applied now: it may have been so before, and by something else. */
function standsSince({ at, healthSince, operationFinishedAt }: ToldApplication): Date {
  const since = healthSince ?? at;
  return operationFinishedAt !== undefined && operationFinishedAt > since ? operationFinishedAt : since;
}

/**
 * What is Degraded for a moment may recover, and an Application is also Degraded by what is none of our workloads, such as an old
 * HorizontalPodAutoscaler.
 */
function judgeDegraded(goal: Goal, told: ToldApplication): Heard {
  const name = nameOf(told);
  const seconds = (told.at.getTime() - standsSince(told).getTime()) / 1000;
  if (seconds < degradedGraceSeconds) return nothing(`${name} has been Degraded for ${Math.floor(seconds)} s only`);
  const suspects = ownHealth(goal, told) === undefined ? othersThatMay(goal, told) : [];
  if (suspects.length === 0) return something(goal, told, degraded(goal, told));
  const sentence = `Argo CD tells that ${name} is Degraded at ${revisionOf(told)}, and not by what: it may be ${suspects.join(' or ')}`;
  const goOn = 'look at it; with controller.resource.health.persist Argo CD tells by which resource it is';
  return something(goal, told, paused('not-watched', sentence, { for: `${name} to become Healthy`, goOn }));
}

/** How many resources a sentence names. */
const named = 3;

function othersThatMay({ workloads }: Goal, { application: { resources }, isCut }: ToldApplication): readonly string[] {
  const ours = new Set(workloads.map(fullName));
  const others = resources.filter((one) => !ours.has(fullName(one)) && mayBeDegraded(one)).map(fullName);
  return [...others.slice(0, named), ...(isCut || others.length > named ? ['another of its resources'] : [])];
}

function degraded(goal: Goal, told: ToldApplication): Judgement {
  const messages = goal.workloads.flatMap((workload) => {
    const message = told.messages.get(fullName(workload));
    return message === undefined ? [] : [`${printName(workload)}: ${shortMessage(message)}`];
  });
  const why = messages.length === 0 ? '' : `: ${messages.join('; ')}`;
  return bad('failed', 'degraded', `${nameOf(told)} is Degraded at ${revisionOf(told)}, ${notLookedAt}${why}`);
}

/** A timed pause of a canary looks the same as one that waits for a person. */
function suspended(told: ToldApplication): Judgement {
  const name = nameOf(told);
  const sentence = `Argo CD tells that ${name} is Suspended at ${revisionOf(told)}: at a pause of its rollout`;
  const goOn = 'promote it where the cluster can be reached, if it waits for a person; Argo CD tells how it goes on';
  return paused('not-watched', sentence, { for: `${name} to go on`, goOn });
}

function withoutLook(judgement: Judgement): Judgement {
  return { ...judgement, sentence: `${judgement.sentence} (${notLookedAt})` };
}

function nothing(why: string): Heard {
  return { says: 'nothing', why };
}

const stateOf: Readonly<Partial<Record<string, WorkloadRow['state']>>> = {
  Healthy: 'healthy',
  Degraded: 'degraded',
  Suspended: 'paused',
  Progressing: 'progressing',
  Missing: 'missing',
};

function something(goal: Goal, told: ToldApplication, judgement: Judgement, notes: readonly string[] = []): Heard {
  const state = stateOf[healthOf(goal, told)] ?? 'unknown';
  const rows = goal.workloads.map((workload) => emptyRow(workload, state, notLookedAt));
  return { says: 'something', assessment: { judgement, rows, notes, application: summarise(told.application) } };
}

function nameOf({ application }: ToldApplication): string {
  return printName(application);
}

function revisionOf({ application }: ToldApplication): string {
  return application.revisions.map(short).join(', ');
}
