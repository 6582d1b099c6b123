import { textAt } from '../data/fields.ts';
import type { Conversation, Role, SeenComment } from '../ports/conversation.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';
import { failureOf } from './failure.ts';

const reading = { what: 'reading a comment of', stage: 'inputs', needs: 'pull_requests=read' } as const;
const reacting = { what: 'reacting to a comment of', stage: 'report', needs: 'issues=write' } as const;
const looking = { what: 'reading a pull request of', stage: 'inputs', needs: 'pull_requests=read' } as const;
const asking = { what: 'asking what somebody may do in', stage: 'inputs', needs: 'metadata=read' } as const;
const belonging = { what: 'asking who is in a team, for', stage: 'inputs', needs: 'members=read' } as const;
const moving = { what: 'asking when a branch was pushed to', stage: 'inputs', needs: 'contents=read' } as const;

/** What is asked about comments, those who write them, and their pull request; `teams` may ask who is in a team. */
export function createConversation(client: Client, teams: Client): Conversation {
  return {
    comment: (id, signal) => ask(client, { ...reading, signal }, (github) => comment(github, id)),
    react: async (id, content, signal) => {
      await ask(client, { ...reacting, signal }, ({ rest, at }) =>
        rest.reactions.createForIssueComment({ ...at, comment_id: id, content }),
      );
    },
    pullRequest: (number, signal) => ask(client, { ...looking, signal }, (github) => pullRequest(github, number)),
    roleOf: (login, signal) => ask(client, { ...asking, signal }, (github) => roleOf(github, login)),
    isMember: ({ organization, slug }, login, signal) =>
      ask(teams, { ...belonging, signal }, (github) => isMember(github, { org: organization, team_slug: slug }, login)),
    pushedAt: (branch, commit, signal) =>
      ask(client, { ...moving, signal }, (github) => pushedAt(github, branch, commit)),
    committedAt: (commit, signal) => ask(client, { ...moving, signal }, (github) => committedAt(github, commit)),
  };
}

async function unlessMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (failureOf(error).status === 404) return undefined;
    throw error;
  }
}

async function comment({ rest, at }: GitHub, id: number): Promise<SeenComment | undefined> {
  const found = await unlessMissing(rest.issues.getComment({ ...at, comment_id: id }));
  if (found === undefined) return undefined;
  const { body = '', created_at, updated_at } = found.data;
  return { body, isEdited: created_at !== updated_at };
}

/** A head whose repository is gone is one of a fork. */
async function pullRequest({ rest, at }: GitHub, number: number) {
  const { data } = await rest.pulls.get({ ...at, pull_number: number });
  const { head, base, state } = data;
  const isFromFork = head.repo?.id === undefined || head.repo.id !== base.repo.id;
  return { isOpen: state === 'open', isFromFork, head: head.sha, branch: head.ref };
}

const roles: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin'];

/**
 * `role_name` is one of GitHub's, or one that an organization made: of that `permission` tells the base.
 * https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
async function roleOf({ rest, at }: GitHub, username: string): Promise<Role> {
  const found = await unlessMissing(rest.repos.getCollaboratorPermissionLevel({ ...at, username }));
  const { role_name, permission } = found?.data ?? {};
  return roles.find((one) => one === role_name) ?? roles.find((one) => one === permission) ?? 'none';
}

/** GitHub says of a team that the token cannot see what it says of who is none of its members: 404. An invitation is not enough. */
async function isMember(
  { rest, at }: GitHub,
  team: { readonly org: string; readonly team_slug: string },
  username: string,
): Promise<boolean> {
  const { request } = at;
  const found = await unlessMissing(rest.teams.getMembershipForUserInOrg({ request, ...team, username }));
  return found?.data.state === 'active';
}

/**
 * The newest move of the branch, where it came to this very commit. https://docs.github.com/rest/repos/repos#list-repository-activities;
 * a GitHub Enterprise Server without it (before 3.9) answers 404, and then nobody knows.
 */
async function pushedAt({ rest, at }: GitHub, branch: string, commit: string): Promise<Date | undefined> {
  const ref = `refs/heads/${branch}`;
  const found = await unlessMissing(rest.repos.listActivities({ ...at, ref, per_page: 1 }));
  const [newest] = found?.data ?? [];
  return newest?.after === commit && newest.ref === ref ? new Date(newest.timestamp) : undefined;
}

async function committedAt({ rest, at }: GitHub, commit: string): Promise<string> {
  const { data } = await rest.git.getCommit({ ...at, commit_sha: commit });
  return new Date(textAt(data, 'committer', 'date') ?? '').toISOString();
}
