import { describe, expect, it } from 'vitest';
import type { Exact } from '../../src/kubernetes/quantity.ts';
import { quantityOf } from '../../src/kubernetes/quantity.ts';
import { judgeResources } from '../../src/readiness/judge.ts';
import { judgeValue } from '../../src/readiness/rules.ts';
import type { ContainerUsage, UsedBy } from '../../src/readiness/usage.ts';

interface Case {
  readonly resource?: 'memory' | 'cpu';
  readonly previous?: string;
  readonly value: string;
  readonly used: Exact;
  readonly days?: number;
}

function said({ resource = 'memory', previous, value, used, days = 14 }: Case): readonly string[] {
  const given = { field: 'requests', resource, text: value, used: { most: used, days } } as const;
  const before = previous === undefined ? {} : { previous: quantityOf(previous) };
  return judgeValue({ ...given, ...before }).map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}

describe('amounts held against what the container has used', () => {
  it.each<[string, Case, readonly string[]]>([
    [
      'a fall to what was used is advice',
      { previous: '4Gi', value: '256Mi', used: quantityOf('200Mi') },
      [
        'info resource-jump: 256Mi = 268,435,456 bytes, the previous 4Gi divided by 16; the container has used 209,715,200 bytes',
      ],
    ],
    [
      'a fall below it is none',
      { previous: '4Gi', value: '256Mi', used: quantityOf('1Gi') },
      [
        'error resource-jump: 256Mi = 268,435,456 bytes, the previous 4Gi divided by 16; the container has used 1,073,741,824 bytes',
      ],
    ],
    [
      'a short history vouches for no fall',
      { previous: '4Gi', value: '256Mi', used: quantityOf('200Mi'), days: 13 },
      ['error resource-jump: 256Mi = 268,435,456 bytes, the previous 4Gi divided by 16'],
    ],
    [
      'the same of CPU',
      { resource: 'cpu', previous: '2', value: '100m', used: quantityOf('80m') },
      ['info resource-jump: 100m = 0.1 cores, the previous 2 divided by 20; the container has used 0.08 cores'],
    ],
    [
      'a rise to what was used is advice, however short the history',
      { previous: '256Mi', value: '2560Mi', used: quantityOf('2Gi'), days: 1 },
      [
        'info resource-jump: 2560Mi = 2,684,354,560 bytes, 10 times the previous 256Mi; the container has used 2,147,483,648 bytes',
      ],
    ],
    [
      'a rise far above it is none',
      { previous: '256Mi', value: '2560Mi', used: quantityOf('200Mi') },
      [
        'error resource-jump: 2560Mi = 2,684,354,560 bytes, 10 times the previous 256Mi (an extra zero?); did you mean 256Mi?',
      ],
    ],
    [
      'a slip of the unit is one, whatever was used',
      { previous: '100Mi', value: '100Gi', used: quantityOf('90Gi') },
      [
        'error resource-jump: 100Gi = 107,374,182,400 bytes, 1,024 times the previous 100Mi (unit slip); did you mean 100Mi?',
        'warning resource-absurd: 100Gi = 107,374,182,400 bytes, 1,024 times the previous 100Mi; did you mean 100Mi?',
      ],
    ],
    [
      'what was used makes a large amount milder',
      { value: '100Gi', used: quantityOf('60Gi') },
      ['warning resource-absurd: 100Gi = 107,374,182,400 bytes'],
    ],
    ['and lets a less large one pass', { value: '24Gi', used: quantityOf('14Gi') }, []],
    [
      'the article’s typo stays an error',
      { previous: '1Gi', value: '100Gi', used: quantityOf('900Mi') },
      [
        'error resource-absurd: 100Gi = 107,374,182,400 bytes, 100 times the previous 1Gi; did you mean 1Gi?',
        'error resource-jump: 100Gi = 107,374,182,400 bytes, 100 times the previous 1Gi (an extra zero?); did you mean 1Gi?',
      ],
    ],
  ])('%s', (_, given, expected) => {
    expect(said(given).toSorted()).toEqual(expected.toSorted());
  });

  it('are looked up by workload and container', () => {
    const asked: UsedBy[] = [];
    const usage = (of: UsedBy): ContainerUsage => {
      asked.push(of);
      return { memory: quantityOf('14Gi'), days: 14 };
    };
    const text = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec: { template: { spec: { containers: [{ name: postgres, image: "a:b", resources: { requests: { memory: 24Gi } } }] } } }
`;
    const files = new Map([['a.yaml', new TextEncoder().encode(text)]]);
    expect(judgeResources(files, undefined, { usage })).toEqual([]);
    expect(asked[0]).toEqual({ kind: 'StatefulSet', namespace: 'shop', name: 'db', container: 'postgres' });
  });
});
