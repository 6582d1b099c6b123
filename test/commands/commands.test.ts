import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeHold } from '../../src/commands/hold.ts';
import { rolloutStatus } from '../../src/commands/rollout-status.ts';
import { status } from '../../src/commands/status.ts';
import { watchEnvironment } from '../../src/commands/watch.ts';
import { planRecord } from '../../src/deployment/plan-deployment.ts';
import type { Cluster, Listing } from '../../src/ports/cluster.ts';
import type { Ports } from '../../src/ports/index.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, Stand } from '../stages/stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** Ports that keep what is shown. */
async function portsThatShow(over: Partial<Ports> = {}) {
  const shown: string[] = [];
  const ports = await stand.ports(over);
  return { shown, ports: { ...ports, results: { ...ports.results, show: (text: string) => void shown.push(text) } } };
}

/** The cluster that does what Git says. */
function obedient(): Cluster {
  return clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() }));
}

function change(
  request: { command: string; application?: string; reason?: string; untilSeconds?: number },
  actor?: string,
) {
  return stand
    .ports()
    .then((ports) =>
      changeHold({ environment: 'prod', ...request }, stand.configuration, { ports, actor, signal: never }),
    );
}

describe('status', () => {
  it('of what was never deployed says so, and asks no cluster', async () => {
    const cluster = () => Promise.reject(new Error('nobody should ask'));
    const { shown, ports } = await portsThatShow({ cluster });
    const { outcome, details, markdown } = await status(stand.configuration, undefined, { ports, signal: never });
    expect(outcome).toMatchObject({ outcome: 'succeeded', sentence: 'api: 1 environment' });
    const environments = [{ environment: 'prod', targets: [{ target: 'eu' }], underWay: [], waiting: [] }];
    expect(details).toEqual({ application: 'api', at: '2026-03-01T12:00:00.000Z', environments });
    expect(shown.join()).toContain('never deployed');
    expect(markdown).toContain('| prod | never deployed | – |');
  });

  it('shows what Git names, how it is, what waits and who holds', async () => {
    const cluster = async () => obedient();
    await drive(stand.plan(stand.a, 1), await stand.ports({ cluster }), { signal: never });
    await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
    await change({ command: 'hold', reason: 'incident', untilSeconds: 3600 }, 'ann');
    const { shown, ports } = await portsThatShow({ cluster });
    const { outcome, details } = await status(stand.configuration, 'prod', { ports, signal: never });
    expect(outcome.sentence).toBe('api: 1 environment; held: prod; waiting: prod');
    expect(details).toMatchObject({
      environments: [
        {
          newest: { state: 'paused', source: stand.b },
          targets: [{ target: 'eu', source: stand.b, kind: 'deploy', health: { state: 'healthy', sentence: '' } }],
          waiting: [{ source: stand.b, reason: 'not-watched', goOn: expect.stringContaining('resume') }],
          hold: { owner: 'ann', reason: 'incident' },
        },
      ],
    });
    for (const part of [`${stand.b.slice(0, 7)}@`, 'deployed', 'healthy', 'held by ann', 'incident', 'waits since'])
      expect(shown.join()).toContain(part);
  });

  it('shows the old image where the new one has not been written', async () => {
    const cluster = async () => obedient();
    await drive(stand.plan(stand.a, 1), await stand.ports({ cluster }), { signal: never });
    await change({ command: 'hold', reason: 'incident' }, 'ann');
    await drive(stand.plan(stand.b, 2), await stand.ports({ cluster }), { signal: never });
    const { ports } = await portsThatShow({ cluster });
    const { details } = await status(stand.configuration, 'prod', { ports, signal: never });
    expect(details).toMatchObject({
      environments: [{ targets: [{ source: stand.a, health: { state: 'healthy' } }], waiting: [{ source: stand.b }] }],
    });
  });

  it.each<[string, Partial<Ports>, string]>([
    ['no way to it', { cluster: async () => undefined }, 'no way to its cluster was given'],
    ['a wrong kubeconfig', { cluster: () => Promise.reject(new Error('no context eu')) }, 'no context eu'],
    ['a connection that hangs', { cluster: () => new Promise(() => {}) }, 'its cluster did not answer within 6 s'],
  ])(
    'of a cluster that cannot be asked is told, and not waited for: %s',
    async (_, over, sentence) => {
      await drive(stand.plan(stand.a, 1), await stand.ports({ cluster: async () => obedient() }), { signal: never });
      const { ports } = await portsThatShow(over);
      const begun = performance.now();
      const { details } = await status(stand.configuration, 'prod', { ports, signal: never });
      expect(performance.now() - begun).toBeLessThan(8000);
      expect(details).toMatchObject({ environments: [{ targets: [{ health: { state: 'cannot-tell', sentence } }] }] });
    },
    20_000,
  );

  it('is shown without holds where the GitOps repository does not answer', async () => {
    const holds = () => Promise.reject(new Error('git does not answer'));
    const { shown, ports } = await portsThatShow({ holds });
    const { details } = await status(stand.configuration, 'prod', { ports, signal: never });
    expect(details).toMatchObject({ environments: [{ holdUnknown: 'git does not answer' }] });
    expect(shown.join()).toContain('cannot tell whether it is held: git does not answer');
  });

  it('asks GitHub for no more records than it takes to tell', async () => {
    const cluster = async () => obedient();
    for (let run = 1; run <= 8; run += 1)
      await drive(stand.plan(run % 2 === 0 ? stand.a : stand.b, run, 'given'), await stand.ports({ cluster }), {
        signal: never,
      });
    const { ports } = await portsThatShow({ cluster });
    stand.world.requests();
    await status(stand.configuration, 'prod', { ports, signal: never });
    // the deployments, what is noted on the newest five, and the holds
    expect(stand.world.requests().length).toBeLessThanOrEqual(7);
  });

  it('of an environment that is not there is an error', async () => {
    const { ports } = await portsThatShow();
    await expect(status(stand.configuration, 'produktion', { ports, signal: never })).rejects.toThrow(/produktion/);
  });
});

describe('hold and release', () => {
  it('close an environment once, by the first who did, and open it again', async () => {
    expect((await change({ command: 'hold', reason: 'incident' }, 'ann')).outcome.sentence).toBe('api is held in prod');
    const twice = await change({ command: 'hold', reason: 'me too' }, 'bob');
    expect(twice.outcome.sentence).toBe('api is held in prod already, by ann: incident');
    const end = await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    expect((await change({ command: 'release' })).outcome.sentence).toContain('it was held by ann: incident');
    expect((await change({ command: 'release' })).outcome.sentence).toBe('api was not held in prod');
  });

  it('never end sooner than was asked for', async () => {
    await change({ command: 'hold', reason: 'lunch', untilSeconds: 60 }, 'ann');
    await expect(change({ command: 'hold', reason: 'incident' }, 'bob')).rejects.toThrow(
      'api is held in prod already until 2026-03-01T12:01:00.000Z, by ann: lunch',
    );
    const shorter = await change({ command: 'hold', reason: 'tea', untilSeconds: 30 }, 'bob');
    expect(shorter.outcome.outcome).toBe('succeeded');
  });

  it('close an environment for every application, whichever asks', async () => {
    const all = { application: '_all' };
    const held = await change({ command: 'hold', ...all, reason: 'stop the line' }, 'ann');
    expect(held.outcome.sentence).toBe('every application is held in prod');
    const end = await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    expect((await change({ command: 'release' })).outcome.sentence).toBe('api was not held in prod');
    await change({ command: 'hold', reason: 'ours' }, 'bob');
    expect((await change({ command: 'release' })).outcome.sentence).toContain(
      'yet every application is held there by ann',
    );
    expect((await change({ command: 'release', ...all })).outcome.sentence).toContain(
      'every application is open in prod',
    );
  });

  it('let go by themselves where a time was given', async () => {
    await change({ command: 'hold', reason: 'lunch', untilSeconds: 60 });
    const held = await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    expect(held.outcome.waiting?.until).toEqual(new Date('2026-03-01T12:01:00Z'));
  });
});

describe('rollout status', () => {
  const names = [{ kind: 'Rollout' as const, namespace: 'prod', name: 'api' }];

  it('shows a Rollout as it is', async () => {
    const { shown, ports } = await portsThatShow({
      cluster: async () => clusterOf(stand, () => ({ tag: 'x', aborted: true, revision: '' })),
    });
    const { outcome, details } = await rolloutStatus([{ workloads: names }], ports, never);
    expect(outcome).toMatchObject({ outcome: 'succeeded', sentence: 'prod/api is aborted' });
    expect(details).toMatchObject({ workloads: [{ state: 'aborted', image: 'ghcr.io/acme/api:x' }] });
    expect(shown.join()).toMatch(/ROLLOUT +STATE +STEP/);
  });

  it.each<[Listing, string]>([
    [{ state: 'listed', objects: [] }, 'workload-not-found'],
    [{ state: 'unknown-type' }, 'workload-not-found'],
    [{ state: 'forbidden', message: 'may not list' }, 'forbidden'],
    [{ state: 'unreachable', since: new Date(0), message: 'away', objects: [] }, 'cluster-unreachable'],
  ])('says why there is nothing to show: %j', async (listing, reason) => {
    const cluster: Cluster = {
      steer: () => Promise.reject(new Error('nothing is to be steered')),
      nudge: () => Promise.reject(new Error('nothing is to be steered')),
      refresh: async () => {},
      sync: async () => {},
      async *watch(types) {
        yield { at: new Date(0), listings: types.map(() => listing) };
      },
    };
    const { ports } = await portsThatShow({ cluster: async () => cluster });
    expect((await rolloutStatus([{ workloads: names }], ports, never)).outcome).toMatchObject({
      outcome: 'errored',
      reason,
    });
  });

  it('without a cluster has not looked', async () => {
    const { ports } = await portsThatShow();
    expect((await rolloutStatus([{ workloads: names }], ports, never)).outcome).toMatchObject({
      reason: 'not-watched',
    });
  });
});

describe('watch of an environment', () => {
  const watch = (ports: Ports, target?: string) =>
    watchEnvironment(
      { application: 'api', name: 'prod', ...(target === undefined ? {} : { target }) },
      (record) => planRecord(record, stand.configuration, stand.facts(9)),
      { ports, signal: never },
    );

  it('tells how what was deployed last stands, and tells nobody else', async () => {
    await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    const before = stand.world.application.statuses(stand.a).length;
    const { outcome } = await watch(await stand.ports({ cluster: async () => obedient() }), 'eu');
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(stand.world.application.statuses(stand.a)).toHaveLength(before);
  });

  it('wants something that was deployed, and a target that is there', async () => {
    await expect(watch(await stand.ports())).rejects.toThrow(/nothing was deployed to prod yet/);
    await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    await expect(watch(await stand.ports(), 'us')).rejects.toThrow(/prod has no target "us"; it has eu/);
  });
});
