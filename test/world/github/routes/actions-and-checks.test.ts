import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor, octokitOf, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'api' };
let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/api');
});

afterEach(() => server.close());

describe('a workflow run', () => {
  it('is shown by its newest attempt, and each attempt by itself', async () => {
    repository.addRun({ id: 7, attempt: 1, status: 'completed', conclusion: 'cancelled' });
    repository.addRun({ id: 7, attempt: 2, status: 'in_progress' });
    const { actions } = octokitFor(server).rest;
    const run = await actions.getWorkflowRun({ ...api, run_id: 7 });
    expect(run.data).toMatchObject({ id: 7, run_attempt: 2, status: 'in_progress', conclusion: null });
    const attempt = await actions.getWorkflowRunAttempt({ ...api, run_id: 7, attempt_number: 1 });
    expect(attempt.data).toMatchObject({ run_attempt: 1, status: 'completed', conclusion: 'cancelled' });
  });

  it('ends when it is said to have ended', async () => {
    repository.addRun({ id: 7, status: 'in_progress' });
    repository.addRun({ id: 7, status: 'completed' });
    const { data } = await octokitFor(server).rest.actions.getWorkflowRun({ ...api, run_id: 7 });
    expect(data).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  it('is not found where it is gone', async () => {
    const { actions } = octokitFor(server).rest;
    expect(await refusalOf(actions.getWorkflowRun({ ...api, run_id: 8 }))).toMatchObject({ status: 404 });
  });
});

describe('a check run', () => {
  it('is queued, runs, and ends with its conclusion', async () => {
    const { checks } = octokitFor(server).rest;
    const made = await checks.create({ ...api, name: 'deploy', head_sha: repository.head() });
    expect(made.data).toMatchObject({ status: 'queued', conclusion: null, completed_at: null });
    const output = { title: 'Superseded', summary: 'by a newer one' };
    const check_run_id = made.data.id;
    const ended = await checks.update({ ...api, check_run_id, conclusion: 'neutral', output });
    expect(ended.data).toMatchObject({ status: 'completed', conclusion: 'neutral', output });
    expect((await checks.get({ ...api, check_run_id })).data).toEqual(ended.data);
    expect(repository.checkRuns(repository.head())).toMatchObject([{ name: 'deploy' }]);
  });

  it('is refused for a commit that is not there', async () => {
    const create = octokitFor(server).rest.checks.create({ ...api, name: 'x', head_sha: '1'.repeat(40) });
    expect(await refusalOf(create)).toMatchObject({ status: 422 });
  });

  it('is made by an App only', async () => {
    const { checks } = octokitOf(server, { type: 'user', permissions: { checks: 'write' } }).rest;
    const create = checks.create({ ...api, name: 'x', head_sha: repository.head() });
    expect(await refusalOf(create)).toMatchObject({ status: 403, message: 'You must authenticate via a GitHub App.' });
  });
});
