import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { Step } from './runner.ts';

vi.setConfig({ testTimeout: 60_000 });

const configuration = `application: api
image: {name: 127.0.0.1:9/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [app/**]}
environments:
  staging: {targets: [{name: here, edits: [{file: app/values.yaml, path: .image.tag}]}]}
`;

let github: GitHubServer;
let source: TestRepository;
let gitops: TestRepository;
let folder: string;
let pullRequest: number;

beforeEach(async () => {
  github = await startGitHub();
  source = await github.addRepository('acme/api', { '.gitops-deploy.yaml': configuration });
  gitops = await github.addRepository('acme/gitops', { 'app/values.yaml': 'image: {tag: one}\n' });
  await source.commit({ topic: '1' }, 'Topic', { branch: 'topic' });
  pullRequest = await source.addPullRequest({ head: 'topic' });
  source.setRole('alice', 'write');
  // a runner without a checkout: nothing of the pull request lies there
  folder = mkdtempSync(join(tmpdir(), 'comment-'));
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await github[Symbol.asyncDispose]();
});

/** The event of a comment, with the fields of https://docs.github.com/webhooks/webhook-events-and-payloads#issue_comment that matter. */
function eventOf(id: number): object {
  const { body, creator, created_at, updated_at } = source.comments(pullRequest).find((one) => one.id === id) ?? {};
  const user = { login: creator, id: 1, type: 'User', site_admin: false };
  const api = `${github.apiUrl}/repos/acme/api`;
  return {
    action: 'created',
    issue: {
      url: `${api}/issues/${pullRequest}`,
      number: pullRequest,
      state: 'open',
      locked: false,
      user: { login: 'octocat', type: 'User' },
      pull_request: { url: `${api}/pulls/${pullRequest}`, merged_at: null },
    },
    comment: {
      url: `${api}/issues/comments/${id}`,
      ...{ id, body, user, created_at, updated_at },
      author_association: 'NONE',
      performed_via_github_app: null,
    },
    repository: { id: 1, full_name: 'acme/api', fork: false, private: true, default_branch: 'main' },
    sender: user,
  };
}

/** Runs the built action on a comment, as the workflow of docs/comments.md does. */
async function reply(id: number) {
  const environment = {
    GITHUB_REPOSITORY: 'acme/api',
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_SHA: source.head(),
    GITHUB_REF_NAME: 'main',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_NAME: 'issue_comment',
    GITHUB_ACTOR: 'alice',
    // nothing of a comment comes here, and nothing is built
    PATH: '/usr/bin:/bin',
  };
  const inputs = { command: 'comment', 'gitops-token': token };
  return new Step({ folder, token, inputs, environment, event: eventOf(id) }).main();
}

function say(author: string, body: string) {
  return reply(source.addComment(pullRequest, author, body));
}

const answers = () => source.comments(pullRequest).filter(({ creator }) => creator === 'gitops-deploy[bot]');

describe('the built action on a comment', () => {
  it('holds an environment, with the words of who asked, and says so', async () => {
    const end = await say('alice', 'Wait, please.\r\n\r\n/hold staging $(touch owned) ::error::x @acme/team\r\n');
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(end.exit).toBe(0);
    expect(Object.keys(gitops.refs('refs/gitops-deploy/holds/'))).toEqual(['refs/gitops-deploy/holds/api/staging']);
    expect(gitops.git('log', '-1', '--format=%B', 'refs/gitops-deploy/holds/api/staging')).toContain('alice');
    expect(answers()).toHaveLength(1);
    // mentions are not looked for in code
    expect(answers()[0]?.body.replace(/<code>.*?<\/code>/g, '')).not.toContain('acme/team');
    expect(end.annotations).toEqual([]);
  });

  it('refuses who may not, whatever the event says of them', async () => {
    const end = await say('mallory', '/hold staging mine');
    expect(end).toMatchObject({ exit: 1, outputs: { outcome: 'errored', reason: 'not-allowed' } });
    expect(answers()[0]?.body).toContain(
      'mallory may not ask for /hold in staging: that is for whoever has the role write',
    );
    expect(gitops.refs('refs/gitops-deploy/holds/')).toEqual({});
  });

  it('builds nothing: without an image of the head there is no deployment', async () => {
    const end = await say('alice', '/deploy staging');
    expect(end).toMatchObject({ exit: 1, outputs: { outcome: 'errored' } });
    expect(gitops.show('main', 'app/values.yaml')).toBe('image: {tag: one}\n');
  });

  it('asks nothing of anybody for a comment that is not for us', async () => {
    const end = await say('alice', 'Thanks!\n\n/lgtm');
    expect(end).toMatchObject({ exit: 0, outputs: { outcome: 'succeeded', reason: 'done' } });
    expect(github.requests).toEqual([]);
  });

  it('is done once, however often it runs', async () => {
    const id = source.addComment(pullRequest, 'alice', '/hold staging incident');
    await reply(id);
    const end = await reply(id);
    expect(end.log).toContain('nothing was done: the comment was answered before');
    expect(answers()).toHaveLength(1);
  });

  it('on another event is told what it is for', async () => {
    const step = new Step({
      folder,
      token,
      inputs: { command: 'comment' },
      environment: { GITHUB_EVENT_NAME: 'push' },
    });
    expect((await step.main()).outputs).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
  });
});
