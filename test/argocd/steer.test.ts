import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectArgo } from '../../src/argocd/argo-cd.ts';
import { resourceActionFor } from '../../src/argocd/steer.ts';
import type { Cluster, RolloutOrder } from '../../src/ports/cluster.ts';
import type { Change } from '../../src/rollout/action.ts';
import { never } from '../clock.ts';
import { quietLog } from '../cluster/connection.ts';
import { FakeClock } from '../cluster/fake-clock.ts';
import { ArgoCdServer, application, manifest } from './argo-server.ts';

const path = '/api/v1/applications/shop/resource/actions';

let server: ArgoCdServer;
let cluster: Cluster;
let accepted: number;

beforeEach(async () => {
  accepted = 0;
  server = await ArgoCdServer.start();
  server.show('shop', { object: application('shop'), manifests: { 'Rollout/api': manifest('api') } });
  const clock = new FakeClock();
  const { token } = ArgoCdServer;
  const options = { address: new URL(server.url), token, environment: {}, clock, random: () => 0.5, log: quietLog() };
  cluster = connectArgo(options);
});

afterEach(() => server[Symbol.asyncDispose]());

function order(change: Change, more: Partial<RolloutOrder> = {}): RolloutOrder {
  const onAccepted = () => {
    accepted += 1;
  };
  const rollout = { namespace: 'prod', name: 'api' };
  return { rollout, application: { namespace: 'argocd', name: 'shop' }, action: 'abort', change, onAccepted, ...more };
}

describe('the resource action that makes a change', () => {
  it.each<[Change, string | undefined]>([
    [{ paused: true }, 'pause'],
    [{ paused: false }, 'resume'],
    [{ clearsPauses: true }, 'resume'],
    [{ paused: false, clearsPauses: true }, 'resume'],
    [{ abort: true }, 'abort'],
    [{ abort: false }, 'retry'],
    [{ promotesFully: true }, 'promote-full'],
    // each of these would take two actions, or one that does more
    [{ paused: false, promotesFully: true }, undefined],
    [{ clearsPauses: true, step: 2 }, undefined],
    [{ clearsPauses: true, endsControllerPause: true, step: 2 }, undefined],
  ])('%j: %s', (change, action) => {
    expect(resourceActionFor(change)).toBe(action);
  });
});

describe('a change', () => {
  it('is asked for by its action, and answered with the Rollout as it is then', async () => {
    server.instead.set(path, [200, {}]);
    const object = await cluster.steer(order({ abort: true }), never);
    expect(object.metadata.name).toBe('api');
    const [asked] = server.asked.filter(({ method }) => method === 'POST');
    expect(asked).toMatchObject({ path, body: 'abort' });
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({
      appNamespace: 'argocd',
      project: 'shop',
      group: 'argoproj.io',
      version: 'v1alpha1',
      kind: 'Rollout',
      namespace: 'prod',
      resourceName: 'api',
    });
    expect(accepted).toBe(1);
  });

  it('that no action makes is not sent', async () => {
    const refused = cluster.steer(order({ clearsPauses: true, step: 2 }, { action: 'promote' }), never);
    await expect(refused).rejects.toMatchObject({ code: 'not-supported' });
    expect(server.asked).toEqual([]);
  });

  it('of a Rollout of no Application is bad input', async () => {
    const { application: _, ...unnamed } = order({ abort: true });
    await expect(cluster.steer(unnamed, never)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it.each([
    [403, 7, 'permission denied', 'forbidden'],
    [400, 3, 'Rollout argoproj.io api not found as part of application shop', 'workload-not-found'],
    [500, 2, 'error getting Lua resource action: built-in script does not exist', 'not-supported'],
  ])('%i is told', async (status, code, message, reason) => {
    server.instead.set(path, [status, { error: message, code, message }]);
    const refused = cluster.steer(order({ abort: true }), never);
    await expect(refused).rejects.toMatchObject({ code: reason, message: expect.stringContaining(message) });
    expect(accepted).toBe(0);
  });

  it('that is forbidden says what policy it needs', async () => {
    server.instead.set(path, [403, { error: 'permission denied', code: 7, message: 'permission denied' }]);
    const policy = 'p, ROLE, applications, action/argoproj.io/Rollout/promote-full, shop/shop, allow';
    const refused = cluster.steer(order({ promotesFully: true }), never);
    await expect(refused).rejects.toMatchObject({ remedy: `add to the policy of Argo CD: ${policy}` });
  });

  it('that got no answer may have been taken, and is not sent twice', async () => {
    server.instead.set(path, [503, { error: 'upstream', code: 14, message: 'upstream' }]);
    await expect(cluster.steer(order({ abort: true }), never)).rejects.toMatchObject({ code: 'cluster-unreachable' });
    expect(accepted).toBe(1);
    expect(server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

it('Argo CD cannot make a controller look again', async () => {
  await expect(cluster.nudge(order({}), new Date(0), never)).rejects.toMatchObject({ code: 'not-supported' });
});
