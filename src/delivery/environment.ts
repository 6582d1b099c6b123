import type { CountedDeployment, DeploymentNature } from './deployment.ts';
import type { ReadRecord } from './record-reader.ts';
import { Versions } from './versions.ts';

type Told = { -readonly [Key in keyof CountedDeployment]: CountedDeployment[Key] };

/** A deployment as far as it is told, with what only its record says. */
interface Placed {
  readonly told: Told;
  readonly record: ReadRecord;
}

/** All deployments of one environment of one application, the oldest first, each with what those after it say of it. */
export function countEnvironment(records: readonly ReadRecord[]): readonly CountedDeployment[] {
  const all = records
    .toSorted((one, other) => startOf(one) - startOf(other) || one.id - other.id)
    .map((record): Placed => ({ told: { ...record.counted }, record }));
  const versions = new Versions<Told>();
  for (const one of all) place(one, versions);
  restore(all);
  const told = all.map((one) => one.told);
  markRework(told);
  return told;
}

function startOf({ counted }: ReadRecord): number {
  return counted.startedAt.getTime();
}

/** Lays a deployment upon those before it, and says of these what it shows. */
function place({ told, record: { changed, putBackAt } }: Placed, versions: Versions<Told>): void {
  if (!stoodInGit(told) || changed.length === 0) return;
  const behind = versions.foundBehind(changed);
  if (behind !== undefined) {
    // somebody put an older version back by hand, nobody knows when
    undo(versions.top(), 'revert', undefined);
    versions.cut(behind);
  }
  const back = versions.beginningAt(changed);
  const isBack = back !== undefined || told.nature === 'rollback';
  if (isBack) goBack(told, versions);
  // values that were put back by their own run lie upon nothing
  if (putBackAt !== undefined) return;
  if (back === undefined) versions.push({ of: told, changed });
  else versions.cut(back);
}

function goBack(told: Told, versions: Versions<Told>): void {
  if (told.nature === 'change') told.nature = 'revert';
  undo(versions.top(), told.nature, told.startedAt);
}

/** Whether Git named its image, as far as anybody knows. */
function stoodInGit({ end, writtenAt }: Told): boolean {
  return writtenAt !== undefined || end === 'healthy' || end === 'failed';
}

/** Marks the deployment whose place was taken by an older version as failed, unless its own verdict said so, or it never took its place. */
function undo(undone: Told | undefined, by: DeploymentNature, at: Date | undefined): void {
  if (undone === undefined || undone.end === 'superseded' || undone.failedBy === 'verdict') return;
  undone.end = 'failed';
  undone.failedBy = by === 'rollback' ? 'rollback' : 'revert';
  if (at === undefined) delete undone.failedAt;
  else if (undone.failedAt === undefined || at < undone.failedAt) undone.failedAt = at;
}

/** Says when the environment was healthy again after each failure. */
function restore(all: readonly Placed[]): void {
  const healthy = all.flatMap(({ told: { healthyAt } }, index) =>
    healthyAt === undefined ? [] : [{ index, at: healthyAt }],
  );
  healthy.sort((one, other) => one.at.getTime() - other.at.getTime());
  all.forEach(({ told, record: { putBackAt } }, index) => {
    if (told.end !== 'failed' || told.failedAt === undefined) return;
    const again = firstAfter(healthy, told.failedAt, index);
    const isEarlier = putBackAt !== undefined && (again === undefined || putBackAt < again);
    const restored = isEarlier ? putBackAt : again;
    if (restored !== undefined) told.restoredAt = restored;
  });
}

interface Healthy {
  readonly index: number;
  readonly at: Date;
}

/** The first healthy verdict after a moment of a deployment that began later than the one that failed. */
function firstAfter(healthy: readonly Healthy[], moment: Date, failed: number): Date | undefined {
  let [low, high] = [0, healthy.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { at = moment } = healthy[middle] ?? {};
    if (at > moment) high = middle;
    else low = middle + 1;
  }
  for (let at = low; at < healthy.length; at += 1) {
    const one = healthy[at];
    if (one !== undefined && one.index > failed) return one.at;
  }
  return undefined;
}

/** Later than anything. */
const never = new Date(8.64e15);

/** Ways back are rework, and so is a change that is made while the environment has failed and is not healthy again. */
function markRework(all: readonly Told[]): void {
  const failures = all.flatMap(({ end, failedAt, restoredAt }) =>
    end === 'failed' && failedAt !== undefined ? [{ from: failedAt, to: restoredAt?.getTime() ?? Infinity }] : [],
  );
  failures.sort((one, other) => one.from.getTime() - other.from.getTime());
  let [next, until] = [0, -Infinity];
  for (const one of all) {
    while ((failures[next]?.from ?? never) <= one.startedAt) {
      until = Math.max(until, failures[next]?.to ?? until);
      next += 1;
    }
    const isBack = one.nature === 'rollback' || one.nature === 'revert';
    one.isRework = isBack || (one.nature === 'change' && one.startedAt.getTime() < until);
  }
}
