import type { Ancestry } from '../deployment/supersede.ts';
import type { Source } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask, statusOf } from './client.ts';

const ancestries: readonly Ancestry[] = ['identical', 'ahead', 'behind', 'diverged'];

/** Facts about the application repository. */
export function createSource(client: Client): Source {
  return {
    compare: (base, head, signal) => ask(client, 'comparing commits of', () => compare(client, { base, head, signal })),
    pullRequestOf: (commit, signal) =>
      ask(client, 'looking for the pull request of a commit in', () => pullRequestOf(client, commit, signal)),
    runHasEnded: (run, signal) => ask(client, 'looking for a run of', () => runHasEnded(client, run, signal)),
  };
}

async function compare(
  { octokit, repository }: Client,
  at: { base: string; head: string; signal: AbortSignal },
): Promise<Ancestry> {
  if (at.base === at.head) return 'identical';
  try {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead: `${at.base}...${at.head}`,
      // the files and commits of the comparison are not needed
      per_page: 1,
      page: 1000,
      request: { signal: at.signal },
    });
    return ancestries.find((one) => one === data.status) ?? 'unknown';
  } catch (error) {
    if (statusOf(error) === 404) return 'unknown';
    throw error;
  }
}

/** The merged pull request that brought the commit, else an open one. */
async function pullRequestOf(
  { octokit, repository }: Client,
  commit: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
      ...repository,
      commit_sha: commit,
      request: { signal },
    });
    return (data.find(({ merged_at }) => merged_at !== null) ?? data.find(({ state }) => state === 'open'))?.number;
  } catch (error) {
    // a commit that GitHub does not know yet (422), or none at all
    if (statusOf(error) === 422 || statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** An attempt has ended when it is completed, when a later attempt has begun, or when the run is gone. */
async function runHasEnded(
  { octokit, repository }: Client,
  run: { readonly id: number; readonly attempt: number },
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const { data } = await octokit.rest.actions.getWorkflowRun({ ...repository, run_id: run.id, request: { signal } });
    return data.status === 'completed' || (data.run_attempt ?? 1) > run.attempt;
  } catch (error) {
    if (statusOf(error) === 404) return true;
    throw error;
  }
}
