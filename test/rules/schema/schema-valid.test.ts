import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';

const lines = (text: string) => linesOf('schema-valid', text);
const fixOf = (text: string) =>
  saidOf({ 'app.yaml': text }, { rule: 'schema-valid' }).map(({ finding }) => finding.fix);

/** A Deployment with lines of its own in its spec, its pod's spec and its container, the last of which begins at 17:7. */
function deployment({ spec = [], pod = [], container = [] }: Record<string, readonly string[]>): string {
  const at = (indent: string, all: readonly string[] | undefined) => (all ?? []).map((line) => `${indent}${line}`);
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata: { name: api }',
    'spec:',
    '  selector:',
    '    matchLabels: { app: api }',
    ...at('  ', spec),
    '  template:',
    '    metadata:',
    '      labels: { app: api }',
    '    spec:',
    ...at('      ', pod),
    '      containers:',
    '        - name: api',
    '          image: ghcr.io/acme/api:v1.2.3',
    ...at('          ', container),
    '',
  ].join('\n');
}

const object = (apiVersion: string, kind: string, rest: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: it }\n${rest}\n`;

describe('a field that the API does not know', () => {
  it.each([
    [{ spec: ['replcas: 3'] }, 'error 7:3 replcas is no field of spec (Kubernetes 1.37.2): replicas is probably meant'],
    [
      { container: ['livenessprobe: {}'] },
      'error 14:11 livenessprobe is no field of spec.template.spec.containers[0] (Kubernetes 1.37.2): livenessProbe is probably meant',
    ],
    [
      { container: ['healthCheck: {}'] },
      'error 14:11 healthCheck is no field of spec.template.spec.containers[0] (Kubernetes 1.37.2): livenessProbe is probably meant',
    ],
    [
      { container: ['resources: { memory: 1Gi }'] },
      'error 14:24 memory is no field of spec.template.spec.containers[0].resources (Kubernetes 1.37.2): requests.memory is probably meant',
    ],
    [
      { spec: ['nodeSelector: { a: b }'] },
      'error 7:3 nodeSelector is no field of spec (Kubernetes 1.37.2): it belongs into spec.template.spec',
    ],
    [
      { spec: ['strategy:', '  maxSurge: 1'] },
      'error 8:5 maxSurge is no field of spec.strategy (Kubernetes 1.37.2): it belongs into spec.strategy.rollingUpdate',
    ],
    [
      { pod: ['livenessProbe:', '  httpGet: { port: 80 }'] },
      'error 11:7 livenessProbe is no field of spec.template.spec (Kubernetes 1.37.2): it belongs into spec.template.spec.containers[]',
    ],
    [
      { container: ['terminationGracePeriodSeconds: 60'] },
      'error 14:11 terminationGracePeriodSeconds is no field of spec.template.spec.containers[0] (Kubernetes 1.37.2): it belongs into spec.template.spec',
    ],
    [
      { container: ['zone: a'] },
      'error 14:11 zone is no field of spec.template.spec.containers[0] (Kubernetes 1.37.2)',
    ],
  ])('%j', (parts, line) => {
    expect(lines(deployment(parts))).toEqual([line]);
  });

  it('is told of other projects, with the version that is known', () => {
    const rule = object(
      'networking.istio.io/v1',
      'DestinationRule',
      'spec:\n  host: api\n  trafficPolicy:\n    circuitBreaker:\n      a: 1',
    );
    expect(lines(rule)).toEqual([
      'error 7:5 circuitBreaker is no field of spec.trafficPolicy (Istio 1.32.0): outlierDetection is probably meant',
    ]);
    const store = 'spec:\n  provider: aws\n  objectStorage: { bucket: a, region: b }';
    expect(lines(object('velero.io/v1', 'BackupStorageLocation', store))).toEqual([
      'error 6:31 region is no field of spec.objectStorage (Velero 1.18.3): it belongs into spec.config',
    ]);
    const monitor = 'spec:\n  selector: { app: api }\n  endpoints: []';
    expect(fixOf(object('monitoring.coreos.com/v1', 'ServiceMonitor', monitor))).toEqual([
      'move it into spec.selector.matchLabels',
    ]);
  });

  it('may be one of another version of the kind', () => {
    const scaler = object(
      'autoscaling/v1',
      'HorizontalPodAutoscaler',
      'spec: { maxReplicas: 3, scaleTargetRef: { kind: a, name: b }, metrics: [] }',
    );
    expect(lines(scaler)).toEqual([
      'error 4:63 metrics is no field of spec (Kubernetes 1.37.2): that of autoscaling/v2 has it',
    ]);
    expect(fixOf(scaler)).toEqual(['write apiVersion: autoscaling/v2, or take the field away']);
  });

  it('is told of a patch too, which misses nothing and may hold values of a later day', () => {
    const patch = object('apps/v1', 'Deployment', 'spec:\n  replicas: "3"\n  replcas: 2\n  $patch: merge');
    expect(lines(patch)).toEqual([
      'error 6:3 replcas is no field of spec (Kubernetes 1.37.2): replicas is probably meant',
    ]);
    expect(lines('apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec: { maxReplicas: "9" }\n')).toEqual(
      [],
    );
  });

  it('is none where the API keeps every field, in the status, and in kinds that nobody knows', () => {
    expect(lines(deployment({}).replace('spec:', 'status: { zone: a }\nspec:'))).toEqual([]);
    expect(lines(object('example.com/v1', 'Shop', 'spec: { zone: a }'))).toEqual([]);
    expect(lines(object('apps/v3', 'Deployment', 'spec: { zone: a }'))).toEqual([]);
    const set =
      'spec:\n  generators: [{ list: { elements: [{ any: { thing: 1 } }] } }]\n  template:\n    metadata: { name: a }\n    spec: { project: a, destination: {}, source: { repoURL: b } }';
    expect(lines(object('argoproj.io/v1alpha1', 'ApplicationSet', set))).toEqual([]);
  });
});

describe('a value of the wrong type', () => {
  it.each([
    [{ spec: ['replicas: "3"'] }, 'error 7:13 spec.replicas is the text "3" where a whole number is wanted'],
    [{ spec: ['replicas: 1.5'] }, 'error 7:13 spec.replicas is the number 1.5 where a whole number is wanted'],
    [{ spec: ['paused: "true"'] }, 'error 7:11 spec.paused is the text "true" where true or false is wanted'],
    [
      { container: ['env:', '  - name: PORT', '    value: 8080'] },
      'error 16:22 spec.template.spec.containers[0].env[0].value is the number 8080 where a text is wanted',
    ],
    [
      { container: ['env: [{ name: A, value: yes }]'] },
      'error 14:35 spec.template.spec.containers[0].env[0].value is yes (to Kubernetes the boolean true) where a text is wanted',
    ],
    [
      { container: ['env: [{ name: A, value: 0440 }]'] },
      'error 14:35 spec.template.spec.containers[0].env[0].value is 0440 (to Kubernetes the number 288) where a text is wanted',
    ],
    [
      { container: ['command: run'] },
      'error 14:20 spec.template.spec.containers[0].command is the text "run" where a list is wanted',
    ],
    [
      { container: ['args: { a: b }'] },
      'error 14:17 spec.template.spec.containers[0].args is a map where a list is wanted',
    ],
    [{ pod: ['nodeSelector: [a]'] }, 'error 11:21 spec.template.spec.nodeSelector is a list where a map is wanted'],
    [
      { container: ['livenessProbe: { httpGet: { port: true } }'] },
      'error 14:45 spec.template.spec.containers[0].livenessProbe.httpGet.port is the boolean true where a whole number or a text is wanted',
    ],
  ])('%j', (parts, line) => {
    expect(lines(deployment(parts))).toEqual([line]);
  });

  it('is told how to write it', () => {
    expect(fixOf(deployment({ container: ['env: [{ name: A, value: on }]'] }))).toEqual(['put it in quotes: "on"']);
    expect(fixOf(deployment({ spec: ['replicas: "3"'] }))).toEqual(['take the quotes away: 3']);
    expect(fixOf(deployment({ container: ['command: run'] }))).toEqual(['write a list']);
  });

  it('is judged in labels and annotations of every kind', () => {
    const labelled =
      'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata:\n  name: it\n  labels: { version: 1.0 }\nspec: {}\n';
    expect(lines(labelled)).toEqual([
      'error 5:22 metadata.labels.version is 1.0 (to Kubernetes the number 1) where a text is wanted',
    ]);
  });

  it('is none where Kubernetes reads what is wanted', () => {
    const pod = [
      'volumes: [{ name: a, configMap: { name: b, defaultMode: 0440 } }]',
      'hostNetwork: no',
      'priority: 1e3',
    ];
    expect(lines(deployment({ pod, spec: ['paused: off', 'replicas: 3.0', 'minReadySeconds: ~'] }))).toEqual([]);
    const container = [
      'resources: { limits: { cpu: 1, memory: 1Gi } }',
      'env: [{ name: A, value: 2024-01-02 }, { name: B, value: 12:30 }]',
    ];
    expect(lines(deployment({ container }))).toEqual([]);
  });

  it.each([
    '"{{ .Values.n }}"',
    '{{ .Values.n }}',
    `\${N}`,
    '$N',
    '<replicas>',
    '<path:secret/a#b>',
    '__N__',
    '@N@',
    '!custom 3',
  ])('is none in %s, which is filled in later', (written) => {
    expect(lines(deployment({ spec: [`replicas: ${written}`] }))).toEqual([]);
  });

  it('is told of a Secret without its value', () => {
    const said = saidOf(
      { 'a.yaml': object('v1', 'Secret', 'data: { a: "p w" }\nstringData: { pin: 1234 }') },
      { rule: 'schema-valid' },
    );
    expect(said.map(({ finding: { message, value, fix } }) => ({ message, value, fix }))).toEqual([
      {
        message: 'data.a is a text where base64 is wanted',
        value: '',
        fix: 'encode it, or put it under stringData as it is',
      },
      { message: 'stringData.pin is a number where a text is wanted', value: '', fix: 'put it in quotes' },
    ]);
    expect(lines(object('v1', 'Secret', 'data:\n  a: aGVsbG8=\n  b: |\n    aGVs\n    bG8=\n'))).toEqual([]);
  });

  it('is an empty item of a list of a custom resource, and Kubernetes takes one of its own', () => {
    expect(lines(object('argoproj.io/v1alpha1', 'AppProject', 'spec: { sourceRepos: [~] }'))).toEqual([
      'error 4:23 spec.sourceRepos[0] is nothing where a text is wanted',
    ]);
    expect(lines(deployment({ container: ['args: [~]'] }))).toEqual([]);
  });
});

describe('what is missing, doubled or none of the values', () => {
  it.each([
    [
      'v1',
      'PersistentVolumeClaim',
      'spec:\n  storageClassName: a',
      ['error 5:3 accessModes is missing in spec', 'error 5:3 resources is missing in spec'],
    ],
    [
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'status: {}',
      ['error 1:1 spec is missing in HorizontalPodAutoscaler'],
    ],
    ['v1', 'Service', 'spec: { ports: [{ name: a }] }', ['error 4:17 port is missing in spec.ports[0]']],
    ['argoproj.io/v1alpha1', 'Application', 'spec: { destination: {} }', ['error 4:7 project is missing in spec']],
    [
      'argoproj.io/v1alpha1',
      'Application',
      'spec: { destination: {}, project: ~ }',
      ['error 4:35 project is missing in spec'],
    ],
    [
      'v1',
      'Service',
      'spec: { type: Loadbalancer, ports: [] }',
      ['error 4:15 spec.type is Loadbalancer, which is none of ClusterIP, ExternalName, LoadBalancer, NodePort'],
    ],
    ['v1', 'ConfigMap', 'data:\n  a: b\n  c: d\n  a: e', ['error 7:3 a stands twice in data']],
    ['v1', 'ConfigMap', 'data: {}\ndata: {}', ['error 5:1 data stands twice in ConfigMap']],
    [
      'v1',
      'Service',
      'spec: { ports: [{ port: 80 }, { port: 80, protocol: TCP }, { port: 80, protocol: UDP }] }',
      ['warning 4:31 spec.ports has two items of port 80 and protocol TCP'],
    ],
    [
      'gateway.networking.k8s.io/v1',
      'Gateway',
      'spec:\n  gatewayClassName: a\n  listeners:\n    - { name: web, port: 80, protocol: HTTP }\n    - { name: web, port: 81, protocol: HTTP }',
      ['error 8:7 spec.listeners has two items of name web'],
    ],
  ])('%s %s %s', (apiVersion, kind, rest, said) => {
    expect(lines(object(apiVersion, kind, rest))).toEqual(said);
  });

  it('names the likely value', () => {
    expect(fixOf(object('v1', 'Service', 'spec: { type: Loadbalancer, ports: [] }'))).toEqual(['write LoadBalancer']);
  });

  it('follows aliases and merge keys', () => {
    const text = object('v1', 'ConfigMap', 'data:\n  a: "b"').concat(
      '---\n',
      deployment({
        container: [
          'env:',
          '  - &one { name: A, value: 1 }',
          '  - { <<: *one, name: B }',
          '  - { <<: *one, name: C, value: "2" }',
        ],
      }),
    );
    expect(lines(text).map((line) => line.replace(/^error \d+:\d+ /, ''))).toEqual([
      'spec.template.spec.containers[0].env[0].value is the number 1 where a text is wanted',
      'spec.template.spec.containers[0].env[1].value is the number 1 where a text is wanted',
    ]);
  });
});

describe('hostile files', () => {
  it('of aliases of aliases end', () => {
    const levels = Array.from(
      { length: 40 },
      (_, level) => `  k${level + 1}: &k${level + 1} { a: *k${level}, b: *k${level} }`,
    );
    const bomb = object(
      'argoproj.io/v1alpha1',
      'Application',
      `spec:\n  project: a\n  destination: {}\n  source: { repoURL: b }\nstatus:\n  k0: &k0 {}\n${levels.join('\n')}`,
    );
    expect(lines(bomb)).toEqual([]);
    expect(
      lines(
        object('argoproj.io/v1alpha1', 'Application', 'spec: { project: a, destination: {} }\nstatus: &a { b: *a }'),
      ),
    ).toEqual([]);
  });

  it('that SOPS has encrypted are decrypted first', () => {
    expect(lines(object('v1', 'Secret', 'data: { a: "ENC[AES256_GCM,data:x]" }\nsops: { mac: x }'))).toEqual([]);
  });
});
