import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from '../../src/deployment/plan.ts';
import { DeployError } from '../../src/errors.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { Inventory, SeenNode } from '../../src/ports/inventory.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { write } from '../../src/stages/write.ts';
import { imageOf, Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** Writes with these limits in the edited file; how it ended, and what was warned of. */
async function judged(limits: string, more: Readonly<Record<string, string>> = {}) {
  const values = `image:\n  tag: v0\nresources: {limits: {${limits}}}\n`;
  await stand.world.gitops.commit({ 'apps/api/values.yaml': values, ...more }, 'resources');
  const warnings: string[] = [];
  const ports = await stand.ports();
  const log = { ...ports.log, warning: (message: string) => void warnings.push(message) };
  const event = await write(stand.run(stand.plan(stand.a, 1), { ...ports, log }), imageOf(stand.a), undefined);
  return { reason: event.event === 'ended' ? event.outcome.reason : event.event, warnings: warnings.join('\n') };
}

describe('what is about to be rolled out', () => {
  it.each(['memory: 100Gi', 'memory: 128m', 'memory: 512MB', 'memory: -1Gi'])('is refused with %s', async (limits) => {
    expect(await judged(limits)).toMatchObject({ reason: 'resource-absurd' });
    expect(stand.tag()).toBe('v0');
  });

  it.each(['memory: 1.2Gi', 'memory: 0.7Gi', 'cpu: 0.0005'])(
    'with %s is warned of: the API takes it',
    async (limits) => {
      expect(await judged(limits)).toMatchObject({
        reason: 'written',
        warnings: expect.stringContaining('resource-quantity-invalid'),
      });
    },
  );

  it('is written where a rule of ours fails, and that is told', async () => {
    const rule = catalogue.find(({ looksAt }) => looksAt === 'set') as Extract<Rule, { looksAt: 'set' }>;
    const broken = vi.spyOn(rule, 'judge').mockImplementation(() => {
      throw new TypeError('a mistake');
    });
    const { reason, warnings } = await judged('memory: 1Gi');
    broken.mockRestore();
    expect(reason).toBe('written');
    expect(warnings).toContain(`is not judged by ${rule.id}, which fails at it (TypeError)`);
  });

  describe('where nodes are asked for', () => {
    const values = { 'apps/api/values.yaml': 'image:\n  tag: v0\nresources: {requests: {memory: 100Gi}}\n' };
    const node = (memory: string): SeenNode => ({ labels: {}, taints: [], allocatable: { memory } });

    const refuse = () => Promise.reject(new Error('nobody asks for that'));
    const unused: Cluster = {
      watch: () => {
        throw new Error('nobody watches');
      },
      steer: refuse,
      nudge: refuse,
      refresh: refuse,
      sync: refuse,
    };

    /** Writes, with a cluster that answers this about its nodes; how it ended, what was told, and what was asked. */
    async function written(answer: Awaited<ReturnType<Inventory['nodes']>>, kind: Plan['kind'] = 'deploy') {
      await stand.world.gitops.commit(values, 'resources');
      const asked: number[] = [];
      const nodes: Inventory['nodes'] = async (pages) => {
        asked.push(pages);
        return answer;
      };
      const told: string[] = [];
      const ports = await stand.ports();
      const tell = (message: string) => void told.push(message);
      const log = { ...ports.log, warning: tell, info: tell };
      const cluster = async (): Promise<Cluster> => ({ ...unused, inventory: { nodes, scaling: refuse } });
      const plan = stand.plan(stand.a, 1);
      const readiness = { ...plan.readiness, asks: { clusters: 'all' as const } };
      const run = stand.run({ ...plan, kind, readiness }, { ...ports, log, cluster });
      const ends = [await write(run, imageOf(stand.a), undefined), await write(run, imageOf(stand.a), undefined)];
      const [reason] = ends.map((event) => (event.event === 'ended' ? event.outcome.reason : event.event));
      return { reason, asked, told: [...new Set(told.filter((line) => /nodes|resource-/.test(line)))] };
    }

    it('a node that is large enough vouches, and is asked about once', async () => {
      const { reason, asked, told } = await written({ state: 'given', value: { nodes: [node('500Gi')], isAll: true } });
      expect([reason, asked]).toEqual(['written', [1]]);
      expect(told).toEqual([expect.stringMatching(/^resource-absurd: .*100Gi/)]);
    });

    it('one that is too small does not, and is only warned of: a larger one may come', async () => {
      const { reason, told } = await written({ state: 'given', value: { nodes: [node('60Gi')], isAll: true } });
      expect(reason).toBe('resource-absurd');
      expect(told).toContainEqual(expect.stringMatching(/^resource-exceeds-node: .*largest node offers \(60Gi\)/));
    });

    it('nodes that may not be read change nothing, and are told once', async () => {
      const { reason, asked, told } = await written({ state: 'withheld', why: 'forbidden' });
      expect([reason, asked]).toEqual(['resource-absurd', [1]]);
      expect(told).toEqual(['the cluster: its nodes are not known: forbidden']);
    });

    it('a rollback asks for none', async () => {
      expect(await written({ state: 'withheld', why: 'forbidden' }, 'rollback')).toMatchObject({ asked: [] });
    });
  });

  it('that cannot be judged is told, and not passed over', async () => {
    const template = {
      'apps/api/values-more.yaml': 'spec: {a: {{ .Values.x }}, resources: {limits: {memory: 100Gi}}}\n',
    };
    const { warnings } = await judged('memory: 1Gi', template);
    expect(warnings).toContain('not judged: apps/api/values-more.yaml');
  });

  it('is not judged without its past where nobody could be asked for that', async () => {
    const ports = await stand.ports();
    await write(stand.run(stand.plan(stand.a, 1), ports), imageOf(stand.a), undefined);
    await stand.note({ state: 'succeeded', reason: 'healthy' });
    const healthy = stand.world.gitops.head();
    await stand.world.gitops.commit({ 'apps/api/values.yaml': 'image:\n  tag: other\n' }, 'somebody');
    const real = await stand.gitopsThat(await stand.ports(), async () => {});
    const read: typeof real.read = (commit, ...given) =>
      commit === healthy
        ? Promise.reject(new DeployError('gitops-unreachable', { stage: 'write', message: 'away' }))
        : real.read(commit, ...given);
    const run = stand.run(stand.plan(stand.b, 2), { ...ports, gitops: async () => ({ ...real, read }) });
    await expect(write(run, imageOf(stand.b), undefined)).rejects.toThrow('away');
  });
});
