import { afterEach, beforeEach, expect, it } from 'vitest';
import { octokitFor, refusalOf } from '../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../world/github/server.ts';
import { startGitHub } from '../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'gitops' };
let server: GitHubServer;
let repository: TestRepository;
let head: string;
let pull_number: number;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/gitops');
  head = await repository.commit({ new: 'x' }, 'New', { branch: 'topic', parent: repository.head() });
  pull_number = await repository.addPullRequest({ head: 'topic', author: 'ann' });
});

afterEach(() => server.close());

function merge() {
  return octokitFor(server).rest.pulls.merge({ ...api, pull_number });
}

function report(context: string, state: 'pending' | 'success' | 'failure') {
  return octokitFor(server).rest.repos.createCommitStatus({ ...api, sha: head, context, state });
}

it('keeps a pull request from being merged until it is approved by another', async () => {
  repository.protect('main', { requiredReviews: 1 });
  const message = 'At least 1 approving review is required by reviewers with write access.';
  expect(await refusalOf(merge())).toMatchObject({ status: 405, message });
  expect(() => repository.approve(pull_number, 'ann')).toThrow('Can not approve your own pull request');
  repository.approve(pull_number, 'bob');
  expect((await merge()).data.merged).toBe(true);
});

it.each([
  ['pending', 'Required status check "ci" is pending.'],
  ['failure', 'Required status check "ci" is failing.'],
] as const)('says of a required check that is %s how it stands', async (state, message) => {
  repository.protect('main', { requiredChecks: ['ci'] });
  expect(await refusalOf(merge())).toMatchObject({ status: 405, message: 'Required status check "ci" is expected.' });
  await report('ci', state);
  expect(await refusalOf(merge())).toMatchObject({ status: 405, message });
  await report('CI', 'success');
  expect((await merge()).status).toBe(200);
});

it('counts the required checks where there are several', async () => {
  repository.protect('main', { requiredChecks: ['ci', 'scan'] });
  expect((await refusalOf(merge())).message).toBe('2 of 2 required status checks are expected.');
  await report('ci', 'failure');
  expect((await refusalOf(merge())).message).toBe('2 of 2 required status checks have not succeeded.');
  await report('ci', 'success');
  expect((await refusalOf(merge())).message).toBe('1 of 2 required status checks are expected.');
});

it('takes a check run for a required check, also a neutral one', async () => {
  repository.protect('main', { requiredChecks: ['ci'] });
  const { checks } = octokitFor(server).rest;
  const { data } = await checks.create({ ...api, name: 'ci', head_sha: head, status: 'in_progress' });
  expect((await refusalOf(merge())).message).toBe('Required status check "ci" is pending.');
  await checks.update({ ...api, check_run_id: data.id, conclusion: 'neutral' });
  expect((await merge()).status).toBe(200);
});

it('shows in the pull request that it is blocked', async () => {
  repository.protect('main', { requiredChecks: ['ci'] });
  const get = octokitFor(server).rest.pulls.get;
  await get({ ...api, pull_number });
  expect((await get({ ...api, pull_number })).data).toMatchObject({ mergeable: true, mergeable_state: 'blocked' });
});

it('lets a merge through that a push would not be', async () => {
  repository.protect('main', { blockPushes: true });
  expect((await merge()).status).toBe(200);
});
