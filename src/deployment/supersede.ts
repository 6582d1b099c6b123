import type { RecordState } from './record.ts';

/** How the source commit of a newer-looking record stands to ours. */
export type Ancestry = 'identical' | 'ahead' | 'behind' | 'diverged' | 'unknown';

/** What the ancestry of two source commits allows. */
export type MayWrite = 'yes' | 'superseded' | 'diverged';

/**
 * Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one;
 * a diverged one needs an explicit image, as does one that GitHub cannot compare.
 */
export function mayWrite(oursToTheirs: Ancestry, explicit: boolean): MayWrite {
  if (explicit) return 'yes';
  switch (oursToTheirs) {
    case 'identical':
    case 'ahead':
      return 'yes';
    case 'behind':
      return 'superseded';
    case 'diverged':
    case 'unknown':
      return 'diverged';
  }
}

/** Whether a record stands in the way: it wrote, or is about to, and nobody has taken its image out again. */
export function occupies(state: RecordState): boolean {
  return state === 'open' || state === 'paused' || state === 'succeeded';
}
