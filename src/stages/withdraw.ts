import type { Scope } from '../deployment/names.ts';
import { branchName } from '../deployment/names.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress, Written } from '../deployment/progress.ts';
import type { Ports } from '../ports/index.ts';
import type { MergeLook } from '../ports/merges.ts';
import { whatIsBrought } from './carries.ts';
import { isOfNewer } from './merge-head.ts';
import type { Run } from './run.ts';
import { silentRun } from './run.ts';

/** How the pull request stands that is open on a branch of ours; undefined where none is. */
export async function lookAtOpen(
  { ports, signal }: Pick<Run<'forge'>, 'ports' | 'signal'>,
  branch: string,
): Promise<MergeLook | undefined> {
  const { pullRequests, merges } = await ports.forge();
  const there = await pullRequests.find(branch, undefined, signal);
  return there?.state === 'open' ? merges.look(there.number, signal) : undefined;
}

/** Takes a pull request off its way to a merge by itself. `merged`: it is too late. */
export async function disarm(
  run: Pick<Run<'forge' | 'log'>, 'ports' | 'signal'>,
  look: MergeLook,
): Promise<'done' | 'nothing to do' | 'merged' | 'refused'> {
  if (look.armed === undefined) return 'nothing to do';
  const { merges } = await run.ports.forge();
  const disarmed = await merges.disarm(look, run.signal);
  if (disarmed.result === 'disarmed') {
    run.ports.log.info(`${look.url} is no longer merged by itself`);
    return 'done';
  }
  if ((await merges.look(look.number, run.signal)).state === 'merged') return 'merged';
  run.ports.log.warning(`${look.url} may be merged by itself yet: ${disarmed.message}`);
  return 'refused';
}

/** Milliseconds that this may take: GitHub kills a cancelled job ten seconds after it said so. */
const longest = 5000;

/**
 * A run that is cancelled leaves nothing behind that deploys by itself later: neither auto-merge nor a place in the merge queue.
 * What another deployment has put onto our branch is left alone, and so is what people merge (`merge: manual`).
 */
export async function withdraw(
  plan: Plan,
  ports: Pick<Ports, 'clock' | 'forge' | 'gitops' | 'log'>,
  progress: Progress,
): Promise<void> {
  const { written, revision, stage } = progress;
  if (stage !== 'merge' || revision !== undefined || written?.place.on !== 'pull-request') return;
  if (plan.merge === 'manual') return;
  const signal = AbortSignal.timeout(longest);
  try {
    const { merges } = await ports.forge();
    const { number } = written.place;
    // what was under way when the signal came may arrive after the first look
    for (let looks = 1; looks <= 3; looks += 1) {
      const look = await merges.look(number, signal);
      const run = silentRun(plan, ports, signal);
      if (look.state !== 'open' || (await isTheirs(run, written, look.head))) return;
      if ((await disarm(run, look)) !== 'nothing to do') return;
      if (looks < 3) await ports.clock.sleep(500, signal);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    ports.log.warning(`${written.place.url} may be merged by itself yet: ${why}`);
  }
}

/**
 * Whether another deployment, or another run of the same one, has made this head. What a person did to ours is none: it was
 * this run that put it on its way.
 */
async function isTheirs(
  run: Run<'forge' | 'gitops'>,
  { place, record, edits }: Written,
  head: string,
): Promise<boolean> {
  if (place.on === 'branch' || place.head === head) return false;
  const gitops = await run.ports.gitops();
  if ((await gitops.isAncestor(place.head, head, run.signal)) === true) return false;
  return (await isOfNewer(run, record, head)) || (await whatIsBrought(run, edits, head)).besides === undefined;
}

/**
 * An environment that has been closed must not change by itself: its open pull request, which a run may have left to GitHub, is
 * taken off its way to a merge. Says what came of it, as the end of a sentence, or undefined where there was nothing.
 */
export async function withdrawOpen(
  scope: Scope,
  { ports, signal }: Pick<Run<'forge' | 'log'>, 'ports' | 'signal'>,
): Promise<string | undefined> {
  try {
    const look = await lookAtOpen({ ports, signal }, branchName(scope));
    if (look === undefined) return undefined;
    const result = await disarm({ ports, signal }, look);
    if (result === 'nothing to do') return undefined;
    return result === 'done' ? `${look.url} is no longer merged by itself` : `${look.url} ${lateWords[result]}`;
  } catch (error) {
    signal.throwIfAborted();
    return `whether its pull request is merged by itself could not be found out: ${error instanceof Error ? error.message : ''}`;
  }
}

const lateWords = { merged: 'was merged just before', refused: 'may be merged by itself yet' } as const;
