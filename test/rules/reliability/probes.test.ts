import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { service, workload } from '../workloads.ts';

const ready = 'readinessProbe: { httpGet: { path: /ready, port: 8080 } }';
const live = 'livenessProbe: { httpGet: { path: /live, port: 8080 } }';

describe('readiness-probe', () => {
  const rule = 'readiness-probe';

  it('is wanted of a container behind a Service', () => {
    expect(linesOf(rule, workload() + service())).toEqual([
      'error 10:11 container api gets requests from Service api, but has no readinessProbe',
    ]);
  });

  it('is wanted in a Rollout, with or without a Service', () => {
    expect(linesOf(rule, workload({ kind: 'Rollout' }))).toEqual([
      'error 10:11 container api is what Rollout api rolls out, but has no readinessProbe',
    ]);
    expect(linesOf(rule, workload({ kind: 'Rollout' }) + service())).toHaveLength(1);
  });

  it('is wanted of the Deployment that a Rollout refers to', () => {
    const rollout = `---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: api } }
`;
    expect(linesOf(rule, workload() + rollout)).toEqual([
      'error 10:11 container api is what Rollout api rolls out, but has no readinessProbe',
    ]);
  });

  it('is only likely harm where something else holds the first requests back', () => {
    const startup = workload({ container: ['startupProbe: { httpGet: { path: /, port: 8080 } }'] });
    const sidecar = workload({
      pod: ['initContainers:', `  - { name: proxy, image: envoy, restartPolicy: Always, ${ready} }`],
    });
    const headless = workload({ kind: 'StatefulSet' }) + service(['clusterIP: None']);
    for (const text of [startup + service(), sidecar + service(), headless])
      expect(linesOf(rule, text)).toEqual([expect.stringMatching(/^warning .* has no readinessProbe$/)]);
  });

  it.each([
    ['nothing sends requests', workload()],
    ['the probe is there', workload({ container: [ready] }) + service()],
    ['the probe comes from a template', workload({ container: ['readinessProbe: "{{ .Values.probe }}"'] }) + service()],
    ['a headless Service names all pods', workload() + service(['clusterIP: None', 'publishNotReadyAddresses: true'])],
    ['only the metrics are read', workload() + service([], '{ name: metrics, port: 9090 }')],
    [
      'the Service is of another namespace',
      workload().replace('name: api', 'name: api, namespace: a') +
        service().replace('name: api', 'name: api, namespace: b'),
    ],
    ['it is a job', `${workload({ kind: 'Job' }).replace('apps/v1', 'batch/v1')}${service()}`],
  ])('says nothing where %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });

  it('is wanted of the container that the port belongs to', () => {
    const text = `apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec:
  containers:
    - { name: log, image: 'log:1.0', ports: [{ name: admin, containerPort: 9000 }] }
    - { name: web, image: 'web:1.0', ports: [{ name: http, containerPort: 8080 }] }
`;
    for (const port of ['{ port: 80, targetPort: http }', '{ port: 8080 }'])
      expect(linesOf(rule, text + service([], port))).toEqual([
        'error 7:7 container web gets requests from Service api, but has no readinessProbe',
      ]);
    expect(linesOf(rule, text + service([], '{ port: 80 }'))).toEqual([]);
  });
});

describe('liveness-probe', () => {
  const rule = 'liveness-probe';

  it('is missed once in a pod that has none, and advised beside another', () => {
    expect(linesOf(rule, workload({ container: [ready] }))).toEqual([
      'warning 10:11 container api has no livenessProbe',
    ]);
    expect(linesOf(rule, workload() + service())).toEqual(['warning 10:11 container api has no livenessProbe']);
    expect(linesOf(rule, workload())).toEqual(['info 10:11 container api has no livenessProbe']);
    const sidecar = ['initContainers:', `  - { name: proxy, image: envoy, restartPolicy: Always, ${live} }`];
    expect(linesOf(rule, workload({ pod: sidecar }))).toEqual(['info 12:11 container api has no livenessProbe']);
  });

  it.each([
    ['it is there', workload({ container: [live] })],
    ['the pod ends on its own', workload({ kind: 'Job' }).replace('apps/v1', 'batch/v1')],
    [
      'the pod is not restarted',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: test }\nspec: { restartPolicy: Never, containers: [{ name: test, image: t }] }\n',
    ],
  ])('says nothing where %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});

describe('startup-probe', () => {
  const rule = 'startup-probe';
  const startup = (more: string) => `startupProbe: { tcpSocket: { port: 8080 }, ${more} }`;
  const delayed = (seconds: number) => `livenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: ${seconds} }`;

  it.each([
    [29, []],
    [30, ['info 12:76 the livenessProbe of container api waits 30 s for the start, instead of a startupProbe']],
  ])('finds a delay of %s seconds', (seconds, said) => {
    expect(linesOf(rule, workload({ container: [delayed(seconds)] }))).toEqual(said);
  });

  it('finds every delay beside a startupProbe', () => {
    const container = [
      startup('initialDelaySeconds: 10'),
      delayed(5),
      'readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 0 }',
    ];
    expect(linesOf(rule, workload({ container }))).toEqual([
      'info 12:75 the startupProbe of container api waits 10 s although a startupProbe watches the start',
      'info 13:76 the livenessProbe of container api waits 5 s although a startupProbe watches the start',
    ]);
  });

  it('compares the time to start with the deadline of the roll-out', () => {
    const slow = [startup('periodSeconds: 10, failureThreshold: 61')];
    expect(linesOf(rule, workload({ container: slow }))).toEqual([
      'info 12:91 the roll-out counts as failed after 600 s (without progressDeadlineSeconds it is 600), while the startupProbe of container api allows 610 s',
    ]);
    expect(linesOf(rule, workload({ spec: ['progressDeadlineSeconds: 609'], container: slow }))).toEqual([
      expect.stringContaining('info 5:28 the roll-out counts as failed after 609 s'),
    ]);
    expect(linesOf(rule, workload({ spec: ['progressDeadlineSeconds: 610'], container: slow }))).toEqual([]);
    expect(linesOf(rule, workload({ kind: 'StatefulSet', container: slow }))).toEqual([]);
  });
});

describe('probes-identical', () => {
  const rule = 'probes-identical';
  const both = (handler: string, more = '') => [
    `readinessProbe: { ${handler} }`,
    `livenessProbe: { ${handler}${more} }`,
  ];

  it.each([
    'httpGet: { path: /health, port: 8080 }',
    'tcpSocket: { port: 8080 }',
    'grpc: { port: 8080 }',
    'exec: { command: [pg_isready] }',
  ])('finds that both ask %s', (handler) => {
    expect(linesOf(rule, workload({ container: both(handler) }) + service())).toEqual([
      'warning 13:26 the livenessProbe of container api asks the same as its readinessProbe, and gives up after 30 s, no later than that',
    ]);
    expect(linesOf(rule, workload({ container: both(handler) }))).toEqual([expect.stringMatching(/^info 13:26 /)]);
  });

  it('sees through the names of ports and what is left out', () => {
    const container = [
      'ports: [{ name: http, containerPort: 8080 }]',
      'readinessProbe: { httpGet: { port: http } }',
      'livenessProbe: { httpGet: { port: 8080, path: /, scheme: HTTP } }',
    ];
    expect(linesOf(rule, workload({ container }) + service())).toHaveLength(1);
  });

  it.each([
    ['liveness is more patient', both('httpGet: { path: /health, port: 8080 }', ', failureThreshold: 4')],
    ['liveness asks less often', both('tcpSocket: { port: 8080 }', ', periodSeconds: 20')],
    ['the paths differ', [ready, live]],
    [
      'the headers differ',
      [
        'readinessProbe: { httpGet: { port: 1, httpHeaders: [{ name: A, value: b }] } }',
        'livenessProbe: { httpGet: { port: 1 } }',
      ],
    ],
    ['one is missing', [live]],
    ['neither asks anything', ['readinessProbe: {}', 'livenessProbe: {}']],
  ])('says nothing where %s', (_, container) => {
    expect(linesOf(rule, workload({ container }) + service())).toEqual([]);
  });
});

describe('probe-port', () => {
  const rule = 'probe-port';
  const ports = 'ports: [{ name: http, containerPort: 8080 }]';
  const probing = (port: string, kind = 'readinessProbe', handler = 'httpGet') =>
    `${kind}: { ${handler}: { port: ${port} } }`;

  it.each(['startupProbe', 'readinessProbe', 'livenessProbe'])(
    'finds a name in the %s that the container does not have',
    (kind) => {
      expect(linesOf(rule, workload({ container: [ports, probing('web', kind)] }))).toEqual([
        `error 13:${kind.length + 32} the ${kind} of container api asks the port web, but the container has only http`,
      ]);
      expect(linesOf(rule, workload({ container: [probing('web', kind, 'tcpSocket')] }))).toEqual([
        expect.stringContaining('asks the port web, but the container has no port with a name'),
      ]);
    },
  );

  it('warns of a number that is not listed beside others', () => {
    expect(linesOf(rule, workload({ container: [ports, probing('8081')] }))).toEqual([
      'warning 13:46 the readinessProbe of container api asks the port 8081, but the container lists 8080',
    ]);
  });

  it.each([
    ['a name that is there', [ports, probing('http')]],
    ['a number that is listed', [ports, probing('8080')]],
    ['a number as text', [ports, probing('"8080"')]],
    ['a number where nothing is listed', [probing('8080')]],
    ['a number that an argument names', [ports, 'args: ["--health-probe-bind-address=:8081"]', probing('8081')]],
    ['a number that the environment names', [ports, 'env: [{ name: HEALTH_PORT, value: "8081" }]', probing('8081')]],
    ['a command', [ports, 'readinessProbe: { exec: { command: [true] } }']],
    ['a value of a template', [ports, probing('"{{ .Values.port }}"')]],
  ])('says nothing of %s', (_, container) => {
    expect(linesOf(rule, workload({ container }))).toEqual([]);
  });

  it('finds a name of another container, which does not count, but takes its number', () => {
    const pod = ['initContainers:', `  - { name: proxy, image: envoy, restartPolicy: Always, ${ports} }`];
    const own = 'ports: [{ name: own, containerPort: 9999 }]';
    expect(linesOf(rule, workload({ pod, container: [own, probing('http')] }))).toHaveLength(1);
    expect(linesOf(rule, workload({ pod, container: [own, probing('8080')] }))).toEqual([]);
  });
});
