import { afterEach, describe, expect, it, vi } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { reportOf } from '../../src/report/report.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, Stand, twoRegions } from './stand.ts';
import { Velero } from './velero.ts';

// each plays deployments on real git servers
vi.setConfig({ testTimeout: 120_000 });

let stand: Stand;
let velero: Velero;
afterEach(() => stand[Symbol.asyncDispose]());

async function opened(environment = 'backup: before', regions?: Parameters<typeof Stand.open>[1]): Promise<void> {
  stand = await Stand.open(environment, regions);
  velero = new Velero(stand.world.clock);
}

/** A cluster that runs what Git names, and has a Velero. */
function portsOf(over: Parameters<Stand['ports']>[0] = {}) {
  const tagOf = (name: string | undefined) =>
    name === 'eu' || name === 'us' ? stand.tag('main', twoRegions.files[name]) : stand.tag();
  const cluster = async (name: string | undefined) => ({
    ...clusterOf(stand, () => ({ tag: tagOf(name), revision: stand.world.gitops.head() })),
    objects: velero,
  });
  return stand.ports({ cluster, ...over });
}

async function deploy(commit: string, run: number, { signal = never, over = {} } = {}) {
  return drive(stand.plan(commit, run), await portsOf(over), { signal });
}

async function resume() {
  return resumeEnvironment({
    ports: await portsOf(),
    configuration: stand.configuration,
    facts: stand.facts(9),
    signal: never,
  });
}

/** How many commits the deployments have made: the world begins with two. */
const commits = () => Number(stand.world.gitops.git('rev-list', '--count', 'main').trim()) - 2;

describe('a Backup before the write', () => {
  it('ends the run where it fails; another run makes another, which is complete before Git names the image; and none is made for nothing', async () => {
    await opened();
    velero.phases = ['InProgress', 'PartiallyFailed'];
    const failed = await deploy(stand.a, 1);
    expect(failed.outcome).toMatchObject({ outcome: 'errored', reason: 'backup-failed', stage: 'write' });
    velero.phases = ['InProgress', 'Completed'];
    const commitsThen: number[] = [];
    velero.before = async () => void commitsThen.push(commits());
    const end = await deploy(stand.a, 2);
    expect(end.outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(commitsThen.length).toBeGreaterThan(2);
    expect(new Set(commitsThen)).toEqual(new Set([0]));
    expect(velero.created).toHaveLength(2);
    const backups = [{ namespace: 'velero', name: velero.created[1] }];
    expect(reportOf({ outcome: end.outcome, deployments: [end] })).toMatchObject({ backups });
    expect((await stand.records())[0]?.note).toMatchObject({ state: 'succeeded', backups });
    expect((await deploy(stand.a, 3)).outcome).toMatchObject({ reason: 'already-deployed' });
    expect(velero.created).toHaveLength(2);
  });

  it('is found again by the run after one that died while it waited, and holds are asked for once more after it', async () => {
    await opened();
    const died = new AbortController();
    velero.before = async () => {
      if (velero.created.length === 1) died.abort();
    };
    // nobody tells how a run ended that was killed
    const ports = await portsOf();
    const forge = await ports.forge();
    const silent = { ...forge, records: { ...forge.records, note: async () => {} } };
    await drive(stand.plan(stand.a, 1), { ...ports, forge: async () => silent }, { signal: died.signal });
    stand.endRun(1);
    expect(commits()).toBe(0);
    const holds = await (await portsOf()).holds();
    velero.before = async () => {
      velero.before = async () => {};
      const hold = { application: 'api', environment: 'prod', owner: 'ann', reason: 'not now' };
      await holds.place({ ...hold, since: stand.world.clock.now() }, never);
    };
    const held = await deploy(stand.a, 2);
    expect(held.outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    expect(commits()).toBe(0);
    await holds.release('api', 'prod', never);
    const resumed = await resume();
    expect(resumed.at(-1)?.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(velero.created).toHaveLength(1);
    expect(resumed.at(-1)?.progress.backups).toEqual([{ namespace: 'velero', name: velero.created[0] }]);
  });

  it('that was made by a run which died after the push is told by the next one', async () => {
    await opened();
    const died = new AbortController();
    const ports = await portsOf();
    const gitops = await ports.gitops();
    const forge = await ports.forge();
    const push = gitops.commit.bind(gitops);
    const commit: typeof push = async (...given) => {
      const result = await push(...given);
      died.abort();
      return result;
    };
    const note: typeof forge.records.note = async (...given) => {
      if (!died.signal.aborted) await forge.records.note(...given);
    };
    const killed = {
      ...ports,
      gitops: async () => Object.assign(gitops, { commit }),
      forge: async () => ({ ...forge, records: { ...forge.records, note } }),
    };
    await drive(stand.plan(stand.a, 1), killed, { signal: died.signal });
    stand.endRun(1);
    expect(commits()).toBe(1);
    const end = await deploy(stand.a, 2);
    expect(end.outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(velero.created).toHaveLength(1);
    expect(end.progress.backups).toEqual([{ namespace: 'velero', name: velero.created[0] }]);
  });

  it('that need not be is missed with a warning', async () => {
    await opened('backup: {required: false}');
    velero.instead.push({ is: 'unknown-type' });
    const end = await deploy(stand.a, 1);
    expect(end.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(end.progress.notes?.join()).toContain('Velero is not installed');
  });

  it('is made for each wave before that is written', async () => {
    await opened('backup: before\n    waves: [[eu], [us]]', twoRegions);
    const commitsThen = new Map<string, number>();
    velero.before = async (verb) => {
      if (verb === 'create') commitsThen.set(`${velero.created.length}`, commits());
    };
    const end = await deploy(stand.a, 1);
    expect(end.outcome).toMatchObject({ outcome: 'succeeded' });
    expect([...commitsThen.values()]).toEqual([0, 1]);
    expect(end.progress.backups?.map(({ name }) => name)).toEqual(velero.created);
    expect((await stand.records())[0]?.note.backups).toHaveLength(2);
  });
});
