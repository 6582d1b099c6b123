import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';
import { autoscaler, service, workload } from '../workloads.ts';

function scaledObject(...lines: readonly string[]): string {
  return [
    '---',
    'apiVersion: keda.sh/v1alpha1',
    'kind: ScaledObject',
    'metadata: { name: scaler }',
    'spec:',
    '  scaleTargetRef: { name: api }',
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

function repairsOf(rule: string, text: string): readonly unknown[] {
  return saidOf({ 'app.yaml': text }, { rule }).map(({ report: { repair } }) =>
    repair?.of === 'yaml'
      ? repair.changes.map((change) => ('set' in change ? [change.set.path, change.to] : [change.remove.path]))
      : undefined,
  );
}

describe('replicas-minimum', () => {
  const rule = 'replicas-minimum';

  it('finds one pod behind a Service, stated or by default', () => {
    expect(linesOf(rule, workload({ spec: ['replicas: 1'] }) + service())).toEqual([
      'warning 5:13 Deployment api runs one pod',
    ]);
    expect(linesOf(rule, workload() + service())).toEqual([
      'warning 5:3 Deployment api runs one pod, as nothing else is given',
    ]);
  });

  it('only advises where nothing sends requests', () => {
    expect(linesOf(rule, workload({ spec: ['replicas: 1'] }))).toEqual(['info 5:13 Deployment api runs one pod']);
  });

  it.each([
    [
      ['minReplicas: 1', 'maxReplicas: 4'],
      'warning 25:16 HorizontalPodAutoscaler scaler may scale Deployment api down to one pod',
    ],
    [
      ['maxReplicas: 4'],
      'warning 24:3 HorizontalPodAutoscaler scaler may scale Deployment api down to one pod, as nothing else is given',
    ],
  ])('finds an autoscaler with %s', (lines, said) => {
    expect(linesOf(rule, workload() + service() + autoscaler(lines))).toEqual([said]);
  });

  it('goes by the autoscaler, not by replicas', () => {
    expect(linesOf(rule, workload({ spec: ['replicas: 1'] }) + service() + autoscaler())).toEqual([]);
  });

  it('lets KEDA scale to none what gets no requests', () => {
    expect(linesOf(rule, workload() + scaledObject())).toEqual([]);
    expect(linesOf(rule, workload() + service() + scaledObject())).toEqual([
      'warning 24:3 ScaledObject scaler may scale Deployment api down to 0 pods, as nothing else is given',
    ]);
    expect(linesOf(rule, workload() + service() + scaledObject('minReplicaCount: 2'))).toEqual([]);
  });

  it.each([
    ['two pods', workload({ spec: ['replicas: 2'] })],
    ['none, as it is switched off', workload({ spec: ['replicas: 0'] })],
    ['a value of a template', workload({ spec: ['replicas: "{{ .Values.replicas }}"'] })],
    ['a DaemonSet', workload({ kind: 'DaemonSet' })],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text + service())).toEqual([]);
  });

  it('writes two where two run at once during a roll-out anyhow', () => {
    expect(repairsOf(rule, workload({ spec: ['replicas: 1'] }) + service())).toEqual([[['.spec.replicas', 2]]]);
    expect(repairsOf(rule, workload() + service() + autoscaler(['maxReplicas: 4']))).toEqual([
      [['.spec.minReplicas', 2]],
    ]);
  });

  it.each([
    ['it is recreated', workload({ spec: ['strategy: { type: Recreate }'] })],
    ['none is added before one goes', workload({ spec: ['strategy: { rollingUpdate: { maxSurge: 0 } }'] })],
    ['it mounts a claim', workload({ pod: ['volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]'] })],
    ['it takes a port of the node', workload({ container: ['ports: [{ containerPort: 80, hostPort: 80 }]'] })],
    ['it is a StatefulSet', workload({ kind: 'StatefulSet' })],
    ['the autoscaler allows no more', workload() + autoscaler(['maxReplicas: 1'])],
  ])('writes nothing where %s', (_, text) => {
    expect(repairsOf(rule, text + service())).toEqual([undefined]);
  });
});

describe('spread', () => {
  const rule = 'spread';
  const spec = ['replicas: 3'];
  const constraint = (topology: string, app = 'api') =>
    `topologySpreadConstraints: [{ maxSkew: 1, topologyKey: ${topology}, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: ${app} } } }]`;
  const apart = (kind: string, term: string) => `affinity: { podAntiAffinity: { ${kind}: [${term}] } }`;
  const term = (topology: string) => `{ topologyKey: ${topology}, labelSelector: { matchLabels: { app: api } } }`;

  it('finds pods that nothing spreads, and spreads them by wishes only', () => {
    const text = workload({ spec });
    expect(linesOf(rule, text)).toEqual([
      'warning 10:7 nothing spreads the pods of Deployment api over hosts or zones',
    ]);
    const wish = (topologyKey: string) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { app: 'api' } },
    });
    expect(repairsOf(rule, text)).toEqual([
      [
        [
          '.spec.template.spec.topologySpreadConstraints',
          [wish('topology.kubernetes.io/zone'), wish('kubernetes.io/hostname')],
        ],
      ],
    ]);
  });

  it.each([
    constraint('kubernetes.io/hostname'),
    apart('requiredDuringSchedulingIgnoredDuringExecution', term('kubernetes.io/hostname')),
    apart(
      'preferredDuringSchedulingIgnoredDuringExecution',
      `{ weight: 1, podAffinityTerm: ${term('kubernetes.io/hostname')} }`,
    ),
  ])('advises zones beside hosts: %s', (line) => {
    expect(linesOf(rule, workload({ spec, pod: [line] }))).toEqual([
      expect.stringMatching(/^info .* the pods of Deployment api are spread over hosts, but not over zones$/),
    ]);
  });

  it('finds a constraint that counts other pods', () => {
    expect(linesOf(rule, workload({ spec, pod: [constraint('kubernetes.io/hostname', 'web')] }))).toEqual([
      'warning 10:136 what spreads Deployment api over kubernetes.io/hostname selects other pods than its own',
    ]);
  });

  it.each([
    ['zones', workload({ spec, pod: [constraint('topology.kubernetes.io/zone')] })],
    ['another topology', workload({ spec, pod: [constraint('acme.example/rack')] })],
    ['ports of the node', workload({ spec, container: ['ports: [{ containerPort: 80, hostPort: 80 }]'] })],
    ['one pod', workload({ spec: ['replicas: 1'] })],
    ['a DaemonSet', workload({ kind: 'DaemonSet' })],
    ['a value of a template', workload({ spec, pod: ['affinity: "{{ .Values.affinity }}"'] })],
    ['an autoscaler that keeps one', workload() + autoscaler(['minReplicas: 1', 'maxReplicas: 9'])],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });

  it('goes by the least pods of an autoscaler', () => {
    expect(linesOf(rule, workload() + autoscaler())).toEqual([
      'warning 9:7 nothing spreads the pods of Deployment api over hosts or zones',
    ]);
  });
});

describe('rolling-capacity', () => {
  const rule = 'rolling-capacity';
  const cpu = (percent: number) => [
    `metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: ${percent} } } }]`,
  ];
  const rolled = (strategy: string) => workload({ spec: [`strategy: { rollingUpdate: { ${strategy} } }`] });

  it('finds several pods that are recreated', () => {
    expect(linesOf(rule, workload({ spec: ['replicas: 2', 'strategy: { type: Recreate }'] }))).toEqual([
      'warning 6:21 all pods of Deployment api end before the first new one starts',
    ]);
    expect(linesOf(rule, workload({ spec: ['replicas: 1', 'strategy: { type: Recreate }'] }))).toEqual([]);
  });

  it.each([
    // 25% of 4 to 7 is one: 70 / (3/4); of 8 it is two: 70 / (6/8)
    [
      'maxUnavailable: 25%',
      5,
      50,
      70,
      [
        'warning 5:48 maxUnavailable 25% takes 2 of 8 pods away during a roll-out: the others run at 93% of their CPU request, instead of 70%',
      ],
    ],
    ['maxUnavailable: 25%', 5, 7, 70, []],
    ['maxUnavailable: 1', 3, 9, 60, []],
    [
      'maxUnavailable: 1',
      3,
      9,
      61,
      [
        'warning 5:48 maxUnavailable 1 takes 1 of 3 pods away during a roll-out: the others run at 92% of their CPU request, instead of 61%',
      ],
    ],
    [
      'maxUnavailable: 3',
      3,
      9,
      50,
      ['warning 5:48 maxUnavailable 3 takes 3 of 3 pods away during a roll-out: none is left, instead of 50%'],
    ],
    // neither more nor less would stand still: then one goes
    [
      'maxSurge: 0, maxUnavailable: 10%',
      2,
      2,
      50,
      [
        'warning 5:61 maxUnavailable 10% takes 1 of 2 pods away during a roll-out: the others run at 100% of their CPU request, instead of 50%',
      ],
    ],
    ['maxUnavailable: 0', 3, 9, 90, []],
    ['maxUnavailable: "{{ .Values.away }}"', 3, 9, 90, []],
  ])('%s of %s to %s pods, aiming at %s%%', (strategy, least, most, percent, said) => {
    const text = rolled(strategy) + autoscaler([`minReplicas: ${least}`, `maxReplicas: ${most}`, ...cpu(percent)]);
    expect(linesOf(rule, text)).toEqual(said);
  });

  it('only advises against the default, which nobody chose', () => {
    expect(linesOf(rule, workload() + autoscaler(['minReplicas: 4', 'maxReplicas: 4', ...cpu(80)]))).toEqual([
      'info 5:3 maxUnavailable, 25% unless given, takes 1 of 4 pods away during a roll-out: the others run at 107% of their CPU request, instead of 80%',
    ]);
  });

  it('knows canaries, and leaves those alone that move traffic', () => {
    const canary = (more: string) =>
      workload({ kind: 'Rollout', spec: [`strategy: { canary: { maxUnavailable: 50%${more} } }`] }) +
      autoscaler(
        ['minReplicas: 4', 'maxReplicas: 4', ...cpu(80)],
        '{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: api }',
      );
    expect(linesOf(rule, canary(''))).toHaveLength(1);
    expect(linesOf(rule, canary(', trafficRouting: { nginx: { stableIngress: api } }'))).toEqual([]);
  });

  it('takes no pod away, and adds some first', () => {
    const scaled = autoscaler(['minReplicas: 2', 'maxReplicas: 2', ...cpu(80)]);
    const path = '.spec.strategy.rollingUpdate';
    expect(repairsOf(rule, rolled('maxUnavailable: 50%') + scaled)).toEqual([[[`${path}.maxUnavailable`, 0]]]);
    expect(repairsOf(rule, rolled('maxUnavailable: 50%, maxSurge: 0') + scaled)).toEqual([
      [
        [`${path}.maxUnavailable`, 0],
        [`${path}.maxSurge`, '25%'],
      ],
    ]);
  });
});
