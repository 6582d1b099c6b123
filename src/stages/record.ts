import { withoutUndefined } from '../data/fields.ts';
import type { DeployedImage, ToldHealthy, Written, WrittenEdit } from '../deployment/progress.ts';
import type { DeploymentRecord, RecordNote, RecordPayload } from '../deployment/record.ts';
import { waveCount } from '../deployment/waves.ts';
import { printImage } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import type { PlannedOn } from './plan-edits.ts';
import type { Run } from './run.ts';

/** The record of this deployment, as far as the write stage needs it. */
export interface OpenRecord {
  readonly id: number;
  readonly edits: readonly WrittenEdit[];
  /** The run that asked for it, where another one did. */
  readonly run?: RecordPayload['run'];
  /** Of a preview: the files that were made for it. */
  readonly files?: readonly string[];
}

/** A record that was found, as the one to go on with. */
export function openRecord(record: DeploymentRecord): OpenRecord {
  const { edits, run, askedBy = run, preview } = record.payload;
  return { id: record.id, edits, ...withoutUndefined({ run: askedBy, files: preview?.files }) };
}

/** Every value that the edits name, with what stood there before: what a rollback puts back. */
export function recordedEdits({ files }: PlannedOn['plan'], wave?: number): readonly WrittenEdit[] {
  const of = withoutUndefined({ wave });
  return files.flatMap(({ file, named }) => named.map(({ path, from, to }) => ({ file, path, from, to, ...of })));
}

interface Wanted {
  readonly image: DeployedImage;
  /** Of all waves. */
  readonly edits: readonly WrittenEdit[];
  /** Of a preview: the files that were made for it. */
  readonly files?: readonly string[];
  /** The wave under way; undefined where all targets are deployed at once. */
  readonly wave?: number | undefined;
  /** A record to go on with, if it still says what is planned. */
  readonly open: OpenRecord | undefined;
}

/**
 * Makes the record before anything is written, or goes on with the one there is. A record cannot be changed, so that one
 * whose plan no longer holds (somebody changed the same values meanwhile) is closed and made anew.
 */
export async function keepRecord(run: Run<'forge'>, wanted: Wanted): Promise<OpenRecord> {
  const { open, edits, files = [] } = wanted;
  if (open !== undefined) run.keeps(open.id);
  const knowsFiles = files.every((file) => open?.files?.includes(file));
  if (open !== undefined && knowsFiles && saysTheSame(open.edits, edits)) return open;
  const { records } = await run.ports.forge();
  const begun = { ...note('write', 'about to be written'), ...withoutUndefined({ wave: wanted.wave }) };
  const id = await records.create(payloadOf(run, wanted), begun, run.signal);
  run.keeps(id);
  if (open !== undefined) await records.note(open.id, run.plan.environment, replaced(id), run.signal);
  return { id, edits, files, ...withoutUndefined({ run: open?.run }) };
}

/** The same values in the same places; one that already holds the new value was written by this deployment before. */
function saysTheSame(recorded: readonly WrittenEdit[], planned: readonly WrittenEdit[]): boolean {
  if (recorded.length !== planned.length) return false;
  return planned.every((edit, index) => {
    const known = recorded[index];
    if (known === undefined || known.file !== edit.file || known.path !== edit.path || known.to !== edit.to)
      return false;
    if (known.wave !== edit.wave) return false;
    return known.from === edit.from || edit.from === edit.to;
  });
}

function payloadOf(run: Run<'forge'>, { image, edits, files = [], open }: Wanted): RecordPayload {
  const { plan } = run;
  const askedBy = open?.run?.id === plan.run?.id ? undefined : open?.run;
  const { commit, branch, date, pullRequest } = plan.source;
  return {
    version: 1,
    application: plan.application,
    environment: plan.environment,
    source: commit,
    branch,
    date,
    image: printImage(image.reference),
    ...withoutUndefined({ buildSeconds: image.buildSeconds }),
    platformDigests: image.platforms.map(({ digest }) => digest),
    explicit: plan.explicit,
    kind: plan.kind,
    edits,
    ...withoutUndefined({ by: plan.by, from: plan.from }),
    ...(waveCount(plan) === 1 ? {} : { waves: plan.waves.targets }),
    ...(plan.preview === undefined ? {} : { preview: { ...withoutUndefined({ url: plan.preview.url }), files } }),
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...withoutUndefined({ run: plan.run, askedBy }),
  };
}

function note(stage: RecordNote['stage'], sentence: string): RecordNote {
  return { state: 'open', stage, sentence };
}

function replaced(by: number): RecordNote {
  return { state: 'superseded', stage: 'write', reason: 'newer-deployment', sentence: `planned again as record ${by}` };
}

/** Notes what a bad rollout ended with before anything is put back: whoever goes on no longer sees it in the cluster. */
export async function noteVerdict(
  run: Run<'forge'>,
  { record, place, wave }: Written,
  {
    because,
    badFrom,
    rollbackPullRequest,
  }: { readonly because: Outcome; readonly badFrom: number | undefined; readonly rollbackPullRequest?: number },
): Promise<void> {
  const { records } = await run.ports.forge();
  const { stage, reason, sentence } = because;
  const where = place.on === 'branch' ? { revision: place.revision } : { pullRequest: place.number };
  const at = { ...where, ...withoutUndefined({ wave, badFrom, rollbackPullRequest }) };
  const noted: RecordNote = { state: 'open', stage, reason, sentence, ...at };
  await records.note(record, run.plan.environment, noted, run.signal);
}

/** Notes that a wave is healthy since then, and soaks: whoever goes on does not begin from the start. */
export async function noteSoaking(
  run: Run<'forge'>,
  record: number,
  soaking: Pick<RecordNote, 'wave' | 'revision' | 'soakingSince' | 'sentence'>,
): Promise<void> {
  const { records } = await run.ports.forge();
  await records.note(record, run.plan.environment, { state: 'open', stage: 'rollout', ...soaking }, run.signal);
}

/** Notes that Argo CD told a target to be healthy; all that is noted so counts together, in whatever order it came. */
export async function noteToldHealthy(
  run: Run<'forge'>,
  record: number,
  { told, sentence, wave }: { readonly told: ToldHealthy; readonly sentence: string; readonly wave?: number },
): Promise<void> {
  const { records } = await run.ports.forge();
  const at = { state: 'paused', stage: 'rollout', reason: 'not-watched' } as const;
  const noted: RecordNote = { ...at, sentence, toldHealthy: [told], ...withoutUndefined({ wave }) };
  await records.note(record, run.plan.environment, noted, run.signal);
}

/** Notes on the record where the edit stands in Git, so that another run can go on from here. */
export async function noteWritten(
  run: Run<'forge'>,
  { record, wave }: Pick<Written, 'record' | 'wave'>,
  place: { readonly revision: string } | { readonly pullRequest: number },
): Promise<void> {
  const { records } = await run.ports.forge();
  const at = 'revision' in place ? note('sync', 'written') : note('merge', 'proposed');
  const noted = { ...at, ...place, ...withoutUndefined({ wave }) };
  await records.note(record, run.plan.environment, noted, run.signal);
}
