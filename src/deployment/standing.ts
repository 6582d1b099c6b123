import type { Digest } from '../image/reference.ts';
import type { DeploymentRecord } from './record.ts';
import { hasWritten, imageOf } from './taken-up.ts';

/** How an image stands in an environment, by its records. */
export type Standing =
  | {
      readonly is: 'healthy';
      /** Since when it was seen so without a break. */
      readonly since: Date;
      /** The newest record of it. */
      readonly record: DeploymentRecord;
      /** The deployment that took its place since. */
      readonly replaced?: DeploymentRecord;
    }
  /** A deployment of it that has not ended, or of which nobody knows how it ended. */
  | { readonly is: 'under-way' | 'untold'; readonly record: DeploymentRecord }
  /** It went bad there, or somebody went back from it to another. */
  | { readonly is: 'failed' | 'put-back'; readonly record: DeploymentRecord }
  | { readonly is: 'never' };

/** How an image stands in an environment; `known` are the records of that, newest first. Its newest deployment decides. */
export function standingOf(known: readonly DeploymentRecord[], digest: Digest): Standing {
  const of = (record: DeploymentRecord) => imageOf(record)?.reference.digest === digest;
  const at = known.findIndex((record) => of(record) && saysSomething(record));
  const record = known[at];
  if (record === undefined) return { is: 'never' };
  // what was written after it, nearest first
  const replaced = known.slice(0, at).findLast((one) => !of(one) && standsInGit(one));
  switch (record.note.state) {
    case 'open':
    case 'paused':
      return { is: 'under-way', record };
    case 'failed':
      return { is: 'failed', record };
    case 'errored':
    case 'superseded':
      return { is: 'untold', record };
    case 'succeeded':
      if (!wasSeen(record)) return { is: 'untold', record };
      if (replaced === undefined) return { is: 'healthy', since: sinceOf(known.slice(at), of), record };
      if (replaced.payload.kind === 'rollback') return { is: 'put-back', record: replaced };
      return { is: 'healthy', since: sinceOf(known.slice(at), of), record, replaced };
  }
}

/** What is scaled to zero is no failure, and nobody has seen it run. */
export function wasSeen({ note }: DeploymentRecord): boolean {
  return note.state === 'succeeded' && note.reason !== 'nothing-runs';
}

/** What ended before it was written tells nothing of the image, unless it failed for what it is. */
function saysSomething(record: DeploymentRecord): boolean {
  const { state } = record.note;
  if (state === 'superseded') return false;
  return state === 'errored' ? hasWritten(record) : true;
}

/** Whether Git names the image of a record, or named it until something else was written. */
function standsInGit(record: DeploymentRecord): boolean {
  const { state, restored } = record.note;
  return state === 'succeeded' || (hasWritten(record) && restored !== true);
}

/** The first of the deployments that saw it healthy, of those with nothing else in between. */
function sinceOf(known: readonly DeploymentRecord[], of: (record: DeploymentRecord) => boolean): Date {
  const standing = known.filter((one) => standsInGit(one) || wasTakenOut(one));
  const end = standing.findIndex((one) => !of(one) || !wasSeen(one));
  const [first] = standing.slice(0, end < 0 ? standing.length : end).slice(-1);
  return (first ?? standing[0])?.notedAt ?? new Date(Number.NaN);
}

/** What people went back from ran instead, unlike a canary that failed and was put back by itself. */
function wasTakenOut({ note }: DeploymentRecord): boolean {
  return note.revision !== undefined && note.reason === 'rolled-back';
}

/** What an environment runs, as far as its records tell: the newest that stands in Git. */
export function standingNow(known: readonly DeploymentRecord[]): DeploymentRecord | undefined {
  return known.find(standsInGit);
}
