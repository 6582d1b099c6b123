import { demand } from '../access.ts';
import { pullsOf } from '../pull-requests.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';
import { eventReply, labelReply, reviewReply } from '../replies/mark.ts';
import { listedPullReply } from '../replies/pull.ts';
import type { Answer, Call, Route } from '../route.ts';
import { isFields, isLongerThan, listOf, paged, route } from '../route.ts';
import type { Pull, PullEvent } from '../state.ts';
import { nextId, now } from '../state.ts';

const reads = ['issues=read', 'pull_requests=read'] as const;
const writes = ['issues=write', 'pull_requests=write'] as const;

function namedPull({ state, repository, path }: Call): Pull {
  const number = Number(path.issue_number ?? path.pull_number);
  const found = pullsOf(state, repository).find((one) => one.number === number);
  if (found === undefined) throw notFound();
  return found;
}

function happens({ state, viewer }: Call, pull: Pull, what: PullEvent['what']): void {
  pull.events.push({ id: nextId(state), at: now(state), by: viewer.login, what });
  pull.updated_at = now(state);
}

/**
 * Adds labels; one that the repository does not have is made (https://github.com/open-mpi/pr-labeler/releases/tag/v1.0.0) for who
 * may write issues (https://github.com/actions/labeler/pull/897).
 * https://docs.github.com/rest/issues/labels#add-labels-to-an-issue
 */
function addLabels(call: Call): Answer {
  const { state, repository, viewer, body } = call;
  const pull = namedPull(call);
  for (const name of textsOf(listOf(body, 'labels'))) {
    if (isLongerThan(name, 50))
      throw validationFailed({
        resource: 'Label',
        code: 'custom',
        field: 'name',
        message: 'name is too long (maximum is 50 characters)',
      });
    const known = repository.labels.get(name.toLowerCase()) ?? name;
    if (!repository.labels.has(name.toLowerCase())) demand(viewer, ['issues=write']);
    repository.labels.set(name.toLowerCase(), known);
    if (pull.labels.includes(known)) continue;
    pull.labels.push(known);
    happens(call, pull, { event: 'labeled', label: known });
  }
  return { status: 200, body: pull.labels.map((name) => labelReply(state, repository, name)) };
}

function textsOf(list: readonly unknown[] = []): readonly string[] {
  return list.flatMap((one) => {
    if (typeof one === 'string') return [one];
    return isFields(one) && typeof one.name === 'string' ? [one.name] : [];
  });
}

/**
 * Asks for reviews: of all, or of none. The refusals were seen in https://github.com/peter-evans/create-pull-request/issues/4138
 * and https://github.com/peter-evans/create-pull-request/issues/1638.
 * https://docs.github.com/rest/pulls/review-requests#request-reviewers-for-a-pull-request
 */
function requestReviewers(call: Call): Answer {
  const { state, repository, body } = call;
  const pull = namedPull(call);
  const users = textsOf(listOf(body, 'reviewers'));
  const teams = textsOf(listOf(body, 'team_reviewers'));
  if (users.some((login) => login.toLowerCase() === pull.creator.toLowerCase()))
    throw new Refusal(422, 'Review cannot be requested from pull request author.');
  const names = [...users, ...teams.map((slug) => `${repository.owner}/${slug}`)];
  if (names.some((name) => !repository.collaborators.has(name.toLowerCase())))
    throw new Refusal(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository.fullName} repository.`,
    );
  for (const user of users.filter((one) => !pull.requested.users.includes(one))) {
    pull.requested.users.push(user);
    happens(call, pull, { event: 'review_requested', user });
  }
  for (const team of teams.filter((one) => !pull.requested.teams.includes(one))) {
    pull.requested.teams.push(team);
    happens(call, pull, { event: 'review_requested', team });
  }
  return { status: 201, body: listedPullReply(state, repository, pull) };
}

/** https://docs.github.com/rest/issues/timeline#list-timeline-events-for-an-issue, as far as labels and reviews go: in the order of time */
function timeline(call: Call): Answer {
  const { state, repository } = call;
  const pull = namedPull(call);
  const happened = [
    ...pull.events.map((event) => ({ id: event.id, reply: () => eventReply(state, repository, event) })),
    ...pull.reviews.map((review) => ({ id: review.id, reply: () => reviewReply(state, { repository, pull }, review) })),
  ];
  return paged(
    call,
    happened.toSorted((one, other) => one.id - other.id),
    ({ reply }) => reply(),
  );
}

/** Labels of pull requests, whom they ask for reviews, and what became of that. */
export const markRoutes: readonly Route[] = [
  route('POST /issues/{issue_number}/labels', writes, addLabels),
  route('GET /issues/{issue_number}/timeline', reads, timeline),
  route('POST /pulls/{pull_number}/requested_reviewers', ['pull_requests=write'], requestReviewers),
];
