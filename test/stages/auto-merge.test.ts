import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeHold } from '../../src/commands/hold.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import {
  branch,
  hold,
  mergeWhile,
  mutations,
  passing,
  propose,
  report,
  resume,
  standWithAutoMerge,
} from './merging.ts';
import type { Stand } from './stand.ts';
import { file } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await standWithAutoMerge();
});
afterEach(() => stand[Symbol.asyncDispose]());

const head = () => stand.world.gitops.head(branch);
const pull = () => stand.world.gitops.pulls()[0];

describe('auto-merge', () => {
  it('is enabled, waited for, and gone on from with the merge commit', async () => {
    const given = await propose(stand);
    stand.world.requests();
    const event = await mergeWhile(stand, (wait) => (wait === 2 ? report(stand, head(), 'success') : undefined), given);
    expect(event).toEqual({ event: 'merged', revision: stand.world.gitops.head() });
    expect(stand.tag()).toBe(stand.a);
    expect(mutations(stand)).toEqual(['enablePullRequestAutoMerge']);
    // at each of the three looks: how it stands, and whether the environment is held; the mutation; the note on the record
    const isTheCheck = (one: string) => one === `POST /repos/acme/gitops/statuses/${given.place.head}`;
    const git = ['GET /acme/gitops.git/info/refs', 'POST /acme/gitops.git/git-upload-pack'];
    const noted = expect.stringMatching(/^POST \/repos\/acme\/api\/deployments\/\d+\/statuses$/);
    expect(stand.world.requests().filter((one) => !isTheCheck(one))).toEqual([
      // how it stands, whether the environment is held, and the mutation
      ...['POST /graphql', ...git, 'POST /graphql'],
      ...['POST /graphql', ...git],
      // merged: whether our values are in it, and the note on the record
      ...['POST /graphql', ...git, noted],
    ]);
  });

  it('is adopted where somebody enabled it, or an earlier run of ours died behind it', async () => {
    const given = await propose(stand);
    await expect(mergeWhile(stand, () => Promise.reject(new Error('killed')), given)).rejects.toThrow('killed');
    expect(pull()?.autoMerge).toMatchObject({ method: 'merge' });
    await report(stand, head(), 'success');
    expect(await mergeWhile(stand, () => {}, given)).toMatchObject({ event: 'merged' });
    expect(mutations(stand)).toEqual(['enablePullRequestAutoMerge']);
  });

  it('goes on in a run that is started again, with one pull request and one commit', async () => {
    const given = await propose(stand);
    await expect(mergeWhile(stand, () => Promise.reject(new Error('killed')), given)).rejects.toThrow('killed');
    stand.endRun(1);
    const clock = passing(stand, (wait) => (wait === 1 ? report(stand, head(), 'success') : undefined));
    const { outcome } = await drive(stand.plan(stand.a, 2), await stand.ports({ clock }), { signal: never });
    expect(outcome.reason).toBe('not-watched');
    expect(stand.tag()).toBe(stand.a);
    expect(mutations(stand)).toEqual(['enablePullRequestAutoMerge']);
    expect(stand.world.gitops.pulls().length).toBe(1);
  });

  it('goes on in `resume`', async () => {
    const given = await propose(stand);
    await expect(mergeWhile(stand, () => Promise.reject(new Error('killed')), given)).rejects.toThrow('killed');
    stand.endRun(1);
    await report(stand, head(), 'success');
    expect((await resume(stand)).map(({ reason }) => reason)).toEqual(['not-watched']);
    expect(stand.tag()).toBe(stand.a);
  });

  it('is not what takes a pull request that could be merged at once', async () => {
    const given = await propose(stand);
    await report(stand, head(), 'success');
    expect(await mergeWhile(stand, () => {}, given)).toMatchObject({ event: 'merged' });
    expect(stand.tag()).toBe(stand.a);
  });

  it('uses a method that the repository allows', async () => {
    stand.world.gitops.allowMerging({ methods: ['squash'] });
    const event = await mergeWhile(stand, (wait) => (wait === 1 ? report(stand, head(), 'success') : undefined));
    expect(event).toEqual({ event: 'merged', revision: stand.world.gitops.head() });
    expect(stand.world.gitops.log()[0]?.parents.length).toBe(1);
  });

  it('that the repository does not allow leaves it paused, with what is missing and what to do', async () => {
    stand.world.gitops.allowMerging({ allowAutoMerge: false });
    expect(await mergeWhile(stand, () => {})).toMatchObject({
      event: 'ended',
      outcome: {
        outcome: 'paused',
        reason: 'pull-request-open',
        sentence: expect.stringContaining('Required status check "ci" is expected'),
        remedy: expect.stringMatching(/^Allow auto-merge/),
        waiting: { for: 'a person to merge it' },
      },
      record: expect.any(Number),
    });
  });

  it('that the repository does not allow is not needed where nothing is missing', async () => {
    stand.world.gitops.allowMerging({ allowAutoMerge: false });
    const given = await propose(stand);
    await report(stand, head(), 'success');
    expect(await mergeWhile(stand, () => {}, given)).toMatchObject({ event: 'merged' });
  });
});

describe('a wait for auto-merge', () => {
  it('ends paused at the deadline, and `resume` picks it up', async () => {
    const event = await mergeWhile(stand, () => {});
    expect(event).toMatchObject({
      outcome: { outcome: 'paused', reason: 'pull-request-open', waiting: { for: 'its required checks' } },
    });
    expect(event).toMatchObject({
      outcome: { sentence: expect.stringMatching(/waits for its required checks after 600 s$/) },
    });
    // GitHub still merges it
    expect(pull()?.autoMerge).toBeDefined();
    await report(stand, head(), 'success');
    stand.endRun(1);
    expect((await resume(stand)).map(({ reason }) => reason)).toEqual(['not-watched']);
  });

  it('ends paused at once where a review is missing: GitHub merges it after that', async () => {
    stand.world.gitops.protect('main', { requiredReviews: 1 });
    const event = await mergeWhile(stand, () => Promise.reject(new Error('it waited')));
    expect(event).toMatchObject({
      outcome: { outcome: 'paused', reason: 'pull-request-open', waiting: { for: 'a review' } },
    });
    stand.world.gitops.approve(1, 'ann');
    stand.endRun(1);
    expect((await resume(stand)).map(({ reason }) => reason)).toEqual(['not-watched']);
    expect(stand.tag()).toBe(stand.a);
  });

  it('waits for a review where it is told to (`on-pause: wait`)', async () => {
    stand.world.gitops.protect('main', { requiredReviews: 1 });
    const { run, ...given } = await propose(stand);
    const waiting = { ...run, plan: { ...run.plan, onPause: 'wait' as const } };
    const event = await mergeWhile(stand, (wait) => (wait === 2 ? stand.world.gitops.approve(1, 'ann') : undefined), {
      ...given,
      run: waiting,
    });
    expect(event).toMatchObject({ event: 'merged' });
  });

  it('fails with the name of a required check that failed, and merges nothing later', async () => {
    const connected = stand.world.connect({ gitopsToken: 'ghs_test_0123456789abcdef0123456789abcdef' });
    const given = await propose(stand, { forge: async () => connected });
    const event = await mergeWhile(stand, (wait) => (wait === 1 ? report(stand, head(), 'failure') : undefined), given);
    expect(event).toMatchObject({
      outcome: { outcome: 'failed', reason: 'merge-refused', sentence: expect.stringContaining('"ci" failed') },
    });
    expect(pull()?.autoMerge).toBeUndefined();
    await report(stand, head(), 'success');
    expect(pull()?.merge).toBeUndefined();
  });

  it('goes on to the deadline where the token may not read which check failed', async () => {
    const event = await mergeWhile(stand, (wait) => (wait === 1 ? report(stand, head(), 'failure') : undefined));
    expect(event).toMatchObject({ outcome: { outcome: 'paused', reason: 'pull-request-open' } });
  });

  it('fails where somebody closes the pull request', async () => {
    const { pullRequests } = stand.world.connect();
    const event = await mergeWhile(stand, (wait) => (wait === 1 ? pullRequests.close(1, 'no', never) : undefined));
    expect(event).toMatchObject({ outcome: { outcome: 'failed', reason: 'pull-request-closed' } });
  });

  it('fails where somebody disables it, with who did', async () => {
    const event = await mergeWhile(stand, (wait) => (wait === 1 ? stand.world.gitops.withdraw(1, 'ann') : undefined));
    expect(event).toMatchObject({
      outcome: { outcome: 'failed', reason: 'merge-refused', sentence: expect.stringContaining('by ann') },
    });
    expect(mutations(stand)).toEqual(['enablePullRequestAutoMerge']);
  });

  it('is superseded where a newer deployment takes the pull request over', async () => {
    const event = await mergeWhile(stand, async (wait) => {
      if (wait === 1) await propose(stand, { commit: stand.b, id: 2 });
    });
    expect(event).toMatchObject({ outcome: { outcome: 'superseded', reason: 'newer-deployment' } });
    // it is that one's now, which has not come to its merge yet
    expect(pull()?.autoMerge).toBeUndefined();
  });

  it('takes a hold that is placed meanwhile: nothing is merged into it by itself', async () => {
    const event = await mergeWhile(stand, (wait) => (wait === 1 ? hold(stand) : undefined));
    expect(event).toMatchObject({ outcome: { outcome: 'paused', reason: 'held' } });
    expect(mutations(stand)).toEqual(['enablePullRequestAutoMerge', 'disablePullRequestAutoMerge']);
    await report(stand, head(), 'success');
    expect(pull()?.merge).toBeUndefined();
  });

  it('is disabled by a hold that is placed while nobody watches, and enabled again after its release', async () => {
    const given = await propose(stand);
    await expect(mergeWhile(stand, () => Promise.reject(new Error('killed')), given)).rejects.toThrow('killed');
    stand.endRun(1);
    const change = async (command: string) => {
      const facts = { ports: await stand.ports(), actor: 'ann', signal: never };
      return (await changeHold({ command, environment: 'prod', reason: 'incident' }, stand.configuration, facts))
        .outcome;
    };
    expect((await change('hold')).sentence).toBe(
      `api is held in prod; ${given.place.url} is no longer merged by itself`,
    );
    expect((await change('hold')).sentence).toBe('api is held in prod already, by ann: incident');
    await report(stand, head(), 'success');
    expect(stand.tag()).toBe('v0');
    await change('release');
    expect((await resume(stand)).map(({ reason }) => reason)).toEqual(['not-watched']);
    expect(stand.tag()).toBe(stand.a);
  });

  it('plans again on a base that the pull request must hold', async () => {
    stand.world.gitops.protect('main', { requiredChecks: ['ci'], strict: true });
    const clock = passing(stand, async (wait) => {
      if (wait === 1) await stand.world.gitops.commit({ 'other.yaml': 'x: 1\n' }, 'Other');
      if (wait === 3) await report(stand, head(), 'success');
    });
    const { outcome } = await drive(stand.plan(stand.a, 1), await stand.ports({ clock }), { signal: never });
    expect(outcome.reason).toBe('not-watched');
    expect(stand.tag()).toBe(stand.a);
    expect(stand.world.gitops.pulls().length).toBe(1);
  });

  it('tells at once that the checks never start, for the token of a job', async () => {
    const login = 'github-actions[bot]';
    const permissions = { contents: 'write', pull_requests: 'write', statuses: 'read', actions: 'read' } as const;
    stand.world.server.addToken('ghs_job_0123456789', { login, type: 'actions', repositories: 'all', permissions });
    const forge = stand.world.connect({ gitopsToken: 'ghs_job_0123456789' });
    let waits = 0;
    const event = await mergeWhile(
      stand,
      (wait) => {
        waits = wait;
      },
      await propose(stand, { forge: async () => forge }),
    );
    expect(event).toMatchObject({
      outcome: { outcome: 'paused', reason: 'pull-request-open', remedy: expect.stringMatching(/^Give app-id/) },
    });
    expect(waits).toBe(1);
  });
});

describe('a run that is cancelled', () => {
  it('leaves nothing that is merged by itself', async () => {
    const cancel = new AbortController();
    const clock = passing(stand, (wait) => (wait === 1 ? cancel.abort(new Error('SIGTERM')) : undefined));
    const { outcome } = await drive(stand.plan(stand.a, 1), await stand.ports({ clock }), { signal: cancel.signal });
    expect(outcome.outcome).toBe('cancelled');
    expect(pull()?.autoMerge).toBeUndefined();
    await report(stand, head(), 'success');
    expect(pull()?.merge).toBeUndefined();
  });

  it('leaves alone what a newer deployment has put onto the branch', async () => {
    const cancel = new AbortController();
    const clock = passing(stand, async (wait) => {
      if (wait !== 1) return;
      const { place } = await propose(stand, { commit: stand.b, id: 2 });
      const { merges } = stand.world.connect();
      await merges.arm(await merges.look(place.number, never), 'auto-merge', never);
      cancel.abort(new Error('SIGTERM'));
    });
    await drive(stand.plan(stand.a, 1), await stand.ports({ clock }), { signal: cancel.signal });
    expect(pull()?.autoMerge).toBeDefined();
  });
});

it('is not asked for where a person merges (`merge: manual`)', async () => {
  const given = await propose(stand);
  const manual = { ...given.run, plan: { ...given.run.plan, merge: 'manual' as const } };
  const event = await mergeWhile(stand, () => {}, { ...given, run: manual });
  expect(event).toMatchObject({ outcome: { outcome: 'paused', waiting: { for: 'a person to merge it' } } });
  expect(mutations(stand)).toEqual([]);
});

it('has one time for all its attempts, however often its base moves', async () => {
  const begun = stand.world.clock.now().getTime();
  let moves = 0;
  const clock = passing(stand, async () => {
    if ((stand.world.clock.now().getTime() - begun) / 1000 < 550 * (moves + 1)) return;
    moves += 1;
    await stand.world.gitops.commit({ [file]: `image:\n  tag: v0\nmoved: ${moves}\n` }, 'Meanwhile');
  });
  const ports = await stand.ports({ clock });
  const { outcome } = await drive(stand.plan(stand.a, 1), ports, { signal: never });
  expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
  expect((stand.world.clock.now().getTime() - begun) / 1000).toBeLessThan(660);
  expect(moves).toBe(1);
});
