import { withoutUndefined } from '../data/fields.ts';
import type { Progress, TargetState, ToldHealthy, Written } from '../deployment/progress.ts';
import type { Outcome } from '../outcome.ts';
import type { Judgement, Relation } from '../rollout/assessment.ts';
import { printName } from '../rollout/assessment.ts';
import type { Heard } from '../rollout/judge-told.ts';
import { judgeTold } from '../rollout/judge-told.ts';
import { emptyRow } from '../rollout/judge-workload.ts';
import { revisionsNamed } from '../rollout/standing.ts';
import type { ToldApplication } from '../rollout/told.ts';
import { recordsLookedAt } from './admit.ts';
import { concluded, culpritsOf, judgeWaves, soaking } from './judge-waves.ts';
import type { Verdict, Watched } from './observe.ts';
import { notWatched } from './observe.ts';
import { noteToldHealthy } from './record.ts';
import type { Run } from './run.ts';

/** What Argo CD told this run, and of which target of its environment. */
export interface ToldTarget {
  readonly target: string;
  readonly word: ToldApplication;
}

/** What is known of targets that this run cannot look at. */
export interface Unwatched {
  readonly targets: readonly TargetState[];
  /** Whether this run was told anything that the record does not say. */
  readonly isNews: boolean;
  /** When the last one was told to be healthy, where each was. */
  readonly healthySince?: Date;
}

interface Asked {
  readonly written: Pick<Written, 'record' | 'wave'>;
  readonly progress: Progress;
  readonly unwatched: readonly Watched[];
  readonly relate: (revision: string, ours: string, wave: number) => Promise<Relation | undefined>;
}

/**
 * What Argo CD told of the targets that nobody here can look at, in this run and in those before. That a target is healthy is noted
 * on the record first: whoever is told of the last one finds that of all others, and a run that dies here has not lost it.
 */
export async function hearOf(run: Run<'clock' | 'log' | 'forge'>, asked: Asked): Promise<Unwatched> {
  const { progress, unwatched } = asked;
  const heard = await heardNow(run, asked);
  const underWay = unwatched.filter(({ wave }) => wave === (progress.wave ?? 1)).map(({ target }) => target);
  const isHealthy = heard?.assessment.judgement.verdict === 'succeeded';
  const isToNote = heard !== undefined && isHealthy && underWay.includes(heard.target);
  if (isToNote) await note(run, asked, heard);
  const noted = isToNote ? await notedOn(run, asked.written.record) : (progress.toldHealthy ?? []);
  const ofThisWave = noted.filter(({ target }) => underWay.includes(target)).map(({ at }) => at);
  return {
    targets: unwatched.map((one) => (one.target === heard?.target ? heard : stateOf(one, asked, noted))),
    isNews: heard !== undefined && !isHealthy,
    ...withoutUndefined({ healthySince: latest(ofThisWave) }),
  };
}

function latest(times: readonly Date[]): Date | undefined {
  return times.toSorted((one, other) => other.getTime() - one.getTime())[0];
}

/** Milliseconds between two questions how a commit stands to ours, and how often it is asked: it may be newer than what we fetched. */
const askAgainAfter = 5000;
const timesAsked = 4;

/** The target that this run was told of, where that proves anything; else why it does not stands in the log. */
async function heardNow(run: Run<'clock' | 'log'>, asked: Asked): Promise<TargetState | undefined> {
  const { told } = run;
  const watched = asked.unwatched.find(({ target }) => target === told?.target);
  if (told === undefined || watched === undefined) return undefined;
  const heard = isOvertaken(told, asked.progress)
    ? ({ says: 'nothing', why: 'something newer was told before' } as const)
    : await judge(run, asked, { watched, word: told.word });
  if (heard.says === 'something') {
    run.ports.log.info(`${told.target}: ${heard.assessment.judgement.sentence}`);
    return { target: told.target, assessment: heard.assessment };
  }
  run.ports.log.info(`${told.target}: what Argo CD told changes nothing: ${heard.why}`);
  return undefined;
}

/** Dispatches may come in any order. */
function isOvertaken({ target, word }: ToldTarget, { toldHealthy = [] }: Progress): boolean {
  return toldHealthy.some((one) => one.target === target && one.at > word.at);
}

async function judge(
  run: Run<'clock'>,
  asked: Asked,
  { watched, word }: { readonly watched: Watched; readonly word: ToldApplication },
): Promise<Heard> {
  const relations = new Map<string, Relation>();
  const ours = watched.goal.revision;
  for (const revision of ours === undefined ? [] : revisionsNamed(word.application)) {
    const relation = await related(run, () => asked.relate(revision, ours ?? '', watched.wave));
    if (relation !== undefined) relations.set(revision, relation);
  }
  return judgeTold(watched.goal, word, relations);
}

/** Nobody tells a second time: what the GitOps repository cannot say yet is asked again for a while. */
async function related(run: Run<'clock'>, ask: () => Promise<Relation | undefined>): Promise<Relation | undefined> {
  for (let time = 1; ; time += 1) {
    const relation = await ask();
    if (relation !== undefined || time === timesAsked) return relation;
    await run.ports.clock.sleep(askAgainAfter, run.signal);
  }
}

async function note(run: Run<'forge'>, { written, progress }: Asked, heard: TargetState): Promise<void> {
  const told = { target: heard.target, at: run.told?.word.at ?? new Date(0) };
  const { sentence } = heard.assessment.judgement;
  await noteToldHealthy(run, written.record, { told, sentence, ...withoutUndefined({ wave: progress.wave }) });
}

/** What all runs together have noted, this one too. */
async function notedOn(run: Run<'forge'>, record: number): Promise<readonly ToldHealthy[]> {
  const { records } = await run.ports.forge();
  const { application, environment } = run.plan;
  const known = await records.list(application, environment, recordsLookedAt, run.signal);
  return known.find(({ id }) => id === record)?.note.toldHealthy ?? [];
}

function stateOf({ target, goal, wave }: Watched, { progress }: Asked, noted: readonly ToldHealthy[]): TargetState {
  const told = noted.find((one) => one.target === target);
  const isProven = told !== undefined || wave < (progress.wave ?? 1);
  const says = isProven ? `healthy by Argo CD's word${toldAt(told)}` : 'nobody has looked at it';
  const sentence = `${goal.workloads.map(printName).join(', ')}: ${says}`;
  const judgement: Judgement = isProven
    ? { verdict: 'succeeded', reason: 'healthy', sentence }
    : { verdict: 'paused', stage: 'rollout', reason: 'not-watched', sentence, waiting: notWatched.waiting };
  const rows = goal.workloads.map((workload) => emptyRow(workload, isProven ? 'healthy' : 'unknown', says));
  return { target, assessment: { judgement, rows, notes: [] } };
}

function toldAt(told: ToldHealthy | undefined): string {
  return told === undefined ? ', in its wave' : `, at ${told.at.toISOString()}`;
}

/** States in the order of what is watched; of what none is of nobody knows anything. */
export function inOrder(watched: readonly Watched[], states: readonly TargetState[]): readonly TargetState[] {
  return watched.map((one) => states.find(({ target }) => target === one.target) ?? notLookedAt(one));
}

/** Another target has decided already. */
function notLookedAt({ target, goal }: Watched): TargetState {
  const sentence = 'not looked at: another target has gone bad';
  const judgement: Judgement = { verdict: 'progressing', stage: 'rollout', sentence, atDeadline: 'deadline-exceeded' };
  return {
    target,
    assessment: { judgement, rows: goal.workloads.map((one) => emptyRow(one, 'unknown', sentence)), notes: [] },
  };
}

/** What is known of the targets that were looked at, if any: all of them are healthy. */
interface Beside {
  readonly wave: number;
  readonly watched: readonly TargetState[];
  readonly soakSeconds: number;
  /** Since when those of the wave under way are healthy; undefined where it has none that was looked at. */
  readonly watchedSince: Date | undefined;
  readonly now: Date;
}

/** The verdict where some targets could not be looked at. */
export function concludeUnwatched(watched: readonly Watched[], heard: Unwatched, beside: Beside): Verdict {
  const targets = inOrder(watched, [...beside.watched, ...heard.targets]);
  const judgement = soaked(judgeWaves(watched, targets, beside.wave), heard, beside);
  if (judgement.verdict === 'progressing') throw new Error('what was told is final');
  const end = concluded(judgement);
  const outcome =
    judgement.verdict === 'paused' && judgement.reason === 'not-watched'
      ? waits(end.outcome, targets, beside)
      : end.outcome;
  return { ...end, outcome, targets, culprits: culpritsOf(judgement, targets) };
}

/** What is healthy by Argo CD's word soaks since it was told so; until then nobody need wait here. */
function soaked(judgement: Judgement, { healthySince }: Unwatched, beside: Beside): Judgement {
  const { soakSeconds, watchedSince, now } = beside;
  const since = latest([healthySince, watchedSince].filter((one) => one !== undefined));
  if (judgement.verdict !== 'succeeded' || since === undefined || soakSeconds === 0) return judgement;
  const until = new Date(since.getTime() + soakSeconds * 1000);
  return until > now ? soaking(since, until) : judgement;
}

/** Which targets are waited for, what was told of those that are not healthy, and which are healthy already. */
function waits(outcome: Outcome, targets: readonly TargetState[], { now }: Beside): Outcome {
  const waiting = { ...(outcome.waiting ?? notWatched.waiting), since: now };
  const unheard = targets.filter(({ assessment }) => isUnheard(assessment.judgement));
  if (unheard.length === targets.length) return { ...outcome, waiting, sentence: `written; ${notWatched.sentence}` };
  const healthy = targets.filter(({ assessment }) => assessment.judgement.verdict === 'succeeded');
  const told = targets.filter((one) => !unheard.includes(one) && !healthy.includes(one));
  const parts = [
    ...told.map(({ assessment }) => assessment.judgement.sentence),
    ...(unheard.length === 0 ? [] : [`no way to the cluster of ${namesOf(unheard)} was given, so nobody has looked`]),
    ...(healthy.length === 0 ? [] : [`healthy: ${namesOf(healthy)}`]),
  ];
  return { ...outcome, waiting, sentence: `written; ${parts.join('; ')}` };
}

function namesOf(targets: readonly TargetState[]): string {
  return targets.map(({ target }) => target).join(', ');
}

function isUnheard(judgement: Judgement): boolean {
  return judgement.verdict === 'paused' && judgement.waiting === notWatched.waiting;
}
