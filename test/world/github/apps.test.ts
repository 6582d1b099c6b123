import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proofOf, readAppKey } from '../../../src/github/app-key.ts';
import { octokitFor, refusalOf } from '../../../world/github/octokit.ts';
import type { GitHubServer } from '../../../world/github/server.ts';
import { startGitHub, token } from '../../../world/github/server.ts';
import { addApp, appId, appKey, newKey } from '../../github/app-world.ts';

const api = { owner: 'acme', repo: 'api' };
let now: Date;
let server: GitHubServer;

beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00.750Z');
  server = await startGitHub({ clock: () => now });
  await server.addRepository('acme/api');
  addApp(server, { repositories: ['acme/api'] });
});

afterEach(() => server.close());

const proof = (id = appId, privateKey = appKey) => proofOf(id, readAppKey({ id, privateKey }), now);
const asApp = (jwt = proof()) => octokitFor(server, jwt).rest.apps;

async function mint(asked: object = {}): Promise<string> {
  const { data: installation } = await asApp().getRepoInstallation(api);
  const { data } = await asApp().createInstallationAccessToken({ installation_id: installation.id, ...asked });
  expect(data.expires_at).toBe('2026-03-01T13:00:00Z');
  return data.token;
}

describe('an App', () => {
  it('finds its installation on a repository', async () => {
    const { data } = await asApp().getRepoInstallation(api);
    expect(data).toMatchObject({ app_slug: 'gitops-deploy', repository_selection: 'selected', suspended_at: null });
    expect(data.permissions).toMatchObject({ metadata: 'read', contents: 'write' });
  });

  it('gets a token that opens no more than was asked for, for an hour', async () => {
    await server.addRepository('acme/other');
    const minted = await mint({ repositories: ['api'], permissions: { statuses: 'read' } });
    const { rest } = octokitFor(server, minted);
    expect((await rest.repos.get(api)).status).toBe(200);
    expect(await refusalOf(rest.repos.get({ owner: 'acme', repo: 'other' }))).toMatchObject({ status: 404 });
    expect(await refusalOf(rest.pulls.list(api))).toMatchObject({ status: 403 });
    now = new Date('2026-03-01T13:00:00Z');
    expect(await refusalOf(rest.repos.get(api))).toMatchObject({ status: 401, message: 'Bad credentials' });
  });

  it('gets all that it was granted where it asks for nothing', async () => {
    const minted = await mint();
    expect(server.state.grants.get(minted)).toMatchObject({ repositories: ['acme/api'], type: 'app-installation' });
  });

  it.each([
    [{ permissions: { checks: 'write' } }, 'The permissions requested are not granted to this installation.'],
    [{ permissions: { actions: 'write' } }, 'The permissions requested are not granted to this installation.'],
    [{ repositories: ['other'] }, /^There is at least one repository that does not exist/],
  ])('gets no more than it was granted: %j', async (asked, message) => {
    await server.addRepository('acme/other');
    const said = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(await refusalOf(mint(asked))).toMatchObject({ status: 422, message: said });
  });

  it('gets nothing where it is suspended', async () => {
    addApp(server, { suspendedAt: '2026-01-01T00:00:00Z' });
    const suspended = server.state.apps.at(-1)?.installations[0]?.id ?? 0;
    server.state.apps.shift();
    const refusal = await refusalOf(asApp().createInstallationAccessToken({ installation_id: suspended }));
    expect(refusal).toMatchObject({ status: 403, message: 'This installation has been suspended' });
  });

  it('is known by its own key alone', async () => {
    const undecodable = { status: 401, message: 'A JSON web token could not be decoded' };
    expect(await refusalOf(asApp(proof(appId, newKey())).getRepoInstallation(api))).toMatchObject(undecodable);
    expect(await refusalOf(asApp(token).getRepoInstallation(api))).toMatchObject(undecodable);
    const unknown = { status: 404, message: 'Integration not found' };
    expect(await refusalOf(asApp(proof('7')).getRepoInstallation(api))).toMatchObject(unknown);
  });

  it('is known for minutes', async () => {
    const jwt = proof();
    now = new Date(now.getTime() + 541_000);
    const over = { status: 401, message: expect.stringContaining("'exp'") };
    expect(await refusalOf(asApp(jwt).getRepoInstallation(api))).toMatchObject(over);
  });

  it('may do nothing else in its own name', async () => {
    expect(await refusalOf(octokitFor(server, proof()).rest.repos.get(api))).toMatchObject({ status: 401 });
  });
});
