import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/inputs/event.ts';
import { admitEvent, checkoutOf } from '../../src/inputs/policy.ts';

const environment = {
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REPOSITORY: 'acme/api',
  GITHUB_SHA: 'merge-commit',
  GITHUB_HEAD_REF: 'feature',
  GITHUB_REF_NAME: '12/merge',
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_ATTEMPT: '2',
};
const base = { repo: { id: 1, fork: false } };
const pullRequest = (head: unknown) => ({ pull_request: { number: 12, head, base } });

describe('what GitHub tells of a run', () => {
  it('of a pull request is its head, not the merge commit that nobody wrote', () => {
    const payload = pullRequest({ sha: 'head-commit', repo: { id: 1, fork: false } });
    expect(readContext(environment, payload)).toMatchObject({
      commit: 'head-commit',
      branch: 'feature',
      pullRequest: 12,
      fromFork: false,
      run: { id: 77, attempt: 2, url: 'https://github.com/acme/api/actions/runs/77' },
    });
  });

  it('outside of GitHub Actions is little, and no error', () => {
    expect(readContext({}, undefined)).toEqual({
      fromFork: false,
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
    });
  });

  it.each([
    ['another repository', { sha: 'x', repo: { id: 2, fork: true } }],
    ['a head repository that is gone', { sha: 'x', repo: null }],
    ['a payload without repositories', { sha: 'x' }],
  ])('knows %s as a fork', (_, head) => {
    const context = readContext(environment, pullRequest(head));
    expect(context.fromFork).toBe(true);
    expect(() => admitEvent(context, { command: 'deploy', hasImage: false })).toThrow(/fork/);
    // an image that is given does not bring secrets
    expect(() => admitEvent(context, { command: 'deploy', hasImage: true })).toThrow(/fork/);
  });

  it('takes a pull request within a fork for one of its own', () => {
    const own = { id: 9, fork: true };
    const payload = { pull_request: { number: 1, head: { sha: 'x', repo: own }, base: { repo: own } } };
    expect(readContext(environment, payload).fromFork).toBe(false);
  });

  it.each(['pull_request_target', 'workflow_run'])('%s builds nothing, but deploys an image that is given', (event) => {
    const context = readContext({ ...environment, GITHUB_EVENT_NAME: event }, undefined);
    expect(() => admitEvent(context, { command: 'deploy', hasImage: false })).toThrow(/stranger/);
    expect(() => admitEvent(context, { command: 'deploy', hasImage: true })).not.toThrow();
  });

  it('lets a check judge the files of a fork, and nothing where there are secrets', () => {
    const head = { sha: 'x', repo: { id: 2, fork: true } };
    const asked = { command: 'check', hasImage: false } as const;
    expect(() => admitEvent(readContext(environment, pullRequest(head)), asked)).not.toThrow();
    for (const event of ['pull_request_target', 'workflow_run']) {
      const context = readContext({ ...environment, GITHUB_EVENT_NAME: event }, undefined);
      for (const hasImage of [true, false])
        expect(() => admitEvent(context, { ...asked, hasImage })).toThrow(/stranger/);
    }
  });

  it.each([
    ['pull_request', 'of-the-pull-request'],
    ['merge_group', 'of-the-group'],
    ['push', undefined],
    ['pull_request_review', undefined],
  ])('on %s is about a change to %s', (event, base) => {
    const payload = {
      pull_request: { base: { sha: 'of-the-pull-request' } },
      merge_group: { base_sha: 'of-the-group' },
    };
    expect(readContext({ ...environment, GITHUB_EVENT_NAME: event }, payload).base).toBe(base);
  });

  it('has what Argo CD told from a dispatch of that type alone', () => {
    const on = (event: string, action: string) =>
      readContext({ ...environment, GITHUB_EVENT_NAME: event }, { action, client_payload: { version: 1 } }).told;
    expect(on('repository_dispatch', 'argocd')).toEqual({ version: 1 });
    expect(on('repository_dispatch', 'rebuild')).toBeUndefined();
    expect(on('issue_comment', 'argocd')).toBeUndefined();
  });

  it('has no run where the number is none', () => {
    for (const id of ['', '0', '-1', '1.5', 'x', '99999999999999999999'])
      expect(readContext({ ...environment, GITHUB_RUN_ID: id }, undefined).run).toBeUndefined();
  });
});

describe('whose the checkout is', () => {
  const repository = { default_branch: 'main' };
  const head = (fork: boolean) => ({
    pull_request: { head: { repo: { id: fork ? 2 : 1, fork } }, base: { repo: { id: 1, fork: false } } },
  });
  it.each<[string, string | undefined, string, object]>([
    ['change', 'pull_request', 'feature', { repository, ...head(false) }],
    ['fork', 'pull_request', 'feature', { repository, ...head(true) }],
    ['change', 'issue_comment', 'main', { repository }],
    ['merged', 'push', 'main', { repository }],
    ['merged', 'schedule', 'main', { repository }],
    ['other', 'workflow_dispatch', 'main', { repository }],
    ['other', 'repository_dispatch', 'main', { repository }],
    ['other', 'push', 'feature', { repository }],
    ['merged', 'schedule', 'main', {}],
    ['other', 'push', 'main', {}],
    ['other', undefined, 'main', {}],
  ])('is %s on %s of %s', (wanted, event, branch, payload) => {
    const variables = { GITHUB_EVENT_NAME: event, GITHUB_REF_NAME: branch, GITHUB_REF: `refs/heads/${branch}` };
    expect(checkoutOf(readContext(variables, payload))).toBe(wanted);
  });
});
