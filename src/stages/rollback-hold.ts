import { withoutUndefined } from '../data/fields.ts';
import { replacedBy } from '../deployment/changelog.ts';
import type { Event } from '../deployment/machine.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { isUnfinished } from '../deployment/record.ts';
import { replacingValues } from '../deployment/rollback-target.ts';
import type { Admission } from './admit.ts';
import { recordsLookedAt } from './admit.ts';
import { carries } from './carries.ts';
import type { PlannedOn } from './plan-edits.ts';
import { recordedEdits } from './record.ts';
import type { Run } from './run.ts';
import { outcomeAt } from './run.ts';
import { openOneOf, withdrawOpen } from './withdraw.ts';

/** Why an environment is closed, by whom, and for the deployment of which record. */
interface Closing {
  readonly owner: string;
  readonly reason: string;
  readonly record: number;
}

/** Holds the environment of a deployment, with its run and its pull request; one that is there already stays as it is. */
export async function holdFor({ plan, ports, signal }: Run<'clock' | 'holds'>, closing: Closing) {
  const { application, environment, run: job, source } = plan;
  const of = withoutUndefined({ url: job?.url, pullRequest: source.pullRequest });
  const holds = await ports.holds();
  return holds.place({ application, environment, since: ports.clock.now(), ...closing, ...of }, signal);
}

/** What waits for its merge is kept from coming by itself. */
export async function withdrawWaiting(run: Run<'forge' | 'log'>): Promise<void> {
  if (run.plan.write === 'push') return;
  const withdrawn = await withdrawOpen(openOneOf(run.plan), run);
  if (withdrawn !== undefined) run.ports.log.info(withdrawn);
}

/**
 * Closes the environment for a rollback, before it writes: from then on no deployment is let in, and one that was let in before loses
 * its head to us, or we ours to it. A hold that is there already stays as it is.
 */
export async function closeForRollback(run: Run<'clock' | 'holds' | 'forge' | 'log'>, record: number): Promise<void> {
  const { environment, by, reason, source } = run.plan;
  const owner = by ?? 'somebody';
  const why = reason ?? `rolled back to ${source.commit.slice(0, 7)}`;
  const { result, hold } = await holdFor(run, { owner, reason: why, record });
  run.ports.log.info(`${environment} is held by ${hold.owner}: ${hold.reason}`);
  // our own pull request is not open yet
  if (result === 'placed') await withdrawWaiting(run);
}

/** Takes the hold for a record away; one that somebody else has placed stays. */
async function letGo(run: Run<'holds'>, record: number): Promise<void> {
  const holds = await run.ports.holds();
  const { application, environment } = run.plan;
  const hold = await holds.find(application, environment, run.signal);
  if (hold?.application === application && hold.record === record)
    await holds.release(application, environment, run.signal);
}

/**
 * Takes the hold for a deployment that went bad away, where nothing was put back that it could protect. A rollback that people asked for
 * meanwhile has found it there and placed none of its own: then it stays.
 */
export async function letGoUnlessNeeded(run: Run<'holds' | 'forge' | 'gitops'>, record: number): Promise<void> {
  if (!(await isNeeded(run, await rollbacksOf(run)))) await letGo(run, record);
}

/**
 * Opens an environment again that is held for a rollback which somebody newer overtook: nothing was put back that the hold could protect.
 * Where another rollback did, or is under way, the hold is needed by that one; of several that were overtaken the last one opens it, so
 * that each asks once its own record says so.
 */
export async function reopenAfterRollback(run: Run<'holds' | 'forge' | 'gitops'>): Promise<void> {
  const { application, environment } = run.plan;
  const holds = await run.ports.holds();
  const hold = await holds.find(application, environment, run.signal);
  if (hold?.record === undefined) return;
  const rollbacks = await rollbacksOf(run);
  if (rollbacks.find(({ id }) => id === hold.record)?.note.state !== 'superseded') return;
  if (!(await isNeeded(run, rollbacks))) await letGo(run, hold.record);
}

async function rollbacksOf({ plan, ports, signal }: Run<'forge'>): Promise<readonly DeploymentRecord[]> {
  const { records } = await ports.forge();
  const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
  return known.filter(({ payload }) => payload.kind === 'rollback');
}

/** Whether a rollback is under way, or what one has put back stands in Git. */
async function isNeeded(run: Run<'gitops'>, rollbacks: readonly DeploymentRecord[]): Promise<boolean> {
  const head = await (await run.ports.gitops()).head(run.plan.gitops.branch, run.signal);
  for (const { payload, note } of rollbacks) {
    if (isUnfinished(note)) return true;
    if (note.state === 'superseded' || payload.edits.length === 0) continue;
    if (head !== undefined && (await carries(run, payload.edits, head))) return true;
  }
  return false;
}

/** The event that ends a rollback where Git names something else than when it was asked for: whoever wrote that is newer. */
export function replacedMeanwhile(
  { plan }: Run<never>,
  planned: PlannedOn['plan'],
  { others, open }: Extract<Admission, { admitted: 'yes' }>,
): Event | undefined {
  const replaced = replacingValues(plan.replaces ?? [], recordedEdits(planned));
  if (replaced.length === 0) return undefined;
  const by = replacedBy(replaced, others);
  const who = by === undefined ? 'somebody' : by.payload.source.slice(0, 7);
  const names = replaced.map(({ from }) => from).join(', ');
  const sentence = `superseded by ${who}: Git names ${names} since, and nothing was put back`;
  const outcome = outcomeAt('superseded', 'newer-deployment', { stage: 'write', sentence });
  return { event: 'ended', outcome, ...withoutUndefined({ by, record: open?.id }) };
}
