import type { Reviewers } from '../deployment/plan.ts';
import type { ProposedPullRequest } from '../ports/forge.ts';
import type { GitHub } from './client.ts';
import type { Failure } from './failure.ts';
import { failureOf, isAway } from './failure.ts';

/** A pull request, as far as its labels and reviewers go. */
interface MarkedPull {
  readonly number: number;
  readonly html_url: string;
  readonly user: { readonly login: string } | null;
  readonly labels: readonly { readonly name?: string }[];
  readonly requested_reviewers?: readonly { readonly login: string }[] | null;
  readonly requested_teams?: readonly { readonly slug: string }[] | null;
}

interface ToMark {
  readonly pull: MarkedPull;
  readonly wanted: Pick<ProposedPullRequest, 'labels' | 'reviewers'>;
  /** Whether it was opened just now: then nobody was asked yet. */
  readonly isNew: boolean;
}

/**
 * Adds the labels that are missing and asks those who were not asked yet. The answer is what could not be done, with its
 * remedy: a pull request without a label is a pull request all the same.
 */
export async function mark(github: GitHub, toMark: ToMark): Promise<readonly string[]> {
  return [...(await addLabels(github, toMark)), ...(await askForReview(github, toMark))];
}

/** GitHub compares labels and logins without case. */
function without(names: readonly string[], known: readonly string[]): readonly string[] {
  const there = new Set(known.map((name) => name.toLowerCase()));
  return names.filter((name) => !there.has(name.toLowerCase()));
}

/** A label that the repository does not have is made on the way: https://docs.github.com/rest/issues/labels#add-labels-to-an-issue */
async function addLabels({ rest, at }: GitHub, { pull, wanted }: ToMark): Promise<readonly string[]> {
  const present = pull.labels.flatMap(({ name }) => name ?? []);
  const labels = [...without(wanted.labels, present)];
  if (labels.length === 0) return [];
  const added = await attempt({ at }, () => rest.issues.addLabels({ ...at, issue_number: pull.number, labels }));
  if ('value' in added) return [];
  const why = told(added.failure, 'the token needs pull_requests=write or issues=write');
  return [`${pull.html_url} did not get the labels ${labels.join(', ')}: ${why}`];
}

async function askForReview(github: GitHub, toMark: ToMark): Promise<readonly string[]> {
  const { pull, wanted, isNew } = toMark;
  const author = pull.user?.login ?? '';
  const own = without(wanted.reviewers.users, without(wanted.reviewers.users, [author]));
  const itself = own.map((login) => `${login} opened ${pull.html_url}, and cannot review it`);
  const open = notAsked({ ...wanted.reviewers, users: without(wanted.reviewers.users, own) }, pull);
  if (isNobody(open)) return itself;
  const left = isNew ? { value: open } : await attempt(github, () => neverAsked(github, pull, open));
  if ('value' in left) return [...itself, ...(await request(github, toMark, left.value))];
  const why = told(left.failure, 'the token needs pull_requests=read');
  return [...itself, `nobody was asked to review ${pull.html_url}, since it is not known who was before: ${why}`];
}

function isNobody({ users, teams }: Reviewers): boolean {
  return users.length === 0 && teams.length === 0;
}

/** Those whose review is not awaited at this moment. */
function notAsked({ users, teams }: Reviewers, pull: MarkedPull): Reviewers {
  return {
    users: without(
      users,
      (pull.requested_reviewers ?? []).map(({ login }) => login),
    ),
    teams: without(
      teams,
      (pull.requested_teams ?? []).map(({ slug }) => slug),
    ),
  };
}

/**
 * Those of them who were not asked before either, and have not reviewed of themselves: a review ends the request, and so
 * does somebody who takes it back. They are asked when the pull request is opened, so that it stands among the first events.
 */
async function neverAsked(
  { rest, at }: GitHub,
  { number }: MarkedPull,
  { users, teams }: Reviewers,
): Promise<Reviewers> {
  const { data: events } = await rest.issues.listEvents({ ...at, issue_number: number, per_page: 100 });
  const asked = events.flatMap((event) =>
    'requested_reviewer' in event ? (event.requested_reviewer?.login ?? []) : [],
  );
  const askedTeams = events.flatMap((event) => ('requested_team' in event ? (event.requested_team?.slug ?? []) : []));
  const left = { users: without(users, asked), teams: without(teams, askedTeams) };
  if (left.users.length === 0) return left;
  const { data: reviews } = await rest.pulls.listReviews({ ...at, pull_number: number, per_page: 100 });
  return {
    ...left,
    users: without(
      left.users,
      reviews.flatMap(({ user }) => user?.login ?? []),
    ),
  };
}

/** One who cannot be asked refuses all of a request: then each is asked alone. */
async function request(github: GitHub, toMark: ToMark, left: Reviewers): Promise<readonly string[]> {
  if (isNobody(left)) return [];
  const all = await tryRequest(github, toMark, left);
  if ('value' in all) return [];
  const each = [
    ...left.users.map((user) => ({ users: [user], teams: [] })),
    ...left.teams.map((team) => ({ users: [], teams: [team] })),
  ];
  if (each.length === 1 || all.failure.status !== 422) return [shortcoming(toMark, left, all.failure)];
  const said: string[] = [];
  for (const one of each) {
    const asked = await tryRequest(github, toMark, one);
    if ('failure' in asked) said.push(shortcoming(toMark, one, asked.failure));
  }
  return said;
}

function tryRequest({ rest, at }: GitHub, { pull }: ToMark, { users, teams }: Reviewers) {
  const asked = {
    ...(users.length === 0 ? {} : { reviewers: [...users] }),
    ...(teams.length === 0 ? {} : { team_reviewers: [...teams] }),
  };
  return attempt({ at }, () => rest.pulls.requestReviewers({ ...at, pull_number: pull.number, ...asked }));
}

function shortcoming({ pull }: ToMark, { users, teams }: Reviewers, failure: Failure): string {
  const remedy =
    teams.length === 0
      ? 'give read access to the repository, or take the name out of pull-request.reviewers'
      : 'give the team read access to the repository, and take a token that may see teams: a GitHub App with members=read';
  return `${[...users, ...teams].join(', ')} could not be asked to review ${pull.html_url}: ${told(failure, remedy)}`;
}

/** What work came to, or how it failed: only the end of the run ends this. */
async function attempt<T>(
  { at }: Pick<GitHub, 'at'>,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly failure: Failure }> {
  try {
    return { value: await work() };
  } catch (error) {
    at.request.signal.throwIfAborted();
    return { failure: failureOf(error) };
  }
}

/** A failure with what to do about it; a GitHub that was away is asked again by whoever proposes next. */
function told(failure: Failure, remedy: string): string {
  return isAway(failure) ? `${failure.said} (the next run asks again)` : `${failure.said} (${remedy})`;
}
