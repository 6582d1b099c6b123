import { withoutUndefined } from '../data/fields.ts';
import { traceIdOf } from '../data/traceparent.ts';
import { lastGood } from '../deployment/last-good.ts';
import { commitMessage } from '../deployment/message.ts';
import type { DeployedImage, Recovery, RolledBack, Written, WrittenEdit } from '../deployment/progress.ts';
import { editsToPutBack } from '../deployment/waves.ts';
import { printProblem } from '../errors.ts';
import { isDigest, isTag, repositoryOf } from '../image/reference.ts';
import type { PlannedFile } from '../manifest/plan.ts';
import { restoreEdits } from '../manifest/restore.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import { recordsLookedAt } from './admit.ts';
import { backoff } from './backoff.ts';
import { changedFiles } from './plan-edits.ts';
import type { Run } from './run.ts';

/** What went bad, and where it was written. */
export interface ToRestore {
  readonly image: DeployedImage;
  readonly written: Written;
  /** The first wave that went bad; undefined where all targets are deployed at once. */
  readonly badFrom: number | undefined;
}

/** The old values planned on one head of the branch, but not written yet. */
export interface PlannedRestore {
  readonly head: CommitSha;
  readonly files: readonly PlannedFile[];
  /** The message of the commit that carries them. */
  readonly message: string;
  /** What they name: the tag, else the digest; undefined where no value is one of these. */
  readonly version: string | undefined;
  /** What became of it, once a commit of the branch carries them. */
  readonly done: (revision: CommitSha) => RolledBack;
}

/** How often a commit is tried while others write to the branch. */
export const restoreAttempts = 8;

/** Puts the values of the last healthy image back by a push; where others keep writing, it says so. */
export async function restoreByPush(
  run: Run<'clock' | 'random' | 'forge' | 'gitops'>,
  what: ToRestore,
): Promise<Recovery> {
  const edits = await editsToRestore(run, what);
  for (let tried = 0; tried < restoreAttempts; tried += 1) {
    const planned = await planRestore(run, edits, what);
    if ('result' in planned) return planned;
    const recovery = await push(run, planned);
    if (recovery !== 'lost-race') return recovery;
    await run.ports.clock.sleep(backoff(tried, run.ports.random()), run.signal);
  }
  return { result: 'failed', sentence: 'others kept writing to the branch' };
}

async function push(run: Run<'gitops'>, planned: PlannedRestore): Promise<Recovery | 'lost-race'> {
  const { branch } = run.plan.gitops;
  const { head, files, message, done } = planned;
  const gitops = await run.ports.gitops();
  const commit = { branch, parent: head, expected: head, files: changedFiles(files), message };
  const result = await gitops.commit(commit, run.signal);
  if (result.result === 'lost-race') return 'lost-race';
  if (result.result === 'committed') return done(result.revision);
  return { result: 'failed', sentence: `Git still names the new image: ${result.message}` };
}

/** The edits with what goes back in place of each: what the last healthy deployment wrote there. */
export async function editsToRestore(
  run: Run<'forge'>,
  { written, badFrom }: ToRestore,
): Promise<readonly WrittenEdit[]> {
  const edits = badFrom === undefined ? written.edits : editsToPutBack(run.plan, written.recorded, badFrom);
  const { records } = await run.ports.forge();
  const known = await records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
  return lastGood(
    edits,
    known.filter(({ id }) => id !== written.record),
  );
}

/** Plans the values on the head of the branch; what is known without a write where they are back already, or are not ours any more. */
export async function planRestore(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  what: ToRestore,
): Promise<PlannedRestore | Recovery> {
  if (edits.every(({ from, to }) => from === to))
    return { result: 'nothing-to-restore', sentence: 'nothing of ours stands in Git that could be put back' };
  const { branch } = run.plan.gitops;
  const gitops = await run.ports.gitops();
  const head = await gitops.head(branch, run.signal);
  if (head === undefined) return { result: 'failed', sentence: `the branch ${branch} is gone` };
  const contents = await gitops.read(head, [...new Set(edits.map(({ file }) => file))], run.signal);
  const standing = standingOf(edits, contents);
  const planned = restoreEdits(standing, contents);
  if (planned.result === 'refused')
    return { result: 'failed', sentence: planned.problems.map(printProblem).join('; ') };
  if (planned.result === 'overtaken' || standing.length === 0)
    return { result: 'overtaken', sentence: 'a newer change stands in Git' };
  const restore = describe(run, standing, { ...what, head, files: planned.files });
  return planned.files.every((file) => file.edits.length === 0) ? restore.done(head) : restore;
}

function describe(
  { plan }: Run<never>,
  standing: readonly WrittenEdit[],
  { head, files, image, written }: ToRestore & Pick<PlannedRestore, 'head' | 'files'>,
): PlannedRestore {
  const version = previousVersion(standing);
  const repository = repositoryOf(image.reference);
  const previous = version === undefined ? repository : `${repository}${isDigest(version) ? '@' : ':'}${version}`;
  const { application, environment, source } = plan;
  const message = commitMessage({
    application,
    environment,
    repository: plan.repository,
    kind: 'rollback',
    image: previous,
    version: version ?? 'before',
    source: source.commit,
    edits: files.flatMap((file) => file.edits),
    ...withoutUndefined({ run: plan.run?.url, trace: traceIdOf(plan.trace) }),
  });
  const done = (revision: CommitSha): RolledBack => ({
    result: 'rolled-back',
    revision,
    image: previous,
    healthy: 'not yet',
    edits: standing.map((edit) => ({ ...edit, from: edit.to, to: edit.from })),
    isWhole: standing.length === written.recorded.length,
    sentence: `Git names ${version ?? 'the old image'} again (${revision.slice(0, 7)})`,
  });
  return { head, files, message, version, done };
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
