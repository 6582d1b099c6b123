import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { token } from '../../world/github/server.ts';
import { Step } from '../action/runner.ts';
import { Notifier } from './notifier.ts';
import { Shop } from './shop.ts';
import { kubectl, metric, world } from './world.ts';

// two whole rollouts, and the half minute in which what is degraded may recover
vi.setConfig({ testTimeout: 480_000 });

let shop: Shop;
let notifier: Notifier;
let heard = 0;

/** A deployment by a run that has no kubeconfig. */
async function deploy(label: string) {
  const { sha } = await shop.commit(label);
  const run = shop.run(sha, { application: 'api', environment: 'prod', kubeconfig: '' });
  const end = await run.main();
  shop.endRun(run.id);
  return { sha, end };
}

/** The workflow that a dispatch starts: `resume` without a kubeconfig. */
async function resumeOn(dispatch: { readonly type: string; readonly payload: unknown }, sha: string) {
  const event = {
    action: dispatch.type,
    client_payload: dispatch.payload,
    repository: { full_name: 'acme/shop', default_branch: 'main' },
  };
  const step = new Step({
    folder: shop.checkout(sha),
    token,
    inputs: { command: 'resume', application: 'api', timeout: '1m' },
    event,
    environment: {
      ...shop.environment(sha),
      GITHUB_EVENT_NAME: 'repository_dispatch',
      GITHUB_RUN_ID: String(5000 + heard),
    },
  });
  return step.main();
}

/** Resumes on each dispatch as it comes, until the deployment has ended. */
async function resumeUntilEnd(sha: string, milliseconds: number) {
  const logs: string[] = [];
  for (const late = Date.now() + milliseconds; ; await wait(200)) {
    const dispatch = shop.github.state.dispatches[heard];
    if (dispatch === undefined) {
      expect(Date.now(), [...logs, notifier.said.slice(-3000)].join('\n')).toBeLessThan(late);
      continue;
    }
    heard += 1;
    const end = await resumeOn(dispatch, sha);
    logs.push(end.log);
    if (end.outputs['outcome'] !== 'paused') return end;
  }
}

/** Image, phase and whether ours is the stable version, as the cluster has it. */
function rollout(): string {
  const { namespace } = shop.names('api', 'prod');
  const path = '{.spec.template.spec.containers[0].image} {.status.phase} {.status.stableRS}={.status.currentPodHash}';
  return kubectl(['get', 'rollout', 'api', '-n', namespace, `-o=jsonpath=${path}`]);
}

/** What the real notifications controller of Argo CD sends, and what the built action makes of it. */
describe.skipIf(!world.canDeploy)('a cluster that the runner cannot reach', () => {
  beforeAll(async () => {
    const name = `told-${process.pid}`;
    shop = await Shop.open({ name, applications: ['api'], environments: { prod: { write: 'push' } } });
    notifier = await Notifier.start(`${name}-notifier`, shop.github, 'acme/shop');
    notifier.subscribe(shop.names('api', 'prod').argocd, 'acme/shop', 'prod/here');
  });

  afterAll(async () => {
    await notifier[Symbol.asyncDispose]();
    await shop[Symbol.asyncDispose]();
  });

  it('waits, and is ended by what Argo CD tells: healthy when it is, failed and taken back when it is not', async () => {
    const good = await deploy('good');
    expect(good.end.outputs, good.end.log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    expect(shop.status(good.sha, 'api', 'prod')).toMatchObject({ state: 'pending' });
    expect(shop.github.state.comments.at(-1)?.body).toContain('Waits for a word of Argo CD');
    const healthy = await resumeUntilEnd(good.sha, 180_000);
    expect(healthy.outputs, healthy.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(rollout()).toMatch(new RegExp(`:${good.sha} Healthy (\\w+)=\\1$`));
    expect(shop.status(good.sha, 'api', 'prod')).toMatchObject({ state: 'success' });
    expect(shop.github.state.comments.at(-1)?.body).toContain('its workloads were not looked at');

    await metric(shop.names('api', 'prod').metric, 0.5);
    const bad = await deploy('bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    const failed = await resumeUntilEnd(bad.sha, 240_000);
    expect(failed.outputs, failed.log).toMatchObject({ outcome: 'failed', reason: 'degraded' });
    expect(shop.status(bad.sha, 'api', 'prod')).toMatchObject({ state: 'failure' });
    expect(shop.tag('api', 'prod')).toBe(good.sha);
    expect(shop.holds()).toHaveLength(1);
  });
});
