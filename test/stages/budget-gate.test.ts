import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { Plan } from '../../src/deployment/plan.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { Progress } from '../../src/deployment/progress.ts';
import type { Ports } from '../../src/ports/index.ts';
import { reportOf } from '../../src/report/report.ts';
import { drive } from '../../src/stages/drive.ts';
import { gatesOf } from '../../src/stages/gates.ts';
import { silentRun } from '../../src/stages/run.ts';
import { never, TestClock } from '../clock.ts';
import { Prometheus, promised } from './prometheus.ts';
import { clusterOf, configurationText, imageOf, oneTarget, Stand } from './stand.ts';
import { Velero } from './velero.ts';

vi.setConfig({ testTimeout: 120_000 });

const commit = 'a'.repeat(40);
let prometheus: Prometheus;
let clock: TestClock;
let warned: string[];
beforeEach(() => {
  prometheus = new Prometheus();
  clock = new TestClock();
  warned = [];
});

function planned(environment: string, top = promised, kind: Plan['kind'] = 'deploy'): Plan {
  const text = configurationText(environment, { clusters: `{}\n${top}`, targets: oneTarget });
  const read = readConfiguration(text, 'test.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  const facts = {
    environment: 'prod',
    repository: 'acme/api',
    sourceUrl: '',
    timeoutSeconds: 600,
    onPause: 'end',
  } as const;
  return planDeployment(read.applications[0], { ...facts, kind, source: { commit, branch: 'main', date: '' } });
}

async function asked(plan: Plan) {
  const unused = async (): Promise<never> => {
    throw new Error('nobody should need this here');
  };
  const log = { debug() {}, info() {}, warning: (text: string) => warned.push(text), error() {}, mask() {} };
  type Asked = 'clock' | 'log' | 'cluster' | 'gitops' | 'forge' | 'metrics';
  const ports: Pick<Ports, Asked> = {
    clock,
    log,
    cluster: unused,
    gitops: unused,
    forge: unused,
    metrics: async () => prometheus,
  };
  let learnt: Pick<Progress, 'budget'> = {};
  const learns = (known: Pick<Progress, 'budget'>) => {
    learnt = known;
  };
  const run = { ...silentRun<Asked>(plan, ports, never), learns };
  const gates = await gatesOf(run, imageOf(commit), {});
  return { gates, budget: learnt.budget };
}

const unreachable = { result: 'unreachable', message: 'it answered HTTP 503' } as const;

describe('the gate of the error budget', () => {
  it('is open while something is left, and asks for the window in slices, with its names filled in', async () => {
    prometheus.bad = { 3: 360 };
    const { gates, budget } = await asked(planned('budget: hold'));
    expect(gates).toMatchObject([{ is: 'open', sentence: expect.stringContaining('21.6 min of 43.2 min are left') }]);
    expect(budget?.[0]?.budget?.leftMinutes).toBeCloseTo(21.6, 6);
    expect(prometheus.asked.map(({ promql }) => promql)).toEqual([
      'sum(increase(good{env="prod"}[3600s]))',
      'sum(increase(all{app="api"}[3600s]))',
    ]);
    const { from, to, stepSeconds } = prometheus.asked[0]?.span ?? { from: new Date(), to: new Date(), stepSeconds: 0 };
    expect([to, stepSeconds]).toEqual([clock.now(), 3600]);
    expect((to.getTime() - from.getTime()) / 3_600_000).toBe(719);
  });

  it('is closed once it is spent: since when, until when, and how to go on', async () => {
    prometheus.bad = { 100: 300, 50: 420 };
    const { gates } = await asked(planned('budget: hold'));
    const hoursFromNow = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000);
    expect(gates).toMatchObject([
      {
        is: 'closed',
        outcome: {
          outcome: 'paused',
          reason: 'budget-spent',
          sentence: expect.stringContaining('43.2 min are spent of 43.2 min'),
          waiting: { since: hoursFromNow(-50), until: hoursFromNow(720 - 100) },
        },
      },
    ]);
  });

  it.each([
    ['does not answer', unreachable, '503'],
    ['refuses the query', { result: 'refused', message: 'parse error' }, 'parse error'],
    ['has no such series', { result: 'answered', found: [], warnings: [] }, 'no data'],
    [
      'has several',
      { result: 'answered', found: [1, 2].map(() => ({ labels: {}, points: [] })), warnings: [] },
      'gives 2 series',
    ],
    ['has left something out', { result: 'answered', found: [], warnings: ['store is away'] }, 'store is away'],
  ] as const)('is not taken for open where Prometheus %s', async (_, answer, words) => {
    prometheus.instead = answer;
    await expect(asked(planned('budget: hold'))).rejects.toMatchObject({
      code: 'prometheus-unreachable',
      message: expect.stringContaining(words),
    });
  });

  it('lets pass what nobody can tell of where the configuration says so', async () => {
    prometheus.instead = unreachable;
    const { gates } = await asked(
      planned('budget: hold', promised.replace('{objective', '{if-unknown: pass, objective')),
    );
    expect(gates).toMatchObject([{ is: 'open' }]);
    expect(warned.join()).toContain('503');
  });

  it('only tells unless it is to hold, and never holds a rollback', async () => {
    prometheus.bad = { 1: 1000 };
    const { gates, budget } = await asked(planned('write: push'));
    expect(gates).toEqual([]);
    expect(budget?.[0]?.budget?.leftMinutes).toBeLessThan(0);
    prometheus.instead = unreachable;
    expect((await asked(planned('write: push'))).gates).toEqual([]);
    expect((await asked(planned('budget: hold', promised, 'rollback'))).gates).toEqual([]);
  });
});

describe('a budget that is only told', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is waited for once in a run where Prometheus does not answer in time', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort(new Error('aborted')));
    const asks = vi.spyOn(prometheus, 'range').mockImplementation(async (_, __, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      return unreachable;
    });
    const plan = planned('write: push');
    expect(await asked(plan)).toEqual({ gates: [], budget: [] });
    expect(warned).toEqual(['the error budget could not be read: there was no answer within 15 s']);
    const before = asks.mock.calls.length;
    expect(before).toBeGreaterThan(0);
    expect(await asked(plan)).toEqual({ gates: [], budget: [] });
    expect(asks.mock.calls).toHaveLength(before);
    expect(warned).toHaveLength(1);
  });
});

describe('a deployment while the budget is spent', () => {
  let stand: Stand;
  afterEach(() => stand[Symbol.asyncDispose]());

  it('leaves no record that seems to go on where it is spent once more while a Backup is made', async () => {
    stand = await Stand.open('budget: hold\n    backup: before', { clusters: `{}\n${promised}`, targets: oneTarget });
    const velero = new Velero(stand.world.clock);
    const ports = () =>
      stand.ports({
        metrics: async () => prometheus,
        cluster: async () => ({
          ...clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() })),
          objects: velero,
        }),
      });
    prometheus.bad = { 10: 1000 };
    const paused = await drive(stand.plan(stand.a, 1), await ports(), { signal: never });
    expect(paused.outcome).toMatchObject({ outcome: 'paused', reason: 'budget-spent' });
    stand.endRun(1);
    prometheus.bad = {};
    velero.before = async () => {
      prometheus.bad = { 10: 1000 };
    };
    const given = { configuration: stand.configuration, facts: stand.facts(9), signal: never };
    const [again] = await resumeEnvironment({ ports: await ports(), ...given });
    expect(again?.outcome).toMatchObject({ outcome: 'paused', reason: 'budget-spent' });
    const backups = [{ namespace: 'velero', name: velero.created[0] }];
    expect((await stand.records()).map(({ note }) => note)).toMatchObject([{ state: 'paused', backups }]);
  });

  it('waits, also while nobody can tell, and `resume` goes on by itself once it has recovered', async () => {
    stand = await Stand.open('budget: hold', { clusters: `{}\n${promised}`, targets: oneTarget });
    const ports = () =>
      stand.ports({
        metrics: async () => prometheus,
        cluster: async () => clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() })),
      });
    const resume = async () => {
      const given = { configuration: stand.configuration, facts: stand.facts(9), signal: never };
      return (await resumeEnvironment({ ports: await ports(), ...given })).at(-1)?.outcome;
    };
    prometheus.bad = { 10: 1000 };
    const paused = await drive(stand.plan(stand.a, 1), await ports(), { signal: never });
    expect(paused.outcome).toMatchObject({ outcome: 'paused', reason: 'budget-spent' });
    const report = reportOf({ outcome: paused.outcome, deployments: [paused] });
    expect(report).toMatchObject({ budget: [{ objective: '99.9%', leftMinutes: expect.closeTo(-16.8, 6) }] });
    expect(JSON.stringify(report)).not.toContain('spending');
    const told = stand.world.application.statuses(stand.a).length;
    prometheus.bad = { 11: 990 };
    expect(await resume()).toMatchObject({ outcome: 'paused', reason: 'budget-spent' });
    // that a little less is spent is no news
    expect(stand.world.application.statuses(stand.a)).toHaveLength(told);
    prometheus.instead = unreachable;
    expect(await resume()).toMatchObject({ outcome: 'errored', reason: 'prometheus-unreachable' });
    expect(stand.tag()).toBe('v0');
    prometheus.instead = undefined;
    prometheus.bad = {};
    expect(await resume()).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(stand.tag()).toBe(stand.a);
    expect(await stand.records()).toHaveLength(1);
  });
});
