import type { Brought, CommitSha, PlannedMerge } from '../ports/gitops-repository.ts';
import type { GitHub } from './client.ts';
import { failureOf } from './failure.ts';

/**
 * Whether one commit is the other or comes before it; `unknown` where GitHub does not have one of them. The second page
 * has no files, of which the first would list up to 300: https://docs.github.com/rest/commits/commits#compare-two-commits
 */
export async function comesBefore(
  { rest, at }: GitHub,
  ancestor: CommitSha,
  commit: CommitSha,
): Promise<boolean | 'unknown'> {
  try {
    const basehead = `${ancestor}...${commit}`;
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead, per_page: 1, page: 2 });
    return data.status === 'ahead' || data.status === 'identical';
  } catch (error) {
    const { status, said } = failureOf(error);
    if (status !== 404) throw error;
    // both are there, and have nothing in common
    return /no common ancestor/i.test(said) ? false : 'unknown';
  }
}

/** The most files that a comparison lists. */
const mostFiles = 300;

/** The most commits that one page lists. */
const mostCommits = 100;

/**
 * What a merge would bring: GitHub compares one commit with what both come from. A file that was renamed is two.
 * https://docs.github.com/rest/commits/commits#compare-two-commits: files stand on the first page, 300 at most
 */
export async function whatComes(github: GitHub, { commit, into, besides }: PlannedMerge): Promise<Brought | 'unknown'> {
  const { rest, at } = github;
  try {
    const basehead = `${into}...${commit}`;
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...at, basehead, per_page: mostCommits });
    const { files, commits, ahead_by: ahead } = data;
    if (files === undefined || files.length >= mostFiles || ahead > mostCommits) return 'unknown';
    const since = data.merge_base_commit.sha;
    if (!(await isOnlyBase(github, since, commits))) return 'unknown';
    const paths = files.flatMap((file) => [file.filename, ...previousOf(file)]);
    const others = [...new Set(paths)].filter((path) => !besides.includes(path));
    return { since, others: others.sort(), commits: ahead };
  } catch (error) {
    if (failureOf(error).status !== 404) throw error;
    return 'unknown';
  }
}

/**
 * GitHub names one commit that both come from, also where there are several: then what the other ones brought would be taken
 * back without being listed. It is the only one where all else that the new commits stand upon comes before it.
 */
async function isOnlyBase(
  github: GitHub,
  since: CommitSha,
  commits: readonly { readonly sha: string; readonly parents: readonly { readonly sha: string }[] }[],
): Promise<boolean> {
  const listed = new Set([since, ...commits.map(({ sha }) => sha)]);
  const below = new Set(commits.flatMap(({ parents }) => parents.map(({ sha }) => sha)));
  for (const parent of below) {
    if (!listed.has(parent) && (await comesBefore(github, parent, since)) !== true) return false;
  }
  return true;
}

function previousOf({ previous_filename: before }: { readonly previous_filename?: string }): readonly string[] {
  return before === undefined ? [] : [before];
}
