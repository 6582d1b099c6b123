import type { ImageReference } from '../image/reference.ts';
import { isDigest, parseImageReference, repositoryOf } from '../image/reference.ts';
import { replacedBy } from './changelog.ts';
import type { WrittenEdit } from './progress.ts';
import type { DeploymentRecord, RecordNote } from './record.ts';
import { wasRolledBack } from './record.ts';

/** What decides where a rollback goes to. */
export interface RollbackSituation {
  /** The records of the environment, newest first. */
  readonly known: readonly DeploymentRecord[];
  /** The newest record whose values all stand in Git; undefined where what stands there is nobody's. */
  readonly standing: DeploymentRecord | undefined;
  /** The id of the record that the environment is held for, where it is. */
  readonly heldFor: number | undefined;
  /** What was named: a reference, a tag, a digest, a commit; undefined for the last healthy image. */
  readonly wanted: string | undefined;
}

/** Where a rollback goes to; where nowhere, the images that it could go to, newest first. */
export type RollbackTarget =
  | { readonly found: 'yes'; readonly record: DeploymentRecord }
  | {
      readonly found: 'no';
      readonly because: 'unknown' | 'ambiguous' | 'nothing';
      readonly healthy: readonly DeploymentRecord[];
    };

/**
 * The record whose image a rollback puts back: the newest that was seen healthy, is not the image that Git names now, and has not gone
 * bad or been rolled back since. Asked for once more while the environment is held for a rollback that has just put a healthy image
 * back, it is that one again: whoever asks twice does not mean two steps.
 */
export function rollbackTarget({ known, standing, heldFor, wanted }: RollbackSituation): RollbackTarget {
  if (wanted !== undefined) return namedTarget(known, wanted);
  const healthy = newestOfImages(known).filter(({ note }) => isHealthy(note));
  const now =
    standing === undefined ? undefined : healthy.find(({ payload }) => payload.image === standing.payload.image);
  if (now !== undefined && isPutBack(known, { standing, heldFor })) return { found: 'yes', record: now };
  const record = healthy.find(({ payload }) => payload.image !== standing?.payload.image);
  return record === undefined ? { found: 'no', because: 'nothing', healthy } : { found: 'yes', record };
}

/** Whether the environment is held since values were put back: automatically, or by a rollback, which may have held it and not come to that. */
function isPutBack(
  known: readonly DeploymentRecord[],
  { standing, heldFor }: Pick<RollbackSituation, 'standing' | 'heldFor'>,
): boolean {
  const cause = known.find(({ id }) => id === heldFor);
  if (cause?.payload.kind === 'rollback') return standing?.payload.kind === 'rollback';
  return cause?.note.restored === true;
}

function namedTarget(known: readonly DeploymentRecord[], wanted: string): RollbackTarget {
  // whoever names what was rolled back wants it again
  const healthy = newestOfImages(
    known.filter(({ note }) => isHealthy(note) || (wasRolledBack(note) && note.wasHealthy === true)),
  );
  const found = healthy.filter((record) => isNamed(record, wanted));
  const [record, ...others] = found;
  if (record !== undefined && others.length === 0) return { found: 'yes', record };
  return { found: 'no', because: record === undefined ? 'unknown' : 'ambiguous', healthy };
}

/** Digits of a commit that name it: fewer could be a tag that looks like them. */
const shortestCommit = 7;

function isNamed({ payload }: DeploymentRecord, wanted: string): boolean {
  const image = parseImageReference(payload.image);
  if (typeof image === 'string') return false;
  if (payload.image === wanted || image.tag === wanted) return true;
  if (isDigest(wanted)) return image.digest === wanted || payload.platformDigests.includes(wanted);
  if (wanted.length >= shortestCommit && /^[0-9a-f]+$/.test(wanted) && payload.source.startsWith(wanted)) return true;
  const reference = parseImageReference(wanted);
  return typeof reference !== 'string' && isSame(image, reference);
}

/** A reference that was named is of the same repository, and says nothing else of tag and digest. */
function isSame(image: ImageReference, named: ImageReference): boolean {
  if (repositoryOf(image) !== repositoryOf(named)) return false;
  if (named.digest === undefined) return named.tag !== undefined && named.tag === image.tag;
  return named.digest === image.digest && (named.tag === undefined || named.tag === image.tag);
}

/** The newest record of each image that tells how it ran: those that never got so far tell nothing. */
function newestOfImages(known: readonly DeploymentRecord[]): readonly DeploymentRecord[] {
  const told = known.filter(
    ({ note }) => note.state === 'succeeded' || (note.state === 'failed' && note.revision !== undefined),
  );
  return [...Map.groupBy(told, ({ payload }) => payload.image).values()].flatMap(([newest]) => newest ?? []);
}

function isHealthy({ state, restored }: RecordNote): boolean {
  return state === 'succeeded' && restored !== true;
}

/** The values in Git that are neither what stood there when a rollback was asked for, nor what it writes; `from` is what stands there. */
export function replacingValues(
  pinned: readonly WrittenEdit[],
  planned: readonly WrittenEdit[],
): readonly WrittenEdit[] {
  return planned.filter(({ file, path, from }) => {
    const then = pinned.find((one) => one.file === file && one.path === path);
    return then !== undefined && from !== then.from && from !== then.to;
  });
}

/** The records of the image whose place a rollback takes: what it has changed was written by them. */
export function recordsRolledBack(
  edits: readonly WrittenEdit[],
  others: readonly DeploymentRecord[],
): readonly DeploymentRecord[] {
  const replaced = replacedBy(edits, others);
  if (replaced === undefined) return [];
  return others.filter((one) => one.payload.image === replaced.payload.image && isLeftBehind(one));
}

/** Whether it has yet to be noted that a rollback took its image out. One whose run saw that first has ended as overtaken. */
function isLeftBehind({ payload, note }: DeploymentRecord): boolean {
  if (note.restored === true) return false;
  if (note.state === 'superseded') return note.revision !== undefined && payload.kind !== 'rollback';
  return note.state !== 'failed' || note.revision !== undefined;
}
