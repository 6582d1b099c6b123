import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { isSameBytes } from '../data/bytes.ts';
import { rightSizeBranchName } from '../deployment/names.ts';
import { reviewersOf } from '../deployment/plan-deployment.ts';
import type { PullRequestText } from '../ports/forge.ts';
import type { CommitSha, FileChanges } from '../ports/gitops-repository.ts';
import type { Ports } from '../ports/index.ts';
import { backoff } from './backoff.ts';

/** What became of the pull request. */
export type SizesProposed =
  | { readonly result: 'proposed'; readonly number: number; readonly url: string; readonly revision: CommitSha }
  /** Nothing is left to change; the pull request that was open is closed. */
  | { readonly result: 'nothing'; readonly closed?: string }
  | { readonly result: 'refused'; readonly message: string }
  /** Others kept writing to our branch. */
  | { readonly result: 'raced' };

/** Sizes to be proposed on top of one commit. */
export interface SizesToPropose {
  readonly head: CommitSha;
  readonly files: FileChanges;
  readonly text: PullRequestText;
}

interface Proposing {
  readonly configuration: ApplicationConfiguration;
  readonly ports: Pick<Ports, 'gitops' | 'forge' | 'log' | 'clock' | 'random'>;
  readonly signal: AbortSignal;
}

const attempts = 5;

/** Puts the files on the branch of this application, and opens its pull request or adopts the one that is open; without files both go. Done again, it changes nothing. */
export async function proposeSizes(proposing: Proposing, what: SizesToPropose): Promise<SizesProposed> {
  if (what.files.size === 0) return withdrawSizes(proposing, what.head);
  const { configuration, ports, signal } = proposing;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const pushed = await push(proposing, what);
    if (pushed.result === 'refused') return pushed;
    if (pushed.result === 'committed') {
      const { pullRequests } = await ports.forge();
      const { labels, reviewers } = configuration['right-size'];
      const wanted = { ...what.text, labels, reviewers: reviewersOf(reviewers), draft: false };
      const opened = await pullRequests.open(branchOf(proposing), configuration.gitops.branch, wanted, signal);
      for (const shortcoming of opened.shortcomings) ports.log.warning(shortcoming);
      return { result: 'proposed', number: opened.number, url: opened.url, revision: pushed.revision };
    }
    await ports.clock.sleep(backoff(attempt, ports.random()), signal);
  }
  return { result: 'raced' };
}

function branchOf({ configuration }: Proposing): string {
  return rightSizeBranchName(configuration.application);
}

async function push(proposing: Proposing, { head, files, text }: SizesToPropose) {
  const { ports, signal } = proposing;
  const gitops = await ports.gitops();
  const branch = branchOf(proposing);
  const current = await gitops.head(branch, signal);
  if (current !== undefined && (await carries(proposing, { current, head, files })))
    return { result: 'committed', revision: current } as const;
  const foreign = current === undefined ? undefined : await foreignOn(proposing, head);
  if (foreign !== undefined) return { result: 'refused', message: foreign } as const;
  return gitops.commit(
    { branch, parent: head, expected: current ?? 'nothing', files, message: `${text.title}\n` },
    signal,
  );
}

/** Whether our branch holds exactly these files on top of this commit, since an earlier run pushed it. */
async function carries(
  { ports, signal }: Proposing,
  { current, head, files }: Pick<SizesToPropose, 'head' | 'files'> & { readonly current: CommitSha },
): Promise<boolean> {
  const gitops = await ports.gitops();
  if (current === head || (await gitops.isAncestor(head, current, signal)) !== true) return false;
  const there = await gitops.read(current, [...files.keys()], signal);
  if (![...files].every(([file, bytes]) => bytes !== 'deleted' && isSameBytes(bytes, there.get(file)))) return false;
  const brought = await gitops.brings({ commit: current, into: head, besides: [...files.keys()] }, signal);
  return brought !== 'unknown' && brought.others.length === 0;
}

/** How far back the commits of our branch are looked for, in milliseconds, and how many of them. */
const lookedBack = 90 * 86_400_000;
const mostCommits = 30;

/** Why our branch may not be written anew: others have put commits on it, which would be lost; undefined where it may. */
async function foreignOn({ configuration, ports, signal }: Proposing, head: CommitSha): Promise<string | undefined> {
  const gitops = await ports.gitops();
  const branch = rightSizeBranchName(configuration.application);
  const since = new Date(ports.clock.now().getTime() - lookedBack);
  const { commits } = await gitops.log({ branch, since, below: '', most: mostCommits }, signal);
  const first = commits.find(({ message }) => !isOurs(message, configuration));
  const isKnown =
    commits.length > 0 && (first === undefined || (await gitops.isAncestor(first.revision, head, signal)) === true);
  if (isKnown) return undefined;
  const which = first === undefined ? 'old commits' : `commit ${first.revision.slice(0, 12)}`;
  return `${branch} holds ${which} that this command did not make, and that would be lost: merge it, or delete the branch`;
}

/** Whether a commit is one of this command, or brings the branch up to date as GitHub does. */
function isOurs(message: string, { application, gitops }: ApplicationConfiguration): boolean {
  const [first = ''] = message.split('\n');
  const ours = `Right-size ${application}: `;
  return (
    (first.startsWith(ours) && /^\d+ numbers?$/.test(first.slice(ours.length))) ||
    first.startsWith(`Merge branch '${gitops.branch}' into `)
  );
}

async function withdrawSizes(proposing: Proposing, head: CommitSha): Promise<SizesProposed> {
  const { configuration, ports, signal } = proposing;
  const gitops = await ports.gitops();
  const branch = branchOf(proposing);
  const current = await gitops.head(branch, signal);
  if (current === undefined) return { result: 'nothing' };
  const foreign = await foreignOn(proposing, head);
  if (foreign !== undefined) return { result: 'refused', message: foreign };
  const { pullRequests } = await ports.forge();
  const open = await pullRequests.findOpen(branch, configuration.gitops.branch, signal);
  const comment = 'Nothing is left to change: what is asked for fits what is used.';
  if (open !== undefined) await pullRequests.close(open.number, comment, signal);
  const removed = await gitops.removeBranch(branch, current, signal);
  if (removed.result === 'refused') ports.log.warning(`${branch} is left: ${removed.message}`);
  return { result: 'nothing', ...(open === undefined ? {} : { closed: open.url }) };
}
