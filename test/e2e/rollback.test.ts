import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { textAt } from '../../src/data/fields.ts';
import { Shop } from './shop.ts';
import { kubectl, metric, world } from './world.ts';

// several whole rollouts one after the other
vi.setConfig({ testTimeout: 480_000 });

let shop: Shop;

async function deploy(application: string, label: string) {
  const change = await shop.commit(label);
  const run = shop.run(change.sha, { application, environment: 'prod' });
  const end = await run.main();
  shop.endRun(run.id);
  return { ...change, end };
}

/** The command, on a runner as of a dispatch. */
async function rollBack(application: string, inputs: Readonly<Record<string, string>> = {}) {
  const commit = shop.source.head();
  const run = shop.run(commit, { command: 'rollback', application, environment: 'prod', ...inputs });
  const end = await run.main();
  shop.endRun(run.id);
  return end;
}

function field(application: string, path: string): string {
  const { namespace } = shop.names(application, 'prod');
  return kubectl(['get', 'rollout', 'api', '-n', namespace, '-o', `jsonpath=${path}`]);
}

/** How many analysis runs there are: a rollout that skips its steps makes none. */
function analysisRuns(application: string): number {
  const { namespace } = shop.names(application, 'prod');
  return kubectl(['get', 'analysisruns', '-n', namespace, '-o', 'name'])
    .split('\n')
    .filter((one) => one !== '').length;
}

/** The real controllers show whether what was foretold comes about. */
describe.skipIf(!world.canDeploy).concurrent('a rollback on the real controllers', () => {
  beforeAll(async () => {
    shop = await Shop.open({
      name: `back-${process.pid}`,
      applications: ['auto', 'older', 'middle'],
      environments: { prod: { write: 'push' } },
    });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('after a bad canary is watched until it runs healthy; the environment is held, released, and deployed to again', async () => {
    const good = await deploy('auto', 'auto-good');
    expect(good.end.outputs, good.end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    const rate = shop.names('auto', 'prod').metric;
    await metric(rate, 0.5);
    const bad = await deploy('auto', 'auto-bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(bad.end.log).toMatch(/Git names \w+ again .*; it runs healthy/);
    expect(shop.tag('auto', 'prod')).toBe(good.sha);
    expect(field('auto', '{.status.phase}')).toBe('Healthy');
    expect(shop.status(bad.sha, 'auto', 'prod')?.state).toBe('failure');
    await metric(rate, 0.99);
    const held = await deploy('auto', 'auto-held');
    expect(held.end.outputs, held.end.log).toMatchObject({ outcome: 'paused', reason: 'held' });
    const scope = ['--application', 'auto', '--environment', 'prod'];
    const released = await shop.cli(held.sha, 'release', ...scope);
    expect(released.report).toMatchObject({ outcome: 'succeeded' });
    const { report, log } = await shop.cli(held.sha, 'resume', ...scope);
    expect(report, log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(shop.tag('auto', 'prod')).toBe(held.sha);
  });

  it('to a version that is not the stable one runs all steps, as it says before', async () => {
    const first = await deploy('older', 'older-one');
    expect(first.end.outputs, first.end.log).toMatchObject({ outcome: 'succeeded' });
    const second = await deploy('older', 'older-two');
    expect(second.end.outputs, second.end.log).toMatchObject({ outcome: 'succeeded' });
    const before = analysisRuns('older');
    const end = await rollBack('older', { reason: 'errors' });
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(end.log).toMatch(
      /prod\/api runs all its steps: that is not its stable version, and it has no rollbackWindow/,
    );
    expect(analysisRuns('older')).toBe(before + 1);
    expect(shop.tag('older', 'prod')).toBe(first.sha);
    expect(shop.status(second.sha, 'older', 'prod')).toMatchObject({ state: 'failure' });
    expect(shop.holds()).toContain('refs/gitops-deploy/holds/older/prod');
    const report = JSON.stringify(end.outputs);
    expect(textAt(end.outputs, 'image'), report).toContain(first.sha);
  });

  it('within the rollbackWindow, and in the middle of a canary, skips the steps, as it says before', async () => {
    const { folder, metric: rate } = shop.names('middle', 'prod');
    const file = `${folder}/rollout.yaml`;
    const text = shop.gitops.show('refs/heads/main', file) ?? '';
    await shop.gitops.commit(
      { [file]: text.replace('  strategy:', '  rollbackWindow: {revisions: 2}\n  strategy:') },
      'window',
    );
    const first = await deploy('middle', 'middle-one');
    expect(first.end.outputs, first.end.log).toMatchObject({ outcome: 'succeeded' });
    const second = await deploy('middle', 'middle-two');
    expect(second.end.outputs, second.end.log).toMatchObject({ outcome: 'succeeded' });
    const before = analysisRuns('middle');
    // would abort whatever is measured
    await metric(rate, 0.5);
    const end = await rollBack('middle');
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(end.log).toMatch(/prod\/api skips its steps: 0 versions between it and the stable one/);
    expect(analysisRuns('middle')).toBe(before);
    // git names the stable version already: named once more, it is that one again
    const again = await rollBack('middle', { image: first.sha });
    expect(again.outputs, again.log).toMatchObject({ outcome: 'succeeded', reason: 'already-deployed' });
    expect(again.log).toMatch(/prod\/api skips its steps: that is its stable version/);
  });
});
