import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'api' };
let server: GitHubServer;
let repository: TestRepository;
let first: string;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/api', { 'a.txt': 'one\n', 'b.txt': 'b\n' });
  first = repository.head();
});

afterEach(() => server.close());

function repos() {
  return octokitFor(server).rest.repos;
}

async function compare(basehead: string, page: { page?: number; per_page?: number } = {}) {
  return (await repos().compareCommitsWithBasehead({ ...api, basehead, ...page })).data;
}

describe('a commit', () => {
  it('is found by SHA, branch with slashes, and tag', async () => {
    const sha = await repository.commit({ 'a.txt': 'two\n' }, 'Two', { branch: 'team/topic', parent: first });
    repository.git('tag', 'v1', sha);
    for (const ref of [sha, sha.slice(0, 8), 'team/topic', 'heads/team/topic', 'v1'])
      expect((await repos().getCommit({ ...api, ref })).data.sha).toBe(sha);
  });

  it('tells its message, parents and files', async () => {
    const sha = await repository.commit({ 'a.txt': 'two\n', 'b.txt': null, 'c.txt': 'c\nc\n' }, 'Two\n\nText');
    const { data } = await repos().getCommit({ ...api, ref: sha });
    expect(data.commit.message).toBe('Two\n\nText');
    expect(data.parents.map((parent) => parent.sha)).toEqual([first]);
    expect(data.stats).toEqual({ additions: 3, deletions: 2, total: 5 });
    expect(data.files?.map(({ filename, status }) => [filename, status])).toEqual([
      ['a.txt', 'modified'],
      ['b.txt', 'removed'],
      ['c.txt', 'added'],
    ]);
  });

  it('is refused where no ref names one', async () => {
    const refusal = await refusalOf(repos().getCommit({ ...api, ref: 'nowhere' }));
    expect(refusal).toMatchObject({ status: 422, message: 'No commit found for SHA: nowhere' });
  });
});

describe('a comparison', () => {
  it('of a commit with itself is identical', async () => {
    expect(await compare(`${first}...main`)).toMatchObject({ status: 'identical', ahead_by: 0, behind_by: 0 });
  });

  it('says ahead and behind, with the commits that are ahead in the order they were made', async () => {
    const two = await repository.commit({ 'a.txt': 'two\n' }, 'Two');
    const three = await repository.commit({ 'a.txt': 'three\n' }, 'Three');
    const ahead = await compare(`${first}...${three}`);
    expect(ahead).toMatchObject({ status: 'ahead', ahead_by: 2, behind_by: 0, total_commits: 2 });
    expect(ahead.commits.map(({ sha }) => sha)).toEqual([two, three]);
    expect(ahead.files?.map(({ filename }) => filename)).toEqual(['a.txt']);
    expect(await compare(`${three}...${first}`)).toMatchObject({ status: 'behind', ahead_by: 0, behind_by: 2 });
  });

  it('of two sides is diverged, from their merge base', async () => {
    const side = await repository.commit({ side: 'x' }, 'Side', { branch: 'side', parent: first });
    await repository.commit({ main: 'x' }, 'Main');
    const both = await compare('main...side');
    expect(both).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1 });
    expect(both.merge_base_commit.sha).toBe(first);
    expect(both.commits.map(({ sha }) => sha)).toEqual([side]);
    expect(both.files?.map(({ filename }) => filename)).toEqual(['side']);
  });

  it('has its files on the first page only, and past the last page no commits', async () => {
    await repository.commit({ 'a.txt': 'two\n' }, 'Two');
    const far = await compare(`${first}...main`, { per_page: 1, page: 1000 });
    expect(far).toMatchObject({ status: 'ahead', ahead_by: 1, commits: [] });
    expect(far.files).toBeUndefined();
  });

  it('is not found where a side is unknown', async () => {
    expect(await refusalOf(compare(`${'1'.repeat(40)}...main`))).toMatchObject({ status: 404, message: 'Not Found' });
  });

  it('is not found where the sides have no common ancestor', async () => {
    const tree = repository.git('rev-parse', 'main^{tree}');
    const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
    repository.git('update-ref', 'refs/heads/orphan', repository.git(...who, 'commit-tree', tree, '-m', 'Orphan'));
    const refusal = await refusalOf(compare('main...orphan'));
    expect(refusal).toMatchObject({ status: 404, message: 'No common ancestor between main and orphan.' });
  });
});
