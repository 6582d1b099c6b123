import type { CountedDeployment, DeploymentNature } from './deployment.ts';
import type { ReadRecord } from './record-reader.ts';
import { Versions } from './versions.ts';

/** A deployment as far as it is told yet: most of what its record says stays as it is. */
interface Placed {
  told: CountedDeployment;
  readonly record: ReadRecord;
}

/** All deployments of one environment of one application, the oldest first, each with what those after it say of it. */
export function countEnvironment(records: readonly ReadRecord[]): readonly CountedDeployment[] {
  const all = records
    .toSorted((one, other) => startOf(one) - startOf(other) || one.id - other.id)
    .map((record): Placed => ({ told: record.counted, record }));
  const versions = new Versions<Placed>();
  for (const one of all) place(one, versions);
  restore(all);
  markRework(all);
  return all.map(({ told }) => told);
}

function startOf({ counted }: ReadRecord): number {
  return counted.startedAt.getTime();
}

function amend(placed: Placed, more: Partial<CountedDeployment>): void {
  placed.told = { ...placed.told, ...more };
}

/** Lays a deployment upon those before it, and says of these what it shows. */
function place(placed: Placed, versions: Versions<Placed>): void {
  const { changed, putBackAt } = placed.record;
  if (!stoodInGit(placed.told) || changed.length === 0) return;
  const behind = versions.foundBehind(changed);
  if (behind !== undefined) {
    // somebody put an older version back by hand, nobody knows when
    undo(versions.top(), 'revert', undefined);
    versions.cut(behind);
  }
  const back = versions.beginningAt(changed);
  if (back !== undefined || placed.told.nature === 'rollback') goBack(placed, versions);
  // values that were put back by their own run lie upon nothing
  if (putBackAt !== undefined) return;
  if (back === undefined) versions.push({ of: placed, changed });
  else versions.cut(back);
}

function goBack(placed: Placed, versions: Versions<Placed>): void {
  if (placed.told.nature === 'change') amend(placed, { nature: 'revert' });
  undo(versions.top(), placed.told.nature, placed.told.startedAt);
}

/** Whether Git named its image, as far as anybody knows. */
function stoodInGit({ end, writtenAt }: CountedDeployment): boolean {
  return writtenAt !== undefined || end === 'healthy' || end === 'failed';
}

/** Marks the deployment whose place was taken by an older version as failed, unless its own verdict said so, or it never took its place. */
function undo(undone: Placed | undefined, by: DeploymentNature, at: Date | undefined): void {
  if (undone === undefined || undone.told.end === 'superseded' || undone.told.failedBy === 'verdict') return;
  const { failedAt } = undone.told;
  const isEarlier = at !== undefined && (failedAt === undefined || at < failedAt);
  const failedBy = by === 'rollback' ? 'rollback' : 'revert';
  amend(undone, { end: 'failed', failedBy, ...(isEarlier ? { failedAt: at } : {}) });
}

/** Says when the environment was healthy again after each failure. */
function restore(all: readonly Placed[]): void {
  const healthy = all.flatMap(({ told: { healthyAt } }, index) =>
    healthyAt === undefined ? [] : [{ index, at: healthyAt }],
  );
  healthy.sort((one, other) => one.at.getTime() - other.at.getTime());
  all.forEach((placed, index) => {
    const { told, record } = placed;
    if (told.end !== 'failed' || told.failedAt === undefined) return;
    const again = firstAfter(healthy, told.failedAt, index);
    const { putBackAt } = record;
    const isEarlier = putBackAt !== undefined && (again === undefined || putBackAt < again);
    const restoredAt = isEarlier ? putBackAt : again;
    if (restoredAt !== undefined) amend(placed, { restoredAt });
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
function markRework(all: readonly Placed[]): void {
  const failures = all.flatMap(({ told: { end, failedAt, restoredAt } }) =>
    end === 'failed' && failedAt !== undefined ? [{ from: failedAt, to: restoredAt?.getTime() ?? Infinity }] : [],
  );
  failures.sort((one, other) => one.from.getTime() - other.from.getTime());
  let [next, until] = [0, -Infinity];
  for (const one of all) {
    const { nature, startedAt } = one.told;
    while ((failures[next]?.from ?? never) <= startedAt) {
      until = Math.max(until, failures[next]?.to ?? until);
      next += 1;
    }
    const isBack = nature === 'rollback' || nature === 'revert';
    if (isBack || (nature === 'change' && startedAt.getTime() < until)) amend(one, { isRework: true });
  }
}
