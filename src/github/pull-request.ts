import type { PullRequest } from '../ports/forge.ts';

/** What all of GitHub's shapes of a pull request have in common. */
export interface WirePullRequest {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly head: { readonly sha: string };
}

/** A pull request in our words. Until it is merged, `merge_commit_sha` is the commit of a trial merge. */
export function readPullRequest(data: WirePullRequest): PullRequest {
  const isMerged = data.merged_at !== null;
  return {
    number: data.number,
    url: data.html_url,
    state: isMerged ? 'merged' : data.state === 'open' ? 'open' : 'closed',
    head: data.head.sha,
    ...(isMerged && data.merge_commit_sha !== null ? { mergeCommit: data.merge_commit_sha } : {}),
  };
}
