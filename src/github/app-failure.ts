import { DeployError } from '../errors.ts';
import { failureOf, isAway, isLimited } from './failure.ts';

/** Permissions in GitHub's words, such as `{ contents: 'write' }`. */
export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>;

/** The permissions that any part of us asks for. */
export type PermissionName =
  | 'actions'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'issues'
  | 'members'
  | 'merge_queues'
  | 'metadata'
  | 'pull_requests'
  | 'security_events'
  | 'statuses';

/** Of which App, and for what, a token was asked. */
export interface Asked {
  readonly appId: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly permissions: Permissions;
  /** Asked for besides where they were granted; nothing ends without them. */
  readonly welcome?: Permissions;
  readonly now: Date;
}

/** `contents: write and statuses: write`. */
function listed(permissions: readonly (readonly [string, string])[]): string {
  return permissions.map(([name, level]) => `${name}: ${level}`).join(' and ');
}

const identity = 'check that app-id and app-private-key are of the same App, and that the key was not deleted there';
const timing = 'the clock of this machine is wrong: GitHub takes what is at most a minute off';

/** What a request of an App failed with, where its status has a meaning of its own; any other error as it is. */
export function explainApp(error: unknown, asked: Asked): unknown {
  const failure = failureOf(error);
  if (isAway(failure) || isLimited(failure, asked.now)) return error;
  const { appId, repository } = asked;
  switch (failure.status) {
    case 401: {
      const isTime = /'(exp|iat)'/.test(failure.said);
      return refusal(`GitHub does not know the App ${appId} by this key: ${failure.said}`, isTime ? timing : identity);
    }
    case 403:
      return refusal(`the App ${appId} gets no token for ${repository}: ${failure.said}`, unsuspend);
    case 404:
      return /integration not found/i.test(failure.said)
        ? refusal(`GitHub knows no App ${appId}`, 'give as app-id the App ID or the client ID on the page of the App')
        : notInstalled(asked);
    case 422:
      return /repositor/i.test(failure.said)
        ? notInstalled(asked)
        : lacking(asked, Object.entries(asked.permissions), failure.said);
    default:
      return error;
  }
}

const unsuspend = 'unsuspend the installation in the settings of the owner, under "GitHub Apps"';

function notInstalled({ appId, repository }: Asked): DeployError {
  return refusal(
    `the App ${appId} is not installed on ${repository}, or there is no such repository`,
    `install the App on ${repository}: on the page of the App, "Install App"`,
  );
}

/** What GitHub tells of an installation, as far as it may stand in the way of a token. */
export interface WireInstallation {
  readonly html_url: string;
  readonly suspended_at: string | null;
  readonly permissions: object;
}

/** Throws where the installation cannot give the token: it is suspended, or was not granted what is needed. */
export function judgeInstallation(installation: WireInstallation, asked: Asked): void {
  if (installation.suspended_at !== null)
    throw refusal(
      `the installation of the App ${asked.appId} on ${asked.repository} is suspended`,
      `unsuspend it: ${installation.html_url}`,
    );
  const isGranted = grantedBy(installation);
  const missing = Object.entries(asked.permissions).filter((one) => !isGranted(one));
  if (missing.length > 0) throw lacking(asked, missing, undefined);
}

/** What a token is asked for: what is needed, and of what is welcome that which was granted. */
export function permissionsOf(installation: WireInstallation, { permissions, welcome = {} }: Asked): Permissions {
  return { ...permissions, ...Object.fromEntries(Object.entries(welcome).filter(grantedBy(installation))) };
}

function grantedBy({ permissions }: WireInstallation): (permission: readonly [string, string]) => boolean {
  const granted = new Map<string, unknown>(Object.entries(permissions));
  return ([name, level]) => {
    const has = granted.get(name);
    return has === level || has === 'write' || has === 'admin';
  };
}

function lacking(
  { appId, repository }: Asked,
  missing: readonly (readonly [string, string])[],
  said: string | undefined,
): DeployError {
  return refusal(
    `the App ${appId} lacks ${listed(missing)} on ${repository}${said === undefined ? '' : `: ${said}`}`,
    'grant it under "Permissions & events" of the App; the owner of the repository has to accept the change',
  );
}

function refusal(message: string, remedy: string): DeployError {
  return new DeployError('forbidden', { stage: 'inputs', message, remedy });
}
