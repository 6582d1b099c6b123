import type { Pull, PullEvent, Repository, Review, State } from '../state.ts';
import { apiUrl } from '../state.ts';
import { accountReply, nodeId } from './account.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** The number of a name: the same for the same one. */
function numberOf(name: string): number {
  return [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 1);
}

/** A label (`label`); one that was made by adding it has GitHub's colour for those: https://docs.github.com/rest/issues/labels */
export function labelReply(state: State, repository: Repository, name: string) {
  const url = `${repositoryUrl(state, repository)}/labels/${encodeURIComponent(name)}`;
  const id = numberOf(name);
  return { id, node_id: nodeId('Label', id), url, name, color: 'ededed', default: false, description: '' };
}

/** A team of the owner (`team-simple`, and with its parent `team`). */
export function teamReply(state: State, { owner }: Repository, slug: string) {
  const id = numberOf(slug);
  const url = `${apiUrl(state)}/organizations/1/team/${id}`;
  return {
    id,
    node_id: nodeId('Team', id),
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    permission: 'pull',
    url,
    html_url: `${state.url}/orgs/${owner}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}

/** A review in a timeline (`timeline-reviewed-event`). */
export function reviewReply(state: State, at: { repository: Repository; pull: Pull }, review: Review) {
  const { repository, pull } = at;
  const page = `${repositoryPage(state, repository)}/pull/${pull.number}`;
  const html = `${page}#pullrequestreview-${review.id}`;
  const url = `${repositoryUrl(state, repository)}/pulls/${pull.number}`;
  return {
    event: 'reviewed',
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: accountReply(state, review.login),
    body: '',
    state: review.state.toLowerCase(),
    html_url: html,
    pull_request_url: url,
    _links: { html: { href: html }, pull_request: { href: url } },
    submitted_at: review.at,
    commit_id: review.commit,
    author_association: 'COLLABORATOR',
  };
}

/** An event (`labeled-issue-event`, `review-requested-issue-event`). */
export function eventReply(state: State, repository: Repository, { id, at, by, what }: PullEvent) {
  const actor = accountReply(state, by);
  const common = {
    id,
    node_id: nodeId('Event', id),
    url: `${repositoryUrl(state, repository)}/issues/events/${id}`,
    actor,
    event: what.event,
    commit_id: null,
    commit_url: null,
    created_at: at,
    performed_via_github_app: null,
  };
  if (what.event === 'labeled') return { ...common, label: { name: what.label, color: 'ededed' } };
  const asked =
    'user' in what
      ? { requested_reviewer: accountReply(state, what.user) }
      : { requested_team: teamReply(state, repository, what.team) };
  return { ...common, review_requester: actor, ...asked };
}
