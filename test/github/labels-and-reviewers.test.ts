import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProposedPullRequest } from '../../src/ports/forge.ts';
import type { World } from './world.ts';
import { gitopsToken, never, startWorld } from './world.ts';

const methods = ['merge', 'squash', 'rebase'] as const;

const branch = 'gitops-deploy/api/staging';
const plain: ProposedPullRequest = {
  title: 'Deploy api',
  body: 'one',
  labels: [],
  reviewers: { users: [], teams: [] },
  draft: false,
};
const full: ProposedPullRequest = {
  ...plain,
  labels: ['deploy', 'staging'],
  reviewers: { users: ['alice', 'bob'], teams: ['platform'] },
};
let world: World;

beforeEach(async () => {
  world = await startWorld();
  await world.gitops.commit({ 'values.yaml': 'tag: a\n' }, 'Deploy', { branch, parent: world.gitops.head() });
  for (const name of ['alice', 'bob', 'acme/platform']) world.gitops.addCollaborator(name);
  for (const name of ['deploy', 'staging', 'urgent']) world.gitops.addLabel(name);
});

afterEach(() => world[Symbol.asyncDispose]());

async function open(wanted: ProposedPullRequest) {
  const opened = await world.forge.pullRequests.open(branch, 'main', wanted, never);
  const [pull] = world.gitops.pulls();
  if (pull === undefined) throw new Error('nothing was opened');
  return { ...opened, pull };
}

/** The requests since the last look, without the address of the repository. */
function requests(): readonly string[] {
  return world.requests().map((line) => line.replace('/repos/acme/gitops', ''));
}

describe('labels and reviewers', () => {
  it('are given to a pull request as it is opened, by a request each', async () => {
    const { pull, shortcomings } = await open(full);
    expect(shortcomings).toEqual([]);
    expect(pull).toMatchObject({ labels: ['deploy', 'staging'], draft: false });
    expect(pull.requested).toEqual({ users: ['alice', 'bob'], teams: ['platform'] });
    expect(requests()).toEqual([
      'GET /pulls',
      'POST /pulls',
      'POST /issues/1/labels',
      'POST /pulls/1/requested_reviewers',
    ]);
  });

  it('cost nothing where none are wanted', async () => {
    await open(plain);
    expect(requests()).toEqual(['GET /pulls', 'POST /pulls']);
  });

  it('are not asked for again while nothing is new', async () => {
    await open(full);
    requests();
    await open(full);
    expect(requests()).toEqual(['GET /pulls']);
  });

  it('are added to what people gave, and nothing is taken away', async () => {
    await open({ ...full, labels: ['Deploy'] });
    const { pull } = await open({ ...full, body: 'two', labels: ['deploy', 'urgent'], reviewers: plain.reviewers });
    expect(pull.labels).toEqual(['deploy', 'urgent']);
    expect(pull.requested.users).toEqual(['alice', 'bob']);
  });

  it('are not asked again once they have reviewed, or were let off', async () => {
    const { pull } = await open(full);
    world.gitops.review(1, 'alice');
    pull.requested.users = [];
    pull.requested.teams = [];
    requests();
    const { pull: again } = await open({ ...full, body: 'two' });
    expect(again.requested).toEqual({ users: [], teams: [] });
    expect(requests()).toEqual(['GET /pulls', 'PATCH /pulls/1', 'GET /issues/1/timeline']);
  });

  it('that come new are asked on a pull request that is open, unless they have reviewed of themselves', async () => {
    await open(plain);
    world.gitops.review(1, 'alice');
    const { pull } = await open(full);
    expect(pull.requested).toEqual({ users: ['bob'], teams: ['platform'] });
  });

  it('who cannot be asked keep nobody else from being asked, and are told of with a remedy', async () => {
    const { pull, shortcomings } = await open({ ...full, reviewers: { users: ['alice', 'eve'], teams: ['ghosts'] } });
    expect(pull.requested).toEqual({ users: ['alice'], teams: [] });
    expect(shortcomings).toEqual([
      expect.stringMatching(
        /^eve could not be asked .*not a collaborator.*take the name out of pull-request.reviewers/,
      ),
      expect.stringMatching(/^the team ghosts could not be asked .*members=read/),
    ]);
  });

  it('cannot be who opened it: it is told, and not tried', async () => {
    const reviewers = { users: ['Gitops-Writer[bot]', 'bob'], teams: [] };
    const { pull, shortcomings } = await open({ ...plain, reviewers });
    expect(pull.requested.users).toEqual(['bob']);
    expect(shortcomings).toEqual([expect.stringContaining('cannot review it')]);
  });

  it('that the token may not give are told of: the pull request is open all the same', async () => {
    world.server.fail({ method: 'POST', path: /\/labels$|\/requested_reviewers$/ }, 5, {
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
    const { number, shortcomings } = await open({ ...full, reviewers: { users: ['alice'], teams: [] } });
    expect(number).toBe(1);
    expect(shortcomings).toEqual([
      expect.stringMatching(/did not get the label deploy: Resource not accessible .*pull_requests=write/),
      expect.stringMatching(/did not get the label staging: Resource not accessible/),
      expect.stringMatching(/^alice could not be asked/),
    ]);
  });

  it('wait for a limit as every request does', async () => {
    const fault = { status: 403, headers: { 'retry-after': '7' }, body: { message: 'You have exceeded a limit' } };
    world.server.fail({ method: 'POST', path: /\/labels$/ }, 1, fault);
    const { pull, shortcomings } = await open(full);
    expect(pull.labels).toEqual(['deploy', 'staging']);
    expect(shortcomings).toEqual([]);
    expect(world.clock.slept).toEqual([7000]);
  });

  it('that GitHub does not answer to are told of as well: they are given by the next run', async () => {
    world.server.fail({ method: 'POST', path: /\/labels$/ }, 9, { status: 502 });
    const { shortcomings } = await open({ ...plain, labels: ['deploy'] });
    expect(shortcomings).toEqual([
      expect.stringContaining('did not get the label deploy: fault 502 (the next run asks again)'),
    ]);
  });

  it('are given by a run that begins again, where the first one died on the way', async () => {
    world.server.cutAfter(2);
    await expect(open(full)).rejects.toThrow();
    world.server.mend();
    const { pull } = await open(full);
    expect(pull).toMatchObject({ number: 1, labels: ['deploy', 'staging'] });
    expect(pull.requested).toEqual({ users: ['alice', 'bob'], teams: ['platform'] });
  });

  it('that the repository does not have are made by who may, and else told of', async () => {
    const { pull, shortcomings } = await open({ ...plain, labels: ['deploy', 'new'] });
    expect(pull.labels).toEqual(['deploy']);
    expect(shortcomings).toEqual([expect.stringMatching(/did not get the label new: .*make the label .*issues=write/)]);
    world.server.addToken(gitopsToken, {
      login: 'gitops-writer[bot]',
      type: 'app-installation',
      repositories: ['acme/gitops'],
      permissions: { contents: 'write', pull_requests: 'write', issues: 'write' },
    });
    expect((await open({ ...plain, labels: ['deploy', 'new'] })).pull.labels).toEqual(['deploy', 'new']);
  });

  it('are not asked where nobody knows whether they were', async () => {
    const { pull } = await open(plain);
    world.server.fail({ method: 'GET', path: /\/timeline$/ }, 1, { status: 403, body: { message: 'no' } });
    const { shortcomings } = await open(full);
    expect(pull.requested.users).toEqual([]);
    expect(shortcomings).toEqual([expect.stringContaining('nobody was asked to review')]);
  });
});

describe('a draft', () => {
  it('is opened as one, and stays ready once somebody made it so', async () => {
    const { pull } = await open({ ...plain, draft: true });
    expect(pull.draft).toBe(true);
    requests();
    await open({ ...plain, body: 'two', draft: true });
    expect(requests()).toEqual(['GET /pulls', 'PATCH /pulls/1']);
    const merged = await world.forge.pullRequests.merge({ number: 1, head: pull.head_sha, methods }, never);
    expect(merged).toMatchObject({ result: 'refused', message: expect.stringContaining('draft') });
  });

  it('is an open pull request where GitHub has no drafts', async () => {
    world.server.fail({ method: 'POST', path: /\/pulls$/ }, 1, {
      status: 422,
      body: { message: 'Draft pull requests are not supported in this repository.' },
    });
    const { pull, shortcomings } = await open({ ...plain, draft: true });
    expect(pull.draft).toBe(false);
    expect(shortcomings).toEqual([expect.stringContaining('is no draft')]);
  });
});

describe('the changes between two commits', () => {
  it('are those that the later one brings, the newest first, with merges marked, in one request', async () => {
    const { application, forge } = world;
    const base = application.head();
    const topic = await application.commit({ t: '1' }, 'Topic', { branch: 'topic', author: 'Ann <ann@example.com>' });
    const main = await application.commit({ m: '1' }, 'Main\n\nWhy');
    const tree = application.git('rev-parse', `${main}^{tree}`);
    const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
    const merge = application.git(
      ...identity,
      'commit-tree',
      tree,
      '-p',
      main,
      '-p',
      topic,
      '-m',
      'Merge branch topic',
    );
    application.git('update-ref', 'refs/heads/main', merge);
    world.requests();
    const changes = await forge.source.changes(base, merge, never);
    expect(world.requests()).toHaveLength(1);
    expect(changes).toMatchObject({ ancestry: 'ahead', ahead: 3, behind: 0 });
    expect(changes.commits[0]).toMatchObject({ commit: merge, isMerge: true });
    expect(changes.commits.map(({ message, author }) => `${message}|${author}`)).toContain('Topic|Ann');
    expect(await forge.source.changes(merge, base, never)).toMatchObject({
      ancestry: 'behind',
      behind: 3,
      commits: [],
    });
  });

  it('are the newest 250 of very many', async () => {
    const base = world.application.head();
    for (let index = 1; index <= 252; index += 1)
      await world.application.commit({ n: String(index) }, `Change ${index}`);
    const { ahead, commits } = await world.forge.source.changes(base, world.application.head(), never);
    expect(ahead).toBe(252);
    expect(commits).toHaveLength(250);
    expect(commits[0]?.message).toBe('Change 252');
  }, 60_000);

  it('are none of the same commit, and not known of one that is gone', async () => {
    const head = world.application.head();
    expect(await world.forge.source.changes(head, head, never)).toMatchObject({ ancestry: 'identical' });
    expect(await world.forge.source.changes('0'.repeat(40), head, never)).toMatchObject({ ancestry: 'unknown' });
  });
});
