import { imageBefore } from '../deployment/image-before.ts';
import type { Event } from '../deployment/machine.ts';
import type { RolledBack, Written, WrittenEdit } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { targetsOfWave } from '../deployment/waves.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest, parseImageReference, printImage } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import type { Goal } from '../rollout/goal.ts';
import { lastHealthyOf, recordsLookedAt } from './admit.ts';
import { repositoryOfPlan } from './image-of-plan.ts';
import { reachOf } from './look.ts';
import type { Watched } from './observe.ts';
import { observe } from './observe.ts';
import type { Run } from './run.ts';
import { lookedAt, newSentences, relate, see } from './watch.ts';

type Needed = 'clock' | 'log' | 'cluster' | 'gitops' | 'forge';

interface ToWatchAgain {
  readonly written: Written;
  readonly restored: RolledBack;
}

/** What the watch came to, and in which words. */
type Seen = Pick<RolledBack, 'healthy' | 'sentence'>;

/**
 * Watches the targets whose values were put back until what they name runs healthy again: the last word of a rollback. What is told of
 * the deployment stays its bad verdict, so that nothing is published meanwhile.
 */
export async function watchRestored(run: Run<Needed>, what: ToWatchAgain): Promise<Event> {
  const { healthy, sentence } = await seenAgain(run, what);
  const told = `${what.restored.sentence}; ${sentence}`;
  run.ports.log.info(told);
  return { event: 'recovered', recovery: { ...what.restored, healthy, sentence: told } };
}

async function seenAgain(run: Run<Needed>, what: ToWatchAgain): Promise<Seen> {
  try {
    return await watchThem(run, what);
  } catch (error) {
    run.signal.throwIfAborted();
    return notKnown(error instanceof Error ? error.message : 'for an unknown reason');
  }
}

async function watchThem(run: Run<Needed>, what: ToWatchAgain): Promise<Seen> {
  const watched = await watchedTargets(run, what);
  if (watched === undefined) return notKnown('no value says which image that is');
  const blind = watched.find(({ goal }) => goal.workloads.length === 0);
  if (blind !== undefined) return notKnown(`the target ${blind.target} names no workloads`);
  const { unreached, clusters } = await reachOf(watched, (name) => run.ports.cluster(name));
  const [away] = unreached;
  if (away !== undefined) return notKnown(`no way to the cluster of ${away.target} was given`);
  run.ports.log.info(`${what.restored.sentence}: watching until it runs healthy`);
  return ofOutcome((await observeThem(run, what, { watched, clusters })).outcome);
}

function observeThem(
  run: Run<Needed>,
  { restored }: ToWatchAgain,
  of: Pick<Parameters<typeof observe>[0], 'watched' | 'clusters'>,
) {
  const said = new Map<string, string>();
  const { clock, log } = run.ports;
  return observe({
    ...of,
    wave: 1,
    clock,
    log,
    timeoutSeconds: run.plan.timeoutSeconds,
    onPause: run.plan.onPause,
    isPutBack: false,
    relate: (revision, ours) => relate(run, restored.edits, { revision, ours }),
    onSight: (targets, before) => see(run, targets, before),
    onLook: (targets) => {
      for (const { target, sentence } of newSentences(said, targets)) log.info(`${target}: ${sentence}`);
    },
    signal: run.signal,
  });
}

function ofOutcome({ outcome, sentence }: Outcome): Seen {
  switch (outcome) {
    case 'succeeded':
      return { healthy: 'yes', sentence: `it runs healthy: ${sentence}` };
    case 'failed':
      return { healthy: 'no', sentence: `it does not run healthy: ${sentence}` };
    default:
      return notKnown(sentence);
  }
}

function notKnown(why: string): Seen {
  return { healthy: 'unknown', sentence: `whether it runs healthy is not known: ${why}` };
}

/** The targets of the waves that were put back, each with the image that its wave names again; undefined where no value names one. */
async function watchedTargets(run: Run<'forge'>, what: ToWatchAgain): Promise<readonly Watched[] | undefined> {
  const { application, environment, targets } = run.plan;
  const { records } = await run.ports.forge();
  const known = await records.list(application, environment, recordsLookedAt, run.signal);
  const lastHealthy = lastHealthyOf(known.filter(({ id }) => id !== what.written.record));
  const watched: Watched[] = [];
  for (const [wave, edits] of Map.groupBy(what.restored.edits, (edit) => edit.wave)) {
    const image = imageAgain(run, edits, lastHealthy);
    if (image === undefined) return undefined;
    for (const target of wave === undefined ? targets : targetsOfWave(run.plan, wave)) {
      const looked = lookedAt(target);
      const goal = { ...looked.goal, ...image, revision: what.restored.revision, written: true };
      watched.push({ ...looked, target: target.name, wave: 1, goal });
    }
  }
  return watched;
}

function imageAgain(
  run: Run<never>,
  edits: readonly WrittenEdit[],
  lastHealthy: DeploymentRecord | undefined,
): Pick<Goal, 'image' | 'platformDigests'> | undefined {
  const named = edits.map(({ file, path, to }) => ({ file, path, from: to }));
  const image = imageBefore(named, lastHealthy, repositoryOfPlan(run.plan));
  if (image === undefined) return undefined;
  const proven = lastHealthy === undefined ? undefined : parseImageReference(lastHealthy.payload.image);
  const isProven = proven !== undefined && typeof proven !== 'string' && printImage(proven) === printImage(image);
  const platformDigests: readonly Digest[] = isProven
    ? (lastHealthy?.payload.platformDigests ?? []).filter(isDigest)
    : [];
  return { image, platformDigests };
}
