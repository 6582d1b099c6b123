import type { Event } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { Progress, Recovery } from '../deployment/progress.ts';
import type { Outcome } from '../outcome.ts';
import { restoreAdvice } from '../report/backup.ts';
import { applyRestored } from './apply-restored.ts';
import { proposeRestored } from './propose-restored.ts';
import { noteVerdict } from './record.ts';
import type { ToRestore } from './restore.ts';
import { restoreByPush } from './restore.ts';
import { holdFor, letGoUnlessNeeded, withdrawWaiting } from './rollback-hold.ts';
import type { Run } from './run.ts';

interface ToRecover extends ToRestore {
  readonly because: Outcome;
  /** The pull request of an earlier run that puts the values back. */
  readonly proposed: number | undefined;
  readonly backups: Progress['backups'];
}

/**
 * After an aborted or degraded rollout: notes the verdict, for a run that goes on should this one be killed; closes the
 * environment, so that nothing gets in between; then puts the values of the last healthy image back into Git, only where
 * they are still ours: by a push, or by a pull request.
 */
export async function recover(
  run: Run<'clock' | 'cluster' | 'random' | 'forge' | 'gitops' | 'holds' | 'log'>,
  what: ToRecover,
): Promise<Event> {
  if (run.plan.rollback === 'manual') return recovered(leftToPeople(run.plan, what));
  // what was proposed is held and noted since; whoever has released it meanwhile is not contradicted
  const held = what.proposed === undefined ? await close(run, what) : ({ value: 'already-held' } as const);
  const restored = await attempt(run, () =>
    run.plan.rollback === 'automatic' ? restoreByPush(run, what) : proposeRestored(run, what),
  );
  if ('message' in restored) return recovered({ result: 'failed', sentence: restored.message });
  const recovery = restored.value;
  if (recovery.result === 'overtaken' || recovery.result === 'nothing-to-restore') {
    // nothing was put back that a hold could protect
    if ('value' in held) await letGoUnlessNeeded(run, what.written.record);
    return recovered(recovery);
  }
  if (recovery.result === 'rolled-back')
    await Promise.all(run.plan.targets.map((one) => attempt(run, () => applyRestored(run, one, recovery.revision))));
  const isHeld = 'value' in held;
  const sentence = isHeld
    ? 'the environment is held until somebody releases it'
    : `the environment could not be held: ${held.message}`;
  return recovered({ ...recovery, sentence: `${recovery.sentence}; ${sentence}` });
}

function recovered(recovery: Recovery): Event {
  return { event: 'recovered', recovery };
}

function leftToPeople({ application, environment, kind }: Plan, { backups = [] }: ToRecover): Recovery {
  const restore = backups.length === 0 ? '' : ` (${restoreAdvice(backups)})`;
  const command = `gitops-deploy rollback --application ${application} --environment ${environment}`;
  return {
    result: 'not-configured',
    sentence: `${kind === 'rollback' ? 'a rollback is not put back by itself' : 'not configured'}: Git still names this image`,
    remedy:
      kind === 'rollback'
        ? `Deploy a mended version, or go back further: ${command}`
        : `Roll back: ${command}${restore}; or deploy a mended version.`,
  };
}

async function close(
  run: Run<'clock' | 'holds' | 'forge' | 'log'>,
  what: ToRecover,
): Promise<{ readonly value: 'placed' | 'already-held' } | { readonly message: string }> {
  await attempt(run, () => noteVerdict(run, what.written, what));
  return attempt(run, () => hold(run, what));
}

/** What work came to, or why it failed: one failure must not keep the other half of a recovery away. */
async function attempt<T>(
  run: Run<'log'>,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly message: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    run.signal.throwIfAborted();
    const message = error instanceof Error ? error.message : 'for an unknown reason';
    run.ports.log.warning(message);
    return { message };
  }
}

async function hold(
  run: Run<'clock' | 'holds' | 'forge' | 'log'>,
  { written, because }: ToRecover,
): Promise<'placed' | 'already-held'> {
  const reason = `${because.reason}: ${because.sentence}`.slice(0, 500);
  const { result } = await holdFor(run, { owner: 'gitops-deploy', reason, record: written.record });
  await withdrawWaiting(run);
  return result;
}
