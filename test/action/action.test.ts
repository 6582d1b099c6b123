import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factOf, inputNames, outputs } from '../../src/inputs/names.ts';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { actionFile, Step } from './runner.ts';

const root = new URL('../..', import.meta.url).pathname;
let github: GitHubServer;
let repository: TestRepository;
let silent: Server;
let registry: string;
let folder: string;

beforeEach(async () => {
  github = await startGitHub();
  repository = await github.addRepository('acme/api');
  await github.addRepository('acme/gitops', { 'app/values.yaml': 'image: {tag: one}\n' });
  // a registry that takes connections and never answers: a run stands still there
  silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  registry = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  folder = mkdtempSync(join(tmpdir(), 'action-'));
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n');
  writeFileSync(
    join(folder, '.gitops-deploy.yaml'),
    `application: api
image: {name: "${registry}/acme/api"}
gitops: {repository: acme/gitops, allowed-paths: [app/**]}
environments:
  staging: {targets: [{name: here, edits: [{file: app/values.yaml, path: .image.tag}]}]}
`,
  );
});

afterEach(async () => {
  silent.closeAllConnections();
  silent.close();
  await github[Symbol.asyncDispose]();
});

/** A step of a run on a push to `main`. */
async function step(
  inputs: Readonly<Record<string, string>>,
  more: Partial<ConstructorParameters<typeof Step>[0]> = {},
) {
  const commit = (await repository.log('main'))[0]?.sha ?? '';
  const environment = {
    GITHUB_REPOSITORY: 'acme/api',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_SHA: commit,
    GITHUB_REF_NAME: 'main',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_NAME: 'push',
    ...more.environment,
  };
  return { commit, step: new Step({ folder, token, inputs, ...more, environment }) };
}

function status(commit: string) {
  const found = github.state.statuses.findLast(({ sha }) => sha === commit);
  return found === undefined ? undefined : { state: found.state, description: found.description };
}

describe('action.yml', () => {
  it('has the inputs and outputs that the sources name, and files that are there', () => {
    const file = actionFile();
    const wanted = inputNames().filter((name) => factOf(name).only !== 'command-line');
    expect(Object.keys(file.inputs)).toEqual(wanted);
    for (const name of wanted) expect(file.inputs[name]?.default, name).toBe(factOf(name).default);
    expect(Object.keys(file.outputs)).toEqual(Object.keys(outputs));
    expect(file.runs).toMatchObject({ using: 'node24', 'post-if': 'always()' });
    for (const one of [file.runs.main, file.runs.post]) expect(existsSync(join(root, one)), one).toBe(true);
  });
});

describe('the action as a runner runs it', () => {
  it('tells every problem of the inputs and the configuration at once, and asks nobody', async () => {
    writeFileSync(join(folder, '.gitops-deploy.yaml'), 'image: {nam: x}\ngitops: {repository: acme/gitops}\n');
    const { step: one } = await step({ image: 'Not An Image', timeout: 'soon', enviroment: 'staging' });
    const end = await one.main();
    expect(end.exit, end.log).toBe(1);
    expect(end.outputs).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
    const text = end.annotations.join('\n');
    for (const part of ['enviroment', 'did you mean environment?', 'image', 'timeout', 'image.nam', 'allowed-paths'])
      expect(text).toContain(part);
    expect(end.log).toMatch(/^::error file=\.gitops-deploy\.yaml,line=1,col=\d+::/m);
    expect(github.requests).toHaveLength(0);
    expect((await one.post()).exit).toBe(0);
  });

  it('does not fail the step for an outcome that `fail-on` leaves out', async () => {
    const { step: one } = await step({ 'fail-on': 'failed' });
    expect(await one.main()).toMatchObject({ exit: 0, outputs: { outcome: 'errored' } });
  });

  it('ends for the pull request of a fork before any call', async () => {
    const event = {
      pull_request: {
        number: 3,
        head: { sha: 'a'.repeat(40), repo: { id: 2, fork: true } },
        base: { repo: { id: 1, fork: false } },
      },
    };
    const { step: one } = await step(
      { environment: 'staging' },
      { event, environment: { GITHUB_EVENT_NAME: 'pull_request' } },
    );
    expect((await one.main()).outputs).toMatchObject({ outcome: 'errored', reason: 'fork-without-secrets' });
    expect(github.requests).toHaveLength(0);
  });

  it('says that an image cannot be read, in status, outputs, summary and report', async () => {
    silent.on('request', (_, response) => response.writeHead(404).end());
    const { commit, step: one } = await step({ environment: 'staging', image: `${registry}/acme/api:one` });
    const end = await one.main();
    expect(end, end.log).toMatchObject({ exit: 1, outputs: { outcome: 'errored', reason: 'image-not-found' } });
    expect(status(commit)?.state).toBe('error');
    expect(end.summary).toContain('image-not-found');
    const report: unknown = JSON.parse(readFileSync(end.outputs['report'] ?? '', 'utf8'));
    expect(report).toMatchObject({
      outcome: 'errored',
      application: 'api',
      environment: 'staging',
      source: { commit },
    });
    expect(readFileSync(end.outputs['report-page'] ?? '', 'utf8')).toMatch(/^<!doctype html>[\s\S]*image-not-found/);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at %s with a status that is not pending', async (signal) => {
    const { commit, step: one } = await step({ environment: 'staging' });
    const running = one.main();
    expect(await one.says('stage build')).toBe(true);
    while (status(commit)?.state !== 'pending') await new Promise((resolve) => setTimeout(resolve, 5));
    one.kill(signal);
    const end = await running;
    expect(end, end.log).toMatchObject({ exit: 1, outputs: { outcome: 'cancelled' } });
    expect(readFileSync(end.outputs['report-page'] ?? '', 'utf8')).toContain('Cancelled');
    expect(status(commit)?.state).toBe('error');
    const before = github.requests.length;
    expect((await one.post()).exit).toBe(0);
    expect(github.requests.length).toBe(before);
  });

  it('leaves the end of a run that was killed to the post step', async () => {
    const { commit, step: one } = await step({ environment: 'staging' });
    const running = one.main();
    while (status(commit)?.state !== 'pending') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await one.says('stage build')).toBe(true);
    one.kill('SIGKILL');
    expect((await running).exit).toBeUndefined();
    expect(status(commit)?.state).toBe('pending');
    const end = await one.post();
    expect(end.exit, end.log).toBe(0);
    expect(status(commit)?.state).toBe('error');
    expect(status(commit)?.description).toContain('the run ended at the stage build');
  });
});
