import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graphqlErrorsOf, octokitFor, octokitOf } from '../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../world/github/server.ts';
import { startGitHub } from '../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'gitops' };
let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/gitops', { 'values.yaml': 'tag: one\n', 'old.txt': 'x' });
});

afterEach(() => server.close());

function ask(query: string, variables: Record<string, unknown> = {}, octokit = octokitFor(server)) {
  return octokit.graphql<unknown>(query, variables);
}

describe('a query', () => {
  it('knows the viewer, also an installation', async () => {
    expect(await ask('{ viewer { login } }')).toEqual({ viewer: { login: 'gitops-deploy[bot]' } });
  });

  it('that the schema does not allow is refused, and a problem', async () => {
    const errors = await graphqlErrorsOf(ask('{ viewer { name nonsense } }'));
    const message = 'Cannot query field "nonsense" on type "User".';
    expect(errors).toEqual([{ type: undefined, message }]);
    expect(server.takeProblems()).toEqual([`GraphQL: ${message}`]);
  });

  it('with a variable of another type is refused, and a problem', async () => {
    const query = 'query($n: Int!) { repository(owner: "acme", name: "gitops") { pullRequest(number: $n) { title } } }';
    await graphqlErrorsOf(ask(query, { n: 'one' }));
    expect(server.takeProblems()[0]).toContain('Variable "$n" got invalid value "one"');
  });

  it('for something that is not served here is a problem, not an empty answer', async () => {
    await ask('{ repository(owner: "acme", name: "gitops") { stargazerCount } }').catch(() => {});
    expect(server.takeProblems()).toContain('GraphQL: Repository.stargazerCount is not served');
  });

  it('for a repository that the token cannot see does not find it', async () => {
    const octokit = octokitOf(server, { repositories: [] });
    const errors = await graphqlErrorsOf(ask('{ repository(owner: "acme", name: "gitops") { name } }', {}, octokit));
    const message = "Could not resolve to a Repository with the name 'acme/gitops'.";
    expect(errors).toEqual([{ type: 'NOT_FOUND', message }]);
  });

  it('is counted against the rate limit', async () => {
    await ask('{ viewer { login } }');
    expect((await octokitFor(server).rest.repos.get(api)).headers['x-ratelimit-used']).toBe('2');
  });
});

describe('deployments', () => {
  const query = `query($first: Int, $after: String, $environments: [String!]) {
    repository(owner: "acme", name: "gitops") {
      deployments(first: $first, after: $after, environments: $environments, orderBy: { field: CREATED_AT, direction: DESC }) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId payload statuses(last: 5) { nodes { state description logUrl } } }
      }
    }
  }`;

  async function deploy(environment: string) {
    const create = octokitFor(server).rest.repos.createDeployment;
    await create({ ...api, ref: 'main', environment, payload: { version: 1 }, required_contexts: [] });
    return server.state.deployments.at(-1)?.id ?? 0;
  }

  it('come with what was said of them, oldest first', async () => {
    const deployment_id = await deploy('staging');
    const say = octokitFor(server).rest.repos.createDeploymentStatus;
    await say({ ...api, deployment_id, state: 'in_progress', description: 'begun' });
    await say({ ...api, deployment_id, state: 'success', log_url: 'https://log' });
    const nodes = [
      { state: 'IN_PROGRESS', description: 'begun', logUrl: null },
      { state: 'SUCCESS', description: '', logUrl: 'https://log' },
    ];
    expect(await ask(query, { first: 1 })).toMatchObject({
      repository: {
        deployments: { nodes: [{ databaseId: deployment_id, payload: '{"version":1}', statuses: { nodes } }] },
      },
    });
  });

  it('are paged by cursors that stay where they are while more is added', async () => {
    const ids = [await deploy('a'), await deploy('b'), await deploy('a')];
    const first = await ask(query, { first: 2 });
    const endCursor = Buffer.from(`cursor:${ids[1]}`).toString('base64');
    const nodes = [{ databaseId: ids[2] }, { databaseId: ids[1] }];
    const pageInfo = { hasNextPage: true, endCursor };
    expect(first).toMatchObject({ repository: { deployments: { pageInfo, nodes } } });
    await deploy('c');
    expect(await ask(query, { first: 2, after: endCursor })).toMatchObject({
      repository: { deployments: { pageInfo: { hasNextPage: false }, nodes: [{ databaseId: ids[0] }] } },
    });
  });

  it('are found by their environment', async () => {
    await deploy('a');
    const wanted = await deploy('b');
    const answer = await ask(query, { first: 5, environments: ['b'] });
    expect(answer).toMatchObject({ repository: { deployments: { nodes: [{ databaseId: wanted }] } } });
  });

  it('are refused without a limit, and above a hundred', async () => {
    expect(await graphqlErrorsOf(ask(query))).toMatchObject([{ type: 'MISSING_PAGINATION_BOUNDARIES' }]);
    expect(await graphqlErrorsOf(ask(query, { first: 101 }))).toMatchObject([{ type: 'EXCESSIVE_PAGINATION' }]);
  });

  it('are refused to a token that may not read them', async () => {
    const octokit = octokitOf(server, { type: 'actions', permissions: { contents: 'read' } });
    expect(await graphqlErrorsOf(ask(query, { first: 1 }, octokit))).toEqual([
      { type: 'FORBIDDEN', message: 'Resource not accessible by integration' },
    ]);
  });
});

describe('comments', () => {
  const query = `query($number: Int!) { repository(owner: "acme", name: "gitops") {
    pullRequest(number: $number) { comments(first: 10) { nodes { body viewerDidAuthor author { login } } } } } }`;

  it('say whether the viewer wrote them', async () => {
    await repository.commit({ new: 'x' }, 'New', { branch: 'topic', parent: repository.head() });
    const number = await repository.addPullRequest({ head: 'topic' });
    const ann = octokitOf(server, { login: 'ann', permissions: { pull_requests: 'write' } });
    await ann.rest.issues.createComment({ ...api, issue_number: number, body: 'hers' });
    await octokitFor(server).rest.issues.createComment({ ...api, issue_number: number, body: 'ours' });
    const nodes = [
      { body: 'hers', viewerDidAuthor: false, author: { login: 'ann' } },
      { body: 'ours', viewerDidAuthor: true, author: { login: 'gitops-deploy' } },
    ];
    expect(await ask(query, { number })).toEqual({ repository: { pullRequest: { comments: { nodes } } } });
  });

  it('of a pull request that is not there are not found', async () => {
    const message = 'Could not resolve to a PullRequest with the number of 9.';
    expect(await graphqlErrorsOf(ask(query, { number: 9 }))).toEqual([{ type: 'NOT_FOUND', message }]);
  });
});

describe('createCommitOnBranch', () => {
  const mutation = `mutation($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } ref { name } } }`;

  function commit(
    more: { expectedHeadOid?: string; branchName?: string; fileChanges?: object },
    octokit = octokitFor(server),
  ) {
    const { branchName = 'main', ...rest } = more;
    const input = {
      branch: { repositoryNameWithOwner: 'acme/gitops', branchName },
      expectedHeadOid: repository.head(),
      message: { headline: 'Deploy', body: 'Why' },
      fileChanges: { additions: [{ path: 'values.yaml', contents: Buffer.from('tag: two\n').toString('base64') }] },
      ...rest,
    };
    return ask(mutation, { input }, octokit);
  }

  it('commits additions and deletions on the expected head', async () => {
    const before = repository.head();
    const contents = Buffer.from('tag: two\n').toString('base64');
    const fileChanges = { additions: [{ path: 'values.yaml', contents }], deletions: [{ path: 'old.txt' }] };
    const answer = await commit({ fileChanges });
    expect(answer).toEqual({ createCommitOnBranch: { commit: { oid: repository.head() }, ref: { name: 'main' } } });
    expect(repository.log()[0]).toMatchObject({ parents: [before], message: 'Deploy\n\nWhy' });
    expect(repository.show('main', 'values.yaml')).toBe('tag: two\n');
    expect(repository.show('main', 'old.txt')).toBeUndefined();
  });

  it('is refused as stale when the branch has moved', async () => {
    const expectedHeadOid = repository.head();
    const moved = await repository.commit({ new: 'x' }, 'Faster');
    const message = `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`;
    expect(await graphqlErrorsOf(commit({ expectedHeadOid }))).toEqual([{ type: 'STALE_DATA', message }]);
    expect(repository.head()).toBe(moved);
  });

  it('is refused where a file to delete is not there', async () => {
    const errors = await graphqlErrorsOf(commit({ fileChanges: { deletions: [{ path: 'nothing.txt' }] } }));
    expect(errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
  });

  it('is refused on a branch that is not there', async () => {
    expect(await graphqlErrorsOf(commit({ branchName: 'nowhere' }))).toMatchObject([{ type: 'NOT_FOUND' }]);
  });

  it('is refused on a protected branch, which stays as it was', async () => {
    const before = repository.head();
    repository.protect('main', { requiredReviews: 1 });
    const message = 'Changes must be made through a pull request.';
    expect(await graphqlErrorsOf(commit({}))).toEqual([{ type: 'BRANCH_PROTECTION_RULE_VIOLATION', message }]);
    expect(repository.head()).toBe(before);
  });

  it('is refused to a token that may not write contents', async () => {
    const octokit = octokitOf(server, { type: 'app-installation', permissions: { contents: 'read' } });
    expect(await graphqlErrorsOf(commit({}, octokit))).toMatchObject([{ type: 'FORBIDDEN' }]);
  });
});
