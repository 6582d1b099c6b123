import { describe, expect, it } from 'vitest';
import { parseQuantity } from '../../../src/kubernetes/quantity.ts';
import type { ContainerUsage } from '../../../src/rules/context.ts';
import { linesOf } from '../judged.ts';

const rollout = (requests: string, replicas: number) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api, namespace: shop }
spec:
  replicas: ${replicas}
  template:
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:1.2.3
          resources: { requests: ${requests} }
`;
const used = (cpu: string, memory: string, days = 14): ContainerUsage => {
  const [cores, bytes] = [parseQuantity(cpu), parseQuantity(memory)];
  return { days, ...(cores === undefined ? {} : { cpu: cores }), ...(bytes === undefined ? {} : { memory: bytes }) };
};

describe('over-provisioned', () => {
  it.each([
    [
      '{ cpu: "1" }',
      1,
      used('499m', ''),
      [
        '11:41 container api of Rollout api requests 1 cores, and the 95th percentile of 14 days is 0.499: 0.501 cores too much over all replicas',
      ],
    ],
    ['{ cpu: "1" }', 1, used('500m', ''), []],
    ['{ cpu: 100m }', 1, used('10m', ''), []],
    [
      '{ cpu: 100m }',
      3,
      used('10m', ''),
      [
        '11:41 container api of Rollout api requests 0.1 cores, and the 95th percentile of 14 days is 0.01: 0.27 cores too much over all replicas',
      ],
    ],
    ['{ memory: 3Gi }', 1, used('', '2Gi'), []],
    [
      '{ memory: 4Gi }',
      1,
      used('', '2Gi'),
      [
        '11:44 container api of Rollout api requests 4,294,967,296 bytes, and the maximum of 14 days is 2,147,483,648: 2,147,483,648 bytes too much over all replicas',
      ],
    ],
    ['{ memory: 512Mi }', 1, used('', '1Mi'), []],
    ['{ cpu: "4" }', 1, used('1m', '', 13), []],
    ['{ cpu: "{{ .Values.cpu }}" }', 1, used('1m', ''), []],
  ])('%s, %d times, with a known use', (requests, replicas, usage, lines) => {
    expect(linesOf('over-provisioned', rollout(requests, replicas), { usage: () => usage })).toEqual(
      lines.map((line) => `info ${line}`),
    );
  });

  it('asks by the workload and the container, and says nothing where nothing is known', () => {
    const asked: unknown[] = [];
    const usage = (workload: unknown) => void asked.push(workload);
    expect(linesOf('over-provisioned', rollout('{ cpu: "4" }', 1), { usage })).toEqual([]);
    expect(asked).toEqual([{ kind: 'Rollout', namespace: 'shop', name: 'api', container: 'api' }]);
    expect(linesOf('over-provisioned', rollout('{ cpu: "4" }', 1))).toEqual([]);
  });

  it.each(['.nan', '.inf', '1.5'])('counts %s replicas as one', (replicas) => {
    const text = rollout('{ cpu: "4" }', 7).replace('replicas: 7', `replicas: ${replicas}`);
    expect(linesOf('over-provisioned', text, { usage: () => used('1', '') })).toEqual([
      expect.stringContaining(': 3 cores too much over all replicas'),
    ]);
  });
});
