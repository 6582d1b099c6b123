import { describe, expect, it, test } from 'vitest';
import { scaledGroups } from '../../src/capacity/autoscaler.ts';
import type { SeenCluster } from '../../src/capacity/cluster-nodes.ts';
import { clusterNodes } from '../../src/capacity/cluster-nodes.ts';
import { isSpot } from '../../src/capacity/spot.ts';
import type { Placement } from '../../src/kubernetes/placement.ts';
import { anywhere } from '../../src/kubernetes/placement.ts';
import { autoscalerStatus, cluster, node, nodePool, olderStatus } from './nodes.ts';

const gpu = { key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' };
const nodes = [
  node('63214828Ki', { labels: { pool: 'general', 'kubernetes.io/hostname': 'a' } }),
  node('500Gi', { labels: { pool: 'gpu' }, taints: [gpu] }),
  node('30Gi', { labels: { pool: 'small' }, taints: [{ key: 'soft', effect: 'PreferNoSchedule' }] }),
];

function memoryFor(placement: Partial<Placement>): string | undefined {
  return clusterNodes([cluster(nodes)]).forPod({ ...anywhere, ...placement }).memory?.text;
}

describe('the largest node that a pod can use', () => {
  const term = (operator: string, ...values: string[]) => [[{ key: 'pool', operator, values }]];
  it.each<[string, Partial<Placement>, string | undefined]>([
    ['is one without taints for a pod that says nothing, rounded down', {}, '60.2Gi'],
    ['has the labels of its selector', { selector: new Map([['pool', 'small']]) }, '30Gi'],
    ['is none where no node has them', { selector: new Map([['pool', 'memory']]) }, undefined],
    ['bears its taint by key and value', { tolerations: [{ key: gpu.key, value: 'true' }] }, '500Gi'],
    ['does not by another value', { tolerations: [{ key: gpu.key, value: 'false' }] }, '60.2Gi'],
    ['bears it whatever its value', { tolerations: [{ key: gpu.key, operator: 'Exists' }] }, '500Gi'],
    ['bears every taint', { tolerations: [{ operator: 'Exists' }] }, '500Gi'],
    [
      'does not bear it for another effect',
      { tolerations: [{ key: gpu.key, operator: 'Exists', effect: 'NoExecute' }] },
      '60.2Gi',
    ],
    ['meets one of the terms of its affinity', { terms: term('In', 'small', 'other') }, '30Gi'],
    ['does not have what the affinity keeps away', { terms: term('NotIn', 'general') }, '30Gi'],
    ['has the label', { terms: term('Exists') }, '60.2Gi'],
    ['has no such label', { terms: term('DoesNotExist') }, undefined],
    ['may be any where the condition is one that is not read', { terms: term('Gt', '3') }, '60.2Gi'],
  ])('%s', (_, placement, expected) => {
    expect(memoryFor(placement)).toBe(expected);
  });

  it('is not known of what one of the nodes does not say', () => {
    const silent = { ...node('10Gi'), allocatable: { memory: '10Gi', cpu: '4' } };
    expect(Object.keys(clusterNodes([cluster([node('60Gi'), silent])]).forPod(anywhere))).toEqual(['memory', 'cpu']);
  });

  it('may be in any of several clusters', () => {
    expect(clusterNodes([cluster([node('60Gi')]), cluster([node('120Gi')])]).largest.memory?.text).toBe('120Gi');
  });

  it('is none that makes a machine for each pod', () => {
    const virtual = node('4Ti', { labels: { type: 'virtual-kubelet' } });
    expect(clusterNodes([cluster([node('60Gi'), virtual])]).largest.memory?.text).toBe('60Gi');
  });
});

describe('whether a larger node may come', () => {
  const aws = [node('60Gi', { provider: 'aws' })];
  const scaling = (autoscaler: string, ...nodePools: object[]) => ({ scaling: { autoscaler, nodePools } });
  const full = autoscalerStatus([{ ready: 3, most: 10 }]);
  const empty = autoscalerStatus([
    { ready: 3, most: 10 },
    { ready: 0, most: 4 },
  ]);
  it.each<[string, SeenCluster, string | undefined]>([
    ['nothing adds nodes', cluster([node('60Gi')]), undefined],
    ['a cluster on one machine', cluster([node('60Gi', { provider: 'kind' })]), undefined],
    [
      'a cloud whose autoscaler does not show itself',
      cluster(aws),
      'an autoscaler of aws that does not show itself may add larger ones',
    ],
    ['every pool of the autoscaler has nodes', cluster(aws, scaling(full)), undefined],
    [
      'a pool without nodes',
      cluster(aws, scaling(empty)),
      'the autoscaler has a pool without nodes, and those may be larger',
    ],
    [
      'a pool that may have none',
      cluster(
        aws,
        scaling(
          autoscalerStatus([
            { ready: 1, most: 9 },
            { ready: 0, most: 0 },
          ]),
        ),
      ),
      undefined,
    ],
    [
      'the older status',
      cluster(aws, scaling(olderStatus)),
      'the autoscaler has a pool without nodes, and those may be larger',
    ],
    [
      'a status of another form',
      cluster(aws, scaling('Initializing')),
      'the autoscaler does not say which pools it has',
    ],
    ['Karpenter', cluster(aws, scaling('', nodePool({ memory: '100Gi' }))), undefined],
    [
      'Google, which makes pools',
      cluster([node('60Gi', { provider: 'gce' })], scaling(full)),
      'the provider may make pools of larger ones by itself',
    ],
    [
      'OpenShift',
      cluster([node('60Gi', { labels: { 'node.openshift.io/os_id': 'rhcos' } })]),
      'the provider may make pools of larger ones by itself',
    ],
    ['a rest that was not read', cluster(aws, { isAll: false }), 'not every node was looked at'],
    [
      'a status that may not be read',
      cluster(aws, { scaling: { nodePools: [] } }),
      'whether an autoscaler adds larger ones is not known',
    ],
    [
      'NodePools that may not be read',
      cluster(aws, { scaling: { autoscaler: '' } }),
      'whether an autoscaler adds larger ones is not known',
    ],
    [
      'Fargate',
      cluster([...aws, node('2Gi', { labels: { 'eks.amazonaws.com/compute-type': 'fargate' } })]),
      'some of its nodes are made for a pod each',
    ],
    [
      'a node that has just come',
      cluster([...aws, { ...node('1Gi'), allocatable: {} }]),
      'a node has not told yet what it offers',
    ],
  ])('%s', (_, seen, doubt) => {
    expect(clusterNodes([seen]).doubt).toBe(doubt);
  });

  it('is not known of several clusters where it is not known of one', () => {
    expect(clusterNodes([cluster([node('60Gi')]), cluster(aws)]).doubt).toMatch(/aws/);
  });
});

describe('up to what Karpenter makes nodes', () => {
  const made = (resource: 'memory' | 'cpu' | 'ephemeral-storage', ...nodePools: object[]) => {
    const ceiling = clusterNodes([cluster([], { scaling: { autoscaler: '', nodePools } })]).made(resource);
    return typeof ceiling === 'string' ? ceiling : ceiling?.text;
  };
  const lessThan = (key: string, value: string) => ({ key, operator: 'Lt', values: [value] });
  test('without a NodePool it makes none', () => expect(made('memory')).toBeUndefined());
  test('a NodePool without limits makes any', () => expect(made('memory', nodePool(undefined))).toBe('any'));
  test('all that a pool may have bounds each node', () =>
    expect(made('memory', nodePool({ cpu: 100, memory: '400Gi' }))).toBe('400Gi'));
  test('a limit may be a number', () => expect(made('cpu', nodePool({ cpu: 100 }))).toBe('100'));
  test('the sizes that a pool allows bound it', () =>
    expect(
      made('memory', nodePool({ memory: '400Gi' }, [lessThan('karpenter.k8s.aws/instance-memory', '65537')])),
    ).toBe('65537Mi'));
  test('the largest of listed sizes counts', () =>
    expect(
      made('cpu', nodePool({}, [{ key: 'karpenter.azure.com/sku-cpu', operator: 'In', values: ['4', '16', '8'] }])),
    ).toBe('16'));
  test('what is more than a size bounds nothing', () =>
    expect(made('cpu', nodePool({}, [{ ...lessThan('karpenter.k8s.aws/instance-cpu', '4'), operator: 'Gt' }]))).toBe(
      'any',
    ));
  test('the largest of several pools counts', () =>
    expect(made('cpu', nodePool({ cpu: 10 }), nodePool({ cpu: '64' }))).toBe('64'));
  test('one pool without limits makes any', () => expect(made('cpu', nodePool({ cpu: 10 }), nodePool({}))).toBe('any'));
  test('of disk nothing is known', () => expect(made('ephemeral-storage', nodePool({ cpu: 10 }))).toBe('any'));
  test('what is no NodePool bounds nothing', () => expect(made('cpu', { spec: { limits: 'all' } })).toBe('any'));
});

test('groups of the autoscaler are read in both forms of its status', () => {
  expect(scaledGroups(olderStatus)).toEqual([
    { ready: 4, least: 1, most: 10 },
    { ready: 0, least: 0, most: 3 },
  ]);
  expect(
    scaledGroups(
      autoscalerStatus([
        { ready: 5, most: 7 },
        { ready: 0, most: 2 },
      ]),
    ),
  ).toEqual([
    { ready: 5, least: 0, most: 7 },
    { ready: 0, least: 0, most: 2 },
  ]);
});

test('nodes and what adds them are summed up', () => {
  const spot = node('60Gi', { labels: { 'karpenter.sh/capacity-type': 'spot' } });
  const scaling = { autoscaler: olderStatus, nodePools: [nodePool({ cpu: 10 }), nodePool(undefined)] };
  expect(clusterNodes([cluster([spot, spot, node('60Gi')], { scaling })]).summary).toEqual({
    nodes: 3,
    spot: 2,
    scaled: ['Cluster Autoscaler: 2 pools, 1 to 13 nodes', 'Karpenter: 2 NodePools, 1 without limits'],
    isBounded: false,
  });
});

it.each([
  [{ 'eks.amazonaws.com/capacityType': 'SPOT' }, true],
  [{ 'eks.amazonaws.com/capacityType': 'ON_DEMAND' }, false],
  [{ 'cloud.google.com/gke-spot': 'true' }, true],
  [{ 'kubernetes.azure.com/scalesetpriority': 'spot' }, true],
  [{}, false],
])('%o is spot: %s', (labels: Readonly<Record<string, string>>, expected) => {
  expect(isSpot({ labels })).toBe(expected);
});

test('5,000 nodes of 20 kinds are few questions', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    node(`${30 + (index % 20)}Gi`, { labels: { 'kubernetes.io/hostname': `n${index}`, pool: `p${index % 20}` } }),
  );
  const read = clusterNodes([cluster(many)]);
  const asked = Array.from({ length: 20_000 }, () => read.forPod(anywhere).memory?.text);
  expect(new Set(asked)).toEqual(new Set(['49Gi']));
  expect(read.summary.nodes).toBe(5000);
});

test('a pool of the autoscaler that does not tell how many nodes it has may have none', () => {
  const untold = autoscalerStatus([{ ready: 1, most: 9 }]).replaceAll(/^ +ready: 1\n/gm, '');
  expect(scaledGroups(untold)).toEqual([{ ready: 0, least: 0, most: 9 }]);
});
