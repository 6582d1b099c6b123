import { describe, expect, it } from 'vitest';
import { parseQuantity, quantityOf } from '../../../src/kubernetes/quantity.ts';
import { linesOf } from '../judged.ts';
import { autoscaler, workload } from '../workloads.ts';

const bounds = ['minReplicas: 3', 'maxReplicas: 10'];
const metric = (name: string, percent = 70) =>
  `metrics: [{ type: Resource, resource: { name: ${name}, target: { type: Utilization, averageUtilization: ${percent} } } }]`;
const keda = (...lines: readonly string[]) => `---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: scaler }
spec:
  scaleTargetRef: { name: api }
${lines.map((line) => `  ${line}\n`).join('')}`;

describe('hpa-needs-requests', () => {
  const rule = 'hpa-needs-requests';
  const resources = (text: string) => workload({ container: [`resources: ${text}`] });
  const bare = resources('{ requests: { memory: 1Gi } }');

  it('finds the container that lacks the request', () => {
    expect(linesOf(rule, bare + autoscaler([...bounds, metric('cpu')]))).toEqual([
      'error 12:34 container api has no cpu request, of which HorizontalPodAutoscaler scaler wants 70%',
    ]);
    expect(linesOf(rule, workload() + autoscaler([...bounds, metric('memory', 80)]))).toEqual([
      'error 10:11 container api has no memory request, of which HorizontalPodAutoscaler scaler wants 80%',
    ]);
  });

  it('finds a sidecar that lacks it, which counts too', () => {
    const pod = [
      'initContainers:',
      '  - { name: proxy, image: envoy, restartPolicy: Always }',
      '  - { name: migrate, image: migrate }',
    ];
    const text = workload({ pod, container: ['resources: { requests: { cpu: 100m } }'] });
    expect(linesOf(rule, text + autoscaler([...bounds, metric('cpu')]))).toEqual([
      expect.stringContaining('sidecar proxy has no cpu request'),
    ]);
  });

  it('knows what an autoscaler aims at without metrics, in old versions and of KEDA', () => {
    expect(linesOf(rule, bare + autoscaler(bounds))).toEqual([expect.stringContaining('wants 80%')]);
    const old = autoscaler([...bounds, 'targetCPUUtilizationPercentage: 60']).replace(
      'autoscaling/v2',
      'autoscaling/v1',
    );
    expect(linesOf(rule, bare + old)).toEqual([expect.stringContaining('wants 60%')]);
    const beta = autoscaler([
      ...bounds,
      'metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 50 } }]',
    ]);
    expect(linesOf(rule, bare + beta.replace('autoscaling/v2', 'autoscaling/v2beta1'))).toEqual([
      expect.stringContaining('wants 50%'),
    ]);
    expect(
      linesOf(rule, bare + keda('triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "40" } }]')),
    ).toEqual([expect.stringContaining('of which ScaledObject scaler wants 40%')]);
  });

  const cpu = autoscaler([...bounds, metric('cpu')]);
  it.each([
    ['the request is there', resources('{ requests: { cpu: 100m } }') + cpu],
    ['the limit is, which then counts', resources('{ limits: { cpu: 100m } }') + cpu],
    ['the pod as a whole has it', workload({ pod: ['resources: { requests: { cpu: 1 } }'] }) + cpu],
    [
      'the namespace has defaults',
      `${bare}${cpu}---\napiVersion: v1\nkind: LimitRange\nmetadata: { name: defaults }\n`,
    ],
    ['the value comes from a template', workload({ container: ['resources: "{{ .Values.resources }}"'] }) + cpu],
    [
      'the target is an amount',
      bare +
        autoscaler([
          ...bounds,
          'metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 500m } } }]',
        ]),
    ],
    [
      'another container counts',
      bare +
        autoscaler([
          ...bounds,
          'metrics: [{ type: ContainerResource, containerResource: { name: cpu, container: web, target: { type: Utilization, averageUtilization: 70 } } }]',
        ]),
    ],
    ['KEDA goes by something else', bare + keda('triggers: [{ type: kafka, metadata: { lagThreshold: "10" } }]')],
  ])('says nothing where %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});

describe('hpa-memory-utilization', () => {
  const rule = 'hpa-memory-utilization';
  const text =
    workload({ container: ['resources: { requests: { memory: 256Mi } }'] }) +
    autoscaler([...bounds, metric('memory', 80)]);
  const using = (memory: string) => () => {
    const used = parseQuantity(memory);
    return { days: 14, ...(used === undefined ? {} : { steadyMemory: used }) };
  };

  it('warns of memory as a measure', () => {
    expect(linesOf(rule, text)).toEqual([
      'warning 21:106 HorizontalPodAutoscaler scaler scales on memory, aiming at 80% of the requests',
    ]);
    expect(linesOf(rule, workload() + autoscaler([...bounds, metric('cpu')]))).toEqual([]);
    expect(linesOf(rule, text.replace('averageUtilization: 80', 'averageUtilization: "{{ share }}"'))).toEqual([
      'warning 21:106 HorizontalPodAutoscaler scaler scales on memory, aiming at a share of the requests',
    ]);
  });

  it('says what its peaks always come to; other pods may use less, so that is no error', () => {
    const peak = () => ({ days: 14, memory: quantityOf('500Mi'), steadyMemory: quantityOf('100Mi') });
    const plain = linesOf(rule, text);
    expect(linesOf(rule, text, { usage: peak })).toEqual(plain);
    expect(linesOf(rule, text, { usage: using('324Mi') })).toEqual([
      'warning 21:106 HorizontalPodAutoscaler scaler aims at 80% of the memory requests, and the peaks of its busiest pod never fell below 126% of them: where its other pods use as much, it goes to 10 and stays there',
    ]);
    // 80% of 256Mi are 214748364.8 bytes
    const same = ['214748364', '214748365'].map(
      (memory) => linesOf(rule, text, { usage: using(memory) })[0] === plain[0],
    );
    expect(same).toEqual([true, false]);
  });
});
