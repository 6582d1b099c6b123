import type { CommentPermission, RepositoryRole } from './comment-permissions.ts';
import { repositoryRoles } from './comment-permissions.ts';
import { environmentOf } from './environment.ts';
import type { ApplicationConfiguration } from './schema.ts';

/** Somebody who may: whoever has a role or one above it, a member of a team, or one person. */
export type Grantee =
  | { readonly is: 'role'; readonly role: RepositoryRole }
  | { readonly is: 'team'; readonly organization: string; readonly slug: string }
  | { readonly is: 'user'; readonly login: string };

/** Who may where nothing is said. What skips analysis is nobody's unless somebody is named. */
const usual = {
  deploy: ['write'],
  promote: ['write'],
  rollback: ['write'],
  rollout: ['write'],
  'promote-full': [],
  hold: ['write'],
  release: ['write'],
  status: ['read'],
  help: ['read'],
} as const satisfies Record<CommentPermission, readonly RepositoryRole[]>;

/**
 * Who may ask for something in an environment: what is said of the environment counts before what is said at the top. Throws `bad-input`
 * where there is no such environment.
 */
export function allowedTo(
  configuration: ApplicationConfiguration,
  permission: CommentPermission,
  environment: string | undefined,
): readonly Grantee[] {
  const own = environment === undefined ? undefined : environmentOf(configuration, environment).comments.allow;
  const names: readonly string[] = own?.[permission] ?? configuration.comments.allow[permission] ?? usual[permission];
  return names.map(readGrantee);
}

function readGrantee(name: string): Grantee {
  const role = repositoryRoles.find((one) => one === name);
  if (role !== undefined) return { is: 'role', role };
  const [organization = '', slug] = name.replace(/^@/, '').split('/');
  return slug === undefined ? { is: 'user', login: name } : { is: 'team', organization, slug };
}

/** Whether a role is enough where another is asked for. */
export function hasRole(role: RepositoryRole | 'none', wanted: RepositoryRole): boolean {
  return role !== 'none' && repositoryRoles.indexOf(role) >= repositoryRoles.indexOf(wanted);
}

/** Who may ask for something, in words: everywhere, and where an environment says otherwise. */
export function printAllowed(configuration: ApplicationConfiguration, permission: CommentPermission): string {
  const others = Object.entries(configuration.environments).filter(([, one]) => one.comments.allow[permission]);
  const told = others.map(([name]) => `in ${name}: ${printGrantees(allowedTo(configuration, permission, name))}`);
  return [printGrantees(allowedTo(configuration, permission, undefined)), ...told].join('; ');
}

/** Those who may, in words: `write or above, alice, the team acme/platform`; nobody where it is empty. */
export function printGrantees(grantees: readonly Grantee[]): string {
  if (grantees.length === 0) return 'nobody';
  return grantees.map(printGrantee).join(', ');
}

function printGrantee(grantee: Grantee): string {
  switch (grantee.is) {
    case 'role':
      return `whoever has the role ${grantee.role}${grantee.role === 'admin' ? '' : ' or above'}`;
    case 'team':
      return `the team ${grantee.organization}/${grantee.slug}`;
    case 'user':
      return grantee.login;
  }
}
