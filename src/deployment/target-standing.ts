import type { DeploymentRecord } from './record.ts';
import { hasWritten } from './taken-up.ts';

/** The wave of a record in which a target is, counted from 1; undefined where it is in none. A record in one wave is of every target. */
function waveIn({ payload: { waves } }: DeploymentRecord, target: string): number | undefined {
  if (waves === undefined) return 1;
  const index = waves.findIndex((names) => names.includes(target));
  return index < 0 ? undefined : index + 1;
}

/**
 * Whether Git names the image of a record for a target, as far as the record tells: it was written there, and was not put back.
 * `putsBack` says whether waves that went bad are, as it is configured.
 */
function standsAt(record: DeploymentRecord, target: string, putsBack: boolean): boolean {
  const { note } = record;
  const wave = waveIn(record, target);
  if (wave === undefined || !hasWritten(record) || note.restored === true) return false;
  if (record.payload.waves === undefined) return true;
  const isBad = note.badFrom !== undefined && wave >= note.badFrom;
  if (isBad && putsBack && note.state !== 'open') return false;
  const underWay = note.wave ?? 1;
  // the revision is that of the wave under way
  return wave < underWay || (wave === underWay && note.revision !== undefined);
}

/** The deployment whose image Git names for a target; `known` is newest first. */
export function standingAt(
  known: readonly DeploymentRecord[],
  target: string,
  { putsBack }: { readonly putsBack: boolean },
): DeploymentRecord | undefined {
  return known.find((record) => standsAt(record, target, putsBack));
}

/** What of an environment goes on: what a run is at, and what waits for somebody. What was overtaken while it waited is neither. */
export function goingOn(known: readonly DeploymentRecord[]): {
  readonly underWay: readonly DeploymentRecord[];
  readonly waiting: readonly DeploymentRecord[];
} {
  const end = known.findIndex(({ note }) => note.state === 'succeeded');
  const newer = end < 0 ? known : known.slice(0, end);
  return {
    underWay: known.filter(({ note }) => note.state === 'open'),
    waiting: newer.filter(({ note }) => note.state === 'paused'),
  };
}
