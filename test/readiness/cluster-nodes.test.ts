import { describe, expect, it } from 'vitest';
import type { SeenCluster } from '../../src/capacity/cluster-nodes.ts';
import { clusterNodes } from '../../src/capacity/cluster-nodes.ts';
import { quantityOf } from '../../src/kubernetes/quantity.ts';
import type { JudgeContext } from '../../src/readiness/judge.ts';
import { judgeResources } from '../../src/readiness/judge.ts';
import { autoscalerStatus, cluster, node, nodePool } from '../capacity/nodes.ts';

const gpu = { key: 'gpu', effect: 'NoSchedule' };
const fixed = cluster([node('60Gi'), node('500Gi', { taints: [gpu], labels: { pool: 'gpu' } })]);
const growing = cluster([node('60Gi', { provider: 'aws' })], {
  scaling: {
    autoscaler: autoscalerStatus([
      { ready: 1, most: 3 },
      { ready: 0, most: 3 },
    ]),
    nodePools: [],
  },
});
const made = (limit: object | undefined) =>
  cluster([node('60Gi')], { scaling: { autoscaler: '', nodePools: [nodePool(limit)] } });

function deployment(resources: string, spec = '', more = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  template:
    spec:
      ${spec}
      containers:
        - { name: api, image: "a:b", resources: ${resources} }
${more}`;
}

/** `error resource-exceeds-node: …`, of all rules but those that need no node. */
function said(text: string, context: JudgeContext): readonly string[] {
  return judgeResources(new Map([['a.yaml', new TextEncoder().encode(text)]]), undefined, context)
    .filter(({ rule }) => rule === 'resource-exceeds-node' || rule === 'resource-absurd')
    .map(
      ({ severity, rule, message }) => `${severity} ${rule}: ${message.replace(/^\S+(?: of container \S+)?: /, '')}`,
    );
}

const request = (memory: string, spec = '') => deployment(`{ requests: { memory: ${memory} } }`, spec);
const tolerant = 'tolerations: [{ key: gpu, operator: Exists }]';

describe('amounts against the nodes of a cluster', () => {
  it.each<[string, string, SeenCluster, readonly string[]]>([
    ['what is far below the largest node is fine', request('24Gi'), fixed, []],
    [
      'a node that the pod does not tolerate vouches for nothing',
      request('100Gi'),
      fixed,
      [
        'error resource-absurd: 100Gi = 107,374,182,400 bytes; did you mean 100Mi?',
        'warning resource-exceeds-node: 100Gi is more than the largest node offers that the pod can be seen to use (60Gi)',
      ],
    ],
    [
      'one that it tolerates does',
      request('100Gi', tolerant),
      fixed,
      ['warning resource-absurd: 100Gi = 107,374,182,400 bytes'],
    ],
    [
      'one that it selects and does not tolerate is out of its reach',
      request('24Gi', 'nodeSelector: { pool: gpu }'),
      fixed,
      ['warning resource-absurd: 24Gi = 25,769,803,776 bytes'],
    ],
    [
      'a pool that has no node is no error',
      request('40Gi', 'nodeSelector: { pool: memory }'),
      fixed,
      ['warning resource-absurd: 40Gi = 42,949,672,960 bytes'],
    ],
    [
      'more than 80% of the largest is a warning',
      request('52Gi'),
      fixed,
      [
        'warning resource-absurd: 52Gi = 55,834,574,848 bytes',
        'warning resource-exceeds-node: 52Gi is over 80% of what the largest node offers (60Gi)',
      ],
    ],
    [
      'more than any node has is an error',
      deployment('{ requests: { cpu: 20 } }'),
      fixed,
      [
        'error resource-exceeds-node: 20 is more than the largest node offers (16)',
        'warning resource-absurd: 20 = 20 cores',
      ],
    ],
    [
      'more than any node that is there is a doubt where larger ones may come',
      request('62Gi'),
      growing,
      [
        'warning resource-absurd: 62Gi = 66,571,993,088 bytes',
        'warning resource-exceeds-node: 62Gi is more than the largest node offers (60Gi)',
      ],
    ],
    [
      'what Karpenter makes a node for fits',
      request('62Gi'),
      made({ memory: '200Gi' }),
      ['warning resource-absurd: 62Gi = 66,571,993,088 bytes'],
    ],
    [
      'so it does without limits',
      request('62Gi'),
      made(undefined),
      ['warning resource-absurd: 62Gi = 66,571,993,088 bytes'],
    ],
    [
      'beyond its limits nothing fits',
      request('62Gi'),
      made({ memory: '61Gi' }),
      [
        'error resource-exceeds-node: 62Gi is more than the largest node offers (60Gi), and than one that Karpenter may add (61Gi)',
        'warning resource-absurd: 62Gi = 66,571,993,088 bytes',
      ],
    ],
    [
      'a limit of more is a warning',
      deployment('{ requests: { cpu: 4 }, limits: { cpu: 20 } }'),
      fixed,
      [
        'warning resource-absurd: 20 = 20 cores',
        'warning resource-exceeds-node: 20 is more than the largest node offers (16)',
      ],
    ],
    [
      'a limit that a made node has is fine',
      deployment('{ requests: { cpu: 4 }, limits: { cpu: 20 } }'),
      made(undefined),
      ['warning resource-absurd: 20 = 20 cores'],
    ],
    [
      'nodes that nobody could read say nothing',
      request('24Gi'),
      cluster([], { isAll: false }),
      ['warning resource-absurd: 24Gi = 25,769,803,776 bytes'],
    ],
    [
      'containers that fit alone, and not together',
      deployment(
        '{ requests: { cpu: 12 } }',
        '',
        '        - { name: b, image: "a:b", resources: { requests: { cpu: 12 } } }\n',
      ),
      fixed,
      [
        'error resource-exceeds-node: the request of the whole pod, 24 cores, is more than the largest node offers (16)',
      ],
    ],
  ])('%s', (_, text, seen, expected) => {
    const found = said(text, { clusterNodes: clusterNodes([seen]) });
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('of a patch, and of the values of a chart, nobody knows which nodes the pod may use', () => {
    const patch = 'spec: { template: { spec: { containers: [{ name: api, resources: RESOURCES }] } } }';
    const texts = [
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\n${patch}\n`,
      'resources: RESOURCES\n',
    ];
    for (const text of texts) {
      const of = (memory: string) =>
        said(text.replace('RESOURCES', `{ requests: { memory: ${memory} } }`), { clusterNodes: clusterNodes([fixed]) });
      expect(of('100Gi')).toEqual([expect.stringContaining('error resource-absurd')]);
      expect(of('52Gi')).toEqual([expect.stringContaining('warning resource-absurd')]);
      expect(of('501Gi')).toContainEqual(
        'error resource-exceeds-node: 501Gi is more than the largest node offers (500Gi)',
      );
    }
  });

  it('what is written down counts, and of what it does not say the cluster does', () => {
    const context = { nodeAllocatable: { memory: quantityOf('20Gi') }, clusterNodes: clusterNodes([fixed]) };
    expect(said(request('24Gi'), context)).toContainEqual(
      'error resource-exceeds-node: 24Gi is more than the largest node offers (20Gi)',
    );
    expect(said(deployment('{ requests: { cpu: 20 } }'), context)).toContainEqual(
      'error resource-exceeds-node: 20 is more than the largest node offers (16)',
    );
  });
});
