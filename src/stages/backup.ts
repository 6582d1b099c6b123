import { withoutUndefined } from '../data/fields.ts';
import { backupGroups } from '../deployment/backup-groups.ts';
import type { Event } from '../deployment/machine.ts';
import type { BackupPlan } from '../deployment/plan.ts';
import type { MadeBackup } from '../deployment/progress.ts';
import type { Settled } from './await-backup.ts';
import { awaitBackup } from './await-backup.ts';
import { inParallel } from './in-parallel.ts';
import type { OpenRecord } from './record.ts';
import { noteBackup } from './record.ts';
import type { Run } from './run.ts';
import { outcomeAt } from './run.ts';

type Needed = 'clock' | 'cluster' | 'forge' | 'log';

/** What is backed up, and on which record that is noted. */
export interface BackedUp {
  readonly record: number;
  readonly backups: readonly MadeBackup[];
  /** Whether time has passed until it was complete: whatever was asked before has to be asked again. */
  readonly hasWaited: boolean;
}

/** What a write is about to be made of. */
interface BeforeWrite {
  readonly record: OpenRecord;
  readonly wave: number | undefined;
  /** What an attempt before this one has backed up. */
  readonly before: BackedUp | undefined;
}

/** How many clusters are waited for at the same time. */
const clustersAtATime = 32;

/**
 * Makes a Backup for each cluster of the targets that are about to be written, all at the same time, and waits until each is complete. One
 * that an earlier run of this deployment asked for is found by its name, and waited for. Nothing is made again in another attempt to write:
 * a record that is new is told of what there is.
 */
export async function backUp(
  run: Run<Needed>,
  at: BeforeWrite,
): Promise<BackedUp | Extract<Event, { event: 'ended' }>> {
  const { backup } = run.plan;
  const { record, wave, before } = at;
  if (backup === undefined) return { record: record.id, backups: [], hasWaited: false };
  if (before !== undefined) {
    if (before.record !== record.id) await noteAll(run, at, before.backups);
    return { ...before, record: record.id, hasWaited: false };
  }
  const groups = backupGroups(run.plan, backup, wave);
  const bounds = { atATime: Math.min(groups.length, clustersAtATime), signal: run.signal };
  const done = await inParallel(groups, bounds, async (group, signal) => {
    const settled = await awaitBackup({ ...run, signal }, { backup, group, record: record.id, wave });
    return settled.is === 'completed' || !backup.isRequired ? { result: settled } : { failure: settled };
  });
  if ('failure' in done) return endedBy(done.failure);
  const backups = done.results.flatMap((one) => (one.is === 'completed' ? [one.made] : []));
  for (const one of done.results) if (one.is === 'missing') goOnWithout(run, one);
  run.learns({ backups });
  await noteAll(run, at, backups);
  return { record: record.id, backups, hasWaited: done.results.some(({ hasWaited }) => hasWaited) };
}

async function noteAll(
  run: Run<'forge'>,
  { record, wave }: BeforeWrite,
  backups: readonly MadeBackup[],
): Promise<void> {
  for (const made of backups) await noteBackup(run, record, { made, wave });
}

type Missing = Extract<Settled, { is: 'missing' }>;

function endedBy({ reason, sentence, remedy }: Missing): Extract<Event, { event: 'ended' }> {
  const facts = {
    stage: 'write',
    sentence: `${sentence}; nothing was written`,
    ...withoutUndefined({ remedy }),
  } as const;
  return { event: 'ended', outcome: outcomeAt('errored', reason, facts) };
}

/** With `required: false` nobody is kept from deploying, and everybody is told. */
function goOnWithout(run: Run<'log'>, { sentence }: Missing): void {
  const note = `there is no Backup to go back to: ${sentence}`;
  run.ports.log.warning(`${note} (backup.required: false)`);
  run.learns({ notes: [note] });
}

/** What a dry run says of it: one step for each cluster. */
export function backupSteps(run: Pick<Run<never>, 'plan'>): readonly string[] {
  const { backup } = run.plan;
  return backup === undefined ? [] : backupGroups(run.plan, backup, undefined).map((group) => stepOf(backup, group));
}

function stepOf(
  { namespace, timeoutSeconds, isRequired }: BackupPlan,
  { cluster, namespaces }: ReturnType<typeof backupGroups>[number],
): string {
  const where = cluster === undefined ? '' : ` of ${cluster}`;
  const what = `${namespaces.length === 1 ? 'the namespace' : 'the namespaces'} ${namespaces.join(', ')}${where}`;
  const otherwise = isRequired
    ? 'end here, errored, if it is not complete'
    : 'go on with a warning if it is not complete';
  return `back up ${what} by Velero (namespace ${namespace}), wait for it for ${timeoutSeconds} s at most, and ${otherwise}`;
}
