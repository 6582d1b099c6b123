import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watch, watchEnvironment } from '../../src/commands/watch.ts';
import { planRecord } from '../../src/deployment/plan-deployment.ts';
import type { ViewState } from '../../src/deployment/view-state.ts';
import { beginStage, endStages } from '../../src/deployment/view-state.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import type { Shown } from './stand.ts';
import { clusterOf, imageOf, Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** Ports of a run, with every state that it shows and every line of its log. */
async function portsThatShow(look?: () => Shown) {
  const states: ViewState[] = [];
  const lines: string[] = [];
  const cluster = async (): Promise<Cluster | undefined> => (look === undefined ? undefined : clusterOf(stand, look));
  const ports = await stand.ports({ cluster, view: { show: (state) => void states.push(state) } });
  const log = { ...ports.log, info: (line: string) => void lines.push(line) };
  return { states, lines, ports: { ...ports, log } };
}

const obedient = () => ({ tag: stand.tag(), revision: stand.world.gitops.head() });

/** What the states are, one after the other, each once. */
function each<T>(states: readonly ViewState[], what: (state: ViewState) => T): readonly T[] {
  return states.map(what).filter((value, index, all) => index === 0 || value !== all[index - 1]);
}

describe('what a deployment shows', () => {
  it('is each stage in its order, what is known of it, and the end', async () => {
    // Argo CD needs a while
    let looks = 0;
    const before = stand.world.gitops.head();
    const { states, ports } = await portsThatShow(() => {
      looks += 1;
      return looks < 5 ? { tag: 'v0', revision: before } : obedient();
    });
    const { outcome } = await drive(stand.plan(stand.a, 1), ports, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(each(states, ({ stage }) => stage)).toEqual([
      'inputs',
      'build',
      'scan',
      'write',
      'sync',
      'rollout',
      'report',
    ]);
    expect(each(states, ({ image }) => image?.replace(/@.*/, ''))).toEqual([undefined, `ghcr.io/acme/api:${stand.a}`]);
    const last = states.at(-1);
    expect(last).toMatchObject({ application: 'api', environment: 'prod', commit: stand.a, outcome });
    expect(last?.targets[0]?.assessment.rows[0]).toMatchObject({ state: 'healthy', pods: { wanted: 1, updated: 1 } });
    expect(states.slice(0, -1).every((state) => state.outcome === undefined)).toBe(true);
  });

  it('has the time of each stage, none of which overlap', async () => {
    const { states, ports } = await portsThatShow(obedient);
    await drive(stand.plan(stand.a, 1), ports, { signal: never });
    const stages = states.at(-1)?.stages ?? [];
    for (const [index, { endedAt }] of stages.entries())
      expect(endedAt).toEqual(stages[index + 1]?.startedAt ?? stand.world.clock.now());
    const running = states.slice(0, -1).map((state) => state.stages.filter((time) => time.endedAt === undefined));
    expect(running.every((times) => times.length === 1)).toBe(true);
  });

  it('is what was seen last where the run is cut off', async () => {
    const stop = new AbortController();
    let looks = 0;
    const { states, ports } = await portsThatShow(() => {
      looks += 1;
      if (looks === 5) stop.abort(new Error('SIGINT'));
      return { ...obedient(), tag: 'v0' };
    });
    const { outcome } = await drive(stand.plan(stand.a, 1), ports, { signal: stop.signal });
    expect(outcome.outcome).toBe('cancelled');
    expect(states.at(-1)).toMatchObject({ outcome, targets: [{ target: 'eu' }] });
  });

  it('says where it was refused', async () => {
    const { states, ports } = await portsThatShow();
    const broken = { ...ports, registry: async () => Promise.reject(new Error('away')) };
    await drive(stand.plan(stand.a, 1), broken, { signal: never });
    expect(states.at(-1)).toMatchObject({ stage: 'report', outcome: { outcome: 'errored', stage: 'build' } });
  });
});

describe('what a watch shows', () => {
  it('of an environment is the deployment that it watches, without what came before', async () => {
    await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    const { states, ports } = await portsThatShow(obedient);
    const { outcome } = await watchEnvironment(
      { application: 'api', name: 'prod' },
      (record) => planRecord(record, stand.configuration, stand.facts(9)),
      { ports, signal: never },
    );
    expect(each(states, ({ stage }) => stage)).toEqual(['sync', 'rollout']);
    expect(states.at(-1)).toMatchObject({ environment: 'prod', commit: stand.a, outcome });
  });

  it('without a configuration has the names of its workloads', async () => {
    const { states, lines, ports } = await portsThatShow(() => ({ tag: stand.a, revision: '' }));
    const goal = {
      image: imageOf(stand.a).reference,
      platformDigests: [],
      workloads: [{ kind: 'Rollout' as const, namespace: 'prod', name: 'api' }],
      written: true,
    };
    const { outcome } = await watch({ goal, timeoutSeconds: 60, onPause: 'end' }, ports, never);
    expect(states.at(-1)).toMatchObject({ application: 'prod/api', stage: 'rollout', outcome });
    expect(states.at(-1)).not.toHaveProperty('environment');
    expect(lines.at(-1)).toContain('prod/api is healthy');
  });

  it('also where it is cut off', async () => {
    const stop = new AbortController();
    const { states, ports } = await portsThatShow(() => {
      stop.abort(new Error('SIGINT'));
      return { tag: 'v0', revision: '' };
    });
    const workloads = [{ kind: 'Rollout' as const, namespace: 'prod', name: 'api' }];
    const goal = { image: imageOf(stand.a).reference, platformDigests: [], workloads, written: true };
    await expect(watch({ goal, timeoutSeconds: 60, onPause: 'end' }, ports, stop.signal)).rejects.toThrow('SIGINT');
    expect(states.at(-1)).toMatchObject({ outcome: { outcome: 'cancelled', stage: 'rollout' } });
  });
});

describe('the times of stages', () => {
  const at = (seconds: number) => new Date(seconds * 1000);

  it('go on where a stage is begun again, and forget what came after it', () => {
    const once = beginStage(beginStage(beginStage([], 'scan', at(0)), 'write', at(2)), 'merge', at(5));
    expect(beginStage(once, 'write', at(9))).toEqual([
      { stage: 'scan', startedAt: at(0), endedAt: at(2) },
      { stage: 'write', startedAt: at(2) },
    ]);
    expect(endStages(once, at(9)).map(({ endedAt }) => endedAt)).toEqual([at(2), at(5), at(9)]);
  });
});
