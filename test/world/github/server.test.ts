import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor, octokitOf, refusalOf } from '../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../world/github/server.ts';
import { startGitHub, token } from '../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'api' };
let now: Date;
let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00.750Z');
  server = await startGitHub({ clock: () => now });
  repository = await server.addRepository('acme/api', { 'app/values.yaml': 'tag: one\n' });
});

afterEach(() => server.close());

describe('the repository of a test', () => {
  it('begins with its files on main', () => {
    expect(repository.show('main', 'app/values.yaml')).toBe('tag: one\n');
    expect(repository.log()).toMatchObject([{ sha: repository.head(), parents: [], message: 'Begin' }]);
  });

  it('commits on another branch from a given parent, with author and date', async () => {
    const parent = repository.head();
    await repository.commit({ 'app/values.yaml': 'tag: two\n' }, 'Two');
    const options = {
      branch: 'topic',
      parent,
      author: 'Ann <ann@example.com>',
      date: new Date('2020-01-01T00:00:00Z'),
    };
    const made = await repository.commit({ 'app/values.yaml': null, 'späte datei.txt': 'ß' }, 'Side', options);
    expect(repository.log('topic')[0]).toMatchObject({ sha: made, parents: [parent], author: options.author });
    expect(repository.git('log', '-1', '--format=%at', made)).toBe('1577836800');
    expect(repository.show('topic', 'app/values.yaml')).toBeUndefined();
    expect(repository.show('topic', 'späte datei.txt')).toBe('ß');
    expect(repository.refs('refs/heads/')).toEqual({ 'refs/heads/main': repository.head(), 'refs/heads/topic': made });
  });
});

describe('tokens', () => {
  it('refuses an unknown token', async () => {
    const refusal = await refusalOf(octokitFor(server, 'ghs_unknown').rest.repos.get(api));
    expect(refusal).toMatchObject({ status: 401, message: 'Bad credentials' });
  });

  it('refuses a request without a token', async () => {
    const reply = await fetch(`${server.apiUrl}/repos/acme/api`);
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ message: 'Requires authentication' });
  });

  it('shows no repository that the token cannot see', async () => {
    await server.addRepository('acme/secret');
    const octokit = octokitOf(server, { repositories: ['acme/api'] });
    expect((await octokit.rest.repos.get(api)).data.full_name).toBe('acme/api');
    const refusal = await refusalOf(octokit.rest.repos.get({ owner: 'acme', repo: 'secret' }));
    expect(refusal).toMatchObject({ status: 404, message: 'Not Found' });
  });

  it.each([
    ['app-installation', 'Resource not accessible by integration'],
    ['actions', 'Resource not accessible by integration'],
    ['user', 'Resource not accessible by personal access token'],
  ] as const)('refuses %s what its permissions do not allow, and names what it needs', async (type, message) => {
    const octokit = octokitOf(server, { type, permissions: { statuses: 'read', contents: 'write' } });
    const sha = repository.head();
    const refusal = await refusalOf(octokit.rest.repos.createCommitStatus({ ...api, sha, state: 'success' }));
    expect(refusal).toMatchObject({ status: 403, message });
    expect(refusal.headers['x-accepted-github-permissions']).toBe('statuses=write');
    expect((await octokit.rest.repos.listCommitStatusesForRef({ ...api, ref: sha })).data).toEqual([]);
  });

  it('knows who a user is, and refuses to say it of an installation', async () => {
    const user = octokitOf(server, { login: 'ann', type: 'user' });
    expect((await user.rest.users.getAuthenticated()).data.login).toBe('ann');
    const refusal = await refusalOf(octokitFor(server).rest.users.getAuthenticated());
    expect(refusal).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
  });
});

describe('replies', () => {
  it('tell the time in whole seconds', async () => {
    const { data } = await octokitFor(server).rest.repos.get(api);
    expect(data.created_at).toBe('2026-03-01T12:00:00Z');
  });

  it('count the requests of a token, until it has none left for the hour', async () => {
    const octokit = octokitOf(server, { type: 'actions' });
    const { headers } = await octokit.rest.repos.get(api);
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '999' });
    for (const usage of server.state.usage.values()) usage.used = 1000;
    const refusal = await refusalOf(octokit.rest.repos.get(api));
    expect(refusal).toMatchObject({ status: 403, message: expect.stringMatching(/^API rate limit exceeded/) });
    expect(refusal.headers['x-ratelimit-remaining']).toBe('0');
    now = new Date(now.getTime() + 3_601_000);
    expect((await octokit.rest.repos.get(api)).status).toBe(200);
  });

  it('are not sent again to who has them already, and that costs nothing', async () => {
    const octokit = octokitFor(server);
    const { headers } = await octokit.rest.repos.get(api);
    const again = fetch(`${server.apiUrl}/repos/acme/api`, {
      headers: { authorization: `token ${token}`, 'if-none-match': headers.etag ?? '' },
    });
    expect((await again).status).toBe(304);
    expect((await octokit.rest.repos.get(api)).headers['x-ratelimit-used']).toBe('2');
  });

  it('are sent again once they have changed', async () => {
    const octokit = octokitFor(server);
    const sha = repository.head();
    const list = `${server.apiUrl}/repos/acme/api/commits/${sha}/statuses`;
    const first = await fetch(list, { headers: { authorization: `token ${token}` } });
    await octokit.rest.repos.createCommitStatus({ ...api, sha, state: 'success' });
    const headers = { authorization: `token ${token}`, 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await fetch(list, { headers })).status).toBe(200);
  });
});

describe('problems', () => {
  it('are requests to a route that is not served', async () => {
    const refusal = await refusalOf(octokitFor(server).rest.repos.listBranches(api));
    expect(refusal.status).toBe(501);
    expect(() => server.assertClean()).toThrow('no route for GET /repos/acme/api/branches');
    expect(server.takeProblems()).toEqual(['no route for GET /repos/acme/api/branches']);
  });

  it('are requests beside the base of the API', async () => {
    const reply = await fetch(`${server.url}/repos/acme/api`, { headers: { authorization: `token ${token}` } });
    expect(reply.status).toBe(501);
    expect(server.takeProblems()).toEqual(['no route for GET /repos/acme/api']);
  });

  it('are bodies that are not JSON', async () => {
    const url = `${server.apiUrl}/repos/acme/api/statuses/${repository.head()}`;
    const headers = { authorization: `token ${token}` };
    expect((await fetch(url, { method: 'POST', headers, body: '{' })).status).toBe(422);
    expect(server.takeProblems()).toEqual([expect.stringContaining('body: must be object')]);
  });

  it('make the end of the server fail', async () => {
    const other = await startGitHub();
    await refusalOf(octokitFor(other).request('GET /nothing'));
    await expect(other.close()).rejects.toThrow('no route for GET /nothing');
  });

  it.each([
    ['a value that is not allowed', { state: 'fine' }, 'body/state: must be equal to one of the allowed values'],
    ['a missing field', { context: 'x' }, "body: must have required property 'state'"],
    ['a field that GitHub does not have', { state: 'success', link: 'x' }, 'body/link: GitHub has no such field'],
    ['a value of another type', { state: 'success', context: 7 }, 'body/context: must be string'],
  ])('are %s in a body', async (_, body, problem) => {
    const path = `POST /repos/acme/api/statuses/${repository.head()}`;
    const refusal = await refusalOf(octokitFor(server).request(path, body));
    expect(refusal).toMatchObject({ status: 422, message: expect.stringContaining(problem) });
    expect(server.takeProblems()[0]).toContain(problem);
    expect(repository.statuses(repository.head())).toEqual([]);
  });

  it('are parameters that GitHub does not have', async () => {
    await refusalOf(octokitFor(server).request('GET /repos/acme/api/deployments?branch=main'));
    expect(server.takeProblems()).toEqual([
      expect.stringContaining('query: must NOT have additional properties (branch)'),
    ]);
  });

  it('are not refusals that GitHub means', async () => {
    await refusalOf(octokitFor(server).rest.repos.getCommit({ ...api, ref: 'nowhere' }));
    expect(server.problems).toEqual([]);
  });
});

describe('the transcript', () => {
  it('has method, path, status, login and body of every request', async () => {
    const sha = repository.head();
    await octokitFor(server).rest.repos.createCommitStatus({ ...api, sha, state: 'pending', context: 'x' });
    await refusalOf(octokitFor(server, 'ghs_unknown').rest.repos.listDeployments({ ...api, task: 'deploy' }));
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: `/repos/acme/api/statuses/${sha}`,
        query: '',
        body: { state: 'pending', context: 'x' },
        login: 'gitops-deploy[bot]',
        status: 201,
      },
      {
        method: 'GET',
        path: '/repos/acme/api/deployments',
        query: 'task=deploy',
        body: undefined,
        login: undefined,
        status: 401,
      },
    ]);
  });
});

describe('faults', () => {
  const match = { method: 'GET', path: /^\/repos\/acme\/api$/ };
  const get = (signal?: AbortSignal) => {
    const headers = { authorization: `token ${token}` };
    return fetch(`${server.apiUrl}/repos/acme/api`, signal === undefined ? { headers } : { headers, signal });
  };

  it('come as often as asked, and then no more', async () => {
    server.fail(match, 2, { status: 429, headers: { 'retry-after': '7' }, body: { message: 'slow down' } });
    const first = await get();
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await get()).status).toBe(429);
    expect((await get()).status).toBe(200);
  });

  it('leave other requests alone', async () => {
    server.fail({ method: 'POST', path: match.path }, 1, { status: 500 });
    expect((await get()).status).toBe(200);
  });

  it('can break the connection', async () => {
    server.fail(match, 1, 'disconnect');
    await expect(get()).rejects.toThrow('fetch failed');
    expect(server.requests.at(-1)?.status).toBeUndefined();
  });

  it('can leave a request without an answer until it is given up', async () => {
    server.fail(match, 1, 'hang');
    const giveUp = new AbortController();
    const answer = get(giveUp.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    giveUp.abort();
    await expect(answer).rejects.toThrow('aborted');
  });

  it('can break off the body of what was done, and can take its time for it', async () => {
    server.fail(match, 1, 'torn');
    const torn = await get();
    await expect(torn.text()).rejects.toThrow('terminated');
    expect(server.requests.at(-1)?.status).toBe(200);
    server.fail(match, 1, 'slow');
    const slow = await get();
    expect(await slow.json()).toMatchObject({ full_name: 'acme/api' });
  });

  it('can lose the reply to what was done', async () => {
    const sha = repository.head();
    server.fail({ method: 'POST', path: /statuses/ }, 1, 'lose-reply');
    const post = octokitFor(server).rest.repos.createCommitStatus({ ...api, sha, state: 'success' });
    await expect(post).rejects.toThrow();
    expect(repository.statuses(sha)).toHaveLength(1);
  });
});

describe('a repository_dispatch', () => {
  const sent = { ...api, event_type: 'argocd', client_payload: { version: 1 } };

  it('is taken from who may write to the repository, and from nobody else', async () => {
    const sender = octokitOf(server, { permissions: { contents: 'write' } });
    expect((await sender.rest.repos.createDispatchEvent(sent)).status).toBe(204);
    expect(server.state.dispatches).toMatchObject([
      { repository: 'acme/api', type: 'argocd', payload: { version: 1 } },
    ]);
    const reader = octokitOf(server, { permissions: { contents: 'read' } });
    expect(await refusalOf(reader.rest.repos.createDispatchEvent(sent))).toMatchObject({ status: 403 });
  });

  it('of more than GitHub takes is refused', async () => {
    const text = 'x'.repeat(64 * 1024);
    const long = octokitFor(server, token).rest.repos.createDispatchEvent({ ...sent, client_payload: { text } });
    expect(await refusalOf(long)).toMatchObject({ status: 422 });
  });
});
