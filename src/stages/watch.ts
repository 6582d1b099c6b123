import { withoutUndefined } from '../data/fields.ts';
import type { Event } from '../deployment/machine.ts';
import type { Plan, TargetPlan } from '../deployment/plan.ts';
import type { DeployedImage, Progress, TargetState, Written, WrittenEdit } from '../deployment/progress.ts';
import { firstBad, printWave, targetsOfWave, waveCount, waveOf } from '../deployment/waves.ts';
import { newsSince } from '../report/news.ts';
import { emptyRow } from '../rollout/judge-workload.ts';
import { carries } from './carries.ts';
import { isBad } from './judge-waves.ts';
import { onlyCluster, reachOf } from './look.ts';
import type { Observation, Soak, Verdict, Watched } from './observe.ts';
import { notWatched, observe } from './observe.ts';
import { noteSoaking } from './record.ts';
import type { Run } from './run.ts';
import { concludeUnwatched, hearOf, inOrder } from './unwatched.ts';
import type { Looked } from './watched-types.ts';

/** What is watched: the image, where it was written, and how far its deployment is. */
export interface ToWatch {
  readonly image: DeployedImage;
  readonly written: Written;
  readonly revision: string;
  readonly progress: Progress;
}

/**
 * Watches the targets of the wave under way, and on those of the waves before it, until the verdict. Where there is no way to their
 * cluster, what Argo CD told of them decides; until it has told of all the deployment is paused, never believed.
 */
export async function watchTargets(
  run: Run<'clock' | 'log' | 'cluster' | 'gitops' | 'forge'>,
  what: ToWatch,
): Promise<Event> {
  const watched = watchedTargets(run.plan, what);
  if (watched.length === 0) throw new Error('a watch of nothing proves nothing');
  const blind = watched.find(({ goal }) => goal.workloads.length === 0);
  if (blind !== undefined)
    return nobodyLooked(run, `the target ${blind.target} names no workloads, so nobody has looked`);
  const { reached, unreached, clusters } = await reachOf(watched, (name) => run.ports.cluster(name));
  if (unreached.length === 0) {
    const soak = soakOf(run, what);
    return eventOf(run.plan, what, await observeAll(run, what, { watched, clusters, soak }));
  }
  const relates = (revision: string, ours: string, of: number) => relate(run, editsOf(what, of), { revision, ours });
  const heard = await hearOf(run, { ...what, unwatched: unreached, relate: relates });
  const isDecided = reached.length === 0 || heard.targets.some(({ assessment }) => isBad(assessment.judgement));
  const verdict = isDecided ? undefined : await observeAll(run, what, { watched: reached, clusters }, heard.targets);
  if (verdict !== undefined && verdict.outcome.outcome !== 'succeeded')
    return eventOf(run.plan, what, { ...verdict, targets: inOrder(watched, [...verdict.targets, ...heard.targets]) });
  const event = eventOf(run.plan, what, concludeUnwatched(watched, heard, besideOf(run, what, { reached, verdict })));
  return event.event === 'judged' ? { ...event, isKnown: !heard.isNews } : event;
}

/** What is known of the targets that could be looked at; how long they soak, the others decide too. */
function besideOf(
  run: Run<'clock' | 'log' | 'forge'>,
  what: ToWatch,
  { reached, verdict }: { readonly reached: readonly Watched[]; readonly verdict: Verdict | undefined },
) {
  const { wave = 1, soakingSince } = what.progress;
  const now = run.ports.clock.now();
  const isUnderWay = verdict !== undefined && reached.some((one) => one.wave === wave);
  return {
    wave,
    now,
    watched: verdict?.targets ?? [],
    soakSeconds: soakOf(run, what)?.seconds ?? 0,
    watchedSince: isUnderWay ? (soakingSince ?? now) : undefined,
  };
}

/** Watches these targets, which can be looked at, until their verdict; those beside them are told along. */
function observeAll(
  run: Run<'clock' | 'log' | 'gitops' | 'forge'>,
  what: ToWatch,
  of: Pick<Observation, 'watched' | 'clusters' | 'soak'>,
  beside: readonly TargetState[] = [],
): Promise<Verdict> {
  const wave = what.progress.wave ?? 1;
  const said = new Map<string, string>();
  const later = [...beside, ...targetsToCome(run.plan, wave, 'waits')];
  const withLater = (targets: readonly TargetState[]) => [...targets, ...later];
  return observe({
    ...of,
    wave,
    clock: run.ports.clock,
    log: run.ports.log,
    timeoutSeconds: run.plan.timeoutSeconds,
    onPause: run.plan.onPause,
    isPutBack: run.plan.rollback === 'automatic',
    relate: (revision, ours, wave) => relate(run, editsOf(what, wave), { revision, ours }),
    onSight: (targets, before) => see(run, withLater(targets), withLater(before)),
    onLook: (targets) => tell(run, { progress: what.progress, said }, withLater(targets)),
    signal: run.signal,
  });
}

/** What a verdict on this wave is for the deployment. */
function eventOf(plan: Plan, { progress, written }: ToWatch, verdict: Verdict): Event {
  const { outcome, recover, targets, culprits } = verdict;
  const { wave, proven = [] } = progress;
  const isHealthy = outcome.outcome === 'succeeded';
  if (isHealthy && wave !== undefined && wave < waveCount(plan))
    return { event: 'wave-proven', outcome, targets: [...targets, ...targetsToCome(plan, wave, 'waits')] };
  const isOurs = written.ours || proven.some(({ ours }) => ours);
  const isProven = isHealthy && outcome.reason === 'healthy' && !isOurs;
  const told = isProven ? ({ ...outcome, reason: 'already-deployed' } as const) : outcome;
  if (wave === undefined) return { event: 'judged', recover, targets, outcome: told };
  const badFrom = culprits.length === 0 ? undefined : firstBad(plan, wave, culprits);
  return {
    event: 'judged',
    recover,
    targets: [...targets, ...targetsToCome(plan, wave, outcome.outcome === 'paused' ? 'waits' : 'left')],
    outcome: isHealthy
      ? told
      : { ...told, sentence: `${whereItStands(plan, badFrom ?? wave, culprits)}: ${told.sentence}` },
    ...withoutUndefined({ badFrom: recover ? (badFrom ?? wave) : badFrom }),
    ...(outcome.reason === 'soaking' ? withoutUndefined({ soakingSince: outcome.waiting?.since }) : {}),
  };
}

/** The wave, and those of its targets that went bad: in several regions workloads have the same names. */
function whereItStands(plan: Plan, wave: number, culprits: readonly string[]): string {
  const names = culprits.filter((target) => waveOf(plan, target) === wave);
  return names.length === 0 ? printWave(plan, wave) : `${printWave(plan, wave)} (${names.join(', ')})`;
}

/** How long the wave under way soaks: the last one need not. */
function soakOf(run: Run<'clock' | 'log' | 'forge'>, { progress, written, revision }: ToWatch): Soak | undefined {
  const { wave, soakingSince } = progress;
  const seconds = run.plan.waves.soakSeconds;
  if (wave === undefined || wave === waveCount(run.plan) || seconds === 0) return undefined;
  const onBegin = async (since: Date, until: Date) => {
    const sentence = `${printWave(run.plan, wave)} is healthy, and soaks until ${until.toISOString()}`;
    run.ports.log.info(sentence);
    try {
      await noteSoaking(run, written.record, { wave, revision, soakingSince: since, sentence });
    } catch (error) {
      // whoever goes on begins to count anew
      run.signal.throwIfAborted();
      run.ports.log.warning(`cannot note since when it soaks: ${error instanceof Error ? error.message : ''}`);
    }
  };
  return { seconds, onBegin, ...withoutUndefined({ since: soakingSince }) };
}

/** The targets of the waves after this one: each has its line, and nothing is seen of it. */
function targetsToCome(plan: Plan, wave: number, are: 'waits' | 'left'): readonly TargetState[] {
  const named = plan.targets.filter(({ name }) => waveOf(plan, name) > wave);
  return named.map(({ name, workloads }) => {
    const says =
      are === 'waits' ? `waits for ${printWave(plan, wave)}` : `not begun: it ended in ${printWave(plan, wave)}`;
    const sentence = `${printWave(plan, waveOf(plan, name))} ${says}`;
    const judgement = { verdict: 'progressing', stage: 'write', sentence, atDeadline: 'deadline-exceeded' } as const;
    const rows = workloads.map((workload) => emptyRow(workload, 'waiting', says));
    return { target: name, assessment: { judgement, rows, notes: [] } };
  });
}

function editsOf({ written, progress }: ToWatch, wave: number): readonly WrittenEdit[] {
  return progress.proven?.[wave - 1]?.edits ?? written.edits;
}

/** What of a target is looked at, and where. */
export function lookedAt({ cluster, application, workloads }: TargetPlan): Looked {
  return {
    cluster: cluster ?? onlyCluster,
    applicationCluster: application?.cluster ?? cluster ?? onlyCluster,
    goal: { workloads, ...(application === undefined ? {} : { application }) },
  };
}

/** The targets of the wave under way and of those before it, which have to stay healthy. */
function watchedTargets(plan: Plan, { progress, ...what }: ToWatch): readonly Watched[] {
  const { wave, proven = [] } = progress;
  const { image, revision: newest, written } = what;
  if (wave === undefined)
    return plan.targets.map((target) =>
      watchedTarget(target, { image, wave: 1, revision: newest, ours: written.ours }),
    );
  return Array.from({ length: wave }, (_, index) => {
    const { revision = newest, ours = written.ours } = proven[index] ?? {};
    return targetsOfWave(plan, index + 1).map((target) =>
      watchedTarget(target, { image, wave: index + 1, revision, ours }),
    );
  }).flat();
}

function watchedTarget(
  target: TargetPlan,
  at: { readonly image: DeployedImage; readonly wave: number; readonly revision: string; readonly ours: boolean },
): Watched {
  const looked = lookedAt(target);
  const { image, wave, revision, ours } = at;
  const platformDigests = image.platforms.map(({ digest }) => digest);
  const goal = { ...looked.goal, image: image.reference, platformDigests, revision, written: ours };
  return { ...looked, target: target.name, wave, goal };
}

/**
 * Argo CD may have applied a later commit than ours, since others write to the repository too. Where our values still stand
 * in it, it is as good as ours; where they do not, something newer took over.
 */
export async function relate(
  run: Run<'gitops' | 'log'>,
  edits: readonly WrittenEdit[],
  { revision, ours }: { readonly revision: string; readonly ours: string },
) {
  const gitops = await run.ports.gitops();
  try {
    const answer = await gitops.isAncestor(ours, revision, run.signal);
    if (answer === 'unknown') return undefined;
    if (!answer) return 'other';
    return (await carries(run, edits, revision)) ? 'ours' : 'descendant';
  } catch (error) {
    // a repository that is away for a moment must not end a long watch: it is asked again after a while
    run.signal.throwIfAborted();
    run.ports.log.debug(`cannot compare ${revision} yet: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

/** Shows a look at the targets, and logs what is new in it. */
export function see(run: Run<'log'>, targets: readonly TargetState[], before: readonly TargetState[]): void {
  for (const { target, line } of newsSince(before, targets)) run.ports.log.info(`${target}: ${line}`);
  run.sees(targets);
}

/** What is judged otherwise than when it was said last; what is said is noted. */
export function newSentences(
  said: Map<string, string>,
  targets: readonly TargetState[],
): readonly { readonly target: string; readonly sentence: string }[] {
  return targets.flatMap(({ target, assessment }) => {
    const { sentence } = assessment.judgement;
    const isNew = said.get(target) !== sentence;
    said.set(target, sentence);
    return isNew ? [{ target, sentence }] : [];
  });
}

/** What is told of each target: its judgement, where it says something else than before. */
function tell(
  run: Run<'log'>,
  { progress, said }: { readonly progress: Progress; readonly said: Map<string, string> },
  targets: readonly TargetState[],
): void {
  for (const { target, sentence } of newSentences(said, targets)) run.ports.log.info(`${target}: ${sentence}`);
  run.publish({ ...progress, stage: 'rollout', targets });
}

function nobodyLooked(run: Run<'clock'>, why: string): Event {
  const waiting = { ...notWatched.waiting, since: run.ports.clock.now() };
  const outcome = { ...notWatched, waiting, sentence: `written; ${why}` };
  return { event: 'judged', recover: false, targets: [], outcome };
}
