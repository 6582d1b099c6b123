import { withoutUndefined } from '../data/fields.ts';
import { isDigest, parseImageReference } from '../image/reference.ts';
import { reasons } from '../outcome.ts';
import type { Plan } from './plan.ts';
import type { DeployedImage, Progress, Written } from './progress.ts';
import type { DeploymentRecord, RecordNote } from './record.ts';
import { editsUnderWay, provenBefore } from './waves.ts';

/** What a record says of its image: proven clean before the record was made. Undefined where it names none by digest. */
export function imageOf({ payload }: DeploymentRecord): DeployedImage | undefined {
  const parsed = parseImageReference(payload.image);
  if (typeof parsed === 'string' || parsed.digest === undefined) return undefined;
  const { digest } = parsed;
  const platforms = payload.platformDigests.filter(isDigest).map((one) => ({ platform: '', digest: one }));
  return { reference: { ...parsed, digest }, platforms, tags: [], origin: 'found' };
}

/** What is not done again for an image that was proven before, by a deployment that a record tells of. */
export const provenOnce = { scans: [], signed: { attached: [], notes: [] }, tagged: true } as const;

/**
 * Whoever may write to the repository can make a record, and one that says that its image was proven is no proof of who signed it: before
 * anything is written for it, that is asked again.
 */
export function verifiedAnew(from: Progress, { signing }: Pick<Plan, 'signing'>): Progress {
  if (from.written !== undefined || signing.verify.length === 0) return from;
  const { signed: _, ...unverified } = from;
  return unverified;
}

/** Whether the record's deployment reached the branch. */
export function hasWritten({ note }: DeploymentRecord): boolean {
  return note.revision !== undefined || (note.wave ?? 1) > 1;
}

/**
 * How far the deployment of a record is, for a run that takes it up. `proposed` is where its pull request stands now; a
 * deployment that is in neither place has yet to be written.
 */
export function progressOf(
  record: DeploymentRecord,
  image: DeployedImage,
  proposed: Extract<Written['place'], { on: 'pull-request' }> | undefined,
): Progress {
  const { revision, wave, soakingSince, toldHealthy, backups } = record.note;
  const place = revision === undefined ? proposed : ({ on: 'branch', revision } as const);
  const proven = wave === undefined ? undefined : provenBefore(record.payload.edits, wave);
  const begun: Progress = {
    stage: place === undefined ? 'write' : 'rollout',
    checked: true,
    image,
    ...provenOnce,
    targets: [],
    record: record.id,
    ...withoutUndefined({ wave, proven, backups }),
  };
  if (place === undefined) return begun;
  const edits = editsUnderWay(record);
  const isChanged = edits.some(({ from, to }) => from !== to);
  const written: Written = {
    record: record.id,
    edits,
    diff: '',
    place,
    changed: isChanged,
    ours: isChanged,
    recorded: record.payload.edits,
  };
  const known = { revision, soakingSince, toldHealthy, verdict: verdictOf(record.note) };
  return { ...begun, written: { ...written, ...withoutUndefined({ wave }) }, ...withoutUndefined(known) };
}

/**
 * The bad verdict of a deployment whose values are being put back, or wait to be by a pull request: the cluster may show nothing of it
 * by now. Undefined for any other record.
 */
export function verdictOf({
  state,
  stage,
  reason,
  sentence,
  badFrom,
  rollbackPullRequest,
}: RecordNote): Progress['verdict'] {
  if (state !== 'open' || reason === undefined) return undefined;
  const outcome = reasons[reason].outcomes.find((one) => one === 'failed' || one === 'errored');
  return outcome === undefined
    ? undefined
    : {
        outcome: { outcome, stage, reason, sentence },
        recover: true,
        ...withoutUndefined({ badFrom, proposed: rollbackPullRequest }),
      };
}
