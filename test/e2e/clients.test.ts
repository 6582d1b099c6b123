import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAt, textAt } from '../../src/data/fields.ts';
import { systemClock } from '../../src/files/clock.ts';
import { patches } from '../../world/cluster/plays.ts';
import { run } from '../../world/cluster/real-cluster.ts';
import { Played } from '../world/cluster/played.ts';
import { folderWith, world } from './world.ts';

/** The official clients against the embedded cluster: they find their way, and what they send is what was recorded. */
describe.skipIf(!world.isUp)('the embedded cluster, for its official clients', () => {
  let played: Played;
  let analysed: Played;
  beforeAll(async () => {
    [played, analysed] = await Promise.all([
      Played.start('gate', systemClock, 'gated'),
      Played.start('analysis', systemClock, 'analysed'),
    ]);
    await Promise.all([played.until('v1', 'Healthy'), analysed.until('v1', 'Healthy')]);
    played.write('v2');
    analysed.write('v2', 0.92);
    await Promise.all([played.until('v2', 'Paused'), analysed.until('v2', 'Paused')]);
  });
  afterAll(async () => {
    await played[Symbol.asyncDispose]();
    await analysed[Symbol.asyncDispose]();
  });

  const client = (at: Played, program: string, ...words: readonly string[]) => {
    const folder = folderWith({ kubeconfig: at.cluster.kubeconfig });
    return run(program, [...words, '--kubeconfig', `${folder}/kubeconfig`]);
  };
  const kubectl = (...words: readonly string[]) => client(played, 'kubectl', ...words);
  const plugin = (...words: readonly string[]) => client(played, 'kubectl-argo-rollouts', ...words, '-n', played.name);

  it.each(['namespaces', 'applications', 'rollouts', 'replicasets', 'pods', 'events'])(
    'kubectl gets %s',
    async (resource) => {
      const listed: unknown = JSON.parse(await kubectl('get', resource, '-A', '-o', 'json'));
      expect(listAt(listed, 'items').length).toBeGreaterThan(0);
    },
  );

  it('kubectl gets one object, and is told of another that it is not there', async () => {
    expect(await kubectl('get', 'rollout', 'api', '-n', played.name, '-o', 'name')).toContain(
      'rollout.argoproj.io/api',
    );
    await expect(kubectl('get', 'rollout', 'web', '-n', played.name)).rejects.toThrow(/not found/i);
  });

  it('the plugin shows the rollout with its pods', async () => {
    const shown = await plugin('get', 'rollout', 'api', '--no-color');
    expect(shown).toContain('CanaryPauseStep');
    expect(shown).toMatch(/Step: +1\/3/);
    expect(shown.match(/✔ Running/g)).toHaveLength(4);
  });

  /** The patches that the plugin sent to the Rollout's status. */
  const sent = (at: Played) =>
    at.cluster.requests
      .filter(({ method, path }) => method === 'PATCH' && path.endsWith('/rollouts/api/status'))
      .map(({ body }) => JSON.parse(body));

  it('the plugin sends what was recorded, and sees what comes of it', async () => {
    await plugin('abort', 'api');
    await played.until('v2', 'Degraded');
    await plugin('retry', 'rollout', 'api');
    await played.until('v2', 'Paused');
    await plugin('promote', 'api');
    await played.until('v2', 'Healthy');
    expect(await plugin('status', 'api', '--timeout', '20s')).toContain('Healthy');
    expect(sent(played)).toEqual([patches.abort.body, patches.retry.body, patches.promote.body]);
  });

  it('the plugin promotes past an inconclusive analysis as was recorded', async () => {
    analysed.measure(0.99);
    await client(analysed, 'kubectl-argo-rollouts', 'promote', 'api', '-n', analysed.name);
    await analysed.until('v2', 'Healthy');
    expect(sent(analysed)).toEqual([patches.promoteInconclusive.body]);
    expect(textAt(analysed.rollout, 'status', 'phase')).toBe('Healthy');
  });
});
