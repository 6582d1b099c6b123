import * as z from 'zod/mini';
import type { CommentPermission } from './comment-permissions.ts';
import { repositoryRoles } from './comment-permissions.ts';
import { means } from './kinds.ts';

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
