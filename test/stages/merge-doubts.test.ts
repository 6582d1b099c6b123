import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MergeLook } from '../../src/deployment/merging.ts';
import type { Forge } from '../../src/ports/forge.ts';
import { drive } from '../../src/stages/drive.ts';
import { openOneOf, withdrawOpen } from '../../src/stages/withdraw.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import type { Transport } from '../github/transports.ts';
import { transports } from '../github/transports.ts';
import { branch, hold, passing, propose, report, standWithAutoMerge, updateBranch } from './merging.ts';
import type { Stand } from './stand.ts';
import { file } from './stand.ts';

const evil = { 'infra/evil.yaml': 'x: 1\n' };

/** Where a look, a record or a comparison made before tells less than it seems to. */
describe.each(['git', 'api'] as const)('what is not believed of a merge, over %s', (name) => {
  let stand: Stand;
  let transport: Transport;
  beforeEach(async () => {
    stand = await standWithAutoMerge();
    transport = await transports[name](stand.world);
  });
  afterEach(async () => {
    await transport[Symbol.asyncDispose]();
    await stand[Symbol.asyncDispose]();
  });

  const gitops = async () => transport.repository;
  const put = (files: Readonly<Record<string, string>>) => stand.world.gitops.commit(files, 'Extra', { branch });
  const armed = () => stand.world.gitops.pulls().find(({ base }) => base === 'main')?.autoMerge !== undefined;
  const plan = (merge: 'immediate' | 'auto' | 'manual', commit = stand.a, id = 1) => ({
    ...stand.plan(commit, id),
    merge,
  });
  const evilOnMain = () => stand.world.gitops.show('main', 'infra/evil.yaml');

  /** Puts a commit with the tree of another one onto that, and answers with its id. */
  const commitOn = (tree: string, ...parents: readonly string[]) => {
    const identity = ['-c', 'user.name=E', '-c', 'user.email=e@example.com'];
    const on = parents.flatMap((parent) => ['-p', parent]);
    return stand.world.gitops.git(...identity, 'commit-tree', tree, ...on, '-m', 'Other').trim();
  };
  const move = (ref: string, to: string) => stand.world.gitops.git('update-ref', `refs/heads/${ref}`, to);

  /** Another pull request from our branch, which somebody opens. */
  const openAnother = async () => {
    move('live', stand.world.gitops.head());
    const { status } = await fetch(`${stand.world.server.apiUrl}/repos/acme/gitops/pulls`, {
      method: 'POST',
      body: JSON.stringify({ head: branch, base: 'live', title: 'other' }),
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBe(201);
  };

  /** A forge whose n-th look is another than it should be. */
  const lookingWrong = async (nth: number, wrong: (look: MergeLook) => MergeLook): Promise<Forge> => {
    const forge = stand.world.connect();
    const { merges } = forge;
    let looks = 0;
    const look: typeof merges.look = async (...given) => {
      looks += 1;
      const seen = await merges.look(...given);
      return looks === nth ? wrong(seen) : seen;
    };
    return { ...forge, merges: { ...merges, look } };
  };

  it('a newer deployment that was held names no value, and takes nothing over', async () => {
    const clock = passing(stand, async (wait) => {
      if (wait !== 1) return;
      await hold(stand);
      const ports = await stand.ports({ gitops, clock: passing(stand) });
      const second = await drive(plan('auto', stand.b, 2), ports, { signal: never });
      expect(second.outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
      await put(evil);
    });
    const { outcome } = await drive(plan('auto'), await stand.ports({ gitops, clock }), { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    expect(armed()).toBe(false);
    await report(stand, stand.world.gitops.head(branch), 'success');
    expect(evilOnMain()).toBeUndefined();
  });

  it('a newer deployment that has ended takes care of nothing, whatever of it stands on our branch', async () => {
    const clock = passing(stand, async (wait) => {
      if (wait !== 1) return;
      const second = await propose(stand, { id: 2, commit: stand.b, gitops });
      const { records } = await second.run.ports.forge();
      const sentence = 'it was refused';
      const note = { state: 'failed', stage: 'merge', reason: 'merge-refused', sentence } as const;
      await records.note(second.written.record, 'prod', note, never);
      const { merges } = await second.run.ports.forge();
      await merges.arm(await merges.look(1, never), 'auto-merge', never);
      await put(evil);
    });
    await drive(plan('auto'), await stand.ports({ gitops, clock }), { signal: never });
    await report(stand, stand.world.gitops.head(branch), 'success');
    expect(evilOnMain()).toBeUndefined();
    expect(stand.tag()).not.toBe(stand.b);
  });

  it('a newer deployment that goes on is left alone, also where a person has put something onto its branch', async () => {
    const clock = passing(stand, async (wait) => {
      if (wait !== 1) return;
      await propose(stand, { id: 2, commit: stand.b, gitops });
      await put(evil);
    });
    const { outcome } = await drive(plan('auto'), await stand.ports({ gitops, clock }), { signal: never });
    expect(outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    expect(await stand.pulls()).toMatchObject([{ state: 'open' }]);
    expect(stand.world.gitops.show(branch, 'infra/evil.yaml')).toBeDefined();
  });

  it('a branch that a person rebased is ours all the same: cancelled, nothing deploys by itself', async () => {
    const cancel = new AbortController();
    const clock = passing(stand, async (wait) => {
      if (wait === 2) await updateBranch(stand, 'rebase');
      if (wait === 4) cancel.abort(new Error('SIGTERM'));
    });
    const { outcome } = await drive(plan('auto'), await stand.ports({ gitops, clock }), { signal: cancel.signal });
    expect(outcome).toMatchObject({ outcome: 'cancelled' });
    expect(armed()).toBe(false);
    await report(stand, stand.world.gitops.head(branch), 'success');
    expect(stand.tag()).toBe('v0');
  });

  it('another pull request from our branch hides ours neither from a hold nor from a newer deployment', async () => {
    await drive(plan('auto'), await stand.ports({ gitops, clock: passing(stand) }), { signal: never });
    expect(armed()).toBe(true);
    await openAnother();
    stand.endRun(1);
    const manual = await stand.ports({ gitops, clock: passing(stand) });
    await drive(plan('manual', stand.b, 2), manual, { signal: never });
    expect(armed()).toBe(false);
    const { merges } = await manual.forge();
    await merges.arm(await merges.look(1, never), 'auto-merge', never);
    const said = await withdrawOpen(openOneOf(plan('auto')), { ports: await stand.ports({ gitops }), signal: never });
    expect(said).toContain('is no longer merged by itself');
    expect(armed()).toBe(false);
  });

  it('a head of several commits is compared again with a branch that has moved', async () => {
    const repository = stand.world.gitops;
    const clock = passing(stand, async (wait) => {
      if (wait === 1) {
        await put(evil);
        move('feature', repository.head(branch));
        move(branch, commitOn(`${branch}~1^{tree}`, branch));
      }
      // the feature comes by a pull request of its own; what ours takes back of it would be lost
      if (wait === 3) {
        move('main', commitOn('feature^{tree}', 'main', 'feature'));
        await repository.commit({ [file]: 'image:\n  tag: v0\n' }, 'not yet');
      }
      if (wait === 4) await report(stand, repository.head(branch), 'success');
    });
    await drive(plan('auto'), await stand.ports({ gitops, clock }), { signal: never });
    expect(evilOnMain()).toBeDefined();
  });

  it('a file that the branch has moved is not followed to where nobody planned', async () => {
    const repository = stand.world.gitops;
    const moved = 'infra/api.yaml';
    const clock = passing(stand, async (wait) => {
      if (wait === 1) await repository.commit({ [file]: null, [moved]: 'image:\n  tag: v0\n' }, 'Move');
      if (wait === 2) await report(stand, repository.head(branch), 'success');
    });
    const { outcome } = await drive(plan('auto'), await stand.ports({ gitops, clock }), { signal: never });
    expect(outcome.sentence).toContain(`${file}: is not in the repository`);
    expect(repository.show('main', moved)).toContain('v0');
    expect(armed()).toBe(false);
  });

  it('a look that lags behind our own arming is no reason to say that it is not merged by itself', async () => {
    const lagging = await lookingWrong(2, ({ armed: _, ...seen }) => seen);
    const clock = passing(stand, async (wait) => {
      if (wait === 1) await put(evil);
    });
    const ports = await stand.ports({ gitops, clock, forge: async () => lagging });
    const { outcome } = await drive(plan('auto'), ports, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect(armed()).toBe(false);
  });

  it('a head that GitHub names before it can be read is looked at again', async () => {
    const early = await lookingWrong(2, (seen) => ({ ...seen, head: 'a'.repeat(40) }));
    const clock = passing(stand, async (wait) => {
      if (wait === 3) await report(stand, stand.world.gitops.head(branch), 'success');
    });
    const ports = await stand.ports({ gitops, clock, forge: async () => early });
    await drive(plan('auto'), ports, { signal: never });
    expect(stand.tag()).toBe(stand.a);
  });

  it('a hold says so where what waits could not be taken off its way', async () => {
    const forge = stand.world.connect();
    const { merges } = forge;
    const disarm = async () => ({ result: 'refused', message: 'no' }) as const;
    const clock = passing(stand, async (wait) => {
      if (wait === 1) await hold(stand);
    });
    const ports = await stand.ports({
      gitops,
      clock,
      forge: async () => ({ ...forge, merges: { ...merges, disarm } }),
    });
    const { outcome } = await drive(plan('auto'), ports, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    expect(outcome.sentence).toContain('may be merged by itself yet');
  });
});
