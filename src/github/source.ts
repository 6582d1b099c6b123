import type { SourceChange, SourceChanges } from '../deployment/changelog.ts';
import type { Ancestry, Source } from '../ports/forge.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';
import { failureOf } from './failure.ts';

const comparing = { what: 'comparing commits of', stage: 'write', needs: 'contents=read' } as const;
const listing = { what: 'listing commits of', stage: 'write', needs: 'contents=read' } as const;
const finding = {
  what: 'looking for the pull request of a commit in',
  stage: 'inputs',
  needs: 'pull_requests=read',
} as const;
const looking = { what: 'reading a pull request of', stage: 'inputs', needs: 'pull_requests=read' } as const;
const asking = { what: 'looking for a workflow run of', stage: 'write', needs: 'actions=read' } as const;

/** Facts about the application repository. */
export function createSource(client: Client): Source {
  return {
    compare: (base, head, signal) => ask(client, { ...comparing, signal }, (github) => compare(github, base, head)),
    changes: (base, head, signal) => ask(client, { ...listing, signal }, (github) => changes(github, base, head)),
    pullRequestOf: (commit, signal) => ask(client, { ...finding, signal }, (github) => pullRequestOf(github, commit)),
    pullRequest: (number, signal) =>
      ask(client, { ...looking, signal }, async ({ rest, at }) => {
        const request = { ...at.request, remembered: true };
        const { data } = await rest.pulls.get({ ...at, request, pull_number: number });
        return { isOpen: data.state === 'open', head: data.head.sha };
      }),
    runHasEnded: (run, signal) => ask(client, { ...asking, signal }, (github) => runHasEnded(github, run)),
  };
}

const ancestries: readonly Ancestry[] = ['identical', 'ahead', 'behind', 'diverged'];

async function compare({ rest, at }: GitHub, base: string, head: string): Promise<Ancestry> {
  if (base === head) return 'identical';
  try {
    // the first page would carry the changed files with their patches
    const page = { per_page: 1, page: 2 };
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, ...page });
    return ancestries.find((one) => one === data.status) ?? 'unknown';
  } catch (error) {
    if (/no common ancestor/i.test(failureOf(error).said)) return 'diverged';
    await mustBeMissing({ rest, at }, error);
    return 'unknown';
  }
}

/**
 * Without pages there are the newest 250 of the commits, in the order of time, and one request is enough; it brings the
 * changed files along. https://docs.github.com/rest/commits/commits#compare-two-commits
 */
async function changes({ rest, at }: GitHub, base: string, head: string): Promise<SourceChanges> {
  if (base === head) return { ancestry: 'identical', ahead: 0, behind: 0, commits: [] };
  try {
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}` });
    const ancestry = ancestries.find((one) => one === data.status) ?? 'unknown';
    const commits = data.commits.map(readChange).toReversed();
    return { ancestry, ahead: data.ahead_by, behind: data.behind_by, commits };
  } catch (error) {
    // gone after a force-push, of another history, or out of sight: nothing that a deployment depends on
    if (failureOf(error).status !== 404) throw error;
    return { ancestry: 'unknown', ahead: 0, behind: 0, commits: [] };
  }
}

interface WireCommit {
  readonly sha: string;
  readonly commit: { readonly message: string; readonly author: { readonly name?: string } | null };
  readonly parents: readonly unknown[];
}

function readChange({ sha, commit, parents }: WireCommit): SourceChange {
  return { commit: sha, message: commit.message, author: commit.author?.name ?? '', isMerge: parents.length > 1 };
}

/** The pull request that was merged and brought the commit, else an open one that holds it. */
async function pullRequestOf({ rest, at }: GitHub, commit: string): Promise<number | undefined> {
  try {
    const { data } = await rest.repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: commit });
    const merged = data.filter(({ merged_at }) => merged_at !== null);
    // a commit comes again with the pull request of a release branch: the first one brought it
    const [first] = merged.toSorted((one, other) => (one.merged_at ?? '').localeCompare(other.merged_at ?? ''));
    const found = merged.find(({ merge_commit_sha }) => merge_commit_sha === commit) ?? first;
    return (found ?? data.find(({ state }) => state === 'open'))?.number;
  } catch (error) {
    // a commit that was never pushed
    if (failureOf(error).status === 422) return undefined;
    await mustBeMissing({ rest, at }, error);
    return undefined;
  }
}

/** An attempt has ended when it is completed, when a later one has begun, or when the run is gone. */
async function runHasEnded(
  { rest, at }: GitHub,
  run: { readonly id: number; readonly attempt: number },
): Promise<boolean> {
  try {
    const { data } = await rest.actions.getWorkflowRun({ ...at, run_id: run.id });
    return data.status === 'completed' || (data.run_attempt ?? 1) > run.attempt;
  } catch (error) {
    await mustBeMissing({ rest, at }, error);
    return true;
  }
}

/**
 * Throws unless GitHub says that the thing is not there. It says the same of a whole repository that the token cannot see,
 * and a run that is merely out of sight must not be taken for one that has ended: so the repository is asked for too.
 */
async function mustBeMissing({ rest, at }: Pick<GitHub, 'rest' | 'at'>, error: unknown): Promise<void> {
  if (failureOf(error).status !== 404) throw error;
  await rest.repos.get(at);
}
