import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor, octokitOf, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'api' };
let server: GitHubServer;
let repository: TestRepository;
let sha: string;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/api');
  sha = repository.head();
});

afterEach(() => server.close());

function create(status: {
  state?: 'pending' | 'success' | 'failure' | 'error';
  context?: string;
  description?: string;
}) {
  return octokitFor(server).rest.repos.createCommitStatus({ ...api, sha, state: 'success', ...status });
}

async function combined(): Promise<string> {
  return (await octokitFor(server).rest.repos.getCombinedStatusForRef({ ...api, ref: 'main' })).data.state;
}

describe('a commit status', () => {
  it('is kept with what was said, and by whom', async () => {
    const { data } = await create({ state: 'pending', context: 'deploy', description: 'at work' });
    expect(data).toMatchObject({ state: 'pending', context: 'deploy', description: 'at work', target_url: null });
    expect(data.creator?.login).toBe('gitops-deploy[bot]');
    expect(repository.statuses(sha)).toMatchObject([{ state: 'pending', context: 'deploy' }]);
  });

  it('has the context "default" where none is given', async () => {
    expect((await create({})).data.context).toBe('default');
  });

  it('is refused for a commit that is not there', async () => {
    const missing = '1'.repeat(40);
    const post = octokitFor(server).rest.repos.createCommitStatus({ ...api, sha: missing, state: 'success' });
    expect(await refusalOf(post)).toMatchObject({ status: 422, message: `No commit found for SHA: ${missing}` });
  });

  it('takes 140 characters of description, however many bytes they are', async () => {
    expect((await create({ description: '🚀'.repeat(140) })).status).toBe(201);
  });

  it('is refused with 141', async () => {
    const message = 'description is too long (maximum is 140 characters)';
    expect(await refusalOf(create({ description: 'x'.repeat(141) }))).toMatchObject({
      status: 422,
      message: 'Validation Failed',
      errors: [{ resource: 'Status', code: 'custom', field: 'description', message }],
    });
  });

  it('is refused after a thousand of the same context, in any case of letters', async () => {
    await create({ context: 'Deploy' });
    const [first] = server.state.statuses;
    if (first !== undefined) server.state.statuses.push(...Array.from({ length: 999 }, () => first));
    const message = 'This SHA and context has reached the maximum number of statuses.';
    expect(await refusalOf(create({ context: 'deploy' }))).toMatchObject({ status: 422, errors: [{ message }] });
    expect((await create({ context: 'other' })).status).toBe(201);
  });

  it('is refused to a token that may only read, as a fork has it', async () => {
    const fork = octokitOf(server, { type: 'actions', permissions: { statuses: 'read', contents: 'read' } });
    const post = fork.rest.repos.createCommitStatus({ ...api, sha, state: 'success' });
    expect(await refusalOf(post)).toMatchObject({ status: 403, message: 'Resource not accessible by integration' });
  });
});

describe('the list of statuses', () => {
  it('has the newest first, page by page', async () => {
    for (const context of ['a', 'b', 'c']) await create({ context });
    const octokit = octokitFor(server);
    const list = octokit.rest.repos.listCommitStatusesForRef;
    const second = await list({ ...api, ref: sha, per_page: 2, page: 2 });
    expect(second.data.map(({ context }) => context)).toEqual(['a']);
    const all = await octokit.paginate(list, { ...api, ref: sha, per_page: 1 });
    expect(all.map(({ context }) => context)).toEqual(['c', 'b', 'a']);
  });

  it('has 30 on a page, and never more than 100', async () => {
    for (let made = 0; made < 101; made += 1) await create({});
    const list = octokitFor(server).rest.repos.listCommitStatusesForRef;
    expect((await list({ ...api, ref: sha })).data).toHaveLength(30);
    expect((await list({ ...api, ref: sha, per_page: 500 })).data).toHaveLength(100);
  });
});

describe('the combined status', () => {
  it('is pending where there is none', async () => expect(await combined()).toBe('pending'));

  it('takes the newest of each context', async () => {
    await create({ context: 'a', state: 'failure' });
    await create({ context: 'A', state: 'success' });
    expect(await combined()).toBe('success');
  });

  it.each([
    ['pending', 'pending'],
    ['error', 'failure'],
    ['failure', 'failure'],
  ] as const)('with one %s beside a success is %s', async (state, whole) => {
    await create({ context: 'a', state });
    await create({ context: 'b', state: 'success' });
    expect(await combined()).toBe(whole);
  });
});
