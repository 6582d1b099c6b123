import { describe, expect, it } from 'vitest';
import { print, roundedUp, unitsOf } from '../../src/sizing/amounts.ts';
import { heapIn } from '../../src/sizing/heap.ts';
import type { SizingPolicy } from '../../src/sizing/policy.ts';
import { recommend } from '../../src/sizing/recommend.ts';
import { savingOf } from '../../src/sizing/savings.ts';
import type { DeclaredAmounts, SizingFacts } from '../../src/sizing/sizing-input.ts';
import type { ContainerUsage } from '../../src/sizing/usage.ts';

const mi = 2 ** 20;
const article: SizingPolicy = {
  days: 14,
  minimumDays: 7,
  cpuQuantile: 0.95,
  cpuBuffer: 20,
  memoryBuffer: 10,
  oomBuffer: 25,
  cpuLimit: 'none',
  memoryLimit: 1,
  floors: { cpu: 0.01, memory: 32 * mi },
  deadBand: 10,
  step: 2,
  autoscaled: 'skip',
};

function usage({
  p95 = 0.2,
  max = 0.6,
  memory = 300 * mi,
  ...more
}: Partial<ContainerUsage> &
  Record<string, unknown> & { p95?: number; max?: number; memory?: number }): ContainerUsage {
  return {
    container: 'app',
    cpu: { quantiles: [{ quantile: 0.95, cores: p95 }], maximum: max },
    days: 14,
    pods: 3,
    running: 2,
    restarts: 0,
    oomKills: 0,
    course: { cpu: [], memory: [] },
    ...more,
    memory: { maximum: memory },
  };
}

const noFacts: SizingFacts = { scaled: [], isPartial: false };
const usual: DeclaredAmounts = { requests: { cpu: '400m', memory: '512Mi' }, limits: { memory: '512Mi' } };

function sized(
  used: Parameters<typeof usage>[0] = {},
  declared: DeclaredAmounts = usual,
  { policy = {}, facts = {} }: { policy?: Partial<SizingPolicy>; facts?: Partial<SizingFacts> } = {},
) {
  const { changes, kept } = recommend({
    usage: usage(used),
    declared,
    policy: { ...article, ...policy },
    facts: { ...noFacts, ...facts },
  });
  const texts = changes.map(({ field, resource, to }) => `${field}.${resource} ${to}`);
  return { texts, kept, reasons: changes.map(({ reason }) => reason) };
}

function amountsOf({ texts }: ReturnType<typeof sized>): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map((text) => text.split(' ')));
}

describe('a step', () => {
  it('leads out of amounts that nothing can run with, in whole units', () => {
    const tiny: DeclaredAmounts = { requests: { cpu: '1m', memory: '128m' }, limits: { memory: '100Ki' } };
    expect(amountsOf(sized({}, tiny))).toEqual({
      'requests.cpu': '5m',
      'requests.memory': '16M',
      'limits.memory': '336Mi',
    });
    const odd: DeclaredAmounts = { requests: { cpu: '103m', memory: '20Mi' }, limits: { memory: '512Mi' } };
    const amounts = amountsOf(sized({}, odd, { policy: { step: 1.1 } }));
    expect(amounts).toMatchObject({ 'requests.cpu': '113m', 'requests.memory': '22Mi' });
  });

  it('never ends below what was used, though the number that it may rise to is less', () => {
    const declared: DeclaredAmounts = { requests: { cpu: '200m', memory: '32Mi' }, limits: { memory: '32Mi' } };
    expect(amountsOf(sized({ memory: 100 * mi }, declared))).toMatchObject({ 'limits.memory': '112Mi' });
  });

  it('begins at the limit where there is no request, as Kubernetes does', () => {
    const declared: DeclaredAmounts = { requests: {}, limits: { cpu: '4', memory: '4Gi' } };
    const amounts = amountsOf(sized({}, declared));
    expect(amounts).toEqual({ 'requests.cpu': '2000m', 'requests.memory': '2048Mi', 'limits.memory': '2Gi' });
  });

  it('is not steeper than what check tells of', () => {
    const made = sized({ p95: 0.01, memory: 50 * mi }, usual, {
      policy: { falls: { cpu: 2, memory: 2 } },
    });
    const amounts = amountsOf(made);
    const { reasons } = made;
    expect(amounts).toEqual({ 'requests.cpu': '225m', 'requests.memory': '272Mi', 'limits.memory': '272Mi' });
    expect(reasons.join()).toContain('check tells of a fall to 1/2');
  });
});

it('says nothing of a resource that was measured for less than the history', () => {
  const short = { cpu: { quantiles: [{ quantile: 0.95, cores: 0.1 }], maximum: 0.2, days: 2 } };
  const made = sized(short);
  const amounts = amountsOf(made);
  const { kept } = made;
  expect(Object.keys(amounts)).toEqual(['requests.memory', 'limits.memory']);
  expect(kept.join()).toContain('cpu request: it was measured in 2 of the 7 days that it takes');
});

describe('what was used with its buffer', () => {
  it('is p95 + 20% of CPU and maximum + 10% of memory, with the memory limit strict and no CPU limit', () => {
    expect(sized()).toEqual({
      texts: ['requests.cpu 250m', 'requests.memory 336Mi', 'limits.memory 336Mi'],
      kept: [],
      reasons: ['p95 of 14 days 200m + 20%', 'maximum of 14 days 300Mi + 10%', 'the same as the request'],
    });
  });

  it.each([
    ['the maximum where that counts', { policy: { cpuQuantile: 1 } }, 'requests.cpu 725m'],
    ['KRR: p95 as it is', { policy: { cpuBuffer: 0, memoryBuffer: 15 } }, 'requests.cpu 200m'],
    ['KRR: maximum + 15%', { policy: { cpuBuffer: 0, memoryBuffer: 15 } }, 'requests.memory 352Mi'],
    ['a memory limit of 1.5 times the request', { policy: { memoryLimit: 1.5 } }, 'requests.memory 336Mi'],
    ['a CPU limit of twice the request', { policy: { cpuLimit: 2 } }, 'limits.cpu 500m'],
  ] as const)('%s', (_, more, text) => {
    expect(sized({}, usual, more).texts).toContain(text);
  });

  it('is left where the change is small', () => {
    const { texts, kept } = sized({}, { requests: { cpu: '260m', memory: '340Mi' }, limits: { memory: '340Mi' } });
    expect(texts).toEqual([]);
    expect(kept).toContain('cpu request: 250m would be a change of less than 10%');
  });

  it('grows and shrinks at most twofold', () => {
    const { texts, reasons } = sized({}, { requests: { cpu: '4', memory: '64Mi' }, limits: { memory: '4Gi' } });
    expect(texts).toEqual(['requests.cpu 2', 'requests.memory 128Mi', 'limits.memory 2Gi']);
    expect(reasons[0]).toBe('p95 of 14 days 200m + 20%; 250m in the end: no step is more than 2 times');
  });

  it('never takes a limit below what was used, however small the request still is', () => {
    const { texts } = sized({}, { requests: { memory: '64Mi' }, limits: { memory: '512Mi' } });
    expect(texts).toEqual(['requests.cpu 250m', 'requests.memory 128Mi', 'limits.memory 336Mi']);
  });

  it('has a floor', () => {
    const { texts, reasons } = sized({ p95: 0.0004, memory: 4 * mi }, { requests: {}, limits: {} });
    expect(texts).toEqual(['requests.cpu 10m', 'requests.memory 32Mi', 'limits.memory 32Mi']);
    expect(reasons[0]).toBe('p95 of 14 days 0.4m + 20%, and at least 10m');
  });

  it('is nothing without a history', () => {
    expect(sized({ days: 6.4 })).toEqual({
      texts: [],
      kept: ['its history covers 6.4 of the 7 days that it takes'],
      reasons: [],
    });
    expect(sized({ days: 6.9 }).texts).not.toEqual([]);
  });

  it('is nothing for what was not measured', () => {
    const used = { ...usage({}), cpu: { quantiles: [] }, memory: {} };
    const { changes, kept } = recommend({ usage: used, declared: usual, policy: article, facts: noFacts });
    expect([changes, kept]).toEqual([
      [],
      ['cpu request: CPU was not measured', 'memory request: memory was not measured'],
    ]);
  });
});

describe('a container that was killed for want of memory', () => {
  it('gets more than the limit that was not enough', () => {
    const { texts, reasons } = sized({ oomKills: 2, oomLimit: 512 * mi });
    expect(texts).toEqual(['requests.cpu 250m', 'requests.memory 640Mi', 'limits.memory 640Mi']);
    expect(reasons[1]).toBe('killed for want of memory at 512Mi + 25%');
  });

  it('gets more than its own limit where none was measured', () => {
    expect(sized({ oomKills: 1 }).texts).toContain('limits.memory 640Mi');
  });

  it('is never given less', () => {
    const { texts, kept } = sized({ oomKills: 1, oomLimit: 128 * mi });
    expect(texts).toEqual(['requests.cpu 250m']);
    expect(kept[0]).toBe(
      'memory request: it is not lowered, since the container was killed for want of memory 1 times',
    );
  });

  it('gets a limit above the one that was not enough, also where that is more than a step', () => {
    const declared = { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } };
    expect(sized({ oomKills: 1, oomLimit: 512 * mi }, declared).texts).toContain('limits.memory 640Mi');
  });
});

describe('what else is known', () => {
  const limited: DeclaredAmounts = {
    requests: { cpu: '400m', memory: '512Mi' },
    limits: { cpu: '500m', memory: '512Mi' },
  };

  it('a limit that slows down hides what is needed: CPU is not lowered, and the limit rises', () => {
    const { texts, kept } = sized({ throttled: 0.4 }, limited);
    expect(texts).toContain('limits.cpu 750m');
    expect(texts.join()).not.toContain('requests.cpu');
    expect(kept).toContain(
      'cpu request: it is not lowered, since its limit slowed the container down in 40% of the time',
    );
  });

  it('a CPU limit stays, and is never below the request', () => {
    expect(sized({}, limited).texts).toEqual(['requests.cpu 250m', 'requests.memory 336Mi', 'limits.memory 336Mi']);
    const small = { requests: { cpu: '150m', memory: '340Mi' }, limits: { cpu: '200m', memory: '340Mi' } };
    expect(sized({}, small).texts).toEqual(['requests.cpu 250m', 'limits.cpu 250m']);
  });

  it('what restarts again and again, and what Prometheus has in part, is not lowered', () => {
    expect(sized({ restarts: 20 }).texts).toEqual([]);
    expect(sized({}, usual, { facts: { isPartial: true } }).texts).toEqual([]);
    expect(sized({ restarts: 3 }).texts).toHaveLength(3);
  });

  it('a heap has room within the limit', () => {
    const heap = heapIn(['JAVA_TOOL_OPTIONS=-Xms64m -Xmx384m']);
    const facts = heap === undefined ? {} : { heap };
    const { texts, reasons } = sized({}, { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } }, { facts });
    expect(texts).toEqual(['requests.cpu 250m', 'requests.memory 512Mi', 'limits.memory 512Mi']);
    expect(sized({ memory: 100 * mi }, usual, { facts }).texts).toEqual(['requests.cpu 250m', 'requests.memory 256Mi']);
    expect(reasons[2]).toBe('the same as the request');
  });

  it('a heap that follows the limit says nothing of what is needed', () => {
    const facts = { heap: { of: 'share', option: '-XX:MaxRAMPercentage=75' } } as const;
    const { texts, kept } = sized({}, usual, { facts });
    expect(texts).toEqual(['requests.cpu 250m']);
    expect(kept[0]).toContain('-XX:MaxRAMPercentage=75 makes the heap follow the limit');
  });

  const scaled = [{ resource: 'cpu', by: 'HorizontalPodAutoscaler api', percent: 70 }] as const;

  it('what an autoscaler holds at a share of the request is left alone', () => {
    const { texts, kept } = sized({}, usual, { facts: { scaled } });
    expect(texts).toEqual(['requests.memory 336Mi', 'limits.memory 336Mi']);
    expect(kept[0]).toBe(
      'cpu request: HorizontalPodAutoscaler api holds cpu at 70% of the request: another request would change how many pods there are (right-size.autoscaled: resize)',
    );
  });

  it('or changed, with what that does', () => {
    const { reasons } = sized({}, usual, { facts: { scaled }, policy: { autoscaled: 'resize' } });
    expect(reasons[0]).toBe(
      'p95 of 14 days 200m + 20%; HorizontalPodAutoscaler api holds cpu at 70% of the request: for the same load it takes about 1.6 times the pods',
    );
  });
});

describe('amounts', () => {
  it.each([
    ['cpu', 241, '500m', '250m'],
    ['cpu', 241, '0.5', '0.25'],
    ['cpu', 241, '1', '0.25'],
    ['cpu', 1201, '2', '1.3'],
    ['cpu', 11, '100m', '15m'],
    ['memory', 330 * mi, '512Mi', '336Mi'],
    ['memory', 330 * mi, '1Gi', '336Mi'],
    ['memory', 760 * mi, '1Gi', '768Mi'],
    ['memory', 1500 * mi, '4Gi', '1.5Gi'],
    ['memory', 330e6, '512M', '336M'],
    ['memory', 1.5e9, '4G', '1536M'],
    ['memory', 330 * mi, '536870912', String(336 * mi)],
    ['memory', 330 * mi, undefined, '336Mi'],
  ] as const)('%s %d as %s is %s', (resource, units, like, text) => {
    expect(print(resource, roundedUp(resource, units, like), like)).toBe(text);
  });

  it('are exact, and none where nothing can be read', () => {
    expect([unitsOf('cpu', '0.1'), unitsOf('memory', '1Gi'), unitsOf('memory', '1GB'), unitsOf('cpu', '0')]).toEqual([
      100,
      2 ** 30,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['-Xmx1g', { of: 'size', bytes: 2 ** 30, option: '-Xmx1g' }],
    ['java -jar app.jar -Xmx512m -Xmx1024M', { of: 'size', bytes: 2 ** 30, option: '-Xmx1024M' }],
    ['NODE_OPTIONS=--max-old-space-size=256', { of: 'size', bytes: 256 * mi, option: '--max-old-space-size=256' }],
    ['GOMEMLIMIT=400MiB', { of: 'size', bytes: 400 * mi, option: 'GOMEMLIMIT=400MiB' }],
    ['-XX:MaxRAMPercentage=75.0', { of: 'share', option: '-XX:MaxRAMPercentage=75.0' }],
    ['serve --port 80', undefined],
  ])('a heap in %s', (text, heap) => expect(heapIn([text])).toEqual(heap));

  it('are paid for as requests alone, for as many pods as ran', () => {
    const changes = [
      { field: 'requests', resource: 'cpu', from: '1', to: '500m', units: 500, reason: '' },
      { field: 'requests', resource: 'memory', from: '1Gi', to: '2Gi', units: 2 ** 31, reason: '' },
      { field: 'limits', resource: 'memory', from: '8Gi', to: '2Gi', units: 2 ** 31, reason: '' },
      { field: 'requests', resource: 'cpu', to: '500m', units: 500, reason: '' },
    ] as const;
    expect(savingOf(changes, 3, { cpuHour: 0.04, gibHour: 0.005, currency: 'EUR' })).toBeCloseTo(
      3 * 730 * (0.5 * 0.04 - 0.005),
    );
  });
});
