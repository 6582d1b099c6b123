import * as z from 'zod/mini';
import { means } from './kinds.ts';

/** What comments may be allowed: their commands, `rollout` for all verbs that steer but `promote-full`, which is one by itself. */
export const commentPermissions = [
  'deploy',
  'promote',
  'rollback',
  'rollout',
  'promote-full',
  'hold',
  'release',
  'status',
  'help',
] as const;
export type CommentPermission = (typeof commentPermissions)[number];

/** GitHub's roles of a repository, each with all that the one before has. */
export const repositoryRoles = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type RepositoryRole = (typeof repositoryRoles)[number];

const grantee = z
  .string()
  .check(
    z.regex(
      /^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,99}|@[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/[A-Za-z0-9][A-Za-z0-9_.-]{0,254})$/,
      `must be a role of the repository (${repositoryRoles.join(', ')}), a user such as alice, or a team such as "@acme/platform"`,
    ),
  );

const who = z.optional(z.array(grantee));

const allow = z.strictObject({
  deploy: who,
  promote: who,
  rollback: who,
  rollout: who,
  'promote-full': who,
  hold: who,
  release: who,
  status: who,
  help: who,
} satisfies Record<CommentPermission, typeof who>);

/** Who may ask for what in a comment. */
export const comments = z.strictObject({
  allow: means(
    z.prefault(allow, {}),
    'Who may ask for what, by command: roles of the repository (that one and those above), users, teams as "@org/team"; an empty list is nobody. Unless given, write, and read for status and help; promote-full is nobody',
  ),
});

/** What is said of comments, at the top or of an environment. */
export type CommentsConfiguration = z.output<typeof comments>;
