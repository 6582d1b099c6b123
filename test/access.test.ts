import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArguments } from '../src/inputs/arguments.ts';
import { readRequest } from '../src/inputs/request.ts';
import { noView } from '../src/ports/view.ts';
import { runProgram } from '../src/program/program.ts';
import type { GitHubServer, TestRepository } from '../world/github/server.ts';
import { startGitHub, token } from '../world/github/server.ts';
import { never } from './clock.ts';
import { addApp, appId, appKey } from './github/app-world.ts';

const home = process.cwd();
let github: GitHubServer;
let source: TestRepository;
let folder: string;
let said: string[];
let masked: string[];

const configuration = `application: api
image: {name: 127.0.0.1:9/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [app/**]}
environments:
  staging:
    write: pull-request
    targets: [{name: here, edits: [{file: app/values.yaml, path: .image.tag}]}]
`;

beforeEach(async () => {
  github = await startGitHub();
  source = await github.addRepository('acme/api', { '.gitops-deploy.yaml': configuration });
  await github.addRepository('acme/gitops', { 'app/values.yaml': 'image: {tag: one}\n' });
  folder = mkdtempSync(join(tmpdir(), 'access-'));
  execFileSync('git', ['clone', '--quiet', source.path, join(folder, 'api')]);
  process.chdir(join(folder, 'api'));
  said = [];
  masked = [];
});

afterEach(async () => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

const app = { GITHUB_APP_ID: appId, GITHUB_APP_PRIVATE_KEY: appKey };

/** A run of the program in a checkout of the application, with these secrets and no others. */
async function run(words: readonly string[], secrets: Readonly<Record<string, string>>) {
  const environment = {
    PATH: process.env['PATH'],
    HOME: folder,
    GITHUB_REPOSITORY: 'acme/api',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_SHA: source.head(),
    GITHUB_REF_NAME: 'main',
    ...secrets,
  };
  const note = (message: string) => void said.push(message);
  const mask = (secret: string) => void masked.push(secret);
  const log = { debug: note, info: note, warning: note, error: note, mask };
  const results = { output: note, summary: async () => {}, remember: () => {}, forget: () => {}, show: note };
  const received = readArguments([...words, '--debug'], environment);
  const read = readRequest(received, received.words);
  return runProgram(read, { environment, log, results, view: noView, hide: (text) => text, signal: never });
}

/** Who asked for what, and how much was asked for a token. */
const logins = (repository: string) => [
  ...new Set(
    github.requests
      .filter(({ path, login }) => path.includes(repository) && login !== undefined)
      .map(({ login }) => login),
  ),
];
const scopes = () => github.requests.flatMap(({ path, body }) => (path.endsWith('/access_tokens') ? [body] : []));

const holding = ['hold', '--environment', 'staging', '--reason', 'incident'];

describe('a run with a GitHub App', () => {
  it('opens both repositories with a token each, for what is done there', async () => {
    addApp(github);
    const ended = await run(['status', '--environment', 'staging'], app);
    expect(ended.outcome, inspect(said)).toMatchObject({ outcome: 'succeeded' });
    const asked = github.requests.filter(({ path }) => /^\/(repos|app)\//.test(path)).length;
    expect(said.at(-1)).toMatch(new RegExp(`^requests to GitHub: ${asked} REST; rate limit left: .*acme/api`));
    expect(logins('acme/api')).toEqual(['gitops-deploy[bot]']);
    expect(logins('acme/gitops')).toEqual(['gitops-deploy[bot]']);
    expect(scopes()).toHaveLength(2);
    expect(scopes()).toContainEqual({
      repositories: ['gitops'],
      permissions: { statuses: 'read', contents: 'write', pull_requests: 'write' },
    });
    expect(scopes()).toContainEqual(
      expect.objectContaining({ repositories: ['api'], permissions: expect.objectContaining({ contents: 'read' }) }),
    );
  });

  it('asks for what labels and teams take where it was granted', async () => {
    const look = 'write: pull-request\n    pull-request: {labels: [deploy], reviewers: [acme/platform]}';
    writeFileSync('.gitops-deploy.yaml', configuration.replace('write: pull-request', look));
    const both = { contents: 'write', pull_requests: 'write' } as const;
    const ofApplication = { statuses: 'write', deployments: 'write', actions: 'read' } as const;
    addApp(github, { permissions: { ...both, ...ofApplication, members: 'read' } });
    expect((await run(['status', '--environment', 'staging'], app)).outcome.outcome).toBe('succeeded');
    expect(scopes()).toContainEqual({
      repositories: ['gitops'],
      permissions: { ...both, members: 'read', statuses: 'read' },
    });
  });

  it('may open the pull request of a rollback where nothing else comes by one', async () => {
    writeFileSync('.gitops-deploy.yaml', configuration.replace('write: pull-request', 'rollback: pull-request'));
    addApp(github);
    expect((await run(['status', '--environment', 'staging'], app)).outcome.outcome).toBe('succeeded');
    expect(scopes()).toContainEqual({
      repositories: ['gitops'],
      permissions: { statuses: 'read', contents: 'write', pull_requests: 'write' },
    });
  });

  it('asks for teams with a token of its own, also where the job has one', async () => {
    const allowed = configuration.replace(
      '    write:',
      '    comments: {allow: {hold: ["@acme/platform"]}}\n    write:',
    );
    await source.commit({ '.gitops-deploy.yaml': allowed }, 'Teams');
    await source.commit({ topic: '1' }, 'Topic', { branch: 'topic' });
    const number = await source.addPullRequest({ head: 'topic' });
    const id = source.addComment(number, 'ann', '/hold staging incident');
    const [comment] = source.comments(number);
    const user = { login: 'ann', type: 'User' };
    const event = {
      action: 'created',
      comment: { ...comment, id, user },
      issue: { number, pull_request: {} },
      sender: user,
      repository: { full_name: 'acme/api', default_branch: 'main' },
    };
    writeFileSync(join(folder, 'event.json'), JSON.stringify(event));
    github.addMember('acme/platform', 'ann');
    // it opens nothing but teams: the repositories have tokens of their own
    addApp(github, { permissions: { members: 'read' }, repositories: ['acme/api'] });
    const on = { GITHUB_EVENT_NAME: 'issue_comment', GITHUB_EVENT_PATH: join(folder, 'event.json') };
    const ended = await run(['comment'], { ...app, ...on, GITHUB_TOKEN: token, GITOPS_TOKEN: token });
    expect(ended.outcome, inspect(said)).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(ended.outcome.sentence).toContain('is held in staging');
    expect(scopes()).toContainEqual({ repositories: ['api'], permissions: { metadata: 'read', members: 'read' } });
  });

  it('leaves the application repository to the token of the job', async () => {
    addApp(github, { repositories: ['acme/gitops'] });
    const jobs = { login: 'github-actions[bot]', type: 'actions', repositories: ['acme/api'] } as const;
    github.addToken('ghs_job', { ...jobs, permissions: { deployments: 'write', contents: 'read' } });
    const ended = await run(['status', '--environment', 'staging'], { ...app, GITHUB_TOKEN: 'ghs_job' });
    expect(ended.outcome, inspect(said)).toMatchObject({ outcome: 'succeeded' });
    expect(logins('acme/api')).toEqual(['github-actions[bot]']);
    expect(logins('acme/gitops')).toEqual(['gitops-deploy[bot]']);
    expect(scopes()).toHaveLength(1);
  });

  it('does not ask it for what a token was given for', async () => {
    addApp(github);
    expect((await run(holding, { ...app, GITOPS_TOKEN: token })).outcome.outcome).toBe('succeeded');
    expect(scopes()).toEqual([]);
  });

  it('shows neither key nor token', async () => {
    // git is given a token in a form of its own
    writeFileSync('.gitops-deploy.yaml', configuration.replace('acme/gitops,', 'acme/gitops, transport: git,'));
    addApp(github);
    const ended = await run(holding, app);
    expect(ended.outcome.outcome).toBe('succeeded');
    const tokens = masked.filter((one) => one.startsWith('ghs_'));
    expect(tokens.length).toBeGreaterThan(0);
    const basic = tokens.map((one) => Buffer.from(`x-access-token:${one}`).toString('base64'));
    expect(masked).toEqual(expect.arrayContaining(basic));
    const all = inspect([said, ended], { depth: 9, maxStringLength: null, maxArrayLength: null });
    const lines = appKey.split('\n').filter((line) => line !== '' && !line.startsWith('-'));
    for (const secret of [...masked, ...lines]) expect(all).not.toContain(secret);
  });

  it('tells a bad key together with all else that is wrong, and asks nobody', async () => {
    writeFileSync('.gitops-deploy.yaml', 'image: {nam: x}\n');
    const ended = await run(['deploy'], { ...app, GITHUB_APP_PRIVATE_KEY: 'not a key' });
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
    const places = ended.problems?.map(({ place }) => place?.name ?? place?.file);
    expect(places).toEqual(expect.arrayContaining(['app-private-key', 'environment']));
    expect(github.requests).toEqual([]);
  });

  it.each([
    ['that is not installed', { repositories: ['acme/api'] }, 'is not installed on acme/gitops'],
    ['that is suspended', { suspendedAt: '2026-01-01T00:00:00Z' }, 'is suspended'],
    ['that lacks a permission', { permissions: { contents: 'write' } }, 'lacks pull_requests: write on acme/gitops'],
  ] as const)('%s ends before anything is built', async (_, installation, message) => {
    addApp(github, installation);
    const ended = await run(['deploy', '--environment', 'staging'], { ...app, GITHUB_TOKEN: token });
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
    expect(ended.outcome.sentence).toContain(message);
    expect(said.join('\n')).not.toMatch(/buildx/);
  });
});
