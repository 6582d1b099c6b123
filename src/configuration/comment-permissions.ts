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
