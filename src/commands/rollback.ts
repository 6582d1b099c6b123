import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { outcomeOfRecord } from '../deployment/left-over.ts';
import { releaseCommand } from '../deployment/names.ts';
import type { Plan } from '../deployment/plan.ts';
import type { CommonFacts } from '../deployment/plan-deployment.ts';
import { imageOfRecord, planRecord, planRollback, previewPlan } from '../deployment/plan-deployment.ts';
import type { DeployedImage, MadeBackup, Progress } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { goesOn } from '../deployment/record.ts';
import type { RollbackTarget } from '../deployment/rollback-target.ts';
import { rollbackTarget } from '../deployment/rollback-target.ts';
import { provenOnce } from '../deployment/taken-up.ts';
import { DeployError } from '../errors.ts';
import { printImage } from '../image/reference.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import type { Ports } from '../ports/index.ts';
import { restoreNotes } from '../report/backup.ts';
import type { DeploymentEnd, Ended } from '../report/report.ts';
import { holdOn, recordsLookedAt } from '../stages/admit.ts';
import { carries } from '../stages/carries.ts';
import { drive } from '../stages/drive.ts';
import { foretellRollback } from '../stages/foretell.ts';
import { planWavesOn, readHead } from '../stages/plan-edits.ts';
import { recordedEdits } from '../stages/record.ts';
import { reopenAfterRollback } from '../stages/rollback-hold.ts';
import type { Run } from '../stages/run.ts';
import { silentRun } from '../stages/run.ts';
import { diffOfAll, numbered, outcomeOfRead, writeStep } from './dry-run.ts';
import { isWorkedOn, takeUp } from './resume.ts';

/** What is rolled back, and where. */
export interface RollbackRequest {
  readonly configuration: ApplicationConfiguration;
  readonly facts: CommonFacts;
  /** What to go back to: a reference, a tag, a digest, a commit; undefined for the last healthy image. */
  readonly wanted: string | undefined;
  /** Who asks for it. */
  readonly by: string | undefined;
  readonly reason: string | undefined;
  readonly dryRun: boolean;
  readonly ports: Ports;
  readonly signal: AbortSignal;
}

/**
 * Puts an image back into Git that ran healthy before, and watches it to a verdict like any deployment: nothing is built and nothing
 * scanned. The environment is held from before the write on. One that an earlier run has begun and not ended is gone on with.
 * @throws DeployError `nothing-to-roll-back-to`, or `bad-input` for what was named and is not known
 */
export async function rollback(request: RollbackRequest): Promise<Ended> {
  const { configuration, facts, ports, signal } = request;
  // also refuses an environment that is not there, and previews as a whole
  previewPlan(configuration, facts.environment);
  const { records } = await ports.forge();
  const known = await records.list(configuration.application, facts.environment, recordsLookedAt, signal);
  const begun = request.dryRun ? undefined : await begunBefore(request, known);
  if (begun !== undefined) return goOnWith(begun, request);
  const found = await planned(request, known);
  if ('outcome' in found) return found;
  const { plan, image, head } = found;
  const run = silentRun(plan, ports, signal);
  await refuseMissing(run, image);
  const notes = [...(await foretellRollback(run, image)), ...restoreNotes(found.backups)];
  for (const note of notes) ports.log.info(note);
  if (request.dryRun) return await dryRun(run, image, { head, notes });
  const from: Progress = { stage: 'write', checked: true, image, ...provenOnce, targets: [], notes };
  return endOf(await drive(plan, ports, { signal, from }), request);
}

/** How it ended, and that the environment is held: also where it was closed, and the write was refused then. */
async function endOf(end: DeploymentEnd, given: Pick<RollbackRequest, 'ports' | 'signal'>): Promise<Ended> {
  const { outcome } = end;
  const { application, environment } = end.told;
  const release = releaseCommand({ application, environment });
  const isHeld = outcome.outcome !== 'superseded' && (await isLeftHeld(end, given));
  const sentence = isHeld
    ? `${outcome.sentence}; ${environment} is held until somebody releases it: ${release}`
    : outcome.sentence;
  return { outcome: { ...outcome, sentence }, deployments: [end] };
}

async function isLeftHeld(
  { progress, told: { application, environment } }: DeploymentEnd,
  { ports, signal }: Pick<RollbackRequest, 'ports' | 'signal'>,
): Promise<boolean> {
  if (progress.written !== undefined) return true;
  if (progress.record === undefined) return false;
  try {
    return (await (await ports.holds()).find(application, environment, signal)) !== undefined;
  } catch {
    return false;
  }
}

/** One that was begun and overtaken ends so once more for its own run; for another one what stands in Git now is what is rolled back. */
async function goOnWith(begun: DeploymentRecord, request: RollbackRequest): Promise<Ended> {
  const { configuration, facts, ports, signal } = request;
  const isSameRun = begun.payload.run?.id === facts.run?.id;
  const told = begun.note.state === 'superseded' ? outcomeOfRecord(begun) : undefined;
  if (told !== undefined) {
    await reopenAfterRollback(silentRun(planRecord(begun, configuration, facts), ports, signal));
    return { outcome: told };
  }
  const end = await takeUp(begun, { ports, configuration, facts, signal });
  return end.outcome.outcome === 'superseded' && !isSameRun ? rollback(request) : endOf(end, request);
}

/** A rollback of this very run, or of one that has ended before it told how it went, that goes where this one would. */
async function begunBefore(
  { configuration, facts, wanted, ports, signal }: RollbackRequest,
  known: readonly DeploymentRecord[],
): Promise<DeploymentRecord | undefined> {
  const rollbacks = known.filter(({ payload }) => payload.kind === 'rollback');
  const own = rollbacks.find(({ payload }) => payload.run !== undefined && payload.run.id === facts.run?.id);
  const newest = own ?? rollbacks.find(({ note }) => note.state !== 'superseded');
  if (newest === undefined || (own === undefined && !goesOn(newest.note))) return undefined;
  if (await isWorkedOn(newest, { ports, configuration, facts, signal })) return undefined;
  if (wanted === undefined) return newest;
  const target = rollbackTarget({ known, standing: undefined, heldFor: undefined, wanted });
  const isThere = target.found === 'yes' && target.record.payload.image === newest.payload.image;
  return isThere ? newest : undefined;
}

interface Planned {
  readonly plan: Plan;
  readonly image: DeployedImage;
  readonly head: CommitSha;
  /** Those that were made before what stands in Git now was written. */
  readonly backups: readonly MadeBackup[];
}

/** The plan, with what Git names now pinned: whoever writes something else from here on is newer. */
async function planned(
  request: RollbackRequest,
  known: readonly DeploymentRecord[],
): Promise<Planned | Pick<Ended, 'outcome'>> {
  const { configuration, facts, wanted, by, reason, ports, signal } = request;
  const asked = { ...facts, by, reason };
  const hold = await (await ports.holds()).find(configuration.application, facts.environment, signal);
  const [sample] = known;
  if (sample === undefined) throw nowhere(request, { found: 'no', because: 'nothing', healthy: [] });
  const looking = silentRun(planRollback(sample, configuration, asked), ports, signal);
  const head = await readHead(looking);
  if (typeof head !== 'string') return { outcome: outcomeOfRead(head) };
  const standing = await standingIn(looking, known, head);
  const target = rollbackTarget({ known, standing, heldFor: hold?.record, wanted });
  if (target.found === 'no') throw nowhere(request, target);
  const image = imageOfRecord(target.record);
  const plan = planRollback(target.record, configuration, asked);
  const edits = await planWavesOn({ ...looking, plan }, image, head);
  if ('event' in edits) return { outcome: outcomeOfRead(edits) };
  const backups = standing?.note.backups ?? [];
  return { plan: { ...plan, replaces: recordedEdits(edits.whole) }, image, head, backups };
}

/** The newest record whose values all stand in Git. */
async function standingIn(
  run: Run<'gitops'>,
  known: readonly DeploymentRecord[],
  head: CommitSha,
): Promise<DeploymentRecord | undefined> {
  for (const record of known) {
    const { edits } = record.payload;
    if (edits.length > 0 && (await carries(run, edits, head))) return record;
  }
  return undefined;
}

function nowhere({ facts, wanted }: RollbackRequest, target: Extract<RollbackTarget, { found: 'no' }>): DeployError {
  const list = target.healthy.map(({ payload }) => `${payload.source.slice(0, 7)} ${payload.image}`).join('; ');
  const known = list === '' ? 'nothing is known to have run healthy there' : `known to have run healthy there: ${list}`;
  if (target.because === 'nothing')
    return new DeployError('nothing-to-roll-back-to', {
      stage: 'inputs',
      message: `there is nothing to roll ${facts.environment} back to: no other image is known to have run healthy there`,
    });
  const what = target.because === 'ambiguous' ? 'names several images' : 'is none of them';
  return new DeployError('bad-input', {
    stage: 'inputs',
    message: `image: "${wanted ?? ''}" ${what}; ${known}`,
    remedy: 'Give one of these: by its reference, its tag, its digest or its commit.',
  });
}

/** An image that the registry has dropped would never start; a registry that is away keeps nobody from going back. */
async function refuseMissing(run: Run<'registry' | 'log'>, { reference }: DeployedImage): Promise<void> {
  try {
    if ((await (await run.ports.registry()).describe(reference, run.signal)) !== undefined) return;
  } catch (error) {
    run.signal.throwIfAborted();
    run.ports.log.warning(`cannot look whether the image is there: ${error instanceof Error ? error.message : ''}`);
    return;
  }
  throw new DeployError('image-not-found', {
    stage: 'inputs',
    message: `the registry has no ${printImage(reference)}`,
  });
}

/** Says exactly what a rollback would do, and touches nothing. */
async function dryRun(
  run: Run<'gitops' | 'policyFiles' | 'results' | 'holds'>,
  image: DeployedImage,
  { head, notes }: { readonly head: CommitSha; readonly notes: readonly string[] },
): Promise<Ended> {
  const edits = await planWavesOn(run, image, head);
  if ('event' in edits) return { outcome: outcomeOfRead(edits) };
  const { environment } = run.plan;
  const hold = await holdOn(run);
  const diff = diffOfAll(edits.whole);
  const steps = [
    `go back to ${printImage(image.reference)}`,
    ...notes,
    hold === undefined ? `hold ${environment}` : `leave ${hold.environment} held by ${hold.owner}: ${hold.reason}`,
    writeStep(run.plan, diff),
    'watch it to its verdict',
  ];
  run.ports.results.show(numbered(steps));
  const sentence = `nothing was touched; ${environment} would go back to ${printImage(image.reference)}`;
  const outcome = { outcome: 'succeeded', reason: 'dry-run', stage: 'write', sentence } as const;
  return { outcome, details: { image: printImage(image.reference), diff, notes } };
}
