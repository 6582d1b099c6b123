import { listAt, textAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { Approvals, PullRequestApproval, RunReview } from '../ports/approvals.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';

const askingRun = { what: 'looking for who approved a run of', stage: 'write', needs: 'actions=read' } as const;
const askingPull = {
  what: 'looking for who approved a pull request of',
  stage: 'write',
  needs: 'pull_requests=read',
} as const;

/** Approvals in the application repository. */
export function createApprovals(client: Client): Approvals {
  return {
    ofRun: (run, signal) => ask(client, { ...askingRun, signal }, (github) => reviewsOfRun(github, run)),
    ofPullRequest: (number, signal) => ask(client, { ...askingPull, signal }, (github) => approvalOf(github, number)),
  };
}

/** https://docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run: in no order that is promised. */
async function reviewsOfRun({ rest, at }: GitHub, run: number): Promise<readonly RunReview[]> {
  const { data } = await rest.actions.getReviewsForRun({ ...at, run_id: run });
  return data.flatMap(({ state, environments, user }) => {
    if (state !== 'approved' && state !== 'rejected') return [];
    return [{ state, environments: environments.flatMap(({ name }) => name ?? []), by: user?.login ?? '' }];
  });
}

/**
 * The last word of each who may write, as GitHub counts it for required reviews: a later comment takes back no approval.
 * https://docs.github.com/graphql/reference/objects#pullrequest
 */
const query = `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
  pullRequest(number: $number) { url state headRefOid mergeCommit { oid } author { login }
  latestOpinionatedReviews(first: 100, writersOnly: true) { nodes { state commit { oid } author { login } } } } } }`;

async function approvalOf({ graphql, at }: GitHub, number: number): Promise<PullRequestApproval> {
  const pull = valueAt(await graphql(query, { ...at, number }), 'repository', 'pullRequest');
  const head = textAt(pull, 'headRefOid') ?? '';
  const author = textAt(pull, 'author', 'login');
  const approving = listAt(pull, 'latestOpinionatedReviews', 'nodes').filter(
    (review) => textAt(review, 'state') === 'APPROVED' && textAt(review, 'commit', 'oid') === head,
  );
  const logins = approving.flatMap((review) => textAt(review, 'author', 'login') ?? []);
  return {
    url: textAt(pull, 'url') ?? '',
    isDropped: textAt(pull, 'state') === 'CLOSED',
    head,
    ...withoutUndefined({ mergeCommit: textAt(pull, 'mergeCommit', 'oid') }),
    approvedBy: [...new Set(logins)].filter((login) => login !== author),
  };
}
