import { withoutUndefined } from '../data/fields.ts';
import type { AnalysisRun } from './analysis.ts';
import { applicationsOf, judgeApplication } from './assess-application.ts';
import type { Assessment, ImageMemory, Judgement, Memory, Observed, Snapshot, WantedObject } from './assessment.ts';
import { applicationsSeen, printName } from './assessment.ts';
import { combine } from './combine.ts';
import type { Comparison } from './comparison.ts';
import { compareAgain } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import type { Goal, ObjectName, WorkloadName } from './goal.ts';
import { areOurs, imagesInPlace } from './goal.ts';
import { emptyRow, judgeWorkload, rowSeen } from './judge-workload.ts';
import type { WorkloadContext, WorkloadJudgement } from './judgements.ts';
import { describeRow } from './last-seen.ts';
import type { SyncRequest } from './manual-sync.ts';
import { byNamespace } from './pods.ts';
import { isSeen } from './rollout.ts';
import { servingIn } from './serving.ts';
import type { ApplicationContext, ApplicationJudgement } from './standing.ts';
import { Timers } from './timers.ts';
import { unrelatedNotes } from './unrelated.ts';
import type { Workload } from './workload.ts';

const nothing: Memory = {
  since: new Map(),
  seen: new Set(),
  images: new Map(),
  abortedBefore: new Set(),
  runs: new Map(),
  comparisons: new Map(),
};

/**
 * What one look at the cluster says of a deployment, given the looks before. Pure: time is in the snapshot, and all
 * that must be remembered is in the memory that goes into the next call. `wanted` is what the next look should
 * bring along besides, `behind` the Application that we wait for, `toSync` what Argo CD is to be asked for.
 */
export function assess(
  goal: Goal,
  snapshot: Snapshot,
  before: Memory | undefined,
): { assessment: Assessment; memory: Memory; wanted?: WantedObject; behind?: ObjectName; toSync?: SyncRequest } {
  const memory = before ?? nothing;
  const timers = new Timers(memory.since, snapshot.at);
  const runs = keepRuns(memory.runs, snapshot.runs);
  const comparisons = comparisonsIn(snapshot, memory);
  const looked = remember(goal, snapshot, memory, before === undefined);
  const application = judgeNamedApplication(goal, snapshot, {
    workloadsSeen: workloadsSeen(goal, snapshot),
    timers,
    comparisons,
    seenBefore: goal.application !== undefined && memory.seen.has(`application ${printName(goal.application)}`),
    isOurImageLive: isOurImageLive(goal, looked),
  });
  const look: LookContext = {
    goal,
    snapshot,
    timers,
    application,
    memory: looked,
    before: memory,
    runs: Map.groupBy(runs.values(), ({ namespace }) => namespace),
    pods: byNamespace(snapshot.pods),
  };
  const judged = goal.workloads.map((name, index) =>
    judgeOne(name, snapshot.workloads[index] ?? { state: 'absent' }, look),
  );
  const rows = judged.map(({ row }) => row);
  const judgement = verdictOf(application, judged);
  const assessment: Assessment = {
    judgement,
    rows,
    notes: [
      ...hiddenNotes(snapshot),
      ...unrelatedNotes(goal, { applications: applicationsOf(goal, snapshot), rows, timers }),
    ],
    ...(application === undefined ? {} : { application: application.summary }),
    ...(snapshot.evidence === undefined ? {} : toldAtEnd(goal, snapshot, { judged, evidence: snapshot.evidence })),
  };
  const { wanted, behind, toSync } = application?.applied === 'not-yet' ? application : {};
  return {
    assessment,
    memory: { ...looked, since: timers.held, runs, comparisons },
    ...withoutUndefined({ wanted, behind, toSync }),
  };
}

/** What cannot be seen, or could not be asked for. */
function hiddenNotes({ runsHidden, podsHidden, evidence }: Snapshot): readonly string[] {
  return [
    ...(runsHidden === undefined ? [] : [`measurements are missing: ${runsHidden}`]),
    ...(podsHidden === undefined || evidence === undefined ? [] : [`what the pods say is missing: ${podsHidden}`]),
    ...(evidence?.missing ?? []),
  ];
}

/** What a bad end says besides: what serves instead of what went bad, and the last words of what crashed. */
function toldAtEnd(
  goal: Goal,
  snapshot: Snapshot,
  { judged, evidence }: { readonly judged: readonly WorkloadJudgement[]; readonly evidence: Evidence },
): Pick<Assessment, 'serving' | 'logs'> {
  const bad = judged.filter(({ judgement }) => judgement.verdict !== 'succeeded' && judgement.verdict !== 'paused');
  const takenBack = new Set(bad.filter(({ judgement }) => isTakenBack(judgement)).map(nameOf));
  const serving = servingIn(goal, snapshot, new Set(bad.map(nameOf))).map((one) =>
    takenBack.has(one.workload) ? { ...one, isOld: false } : one,
  );
  return {
    ...(serving.length === 0 ? {} : { serving }),
    ...(evidence.logs.length === 0 ? {} : { logs: evidence.logs }),
  };
}

function nameOf({ row }: WorkloadJudgement): string {
  return printName(row.workload);
}

/** Whoever put the old image back may have done so in Git: then what serves is what Git names. */
function isTakenBack(judgement: Judgement): boolean {
  return judgement.verdict === 'failed' && judgement.reason === 'rolled-back-by-another';
}

/** How many workloads are told of that were seen before the cluster went away. */
const lastSeenShown = 3;

function workloadsSeen(goal: Goal, { application, workloads, runs }: Snapshot): readonly string[] {
  if (application?.state !== 'unreachable') return [];
  const seen = workloads.flatMap((one) =>
    one.state === 'present' ? [one.object] : one.state === 'unreachable' && one.last !== undefined ? [one.last] : [],
  );
  return seen.slice(0, lastSeenShown).map((workload) => describeRow(rowSeen(workload, { goal, runs })));
}

function comparisonsIn(snapshot: Snapshot, { comparisons }: Memory): ReadonlyMap<string, Comparison> {
  const now = applicationsSeen(snapshot).map((one) => {
    const name = printName(one);
    return [name, compareAgain(comparisons.get(name), one, snapshot.refreshed?.has(name) === true)] as const;
  });
  return new Map([...comparisons, ...now]);
}

function isOurImageLive({ workloads }: Goal, { images }: Memory): boolean {
  return workloads.length > 0 && workloads.every((name) => images.get(printName(name))?.ours === true);
}

/** The Application stops the verdict until it has applied our revision; then the workloads decide. */
function verdictOf(application: ApplicationJudgement | undefined, judged: readonly WorkloadJudgement[]): Judgement {
  if (application?.applied === 'not-yet') return application.judgement;
  const verdict = combine(judged.map(({ judgement }) => judgement));
  if (application === undefined) return verdict;
  if (verdict.verdict === 'failed' && application.child !== undefined) {
    return { ...verdict, sentence: `${verdict.sentence} (of the application ${printName(application.child)})` };
  }
  if (verdict.verdict !== 'succeeded') return verdict;
  const { failure, running } = application;
  if (failure !== undefined) return { ...failure, sentence: `${failure.sentence}; ${verdict.sentence}` };
  if (running === undefined) return verdict;
  const sentence = `workloads are healthy; ${running}`;
  return { verdict: 'progressing', stage: 'sync', sentence, atDeadline: 'deadline-exceeded' };
}

function judgeNamedApplication(
  goal: Goal,
  snapshot: Snapshot,
  context: Omit<ApplicationContext, 'snapshot'>,
): ApplicationJudgement | undefined {
  const { application } = goal;
  if (application === undefined) return undefined;
  const observed = snapshot.application ?? ({ state: 'absent' } as const);
  return judgeApplication({ ...goal, application }, observed, { ...context, snapshot });
}

interface LookContext {
  readonly goal: Goal;
  readonly snapshot: Snapshot;
  readonly timers: Timers;
  readonly application: ApplicationJudgement | undefined;
  readonly memory: Memory;
  readonly before: Memory;
  /** By their namespaces. */
  readonly runs: ReadonlyMap<string, readonly AnalysisRun[]>;
  readonly pods: ReadonlyMap<string, readonly unknown[]>;
}

function judgeOne(name: WorkloadName, observed: Observed<Workload>, look: LookContext): WorkloadJudgement {
  const { application } = look;
  const context = contextOf(name, look);
  if (application?.applied !== 'not-yet') return judgeWorkload(name, observed, context);
  const row =
    observed.state === 'present' ? rowSeen(observed.object, context) : emptyRow(name, 'waiting', 'waits for Argo CD');
  return { row, judgement: application.judgement };
}

function contextOf(name: WorkloadName, look: LookContext): WorkloadContext {
  const { goal, snapshot, timers, runs, pods, application, memory, before } = look;
  const key = printName(name);
  return {
    goal,
    snapshot,
    timers,
    runs: runs.get(name.namespace) ?? [],
    pods: pods.get(name.namespace) ?? [],
    applied: appliedBy(application),
    seenBefore: before.seen.has(`workload ${key}`),
    imagesBefore: memory.images.get(key),
    abortedBefore: memory.abortedBefore.has(key),
  };
}

/** While a sync goes on, or of a child that was not seen, nobody knows what of the workloads has been applied. */
function appliedBy(application: ApplicationJudgement | undefined): WorkloadContext['applied'] {
  if (application === undefined || application.applied === 'not-yet') return 'unnamed';
  return application.running !== undefined || application.isBlind === true ? 'unnamed' : application.applied;
}

/** Runs are garbage-collected (history limits, ttl) while we watch: what was measured stays in the report. */
function keepRuns(
  before: ReadonlyMap<string, AnalysisRun>,
  now: readonly AnalysisRun[],
): ReadonlyMap<string, AnalysisRun> {
  return new Map([...before, ...now.map((run) => [`${run.namespace}/${run.name}`, run] as const)]);
}

function remember(goal: Goal, snapshot: Snapshot, before: Memory, isFirst: boolean): Memory {
  const seen = new Set(before.seen);
  const images = new Map(before.images);
  const abortedBefore = new Set(before.abortedBefore);
  if (goal.application !== undefined && snapshot.application?.state === 'present') {
    seen.add(`application ${printName(goal.application)}`);
  }
  for (const observed of snapshot.workloads) {
    if (observed.state !== 'present') continue;
    const workload = observed.object;
    const key = printName(workload);
    seen.add(`workload ${key}`);
    // those of a Rollout that refers to a Deployment are not known before that was seen
    if (workload.images.length > 0) images.set(key, rememberImages(workload, goal, images.get(key)));
    const isAborted = workload.kind === 'Rollout' && workload.aborted;
    if (isFirst && isAborted && areOurs(workload.images, goal)) abortedBefore.add(key);
  }
  return { ...before, seen, images, abortedBefore };
}

function rememberImages(workload: Workload, goal: Goal, known: ImageMemory | undefined): ImageMemory {
  const { images } = workload;
  if (!areOurs(images, goal))
    return known?.ours === true ? known : { before: imagesInPlace(images, goal), ours: false };
  return { ...known, ours: true, ...(isBesideStable(workload) ? { besideStable: true } : {}) };
}

function isBesideStable(workload: Workload): boolean {
  return workload.kind === 'Rollout' && isSeen(workload) && workload.currentHash !== workload.stableHash;
}
