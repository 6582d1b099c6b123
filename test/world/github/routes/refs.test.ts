import { afterEach, beforeEach, expect, it } from 'vitest';
import { octokitFor, octokitOf, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'gitops' };
let server: GitHubServer;
let repository: TestRepository;
let first: string;
let second: string;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/gitops');
  first = repository.head();
  second = await repository.commit({ new: 'x' }, 'Second');
});

afterEach(() => server.close());

function git() {
  return octokitFor(server).rest.git;
}

it('makes, reads, moves and deletes a ref of any name', async () => {
  const ref = 'gitops-deploy/holds/api/staging';
  await git().createRef({ ...api, ref: `refs/${ref}`, sha: first });
  const { data } = await git().getRef({ ...api, ref });
  expect(data).toMatchObject({ ref: `refs/${ref}`, object: { sha: first, type: 'commit' } });
  await git().updateRef({ ...api, ref, sha: second });
  expect(repository.refs('refs/gitops-deploy/')).toEqual({ [`refs/${ref}`]: second });
  await git().deleteRef({ ...api, ref });
  expect(repository.refs('refs/gitops-deploy/')).toEqual({});
});

it('finds no ref by the beginning of its name', async () => {
  expect(await refusalOf(git().getRef({ ...api, ref: 'heads/mai' }))).toMatchObject({ status: 404 });
});

it('refuses to make a ref that is there', async () => {
  const create = git().createRef({ ...api, ref: 'refs/heads/main', sha: first });
  expect(await refusalOf(create)).toMatchObject({ status: 422, message: 'Reference already exists' });
  expect(repository.head()).toBe(second);
});

it('refuses a ref to nothing', async () => {
  const create = git().createRef({ ...api, ref: 'refs/heads/new', sha: '1'.repeat(40) });
  expect(await refusalOf(create)).toMatchObject({ status: 422, message: 'Object does not exist' });
});

it.each(['heads/new', 'refs/new', 'refs/heads/a..b'])('refuses the name %s', async (ref) => {
  expect(await refusalOf(git().createRef({ ...api, ref, sha: first }))).toMatchObject({ status: 422 });
});

it('refuses to move a ref back, unless forced', async () => {
  const back = { ...api, ref: 'heads/main', sha: first };
  expect(await refusalOf(git().updateRef(back))).toMatchObject({
    status: 422,
    message: 'Update is not a fast forward',
  });
  await git().updateRef({ ...back, force: true });
  expect(repository.head()).toBe(first);
});

it('refuses to move or delete a ref that is not there', async () => {
  const ref = 'heads/nowhere';
  const refused = { status: 422, message: 'Reference does not exist' };
  expect(await refusalOf(git().updateRef({ ...api, ref, sha: first }))).toMatchObject(refused);
  expect(await refusalOf(git().deleteRef({ ...api, ref }))).toMatchObject(refused);
});

it('refuses to move a protected branch', async () => {
  repository.protect('main', { blockPushes: true });
  repository.git('update-ref', 'refs/heads/topic', second);
  const sha = await repository.commit({ newer: 'x' }, 'Third', { branch: 'topic' });
  const update = git().updateRef({ ...api, ref: 'heads/main', sha });
  const message = 'Changes must be made through a pull request.';
  expect(await refusalOf(update)).toMatchObject({ status: 422, message });
  expect(repository.head()).toBe(second);
});

it('asks for the permission to write contents', async () => {
  const reader = octokitOf(server, { permissions: { contents: 'read' } });
  expect(await refusalOf(reader.rest.git.deleteRef({ ...api, ref: 'heads/main' }))).toMatchObject({ status: 403 });
});
