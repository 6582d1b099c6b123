import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drive } from '../../src/stages/drive.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import { branch, byApi, hold, mergeWhile, mutations, passing, propose, report, resume } from './merging.ts';
import { file, imageOf, Stand } from './stand.ts';

const everything = 'ghs_test_0123456789abcdef0123456789abcdef';
let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

async function openStand(merging: 'auto' | 'immediate', rule: Parameters<Stand['world']['gitops']['protect']>[1] = {}) {
  stand = await Stand.open(`write: pull-request\n    merge: ${merging}`);
  stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, ...rule });
}

const pull = (number = 1) => stand.world.gitops.pulls().find((one) => one.number === number);
const group = () => stand.world.gitops.queued()[0]?.commit ?? '';

/** Another pull request that is in the queue before ours. */
async function enqueueAnother(files: Record<string, string>) {
  const { gitops } = stand.world;
  await gitops.commit(files, 'Theirs', { branch: 'theirs', parent: gitops.head() });
  const number = await gitops.addPullRequest({ head: 'theirs' });
  const { merges } = stand.world.connect({ gitopsToken: everything });
  await merges.arm(await merges.look(number, never), 'queue', never);
}

describe.each(['auto', 'immediate'] as const)('a base with a merge queue, and `merge: %s`', (merging) => {
  beforeEach(() => openStand(merging));

  it('takes the pull request into the queue, and goes on from the commit of the queue', async () => {
    const event = await mergeWhile(stand, () => {});
    expect(event).toEqual({ event: 'merged', revision: stand.world.gitops.head() });
    expect(stand.tag()).toBe(stand.a);
    expect(pull()?.merge?.by).toBe('github-merge-queue[bot]');
    expect(mutations(stand)).toEqual(['enqueuePullRequest']);
    expect(stand.world.server.requests.some(({ path }) => path.endsWith('/merge'))).toBe(false);
  });

  it('is not passed by a token that may', async () => {
    stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, bypass: ['gitops-writer[bot]'] });
    expect(await mergeWhile(stand, () => {})).toMatchObject({ event: 'merged' });
    expect(pull()?.merge?.by).toBe('github-merge-queue[bot]');
  });
});

describe('a pull request in the merge queue', () => {
  beforeEach(() => openStand('auto', { requiredChecks: ['ci'] }));

  /** Whose own checks have passed, so that the queue takes it. */
  async function proposeReady(more: Parameters<typeof propose>[1] = {}) {
    const given = await propose(stand, more);
    await report(stand, given.place.head, 'success');
    return given;
  }

  it('waits for the checks of the commit that the queue makes, upon whatever came before', async () => {
    const given = await proposeReady();
    let revision = '';
    const event = await mergeWhile(
      stand,
      async (wait) => {
        if (wait === 1) await stand.world.gitops.commit({ 'other.yaml': 'x: 1\n' }, 'Other');
        if (wait === 3) {
          revision = group();
          await report(stand, revision, 'success');
        }
      },
      given,
    );
    expect(event).toEqual({ event: 'merged', revision });
    expect(stand.world.gitops.show('main', 'other.yaml')).toBe('x: 1\n');
    expect(stand.tag()).toBe(stand.a);
  });

  it('is followed to a squash, which is no descendant of its head', async () => {
    stand.world.gitops.protect('main', { mergeQueue: { method: 'SQUASH' } });
    const event = await mergeWhile(stand, () => {});
    expect(event).toEqual({ event: 'merged', revision: stand.world.gitops.head() });
    expect(stand.world.gitops.log()[0]?.parents.length).toBe(1);
  });

  it('costs a look and a question for holds each time, and one mutation', async () => {
    const given = await proposeReady();
    stand.world.requests();
    await mergeWhile(stand, (wait) => (wait === 1 ? report(stand, group(), 'success') : undefined), given);
    const requests = stand.world.requests().filter((one) => !one.includes('/acme/gitops/statuses/'));
    expect(requests.filter((one) => one === 'POST /graphql').length).toBeLessThanOrEqual(4);
    expect(requests.length).toBeLessThanOrEqual(12);
  });

  it('is adopted where it is in the queue already, after a run that died and was started again', async () => {
    const given = await proposeReady();
    await expect(mergeWhile(stand, () => Promise.reject(new Error('killed')), given)).rejects.toThrow('killed');
    stand.endRun(1);
    const clock = passing(stand, (wait) => (wait === 1 ? report(stand, group(), 'success') : undefined));
    const { outcome } = await drive(stand.plan(stand.a, 2), await stand.ports({ clock }), { signal: never });
    expect(outcome.reason).toBe('not-watched');
    expect(stand.tag()).toBe(stand.a);
    expect(mutations(stand)).toEqual(['enqueuePullRequest']);
  });

  it('is adopted also where its base has moved meanwhile: its branch is locked, and holds our values', async () => {
    const given = await proposeReady();
    await expect(mergeWhile(stand, () => Promise.reject(new Error('killed')), given)).rejects.toThrow('killed');
    stand.endRun(1);
    await stand.world.gitops.commit({ 'other.yaml': 'x: 1\n' }, 'Other');
    const clock = passing(stand, (wait) => (wait === 1 ? report(stand, group(), 'success') : undefined));
    const { outcome } = await drive(stand.plan(stand.a, 2), await stand.ports({ clock }), { signal: never });
    expect(outcome.reason).toBe('not-watched');
    expect(mutations(stand)).toEqual(['enqueuePullRequest']);
    expect(stand.world.gitops.pulls().length).toBe(1);
  });

  it('may be merged in the middle of the write of a run that is started again', async () => {
    const given = await proposeReady();
    await expect(mergeWhile(stand, () => Promise.reject(new Error('killed')), given)).rejects.toThrow('killed');
    stand.endRun(1);
    const ports = await stand.ports({ clock: passing(stand) });
    let looks = 0;
    const gitops = await stand.gitopsThat(ports, async (of) => {
      // its head has been read, and that of our branch is read next
      if (of !== branch || looks > 0) return;
      looks += 1;
      await report(stand, group(), 'success');
    });
    const { outcome } = await drive(
      stand.plan(stand.a, 2),
      { ...ports, gitops: async () => gitops },
      { signal: never },
    );
    expect(outcome.reason).toBe('not-watched');
    expect(stand.tag()).toBe(stand.a);
    expect(stand.world.gitops.pulls().length).toBe(1);
  });

  it('is picked up by `resume` where the deadline passed before it was merged', async () => {
    const event = await mergeWhile(stand, () => {}, await proposeReady());
    expect(event).toMatchObject({
      outcome: { outcome: 'paused', reason: 'pull-request-open', waiting: { for: 'the merge queue' } },
    });
    stand.endRun(1);
    await report(stand, group(), 'success');
    expect((await resume(stand)).map(({ reason }) => reason)).toEqual(['not-watched']);
    expect(stand.tag()).toBe(stand.a);
  });

  it('fails where the queue removes it, with its reason and the checks that failed', async () => {
    const forge = stand.world.connect({ gitopsToken: everything });
    const given = await proposeReady({ forge: async () => forge });
    const event = await mergeWhile(
      stand,
      (wait) => (wait === 1 ? report(stand, group(), 'failure') : undefined),
      given,
    );
    expect(event).toMatchObject({ outcome: { outcome: 'failed', reason: 'merge-refused' } });
    expect(event).toMatchObject({ outcome: { sentence: expect.stringMatching(/failed checks \("ci"\)$/) } });
    expect(stand.tag()).toBe('v0');
  });

  it('fails without their names where the token may not read them', async () => {
    const event = await mergeWhile(
      stand,
      (wait) => (wait === 1 ? report(stand, group(), 'failure') : undefined),
      await proposeReady(),
    );
    expect(event).toMatchObject({
      outcome: { reason: 'merge-refused', sentence: expect.stringMatching(/failed checks$/) },
    });
  });

  it('fails where a person takes it out', async () => {
    const event = await mergeWhile(
      stand,
      (wait) => (wait === 1 ? stand.world.gitops.withdraw(1, 'ann') : undefined),
      await proposeReady(),
    );
    expect(event).toMatchObject({
      outcome: { reason: 'merge-refused', sentence: expect.stringMatching(/by ann: manual$/) },
    });
    expect(mutations(stand)).toEqual(['enqueuePullRequest']);
  });

  it('is planned again where it conflicts with what came before it in the queue', async () => {
    stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' } });
    await enqueueAnother({ [file]: 'image:\n  tag: theirs\n' });
    const { outcome } = await drive(stand.plan(stand.a, 1), await stand.ports({ clock: passing(stand) }), {
      signal: never,
    });
    expect(outcome.reason).toBe('not-watched');
    expect(stand.tag()).toBe(stand.a);
  });

  it('is taken out again for a hold', async () => {
    const event = await mergeWhile(stand, (wait) => (wait === 1 ? hold(stand) : undefined), await proposeReady());
    expect(event).toMatchObject({ outcome: { outcome: 'paused', reason: 'held' } });
    expect(mutations(stand)).toEqual(['enqueuePullRequest', 'dequeuePullRequest']);
    expect(stand.world.gitops.queued()).toEqual([]);
  });

  it('is taken out again where the run is cancelled', async () => {
    const cancel = new AbortController();
    const clock = passing(stand, async (wait) => {
      if (wait === 1) await report(stand, stand.world.gitops.head(branch), 'success');
      if (wait === 2) cancel.abort(new Error('SIGTERM'));
    });
    const { outcome } = await drive(stand.plan(stand.a, 1), await stand.ports({ clock }), { signal: cancel.signal });
    expect(outcome.outcome).toBe('cancelled');
    expect(mutations(stand).slice(-2)).toEqual(['enqueuePullRequest', 'dequeuePullRequest']);
    expect(stand.world.gitops.queued()).toEqual([]);
    expect(stand.tag()).toBe('v0');
  });

  it('is taken out for a newer deployment, which the older one is superseded by', async () => {
    const given = await proposeReady();
    const older = await mergeWhile(
      stand,
      async (wait) => {
        if (wait !== 1) return;
        const newer = await proposeReady({ commit: stand.b, id: 2 });
        const event = await mergeWhile(
          stand,
          (later) => (later === 1 ? report(stand, group(), 'success') : undefined),
          newer,
        );
        expect(event).toMatchObject({ event: 'merged' });
      },
      given,
    );
    expect(older).toMatchObject({ outcome: { outcome: 'superseded', reason: 'newer-deployment' } });
    expect(stand.tag()).toBe(stand.b);
    expect(mutations(stand)).toEqual(['enqueuePullRequest', 'dequeuePullRequest', 'enqueuePullRequest']);
  });

  it('is taken out for a newer deployment by the API, too', async () => {
    await propose(stand);
    await report(stand, stand.world.gitops.head(branch), 'success');
    const { merges } = stand.world.connect({ gitopsToken: everything });
    await merges.arm(await merges.look(1, never), 'queue', never);
    await propose(stand, { commit: stand.b, id: 2, gitops: async () => byApi(stand) });
    expect(stand.tag(branch)).toBe(stand.b);
    expect(mutations(stand)).toContain('dequeuePullRequest');
  });

  it('goes back into the queue where a hold is released', async () => {
    const given = await proposeReady();
    await mergeWhile(stand, (wait) => (wait === 1 ? hold(stand) : undefined), given);
    const holds = await (await stand.ports()).holds();
    await holds.release('api', 'prod', never);
    stand.endRun(1);
    const again = await mergeWhile(
      stand,
      (wait) => (wait === 1 ? report(stand, group(), 'success') : undefined),
      given,
    );
    expect(again).toMatchObject({ event: 'merged' });
  });

  it('is superseded, and no failure, where a newer deployment has just taken it out', async () => {
    const given = await proposeReady();
    const event = await mergeWhile(
      stand,
      async (wait) => {
        if (wait !== 1) return;
        const run = stand.run(stand.plan(stand.b, 2), await stand.ports({ clock: passing(stand) }));
        await write(run, imageOf(stand.b), undefined);
      },
      given,
    );
    expect(event).toMatchObject({ outcome: { outcome: 'superseded', reason: 'newer-deployment' } });
  });
});

describe('a pull request that the queue does not take yet', () => {
  beforeEach(() => openStand('auto', { requiredChecks: ['ci'] }));
  const checked = async (wait: number) => {
    if (wait === 1) await report(stand, stand.world.gitops.head(branch), 'success');
    if (wait === 3) await report(stand, group(), 'success');
  };

  it('is enqueued by GitHub as soon as it is ready, where auto-merge is allowed', async () => {
    stand.world.gitops.allowMerging({ allowAutoMerge: true });
    expect(await mergeWhile(stand, checked)).toMatchObject({ event: 'merged' });
    expect(mutations(stand)).toEqual(['enqueuePullRequest', 'enablePullRequestAutoMerge']);
  });

  it('is enqueued by us as soon as it is ready, where auto-merge is not allowed', async () => {
    expect(await mergeWhile(stand, checked)).toMatchObject({ event: 'merged' });
    expect(mutations(stand)).toEqual(['enqueuePullRequest', 'enablePullRequestAutoMerge', 'enqueuePullRequest']);
  });

  it('ends paused for a review', async () => {
    stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, requiredReviews: 1 });
    const event = await mergeWhile(stand, () => Promise.reject(new Error('it waited')));
    expect(event).toMatchObject({ outcome: { outcome: 'paused', waiting: { for: 'a review' } } });
    stand.world.gitops.approve(1, 'ann');
    stand.endRun(1);
    expect((await resume(stand)).map(({ reason }) => reason)).toEqual(['not-watched']);
  });
});
