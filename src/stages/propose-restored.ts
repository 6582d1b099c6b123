import { rollbackBranchName } from '../deployment/names.ts';
import type { Recovery } from '../deployment/progress.ts';
import { diffOf } from '../manifest/diff.ts';
import type { Outcome } from '../outcome.ts';
import type { PullRequest } from '../ports/forge.ts';
import { rollbackProposalText } from '../report/rollback-proposal.ts';
import { backoff } from './backoff.ts';
import { changedFiles } from './plan-edits.ts';
import { noteVerdict } from './record.ts';
import type { PlannedRestore, ToRestore } from './restore.ts';
import { editsToRestore, planRestore, restoreAttempts } from './restore.ts';
import type { Run } from './run.ts';

interface ToPropose extends ToRestore {
  readonly because: Outcome;
  /** The pull request that an earlier run has opened. */
  readonly proposed: number | undefined;
}

/**
 * Proposes the values of the last healthy image by a pull request, from a branch of its own: that of the deployment is another one's by
 * then. Nothing merges it but people. Once the branch of the environment carries the values, they are put back.
 */
export async function proposeRestored(
  run: Run<'clock' | 'random' | 'forge' | 'gitops' | 'log'>,
  what: ToPropose,
): Promise<Recovery> {
  const edits = await editsToRestore(run, what);
  for (let tried = 0; tried < restoreAttempts; tried += 1) {
    const planned = await planRestore(run, edits, what);
    if ('result' in planned) return planned;
    const there = await knownPullRequest(run, what.proposed);
    if (there?.state === 'open') return proposed(there, planned);
    if (there?.state === 'closed') return refused(there);
    const opened = there === undefined ? await open(run, planned, what) : undefined;
    if (opened !== undefined) return opened;
    await run.ports.clock.sleep(backoff(tried, run.ports.random()), run.signal);
  }
  return { result: 'failed', sentence: 'others kept writing to the branch of the rollback' };
}

async function knownPullRequest(run: Run<'forge'>, number: number | undefined): Promise<PullRequest | undefined> {
  if (number === undefined) return undefined;
  const { pullRequests } = await run.ports.forge();
  return pullRequests.get(number, run.signal);
}

function proposed({ number, url }: PullRequest, { version }: PlannedRestore): Recovery {
  const sentence = `${url} puts ${version ?? 'the old image'} back once it is merged, and resume sees it through`;
  return { result: 'proposed', pullRequest: number, url, sentence };
}

function refused({ url }: PullRequest): Recovery {
  return { result: 'failed', sentence: `${url} was closed without being merged, and Git still names the new image` };
}

/** The pull request that was opened; undefined where somebody else moved its branch in between. */
async function open(
  run: Run<'forge' | 'gitops' | 'log'>,
  planned: PlannedRestore,
  what: ToPropose,
): Promise<Recovery | undefined> {
  const branch = rollbackBranchName(run.plan);
  const gitops = await run.ports.gitops();
  const { head: parent, files, message } = planned;
  const expected = (await gitops.head(branch, run.signal)) ?? 'nothing';
  const result = await gitops.commit({ branch, parent, expected, files: changedFiles(files), message }, run.signal);
  if (result.result === 'lost-race') return undefined;
  if (result.result === 'refused') return { result: 'failed', sentence: `${branch}: ${result.message}` };
  const { pullRequests } = await run.ports.forge();
  const diff = files.map(diffOf).join('');
  const { labels, reviewers } = run.plan.pullRequest;
  const text = rollbackProposalText({ plan: run.plan, because: what.because, version: planned.version, diff });
  const wanted = { ...text, labels, reviewers, draft: false };
  const opened = await pullRequests.open(branch, run.plan.gitops.branch, wanted, run.signal);
  for (const shortcoming of opened.shortcomings) run.ports.log.warning(shortcoming);
  // whoever goes on neither opens a second one, nor places a hold again that people have released
  await noteVerdict(run, what.written, { ...what, rollbackPullRequest: opened.number });
  return proposed(opened, planned);
}
