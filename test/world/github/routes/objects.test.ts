import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graphqlErrorsOf, octokitFor, octokitOf, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'gitops' };
let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  server = await startGitHub({ withoutMutations: ['createRef'] });
  repository = await server.addRepository('acme/gitops', { 'apps/a.yaml': 'a\r\n', 'b.yaml': 'b' });
});

afterEach(() => server.close());

function git() {
  return octokitFor(server).rest.git;
}

function ask(query: string, variables: Record<string, unknown> = {}, octokit = octokitFor(server)) {
  return octokit.graphql<unknown>(query, variables);
}

describe('objects', () => {
  it('are made one after another into a commit that keeps what was there', async () => {
    const content = Buffer.from([0, 255, 13, 10]).toString('base64');
    const blob = await git().createBlob({ ...api, content, encoding: 'base64' });
    const entry = { path: 'apps/run', mode: '100755', type: 'blob', sha: blob.data.sha } as const;
    const tree = await git().createTree({ ...api, base_tree: repository.head(), tree: [entry] });
    const parents = [repository.head()];
    const { data } = await git().createCommit({ ...api, message: 'One', tree: tree.data.sha, parents });
    expect(repository.git('ls-tree', '-r', data.sha)).toMatch(/^100644.*a\.yaml\n100755.*run\n100644.*b\.yaml$/);
    expect((await git().getBlob({ ...api, file_sha: blob.data.sha })).data.content.trim()).toBe(content);
    expect((await git().getCommit({ ...api, commit_sha: data.sha })).data).toMatchObject({ message: 'One' });
  });

  it('of a tree are listed, by a commit too', async () => {
    const { data } = await git().getTree({ ...api, tree_sha: repository.head(), recursive: '1' });
    expect(data.tree.map(({ path, type }) => `${type} ${path}`)).toEqual([
      'tree apps',
      'blob apps/a.yaml',
      'blob b.yaml',
    ]);
  });

  it('that are not there are not found', async () => {
    const file_sha = 'a'.repeat(40);
    expect(await refusalOf(git().getBlob({ ...api, file_sha }))).toMatchObject({ status: 404 });
    expect(await refusalOf(git().getTree({ ...api, tree_sha: file_sha }))).toMatchObject({ status: 404 });
    expect(await refusalOf(git().getCommit({ ...api, commit_sha: file_sha }))).toMatchObject({ status: 404 });
  });
});

describe('refs by the beginning of their names', () => {
  it('are listed, whatever their namespace', async () => {
    const sha = repository.head();
    await git().createRef({ ...api, ref: 'refs/gitops-deploy/holds/api/prod', sha });
    await git().createRef({ ...api, ref: 'refs/gitops-deploy/holds/api2/prod', sha });
    const { data } = await git().listMatchingRefs({ ...api, ref: 'gitops-deploy/holds/api/' });
    expect(data.map(({ ref }) => ref)).toEqual(['refs/gitops-deploy/holds/api/prod']);
  });
});

describe('files by GraphQL', () => {
  const query = `query($oid: GitObjectID!, $path: String!) { repository(owner: "acme", name: "gitops") {
    object(oid: $oid) { ... on Commit { file(path: $path) { mode type oid object { ... on Blob {
      byteSize isBinary isTruncated text } } } } } } }`;

  async function fileAt(path: string): Promise<unknown> {
    const answer = await ask(query, { oid: repository.head(), path });
    return (answer as { repository: { object: { file: unknown } } }).repository.object.file;
  }

  it('come with their modes and texts', async () => {
    const object = { byteSize: 3, isBinary: false, isTruncated: false, text: 'a\r\n' };
    expect(await fileAt('apps/a.yaml')).toMatchObject({ mode: 0o100644, type: 'blob', object });
    expect(await fileAt('apps')).toMatchObject({ mode: 0o40000, type: 'tree' });
    expect(await fileAt('none')).toBeNull();
  });

  it('are refused to a token that may not read them', async () => {
    const octokit = octokitOf(server, { permissions: {} });
    const reading = ask(query, { oid: repository.head(), path: 'b.yaml' }, octokit);
    expect(await graphqlErrorsOf(reading)).toMatchObject([{ type: 'FORBIDDEN' }]);
  });
});

describe('updateRefs', () => {
  const mutation = 'mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }';
  const nothing = '0'.repeat(40);

  async function update(...refUpdates: readonly object[]): Promise<unknown> {
    const { data } = await octokitFor(server).rest.repos.get(api);
    const repositoryId = Buffer.from(`Repository:${data.id}`).toString('base64');
    return ask(mutation, { input: { repositoryId, refUpdates } });
  }

  it('makes, moves and deletes refs that point where they are thought to', async () => {
    const name = 'refs/heads/topic';
    const first = repository.head();
    const second = await repository.commit({ new: 'x' }, 'Second');
    await update({ name, beforeOid: nothing, afterOid: second });
    await update({ name, beforeOid: second, afterOid: first, force: true });
    expect(repository.head('topic')).toBe(first);
    await update({ name, beforeOid: first, afterOid: nothing });
    expect(repository.refs(name)).toEqual({});
  });

  it('moves none where one of them points elsewhere, or would not go forward', async () => {
    const first = repository.head();
    const second = await repository.commit({ new: 'x' }, 'Second');
    const made = { name: 'refs/heads/one', beforeOid: nothing, afterOid: first };
    const moved = { name: 'refs/heads/main', beforeOid: first, afterOid: first };
    expect(await graphqlErrorsOf(update(made, moved))).toMatchObject([{ type: 'UNPROCESSABLE' }]);
    const back = { name: 'refs/heads/main', beforeOid: second, afterOid: first };
    expect(await graphqlErrorsOf(update(back))).toMatchObject([{ type: 'UNPROCESSABLE' }]);
    expect(repository.refs()).toEqual({ 'refs/heads/main': second });
  });

  it('is refused on a protected branch', async () => {
    repository.protect('main', { requiredReviews: 1 });
    const afterOid = await repository.commit({ new: 'x' }, 'New', { branch: 'topic', parent: repository.head() });
    const errors = await graphqlErrorsOf(update({ name: 'refs/heads/main', afterOid }));
    expect(errors).toMatchObject([{ type: 'BRANCH_PROTECTION_RULE_VIOLATION' }]);
  });
});

describe('a mutation that an older GitHub does not know', () => {
  it('is refused as an unknown field', async () => {
    const asked = ask('mutation($input: CreateRefInput!) { createRef(input: $input) { clientMutationId } }', {});
    const message = "Field 'createRef' doesn't exist on type 'Mutation'";
    expect(await graphqlErrorsOf(asked)).toMatchObject([{ message }]);
  });
});
