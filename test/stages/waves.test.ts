import { afterEach, describe, expect, it, vi } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { watchEnvironment } from '../../src/commands/watch.ts';
import { planRecord } from '../../src/deployment/plan-deployment.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';
import { reportOf } from '../../src/report/report.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, Stand, twoRegions } from './stand.ts';

type Region = keyof typeof twoRegions.files;

// each plays several deployments on real git servers
vi.setConfig({ testTimeout: 120_000 });

let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

const inWaves = 'waves: [[eu], [us]]';

async function opened(environment: string = inWaves): Promise<void> {
  stand = await Stand.open(environment, twoRegions);
}

function tagIn(region: Region): string {
  return stand.tag('main', twoRegions.files[region]);
}

interface Cast {
  /** Whether what a region runs is bad at this moment. */
  readonly isBad?: (region: Region, tag: string) => boolean;
  readonly isProgressing?: (region: Region) => boolean;
  /** Called at each look at a region. */
  readonly onLook?: (region: Region) => void;
  readonly over?: Parameters<Stand['ports']>[0];
}

/** Each region does what Git says for it. */
function portsOf({ isBad = () => false, isProgressing = () => false, onLook = () => {}, over = {} }: Cast = {}) {
  const cluster = async (name: string | undefined) => {
    const region = name === 'eu' || name === 'us' ? name : undefined;
    if (region === undefined) throw new Error(`there is no region ${name}`);
    return clusterOf(stand, () => {
      onLook(region);
      const tag = tagIn(region);
      const step = isProgressing(region) ? { step: 2 } : {};
      return { tag, aborted: isBad(region, tag), revision: stand.world.gitops.head(), ...step };
    });
  };
  return stand.ports({ cluster, ...over });
}

async function deploy(commit: string, run: number, cast: Cast = {}, signal = never) {
  return drive(stand.plan(commit, run), await portsOf(cast), { signal });
}

async function resume(cast: Cast = {}) {
  const given = { configuration: stand.configuration, facts: stand.facts(9), signal: never };
  return resumeEnvironment({ ports: await portsOf(cast), ...given });
}

/** How many commits the deployments have made: the world begins with two. */
const commits = () => Number(stand.world.gitops.git('rev-list', '--count', 'main').trim()) - 2;
const healthy = { outcome: 'succeeded', reason: 'healthy' };

describe('waves', () => {
  it('are written one after the other, each once the one before is healthy; one record tells of all', async () => {
    await opened();
    const seen: string[] = [];
    const onLook = (region: Region) => {
      const now = `${region}: ${tagIn('eu') === stand.a} ${tagIn('us') === stand.a}`;
      if (seen.at(-1) !== now) seen.push(now);
    };
    const end = await deploy(stand.a, 1, { onLook });
    expect(end.outcome).toMatchObject(healthy);
    expect(end.outcome.sentence).toContain('prod/api');
    // the check before anything is begun looks at both; then eu alone, and at last both again
    expect(seen.filter((one) => one.startsWith('us'))).toEqual(['us: false false', 'us: true true']);
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
    expect(commits()).toBe(2);
    expect(stand.world.gitops.git('log', '-2', '--format=%s', 'main').trim().split('\n')).toEqual([
      expect.stringContaining('(prod, wave 2 of 2)'),
      expect.stringContaining('(prod, wave 1 of 2)'),
    ]);
    const records = await stand.records();
    expect(records.map(({ note }) => [note.state, note.wave])).toEqual([['succeeded', 2]]);
    expect(records[0]?.payload.edits.map(({ file, wave }) => [file, wave])).toEqual([
      [twoRegions.files.eu, 1],
      [twoRegions.files.us, 2],
    ]);
    const report = reportOf({ outcome: end.outcome, deployments: [end] });
    expect(report).toMatchObject({ edits: [{ file: twoRegions.files.eu }, { file: twoRegions.files.us }] });
    expect(String(report['diff'])).toContain(twoRegions.files.us);
    expect(String(report['diff'])).toContain(twoRegions.files.eu);
    expect(end.progress.targets.map(({ target }) => target)).toEqual(['eu', 'us']);
  });

  it('one that goes bad stops the rest: nothing of them is written, and each has its line', async () => {
    await opened();
    const end = await deploy(stand.a, 1, { isBad: (_, tag) => tag === stand.a });
    expect(end.outcome).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    expect(end.outcome.sentence).toMatch(/^wave 1 of 2 \(eu\): /);
    expect([tagIn('eu'), tagIn('us')]).toEqual(['v0', 'v0']);
    expect(end.progress.targets.map(({ target, assessment }) => [target, assessment.judgement.sentence])).toEqual([
      ['eu', expect.stringContaining('aborted')],
      ['us', 'wave 2 of 2 not begun: it ended in wave 1 of 2'],
    ]);
    const [record] = await stand.records();
    expect(record?.note).toMatchObject({ state: 'failed', wave: 1, badFrom: 1 });
  });

  const usIsBad = (region: Region, tag: string) => region === 'us' && tag === stand.a;

  it('are seen through once the first is healthy, whatever became of the comment that asked for them', async () => {
    await opened();
    const refusal = { outcome: 'errored', reason: 'request-changed', stage: 'write', sentence: 'edited' } as const;
    const isAsked: boolean[] = [];
    const recheck = async () => {
      isAsked.push(true);
      return isAsked.length > 1 ? ({ event: 'ended', outcome: refusal } as const) : undefined;
    };
    const end = await deploy(stand.b, 1, { over: { recheck } });
    expect(end.outcome).toMatchObject({ outcome: 'succeeded' });
    expect([tagIn('eu'), tagIn('us'), isAsked.length]).toEqual([stand.b, stand.b, 1]);
    const again = await deploy(stand.a, 2, { over: { recheck } });
    expect(again.outcome).toMatchObject(refusal);
  });

  it('puts back the wave that went bad, and no other, unless all are asked for', async () => {
    await opened();
    const end = await deploy(stand.a, 1, { isBad: usIsBad });
    // that eu is healthy is what waves are for, and makes it not "partial"
    expect(end.outcome).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    expect(end.outcome.sentence).toMatch(/^wave 2 of 2 \(us\): /);
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, 'v0']);
    const [record] = await stand.records();
    expect(record?.note).toMatchObject({ state: 'failed', wave: 2, badFrom: 2 });
    expect(record?.note.restored).toBeUndefined();
  });

  it('with `rollback-waves: all` puts all back', async () => {
    await opened(`${inWaves}\n    rollback-waves: all`);
    const end = await deploy(stand.a, 1, { isBad: usIsBad });
    expect(end.outcome).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    expect([tagIn('eu'), tagIn('us')]).toEqual(['v0', 'v0']);
    expect((await stand.records())[0]?.note).toMatchObject({ restored: true, badFrom: 2 });
  });

  it('an earlier wave that goes bad while the next one is rolled out ends it, and both are put back', async () => {
    await opened();
    const isBad = (region: Region, tag: string) => region === 'eu' && tag === stand.a && tagIn('us') === stand.a;
    const end = await deploy(stand.a, 1, { isBad });
    expect(end.outcome).toMatchObject({ outcome: 'failed' });
    expect([tagIn('eu'), tagIn('us')]).toEqual(['v0', 'v0']);
    expect((await stand.records())[0]?.note).toMatchObject({ restored: true, badFrom: 1 });
  });

  it('a later bad deployment goes back to what was proven, wave by wave', async () => {
    await opened();
    await deploy(stand.a, 1, { isBad: usIsBad });
    await (await (await stand.ports()).holds()).release('api', 'prod', never);
    await deploy(stand.b, 2, { isBad: (_, tag) => tag === stand.b });
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, 'v0']);
    await (await (await stand.ports()).holds()).release('api', 'prod', never);
    // eu takes it, us does not: us goes back to what stood there
    await deploy(stand.b, 3, { isBad: (region, tag) => region === 'us' && tag === stand.b });
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.b, 'v0']);
  });

  it('values that two waves would write are refused before anything is begun', async () => {
    await opened();
    const shared = twoRegions.targets.replace('apps/us/', 'apps/eu/');
    await stand[Symbol.asyncDispose]();
    stand = await Stand.open(inWaves, { ...twoRegions, targets: shared });
    const end = await deploy(stand.a, 1);
    expect(end.outcome).toMatchObject({ outcome: 'errored', reason: 'edit-refused' });
    expect(end.outcome.sentence).toContain('is written by wave 1 and by wave 2');
    expect(commits()).toBe(0);
    expect(await stand.records()).toEqual([]);
  });
});

describe('a wave that soaks', () => {
  const soaks = `${inWaves}\n    wave-soak: 60s`;

  it('keeps the next one waiting, and what happens to it meanwhile counts', async () => {
    await opened(soaks);
    const begun = stand.world.clock.now().getTime();
    const at: number[] = [];
    const onLook = () => {
      if (tagIn('us') === stand.a && at.length === 0) at.push(stand.world.clock.now().getTime() - begun);
    };
    const good = await deploy(stand.a, 1, { onLook });
    expect(good.outcome).toMatchObject(healthy);
    expect(at[0]).toBeGreaterThanOrEqual(60_000);
    expect(at[0]).toBeLessThan(80_000);
    const since = stand.world.clock.now().getTime();
    const isBad = (region: Region, tag: string) =>
      region === 'eu' && tag === stand.b && stand.world.clock.now().getTime() - since > 30_000;
    const bad = await deploy(stand.b, 2, { isBad });
    expect(bad.outcome).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
  });

  it('longer than our own deadline is paused, and `resume` goes on with the time that is left', async () => {
    await opened(`${inWaves}\n    wave-soak: 90s`);
    const plan = { ...stand.plan(stand.a, 1), timeoutSeconds: 60 };
    const end = await drive(plan, await portsOf(), { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'paused', reason: 'soaking' });
    expect(end.outcome.waiting?.until).toBeInstanceOf(Date);
    expect(stand.status(stand.a)?.state).toBe('pending');
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, 'v0']);
    const paused = stand.world.clock.now().getTime();
    const [resumed] = await resume();
    expect(resumed?.outcome).toMatchObject(healthy);
    const took = (stand.world.clock.now().getTime() - paused) / 1000;
    expect(took).toBeGreaterThan(20);
    expect(took).toBeLessThan(50);
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
    expect(stand.status(stand.a)?.state).toBe('success');
  });

  it('and is not healthy for a while begins to count anew', async () => {
    await opened(soaks);
    const begun = stand.world.clock.now().getTime();
    const seconds = () => (stand.world.clock.now().getTime() - begun) / 1000;
    const at: number[] = [];
    const isProgressing = (region: Region) =>
      region === 'eu' && tagIn('us') !== stand.a && seconds() > 30 && seconds() < 50;
    const onLook = () => {
      if (tagIn('us') === stand.a && at.length === 0) at.push(seconds());
    };
    const end = await deploy(stand.a, 1, { onLook, isProgressing });
    expect(end.outcome).toMatchObject(healthy);
    expect(at[0]).toBeGreaterThanOrEqual(110);
  });
});

/** Ends the run at the n-th commit to the GitOps repository: before it, or right after it. */
async function killedAt(nth: number, when: 'before' | 'after', cast: Cast): Promise<void> {
  const end = new AbortController();
  const ports = await portsOf(cast);
  const real = await stand.gitopsThat(ports, async () => {});
  let count = 0;
  const commit: typeof real.commit = async (...given) => {
    count += 1;
    if (count === nth && when === 'before') end.abort(new Error('killed'));
    end.signal.throwIfAborted();
    const result = await real.commit(...given);
    if (count === nth) end.abort(new Error('killed'));
    return result;
  };
  const forge = await ports.forge();
  const unlessDead = async <T>(work: () => Promise<T>): Promise<T> => {
    if (end.signal.aborted) throw new Error('dead');
    return work();
  };
  const dead: typeof forge = {
    ...forge,
    statuses: { set: (...given) => unlessDead(() => forge.statuses.set(...given)) },
    records: { ...forge.records, note: (...given) => unlessDead(() => forge.records.note(...given)) },
  };
  const over = { ...ports, gitops: async () => ({ ...real, commit }), forge: async () => dead };
  await drive(stand.plan(stand.a, 1), over, { signal: end.signal });
  stand.endRun(1);
}

describe('a run in waves that is killed', () => {
  it.each([1, 2].flatMap((nth) => (['before', 'after'] as const).map((when) => [when, nth] as const)))(
    '%s commit %i is taken to the same end by `resume`',
    async (when, nth) => {
      await opened();
      await killedAt(nth, when, {});
      const ends = await resume();
      expect(ends.map(({ outcome }) => outcome)).toMatchObject([healthy]);
      expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
      expect(commits()).toBe(2);
      expect(stand.status(stand.a)?.state).toBe('success');
      expect((await stand.records()).filter(({ note }) => note.state === 'open')).toEqual([]);
    },
  );

  it.each(['before', 'after'] as const)('%s the rollback of all waves is rolled back whole', async (when) => {
    await opened(`${inWaves}\n    rollback-waves: all`);
    const isBad = (region: Region, tag: string) => region === 'us' && tag === stand.a;
    await killedAt(3, when, { isBad });
    const ends = await resume({ isBad });
    expect(ends.map(({ outcome }) => outcome)).toMatchObject([{ outcome: 'failed', reason: 'rollout-aborted' }]);
    expect([tagIn('eu'), tagIn('us')]).toEqual(['v0', 'v0']);
    expect(commits()).toBe(3);
  });

  it('and whose configuration has other waves by then begins with the first one', async () => {
    await opened();
    await killedAt(2, 'before', {});
    const [one] = Object.keys(stand.configuration.environments);
    const environment = stand.configuration.environments[one ?? ''];
    if (environment === undefined) throw new Error('there is no environment');
    const { waves: _, ...atOnce } = environment;
    const configuration = { ...stand.configuration, environments: { prod: atOnce } };
    const given = { ports: await portsOf(), configuration, facts: stand.facts(9), signal: never };
    const ends = await resumeEnvironment(given);
    expect(ends.map(({ outcome }) => outcome)).toMatchObject([healthy]);
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
  });
});

describe('what went bad', () => {
  const euIsBad = (region: Region, tag: string) => region === 'eu' && tag === stand.a && tagIn('us') === stand.a;

  it('in a wave that an earlier run wrote goes back too, when the job is started again', async () => {
    await opened();
    await killedAt(2, 'after', {});
    const end = await deploy(stand.a, 2, { isBad: euIsBad });
    expect(end.outcome).toMatchObject({ outcome: 'failed' });
    expect([tagIn('eu'), tagIn('us')]).toEqual(['v0', 'v0']);
    expect((await stand.records())[0]?.note).toMatchObject({ state: 'failed', restored: true });
  });

  it('goes back where somebody has changed what another wave wrote, which stays', async () => {
    await opened(`${inWaves}\n    rollback-waves: all`);
    let isChanged = false;
    const isBad = (region: Region, tag: string) => {
      if (region !== 'us' || tag !== stand.a) return false;
      if (!isChanged) void stand.world.gitops.commit({ [twoRegions.files.eu]: 'image:\n  tag: v9\n' }, 'by hand');
      isChanged = true;
      return tagIn('eu') === 'v9';
    };
    const end = await deploy(stand.a, 1, { isBad });
    expect(end.outcome.outcome).not.toBe('succeeded');
    expect([tagIn('eu'), tagIn('us')]).toEqual(['v9', 'v0']);
    expect((await stand.records())[0]?.note.restored).toBeUndefined();
  });

  it('is not what a later rollback goes back to, also where nothing was put back', async () => {
    await opened(`${inWaves}\n    rollback: manual`);
    await deploy(stand.a, 1, { isBad: euIsBad });
    expect((await stand.records())[0]?.note).toMatchObject({ state: 'failed', badFrom: 1 });
    const ports = await portsOf({ isBad: (_, tag) => tag === stand.b });
    await drive({ ...stand.plan(stand.b, 2), rollback: 'automatic' }, ports, { signal: never });
    expect(tagIn('eu')).toBe('v0');
  });

  it('is named with its wave and its target', async () => {
    await opened();
    const end = await deploy(stand.a, 1, { isBad: euIsBad });
    expect(end.outcome.sentence).toMatch(/^wave 1 of 2 \(eu\): /);
  });
});

describe('a configuration with other waves', () => {
  const withWaves = (waves: [string, ...string[]][]) => {
    const { prod } = stand.configuration.environments;
    if (prod === undefined) throw new Error('there is no environment');
    const [first, ...others] = waves;
    if (first === undefined) throw new Error('there is no wave');
    return { ...stand.configuration, environments: { prod: { ...prod, waves: [first, ...others] } } };
  };

  it('than a deployment waits in begins with the first of them, and ends with all written', async () => {
    await opened(`${inWaves}\n    wave-soak: 90s`);
    const plan = { ...stand.plan(stand.a, 1), timeoutSeconds: 30 };
    expect((await drive(plan, await portsOf(), { signal: never })).outcome).toMatchObject({ reason: 'soaking' });
    const configuration = withWaves([['us'], ['eu']]);
    const given = { ports: await portsOf(), configuration, facts: stand.facts(9), signal: never };
    const [end] = await resumeEnvironment(given);
    expect(end?.outcome).toMatchObject(healthy);
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
  });

  it('than a deployment was made in is no reason to watch a part of it', async () => {
    await opened('write: push');
    await deploy(stand.a, 1);
    const planOf = (record: DeploymentRecord) => planRecord(record, withWaves([['us'], ['eu']]), stand.facts(2));
    const ports = await portsOf({ isBad: (region, tag) => region === 'eu' && tag === stand.a });
    const { outcome } = await watchEnvironment({ application: 'api', name: 'prod' }, planOf, { ports, signal: never });
    expect(outcome).toMatchObject({ outcome: 'failed' });
  });
});

describe('waves by pull request', () => {
  it('are a pull request each, one after the other', async () => {
    await opened(`${inWaves}\n    write: pull-request`);
    const end = await deploy(stand.a, 1);
    expect(end.outcome).toMatchObject(healthy);
    const pulls = await stand.pulls();
    expect(pulls.map(({ state }) => state)).toEqual(['merged', 'merged']);
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
    expect(stand.world.gitops.pulls().map(({ title }) => title)).toEqual([
      expect.stringContaining('wave 1 of 2'),
      expect.stringContaining('wave 2 of 2'),
    ]);
  });

  it('that people merge wait for each, and `resume` goes on with the next', async () => {
    await opened(`${inWaves}\n    write: pull-request\n    merge: manual`);
    const first = await deploy(stand.a, 1);
    expect(first.outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    const merge = async (number: number) => {
      const { pullRequests } = stand.world.connect();
      const { head } = await pullRequests.get(number, never);
      await pullRequests.merge({ number, head, methods: ['merge'] }, never);
    };
    const number = async () =>
      (await stand.pulls()).filter(({ state }) => state === 'open').map((one) => one.number)[0] ?? 0;
    await merge(await number());
    const [second] = await resume();
    expect(second?.outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, 'v0']);
    await merge(await number());
    const [last] = await resume();
    expect(last?.outcome).toMatchObject(healthy);
    expect([tagIn('eu'), tagIn('us')]).toEqual([stand.a, stand.a]);
  });
});
