import type { RecordHistory, RecordNote } from '../deployment/record.ts';
import { verdictOf } from '../deployment/taken-up.ts';
import type { CountedDeployment, CountedEnd } from './deployment.ts';

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

/** Reads records. Words that many of them have are kept once: there may be very many records. */
export class RecordReader {
  readonly #known = new Map<string, string>();

  /** Undefined for a preview, which is no environment that anybody is served from. */
  read(history: RecordHistory): ReadRecord | undefined {
    const { id, createdAt, payload, notes } = history;
    if (payload.preview !== undefined) return undefined;
    const end = endOf(history);
    const failure = end === 'failed' ? failureOf(history) : undefined;
    return {
      counted: {
        ...this.#facts(history),
        end,
        ...(failure === undefined ? {} : { failedBy: failure.failedBy }),
        ...(failure?.failedAt === undefined ? {} : { failedAt: failure.failedAt }),
      },
      id,
      changed: payload.edits
        .filter(({ from, to }) => from !== to)
        .map(({ file, path, from, to }) => ({ place: this.#once(`${file} ${path}`), from, to })),
      putBackAt: failure?.putBackAt,
      lastAt: notes.at(-1)?.at ?? createdAt,
    };
  }

  #facts(history: RecordHistory): Omit<CountedDeployment, 'end'> {
    const { id, createdAt, payload, notes } = history;
    const { kind, image, source, by, pullRequest, run } = payload;
    const newest = notes.at(-1)?.note;
    const written = notes.find(({ note }) => note.revision !== undefined);
    const revision = notes.findLast(({ note }) => note.revision !== undefined)?.note.revision;
    const healthy = notes.find(({ note }) => isHealthy(note));
    const committedAt = timeOf(payload.date);
    const url = newest?.url ?? run?.url;
    return {
      application: this.#once(payload.application),
      environment: this.#once(payload.environment),
      record: id,
      nature: kind === 'rollback' ? 'rollback' : isRepeat(history) ? 'repeat' : 'change',
      image,
      source,
      startedAt: createdAt,
      isRework: false,
      ...(revision === undefined ? {} : { revision }),
      ...(newest?.reason === undefined ? {} : { reason: newest.reason }),
      ...(by === undefined ? {} : { by: this.#once(by) }),
      ...(pullRequest === undefined ? {} : { pullRequest }),
      ...(url === undefined ? {} : { url }),
      ...(committedAt === undefined ? {} : { committedAt }),
      ...(written === undefined ? {} : { writtenAt: written.at }),
      ...(healthy === undefined ? {} : { healthyAt: healthy.at }),
    };
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

/**
 * Since when it was bad, by whose word, and when its run had put the old values back. What people rolled back was noted before that was
 * watched: the rollback's own verdict says when all was well again.
 */
function failureOf({ notes }: RecordHistory) {
  const bad = notes.find(({ note }) => isBad(note));
  const first = notes.find(({ note }) => note.state === 'failed');
  const isRolledBack = first?.note.reason === 'rolled-back';
  const isPutBack = first?.note.restored === true && !isRolledBack && first.note.reason !== 'rollback-failed';
  return {
    failedBy: isRolledBack && bad === first ? ('rollback' as const) : ('verdict' as const),
    failedAt: bad?.at,
    putBackAt: isPutBack ? first.at : undefined,
  };
}
