import { afterEach, beforeEach, expect, it } from 'vitest';
import { octokitFor, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'gitops' };
let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/gitops');
});

afterEach(() => server.close());

const branch = async () => (await octokitFor(server).rest.repos.getBranch({ ...api, branch: 'main' })).data;
const rules = async () => (await octokitFor(server).rest.repos.getBranchRules({ ...api, branch: 'main' })).data;

it('tells the checks of a protected branch, and no ruleset', async () => {
  expect(await branch()).toMatchObject({ protected: false, protection: { enabled: false }, name: 'main' });
  repository.protect('main', { requiredChecks: ['ci'] });
  const protection = { enabled: true, required_status_checks: { contexts: ['ci'] } };
  expect(await branch()).toMatchObject({ protected: true, commit: { sha: repository.head() }, protection });
  expect(await rules()).toEqual([]);
});

it('tells the checks of a ruleset, and no protection', async () => {
  repository.protect('main', { requiredChecks: ['ci'], asRuleset: true });
  expect(await branch()).toMatchObject({ protection: { enabled: false, required_status_checks: { contexts: [] } } });
  expect(await rules()).toMatchObject([{ parameters: { required_status_checks: [{ context: 'ci' }] } }]);
});

it('has no branch that is not there', async () => {
  const asking = octokitFor(server).rest.repos.getBranch({ ...api, branch: 'other' });
  expect(await refusalOf(asking)).toMatchObject({ status: 404 });
});

it('lists the newest attempt of each run, of one commit where that is asked', async () => {
  const head = await repository.commit({ a: 'x' }, 'A', { branch: 'topic' });
  repository.addRun({ id: 1, status: 'completed' });
  repository.addRun({ id: 2, status: 'completed', conclusion: 'failure', head });
  repository.addRun({ id: 2, attempt: 2, status: 'in_progress', head });
  const { actions } = octokitFor(server).rest;
  const all = (await actions.listWorkflowRunsForRepo(api)).data;
  expect(all.workflow_runs.map(({ id, run_attempt }) => [id, run_attempt])).toEqual([
    [2, 2],
    [1, 1],
  ]);
  const ofOne = await actions.listWorkflowRunsForRepo({ ...api, head_sha: head, per_page: 1 });
  expect(ofOne.data).toMatchObject({ total_count: 1, workflow_runs: [{ id: 2, head_sha: head }] });
});
