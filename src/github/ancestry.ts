import type { CommitSha } from '../ports/gitops-repository.ts';
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
