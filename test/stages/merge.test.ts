import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import type { Written } from '../../src/deployment/progress.ts';
import { drive } from '../../src/stages/drive.ts';
import { merge } from '../../src/stages/merge.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import { updateBranch } from './merging.ts';
import { file, imageOf, Stand } from './stand.ts';

const branch = 'gitops-deploy/api/prod';
let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open('write: pull-request');
});
afterEach(() => stand[Symbol.asyncDispose]());

/** Opens the pull request of a commit, as a run that goes no further. */
async function propose(commit: string, id: number) {
  const run = stand.run(stand.plan(commit, id), await stand.ports());
  const event = await write(run, imageOf(commit), undefined);
  if (event.event !== 'written' || event.written.place.on === 'branch') throw new Error('no pull request');
  return { run, written: event.written as Written, place: event.written.place };
}

async function resume() {
  const ports = await stand.ports();
  return resumeEnvironment({ ports, configuration: stand.configuration, facts: stand.facts(9), signal: never });
}

async function hold(): Promise<void> {
  const holds = await (await stand.ports()).holds();
  const scope = { application: 'api', environment: 'prod' };
  await holds.place({ ...scope, owner: 'ann', reason: 'incident', since: new Date(0) }, never);
}

describe('the merge of our pull request', () => {
  it('is ours, and goes on from its merge commit', async () => {
    const { run, written, place } = await propose(stand.a, 1);
    expect(await merge(run, { written, place })).toEqual({ event: 'merged', revision: stand.world.gitops.head() });
    expect(stand.tag()).toBe(stand.a);
  });

  it('is not ours where a newer deployment took the pull request over and merged it', async () => {
    const { run, written, place } = await propose(stand.a, 1);
    await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
    expect(stand.tag()).toBe(stand.b);
    expect(await merge(run, { written, place })).toMatchObject({
      event: 'ended',
      outcome: { outcome: 'superseded', reason: 'newer-deployment' },
    });
  });

  it.each(['merge', 'rebase'] as const)('goes on where somebody brought the branch up to date by a %s', async (how) => {
    const { run, written, place } = await propose(stand.a, 1);
    await updateBranch(stand, how);
    expect(await merge(run, { written, place })).toMatchObject({ event: 'merged' });
    expect(stand.tag()).toBe(stand.a);
  });

  it('is planned again where our values are on the branch no more', async () => {
    const { run, written, place } = await propose(stand.a, 1);
    await stand.world.gitops.commit({ [file]: 'image:\n  tag: evil\n' }, 'somebody', { branch });
    expect(await merge(run, { written, place })).toMatchObject({ event: 'base-moved', pullRequest: place.number });
    expect(stand.tag()).toBe('v0');
  });

  it('waits while the environment is held', async () => {
    const { run, written, place } = await propose(stand.a, 1);
    await hold();
    const event = await merge(run, { written, place });
    expect(event).toMatchObject({
      event: 'ended',
      outcome: { outcome: 'paused', reason: 'held' },
      record: written.record,
    });
    expect(stand.tag()).toBe('v0');
  });
});

describe('a pull request that was left behind', () => {
  beforeEach(async () => {
    await propose(stand.a, 1);
    stand.endRun(1);
  });

  it('is merged by `resume`, without another commit or pull request', async () => {
    const ends = await resume();
    expect(ends.map(({ outcome }) => outcome.reason)).toEqual(['not-watched']);
    expect(stand.tag()).toBe(stand.a);
    expect(await stand.pulls()).toMatchObject([{ state: 'merged' }]);
  });

  it('is not merged into a held environment', async () => {
    await hold();
    const ends = await resume();
    expect(ends.map(({ outcome }) => outcome.reason)).toEqual(['held']);
    expect(stand.tag()).toBe('v0');
  });

  it('is made anew where somebody put something else on its branch', async () => {
    await stand.world.gitops.commit({ [file]: 'image:\n  tag: evil\n' }, 'somebody', { branch });
    await resume();
    expect(stand.tag()).toBe(stand.a);
    expect(stand.world.gitops.git('log', '--format=%s', 'main')).not.toContain('somebody');
  });
});
