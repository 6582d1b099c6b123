import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { listAt, textAt } from '../../src/data/fields.ts';
import { it } from './rows.ts';
import { Shop } from './shop.ts';
import { kubectl, metric, until, world } from './world.ts';

/** Every minute of the week: whenever this runs, it is frozen. */
const always = 'freeze: [{from: Mon 00:00, to: Thu 12:00}, {from: Thu 12:00, to: Mon 00:00}]';

const environments = {
  staging: { write: 'push', rollback: 'manual' },
  production: { write: 'push', gates: ['after: [staging]'] },
  soaked: { write: 'push', gates: ['after: [staging]', 'soak: 45s'] },
  frozen: { write: 'push', gates: ['after: [staging]', always] },
} as const;
type Environment = keyof typeof environments;

let shop: Shop;

function runs(environment: Environment): string {
  const { namespace } = shop.names('api', environment);
  return kubectl(['get', 'rollout', 'api', '-n', namespace, '-o=jsonpath={.spec.template.spec.containers[0].image}']);
}

function promote(commit: string, to: string, more: Readonly<Record<string, string>> = {}) {
  return shop.run(commit, { application: 'api', command: 'promote', to, ...more }).main();
}

async function deployToStaging(label: string) {
  const { sha, pullRequest } = await shop.commit(label);
  const end = await shop.run(sha, { application: 'api', environment: 'staging' }).main();
  return { sha, pullRequest, end };
}

/** Promotions on real controllers: each environment has an Application, a Rollout with its analysis and a metric of its own. */
describe.skipIf(!world.canDeploy)('promotion from staging', () => {
  beforeAll(async () => {
    shop = await Shop.open({ name: `promote-${process.pid}`, applications: ['api'], environments });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('takes what is healthy there to production: the same digest, neither built nor scanned, and no newer commit with it', async () => {
    const { sha, pullRequest, end } = await deployToStaging('good');
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    // the dispatch runs on a commit that came since
    const newer = await shop.commit('newer');
    const dry = await promote(newer.sha, 'production', { 'dry-run': 'true' });
    expect(dry.outputs, dry.log).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    expect(shop.tag('api', 'production')).toBe('first');
    const promoted = await promote(newer.sha, 'production');
    expect(promoted.outputs, promoted.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(promoted.outputs['digest']).toBe(end.outputs['digest']);
    expect(promoted.log).not.toMatch(/stage (build|scan)/);
    expect(shop.tag('api', 'production')).toBe(sha);
    expect(runs('production')).toContain(`:${sha}`);
    expect(shop.status(sha, 'api', 'production')).toMatchObject({ state: 'success' });
    expect(shop.status(newer.sha, 'api', 'production')).toBeUndefined();
    expect(shop.source.comments(pullRequest).map(({ body }) => body)).toEqual([expect.stringContaining('production')]);
  });

  it('waits for the soak, and goes on by resume', async () => {
    const { sha } = await deployToStaging('soaks');
    const paused = await promote(sha, 'soaked');
    expect(paused.outputs, paused.log).toMatchObject({ outcome: 'paused', reason: 'source-soaking' });
    const [, at = ''] = /soaks there until (\S+)/.exec(shop.status(sha, 'api', 'soaked')?.description ?? '') ?? [];
    expect(shop.tag('api', 'soaked')).toBe('first');
    const early = await shop.cli(sha, 'resume', '--application', 'api', '--environment', 'soaked');
    expect(early.report, early.log).toMatchObject({ outcome: 'paused', reason: 'source-soaking' });
    await wait(Math.max(0, new Date(at).getTime() - Date.now()) + 1500);
    const end = await shop.cli(sha, 'resume', '--application', 'api', '--environment', 'soaked');
    expect(end.report, end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(shop.tag('api', 'soaked')).toBe(sha);
  });

  it('waits in a freeze, says until when, and begins nothing after it', async () => {
    const sha = shop.tag('api', 'staging');
    const end = await promote(sha, 'frozen,production');
    expect(end.outputs, end.log).toMatchObject({ outcome: 'paused', reason: 'frozen' });
    expect(shop.status(sha, 'api', 'frozen')).toMatchObject({ state: 'pending' });
    expect(shop.status(sha, 'api', 'frozen')?.description).toMatch(/frozen is frozen until \d{4}-/);
    expect(shop.tag('api', 'frozen')).toBe('first');
    expect(shop.tag('api', 'production')).not.toBe(sha);
  });

  it('does not take what staging runs no more, though its record says that it was healthy', async () => {
    const sha = shop.tag('api', 'staging');
    const before = shop.tag('api', 'production');
    await shop.setTag('api', 'staging', 'first');
    await until(() => runs('staging').endsWith(':first'), 60_000);
    const end = await promote(sha, 'production');
    expect(['source-failed', 'source-not-healthy'], end.log).toContain(end.outputs['reason']);
    expect(end.outputs['outcome']).not.toBe('succeeded');
    expect(shop.tag('api', 'production')).toBe(before);
    await shop.setTag('api', 'staging', sha);
    await until(() => runs('staging').endsWith(`:${sha}`), 60_000);
  });

  it('refuses what failed there', async () => {
    await metric(shop.names('api', 'staging').metric, 0.5);
    const bad = await deployToStaging('bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    const end = await promote(bad.sha, 'production');
    expect(end.outputs, end.log).toMatchObject({ outcome: 'failed', reason: 'source-failed' });
    const matrix = await shop.run(bad.sha, { application: 'api', environment: 'production' }).main();
    expect(matrix.outputs, matrix.log).toMatchObject({ outcome: 'failed', reason: 'source-failed' });
    expect(shop.tag('api', 'production')).not.toBe(bad.sha);
    const { report } = await shop.cli(bad.sha, 'status', '--application', 'api');
    const states = listAt(report, 'environments').map((one) => textAt(one, 'newest', 'state'));
    expect(states).toContain('failed');
  });

  it('made no request that GitHub does not have', () => expect(shop.github.state.unknown).toEqual([]));
});
