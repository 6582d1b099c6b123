import { randomBytes } from 'node:crypto';
import { sees } from '../access.ts';
import type { App, Installation } from '../apps.ts';
import { notFound, Refusal } from '../refusal.ts';
import { accountReply } from '../replies/account.ts';
import { repositoryReply } from '../replies/repository.ts';
import type { Answer, Fields } from '../route.ts';
import { isFields, listOf } from '../route.ts';
import type { Repository, State } from '../state.ts';
import { apiUrl } from '../state.ts';

/** A request that an App makes in its own name. */
export interface AppCall {
  readonly state: State;
  readonly app: App;
  readonly path: Readonly<Record<string, string>>;
  readonly body: Fields;
}

/** One operation that only an App may ask for. */
export interface AppRoute {
  readonly operation: string;
  readonly answer: (call: AppCall) => Answer;
}

const hour = 3_600_000;

/** Every operation of Apps that the GitHub for tests serves. */
export const appRoutes: readonly AppRoute[] = [
  { operation: 'GET /repos/{owner}/{repo}/installation', answer: findInstallation },
  { operation: 'POST /app/installations/{installation_id}/access_tokens', answer: createToken },
];

function reaches({ account, repositories }: Installation, repository: Repository): boolean {
  const isItsOwner = repository.owner.toLowerCase() === account.toLowerCase();
  return isItsOwner && sees({ repositories }, repository);
}

/** https://docs.github.com/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app */
function findInstallation({ state, app, path }: AppCall): Answer {
  const repository = state.repositories.get(`${path.owner}/${path.repo}`.toLowerCase());
  const found = repository && app.installations.find((one) => reaches(one, repository));
  if (found === undefined) throw notFound();
  return { status: 200, body: installationReply(state, app, found) };
}

function installationReply(state: State, app: App, installation: Installation) {
  const { id, account, repositories, permissions, suspendedAt } = installation;
  const owner = accountReply(state, account);
  const time = '2026-01-01T00:00:00Z';
  return {
    id,
    account: owner,
    repository_selection: repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${apiUrl(state)}/app/installations/${id}/access_tokens`,
    repositories_url: `${apiUrl(state)}/installation/repositories`,
    html_url: `${state.url}/organizations/${account}/settings/installations/${id}`,
    app_id: app.id,
    client_id: app.clientId,
    app_slug: app.slug,
    target_id: owner.id,
    target_type: 'Organization',
    permissions: { metadata: 'read', ...permissions },
    events: [],
    created_at: time,
    updated_at: time,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_at: suspendedAt ?? null,
    suspended_by: suspendedAt === undefined ? null : owner,
  };
}

/**
 * https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app; the refusals were seen in
 * https://github.com/octokit/octokit.rb/pull/1307 and https://github.com/peter-murray/workflow-application-token-action/issues/48
 */
function createToken({ state, app, path, body }: AppCall): Answer {
  const installation = app.installations.find(({ id }) => String(id) === path.installation_id);
  if (installation === undefined) throw notFound();
  if (installation.suspendedAt !== undefined) throw new Refusal(403, 'This installation has been suspended');
  const permissions = grantedTo(installation, body);
  const chosen = chosenBy(state, installation, body);
  const expiresAt = new Date(Math.floor(state.clock().getTime() / 1000) * 1000 + hour);
  const token = newToken(app);
  state.grants.set(token, {
    login: `${app.slug}[bot]`,
    type: 'app-installation',
    repositories: chosen?.map(({ fullName }) => fullName) ?? installation.repositories,
    permissions,
    expiresAt,
  });
  const repositories = chosen?.map((one) => repositoryReply(state, one));
  const reply = {
    token,
    expires_at: expiresAt.toISOString().replace('.000', ''),
    permissions: { metadata: 'read', ...permissions },
    repository_selection: chosen === undefined && installation.repositories === 'all' ? 'all' : 'selected',
    ...(repositories === undefined ? {} : { repositories }),
  };
  return { status: 201, body: reply };
}

function grantedTo({ permissions }: Installation, { permissions: wanted }: Fields): Installation['permissions'] {
  if (!isFields(wanted)) return permissions;
  const granted: Readonly<Record<string, string>> = { metadata: 'read', ...permissions };
  const isGranted = Object.entries(wanted).every(
    ([name, level]) => granted[name] === level || (level === 'read' && granted[name] === 'write'),
  );
  if (!isGranted) throw new Refusal(422, 'The permissions requested are not granted to this installation.');
  return wanted;
}

function chosenBy(state: State, installation: Installation, body: Fields): readonly Repository[] | undefined {
  return listOf(body, 'repositories')?.map((name) => {
    const found = state.repositories.get(`${installation.account}/${name}`.toLowerCase());
    if (found !== undefined && reaches(installation, found)) return found;
    const message =
      'There is at least one repository that does not exist or is not accessible to the parent installation.';
    throw new Refusal(422, message);
  });
}

/** Since April 2026 tokens name their App, and are some hundred characters long. */
function newToken({ id }: App): string {
  const part = (bytes: number) => randomBytes(bytes).toString('base64url');
  return `ghs_${id}_${part(27)}.${part(120)}.${part(64)}`;
}
