import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import type { Transport } from '../github/transports.ts';
import { transports } from '../github/transports.ts';
import { branch, passing, propose, report, resume, standWithAutoMerge, updateBranch } from './merging.ts';
import type { Stand } from './stand.ts';
import { file } from './stand.ts';

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
    await stand.world.connect().pullRequests.merge(1, head, never);
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
});
