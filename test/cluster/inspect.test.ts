import { expect, test } from 'vitest';
import { inspectCluster } from '../../src/cluster/inspect.ts';
import { ApiServer, status } from '../../world/cluster/api-server.ts';
import { never } from '../clock.ts';
import { kubeconfig, quietLog } from './connection.ts';
import { FakeClock } from './fake-clock.ts';

const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const logs = { group: '', resource: 'pods/log', verb: 'get', namespace: 'shop' };

async function inspect({ port }: ApiServer) {
  const yaml = kubeconfig({ address: `http://127.0.0.1:${port}` });
  const around = { environment: {}, clock: new FakeClock(), log: quietLog() };
  const inspected = await inspectCluster({ kubeconfig: { from: 'text', yaml }, ...around });
  if (inspected.through !== 'kubernetes') throw new Error('it is a Kubernetes API');
  return inspected;
}

test.each([true, false])('a right is asked for by its parts, and answered: %s', async (allowed) => {
  await using server = await ApiServer.start();
  let asked: unknown;
  server.on(
    (request) => request.path === path,
    (request, response) => {
      asked = JSON.parse(request.body);
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ status: { allowed } }));
    },
  );
  expect(await (await inspect(server)).may(logs, never)).toEqual({ state: 'given', value: allowed });
  expect(asked).toEqual({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { group: '', resource: 'pods', subresource: 'log', verb: 'get', namespace: 'shop' } },
  });
  expect(server.requests.map(({ method }) => method)).toEqual(['POST']);
});

test('a right to a single object is asked for by its name', async () => {
  await using server = await ApiServer.start();
  let asked: unknown;
  server.on(
    (request) => request.path === path,
    (request, response) => {
      asked = JSON.parse(request.body).spec.resourceAttributes;
      response.writeHead(201).end('{"status":{"allowed":true}}');
    },
  );
  const right = { group: '', resource: 'configmaps', verb: 'get', namespace: 'kube-system', name: 'status' };
  await (await inspect(server)).may(right, never);
  expect(asked).toEqual(right);
});

test('a right that may not be asked for is withheld, in the words of the API server', async () => {
  await using server = await ApiServer.start();
  server.on(
    (request) => request.path === path,
    (_request, response) => status(response, 403, 'cannot create resource'),
  );
  expect(await (await inspect(server)).may(logs, never)).toEqual({ state: 'withheld', why: 'cannot create resource' });
});

test('its time is told', async () => {
  await using server = await ApiServer.start();
  const date = 'Sun, 01 Mar 2026 12:00:00 GMT';
  server.on(
    (request) => request.path === '/version',
    (_request, response) => response.writeHead(200, { date }).end('{"gitVersion":"v1.34.2"}'),
  );
  expect(await (await inspect(server)).time(never)).toEqual(new Date('2026-03-01T12:00:00Z'));
});

test('one that is away is an error, and not a right that is refused', async () => {
  const server = await ApiServer.start();
  const inspected = await inspect(server);
  await server[Symbol.asyncDispose]();
  await expect(inspected.may(logs, never)).rejects.toThrow(/ECONNREFUSED/);
});
