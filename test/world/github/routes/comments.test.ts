import { afterEach, beforeEach, expect, it } from 'vitest';
import { octokitFor, octokitOf, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'api' };
let now: Date;
let server: GitHubServer;
let repository: TestRepository;
let issue_number: number;

beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00Z');
  server = await startGitHub({ clock: () => now });
  repository = await server.addRepository('acme/api');
  await repository.commit({ new: 'x' }, 'Change', { branch: 'topic', parent: repository.head() });
  issue_number = await repository.addPullRequest({ head: 'topic' });
});

afterEach(() => server.close());

function issues() {
  return octokitFor(server).rest.issues;
}

function create(body: string) {
  return issues().createComment({ ...api, issue_number, body });
}

it('keeps a comment, changes it and removes it', async () => {
  const { data } = await create('one');
  expect(data.user?.login).toBe('gitops-deploy[bot]');
  now = new Date('2026-03-01T12:05:00Z');
  const changed = await issues().updateComment({ ...api, comment_id: data.id, body: 'two' });
  expect(changed.data).toMatchObject({ body: 'two', created_at: data.created_at, updated_at: '2026-03-01T12:05:00Z' });
  expect(repository.comments(issue_number)).toMatchObject([{ body: 'two' }]);
  await issues().deleteComment({ ...api, comment_id: data.id });
  expect(repository.comments(issue_number)).toEqual([]);
});

it('lists the oldest first, page by page', async () => {
  for (const body of ['a', 'b', 'c']) await create(body);
  const list = issues().listComments;
  const bodies = async (page: number) =>
    (await list({ ...api, issue_number, per_page: 2, page })).data.map(({ body }) => body);
  expect(await bodies(1)).toEqual(['a', 'b']);
  expect(await bodies(2)).toEqual(['c']);
});

it('lists what has changed since a time', async () => {
  await create('old');
  now = new Date('2026-03-01T12:05:00Z');
  await create('new');
  const { data } = await issues().listComments({ ...api, issue_number, since: '2026-03-01T12:01:00Z' });
  expect(data.map(({ body }) => body)).toEqual(['new']);
});

it('takes 65,536 characters', async () => {
  expect((await create('x'.repeat(65_536))).status).toBe(201);
});

it('refuses one more, also in a change', async () => {
  const long = 'x'.repeat(65_537);
  const refused = { status: 422, errors: [{ message: 'Body is too long (maximum is 65536 characters)' }] };
  expect(await refusalOf(create(long))).toMatchObject(refused);
  const { data } = await create('short');
  expect(await refusalOf(issues().updateComment({ ...api, comment_id: data.id, body: long }))).toMatchObject(refused);
});

it('refuses an empty comment', async () => {
  expect(await refusalOf(create(' \n'))).toMatchObject({ status: 422 });
});

it('finds no comment that is not there, and no pull request', async () => {
  const comment_id = 99;
  expect(await refusalOf(issues().deleteComment({ ...api, comment_id }))).toMatchObject({ status: 404 });
  expect(await refusalOf(issues().updateComment({ ...api, comment_id, body: 'x' }))).toMatchObject({ status: 404 });
  const elsewhere = issues().createComment({ ...api, issue_number: 99, body: 'x' });
  expect(await refusalOf(elsewhere)).toMatchObject({ status: 404 });
});

it.each(['issues', 'pull_requests'] as const)('asks for write permission on %s, and no other', async (permission) => {
  const allowed = octokitOf(server, { permissions: { [permission]: 'write' } });
  expect((await allowed.rest.issues.createComment({ ...api, issue_number, body: 'x' })).status).toBe(201);
  const reader = octokitOf(server, { permissions: { [permission]: 'read', contents: 'write' } });
  const refusal = await refusalOf(reader.rest.issues.createComment({ ...api, issue_number, body: 'x' }));
  expect(refusal.status).toBe(403);
});
