import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Written } from '../../src/deployment/progress.ts';
import { merge } from '../../src/stages/merge.ts';
import { write } from '../../src/stages/write.ts';
import type { Grant } from '../../world/github/server.ts';
import { imageOf, Stand } from './stand.ts';

const branch = 'gitops-deploy/api/prod';
let stand: Stand;

afterEach(() => stand[Symbol.asyncDispose]());

/** What a job may do in the one repository that it runs in, with the permissions that we ask for. */
const job: Grant = {
  login: 'github-actions[bot]',
  type: 'actions',
  repositories: ['acme/gitops'],
  permissions: { contents: 'write', pull_requests: 'write', statuses: 'write', actions: 'read' },
};

/** How a deployment ends whose pull request is opened with a token of this kind. */
async function end(grant: Grant, before: () => Promise<void> = async () => {}) {
  const gitopsToken = 'ghs_of_the_test_0123456789';
  stand.world.server.addToken(gitopsToken, grant);
  const forge = stand.world.connect({ gitopsToken });
  const run = stand.run(stand.plan(stand.a, 1), await stand.ports({ forge: async () => forge }));
  const event = await write(run, imageOf(stand.a), undefined);
  if (event.event !== 'written' || event.written.place.on === 'branch') throw new Error('no pull request');
  await before();
  const last = await merge(run, { written: event.written as Written, place: event.written.place });
  return last.event === 'ended' ? last.outcome : undefined;
}

const stuck = {
  sentence: /it was opened with GITHUB_TOKEN, .* \("ci"\)$/,
  remedy: /^Give app-id .* close and reopen it/,
};
const says = ({ sentence, remedy }: typeof stuck) => ({
  sentence: expect.stringMatching(sentence),
  remedy: expect.stringMatching(remedy),
});

describe('required checks that never start', () => {
  beforeEach(async () => {
    stand = await Stand.open('write: pull-request');
    stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
  });

  it('are why GitHub refuses to merge, and a GitHub App is the remedy', async () => {
    const outcome = await end(job);
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'merge-refused', ...says(stuck) });
    expect(outcome?.sentence).toMatch(/: Required status check "ci" is expected; it was opened/);
  });

  it('are known from a ruleset, too', async () => {
    stand.world.gitops.protect('main', { requiredChecks: ['ci'], asRuleset: true });
    expect(await end(job)).toMatchObject(says(stuck));
  });

  it('are not spoken of where another token opened the pull request', async () => {
    const outcome = await end({ ...job, login: 'gitops-deploy[bot]', type: 'app-installation' });
    expect(outcome).toMatchObject({ reason: 'merge-refused', sentence: expect.stringContaining('is expected.') });
    expect(outcome).not.toHaveProperty('remedy');
    expect(stand.world.requests().filter((one) => /rules|branches|actions/.test(one))).toEqual([]);
  });

  it.each<[string, () => Promise<void>]>([
    [
      'a workflow has run',
      async () => {
        const head = stand.world.gitops.head(branch);
        stand.world.gitops.addRun({ id: 7, status: 'in_progress', head });
      },
    ],
    [
      'they are reported from elsewhere',
      async () => {
        const { gitops, server } = stand.world;
        const authorization = 'Bearer ghs_of_the_test_0123456789';
        const body = JSON.stringify({ context: 'CI', state: 'pending' });
        const url = `${server.apiUrl}/repos/acme/gitops/statuses/${gitops.head(branch)}`;
        await fetch(url, { method: 'POST', body, headers: { authorization } });
      },
    ],
    [
      'GitHub does not say',
      async () => stand.world.server.fail({ method: 'GET', path: /actions\/runs$/ }, 9, { status: 500 }),
    ],
  ])('are not spoken of where %s', async (_, before) => {
    const outcome = await end(job, before);
    expect(outcome).toMatchObject({ reason: 'merge-refused' });
    expect(outcome).not.toHaveProperty('remedy');
  });

  it('are not spoken of where the token may not see the runs', async () => {
    const permissions = { contents: 'write', pull_requests: 'write', statuses: 'read' } as const;
    expect(await end({ ...job, permissions })).not.toHaveProperty('remedy');
  });
});

describe('a pull request that waits for a person', () => {
  beforeEach(async () => {
    stand = await Stand.open('write: pull-request\n    merge: manual');
  });

  it('says that its checks never start', async () => {
    stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
    const outcome = await end(job);
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open', ...says(stuck) });
    expect(outcome?.sentence).toMatch(/ waits to be merged; it was opened with GITHUB_TOKEN/);
  });

  it('says nothing more where nothing is required', async () => {
    stand.world.gitops.protect('main', { requiredReviews: 1 });
    expect((await end(job))?.sentence).toMatch(/ waits to be merged$/);
  });
});
