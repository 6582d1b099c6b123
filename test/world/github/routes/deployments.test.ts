import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor, refusalOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'api' };
/** What a caller says who wants a deployment of exactly this commit, whatever its statuses. */
const plain = { ...api, auto_merge: false, required_contexts: [] };
let server: GitHubServer;
let repository: TestRepository;
let sha: string;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/api', { 'values.yaml': 'tag: one\n' });
  sha = repository.head();
});

afterEach(() => server.close());

function repos() {
  return octokitFor(server).rest.repos;
}

async function deploy(environment: string, more: { production_environment?: boolean; task?: string } = {}) {
  await repos().createDeployment({ ...plain, ref: sha, environment, ...more });
  return server.state.deployments.at(-1)?.id ?? 0;
}

function succeed(deployment_id: number, more: { auto_inactive?: boolean } = {}) {
  return repos().createDeploymentStatus({ ...api, deployment_id, state: 'success', ...more });
}

async function statesOf(deployment_id: number): Promise<readonly string[]> {
  return (await repos().listDeploymentStatuses({ ...api, deployment_id })).data.map(({ state }) => state);
}

describe('a deployment', () => {
  it('gives its payload back as it was given', async () => {
    const payload = { application: 'api', edits: [{ file: 'values.yaml' }] };
    await repos().createDeployment({ ...plain, ref: 'main', environment: 'staging', payload });
    const [made] = (await repos().listDeployments(api)).data;
    expect(made).toMatchObject({ sha, ref: 'main', environment: 'staging', task: 'deploy', payload });
  });

  it('is to production where no environment is named', async () => {
    await repos().createDeployment({ ...plain, ref: sha });
    expect(repository.deployments()).toMatchObject([{ environment: 'production', production_environment: true }]);
  });

  it('is refused for a ref that is not there', async () => {
    const refusal = await refusalOf(repos().createDeployment({ ...plain, ref: 'nowhere' }));
    expect(refusal).toMatchObject({ status: 422, errors: [{ message: 'No ref found for: nowhere' }] });
  });

  it('is not found under another number', async () => {
    expect(await refusalOf(repos().getDeployment({ ...api, deployment_id: 99 }))).toMatchObject({ status: 404 });
  });

  it('is listed by what is asked for, the newest first', async () => {
    const staging = await deploy('staging');
    const other = await deploy('staging', { task: 'other' });
    await deploy('production');
    const idsOf = async (query: object) =>
      (await repos().listDeployments({ ...api, ...query })).data.map(({ id }) => id);
    expect(await idsOf({ environment: 'staging' })).toEqual([other, staging]);
    expect(await idsOf({ environment: 'staging', task: 'other' })).toEqual([other]);
    expect(await idsOf({ sha: '1'.repeat(40) })).toEqual([]);
    expect(await idsOf({ environment: 'staging', per_page: 1, page: 2 })).toEqual([staging]);
  });
});

describe('required contexts', () => {
  const refused = { status: 409, message: 'Conflict: Commit status checks failed for main.' };

  it('are all that were ever submitted, unless others are named', async () => {
    await repos().createCommitStatus({ ...api, sha, state: 'pending', context: 'ci' });
    expect(await refusalOf(repos().createDeployment({ ...api, ref: 'main' }))).toMatchObject({
      ...refused,
      errors: [{ contexts: [{ context: 'ci', state: 'pending' }], field: 'required_contexts', code: 'invalid' }],
    });
    await repos().createCommitStatus({ ...api, sha, state: 'success', context: 'ci' });
    expect((await repos().createDeployment({ ...api, ref: 'main' })).status).toBe(201);
  });

  it('that were never submitted are not met', async () => {
    const create = repos().createDeployment({ ...api, ref: 'main', required_contexts: ['ci'] });
    expect(await refusalOf(create)).toMatchObject(refused);
  });

  it('can be none', async () => {
    await repos().createCommitStatus({ ...api, sha, state: 'failure', context: 'ci' });
    expect((await repos().createDeployment({ ...api, ref: 'main', required_contexts: [] })).status).toBe(201);
  });
});

describe('a ref behind the default branch', () => {
  it('is merged with it instead of deployed, and deployed when asked again', async () => {
    await repository.commit({ 'topic.txt': 'x' }, 'Topic', { branch: 'topic', parent: sha });
    await repository.commit({ 'main.txt': 'x' }, 'Main');
    const first = await repos().createDeployment({ ...api, ref: 'topic' });
    expect(first.status).toBe(202);
    expect(first.data).toEqual({ message: 'Auto-merged main into topic on deployment.' });
    expect(repository.show('topic', 'main.txt')).toBe('x');
    expect(repository.deployments()).toEqual([]);
    expect((await repos().createDeployment({ ...api, ref: 'topic' })).status).toBe(201);
  });

  it('is refused where they conflict', async () => {
    await repository.commit({ 'values.yaml': 'tag: topic\n' }, 'Topic', { branch: 'topic', parent: sha });
    await repository.commit({ 'values.yaml': 'tag: main\n' }, 'Main');
    const refusal = await refusalOf(repos().createDeployment({ ...api, ref: 'topic' }));
    expect(refusal).toMatchObject({ status: 409, message: 'Conflict merging main into topic.' });
  });

  it('is deployed as it is without auto_merge', async () => {
    await repository.commit({ 'main.txt': 'x' }, 'Main');
    expect((await repos().createDeployment({ ...plain, ref: sha })).status).toBe(201);
    expect(repository.deployments()).toMatchObject([{ sha }]);
  });
});

describe('a deployment status', () => {
  it('is listed with the newest first', async () => {
    const deployment_id = await deploy('staging');
    await repos().createDeploymentStatus({ ...api, deployment_id, state: 'in_progress', log_url: 'https://log' });
    await succeed(deployment_id);
    const { data } = await repos().listDeploymentStatuses({ ...api, deployment_id });
    expect(data.map(({ state, log_url }) => [state, log_url])).toEqual([
      ['success', ''],
      ['in_progress', 'https://log'],
    ]);
  });

  it('is refused with more than 140 characters of description', async () => {
    const deployment_id = await deploy('staging');
    const create = repos().createDeploymentStatus({
      ...api,
      deployment_id,
      state: 'error',
      description: 'x'.repeat(141),
    });
    const message = 'description is too long (maximum is 140 characters)';
    expect(await refusalOf(create)).toMatchObject({ status: 422, errors: [{ resource: 'DeploymentStatus', message }] });
  });

  it('is refused for a deployment that is not there', async () => {
    expect(await refusalOf(succeed(99))).toMatchObject({ status: 404, message: 'Not Found' });
  });

  it('of success retires earlier successes in the same environment', async () => {
    const [before, elsewhere, failed] = [await deploy('staging'), await deploy('qa'), await deploy('staging')];
    await succeed(before);
    await succeed(elsewhere);
    await repos().createDeploymentStatus({ ...api, deployment_id: failed, state: 'failure' });
    await succeed(await deploy('staging'));
    expect(await statesOf(before)).toEqual(['inactive', 'success']);
    expect(await statesOf(elsewhere)).toEqual(['success']);
    expect(await statesOf(failed)).toEqual(['failure']);
  });

  it('retires none in production, and none where that is switched off', async () => {
    const production = await deploy('production');
    await succeed(production);
    await succeed(await deploy('production'));
    expect(await statesOf(production)).toEqual(['success']);
    const staging = await deploy('staging');
    await succeed(staging);
    await succeed(await deploy('staging'), { auto_inactive: false });
    expect(await statesOf(staging)).toEqual(['success']);
  });
});
