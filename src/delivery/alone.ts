import { withoutUndefined } from '../data/fields.ts';
import type { RecordHistory, RecordNote } from '../deployment/record.ts';
import { verdictOf } from '../deployment/taken-up.ts';
import type { CountedDeployment, CountedEnd } from './deployment.ts';

/** What one record says by itself; its neighbours say more. */
export interface Alone extends CountedDeployment {
  /** When its own run had put the old values back. */
  readonly putBackAt?: Date;
}

/** Reads a record; undefined for a preview, which is no environment that anybody is served from. */
export function readAlone(history: RecordHistory): Alone | undefined {
  const { id, createdAt, payload, notes } = history;
  if (payload.preview !== undefined) return undefined;
  const newest = notes.at(-1)?.note;
  const written = notes.find(({ note }) => note.revision !== undefined);
  const end = endOf(newest, written !== undefined);
  const { application, environment, image, source, by, pullRequest, kind } = payload;
  const revision = notes.findLast(({ note }) => note.revision !== undefined)?.note.revision;
  return {
    application,
    environment,
    record: id,
    nature: kind === 'rollback' ? 'rollback' : isRepeat(history) ? 'repeat' : 'change',
    end,
    image,
    source,
    startedAt: createdAt,
    isRework: false,
    ...(end === 'failed' ? failureOf(history) : {}),
    ...withoutUndefined({
      revision,
      reason: newest?.reason,
      by,
      pullRequest,
      url: newest?.url ?? payload.run?.url,
      committedAt: timeOf(payload.date),
      writtenAt: written?.at,
      healthyAt: notes.find(({ note }) => isHealthy(note))?.at,
    }),
  };
}

function isHealthy({ state, reason }: RecordNote): boolean {
  return state === 'succeeded' && reason !== 'nothing-runs';
}

function isRepeat({ payload: { edits } }: RecordHistory): boolean {
  return edits.length > 0 && edits.every(({ from, to }) => from === to);
}

function timeOf(text: string): Date | undefined {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Stages that a deployment comes to once Git names its image. */
const reached: readonly string[] = ['sync', 'rollout', 'report'];

function endOf(note: RecordNote | undefined, isWritten: boolean): CountedEnd {
  if (note === undefined) return 'going-on';
  switch (note.state) {
    case 'succeeded':
      return isHealthy(note) ? 'healthy' : 'untold';
    case 'failed':
      return isWritten || reached.includes(note.stage) ? 'failed' : 'not-deployed';
    case 'superseded':
      return 'superseded';
    case 'errored':
      return 'untold';
    case 'open':
      // its values are being put back, or wait to be by a pull request
      return isBad(note) ? 'failed' : 'going-on';
    case 'paused':
      return 'going-on';
  }
}

function isBad(note: RecordNote): boolean {
  return note.state === 'failed' || verdictOf(note)?.outcome.outcome === 'failed';
}

/**
 * Since when it was bad, by whose word, and when its run had put the old values back. What people rolled back was noted before that was
 * watched: the rollback's own verdict says when all was well again.
 */
function failureOf({ notes }: RecordHistory): Partial<Alone> {
  const bad = notes.find(({ note }) => isBad(note));
  const [first] = notes.filter(({ note }) => note.state === 'failed');
  const isRolledBack = first?.note.reason === 'rolled-back';
  const isPutBack = first?.note.restored === true && !isRolledBack && first.note.reason !== 'rollback-failed';
  return {
    failedBy: isRolledBack && bad === first ? 'rollback' : 'verdict',
    ...withoutUndefined({ failedAt: bad?.at, putBackAt: isPutBack ? first.at : undefined }),
  };
}
