import type { Scope } from '../deployment/names.ts';
import { branchName } from '../deployment/names.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress, Written } from '../deployment/progress.ts';
import type { Ports } from '../ports/index.ts';
import type { MergeLook } from '../ports/merges.ts';
import { whatIsBrought } from './carries.ts';
import { isMadeByNewer } from './merge-head.ts';
import type { Run } from './run.ts';
import { silentRun } from './run.ts';

/** Whose pull request is meant, and the branch that it merges into. */
export interface OpenOne extends Scope {
  readonly base: string;
}

/** How the open pull request of an application and environment stands; undefined where none is. */
export async function lookAtOpen(
  { ports, signal }: Pick<Run<'forge'>, 'ports' | 'signal'>,
  of: OpenOne,
): Promise<MergeLook | undefined> {
  const { pullRequests, merges } = await ports.forge();
  const there = await pullRequests.findOpen(branchName(of), of.base, signal);
  return there === undefined ? undefined : merges.look(there.number, signal);
}

/** The pull request of a plan. */
export function openOneOf({ application, environment, gitops }: Plan): OpenOne {
  return { application, environment, base: gitops.branch };
}

/** What came of taking a pull request off its way. `merged`: it was too late. */
export type Disarmed = 'done' | 'nothing to do' | 'merged' | 'refused';

/** Takes a pull request off its way to a merge by itself. */
export async function disarm(run: Pick<Run<'forge' | 'log'>, 'ports' | 'signal'>, look: MergeLook): Promise<Disarmed> {
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
 * What another deployment has put on its way is left alone, and so is what people merge (`merge: manual`). `armed` is the event of
 * GitHub's by which this run put it on its way, where it has seen that.
 */
export async function withdraw(
  plan: Plan,
  ports: Pick<Ports, 'clock' | 'forge' | 'gitops' | 'log'>,
  { progress, armed }: { readonly progress: Progress; readonly armed: string | undefined },
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
      if (look.state !== 'open' || (await isTheirs(run, written, { look, armed }))) return;
      if ((await disarm(run, look)) !== 'nothing to do') return;
      if (looks < 3) await ports.clock.sleep(500, signal);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    ports.log.warning(`${written.place.url} may be merged by itself yet: ${why}`);
  }
}

/**
 * Whether another deployment, or another run of the same one, has put it on its way. What a person did to our branch is no matter: it
 * was this run that let GitHub merge what is there.
 */
async function isTheirs(
  run: Run<'forge' | 'gitops'>,
  { place, record, edits }: Written,
  { look, armed }: { readonly look: MergeLook; readonly armed: string | undefined },
): Promise<boolean> {
  if (place.on === 'branch' || place.head === look.head) return false;
  const gitops = await run.ports.gitops();
  if ((await gitops.isAncestor(place.head, look.head, run.signal)) === true) return false;
  if (armed !== undefined) return look.last?.what === 'armed' && look.last.id !== armed;
  return (await isMadeByNewer(run, record, look.head)) || (await isPure(run, edits, look.head));
}

async function isPure(run: Run<'gitops'>, edits: Written['edits'], head: string): Promise<boolean> {
  return (await whatIsBrought(run, edits, head)).besides === undefined;
}

/**
 * An environment that has been closed must not change by itself: its open pull request, which a run may have left to GitHub, is
 * taken off its way to a merge. Says what came of it, as the end of a sentence, or undefined where there was nothing.
 */
export async function withdrawOpen(
  of: OpenOne,
  { ports, signal }: Pick<Run<'forge' | 'log'>, 'ports' | 'signal'>,
): Promise<string | undefined> {
  try {
    const look = await lookAtOpen({ ports, signal }, of);
    if (look === undefined) return undefined;
    const result = await disarm({ ports, signal }, look);
    return saidOf(look, result).at(0);
  } catch (error) {
    signal.throwIfAborted();
    return `whether its pull request is merged by itself could not be found out: ${error instanceof Error ? error.message : ''}`;
  }
}

const words = {
  done: 'is no longer merged by itself',
  merged: 'was merged just before',
  refused: 'may be merged by itself yet',
} as const;

/** What came of taking a pull request off its way, as the end of a sentence; nothing where it was on none. */
export function saidOf({ url }: MergeLook, result: Disarmed): readonly string[] {
  return result === 'nothing to do' ? [] : [`${url} ${words[result]}`];
}
