import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { policyOf } from '../../src/configuration/right-size.ts';

function read(section: string) {
  const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
right-size: ${section}
environments:
  prod:
    targets:
      - name: eu
        edits: [{file: apps/api.yaml, image: ghcr.io/acme/api}]
        workloads: [{namespace: prod, name: api}]
`;
  const found = readConfiguration(text, 'test.yaml', 'api');
  return found.result === 'read'
    ? found.applications[0]
    : found.problems.map(({ message, place }) => `${place?.line}: ${message}`);
}

function policy(section: string) {
  const found = read(section);
  if (found === undefined || !('application' in found)) throw new Error(String(found));
  return policyOf(found['right-size']);
}

describe('the section right-size', () => {
  it('means the buffers of the article unless it says otherwise', () => {
    expect(policy('{}')).toEqual({
      days: 14,
      minimumDays: 7,
      cpuQuantile: 0.95,
      cpuBuffer: 20,
      memoryBuffer: 10,
      oomBuffer: 25,
      cpuLimit: 'none',
      memoryLimit: 1,
      floors: { cpu: 0.01, memory: 32 * 2 ** 20 },
      deadBand: 10,
      step: 2,
      autoscaled: 'skip',
    });
  });

  it('means those of KRR where it says so, but for what is said besides', () => {
    expect(policy('{strategy: krr}')).toMatchObject({ cpuBuffer: 0, memoryBuffer: 15 });
    expect(policy('{strategy: krr, cpu-buffer: 5, cpu-quantile: 100, floors: {memory: 64Mi}}')).toMatchObject({
      cpuBuffer: 5,
      cpuQuantile: 1,
      floors: { cpu: 0.01, memory: 64 * 2 ** 20 },
    });
  });

  it.each([
    ['{prices: {cpu-hour: 0.03, currency: EUR}}', 'gib-hour'],
    ['{prices: {cpu-hour: 0, gib-hour: 1, currency: EUR}}', 'must be a price above zero'],
    ['{memory-limit: 2}', 'must be a number from 1 to 1.5'],
    ['{cpu-limit: 0.5}', 'must be a number from 1 to 20'],
    ['{floors: {cpu: ten}}', 'must be an amount above zero'],
    ['{days: 3}', 'is more than `days` (3): no history would ever be long enough'],
    ['{exclude: [{workload: web, reason: x}]}', 'no target has a workload "web"'],
    ['{exclude: [{reason: x}]}', 'says neither workload nor container'],
    ['{step: 10}', 'must be a number from 1.1 to 3'],
  ])('%s is refused, with its place', (section, message) => {
    expect(read(section)).toEqual([expect.stringMatching(/^4: /)]);
    expect(String(read(section))).toContain(message);
  });
});
