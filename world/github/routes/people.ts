import type { Viewer } from '../access.ts';
import { demand } from '../access.ts';
import { activitiesOf, kindOfMove } from '../activity.ts';
import { notFound } from '../refusal.ts';
import { accountReply, nodeId } from '../replies/account.ts';
import type { Answer, Call, Route } from '../route.ts';
import { pageOf, route, textOf } from '../route.ts';
import type { State } from '../state.ts';
import { apiUrl, nextId, now } from '../state.ts';

const baseRoles = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

/** `maintain` is told as write and `triage` as read; a role that an organization made is taken for one of write here. */
function legacyOf(role: string): string {
  if (role === 'maintain') return 'write';
  if (role === 'triage') return 'read';
  return role === 'none' || baseRoles.some((one) => one === role) ? role : 'write';
}

/** https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user; bots have none, and nobody of no such name */
function getPermission(call: Call): Answer {
  const { state, repository, path } = call;
  const login = path.username ?? '';
  if (login === '' || login.toLowerCase() === 'ghost') throw notFound();
  const role = repository.roles.get(login.toLowerCase()) ?? 'none';
  const level = baseRoles.findIndex((one) => one === role || one === legacyOf(role));
  const permissions = Object.fromEntries(
    (['pull', 'triage', 'push', 'maintain', 'admin'] as const).map((name, index) => [name, index <= level]),
  );
  const user = { ...accountReply(state, login), permissions, role_name: role };
  return { status: 200, body: { permission: legacyOf(role), role_name: role, user } };
}

/** https://docs.github.com/rest/repos/repos#list-repository-activities: the newest first; `ref` is a branch, with or without `refs/heads/` */
function listActivities(call: Call): Answer {
  const { state, repository, query } = call;
  const wanted = query.get('ref');
  const ref = wanted === null || wanted.startsWith('refs/') ? wanted : `refs/heads/${wanted}`;
  const found = activitiesOf(state, repository).filter((one) => ref === null || one.ref === ref);
  const body = found.slice(0, pageOf(query).size).map((one) => ({
    id: one.id,
    node_id: nodeId('Activity', one.id),
    before: one.before,
    after: one.after,
    ref: one.ref,
    timestamp: one.at,
    activity_type: kindOfMove(repository, one),
    actor: accountReply(state, one.by),
  }));
  return { status: 200, body };
}

/** https://docs.github.com/rest/reactions/reactions#create-reaction-for-an-issue-comment: 200 where it is there already */
function react(call: Call): Answer {
  const { state, repository, viewer, path, body } = call;
  const comment = state.comments.find(
    (one) => one.repository === repository.fullName && one.id === Number(path.comment_id),
  );
  if (comment === undefined) throw notFound();
  const content = textOf(body, 'content') ?? '';
  const known = state.reactions.find(
    (one) => one.comment === comment.id && one.login === viewer.login && one.content === content,
  );
  const reaction = known ?? {
    id: nextId(state),
    comment: comment.id,
    login: viewer.login,
    content,
    created_at: now(state),
  };
  if (known === undefined) state.reactions.push(reaction);
  const { id, created_at } = reaction;
  const user = accountReply(state, viewer.login);
  return {
    status: known === undefined ? 201 : 200,
    body: { id, node_id: nodeId('Reaction', id), user, content, created_at },
  };
}

/** What people may do, and what they think of a comment. */
export const peopleRoutes: readonly Route[] = [
  route('GET /collaborators/{username}/permission', [], getPermission),
  route('GET /activity', ['contents=read'], listActivities),
  route('POST /issues/comments/{comment_id}/reactions', ['issues=write', 'pull_requests=write'], react),
];

/** https://docs.github.com/rest/teams/members#get-team-membership-for-a-user: 404 for who is none, and for who may not ask */
export function membership(state: State, viewer: Viewer, path: Readonly<Record<string, string>>): Answer {
  demand(viewer, ['members=read']);
  const team = `${path.org}/${path.team_slug}`;
  const isMember = state.teams.get(team.toLowerCase())?.has((path.username ?? '').toLowerCase()) === true;
  if (!isMember) throw notFound();
  const url = `${apiUrl(state)}/orgs/${path.org}/teams/${path.team_slug}/memberships/${path.username}`;
  return { status: 200, body: { state: 'active', role: 'member', url } };
}
