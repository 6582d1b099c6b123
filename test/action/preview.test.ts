import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { runCli } from './cli.ts';

let github: GitHubServer;
let source: TestRepository;
let gitops: TestRepository;
let folder: string;
let pullRequest: number;

const configuration = `application: api
image: {name: 127.0.0.1:9/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [previews/**]}
environments:
  preview:
    preview: {template: templates/values.yaml, path: "previews/{{pull-request}}.yaml"}
    targets: [{name: here, edits: [{file: "previews/{{pull-request}}.yaml", path: .image.tag}]}]
`;

beforeEach(async () => {
  github = await startGitHub();
  source = await github.addRepository('acme/api', { '.gitops-deploy.yaml': configuration });
  gitops = await github.addRepository('acme/gitops', { 'templates/values.yaml': 'image: {tag: one}\n' });
  await source.commit({ CHANGE: '1' }, 'change', { branch: 'change', parent: source.head() });
  pullRequest = await source.addPullRequest({ head: 'change' });
  folder = mkdtempSync(join(tmpdir(), 'preview-'));
  writeFileSync(join(folder, '.gitops-deploy.yaml'), configuration);
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

async function close(): Promise<void> {
  await fetch(`${github.apiUrl}/repos/acme/api/pulls/${pullRequest}`, {
    method: 'PATCH',
    headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'closed' }),
  });
}

/** A run of the command line on an event of the pull request. */
async function run(event: string, words: readonly string[], head: object = { id: 1, fork: false }) {
  const base = { repo: { id: 1, fork: false } };
  const pull_request = { number: pullRequest, head: { sha: source.head('change'), repo: head }, base };
  const whole = { repository: { default_branch: 'main' }, ...(event === 'pull_request' ? { pull_request } : {}) };
  writeFileSync(join(folder, 'event.json'), JSON.stringify(whole));
  const environment = { HOME: folder, GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(folder, 'event.json') };
  const given = { folder, github, commit: source.head('change') };
  return runCli(given, [...words, '--json'], environment);
}

const deploy = ['deploy', '--environment', 'preview'];

describe('deploy with an environment of previews', () => {
  it('on a pull request that is closed takes its preview away: nothing is built, nothing has to be there', async () => {
    await close();
    const before = gitops.head();
    const { exit, said } = await run('pull_request', deploy);
    expect([exit, said]).toEqual([0, expect.stringContaining(`pull request #${pullRequest} is closed`)]);
    expect(gitops.head()).toBe(before);
    expect(source.deployments()).toEqual([]);
  });

  it('says as a dry run what would go', async () => {
    await close();
    expect((await run('pull_request', [...deploy, '--dry-run'])).said).toContain('nothing was touched; remove nothing');
  });

  it('on another event needs to know whose', async () => {
    const { exit, said } = await run('push', deploy);
    expect([exit, said]).toEqual([2, expect.stringContaining('run on pull_request, or name one, such as preview-17')]);
  });

  it('on another event may name one', async () => {
    await close();
    const { exit, said } = await run('push', ['deploy', '--environment', `preview-${pullRequest}`]);
    expect([exit, said]).toEqual([0, expect.stringContaining('is closed')]);
  });

  it('from a fork is refused before anybody is asked', async () => {
    const requests = github.requests.length;
    const { exit, said } = await run('pull_request', deploy, { id: 2, fork: true });
    expect([exit, said]).toEqual([2, expect.stringContaining('fork-without-secrets')]);
    expect(github.requests.length).toBe(requests);
  });
});

describe('resume', () => {
  it('with previews alone has nothing to do where there are none', async () => {
    const { exit, said } = await run('schedule', ['resume']);
    expect([exit, said]).toEqual([0, expect.stringContaining('nothing waits to be resumed')]);
  });
});
