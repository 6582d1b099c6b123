import type { Plan } from './plan.ts';
import type { RecordNote } from './record.ts';

/** How the source commit of a newer-looking record stands to ours. */
export type Ancestry = 'identical' | 'ahead' | 'behind' | 'diverged' | 'unknown';

/** What the ancestry of two source commits allows. */
export type MayWrite = 'yes' | 'superseded' | 'diverged';

/**
 * Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one, also
 * not with an image that was named: going back is a rollback. A diverged one needs an image that was named, as does one
 * that GitHub cannot compare.
 */
export function mayWrite(oursToTheirs: Ancestry, explicit: boolean): MayWrite {
  switch (oursToTheirs) {
    case 'identical':
    case 'ahead':
      return 'yes';
    case 'behind':
      return 'superseded';
    case 'diverged':
    case 'unknown':
      return explicit ? 'yes' : 'diverged';
  }
}

/** Whether an older source commit may be deployed over a newer one: that is what a rollback is for, and what a person who promotes a named image asks for. */
export function mayGoBack({ kind, explicit, preview }: Pick<Plan, 'kind' | 'explicit' | 'preview'>): boolean {
  // of a preview the head of its pull request decides, also after a force-push
  return kind === 'rollback' || (kind === 'promote' && explicit) || preview !== undefined;
}

/** It waits to be proven in the environment before, which may never happen: until then it takes nobody's place. */
function isUnproven(reason: RecordNote['reason']): boolean {
  return reason === 'source-not-healthy' || reason === 'source-soaking';
}

/** Whether a record stands in the way: it wrote, or is about to, and its image has not been taken out again. */
export function occupies({ state, reason, revision, restored, wave = 1 }: RecordNote): boolean {
  switch (state) {
    case 'paused':
      return !isUnproven(reason);
    case 'open':
    case 'succeeded':
      return true;
    case 'failed':
    case 'errored':
      return (revision !== undefined || wave > 1) && restored !== true;
    case 'superseded':
      return false;
  }
}
