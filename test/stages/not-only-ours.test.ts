import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drive } from '../../src/stages/drive.ts';
import { withdraw } from '../../src/stages/withdraw.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import type { Transport } from '../github/transports.ts';
import { transports } from '../github/transports.ts';
import { branch, passing, propose, report, resume, standWithAutoMerge, updateBranch } from './merging.ts';
import type { Stand } from './stand.ts';
import { file } from './stand.ts';

const methods = ['merge', 'squash', 'rebase'] as const;

/** What somebody with the right to push puts onto our branch, our values left as they are. */
const additions = {
  'a file outside allowed-paths': { 'infra/evil.yaml': 'x: 1\n' },
  'a file inside allowed-paths': { 'apps/other/values.yaml': 'replicas: 0\n' },
  'a file in the folder of ours': { 'apps/api/other.yaml': 'replicas: 0\n' },
} as const;

describe.each(['git', 'api'] as const)('what others put onto our branch, over %s', (name) => {
  let stand: Stand;
  let transport: Transport;
  beforeEach(async () => {
    stand = await standWithAutoMerge();
    stand.world.gitops.protect('main', { requiredChecks: [] });
    transport = await transports[name](stand.world);
  });
  afterEach(async () => {
    await transport[Symbol.asyncDispose]();
    await stand[Symbol.asyncDispose]();
  });

  const gitops = async () => transport.repository;
  const put = (files: Readonly<Record<string, string>>) => stand.world.gitops.commit(files, 'Extra', { branch });
  const plan = (merge: 'immediate' | 'auto') => ({ ...stand.plan(stand.a, 1), merge });
  const theirs = () => stand.world.gitops.git('log', '--format=%s', 'main').includes('Extra');

  /** A forge that is slow: somebody is faster, before its first merge. */
  async function slowMerge(during: () => Promise<unknown>) {
    const forge = stand.world.connect();
    let isFirst = true;
    const { pullRequests } = forge;
    const merge: typeof pullRequests.merge = async (...given) => {
      if (isFirst) await during();
      isFirst = false;
      return pullRequests.merge(...given);
    };
    return stand.ports({
      gitops,
      clock: passing(stand),
      forge: async () => ({ ...forge, pullRequests: { ...pullRequests, merge } }),
    });
  }

  it.each(Object.entries(additions))('is not merged by us: %s', async (_, files) => {
    const ports = await slowMerge(() => put(files));
    const { outcome } = await drive(plan('immediate'), ports, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    const [changed] = Object.keys(files);
    expect(outcome.sentence).toContain(changed?.split('/')[0]);
    expect(theirs()).toBe(false);
  });

  it('is not merged by us: other values in our file', async () => {
    const ports = await slowMerge(() => put({ [file]: `image:\n  tag: ${stand.a}\nmemory: 100Gi\n` }));
    const { outcome } = await drive(plan('immediate'), ports, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect(outcome.sentence).toContain(`other values in ${file}`);
    expect(theirs()).toBe(false);
  });

  it('is merged where the branch was only brought up to date, and what came with that is the base', async () => {
    const ports = await slowMerge(() => updateBranch(stand));
    await drive(plan('immediate'), ports, { signal: never });
    expect(stand.tag()).toBe(stand.a);
    expect(await stand.pulls()).toMatchObject([{ state: 'merged' }]);
  });

  it('is not hidden by an update of the branch that takes something of the base back', async () => {
    await stand.world.gitops.commit({ 'other.yaml': 'x: 0\n' }, 'Before');
    const ports = await slowMerge(async () => {
      await updateBranch(stand);
      await put({ 'other.yaml': 'x: 0\n' });
    });
    const { outcome } = await drive(plan('immediate'), ports, { signal: never });
    expect(outcome.sentence).toContain('other.yaml');
    expect(stand.world.gitops.show('main', 'other.yaml')).toBe('x: 1\n');
  });

  it('is found by who takes the pull request up, and stays what a person may merge', async () => {
    await propose(stand, { gitops });
    stand.endRun(1);
    await put(additions['a file outside allowed-paths']);
    const again = () => resume(stand, 9, { gitops });
    expect(await again()).toMatchObject([{ outcome: 'paused', reason: 'pull-request-open' }]);
    expect(theirs()).toBe(false);
    const head = stand.world.gitops.head(branch);
    await stand.world.connect().pullRequests.merge({ number: 1, head, methods }, never);
    expect(theirs()).toBe(true);
    // there is no cluster here that could be watched
    expect(await again()).toMatchObject([{ reason: 'not-watched' }]);
  });

  it('is taken off its way where GitHub was to merge it', async () => {
    stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
    const clock = passing(stand, async (wait) => {
      if (wait === 1) await put(additions['a file outside allowed-paths']);
    });
    const ports = await stand.ports({ gitops, clock });
    const { outcome } = await drive(plan('auto'), ports, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect(stand.world.gitops.pulls()[0]?.autoMerge).toBeUndefined();
    await report(stand, stand.world.gitops.head(branch), 'success');
    expect(stand.tag()).toBe('v0');
  });

  it('is gone after the next deployment', async () => {
    await propose(stand, { gitops });
    stand.endRun(1);
    await put(additions['a file outside allowed-paths']);
    const ports = await stand.ports({ gitops, clock: passing(stand) });
    await drive({ ...stand.plan(stand.a, 2), merge: 'immediate' }, ports, { signal: never });
    expect(stand.tag()).toBe(stand.a);
    expect(theirs()).toBe(false);
  });

  /** The branch as somebody else would make it; its head. */
  const force = (parents: readonly string[], tree: string) => {
    const by = ['-c', 'user.name=Eve', '-c', 'user.email=eve@example.com'];
    const words = parents.flatMap((parent) => ['-p', parent]);
    const head = stand.world.gitops.git(...by, 'commit-tree', tree, ...words, '-m', 'Extra');
    stand.world.gitops.git('update-ref', `refs/heads/${branch}`, head);
    return head;
  };

  const armed = () => stand.world.gitops.pulls()[0]?.autoMerge !== undefined;

  /** A deployment that GitHub is to merge, while which somebody does something; then its check passes. */
  async function whileArmed(during: () => unknown) {
    stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
    const clock = passing(stand, (wait) => (wait === 1 ? during() : undefined));
    const { outcome } = await drive(plan('auto'), await stand.ports({ gitops, clock }), { signal: never });
    const wasArmed = armed();
    await report(stand, stand.world.gitops.head(branch), 'success');
    await stand.pulls();
    return { outcome, wasArmed };
  }

  it.each([
    ['a file more', { 'infra/evil.yaml': 'x: 1\n' }],
    ['another value', { [file]: 'memory: 100Gi\n' }],
  ])('is taken off its way also where it was amended: %s', async (_, added) => {
    const base = stand.world.gitops.head();
    const own = `image:\n  tag: ${stand.a}\n`;
    const files = file in added ? { [file]: `${own}${added[file]}` } : { [file]: own, ...added };
    const put = () => stand.world.gitops.commit(files, 'Extra', { branch, parent: base });
    const { outcome, wasArmed } = await whileArmed(put);
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect([wasArmed, theirs(), stand.tag()]).toEqual([false, false, 'v0']);
  });

  it.each(['upon ours', 'in place of ours'])('is made anew where our value was changed, %s', async (where) => {
    const parent = where === 'upon ours' ? {} : { parent: stand.world.gitops.head() };
    const evil = { [file]: 'image:\n  tag: evil\n' };
    const { outcome } = await whileArmed(() => stand.world.gitops.commit(evil, 'Extra', { branch, ...parent }));
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    // it waits for its check with our value, upon our branch made anew
    expect([stand.tag(), theirs()]).toEqual([stand.a, false]);
  });

  it("is made anew where our file is a link now, and stands in nobody's way", async () => {
    const { git } = stand.world.gitops;
    const link = () => {
      const { path } = stand.world.gitops;
      const input = '../other/values.yaml';
      const blob = execFileSync('git', ['--git-dir', path, 'hash-object', '-w', '--stdin'], { input })
        .toString()
        .trim();
      const folder = (lines: string) =>
        execFileSync('git', ['--git-dir', path, 'mktree'], { input: lines }).toString().trim();
      const api = folder(`120000 blob ${blob}\tvalues.yaml\n`);
      const apps = folder(`040000 tree ${api}\tapi\n`);
      force([branch], folder(`040000 tree ${apps}\tapps\n`));
    };
    const { outcome } = await whileArmed(link);
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect(git('ls-tree', 'main', file)).toMatch(/^100644 /);
    expect(stand.tag()).toBe(stand.a);
  });

  it('is not merged into another branch, live or taken up', async () => {
    stand.world.gitops.git('update-ref', 'refs/heads/live', stand.world.gitops.head());
    await stand.world.gitops.commit({ 'infra/unready.yaml': 'x: 1\n' }, 'Not for live yet');
    stand.world.gitops.protect('live', { requiredChecks: ['ci'] });
    const retarget = () =>
      fetch(`${stand.world.server.apiUrl}/repos/acme/gitops/pulls/1`, {
        method: 'PATCH',
        body: JSON.stringify({ base: 'live' }),
        headers: { authorization: `Bearer ${token}` },
      });
    const { outcome, wasArmed } = await whileArmed(retarget);
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect(outcome.sentence).toContain('it merges into live, not into main');
    expect(wasArmed).toBe(false);
    stand.endRun(1);
    expect(await resume(stand, 9, { gitops })).toMatchObject([{ outcome: 'paused' }]);
    expect(stand.world.gitops.pulls()[0]?.merge).toBeUndefined();
  });

  it('takes nothing back that the other side of a merge has brought', async () => {
    const { gitops: repository } = stand.world;
    const root = repository.head();
    const one = await repository.commit({ 'infra/one.yaml': 'x: 1\n' }, 'One');
    const two = await repository.commit({ 'infra/two.yaml': 'x: 2\n' }, 'Two', { branch: 'side', parent: root });
    const by = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
    const both = repository.git('merge-tree', '--write-tree', one, two);
    const merged = repository.git(...by, 'commit-tree', both, '-p', one, '-p', two, '-m', 'Both');
    repository.git('update-ref', 'refs/heads/main', merged);
    const ports = await slowMerge(async () => {
      // the tree of whichever commit GitHub names as the base
      for (const base of [one, two]) {
        const own = await repository.commit({ [file]: `image:\n  tag: ${stand.a}\n` }, 'X', {
          branch: 'x',
          parent: base,
        });
        for (const parents of [
          [one, two],
          [two, one],
        ]) {
          if (repository.git('merge-base', merged, force(parents, `${own}^{tree}`)) === base) return;
        }
      }
    });
    const { outcome } = await drive(plan('immediate'), ports, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    for (const path of ['infra/one.yaml', 'infra/two.yaml']) expect(repository.show('main', path)).toBeDefined();
  });

  it('of a newer run of the same version is left alone by an older one that is cancelled', async () => {
    stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
    const first = await propose(stand, { gitops });
    await stand.world.gitops.commit({ 'other.yaml': 'x: 1\n' }, 'Meanwhile');
    const second = await propose(stand, { id: 2, gitops });
    expect(second.place.head).not.toBe(first.place.head);
    const { merges } = await second.run.ports.forge();
    await merges.arm(await merges.look(1, never), 'auto-merge', never);
    const { plan: of, ports } = first.run;
    const progress = { stage: 'merge', checked: true, tagged: true, targets: [], written: first.written } as const;
    await withdraw(of, ports, { progress, armed: undefined });
    expect(armed()).toBe(true);
  });

  it('says so where it could not be taken off its way', async () => {
    stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
    const forge = stand.world.connect();
    const { merges } = forge;
    const disarm = async () => ({ result: 'refused', message: 'no' }) as const;
    const clock = passing(stand, async (wait) => {
      if (wait === 1) await put(additions['a file outside allowed-paths']);
    });
    const ports = await stand.ports({
      gitops,
      clock,
      forge: async () => ({ ...forge, merges: { ...merges, disarm } }),
    });
    const { outcome } = await drive(plan('auto'), ports, { signal: never });
    expect(outcome.sentence).toContain('may be merged by itself');
    expect(outcome.sentence).not.toContain('it is not merged by itself');
  });

  it.each([
    ['merge', 'merged'],
    ['rebase', 'open'],
  ] as const)('in several commits is not merged by a rebase (%s is allowed)', async (method, state) => {
    stand.world.gitops.allowMerging({ methods: [method] });
    await propose(stand, { gitops });
    stand.endRun(1);
    await updateBranch(stand);
    const [outcome] = await resume(stand, 9, { gitops });
    expect(await stand.pulls()).toMatchObject([{ state }]);
    if (state === 'open') expect(outcome?.sentence).toContain('it has several commits, and a rebase');
  });
});

it('what others put on a branch that is in the queue already is taken out, and left to people', async () => {
  await using stand = await standWithAutoMerge();
  stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, requiredChecks: ['ci'] });
  const given = await propose(stand);
  stand.endRun(1);
  await stand.world.gitops.commit({ 'infra/evil.yaml': 'x: 1\n' }, 'Extra', { branch });
  await report(stand, stand.world.gitops.head(branch), 'success');
  const { merges } = await given.run.ports.forge();
  await merges.arm(await merges.look(1, never), 'queue', never);
  expect(stand.world.gitops.queued()).toHaveLength(1);
  // the base moves, so that the next run wants to push, and finds the branch locked
  await stand.world.gitops.commit({ 'other.yaml': 'x: 1\n' }, 'Meanwhile');
  const { outcome } = await drive(stand.plan(stand.a, 2), await stand.ports({ clock: passing(stand) }), {
    signal: never,
  });
  expect(outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
  expect(outcome.sentence).toContain('infra');
  expect(stand.world.gitops.queued()).toHaveLength(0);
});
