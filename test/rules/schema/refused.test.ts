import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';

const lines = (text: string) => linesOf('schema-valid', text);

/** A Deployment with lines of its own in its spec, its pod's spec and its container. */
function deployment({ spec = [], pod = [], container = [] }: Record<string, readonly string[]>): string {
  const at = (indent: string, all: readonly string[] | undefined) => (all ?? []).map((line) => `${indent}${line}`);
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata: { name: api }',
    'spec:',
    '  selector: { matchLabels: { app: api } }',
    ...at('  ', spec),
    '  template:',
    '    metadata: { labels: { app: api } }',
    '    spec:',
    ...at('      ', pod),
    '      containers:',
    '        - name: api',
    ...(container.some((line) => line.startsWith('image:')) ? [] : ['          image: ghcr.io/acme/api:v1.2.3']),
    ...at('          ', container),
    '',
  ].join('\n');
}

const cronJob = (schedule: string) =>
  object(
    'batch/v1',
    'CronJob',
    `spec:\n  schedule: "${schedule}"\n  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a/b:v1 }] } } } }`,
  );
const object = (apiVersion: string, kind: string, spec: string, name = 'it') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n${spec}\n`;

// each was asked of a Kubernetes 1.34 API server by `kubectl apply --dry-run=server --validate=strict`
describe('what the validation of the API server refuses', () => {
  it.each([
    [
      { container: ['volumeMounts: [{ name: cache, mountPath: /cache }]'] },
      '12:34 container api mounts the volume cache, which the pod does not have',
    ],
    [
      { container: ['livenessProbe: { httpGet: { path: /, port: 8080 }, tcpSocket: { port: 8080 } }'] },
      '12:73 the livenessProbe of container api has httpGet and tcpSocket, of which there can be one only',
    ],
    [
      { container: ['readinessProbe: { periodSeconds: 5 }'] },
      '12:27 the readinessProbe of container api says nothing of what to do',
    ],
    [{ container: ['lifecycle: { preStop: {} }'] }, '12:33 the preStop of container api says nothing of what to do'],
    [
      { container: ['startupProbe: { tcpSocket: { port: 1 }, successThreshold: 2 }'] },
      '12:69 the successThreshold of a startupProbe must be 1',
    ],
    [
      { container: ['readinessProbe: { tcpSocket: { port: 1 }, initialDelaySeconds: -1 }'] },
      '12:74 the readinessProbe of container api has a negative number',
    ],
    [{ container: ['ports: [{ containerPort: 70000 }]'] }, '12:36 70000 is no port'],
    [
      { container: ['resources: { limits: { gpu: 1 } }'] },
      '12:39 container api limits gpu, which is no resource of a container',
    ],
    [{ pod: ['dnsPolicy: None'] }, '9:18 dnsPolicy: None needs dnsConfig with nameservers'],
    [
      { spec: ['strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }'] },
      '6:46 rollingUpdate has no place beside type: Recreate',
    ],
    [
      { spec: ['strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0% } }'] },
      '6:61 maxUnavailable and maxSurge are both 0, so that no pod could ever be replaced',
    ],
    [
      { container: ['image: ghcr.io/Acme/api:v1'] },
      '11:18 the image of container api has a name that none can have: ghcr.io/Acme/api:v1',
    ],
    [
      { container: ['image: "ghcr.io/acme/api :v1"'] },
      '11:18 the image of container api has a name that none can have: ghcr.io/acme/api :v1',
    ],
  ])('of a pod: %j', (given, said) => {
    expect(lines(deployment(given))).toEqual([`error ${said}`]);
  });

  it('two containers, volumes or mounts of the same name, however they are applied', () => {
    const twice = deployment({ pod: ['volumes: [{ name: d }, { name: d }]'] });
    expect(lines(twice)).toEqual(['error 9:30 spec.template.spec.volumes has two items of name d']);
  });

  it.each([
    [
      'apps/v1',
      'Deployment',
      deployment({}).replace('name: api }', 'name: My_App }'),
      '3:19 the name My_App of Deployment is none that the API takes',
    ],
    [
      'v1',
      'Service',
      object('v1', 'Service', 'spec: { ports: [{ port: 80 }] }', 'a.b'),
      '3:19 the name a.b of Service is none that the API takes',
    ],
    [
      'v1',
      'ConfigMap',
      object('v1', 'ConfigMap', 'data: {}').replace('it }', 'it, labels: { team: "a b" } }'),
      '3:39 the label team has a value that no label can have: a b',
    ],
    [
      'v1',
      'Service',
      object('v1', 'Service', 'spec: { ports: [{ port: 80, name: a }, { port: 81 }] }'),
      '4:40 a Service of several ports needs a name for each of them',
    ],
    [
      'v1',
      'Service',
      object('v1', 'Service', 'spec: { ports: [{ port: 80, targetPort: 70000 }] }'),
      '4:41 70000 is no port',
    ],
    ['batch/v1', 'CronJob', cronJob('0 25 * * *'), '5:13 the schedule 0 25 * * * is none'],
    [
      'policy/v1',
      'PodDisruptionBudget',
      object('policy/v1', 'PodDisruptionBudget', 'spec: { minAvailable: 1, maxUnavailable: 1 }'),
      '4:23 minAvailable and maxUnavailable cannot both be given',
    ],
    [
      'networking.k8s.io/v1',
      'Ingress',
      object('networking.k8s.io/v1', 'Ingress', 'spec: { rules: [{ host: "https://a.example" }] }'),
      '4:25 the host https://a.example is no name of a host',
    ],
    [
      'networking.k8s.io/v1',
      'NetworkPolicy',
      object(
        'networking.k8s.io/v1',
        'NetworkPolicy',
        'spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0 } }] }] }',
      ),
      '4:61 10.0.0.0 is no range of addresses',
    ],
    [
      'rbac.authorization.k8s.io/v1',
      'ClusterRoleBinding',
      object(
        'rbac.authorization.k8s.io/v1',
        'ClusterRoleBinding',
        'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a }\nsubjects: [{ kind: ServiceAccount, name: a }]',
        'system:a',
      ),
      '5:12 the ServiceAccount a needs its namespace here',
    ],
  ])('of %s %s', (_version, _kind, text, said) => {
    expect(lines(text)).toEqual(expect.arrayContaining([`error ${said}`]));
  });

  it('of a Rollout, which its controller refuses', () => {
    const rollout = deployment({ container: ['readinessProbe: {}'] })
      .replace('apps/v1', 'argoproj.io/v1alpha1')
      .replace('Deployment', 'Rollout');
    const [said] = saidOf({ 'app.yaml': rollout }, { rule: 'schema-valid' });
    expect(said?.finding.why).toMatch(/InvalidSpec/);
  });
});

describe('what it takes', () => {
  it.each([
    [{ container: ['volumeMounts: [{ name: d, mountPath: /d }]'], pod: ['volumes: [{ name: d, emptyDir: {} }]'] }],
    [{ container: ['readinessProbe: { grpc: { port: 1 }, successThreshold: 2, terminationGracePeriodSeconds: 5 }'] }],
    [{ container: ['readinessProbe: { httpGet: { port: http } }', 'lifecycle: {}'] }],
    [{ container: ['resources: { limits: { nvidia.com/gpu: 1, hugepages-2Mi: 4Mi } }'] }],
    [{ spec: ['strategy: { type: Recreate, rollingUpdate: null }'] }],
    [{ spec: ['strategy: { rollingUpdate: { maxUnavailable: 0 } }'] }],
    [{ container: ['image: Registry.Acme.example:5000/api:V1.2'] }],
    [{ container: ['image: gcr.io/PROJECT_ID/api:TAG'] }],
  ])('of a pod: %j', (given) => {
    expect(lines(deployment(given))).toEqual([]);
  });

  it.each(['10.8.0.25/32', '0.0.0.0/0', '169.254.169.254/32', '192.168.0.0/16', '2001:db8::/64'])(
    'the range %s',
    (cidr) => {
      const spec = `spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: "${cidr}" } }] }] }`;
      expect(lines(object('networking.k8s.io/v1', 'NetworkPolicy', spec))).toEqual([]);
    },
  );

  it('a target of 0, which is the port itself', () => {
    expect(lines(object('v1', 'Service', 'spec: { ports: [{ port: 80, targetPort: 0 }] }'))).toEqual([]);
  });

  it('a mount of what the StatefulSet claims', () => {
    const mounts = deployment({ container: ['volumeMounts: [{ name: data, mountPath: /d }]'] })
      .replace('Deployment', 'StatefulSet')
      .replace(
        'spec:\n',
        'spec:\n  serviceName: api\n  volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]\n',
      );
    expect(lines(mounts)).toEqual([]);
  });

  it.each([
    '*/5 * * * *',
    '0 3 * * mon-fri',
    '0,30 0-6/2 1 JAN ?',
    '@daily',
    '@every 1h',
    'TZ=UTC 0 3 * * *',
    '$(SCHEDULE)',
  ])('the schedule %s', (schedule) => {
    expect(lines(cronJob(schedule)).filter((line) => line.includes('schedule'))).toEqual([]);
  });

  it.each(['60 * * * *', '* * * *', '* * * * 8', '*/0 * * * *', '5-1 * * * *', '@weekend', '* * 0 * *'])(
    'not the schedule %s',
    (schedule) => {
      expect(lines(cronJob(schedule)).filter((line) => line.includes('schedule'))).toHaveLength(1);
    },
  );

  it('names and labels that are filled in later, and any name of a role', () => {
    expect(lines(object('v1', 'ConfigMap', 'data: {}', '"APP_NAME-settings"'))).toEqual([]);
    expect(lines(object('v1', 'ConfigMap', 'data: {}', '"$(NAME)"'))).toEqual([]);
    expect(lines(object('v1', 'ConfigMap', 'data: {}').replace('it }', 'it, labels: { a: "<team name>" } }'))).toEqual(
      [],
    );
    expect(lines(object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'rules: []', '"system:Reader_x"'))).toEqual([]);
  });
});
