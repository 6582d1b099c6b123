import type { Event } from '../deployment/machine.ts';
import type { TargetPlan } from '../deployment/plan.ts';
import type { DeployedImage, Progress, TargetState, Written } from '../deployment/progress.ts';
import { newsSince } from '../report/news.ts';
import { carries } from './carries.ts';
import { connectAll, onlyCluster } from './look.ts';
import type { Watched } from './observe.ts';
import { notWatched, observe } from './observe.ts';
import type { Run } from './run.ts';
import type { Looked } from './watched-types.ts';

interface ToWatch {
  readonly image: DeployedImage;
  readonly written: Written;
  readonly revision: string;
  readonly progress: Progress;
}

/** Watches every target until the verdict; without a way to a cluster the deployment is paused, never believed. */
export async function watchTargets(run: Run<'clock' | 'log' | 'cluster' | 'gitops'>, what: ToWatch): Promise<Event> {
  const watched = run.plan.targets.map((target) => watchedTarget(target, what));
  const clusters = await connectAll(watched, (name) => run.ports.cluster(name));
  if (clusters === undefined) return nobodyLooked(run, notWatched.sentence);
  const blind = watched.find(({ goal }) => goal.workloads.length === 0);
  if (blind !== undefined)
    return nobodyLooked(run, `the target ${blind.target} names no workloads, so nobody has looked`);
  const said = new Map<string, string>();
  const verdict = await observe({
    watched,
    clusters,
    clock: run.ports.clock,
    log: run.ports.log,
    timeoutSeconds: run.plan.timeoutSeconds,
    onPause: run.plan.onPause,
    relate: (revision, ours) => relate(run, what.written, { revision, ours }),
    onSight: (targets, before) => see(run, targets, before),
    onChange: (targets) => tell(run, { progress: what.progress, said }, targets),
    signal: run.signal,
  });
  const { outcome, recover, targets } = verdict;
  const isProven = outcome.outcome === 'succeeded' && outcome.reason === 'healthy' && !what.written.ours;
  return {
    event: 'judged',
    recover,
    targets,
    outcome: isProven ? { ...outcome, reason: 'already-deployed' } : outcome,
  };
}

/** What of a target is looked at, and where. */
export function lookedAt({ cluster, application, workloads }: TargetPlan): Looked {
  return {
    cluster: cluster ?? onlyCluster,
    applicationCluster: application?.cluster ?? cluster ?? onlyCluster,
    goal: { workloads, ...(application === undefined ? {} : { application }) },
  };
}

function watchedTarget(target: TargetPlan, { image, revision, written }: ToWatch): Watched {
  const looked = lookedAt(target);
  const platformDigests = image.platforms.map(({ digest }) => digest);
  const goal = { ...looked.goal, image: image.reference, platformDigests, revision, written: written.ours };
  return { ...looked, target: target.name, goal };
}

/**
 * Argo CD may have applied a later commit than ours, since others write to the repository too. Where our values still stand
 * in it, it is as good as ours; where they do not, something newer took over.
 */
async function relate(
  run: Run<'gitops' | 'log'>,
  { edits }: Written,
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

function see(run: Run<'log'>, targets: readonly TargetState[], before: readonly TargetState[]): void {
  for (const { target, line } of newsSince(before, targets)) run.ports.log.info(`${target}: ${line}`);
  run.sees(targets);
}

/** What is told of each target: its judgement, where it says something else than before. */
async function tell(
  run: Run<'log'>,
  { progress, said }: { readonly progress: Progress; readonly said: Map<string, string> },
  targets: readonly TargetState[],
): Promise<void> {
  for (const { target, assessment } of targets) {
    const { sentence } = assessment.judgement;
    if (said.get(target) !== sentence) run.ports.log.info(`${target}: ${sentence}`);
    said.set(target, sentence);
  }
  await run.publish({ ...progress, stage: 'rollout', targets });
}

function nobodyLooked(run: Run<'clock'>, why: string): Event {
  const waiting = { ...notWatched.waiting, since: run.ports.clock.now() };
  const outcome = { ...notWatched, waiting, sentence: `written; ${why}` };
  return { event: 'judged', recover: false, targets: [], outcome };
}
