import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeployError } from '../../src/errors.ts';
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
