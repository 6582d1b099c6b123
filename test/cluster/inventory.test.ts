import { describe, expect, test } from 'vitest';
import type { Inventory } from '../../src/ports/inventory.ts';
import { ApiServer, status } from '../../world/cluster/api-server.ts';
import { never } from '../clock.ts';
import { connectTo } from './connection.ts';

const nodesPath = '/api/v1/nodes';
const statusPath = '/api/v1/namespaces/kube-system/configmaps/cluster-autoscaler-status';
const poolsPath = (version: string) => `/apis/karpenter.sh/${version}/nodepools`;

async function inventoryOf(server: ApiServer): Promise<Inventory> {
  const { inventory } = await connectTo({ port: server.port });
  if (inventory === undefined) throw new Error('it shows nodes');
  return inventory;
}

function saying(server: ApiServer, path: string, code: number, body: object): void {
  server.on(
    (request) => request.path === path,
    (_request, response) => response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  );
}

function refusing(server: ApiServer, path: string, code: number, message: string): void {
  server.on(
    (request) => request.path === path,
    (_request, response) => status(response, code, message),
  );
}

const machine = (name: string) => ({
  metadata: { name, labels: { pool: 'general' }, annotations: { long: 'x'.repeat(100) } },
  spec: {
    providerID: 'aws:///eu-central-1a/i-1',
    unschedulable: true,
    taints: [
      { key: 'gpu', value: 'true', effect: 'NoSchedule' },
      { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
      { key: 'karpenter.sh/disrupted', effect: 'NoSchedule' },
      { key: 'ToBeDeletedByClusterAutoscaler', effect: 'NoSchedule' },
      { key: 'ebs.csi.aws.com/agent-not-ready', effect: 'NoExecute' },
    ],
  },
  status: { allocatable: { cpu: '15890m', memory: '63214828Ki', pods: '110' }, images: [{ names: ['a'] }] },
});

describe('nodes', () => {
  test('are asked for in pages, and no more is kept than is asked about', async () => {
    await using server = await ApiServer.start();
    for (let index = 0; index < 1200; index += 1) server.put(nodesPath, machine(`node-${index}`));
    const inventory = await inventoryOf(server);
    const answer = await inventory.nodes(20, never);
    if (answer.state !== 'given') throw new Error(answer.why);
    const { nodes, isAll } = answer.value;
    expect([nodes.length, isAll]).toEqual([1200, true]);
    expect(nodes[0]).toEqual({
      labels: { pool: 'general' },
      taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }],
      allocatable: { cpu: '15890m', memory: '63214828Ki', pods: '110' },
      provider: 'aws',
    });
    expect(server.requests.map(({ method, query }) => [method, query.get('limit'), query.has('continue')])).toEqual([
      ['GET', '500', false],
      ['GET', '500', true],
      ['GET', '500', true],
    ]);
  });

  test('of more pages than are wanted, some are known', async () => {
    await using server = await ApiServer.start();
    for (let index = 0; index < 501; index += 1) server.put(nodesPath, machine(`node-${index}`));
    const answer = await (await inventoryOf(server)).nodes(1, never);
    expect(answer).toMatchObject({ state: 'given', value: { isAll: false } });
    expect(server.requests).toHaveLength(1);
  });

  test('whose list expires on the way are known in part', async () => {
    await using server = await ApiServer.start();
    for (let index = 0; index < 501; index += 1) server.put(nodesPath, machine(`node-${index}`));
    server.on(
      ({ query }) => query.has('continue'),
      (_request, response) => status(response, 410, 'The provided continue parameter is too old'),
    );
    const answer = await (await inventoryOf(server)).nodes(20, never);
    expect(answer.state === 'given' ? [answer.value.nodes.length, answer.value.isAll] : answer).toEqual([500, false]);
  });

  test('that may not be read are withheld, with the rule that allows it', async () => {
    await using server = await ApiServer.start();
    refusing(server, nodesPath, 403, 'nodes is forbidden');
    expect(await (await inventoryOf(server)).nodes(20, never)).toEqual({
      state: 'withheld',
      why: 'nodes cannot be read: nodes is forbidden; add to a ClusterRole: rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["list"] }]',
    });
  });

  test('are withheld where something else answers', async () => {
    await using server = await ApiServer.start();
    saying(server, nodesPath, 200, { login: 'please' });
    expect(await (await inventoryOf(server)).nodes(20, never)).toEqual({
      state: 'withheld',
      why: 'nodes cannot be read: the answer is no list',
    });
  });

  test('of a server that is not there are withheld', async () => {
    const server = await ApiServer.start();
    const inventory = await inventoryOf(server);
    await server[Symbol.asyncDispose]();
    expect(await inventory.nodes(20, never)).toMatchObject({
      state: 'withheld',
      why: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  test('are told to nobody who no longer wants them', async () => {
    await using server = await ApiServer.start();
    const inventory = await inventoryOf(server);
    await expect(inventory.nodes(20, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});

describe('what adds nodes', () => {
  test('is the status of the autoscaler, and the NodePools', async () => {
    await using server = await ApiServer.start();
    saying(server, statusPath, 200, { metadata: { name: 'cluster-autoscaler-status' }, data: { status: 'Running' } });
    saying(server, poolsPath('v1'), 200, { items: [{ metadata: { name: 'general' } }] });
    expect(await (await inventoryOf(server)).scaling(never)).toEqual({
      autoscaler: 'Running',
      nodePools: [{ metadata: { name: 'general' } }],
    });
    expect(server.requests).toHaveLength(2);
  });

  test('is none where neither is there', async () => {
    await using server = await ApiServer.start();
    for (const path of [statusPath, poolsPath('v1'), poolsPath('v1beta1')]) refusing(server, path, 404, 'not found');
    expect(await (await inventoryOf(server)).scaling(never)).toEqual({ autoscaler: '', nodePools: [] });
    expect(server.requests).toHaveLength(3);
  });

  test('may be of an older version', async () => {
    await using server = await ApiServer.start();
    for (const path of [statusPath, poolsPath('v1')]) refusing(server, path, 404, 'not found');
    saying(server, poolsPath('v1beta1'), 200, { items: [{ metadata: { name: 'old' } }] });
    expect((await (await inventoryOf(server)).scaling(never)).nodePools).toHaveLength(1);
  });

  test('is not known where the answer does not tell', async () => {
    await using server = await ApiServer.start();
    for (const path of [statusPath, poolsPath('v1')]) saying(server, path, 200, {});
    expect(await (await inventoryOf(server)).scaling(never)).toEqual({});
  });

  test('is not known where it may not be read', async () => {
    await using server = await ApiServer.start();
    for (const path of [statusPath, poolsPath('v1')]) refusing(server, path, 403, 'forbidden');
    expect(await (await inventoryOf(server)).scaling(never)).toEqual({});
  });
});
