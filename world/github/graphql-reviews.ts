import type { ConnectionArguments } from './graphql-refusal.ts';
import { connection } from './graphql-refusal.ts';
import { actor } from './graphql-repository.ts';
import { nodeId } from './replies/account.ts';
import type { Pull, Repository, State } from './state.ts';

/**
 * The last approval, refusal or dismissal of each reviewer; comments change none. With `writersOnly` of those who may write, which
 * collaborators of the GitHub for tests may. https://docs.github.com/graphql/reference/objects#pullrequest
 */
export function latestOpinionatedReviews(
  state: State,
  { repository, pull }: { readonly repository: Repository; readonly pull: Pull },
  args: ConnectionArguments & { readonly writersOnly?: boolean | null },
) {
  const opinions = pull.reviews.filter((one) => one.state !== 'COMMENTED');
  const latest = [...new Map(opinions.map((one) => [one.login, one])).values()];
  const counted = args.writersOnly
    ? latest.filter(({ login }) => repository.collaborators.has(login.toLowerCase()))
    : latest;
  return connection(
    'latestOpinionatedReviews',
    counted.map((one) => ({
      id: nodeId('PullRequestReview', one.id),
      databaseId: one.id,
      state: one.state,
      submittedAt: one.at,
      commit: { oid: one.commit },
      author: () => actor(state, one.login),
    })),
    args,
  );
}
