import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGitOpsRepository } from '../../src/github/gitops-repository.ts';
import type { CommitRequest, GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { TestClock } from '../clock.ts';
import { change } from '../git/opened.ts';
import { never } from './world.ts';

const branch = 'gitops-deploy/api/prod';
const log = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };
let server: GitHubServer;
let gitops: TestRepository;
let repository: GitOpsRepository;
let head: string;

beforeEach(async () => {
  server = await startGitHub({ withoutMutations: ['createCommitOnBranch', 'updateRefs'] });
  gitops = await server.addRepository('acme/gitops', { 'a.yaml': 'a' });
  head = gitops.head();
  const { apiUrl } = server;
  repository = createGitOpsRepository({ apiUrl, repository: 'acme/gitops', token, clock: new TestClock(), log });
});

afterEach(() => server.close());

const ours = (parent: string, expected: string): CommitRequest => ({
  ...change(parent, { 'a.yaml': `upon ${parent}` }),
  branch,
  expected,
});

it('is written to by the Git Data API, forward only', async () => {
  const result = await repository.commit(change(head, { 'a.yaml': 'b' }), never);
  expect(result).toEqual({ result: 'committed', revision: gitops.head() });
  expect(gitops.log()[0]?.parents).toEqual([head]);
  expect(await repository.commit(change(head, { 'a.yaml': 'c' }), never)).toEqual({ result: 'lost-race' });
  expect(gitops.show('main', 'a.yaml')).toBe('b');
});

it('gets a branch of ours where there is none, and has it made anew', async () => {
  expect(await repository.commit(ours(head, 'nothing'), never)).toMatchObject({ result: 'committed' });
  const first = gitops.head(branch);
  const other = { ...ours(head, 'nothing'), message: 'other' };
  expect(await repository.commit(other, never)).toEqual({ result: 'lost-race' });
  const newer = await gitops.commit({ 'b.yaml': 'b' }, 'Newer');
  expect(await repository.commit(ours(newer, first), never)).toMatchObject({ result: 'committed' });
  expect(gitops.log(branch)[0]?.parents).toEqual([newer]);
  const late = { ...ours(newer, first), message: 'late' };
  expect(await repository.commit(late, never)).toEqual({ result: 'lost-race' });
});

it('says by which rule it refuses', async () => {
  gitops.protect('main', { blockPushes: true });
  const message = 'Changes must be made through a pull request.';
  expect(await repository.commit(change(head, { 'a.yaml': 'b' }), never)).toEqual({
    result: 'refused',
    message,
    rule: { of: 'protection', violations: [message] },
  });
});

it.each(['lose-reply', 'disconnect'] as const)('is looked at where an answer is lost (%s)', async (fault) => {
  server.fail({ method: 'PATCH', path: /git\/refs/ }, 1, fault);
  const result = await repository.commit(change(head, { 'a.yaml': 'b' }), never);
  expect(result).toEqual({ result: 'committed', revision: gitops.head() });
  expect(gitops.git('rev-list', '--count', `${head}..main`)).toBe('1');
});
