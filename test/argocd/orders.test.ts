import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectArgo } from '../../src/argocd/argo-cd.ts';
import { DeployError } from '../../src/errors.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { never } from '../clock.ts';
import { quietLog } from '../cluster/connection.ts';
import { FakeClock } from '../cluster/fake-clock.ts';
import { ArgoCdServer, application } from './argo-server.ts';

const shop = { namespace: 'argocd', name: 'shop' };
const wanted = { application: shop, resourceVersion: '1', revision: 'a'.repeat(40), options: [] };
const path = '/api/v1/applications/shop';

let server: ArgoCdServer;
let clock: FakeClock;
let cluster: Cluster;

beforeEach(async () => {
  server = await ArgoCdServer.start();
  server.show('shop', { object: application('shop') });
  clock = new FakeClock();
  const { token } = ArgoCdServer;
  cluster = connectArgo({
    address: new URL(server.url),
    token,
    environment: {},
    clock,
    random: () => 0.5,
    log: quietLog(),
  });
});

afterEach(() => server[Symbol.asyncDispose]());

async function refusalOf(order: Promise<void>): Promise<DeployError> {
  const error = await order.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeployError) return error;
  throw new Error('it was not refused');
}

function answer(at: string, status: number, code: number, message: string): void {
  server.instead.set(at, [status, { error: message, code, message }]);
}

describe('a refresh', () => {
  it('asks for the Application anew', async () => {
    await cluster.refresh(shop, never);
    expect(server.asked).toMatchObject([{ method: 'GET', path }]);
    expect(Object.fromEntries(server.asked[0]?.query ?? [])).toEqual({ appNamespace: 'argocd', refresh: 'normal' });
  });

  it.each([
    [403, 7, 'permission denied', 'forbidden'],
    [401, 16, 'invalid session', 'forbidden'],
    [404, 5, 'not found', 'application-not-found'],
    [503, 14, 'upstream connect error', 'cluster-unreachable'],
  ])('%i is told', async (status, code, message, reason) => {
    answer(path, status, code, message);
    const error = await refusalOf(cluster.refresh(shop, never));
    expect(error.code).toBe(reason);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain(ArgoCdServer.token);
  });
});

describe('a sync', () => {
  it('of the commit that was compared, with what the Application says itself, and without pruning', async () => {
    await cluster.sync(wanted, never);
    expect(server.asked.at(-1)).toMatchObject({ method: 'POST', path: `${path}/sync` });
    expect(server.asked.at(-1)?.body).toEqual({
      appNamespace: 'argocd',
      project: 'shop',
      revision: 'a'.repeat(40),
      prune: false,
      strategy: { hook: {} },
      infos: [{ name: 'Reason', value: 'gitops-deploy: sync: if-manual' }],
    });
  });

  it('is not asked for where the Application has changed since it was judged', async () => {
    const error = await refusalOf(cluster.sync({ ...wanted, resourceVersion: '0' }, never));
    expect(error.code).toBe('too-many-races');
    expect(server.asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  it.each([
    [403, 7, 'permission denied: applications, sync, shop/shop', 'forbidden'],
    [403, 7, 'cannot sync: blocked by sync window', 'sync-window'],
    [400, 9, 'another operation is already in progress', 'too-many-races'],
    [500, 2, 'error resolving repo revision', 'cluster-unreachable'],
  ])('%i "%s %s" is told', async (status, code, message, reason) => {
    answer(`${path}/sync`, status, code, message);
    const error = await refusalOf(cluster.sync(wanted, never));
    expect(error.code).toBe(reason);
    expect(error.message).toContain(message);
  });

  it('that is forbidden says what policy it needs', async () => {
    answer(`${path}/sync`, 403, 7, 'permission denied');
    const { remedy } = await refusalOf(cluster.sync(wanted, never));
    expect(remedy).toBe('add to the policy of Argo CD: p, ROLE, applications, sync, shop/shop, allow');
  });

  it('is asked for once it can be, where nobody answers for a moment', async () => {
    answer(path, 503, 14, 'upstream connect error');
    const synced = cluster.sync(wanted, never);
    await server.untilAsked(path);
    server.instead.clear();
    await synced;
    expect(server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
