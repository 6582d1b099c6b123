import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { Forge } from '../../src/ports/forge.ts';
import type { Ports } from '../../src/ports/index.ts';
import { drive } from '../../src/stages/drive.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import { branch, passing, report, resume, standWithAutoMerge, updateBranch } from './merging.ts';
import type { Stand } from './stand.ts';

const methods = ['merge', 'squash', 'rebase'] as const;

let stand: Stand;
beforeEach(async () => {
  stand = await standWithAutoMerge();
});
afterEach(() => stand[Symbol.asyncDispose]());

const head = () => stand.world.gitops.head(branch);
const armed = () => stand.world.gitops.pulls()[0]?.autoMerge !== undefined;

/** A deployment from its beginning to its end. */
async function deploy(commit: string, id: number, over: Partial<Ports> = {}, signal = never) {
  const ports = await stand.ports({ clock: passing(stand), ...over });
  const { outcome } = await drive(stand.plan(commit, id), ports, { signal });
  stand.endRun(id);
  return outcome;
}

/** GitHub, one part of which does something else. */
async function forgeWith(change: (real: Forge) => Partial<Forge>): Promise<Partial<Ports>> {
  const real = stand.world.connect();
  const forge = { ...real, ...change(real) };
  return { forge: async () => forge };
}

/** What waits for its checks when the run has ended: GitHub merges it by itself. */
async function leftToGitHub(commit: string, id: number): Promise<void> {
  expect(await deploy(commit, id)).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
  expect(armed()).toBe(true);
}

it('a branch that was brought up to date is ours when the run is cancelled', async () => {
  const cancel = new AbortController();
  const clock = passing(stand, async (wait) => {
    if (wait === 1) await updateBranch(stand);
    if (wait === 3) cancel.abort(new Error('SIGTERM'));
  });
  expect((await deploy(stand.a, 1, { clock }, cancel.signal)).outcome).toBe('cancelled');
  expect(armed()).toBe(false);
});

it('a newer version is not merged for the sake of an older one that waited, where its run is cancelled', async () => {
  await leftToGitHub(stand.a, 1);
  const cancel = new AbortController();
  const cut = await forgeWith(({ pullRequests }) => ({
    pullRequests: {
      ...pullRequests,
      open: async (...given) => {
        cancel.abort(new Error('SIGTERM'));
        return pullRequests.open(...given);
      },
    },
  }));
  expect((await deploy(stand.b, 2, cut, cancel.signal)).outcome).toBe('cancelled');
  await report(stand, head(), 'success');
  expect(stand.tag(branch)).toBe(stand.b);
  expect(stand.tag()).toBe('v0');
});

it('a newer version is not merged for the sake of an older one, where a person is to merge it', async () => {
  await leftToGitHub(stand.a, 1);
  const plan = { ...stand.plan(stand.b, 2), merge: 'manual' as const };
  const { outcome } = await drive(plan, await stand.ports({ clock: passing(stand) }), { signal: never });
  expect(outcome).toMatchObject({ outcome: 'paused', waiting: { for: 'a person to merge it' } });
  await report(stand, head(), 'success');
  expect(stand.tag()).toBe('v0');
});

it('a run that ends errored leaves nothing that GitHub merges later', async () => {
  const real = await (await stand.ports()).holds();
  let looks = 0;
  const find: typeof real.find = (...given) => {
    looks += 1;
    const error = new DeployError('forbidden', { stage: 'merge', message: 'may not read holds' });
    return looks < 3 ? real.find(...given) : Promise.reject(error);
  };
  const holds = { find, place: real.place.bind(real), release: real.release.bind(real), sweep: real.sweep.bind(real) };
  expect(await deploy(stand.a, 1, { holds: async () => holds })).toMatchObject({
    outcome: 'errored',
    reason: 'forbidden',
  });
  expect(looks).toBe(3);
  await report(stand, head(), 'success');
  expect([armed(), stand.tag()]).toEqual([false, 'v0']);
});

it('a head that GitHub tells late is not taken for that of a newer deployment', async () => {
  await leftToGitHub(stand.a, 1);
  const old = head();
  let isFirst = true;
  const lagging = await forgeWith(({ merges }) => ({
    merges: {
      ...merges,
      look: async (...given) => {
        const look = await merges.look(...given);
        if (look.head === old || !isFirst) return look;
        isFirst = false;
        return { ...look, head: old };
      },
    },
  }));
  expect(await deploy(stand.b, 2, lagging)).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
  expect(isFirst).toBe(false);
});

it('what a person merges of a deployment that failed is not overwritten by an older one', async () => {
  const clock = passing(stand, (wait) => (wait === 1 ? report(stand, head(), 'failure') : undefined));
  // it may read which checks failed
  const forge = stand.world.connect({ gitopsToken: token });
  expect(await deploy(stand.b, 1, { clock, forge: async () => forge })).toMatchObject({ reason: 'merge-refused' });
  await report(stand, head(), 'success');
  await stand.world.connect().pullRequests.merge({ number: 1, head: head(), methods }, never);
  expect(stand.tag()).toBe(stand.b);
  expect(await deploy(stand.a, 2)).toMatchObject({ outcome: 'superseded' });
  await resume(stand);
  expect(stand.tag()).toBe(stand.b);
});
