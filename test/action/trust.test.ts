import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContext } from '../../src/inputs/event.ts';
import { trustedBranch } from '../../src/inputs/policy.ts';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { runCli } from './cli.ts';

let github: GitHubServer;
let source: TestRepository;
let folder: string;

const configuration = (path: string) => `application: api
image: {name: 127.0.0.1:9/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [app/**]}
environments:
  staging: {targets: [{name: here, edits: [{file: app/values.yaml, path: ${path}}]}]}
`;

beforeEach(async () => {
  github = await startGitHub();
  source = await github.addRepository('acme/api', { 'deploy/config.yaml': configuration('.reviewed') });
  await github.addRepository('acme/gitops', { 'app/values.yaml': 'image: {tag: one}\n' });
  folder = mkdtempSync(join(tmpdir(), 'trust-'));
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n');
  writeFileSync(join(folder, 'config.yaml'), configuration('.mine'));
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

/** What a run on an event says, with the checkout of a pull request. */
async function run(event: string, words: readonly string[], payload: object = {}): Promise<string> {
  const own = { id: 1, fork: false };
  const whole = {
    repository: { default_branch: 'main' },
    pull_request: { number: 1, head: { sha: source.head(), repo: own }, base: { repo: own } },
    ...payload,
  };
  writeFileSync(join(folder, 'event.json'), JSON.stringify(whole));
  const environment = { HOME: folder, GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(folder, 'event.json') };
  const given = { folder, github, commit: source.head() };
  return (await runCli(given, [...words, '--environment', 'staging'], environment)).said;
}

describe('the configuration of a run', () => {
  it('is that of the checkout on a push', async () => {
    expect(await run('push', ['deploy', '--config', 'config.yaml'], { pull_request: undefined })).toContain(
      'no key "mine"',
    );
  });

  it.each([
    ['pull_request', []],
    ['pull_request_target', ['--image', '127.0.0.1:9/acme/api:1']],
    ['workflow_run', ['--image', '127.0.0.1:9/acme/api:1']],
  ] as const)('is what was reviewed on %s', async (event, more) => {
    const said = await run(event, ['deploy', '--config', './deploy/config.yaml', ...more]);
    expect(said).toContain('no key "reviewed"');
    expect(said).not.toContain(token);
  });

  it('that was never reviewed does not count', async () => {
    const said = await run('pull_request', ['deploy', '--config', 'config.yaml']);
    expect(said).toContain('config.yaml: there is no such file on main, whose configuration counts here');
  });

  it('never lies outside of the repository', async () => {
    for (const path of ['/etc/passwd', '../config.yaml'])
      expect(await run('pull_request', ['deploy', '--config', path])).toContain('is not in the repository');
  });
});

describe('the branch that is trusted', () => {
  const context = (
    event: string | undefined,
    branch = 'main',
    payload: object = { repository: { default_branch: 'main' } },
  ) => readContext({ GITHUB_EVENT_NAME: event, GITHUB_REF_NAME: branch }, payload);

  it.each([
    ['push', 'deploy', 'feature', undefined],
    ['workflow_dispatch', 'deploy', 'feature', undefined],
    ['schedule', 'resume', 'main', undefined],
    ['workflow_dispatch', 'resume', 'feature', 'main'],
    ['workflow_dispatch', 'promote', 'feature', 'main'],
    ['workflow_dispatch', 'promote', 'main', undefined],
    ['issue_comment', 'resume', 'main', 'main'],
    ['pull_request_review', 'deploy', 'main', 'main'],
    [undefined, 'resume', 'feature', undefined],
  ] as const)('on %s for %s from %s is %s', (event, command, branch, wanted) => {
    expect(trustedBranch(context(event, branch), command)).toBe(wanted);
  });

  it('must be told by the event of a change', () => {
    expect(() => trustedBranch(context('pull_request', 'x', {}), 'deploy')).toThrow(/default branch/);
    expect(trustedBranch(context('schedule', 'x', {}), 'resume')).toBeUndefined();
  });
});
