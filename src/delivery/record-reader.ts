import type { RecordHistory, RecordNote } from '../deployment/record.ts';
import { verdictOf } from '../deployment/taken-up.ts';
import type { CountedDeployment, CountedEnd, FailedBy } from './deployment.ts';

/** One value that a deployment changed in Git. */
export interface ChangedValue {
  /** The file and the path in it. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
}

/** What one record says by itself, without what nobody counts; its neighbours say more. */
export interface ReadRecord {
  readonly counted: CountedDeployment;
  readonly id: number;
  readonly changed: readonly ChangedValue[];
  /** When its own run had put the old values back. */
  readonly putBackAt: Date | undefined;
  /** When something was noted last. */
  readonly lastAt: Date;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads records. Words that many of them have are kept once: there may be very many records. */
export class RecordReader {
  readonly #known = new Map<string, string>();

  /** Undefined for a preview, which is no environment that anybody is served from. */
  read(history: RecordHistory): ReadRecord | undefined {
    const { id, createdAt, payload, notes } = history;
    if (payload.preview !== undefined) return undefined;
    const end = endOf(history);
    const failure = end === 'failed' ? failureOf(history) : undefined;
    const waves = wavesWritten(history);
    return {
      counted: this.#count(history, end, failure),
      id,
      changed: payload.edits
        .filter(({ from, to, wave = 0 }) => from !== to && wave <= waves)
        .map(({ file, path, from, to }) => ({ place: this.#once(`${file} ${path}`), from, to })),
      putBackAt: failure?.putBackAt,
      lastAt: notes.at(-1)?.at ?? createdAt,
    };
  }

  #count(history: RecordHistory, end: CountedEnd, failure: Failure | undefined): CountedDeployment {
    const { id, createdAt, payload, notes } = history;
    const { kind, image, source, by, pullRequest, run } = payload;
    const newest = notes.at(-1)?.note;
    const written = notes.find(({ note }) => note.revision !== undefined);
    const revision = notes.findLast(({ note }) => note.revision !== undefined)?.note.revision;
    const healthy = notes.find(({ note }) => isHealthy(note));
    const committedAt = timeOf(payload.date);
    const url = newest?.url ?? run?.url;
    const counted: Mutable<CountedDeployment> = {
      application: this.#once(payload.application),
      environment: this.#once(payload.environment),
      record: id,
      nature: kind === 'rollback' ? 'rollback' : isRepeat(history) ? 'repeat' : 'change',
      image,
      source,
      end,
      startedAt: createdAt,
      isRework: false,
    };
    if (revision !== undefined) counted.revision = revision;
    if (newest?.reason !== undefined) counted.reason = newest.reason;
    if (by !== undefined) counted.by = this.#once(by);
    if (pullRequest !== undefined) counted.pullRequest = pullRequest;
    if (url !== undefined) counted.url = url;
    if (payload.buildSeconds !== undefined) counted.buildSeconds = payload.buildSeconds;
    if (committedAt !== undefined) counted.committedAt = committedAt;
    if (written !== undefined) counted.writtenAt = written.at;
    if (healthy !== undefined) counted.healthyAt = healthy.at;
    if (failure !== undefined) counted.failedBy = failure.failedBy;
    if (failure?.failedAt !== undefined) counted.failedAt = failure.failedAt;
    return counted;
  }

  #once(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, text);
    return text;
  }
}

function isHealthy({ state, reason }: RecordNote): boolean {
  return state === 'succeeded' && reason !== 'nothing-runs';
}

function isRepeat({ payload: { edits } }: RecordHistory): boolean {
  return edits.length > 0 && edits.every(({ from, to }) => from === to);
}

/** How many waves Git has got; of a deployment that goes everywhere at once, and of one that noted none, all. */
function wavesWritten({ notes }: RecordHistory): number {
  if (notes.some(({ note }) => note.state === 'succeeded')) return Infinity;
  const written = notes.flatMap(({ note: { wave, revision } }) =>
    wave === undefined ? [] : [revision === undefined ? wave - 1 : wave],
  );
  return written.length === 0 ? Infinity : Math.max(...written);
}

function timeOf(text: string): Date | undefined {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Stages that a deployment comes to once Git names its image. */
const reached: readonly string[] = ['sync', 'rollout', 'report'];

function endOf({ notes }: RecordHistory): CountedEnd {
  const note = notes.at(-1)?.note;
  if (note === undefined) return 'going-on';
  switch (note.state) {
    case 'succeeded':
      return isHealthy(note) ? 'healthy' : 'untold';
    case 'failed': {
      const isWritten = notes.some((one) => one.note.revision !== undefined);
      return isWritten || reached.includes(note.stage) ? 'failed' : 'not-deployed';
    }
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

interface Failure {
  readonly failedBy: FailedBy;
  readonly failedAt: Date | undefined;
  readonly putBackAt: Date | undefined;
}

/**
 * Since when it was bad, by whose word, and when its run had put the old values back. What people rolled back was noted before that was
 * watched: the rollback's own verdict says when all was well again.
 */
function failureOf({ notes }: RecordHistory): Failure {
  // what was bad and became healthy after all is over
  const since = notes.slice(notes.findLastIndex(({ note }) => isHealthy(note)) + 1);
  const bad = since.find(({ note }) => isBad(note));
  const first = since.find(({ note }) => note.state === 'failed');
  const isRolledBack = first?.note.reason === 'rolled-back';
  const isPutBack = first?.note.restored === true && !isRolledBack && first.note.reason !== 'rollback-failed';
  return {
    failedBy: isRolledBack && bad === first ? 'rollback' : 'verdict',
    failedAt: bad?.at,
    putBackAt: isPutBack ? first.at : undefined,
  };
}
