import { describe, expect, it } from 'vitest';
import { reportSlo } from '../../src/commands/report-slo.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';
import type { Forge } from '../../src/ports/forge.ts';
import { never, TestClock } from '../clock.ts';
import { Prometheus, promised } from '../stages/prometheus.ts';
import { configurationText, oneTarget, twoRegions } from '../stages/stand.ts';

const clock = new TestClock();
const hoursAgo = (hours: number) => new Date(clock.now().getTime() - hours * 3_600_000);

function recordOf(id: number, hours: number, revision: string | undefined): DeploymentRecord {
  return {
    id,
    createdAt: hoursAgo(hours),
    notedAt: hoursAgo(hours),
    note: { state: 'succeeded', stage: 'rollout', sentence: '', ...(revision === undefined ? {} : { revision }) },
    payload: {
      version: 1,
      application: 'api',
      environment: 'prod',
      source: `${id}`.repeat(40).slice(0, 40),
      branch: 'main',
      date: '',
      image: '',
      platformDigests: [],
      explicit: false,
      kind: 'deploy',
      edits: [],
    },
  };
}

function given(prometheus: Prometheus, known: readonly DeploymentRecord[] = [], top = promised) {
  const text = configurationText('write: push', { clusters: `{}\n${top}`, targets: oneTarget });
  const read = readConfiguration(text, 'test.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  const records = { list: async () => known };
  const forge = async (): Promise<Forge> => Object.assign(Object.create(null), { records });
  return { configuration: read.applications[0], ports: { clock, metrics: async () => prometheus, forge } };
}

describe('report slo', () => {
  it('says what is left, and what was spent from each deployment to the next', async () => {
    const prometheus = new Prometheus();
    prometheus.bad = { 1: 100, 5: 200 };
    const known = [recordOf(3, 3, 'c'), recordOf(2, 20, undefined), recordOf(1, 30, 'a'), recordOf(4, 800, 'd')];
    const end = await reportSlo({ signal: never }, [given(prometheus, known)]);
    expect(end.outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    // 300 of 720,000 are 18 minutes of 43.2
    expect(end.output).toContain('api in prod: 25.2 min of 43.2 min are left (99.9% over 30 d); 12.6 min for each');
    expect(end.output).toContain('3333333 (3)  6.0 min');
    expect(end.output).toContain('1111111 (1)  12.0 min');
    expect(end.output).not.toContain('2222222');
    expect(end.output).not.toContain('4444444');
    expect(end.markdown).toMatch(/\| \S+ \(3\) \| 2026-03-01T09:00Z \| 6.0 min \|/);
    expect(end.details).toMatchObject({ budgets: [{ application: 'api', environment: 'prod', deployments: 2 }] });
  });

  it('tells apart what several Prometheus tell of one environment', async () => {
    const config = configurationText('write: push', {
      clusters: `{eu: {kubeconfig: "env:EU", prometheus: {address: "https://eu.test"}}, us: {kubeconfig: "env:US", prometheus: {address: "https://us.test"}}}\n${promised}`,
      targets: twoRegions.targets,
    });
    const read = readConfiguration(config, 'test.yaml', 'api');
    if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
    const one = given(new Prometheus());
    const metrics = async (name: string | undefined) =>
      Object.assign(new Prometheus(), { name: `${name}.test`, bad: name === 'us' ? { 1: 1000 } : {} });
    const end = await reportSlo({ signal: never }, [
      { configuration: read.applications[0], ports: { ...one.ports, metrics } },
    ]);
    expect(end.output).toContain('api in prod (eu.test): 43.2 min of 43.2 min are left');
    expect(end.output).toContain('api in prod (us.test): 60.0 min are spent of 43.2 min');
  });

  it('says where there may be more deployments than were looked at', async () => {
    const known = Array.from({ length: 100 }, (_, index) => recordOf(1000 - index, index + 1, 'a'));
    const end = await reportSlo({ signal: never }, [given(new Prometheus(), known)]);
    expect(end.output).toContain('at most 0.43 min for each of as many deployments as in that time (100 or more)');
    const oldest = [...known.slice(0, 99), recordOf(1, 800, 'a')];
    const all = await reportSlo({ signal: never }, [given(new Prometheus(), oldest)]);
    expect(all.output).toContain('; 0.44 min for each of as many deployments as in that time (99)');
  });

  it.each(['1h', '61m', '64m', '3899s', '5h', '61h', '30d', '366d'])(
    'asks for all of a window of %s, and says of none of it that it is not known',
    async (window) => {
      const prometheus = new Prometheus();
      const of = promised.replace('{objective', `{window: ${window}, objective`);
      const end = await reportSlo({ signal: never }, [given(prometheus, [], of)]);
      expect(end.output).not.toContain('Prometheus knows');
      const { from, to, stepSeconds } = prometheus.asked[0]?.span ?? {
        from: new Date(),
        to: new Date(),
        stepSeconds: 0,
      };
      expect((to.getTime() - from.getTime()) / 1000 / stepSeconds + 1).toBeLessThanOrEqual(720);
      expect(stepSeconds).toBeGreaterThanOrEqual(300);
    },
  );

  it('succeeds where the budget is spent, and is errored where nobody can tell', async () => {
    const prometheus = new Prometheus();
    prometheus.bad = { 1: 1000 };
    const spent = await reportSlo({ signal: never }, [given(prometheus)]);
    expect(spent.outcome).toMatchObject({ outcome: 'succeeded', sentence: expect.stringContaining('are spent of') });
    prometheus.instead = { result: 'unreachable', message: 'it is away' };
    const unknown = await reportSlo({ signal: never }, [given(prometheus)]);
    expect(unknown.outcome).toMatchObject({ outcome: 'errored', reason: 'prometheus-unreachable' });
  });

  it('is bad input where nothing was promised', async () => {
    await expect(reportSlo({ signal: never }, [given(new Prometheus(), [], '')])).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});
