import { lastGood } from '../deployment/last-good.ts';
import type { Event } from '../deployment/machine.ts';
import { commitMessage } from '../deployment/message.ts';
import type { DeployedImage, Recovery, Written, WrittenEdit } from '../deployment/progress.ts';
import { printProblem } from '../errors.ts';
import { isDigest, isTag, printImage, repositoryOf } from '../image/reference.ts';
import { restoreEdits } from '../manifest/restore.ts';
import type { Outcome } from '../outcome.ts';
import { recordsLookedAt } from './admit.ts';
import { changedFiles } from './plan-edits.ts';
import type { Run } from './run.ts';

interface ToRecover {
  readonly image: DeployedImage;
  readonly written: Written;
  readonly because: Outcome;
}

const attempts = 8;

/**
 * After an aborted or degraded rollout: first closes the environment, so that nothing gets in between, then puts the
 * values of the last healthy image back into Git; only where they are still ours.
 */
export async function recover(
  run: Run<'clock' | 'random' | 'forge' | 'gitops' | 'holds' | 'log'>,
  what: ToRecover,
): Promise<Event> {
  if (run.plan.rollback !== 'automatic')
    return recovered('not-configured', 'not configured: Git still names the new image');
  await hold(run, what);
  const edits = await toRestore(run, what.written);
  if (edits.every(({ from, to }) => from === to))
    return recovered('nothing-to-restore', 'nothing of ours stands in Git that could be put back');
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const recovery = await restore(run, edits, what);
    if (recovery !== 'lost-race') return { event: 'recovered', recovery };
    await run.ports.clock.sleep(run.ports.random() * 200 * 2 ** attempt, run.signal);
  }
  return recovered('failed', 'others kept writing to the branch');
}

function recovered(result: Exclude<Recovery['result'], 'rolled-back'>, sentence: string): Event {
  return { event: 'recovered', recovery: { result, sentence } };
}

async function hold(run: Run<'clock' | 'holds'>, { written, because }: ToRecover): Promise<void> {
  const holds = await run.ports.holds();
  const { application, environment } = run.plan;
  const url = run.plan.run === undefined ? {} : { url: run.plan.run.url };
  const reason = `${because.reason}: ${because.sentence}`.slice(0, 500);
  await holds.place(
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
}

async function toRestore(run: Run<'forge'>, written: Written): Promise<readonly WrittenEdit[]> {
  const { records } = await run.ports.forge();
  const known = await records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
  return lastGood(
    written.edits,
    known.filter(({ id }) => id !== written.record),
  );
}

async function restore(
  run: Run<'gitops'>,
  edits: readonly WrittenEdit[],
  { image }: ToRecover,
): Promise<Recovery | 'lost-race'> {
  const { plan, signal } = run;
  const gitops = await run.ports.gitops();
  const { branch } = plan.gitops;
  const head = await gitops.head(branch, signal);
  if (head === undefined) return { result: 'failed', sentence: `the branch ${branch} is gone` };
  const planned = restoreEdits(edits, await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal));
  if (planned.result === 'refused')
    return { result: 'failed', sentence: planned.problems.map(printProblem).join('; ') };
  if (planned.result === 'overtaken') return { result: 'overtaken', sentence: 'a newer change stands in Git' };
  const real = planned.files.flatMap((file) => file.edits);
  const version = previousVersion(edits);
  const previous = `${repositoryOf(image.reference)}${version === undefined ? '' : isDigest(version) ? `@${version}` : `:${version}`}`;
  const done = (revision: string): Recovery => ({
    result: 'rolled-back',
    revision,
    image: previous,
    healthy: false,
    sentence: `Git names ${version ?? 'the old image'} again (${revision.slice(0, 7)}); the environment is held until \`release\``,
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

/** The tag that goes back, else the digest. */
function previousVersion(edits: readonly WrittenEdit[]): string | undefined {
  return edits.find(({ from }) => isTag(from))?.from ?? edits.find(({ from }) => isDigest(from))?.from;
}
