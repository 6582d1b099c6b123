import { afterAll, beforeAll, describe, expect } from 'vitest';
import { it } from './rows.ts';
import { Shop } from './shop.ts';
import { kubectl, metric, until, world } from './world.ts';

const waves = [['eu'], ['us'], ['ap']];
const regions = waves.flat();
const environments = {
  regions: { write: 'push', waves, waveSoak: '5s' },
  world: { write: 'push', waves, rollbackWaves: 'all' },
} as const;

let shop: Shop;

function tags(environment: keyof typeof environments): readonly string[] {
  return regions.map((region) => shop.tag('api', environment, region));
}

async function deploy(environment: keyof typeof environments, label: string) {
  const { sha } = await shop.commit(label);
  const run = shop.run(sha, { application: 'api', environment });
  return { sha, id: run.id, end: await run.main() };
}

/** The images that the cluster runs, region by region: what the Rollouts are stable at. */
function isHealthyAt(environment: keyof typeof environments, tag: string, region: string): boolean {
  const { namespace } = shop.names('api', environment, region);
  const path = '{.spec.template.spec.containers[0].image} {.status.phase} {.status.stableRS}={.status.currentPodHash}';
  const [image = '', phase = '', hashes = ''] = kubectl([
    'get',
    'rollout',
    'api',
    '-n',
    namespace,
    `-o=jsonpath=${path}`,
  ]).split(' ');
  const [stable, current] = hashes.split('=');
  return image.endsWith(`:${tag}`) && phase === 'Healthy' && stable === current;
}

/** A deployment to three regions on real controllers: each has an Application, a Rollout with its analysis and a metric of its own. */
describe.skipIf(!world.canDeploy).concurrent('waves of three regions', () => {
  beforeAll(async () => {
    shop = await Shop.open({ name: `waves-${process.pid}`, applications: ['api'], environments });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('67: one after the other, each once the one before is healthy and has soaked; a second that fails stops the rest and goes back alone', async () => {
    const good = await deploy('regions', 'good');
    expect(good.end.outputs, good.end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(tags('regions')).toEqual([good.sha, good.sha, good.sha]);
    const subjects = shop.gitops.git('log', '--format=%s', 'main').trim().split('\n');
    const ours = subjects.filter((subject) => subject.includes('(regions'));
    expect(ours.map((subject) => /wave \d of \d/.exec(subject)?.[0])).toEqual([
      'wave 3 of 3',
      'wave 2 of 3',
      'wave 1 of 3',
    ]);
    expect(good.end.log).toContain('wave 1 of 3 is healthy, and soaks until');
    await metric(shop.names('api', 'regions', 'us').metric, 0.5);
    const bad = await deploy('regions', 'bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(tags('regions')).toEqual([bad.sha, good.sha, good.sha]);
    expect(shop.status(bad.sha, 'api', 'regions')).toMatchObject({ state: 'failure' });
    expect(shop.status(bad.sha, 'api', 'regions')?.description).toContain('wave 2 of 3');
    expect(shop.holds().filter((hold) => hold.endsWith('/regions'))).toHaveLength(1);
    // the cluster follows: eu has the new version, us the old one again, and ap never saw the new one
    await until(() => isHealthyAt('regions', good.sha, 'us'), 120_000);
    expect(isHealthyAt('regions', bad.sha, 'eu')).toBe(true);
    expect(isHealthyAt('regions', good.sha, 'ap')).toBe(true);
  });

  it('67: with `rollback-waves: all` those before it go back too', async () => {
    const good = await deploy('world', 'well');
    expect(good.end.outputs, good.end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    await metric(shop.names('api', 'world', 'us').metric, 0.5);
    const bad = await deploy('world', 'badly');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(tags('world')).toEqual([good.sha, good.sha, good.sha]);
    for (const region of ['eu', 'us'] as const) await until(() => isHealthyAt('world', good.sha, region), 120_000);
  });
});
