import { lastGood } from '../deployment/last-good.ts';
import type { Event } from '../deployment/machine.ts';
import { commitMessage } from '../deployment/message.ts';
import type { DeployedImage, Recovery, Written, WrittenEdit } from '../deployment/progress.ts';
import { editsToPutBack } from '../deployment/waves.ts';
import { printProblem } from '../errors.ts';
import { isDigest, isTag, printImage, repositoryOf } from '../image/reference.ts';
import { restoreEdits } from '../manifest/restore.ts';
import type { Outcome } from '../outcome.ts';
import { recordsLookedAt } from './admit.ts';
import { applyRestored } from './apply-restored.ts';
import { backoff } from './backoff.ts';
import { changedFiles } from './plan-edits.ts';
import { noteVerdict } from './record.ts';
import type { Run } from './run.ts';
import { openOneOf, withdrawOpen } from './withdraw.ts';

interface ToRecover {
  readonly image: DeployedImage;
  readonly written: Written;
  /** The first wave that went bad; undefined where all targets are deployed at once. */
  readonly badFrom: number | undefined;
  readonly because: Outcome;
}

const attempts = 8;

/**
 * After an aborted or degraded rollout: notes the verdict, for a run that goes on should this one be killed; closes the
 * environment, so that nothing gets in between; then puts the values of the last healthy image back into Git, only where
 * they are still ours.
 */
export async function recover(
  run: Run<'clock' | 'cluster' | 'random' | 'forge' | 'gitops' | 'holds' | 'log'>,
  what: ToRecover,
): Promise<Event> {
  if (run.plan.rollback !== 'automatic')
    return recovered('not-configured', 'not configured: Git still names the new image');
  await attempt(run, () => noteVerdict(run, what.written, what));
  const held = await attempt(run, () => hold(run, what));
  const restored = await attempt(run, () => restoreAll(run, what));
  if ('message' in restored) return recovered('failed', restored.message);
  const recovery = restored.value;
  if (recovery.result === 'overtaken' || recovery.result === 'nothing-to-restore') {
    // nothing was put back that a hold could protect
    if ('value' in held && held.value === 'placed') await letGo(run, what.written.record);
    return { event: 'recovered', recovery };
  }
  if (recovery.result === 'rolled-back')
    await Promise.all(run.plan.targets.map((one) => attempt(run, () => applyRestored(run, one, recovery.revision))));
  if ('value' in held)
    return { event: 'recovered', recovery: told(recovery, 'the environment is held until somebody releases it') };
  return { event: 'recovered', recovery: told(recovery, `the environment could not be held: ${held.message}`) };
}

function told(recovery: Recovery, what: string): Recovery {
  return { ...recovery, sentence: `${recovery.sentence}; ${what}` };
}

/** What work came to, or why it failed: one failure must not keep the other half of a recovery away. */
async function attempt<T>(
  run: Run<'log'>,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly message: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    run.signal.throwIfAborted();
    const message = error instanceof Error ? error.message : 'for an unknown reason';
    run.ports.log.warning(message);
    return { message };
  }
}

async function restoreAll(run: Run<'clock' | 'random' | 'forge' | 'gitops'>, what: ToRecover): Promise<Recovery> {
  const edits = await toRestore(run, what);
  if (edits.every(({ from, to }) => from === to))
    return { result: 'nothing-to-restore', sentence: 'nothing of ours stands in Git that could be put back' };
  for (let tried = 0; tried < attempts; tried += 1) {
    const recovery = await restore(run, edits, what);
    if (recovery !== 'lost-race') return recovery;
    await run.ports.clock.sleep(backoff(tried, run.ports.random()), run.signal);
  }
  return { result: 'failed', sentence: 'others kept writing to the branch' };
}

function recovered(result: Exclude<Recovery['result'], 'rolled-back'>, sentence: string): Event {
  return { event: 'recovered', recovery: { result, sentence } };
}

/** Takes our own hold away; one that somebody else has placed meanwhile stays. */
async function letGo(run: Run<'holds'>, record: number): Promise<void> {
  const holds = await run.ports.holds();
  const { application, environment } = run.plan;
  const hold = await holds.find(application, environment, run.signal);
  if (hold?.record === record) await holds.release(application, environment, run.signal);
}

/** A newer version, which waits for its merge, is kept from coming by itself. */
async function hold(
  run: Run<'clock' | 'holds' | 'forge' | 'log'>,
  { written, because }: ToRecover,
): Promise<'placed' | 'already-held'> {
  const holds = await run.ports.holds();
  const { application, environment } = run.plan;
  const url = run.plan.run === undefined ? {} : { url: run.plan.run.url };
  const reason = `${because.reason}: ${because.sentence}`.slice(0, 500);
  const { result } = await holds.place(
    {
      application,
      environment,
      owner: 'gitops-deploy',
      reason,
      since: run.ports.clock.now(),
      record: written.record,
      ...url,
    },
    run.signal,
  );
  const withdrawn = run.plan.write === 'push' ? undefined : await withdrawOpen(openOneOf(run.plan), run);
  if (withdrawn !== undefined) run.ports.log.info(withdrawn);
  return result;
}

async function toRestore(run: Run<'forge'>, { written, badFrom }: ToRecover): Promise<readonly WrittenEdit[]> {
  const edits = badFrom === undefined ? written.edits : editsToPutBack(run.plan, written.recorded, badFrom);
  const { records } = await run.ports.forge();
  const known = await records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
  return lastGood(
    edits,
    known.filter(({ id }) => id !== written.record),
  );
}

async function restore(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  { image, written }: ToRecover,
): Promise<Recovery | 'lost-race'> {
  const { plan, signal } = run;
  const gitops = await run.ports.gitops();
  const { branch } = plan.gitops;
  const head = await gitops.head(branch, signal);
  if (head === undefined) return { result: 'failed', sentence: `the branch ${branch} is gone` };
  const contents = await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal);
  const standing = standingOf(edits, contents);
  const planned = restoreEdits(standing, contents);
  if (planned.result === 'refused')
    return { result: 'failed', sentence: planned.problems.map(printProblem).join('; ') };
  if (planned.result === 'overtaken' || standing.length === 0)
    return { result: 'overtaken', sentence: 'a newer change stands in Git' };
  const real = planned.files.flatMap((file) => file.edits);
  const version = previousVersion(standing);
  const isWhole = standing.length === written.recorded.length;
  const previous = `${repositoryOf(image.reference)}${version === undefined ? '' : isDigest(version) ? `@${version}` : `:${version}`}`;
  const done = (revision: string): Recovery => ({
    result: 'rolled-back',
    revision,
    image: previous,
    healthy: false,
    isWhole,
    sentence: `Git names ${version ?? 'the old image'} again (${revision.slice(0, 7)})`,
  });
  if (real.length === 0) return done(head);
  const { application, environment, repository, source } = plan;
  const message = commitMessage({
    application,
    environment,
    repository,
    kind: 'rollback',
    image: previous,
    version: version ?? 'before',
    source: source.commit,
    edits: real,
    ...(plan.run === undefined ? {} : { run: plan.run.url }),
  });
  const result = await gitops.commit(
    { branch, parent: head, expected: head, files: changedFiles(planned.files), message },
    signal,
  );
  if (result.result === 'lost-race') return 'lost-race';
  return result.result === 'committed'
    ? done(result.revision)
    : { result: 'failed', sentence: `${printImage(image.reference)} stays in Git: ${result.message}` };
}

/** The edits but for those of waves that others have changed: that is theirs, and keeps no other wave from going back. */
function standingOf(edits: readonly WrittenEdit[], contents: ReadonlyMap<string, Uint8Array>): readonly WrittenEdit[] {
  const waves = [...Map.groupBy(edits, ({ wave }) => wave).values()];
  if (waves.length === 1) return edits;
  return waves.filter((own) => restoreEdits(own, contents).result !== 'overtaken').flat();
}

/** The tag that goes back, else the digest. */
function previousVersion(edits: readonly WrittenEdit[]): string | undefined {
  return edits.find(({ from }) => isTag(from))?.from ?? edits.find(({ from }) => isDigest(from))?.from;
}
