import { isSameBytes } from '../data/bytes.ts';
import { withoutUndefined } from '../data/fields.ts';
import { proposedBefore } from '../deployment/changelog.ts';
import type { Event } from '../deployment/machine.ts';
import { branchName } from '../deployment/names.ts';
import type { DeployedImage, PlatformScan, Written } from '../deployment/progress.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { printWave } from '../deployment/waves.ts';
import { DeployError } from '../errors.ts';
import type { ProposedPullRequest, PullRequest } from '../ports/forge.ts';
import type { CommitResult, CommitSha } from '../ports/gitops-repository.ts';
import { proposalText } from '../report/proposal.ts';
import { filesAt } from './carries.ts';
import { changelogOf } from './changelog.ts';
import type { JudgedWorkload } from './judge.ts';
import type { PlannedOn } from './plan-edits.ts';
import { changedFiles, commitText, toldEdits } from './plan-edits.ts';
import { stopAutoMerge, unlock } from './queued.ts';
import type { OpenRecord } from './record.ts';
import { noteWritten } from './record.ts';
import { refusedPush } from './refused-push.ts';
import type { Run } from './run.ts';

/** An edit that is to be written, and what is known of it. */
export interface Proposal extends PlannedOn {
  /** Where our own branch stood before we asked whether we may write; undefined where there is none. */
  readonly current: CommitSha | undefined;
  readonly image: DeployedImage;
  readonly record: OpenRecord;
  readonly written: Omit<Written, 'place'>;
  readonly scans: readonly PlatformScan[];
  readonly judged: JudgedWorkload;
  /** The records of all other deployments, newest first. */
  readonly others: readonly DeploymentRecord[];
}

/**
 * Puts the edit on the branch of this application and environment, on top of the branch head, and opens the pull request
 * or adopts the one that is open: a newer deployment takes over the pull request of an older one.
 */
export async function propose(
  run: Run<'gitops' | 'forge' | 'log'>,
  proposal: Proposal,
): Promise<Event | { readonly record: OpenRecord }> {
  const branch = branchName(run.plan);
  const { pushed, made } = await pushBranch(run, proposal, branch);
  if (pushed.result === 'lost-race') return { record: proposal.record };
  if (pushed.result === 'refused') return refusedPush(run, pushed, branch);
  const opened = await openOn(run, proposal, branch);
  if (opened === undefined) return { record: proposal.record };
  const { number, url } = opened;
  await noteWritten(run, proposal.written, { pullRequest: number });
  const place = { on: 'pull-request', number, url, head: pushed.revision, made, onto: proposal.head } as const;
  return { event: 'written', written: { ...proposal.written, place } };
}

/** The open pull request; undefined where the one there was has just been merged, and nothing is left to propose. */
async function openOn(
  run: Run<'gitops' | 'forge' | 'log'>,
  proposal: Proposal,
  branch: string,
): Promise<PullRequest | undefined> {
  const { pullRequests } = await run.ports.forge();
  const { branch: base } = run.plan.gitops;
  try {
    const opened = await pullRequests.open(branch, base, await wantedFor(run, proposal), run.signal);
    for (const shortcoming of opened.shortcomings) run.ports.log.warning(shortcoming);
    return opened;
  } catch (error) {
    if (!(error instanceof DeployError) || error.code !== 'bad-input') throw error;
    const gitops = await run.ports.gitops();
    if ((await gitops.head(base, run.signal)) === proposal.head) throw error;
    return undefined;
  }
}

/** The pull request as it is to be: made whole each time, from what is known at this moment. */
async function wantedFor(run: Run<'forge' | 'log'>, proposal: Proposal): Promise<ProposedPullRequest> {
  const { image, plan: edits, written, scans, judged, others } = proposal;
  const { labels, reviewers, draft } = run.plan.pullRequest;
  const changes = toldEdits(run.plan, image, edits);
  const changelog = await changelogOf(run, changes, others);
  const before = proposedBefore(changes, others);
  const { diff } = written;
  const wave = written.wave === undefined ? undefined : printWave(run.plan, written.wave);
  const facts = { plan: run.plan, image, changes, diff, scans, judged, changelog, before };
  return {
    ...proposalText({ ...facts, ...withoutUndefined({ wave }) }),
    labels,
    reviewers,
    draft,
  };
}

/** What became of our branch, and whether its head is one commit that is known to be ours to the byte. */
interface Pushed {
  readonly pushed: CommitResult;
  readonly made: boolean;
}

async function pushBranch(run: Run<'gitops' | 'forge' | 'log'>, proposal: Proposal, branch: string): Promise<Pushed> {
  const gitops = await run.ports.gitops();
  const { current } = proposal;
  const there = current === undefined ? undefined : await commitsOfTheSame(run, proposal, current);
  if (current !== undefined && there !== undefined)
    return { pushed: { result: 'committed', revision: current }, made: there === 1 };
  if (current !== undefined) await stopAutoMerge(run);
  const result = await gitops.commit(
    {
      branch,
      parent: proposal.head,
      expected: current ?? 'nothing',
      files: changedFiles(proposal.plan.files),
      message: commitText(run.plan, proposal.image, { edits: proposal.plan, wave: proposal.written.wave }),
    },
    run.signal,
  );
  const isLocked = result.result === 'refused' && result.rule?.of === 'queue';
  const unlocked = isLocked ? await unlock(run, proposal.written.edits) : undefined;
  return unlocked === undefined ? { pushed: result, made: true } : { pushed: unlocked, made: false };
}

/**
 * In how many commits the branch already carries exactly these bytes on top of this head, and nothing else, since an earlier run pushed
 * it; undefined where it does not.
 */
async function commitsOfTheSame(
  run: Run<'gitops'>,
  proposal: Proposal,
  current: CommitSha,
): Promise<number | undefined> {
  const gitops = await run.ports.gitops();
  if (current === proposal.head || (await gitops.isAncestor(proposal.head, current, run.signal)) !== true)
    return undefined;
  const wanted = changedFiles(proposal.plan.files);
  const there = await filesAt(run, [...wanted.keys()], current);
  if (![...wanted].every(([file, bytes]) => isSameBytes(bytes, there.get(file)))) return undefined;
  const merge = { commit: current, into: proposal.head, besides: [...wanted.keys()] };
  const brought = await gitops.brings(merge, run.signal);
  return brought !== 'unknown' && brought.others.length === 0 ? brought.commits : undefined;
}
