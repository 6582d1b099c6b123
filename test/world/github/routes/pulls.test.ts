import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor, octokitOf, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'gitops' };
let server: GitHubServer;
let repository: TestRepository;
let base: string;
let head: string;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/gitops', { 'values.yaml': 'tag: one\n' });
  base = repository.head();
  head = await repository.commit({ 'values.yaml': 'tag: two\n' }, 'Two', { branch: 'topic', parent: base });
});

afterEach(() => server.close());

function pulls() {
  return octokitFor(server).rest.pulls;
}

function open(more: { head?: string; base?: string; draft?: boolean } = {}) {
  return pulls().create({ ...api, head: 'topic', base: 'main', title: 'Two', ...more });
}

function merge(more: { sha?: string; merge_method?: 'merge' | 'squash' } = {}) {
  return pulls().merge({ ...api, pull_number: 1, ...more });
}

async function get() {
  return (await pulls().get({ ...api, pull_number: 1 })).data;
}

describe('opening', () => {
  it('gives the pull request with its two sides', async () => {
    const { data } = await open({ head: 'acme:topic' });
    expect(data).toMatchObject({
      number: 1,
      state: 'open',
      merged: false,
      changed_files: 1,
      additions: 1,
      deletions: 1,
    });
    expect(data.head).toMatchObject({ label: 'acme:topic', ref: 'topic', sha: head });
    expect(data.base).toMatchObject({ label: 'acme:main', ref: 'main', sha: base });
  });

  it('is refused while one is open between the same branches', async () => {
    await open();
    const message = 'A pull request already exists for acme:topic.';
    expect(await refusalOf(open())).toMatchObject({
      status: 422,
      message: 'Validation Failed',
      errors: [{ resource: 'PullRequest', code: 'custom', message }],
    });
    await pulls().update({ ...api, pull_number: 1, state: 'closed' });
    expect((await open()).data.number).toBe(2);
  });

  it('is refused where there is nothing to merge', async () => {
    await repository.commit({}, 'Same', { branch: 'old', parent: base });
    repository.git('update-ref', 'refs/heads/old', base);
    const message = 'No commits between main and old';
    expect(await refusalOf(open({ head: 'old' }))).toMatchObject({ status: 422, errors: [{ message }] });
  });

  it.each(['head', 'base'] as const)('is refused where the %s is not there', async (field) => {
    const refusal = await refusalOf(open({ [field]: 'nowhere' }));
    expect(refusal).toMatchObject({ status: 422, errors: [{ resource: 'PullRequest', field, code: 'invalid' }] });
  });

  it('asks for the permission to write pull requests', async () => {
    const reader = octokitOf(server, { permissions: { pull_requests: 'read', contents: 'write' } });
    const refusal = await refusalOf(reader.rest.pulls.create({ ...api, head: 'topic', base: 'main', title: 'x' }));
    expect(refusal.status).toBe(403);
  });
});

describe('the list', () => {
  it('has the open ones unless others are asked for, the newest first', async () => {
    await repository.commit({ other: 'x' }, 'Other', { branch: 'other', parent: base });
    await open();
    await open({ head: 'other' });
    const numbers = async (query: object) => (await pulls().list({ ...api, ...query })).data.map((one) => one.number);
    expect(await numbers({})).toEqual([2, 1]);
    expect(await numbers({ direction: 'asc' })).toEqual([1, 2]);
    await pulls().update({ ...api, pull_number: 1, state: 'closed' });
    expect(await numbers({})).toEqual([2]);
    expect(await numbers({ state: 'closed' })).toEqual([1]);
    expect(await numbers({ state: 'all' })).toEqual([2, 1]);
  });

  it('is filtered by base, and by head only with its owner', async () => {
    await repository.commit({ other: 'x' }, 'Other', { branch: 'other', parent: base });
    await open();
    await open({ head: 'other' });
    const numbers = async (query: object) => (await pulls().list({ ...api, ...query })).data.map((one) => one.number);
    expect(await numbers({ head: 'acme:topic' })).toEqual([1]);
    expect(await numbers({ head: 'topic' })).toEqual([2, 1]);
    expect(await numbers({ base: 'elsewhere' })).toEqual([]);
  });
});

describe('a pull request', () => {
  it('is not found under another number', async () => {
    expect(await refusalOf(get())).toMatchObject({ status: 404, message: 'Not Found' });
  });

  it('says whether it merges only when asked again', async () => {
    await repository.addPullRequest({ head: 'topic' });
    expect(await get()).toMatchObject({ mergeable: null, mergeable_state: 'unknown' });
    expect(await get()).toMatchObject({ mergeable: true, mergeable_state: 'clean' });
  });

  it('does not merge once the base has changed the same line', async () => {
    await open();
    await repository.commit({ 'values.yaml': 'tag: three\n' }, 'Three');
    await get();
    expect(await get()).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  });

  it('shows a trial merge as its merge commit while it is open', async () => {
    await open();
    const { merge_commit_sha, merged_at } = await get();
    expect(merge_commit_sha).toMatch(/^[0-9a-f]{40}$/);
    expect(merged_at).toBeNull();
    expect(repository.head()).toBe(base);
  });

  it('follows its branch', async () => {
    await open();
    const newer = await repository.commit({ 'values.yaml': 'tag: newer\n' }, 'Newer', { branch: 'topic' });
    expect((await get()).head.sha).toBe(newer);
  });

  it('is closed when its branch is deleted', async () => {
    await open();
    repository.git('update-ref', '-d', 'refs/heads/topic');
    expect(await get()).toMatchObject({ state: 'closed', merged: false });
  });

  it('counts as merged when its head is pushed to the base', async () => {
    await open();
    repository.git('update-ref', 'refs/heads/main', head);
    expect(await get()).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: head });
  });

  it('takes another title and body', async () => {
    await open();
    await pulls().update({ ...api, pull_number: 1, title: 'New', body: 'Text' });
    expect(await get()).toMatchObject({ title: 'New', body: 'Text', state: 'open' });
  });

  it('is opened again, but not once it is merged', async () => {
    await open();
    await pulls().update({ ...api, pull_number: 1, state: 'closed' });
    expect((await pulls().update({ ...api, pull_number: 1, state: 'open' })).data.state).toBe('open');
    await merge();
    const refusal = await refusalOf(pulls().update({ ...api, pull_number: 1, state: 'open' }));
    expect(refusal).toMatchObject({ status: 422, errors: [{ field: 'state', code: 'invalid' }] });
  });
});

describe('merging', () => {
  beforeEach(() => open());

  it('makes a merge commit of both sides', async () => {
    const { data } = await merge({ sha: head });
    expect(data).toMatchObject({ merged: true, message: 'Pull Request successfully merged', sha: repository.head() });
    expect(repository.log()[0]).toMatchObject({
      parents: [base, head],
      message: 'Merge pull request #1 from acme/topic\n\nTwo',
    });
    expect(repository.show('main', 'values.yaml')).toBe('tag: two\n');
    expect(await get()).toMatchObject({ state: 'closed', merged: true, merge_commit_sha: data.sha });
  });

  it('makes one commit of a squash', async () => {
    await merge({ merge_method: 'squash' });
    expect(repository.log()[0]).toMatchObject({ parents: [base], message: 'Two (#1)' });
  });

  it('is refused at another head than the one that was seen', async () => {
    const message = 'Head branch was modified. Review and try the merge again.';
    expect(await refusalOf(merge({ sha: base }))).toMatchObject({ status: 409, message });
    expect(repository.head()).toBe(base);
  });

  it('is refused where the branches conflict', async () => {
    const moved = await repository.commit({ 'values.yaml': 'tag: three\n' }, 'Three');
    expect(await refusalOf(merge())).toMatchObject({ status: 405, message: 'Pull Request is not mergeable' });
    expect(repository.head()).toBe(moved);
  });

  it('is refused a second time', async () => {
    await merge();
    expect(await refusalOf(merge())).toMatchObject({ status: 405, message: 'Pull Request is not mergeable' });
  });

  it('is refused for a draft', async () => {
    await repository.commit({ draft: 'x' }, 'Draft', { branch: 'draft', parent: base });
    await open({ head: 'draft', draft: true });
    const refusal = await refusalOf(pulls().merge({ ...api, pull_number: 2 }));
    expect(refusal).toMatchObject({ status: 405, message: 'Pull Request is still a draft' });
  });

  it('asks for the permission to write contents', async () => {
    const octokit = octokitOf(server, { permissions: { pull_requests: 'write', contents: 'read' } });
    expect(await refusalOf(octokit.rest.pulls.merge({ ...api, pull_number: 1 }))).toMatchObject({ status: 403 });
  });
});

describe('the pull requests of a commit', () => {
  async function numbers(commit_sha: string): Promise<readonly number[]> {
    const list = octokitFor(server).rest.repos.listPullRequestsAssociatedWithCommit;
    return (await list({ ...api, commit_sha })).data.map((one) => one.number);
  }

  it('are the open ones that would bring it', async () => {
    const second = await repository.commit({ more: 'x' }, 'More', { branch: 'topic' });
    await open();
    expect(await numbers(head)).toEqual([1]);
    expect(await numbers(second)).toEqual([1]);
  });

  it('is the one that brought it, by its own commits and by its merge', async () => {
    await open();
    const { data } = await merge();
    expect(await numbers(head)).toEqual([1]);
    expect(await numbers(data.sha)).toEqual([1]);
    expect(await numbers(base)).toEqual([]);
  });

  it('are not the open ones to another branch, once the default branch has it', async () => {
    repository.git('update-ref', 'refs/heads/release', base);
    await open({ base: 'release' });
    expect(await numbers(head)).toEqual([1]);
    repository.git('update-ref', 'refs/heads/main', head);
    expect(await numbers(head)).toEqual([]);
  });

  it('are refused for a commit that GitHub does not know', async () => {
    expect(await refusalOf(numbers('1'.repeat(40)))).toMatchObject({ status: 422 });
  });
});
