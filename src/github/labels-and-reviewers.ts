import { textAt } from '../data/fields.ts';
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

/**
 * Adding takes `pull_requests=write`; a label that the repository does not have is made on the way, which takes
 * `issues=write`.
 */
async function addLabels(github: GitHub, { pull, wanted }: ToMark): Promise<readonly string[]> {
  const { rest, at } = github;
  const present = pull.labels.flatMap(({ name }) => name ?? []);
  const failed = await allOrEach(github, without(wanted.labels, present), (labels) =>
    rest.issues.addLabels({ ...at, issue_number: pull.number, labels }),
  );
  // https://github.com/actions/labeler/pull/897
  const remedy =
    'make the label in the repository, or give the token issues=write; to add labels it needs pull_requests=write';
  return failed.map(({ item, failure }) => `${pull.html_url} did not get the label ${item}: ${told(failure, remedy)}`);
}

/** One who may be asked: GitHub takes users and teams apart. */
interface Reviewer {
  readonly is: 'user' | 'team';
  readonly name: string;
}

async function askForReview(github: GitHub, { pull, wanted, isNew }: ToMark): Promise<readonly string[]> {
  const author = pull.user?.login ?? '';
  const users = without(wanted.reviewers.users, [author]);
  const itself = without(wanted.reviewers.users, users).map(
    (login) => `${login} opened ${pull.html_url}, and cannot review it`,
  );
  const open = notAsked({ ...wanted.reviewers, users }, pull);
  if (isNobody(open)) return itself;
  const left = isNew ? { value: open } : await attempt(github, () => neverAsked(github, pull, open));
  if ('value' in left) return [...itself, ...(await request(github, pull, left.value))];
  const why = told(left.failure, 'the token needs pull_requests=read');
  return [...itself, `nobody was asked to review ${pull.html_url}, since it is not known who was before: ${why}`];
}

function isNobody({ users, teams }: Reviewers): boolean {
  return users.length === 0 && teams.length === 0;
}

/** Those whose review is not awaited at this moment. */
function notAsked({ users, teams }: Reviewers, pull: MarkedPull): Reviewers {
  const asked = (pull.requested_reviewers ?? []).map(({ login }) => login);
  const askedTeams = (pull.requested_teams ?? []).map(({ slug }) => slug);
  return { users: without(users, asked), teams: without(teams, askedTeams) };
}

/** Pages of a hundred events that are looked through; they are in the order of time. */
const pagesLookedThrough = 5;

/**
 * Those of them who were not asked before either, and have not reviewed of themselves: a review ends the request, and so
 * does somebody who takes it back. https://docs.github.com/rest/issues/timeline
 */
async function neverAsked({ rest, at }: GitHub, { number }: MarkedPull, wanted: Reviewers): Promise<Reviewers> {
  let { users, teams } = wanted;
  for (let page = 1; page <= pagesLookedThrough && !isNobody({ users, teams }); page += 1) {
    const { data } = await rest.issues.listEventsForTimeline({ ...at, issue_number: number, per_page: 100, page });
    const seen = [...loginsAt(data, 'requested_reviewer'), ...loginsAt(data.filter(isReview), 'user')];
    users = without(users, seen);
    teams = without(
      teams,
      data.flatMap((event) => textAt(event, 'requested_team', 'slug') ?? []),
    );
    if (data.length < 100) break;
  }
  return { users, teams };
}

function isReview(event: unknown): boolean {
  return textAt(event, 'event') === 'reviewed';
}

function loginsAt(events: readonly unknown[], field: string): readonly string[] {
  return events.flatMap((event) => textAt(event, field, 'login') ?? []);
}

async function request(github: GitHub, pull: MarkedPull, { users, teams }: Reviewers): Promise<readonly string[]> {
  const { rest, at } = github;
  const everybody: readonly Reviewer[] = [
    ...users.map((name) => ({ is: 'user', name }) as const),
    ...teams.map((name) => ({ is: 'team', name }) as const),
  ];
  const failed = await allOrEach(github, everybody, (asked) => {
    const reviewers = asked.flatMap(({ is, name }) => (is === 'user' ? [name] : []));
    const team_reviewers = asked.flatMap(({ is, name }) => (is === 'team' ? [name] : []));
    return rest.pulls.requestReviewers({ ...at, pull_number: pull.number, reviewers, team_reviewers });
  });
  return failed.map(({ item: { is, name }, failure }) => {
    const why = told(failure, remedies[is]);
    return `${is === 'team' ? `the team ${name}` : name} could not be asked to review ${pull.html_url}: ${why}`;
  });
}

const remedies = {
  user: 'give read access to the repository, or take the name out of pull-request.reviewers',
  team: 'give the team read access to the repository, and take a token that may see teams: a GitHub App with members=read',
} as const satisfies Record<Reviewer['is'], string>;

interface Failed<T> {
  readonly item: T;
  readonly failure: Failure;
}

/**
 * Does something for all at once; where GitHub refuses, for each alone, since one may refuse all. Those that failed are the
 * answer.
 */
async function allOrEach<T>(
  github: GitHub,
  items: readonly T[],
  work: (items: T[]) => Promise<unknown>,
): Promise<readonly Failed<T>[]> {
  if (items.length === 0) return [];
  const all = await attempt(github, () => work([...items]));
  if ('value' in all) return [];
  const { failure } = all;
  if (items.length === 1 || isForNow(failure)) return items.map((item) => ({ item, failure }));
  const failed: Failed<T>[] = [];
  for (const item of items) failed.push(...(await allOrEach(github, [item], work)));
  return failed;
}

/** What work came to, or how it failed: only the end of the run ends this. */
async function attempt<T>(
  { at }: GitHub,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly failure: Failure }> {
  try {
    return { value: await work() };
  } catch (error) {
    at.request.signal.throwIfAborted();
    return { failure: failureOf(error) };
  }
}

/** Whether GitHub may take the same later: it was away, or was asked too much. */
function isForNow(failure: Failure): boolean {
  return isAway(failure) || /rate limit/i.test(failure.said);
}

/** A failure with what to do about it; what failed for now is tried again by whoever proposes next. */
function told(failure: Failure, remedy: string): string {
  return isForNow(failure) ? `${failure.said} (the next run asks again)` : `${failure.said} (${remedy})`;
}
