import { afterEach, describe, expect, it, vi } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { watchEnvironment } from '../../src/commands/watch.ts';
import { planRecord } from '../../src/deployment/plan-deployment.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { ToldApplication } from '../../src/rollout/told.ts';
import { readTold } from '../../src/rollout/told.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import type { Word } from '../rollout/words.ts';
import { payloadOf } from '../rollout/words.ts';
import { clusterOf, digestOf, file, Stand } from './stand.ts';

// each plays several deployments on real git servers
vi.setConfig({ testTimeout: 60_000 });

let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

const target = (name: string, more = '') => `
    - name: ${name}
      edits: [{file: apps/${name}/values.yaml, path: .image.tag}]
      argocd: {application: ${name}}
      workloads: [{namespace: prod, name: api}]${more}`;
const regions = { clusters: '{}', targets: target('eu') + target('us') };
const nobody = 'written; no way to the cluster was given, so nobody has looked';

/** Everything of the newest record's commit, as Argo CD tells it. */
function wordOf(commit: string, over: Partial<Word> = {}): ToldApplication {
  const images = [`ghcr.io/acme/api:${commit}@${digestOf(commit)}`];
  const told = readTold(payloadOf({ revision: stand.world.gitops.head(), images, ...over }));
  if (typeof told === 'string') throw new Error(told);
  return told;
}

async function deploy(commit: string, run = 1, over: Parameters<Stand['ports']>[0] = {}) {
  const end = await drive(stand.plan(commit, run), await stand.ports(over), { signal: never });
  stand.endRun(run);
  return end;
}

interface Resuming {
  readonly told?: ToldApplication;
  readonly of?: string;
  readonly over?: Parameters<Stand['ports']>[0];
  readonly signal?: AbortSignal;
}

async function resume({ told, of = 'eu', over = {}, signal = never }: Resuming = {}) {
  const said: string[] = [];
  const ports = await stand.ports(over);
  const log = { ...ports.log, info: (line: string) => void said.push(line) };
  const given = { configuration: stand.configuration, facts: stand.facts(9), signal };
  const word = told === undefined ? {} : { told: { target: of, word: told } };
  const ends = await resumeEnvironment({ ports: { ...ports, log }, ...given, ...word });
  return { said, ends, outcomes: ends.map(({ outcome }) => outcome) };
}

const state = (commit: string) => stand.status(commit)?.state;
const noteNow = async () => (await stand.records())[0]?.note;

describe('a deployment whose cluster nobody can look at', () => {
  it('waits, and says for what: pending, with a record that can be gone on with', async () => {
    stand = await Stand.open();
    const end = await deploy(stand.a);
    expect(end.outcome).toMatchObject({ outcome: 'paused', reason: 'not-watched', sentence: nobody });
    expect(end.outcome.waiting?.goOn).toContain('docs/unreachable-clusters.md');
    expect(end.progress.targets.map(({ assessment }) => assessment.rows[0]?.state)).toEqual(['unknown']);
    expect(state(stand.a)).toBe('pending');
    const revision = stand.world.gitops.head();
    expect(await noteNow()).toMatchObject({ state: 'paused', reason: 'not-watched', revision });
  });

  it('is ended by what Argo CD tells, once; told again changes nothing', async () => {
    stand = await Stand.open();
    await deploy(stand.a);
    const told = wordOf(stand.a);
    const { outcomes } = await resume({ told });
    expect(outcomes).toMatchObject([{ outcome: 'succeeded', reason: 'healthy' }]);
    expect(outcomes[0]?.sentence).toContain('its workloads were not looked at');
    expect(state(stand.a)).toBe('success');
    const statuses = stand.world.application.statuses(stand.a).length;
    expect((await resume({ told })).ends).toEqual([]);
    expect((await resume({ told: wordOf(stand.a, { health: 'Degraded' }) })).ends).toEqual([]);
    expect(stand.world.application.statuses(stand.a)).toHaveLength(statuses);
  });

  it.each<[string, Partial<Word>]>([
    ['another image', { images: ['ghcr.io/acme/api:v0'] }],
    ['the state before the sync', { sync: 'OutOfSync', synced: 'e'.repeat(40) }],
  ])('goes on to wait where %s is told, and says why in the log alone', async (_, word) => {
    stand = await Stand.open();
    await deploy(stand.a);
    const before = [await noteNow(), stand.world.application.statuses(stand.a).length];
    const { outcomes, said } = await resume({ told: wordOf(stand.a, word) });
    expect(outcomes).toMatchObject([{ outcome: 'paused', reason: 'not-watched' }]);
    expect(said).toContainEqual(expect.stringContaining('what Argo CD told changes nothing'));
    expect([await noteNow(), stand.world.application.statuses(stand.a).length]).toEqual(before);
  });

  it('takes no word of the commit before for its own', async () => {
    stand = await Stand.open();
    await deploy(stand.a);
    const old = wordOf(stand.a);
    await deploy(stand.b, 2);
    const { outcomes } = await resume({ told: old });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['paused', 'superseded']);
    expect(state(stand.b)).toBe('pending');
    // a later commit that keeps our values is as good as ours
    await stand.world.gitops.commit({ 'apps/other.yaml': 'a: 1\n' }, 'another');
    expect((await resume({ told: wordOf(stand.b) })).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('fails, goes back in Git and is held where Argo CD tells that it is degraded', async () => {
    stand = await Stand.open('rollback: automatic');
    await deploy(stand.a);
    await resume({ told: wordOf(stand.a) });
    await deploy(stand.b, 2);
    const { outcomes } = await resume({ told: wordOf(stand.b, { health: 'Degraded' }) });
    expect(outcomes).toMatchObject([{ outcome: 'failed', reason: 'degraded' }]);
    expect(stand.tag()).toBe(stand.a);
    expect(state(stand.b)).toBe('failure');
    expect(await stand.ports().then(async ({ holds }) => (await holds()).find('api', 'prod', never))).toBeDefined();
  });

  it('tells once that it stands at a pause, and a schedule takes nothing back of it', async () => {
    stand = await Stand.open();
    await deploy(stand.a);
    const { outcomes } = await resume({ told: wordOf(stand.a, { health: 'Suspended' }) });
    expect(outcomes[0]?.sentence).toContain('is Suspended');
    expect(stand.status(stand.a)?.description).toContain('is Suspended');
    const statuses = stand.world.application.statuses(stand.a).length;
    await resume();
    expect(stand.world.application.statuses(stand.a)).toHaveLength(statuses);
    expect((await resume({ told: wordOf(stand.a) })).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('is finished by a schedule that can reach the cluster, where the word was lost', async () => {
    stand = await Stand.open();
    await deploy(stand.a);
    const cluster = async () => clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() }));
    const { outcomes } = await resume({ over: { cluster } });
    expect(outcomes).toMatchObject([{ outcome: 'succeeded', sentence: expect.not.stringContaining('word') }]);
  });

  it('ends also where a cluster was given that did not answer: what Argo CD told later', async () => {
    stand = await Stand.open();
    const there = clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() }));
    const cluster: Cluster = {
      ...there,
      async *watch(types, signal) {
        for await (const { at, listings } of there.watch(types, signal)) {
          const isAway = stand.tag() === stand.a;
          if (isAway) stand.world.clock.pass(60);
          const away = { state: 'unreachable', since: at, message: 'no route', objects: [] } as const;
          yield { at, listings: isAway ? listings.map(() => away) : listings };
        }
      },
    };
    const end = await deploy(stand.a, 1, { cluster: async () => cluster });
    expect(end.outcome).toMatchObject({ outcome: 'errored', reason: 'cluster-unreachable' });
    expect((await resume({ told: wordOf(stand.a) })).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
    expect(state(stand.a)).toBe('success');
  });

  it('is looked at where that can be done, whatever was told', async () => {
    stand = await Stand.open();
    await deploy(stand.a);
    const cluster = async () =>
      clusterOf(stand, () => ({
        tag: stand.tag(),
        aborted: stand.tag() === stand.a,
        revision: stand.world.gitops.head(),
      }));
    const { outcomes } = await resume({ told: wordOf(stand.a), over: { cluster } });
    expect(outcomes).toMatchObject([{ outcome: 'failed', reason: 'rollout-aborted' }]);
  });

  it('keeps a word that comes while its run is still writing until that run has ended', async () => {
    stand = await Stand.open();
    await deploy(stand.a);
    await stand.note({ state: 'open', stage: 'sync', sentence: 'written' });
    stand.world.application.addRun({ id: 1, status: 'in_progress' });
    let looks = 0;
    const forge = await stand.ports().then(({ forge }) => forge());
    const source = {
      ...forge.source,
      runHasEnded: async () => {
        looks += 1;
        return looks > 6;
      },
    };
    const told = wordOf(stand.a);
    const { outcomes, said } = await resume({ told, over: { forge: async () => ({ ...forge, source }) } });
    expect(said).toContainEqual(expect.stringContaining('waits for the run that is at it'));
    // at last once a minute: that run needs requests too
    expect(stand.world.clock.slept).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    expect(outcomes).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('asks again where the GitOps repository cannot say yet what was told', async () => {
    stand = await Stand.open();
    await deploy(stand.a);
    const real = await (await stand.ports()).gitops();
    let asked = 0;
    const isAncestor: typeof real.isAncestor = async (...given) => {
      asked += 1;
      return asked < 3 ? 'unknown' : real.isAncestor(...given);
    };
    await stand.world.gitops.commit({ 'apps/other.yaml': 'a: 1\n' }, 'another');
    const over = { gitops: async () => ({ ...bound(real), isAncestor }) };
    expect((await resume({ told: wordOf(stand.a), over })).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
  });
});

function bound(real: Awaited<ReturnType<Awaited<ReturnType<Stand['ports']>>['gitops']>>) {
  const { head, read, folders, commit, removeBranch, log, brings } = real;
  return {
    head: head.bind(real),
    read: read.bind(real),
    folders: folders.bind(real),
    commit: commit.bind(real),
    removeBranch: removeBranch.bind(real),
    log: log.bind(real),
    brings: brings.bind(real),
  };
}

describe('several targets, each told of by itself', () => {
  const word = (name: string, over: Partial<Word> = {}) => ({
    told: wordOf(stand.a, { name, ...over }),
    of: name,
  });

  it('are healthy once each was told of, in whatever order, and told twice', async () => {
    stand = await Stand.open('write: push', regions);
    await deploy(stand.a);
    const first = await resume(word('us'));
    expect(first.outcomes).toMatchObject([{ outcome: 'paused', reason: 'not-watched' }]);
    expect(first.outcomes[0]?.sentence).toContain('no way to the cluster of eu was given');
    expect(await noteNow()).toMatchObject({ state: 'paused', toldHealthy: [{ target: 'us' }] });
    await resume(word('us'));
    expect((await resume(word('eu'))).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
    expect(state(stand.a)).toBe('success');
    // whoever watches wants to know how it stands now
    const { configuration } = stand;
    const planOf = (record: DeploymentRecord) => planRecord(record, configuration, stand.facts(9));
    const at = { ports: await stand.ports(), signal: never };
    const watched = await watchEnvironment({ application: 'api', name: 'prod' }, planOf, at);
    expect(watched.outcome).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
  });

  it('tell of one that stands at a pause, and of those that are waited for', async () => {
    stand = await Stand.open('write: push', regions);
    await deploy(stand.a);
    const { outcomes } = await resume(word('eu', { health: 'Suspended' }));
    expect(outcomes[0]?.sentence).toMatch(/argocd.eu is Suspended .*; no way to the cluster of us was given/);
  });

  it('told of at the same time are both counted', async () => {
    stand = await Stand.open('write: push', regions);
    await deploy(stand.a);
    await Promise.all([resume(word('eu')), resume(word('us'))]);
    expect(await noteNow()).toMatchObject({ state: 'succeeded' });
    expect(state(stand.a)).toBe('success');
  });

  it('are finished by the next run where one died after it had noted what it was told', async () => {
    stand = await Stand.open('write: push', regions);
    await deploy(stand.a);
    await resume(word('us'));
    const dying = new AbortController();
    const ports = await stand.ports();
    const forge = await ports.forge();
    const records = {
      ...forge.records,
      note: async (...given: Parameters<typeof forge.records.note>) => {
        await forge.records.note(...given);
        if (given[2].toldHealthy !== undefined) dying.abort(new Error('killed'));
      },
    };
    await resume({ ...word('eu'), over: { forge: async () => ({ ...forge, records }) }, signal: dying.signal });
    expect(state(stand.a)).toBe('pending');
    expect((await resume()).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
    expect(state(stand.a)).toBe('success');
  });

  it('fail at once where one is told to be degraded; an older word of it than was counted is none', async () => {
    stand = await Stand.open('write: push', regions);
    await deploy(stand.a);
    await resume(word('us', { at: '2026-03-01T12:20:00Z' }));
    const late = await resume(word('us', { health: 'Degraded', at: '2026-03-01T12:15:00Z' }));
    expect(late.said).toContainEqual(expect.stringContaining('something newer was told before'));
    expect(late.outcomes).toMatchObject([{ outcome: 'paused' }]);
    const bad = await resume(word('us', { health: 'Degraded', at: '2026-03-01T12:25:00Z' }));
    expect(bad.outcomes).toMatchObject([{ outcome: 'failed', reason: 'degraded' }]);
  });

  it('counts no word of a revision that was written anew since', async () => {
    stand = await Stand.open('write: push', regions);
    await deploy(stand.a);
    await resume(word('us'));
    const was = 'image:\n  tag: v0\n';
    await stand.world.gitops.commit({ 'apps/eu/values.yaml': was, 'apps/us/values.yaml': was }, 'back');
    await deploy(stand.a, 2);
    expect((await noteNow())?.toldHealthy).toBeUndefined();
    expect((await resume(word('eu'))).outcomes).toMatchObject([{ outcome: 'paused' }]);
  });

  it('are looked at where that can be done, and waited for where it cannot', async () => {
    const clusters = '{near: {kubeconfig: "env:NEAR"}}';
    stand = await Stand.open('write: push', {
      clusters,
      targets: target('eu', '\n      cluster: near') + target('us'),
    });
    let aborted = false;
    const look = () => ({
      tag: stand.tag('main', 'apps/eu/values.yaml'),
      revision: stand.world.gitops.head(),
      application: 'eu',
      aborted,
    });
    const cluster = async (name: string | undefined) => (name === 'near' ? clusterOf(stand, look) : undefined);
    const first = await deploy(stand.a, 1, { cluster });
    expect(first.outcome).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    expect(first.outcome.sentence).toContain('the cluster of us was given, so nobody has looked; healthy: eu');
    const end = await resume({ ...word('us'), over: { cluster } });
    expect(end.outcomes).toMatchObject([{ outcome: 'succeeded' }]);
    aborted = true;
    expect((await deploy(stand.b, 2, { cluster })).outcome).toMatchObject({ outcome: 'failed' });
  });

  it('of a wave soak together, those that are watched and those that are told of', async () => {
    const clusters = '{near: {kubeconfig: "env:NEAR"}}';
    const targets = target('eu', '\n      cluster: near') + target('us') + target('ap');
    stand = await Stand.open('waves: [[eu, us], [ap]]\n    wave-soak: 10m', { clusters, targets });
    const look = () => ({
      tag: stand.tag('main', 'apps/eu/values.yaml'),
      revision: stand.world.gitops.head(),
      application: 'eu',
    });
    const cluster = async (name: string | undefined) => (name === 'near' ? clusterOf(stand, look) : undefined);
    await deploy(stand.a, 1, { cluster });
    const at = stand.world.clock.now().toISOString();
    const soaking = await resume({ ...word('us', { at }), over: { cluster } });
    expect(soaking.outcomes).toMatchObject([{ outcome: 'paused', reason: 'soaking' }]);
    expect(soaking.said).not.toContainEqual(expect.stringContaining('is healthy, and soaks'));
    stand.world.clock.pass(601);
    const next = await resume({ over: { cluster } });
    expect(next.outcomes).toMatchObject([{ outcome: 'paused', reason: 'not-watched' }]);
    expect(next.outcomes[0]?.sentence).toContain('the cluster of ap was given');
    expect((await resume({ ...word('ap'), over: { cluster } })).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('go in waves, each told of; a wave soaks from when it was told, without a run that waits', async () => {
    stand = await Stand.open('waves: [[eu], [us]]\n    wave-soak: 10m', regions);
    await deploy(stand.a);
    expect(await resume(word('us'))).toMatchObject({ outcomes: [{ outcome: 'paused', reason: 'not-watched' }] });
    const at = stand.world.clock.now().toISOString();
    const soaking = await resume(word('eu', { at }));
    expect(soaking.outcomes).toMatchObject([{ outcome: 'paused', reason: 'soaking' }]);
    expect(stand.tag('main', 'apps/us/values.yaml')).toBe('v0');
    stand.world.clock.pass(601);
    expect((await resume()).outcomes).toMatchObject([{ outcome: 'paused', reason: 'not-watched' }]);
    expect(stand.tag('main', 'apps/us/values.yaml')).toBe(stand.a);
    expect((await resume(word('us'))).outcomes).toMatchObject([{ outcome: 'succeeded' }]);
    expect(stand.tag('main', file)).toBe('v0');
  });
});
