import { describe, expect, test } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { ResourceType } from '../../src/ports/cluster.ts';
import { ApiServer, status } from '../../world/cluster/api-server.ts';
import { patcherFor, rollouts, rolloutsPath } from './connection.ts';
import { FakeClock } from './fake-clock.ts';

const always = new AbortController().signal;
const patch = { status: { pauseConditions: null } };

async function errorOf(server: ApiServer, type: ResourceType = rollouts): Promise<DeployError> {
  const send = patcherFor({ port: server.port });
  const error = await send({ type, name: 'api', patch, subresource: 'status' }, always).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof DeployError) return error;
  throw new Error('it should have failed with a DeployError', { cause: error });
}

async function refusing(code: number, message: string): Promise<ApiServer> {
  const server = await ApiServer.start();
  server.on(
    ({ method }) => method === 'PATCH',
    (_request, response) => status(response, code, message),
  );
  return server;
}

test('a merge patch of an object', async () => {
  await using server = await ApiServer.start();
  const send = patcherFor({ port: server.port });
  await send({ type: rollouts, name: 'api', patch: { spec: { paused: true } }, subresource: 'none' }, always);
  const [request] = server.requests;
  expect(request).toMatchObject({ method: 'PATCH', path: `${rolloutsPath}/api`, body: '{"spec":{"paused":true}}' });
  expect(request?.headers['content-type']).toBe('application/merge-patch+json');
});

test('a merge patch of its status', async () => {
  await using server = await ApiServer.start();
  const send = patcherFor({ port: server.port });
  await send({ type: rollouts, name: 'api', patch, subresource: 'status' }, always);
  expect(server.requests[0]?.path).toBe(`${rolloutsPath}/api/status`);
});

describe('refused', () => {
  test('403: forbidden, with what was tried and the rule that would allow it', async () => {
    await using server = await refusing(403, 'rollouts "api" is forbidden');
    const error = await errorOf(server);
    expect(error.code).toBe('forbidden');
    expect(error.message).toContain('may not patch rollouts/status "api" in the namespace "shop"');
    expect(error.remedy).toContain('{ apiGroups: ["argoproj.io"], resources: ["rollouts/status"], verbs: ["patch"] }');
  });

  test('401: forbidden after one renewal, and no Role is advised', async () => {
    await using server = await refusing(401, 'Unauthorized');
    const error = await errorOf(server);
    expect(error.code).toBe('forbidden');
    expect(error.remedy).not.toContain('Role');
    expect(server.requests).toHaveLength(2);
  });

  test('404: the workload is not there', async () => {
    await using server = await refusing(404, 'not found');
    expect((await errorOf(server)).code).toBe('workload-not-found');
  });

  test('404 of an Application: the Application is not there', async () => {
    await using server = await refusing(404, 'not found');
    const type = { ...rollouts, resource: 'applications', namespace: 'argocd' };
    expect((await errorOf(server, type)).code).toBe('application-not-found');
  });

  test('a webhook that denies: forbidden, in its words, asked once', async () => {
    await using server = await refusing(400, 'admission webhook "policy" denied the request');
    const error = await errorOf(server);
    expect(error.code).toBe('forbidden');
    expect(error.message).toContain('admission webhook "policy"');
    expect(server.requests).toHaveLength(1);
  });
});

describe('not reached', () => {
  test('a server that is away for a moment is asked again', async () => {
    await using server = await ApiServer.start();
    server.on(
      () => true,
      (_request, response) => status(response, 503, 'starting'),
      1,
    );
    server.on(
      () => true,
      (_request, response) => response.destroy(),
      1,
    );
    const send = patcherFor({ port: server.port });
    await send({ type: rollouts, name: 'api', patch, subresource: 'status' }, always);
    expect(server.requests).toHaveLength(3);
  });

  test('four failures are the end: cluster-unreachable, with the last one', async () => {
    await using server = await refusing(500, 'etcd is away');
    const error = await errorOf(server);
    expect(error.code).toBe('cluster-unreachable');
    expect(error.message).toContain('etcd is away');
    expect(server.requests).toHaveLength(4);
  });

  test('an aborted patch rejects with the reason, at once', async () => {
    await using server = await ApiServer.start();
    server.on(
      () => true,
      () => {},
    );
    const clock = new FakeClock();
    const control = new AbortController();
    const send = patcherFor({ port: server.port, clock });
    const patched = send({ type: rollouts, name: 'api', patch, subresource: 'status' }, control.signal);
    await server.until(() => server.requests.length === 1);
    const reason = new Error('cancelled');
    control.abort(reason);
    await expect(patched).rejects.toBe(reason);
    expect(clock.sleeping).toBe(0);
  });
});
