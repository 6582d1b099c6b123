import { expect, test } from 'vitest';
import { usageLookup } from '../../src/sizing/lookup.ts';
import type { WorkloadUsage } from '../../src/sizing/usage.ts';

type Container = WorkloadUsage['containers'][number];

function used(namespace: string, more: Partial<Container>): WorkloadUsage {
  const container: Container = {
    container: 'app',
    cpu: { quantiles: [{ quantile: 0.95, cores: 0.1201 }] },
    memory: { maximum: 1000.5 },
    days: 13.96,
    pods: 2,
    running: 2,
    restarts: 0,
    oomKills: 0,
    course: { cpu: [], memory: [900.5, undefined, 400.9, 1000.5] },
    ...more,
  };
  return { workload: { kind: 'Deployment', namespace, name: 'api' }, containers: [container] };
}

const api = { kind: 'Deployment', namespace: 'shop', name: 'api', container: 'app' };
const exact = (numerator: bigint, denominator = 1n) => ({ numerator, denominator });

test('cores are rounded up to thousandths, bytes and days to whole ones', () => {
  const usage = usageLookup([{ workloads: [used('shop', {})], isPartial: false }]);
  expect(usage(api)).toEqual({
    cpu: exact(121n, 1000n),
    memory: exact(1001n),
    steadyMemory: exact(400n),
    days: 14,
  });
});

test('a number beyond all reason is one, too', () => {
  const workload = used('shop', { cpu: { quantiles: [{ quantile: 0.95, cores: Number.MAX_VALUE }] } });
  expect(usageLookup([{ workloads: [workload], isPartial: false }])(api)?.cpu?.denominator).toBe(1000n);
});

test('what is not measured is not there', () => {
  const workload = used('shop', { cpu: { quantiles: [] }, memory: {}, course: { cpu: [], memory: [] } });
  expect(usageLookup([{ workloads: [workload], isPartial: false }])(api)).toEqual({ days: 14 });
});

test('a limit that was not enough was used', () => {
  const usage = usageLookup([{ workloads: [used('shop', { oomLimit: 5000 })], isPartial: false }]);
  expect(usage(api)?.memory).toEqual(exact(5000n));
});

test('of what a server has left something out, no history is long enough', () => {
  expect(usageLookup([{ workloads: [used('shop', {})], isPartial: true }])(api)?.days).toBe(0);
});

test('of several servers the most counts, what is used all the time, and the shortest history', () => {
  const one = { workloads: [used('shop', { days: 14, memory: { maximum: 10 } })], isPartial: false };
  const other = {
    workloads: [
      used('shop', { days: 3, memory: { maximum: 20 }, cpu: { quantiles: [] }, course: { cpu: [], memory: [300] } }),
    ],
    isPartial: false,
  };
  expect(usageLookup([one, other])(api)).toEqual({
    cpu: exact(121n, 1000n),
    memory: exact(20n),
    steadyMemory: exact(300n),
    days: 3,
  });
});

test('a manifest without a namespace means the only workload of its name', () => {
  const { namespace: _, ...nowhere } = { ...api };
  const one = usageLookup([{ workloads: [used('shop', {})], isPartial: false }]);
  expect(one({ ...nowhere, namespace: undefined })?.days).toBe(14);
  const several = usageLookup([{ workloads: [used('shop', {}), used('test', {})], isPartial: false }]);
  expect(several({ ...nowhere, namespace: undefined })).toBeUndefined();
});

test.each([
  ['kind', { kind: 'Rollout' }],
  ['namespace', { namespace: 'test' }],
  ['name', { name: 'web' }],
  ['container', { container: 'sidecar' }],
])('another %s is another container', (_, other) => {
  const usage = usageLookup([{ workloads: [used('shop', {})], isPartial: false }]);
  expect(usage({ ...api, ...other })).toBeUndefined();
});
