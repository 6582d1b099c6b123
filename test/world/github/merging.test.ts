import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitClient } from '../../../world/github/git-client.ts';
import { graphqlErrorsOf, octokitFor, octokitOf, refusalOf } from '../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../world/github/server.ts';
import { startGitHub, token } from '../../../world/github/server.ts';

const api = { owner: 'acme', repo: 'gitops' };
let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/gitops', { 'values.yaml': 'tag: one\n' });
  await repository.commit({ new: 'x' }, 'New', { branch: 'topic', parent: repository.head() });
  await repository.addPullRequest({ head: 'topic', author: 'ann' });
});

afterEach(() => server.close());

const fields = `id state mergeStateStatus reviewDecision isMergeQueueEnabled isInMergeQueue headRefOid mergeCommit { oid }
  mergeQueueEntry { state position headCommit { oid } } autoMergeRequest { mergeMethod enabledBy { login } }
  timelineItems(last: 1, itemTypes: [AUTO_MERGE_DISABLED_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT]) { nodes { __typename
    ... on RemovedFromMergeQueueEvent { reason actor { login } beforeCommit { oid } }
    ... on AutoMergeDisabledEvent { actor { login } } } }`;

interface Shown {
  readonly id: string;
  readonly [field: string]: unknown;
}

async function look(number = 1, octokit = octokitFor(server)): Promise<Shown> {
  const query = `{ repository(owner: "acme", name: "gitops") { pullRequest(number: ${number}) { ${fields} } } }`;
  const answer = await octokit.graphql<{ repository: { pullRequest: Shown } }>(query);
  return answer.repository.pullRequest;
}

async function mutate(name: string, more: Record<string, unknown> = {}, number = 1) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { id } = await look(number);
  const input = name === 'dequeuePullRequest' ? { id } : { pullRequestId: id };
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { clientMutationId } }`;
  return octokitFor(server).graphql(query, { input: { ...input, ...more } });
}

async function refusal(...given: Parameters<typeof mutate>): Promise<{ type?: string; message?: string }> {
  const [first] = await graphqlErrorsOf(mutate(...given));
  return typeof first === 'object' && first !== null ? first : {};
}

/** Pushes a commit to a branch, as git. */
async function push(branch: string) {
  await using client = await gitClient(server.url, token);
  await client.run('clone', '--quiet', '-b', branch, repository.cloneUrl, '.');
  await client.run('commit', '--quiet', '--allow-empty', '-m', 'more');
  return await client.run('push', '--quiet');
}

function report(sha: string, state: 'pending' | 'success' | 'failure', context = 'ci') {
  return octokitFor(server).rest.repos.createCommitStatus({ ...api, sha, context, state });
}

describe('auto-merge', () => {
  it('is refused unless the repository allows it', async () => {
    const message = 'Pull request Auto merge is not allowed for this repository';
    expect(await refusal('enablePullRequestAutoMerge')).toEqual({ type: 'UNPROCESSABLE', message });
  });

  it('is refused where nothing is left to wait for, and for a method that is not allowed', async () => {
    repository.allowMerging({ allowAutoMerge: true, methods: ['squash'] });
    const clean = 'Pull request Pull request is in clean status';
    expect((await refusal('enablePullRequestAutoMerge', { mergeMethod: 'SQUASH' })).message).toBe(clean);
    expect((await refusal('enablePullRequestAutoMerge')).message).toContain('merge commits are not allowed');
  });

  it('merges once what the base asks for is there', async () => {
    repository.allowMerging({ allowAutoMerge: true });
    repository.protect('main', { requiredChecks: ['ci'] });
    await mutate('enablePullRequestAutoMerge', { mergeMethod: 'SQUASH' });
    expect(await look()).toMatchObject({ state: 'OPEN', autoMergeRequest: { mergeMethod: 'SQUASH' } });
    const { data } = await octokitFor(server).rest.pulls.get({ ...api, pull_number: 1 });
    expect(data.auto_merge).toMatchObject({ merge_method: 'squash', enabled_by: { login: 'gitops-deploy[bot]' } });
    await report(repository.head('topic'), 'success');
    expect(await look()).toMatchObject({
      state: 'MERGED',
      mergeCommit: { oid: repository.head() },
      autoMergeRequest: null,
    });
  });

  it('can be disabled by anybody, with a line in the timeline', async () => {
    repository.allowMerging({ allowAutoMerge: true });
    repository.protect('main', { requiredChecks: ['ci'] });
    expect((await refusal('disablePullRequestAutoMerge')).message).toContain("Can't disable auto-merge");
    await mutate('enablePullRequestAutoMerge');
    await mutate('disablePullRequestAutoMerge');
    expect(await look()).toMatchObject({
      autoMergeRequest: null,
      timelineItems: { nodes: [{ __typename: 'AutoMergeDisabledEvent' }] },
    });
  });

  it('is refused at a head that has moved, and to a token that may not merge', async () => {
    repository.allowMerging({ allowAutoMerge: true });
    repository.protect('main', { requiredChecks: ['ci'] });
    expect(await refusal('enablePullRequestAutoMerge', { expectedHeadOid: repository.head() })).toMatchObject({
      type: 'STALE_DATA',
    });
    const reader = octokitOf(server, { permissions: { pull_requests: 'read' } });
    const query =
      'mutation($input: EnablePullRequestAutoMergeInput!) { enablePullRequestAutoMerge(input: $input) { clientMutationId } }';
    const errors = await graphqlErrorsOf(reader.graphql(query, { input: { pullRequestId: (await look()).id } }));
    expect(errors).toMatchObject([{ type: 'FORBIDDEN' }]);
  });

  it('is allowed by a setting that the repository tells', async () => {
    repository.allowMerging({ allowAutoMerge: true, methods: ['squash'] });
    const { data } = await octokitFor(server).rest.repos.get(api);
    expect(data).toMatchObject({ allow_auto_merge: true, allow_merge_commit: false, allow_squash_merge: true });
  });
});

describe('a merge queue', () => {
  beforeEach(() => repository.protect('main', { mergeQueue: { method: 'MERGE' }, asRuleset: 'queue' }));
  const group = () => repository.queued()[0]?.commit ?? '';

  it('merges what it holds in the background, with a commit of its own upon the base', async () => {
    await mutate('enqueuePullRequest', { expectedHeadOid: repository.head('topic') });
    const queued = await look();
    expect(queued).toMatchObject({ state: 'OPEN', isInMergeQueue: true, isMergeQueueEnabled: true });
    expect(queued.mergeQueueEntry).toMatchObject({ state: 'MERGEABLE', position: 1 });
    const base = repository.head();
    const merged = await look();
    expect(merged).toMatchObject({ state: 'MERGED', mergeCommit: { oid: repository.head() }, isInMergeQueue: false });
    expect(repository.log()[0]?.parents).toEqual([base, repository.head('topic')]);
    expect(merged.timelineItems).toMatchObject({ nodes: [{ reason: 'merge' }] });
    expect(Object.keys(repository.refs('refs/heads/gh-readonly-queue/'))).toEqual([]);
  });

  it('is the only way: REST refuses a merge and a push past it, but to those who may bypass it', async () => {
    const merge = () => octokitFor(server).rest.pulls.merge({ ...api, pull_number: 1 });
    const message = expect.stringMatching(
      /^Repository rule violations found\n\nChanges must be made through the merge queue/,
    );
    expect(await refusalOf(merge())).toMatchObject({ status: 405, message });
    repository.protect('main', { mergeQueue: { method: 'MERGE' }, bypass: ['gitops-deploy[bot]'] });
    expect((await merge()).data.merged).toBe(true);
  });

  it('judges by checks on its own commit, and removes what fails', async () => {
    repository.protect('main', { mergeQueue: { method: 'SQUASH' }, requiredChecks: ['ci'] });
    expect((await refusal('enqueuePullRequest')).message).toBe('Pull request Required status check "ci" is expected.');
    await report(repository.head('topic'), 'success');
    await mutate('enqueuePullRequest');
    expect((await look()).mergeQueueEntry).toMatchObject({ state: 'AWAITING_CHECKS', headCommit: { oid: group() } });
    const failed = group();
    await report(failed, 'failure');
    const removed = await look();
    expect(removed).toMatchObject({ state: 'OPEN', isInMergeQueue: false });
    expect(removed.timelineItems).toMatchObject({
      nodes: [{ reason: 'failed_checks', beforeCommit: { oid: failed } }],
    });
  });

  it('begins anew upon a base that moved, and behind an entry that is removed', async () => {
    repository.protect('main', { mergeQueue: { method: 'MERGE' }, requiredChecks: ['ci'] });
    await repository.commit({ other: 'y' }, 'Other', { branch: 'second', parent: repository.head() });
    await repository.addPullRequest({ head: 'second' });
    for (const branch of ['topic', 'second']) await report(repository.head(branch), 'success');
    await mutate('enqueuePullRequest');
    await mutate('enqueuePullRequest', {}, 2);
    const [first, second] = repository.queued().map(({ commit }) => commit ?? '');
    expect(repository.git('log', '-1', '--format=%P', second ?? '')).toContain(first);
    await report(first ?? '', 'failure');
    expect(repository.queued().map(({ pullRequest }) => pullRequest)).toEqual([2]);
    expect(group()).not.toBe(second);
    await repository.commit({ late: 'z' }, 'Late');
    await report(group(), 'success');
    expect(await look(2)).toMatchObject({ state: 'MERGED' });
    expect(repository.show('main', 'late')).toBe('z');
  });

  it('locks the branch of what it holds, until it is taken out', async () => {
    repository.protect('main', { mergeQueue: { method: 'MERGE' }, requiredChecks: ['ci'] });
    await report(repository.head('topic'), 'success');
    await mutate('enqueuePullRequest');
    const refused = (await push('topic')).messages.replaceAll(/\s+/g, ' ');
    expect(refused).toMatch(/GH006: .*topic.*queued for merging cannot be updated/);
    await mutate('dequeuePullRequest');
    expect(await push('topic')).toMatchObject({ exit: 0 });
    expect((await refusal('dequeuePullRequest')).message).toBe('Pull request Pull request is not in the queue');
  });

  it('takes what has auto-merge as soon as it is ready', async () => {
    repository.protect('main', { mergeQueue: { method: 'MERGE' }, requiredChecks: ['ci'] });
    repository.allowMerging({ allowAutoMerge: true });
    await mutate('enablePullRequestAutoMerge');
    await report(repository.head('topic'), 'success');
    expect(await look()).toMatchObject({ isInMergeQueue: true, autoMergeRequest: null });
  });
});

describe('a ruleset', () => {
  it('refuses a push in its own form, with all that it asks for', async () => {
    repository.protect('main', { blockPushes: true, requiredChecks: ['ci'], asRuleset: 'keep main' });
    const refused = (await push('main')).messages.replaceAll(/\s+/g, ' ');
    expect(refused).toMatch(
      /GH013: .*- Changes must be made through a pull request.*- Required status check "ci" is expected/,
    );
    expect(refused).toContain(`Review all repository rules at ${server.url}/acme/gitops/rules?ref=refs%2Fheads%2Fmain`);
    repository.protect('main', { blockPushes: true, asRuleset: 'keep main', bypass: ['gitops-deploy[bot]'] });
    expect(await push('main')).toMatchObject({ exit: 0 });
  });

  it('is told with its name and its page', async () => {
    repository.protect('main', { blockPushes: true, mergeQueue: { method: 'SQUASH' }, asRuleset: 'keep main' });
    const { repos } = octokitFor(server).rest;
    const { data } = await repos.getBranchRules({ ...api, branch: 'main' });
    expect(data.map(({ type }) => type)).toEqual(['pull_request', 'merge_queue']);
    const ruleset_id = data[0]?.ruleset_id ?? 0;
    const ruleset = (await repos.getRepoRuleset({ ...api, ruleset_id })).data;
    expect(ruleset).toMatchObject({ name: 'keep main', source: 'acme/gitops', enforcement: 'active' });
    expect(ruleset._links?.html?.href).toBe(`${server.url}/acme/gitops/rules/${ruleset_id}`);
    expect(await refusalOf(repos.getRepoRuleset({ ...api, ruleset_id: 99 }))).toMatchObject({ status: 404 });
  });

  it('refuses a ref that the API moves, in its own words', async () => {
    repository.protect('main', { blockPushes: true, asRuleset: true });
    const moving = octokitFor(server).rest.git.updateRef({ ...api, ref: 'heads/main', sha: repository.head('topic') });
    const message = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n';
    expect(await refusalOf(moving)).toMatchObject({ status: 422, message });
  });
});

it('wants the newest commit of a strict base in the head', async () => {
  repository.protect('main', { strict: true });
  await repository.commit({ late: 'z' }, 'Late');
  await look();
  expect(await look()).toMatchObject({ mergeStateStatus: 'BEHIND', reviewDecision: null });
});

it('tells checks to those who may read them, each by itself', async () => {
  repository.protect('main', { requiredChecks: ['ci'] });
  await report(repository.head('topic'), 'failure');
  const { checks } = octokitFor(server).rest;
  await checks.create({ ...api, name: 'lint', head_sha: repository.head('topic'), conclusion: 'success' });
  const query = `{ repository(owner: "acme", name: "gitops") { pullRequest(number: 1) { statusCheckRollup { contexts(first: 9) {
    nodes { __typename ... on CheckRun { name conclusion isRequired(pullRequestNumber: 1) }
      ... on StatusContext { context state isRequired(pullRequestNumber: 1) } } } } } } }`;
  const nodes = [
    { __typename: 'CheckRun', name: 'lint', conclusion: 'SUCCESS', isRequired: false },
    { __typename: 'StatusContext', context: 'ci', state: 'FAILURE', isRequired: true },
  ];
  const whole = { repository: { pullRequest: { statusCheckRollup: { contexts: { nodes } } } } };
  expect(await octokitFor(server).graphql(query)).toEqual(whole);
  const octokit = octokitOf(server, { permissions: { pull_requests: 'read', statuses: 'read' } });
  const errors = await graphqlErrorsOf(octokit.graphql(query));
  expect(errors).toMatchObject([{ type: 'FORBIDDEN' }]);
});
