import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portOf } from '../free-port.ts';
import { accountWith } from './accounts.ts';
import { hasPrometheus } from './kept-prometheus.ts';
import type { RawSeries } from './usage-history.ts';
import { prometheusOf } from './usage-prometheus.ts';
import type { CommandEnd } from './world.ts';
import { folderWith, gitopsDeploy, kubectl, namespaces } from './world.ts';

const isUp = process.env['REALWORLD_API_URL'] !== undefined;
const newNamespace = namespaces('facts');
const config = '.gitops-deploy.yaml';

interface Found {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly why: string;
  }[];
  readonly checklists?: readonly {
    readonly items: readonly { readonly id: string; readonly answer: string; readonly seen?: string }[];
  }[];
}

/** The check of some files, with what these variables lead to; rules about nodes and usage alone. */
async function checked(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
  ...flags: string[]
) {
  const end = await gitopsDeploy(['check', '.', '--facts', 'always', ...flags], {
    folder: folderWith(files),
    environment,
  });
  const { findings, checklists } = end.outcome as CommandEnd['outcome'] & Found;
  const about = [
    'resource-exceeds-node',
    'resource-absurd',
    'over-provisioned',
    'memory-limit-below-usage',
    'hpa-memory-utilization',
  ];
  return {
    log: end.log,
    checklists,
    found: findings
      .filter(({ rule }) => about.includes(rule))
      .map(({ rule, severity, message, why }) => `${severity} ${rule}: ${message} | ${why}`)
      .join('\n'),
  };
}

const deployment = (resources: string, { spec = '', namespace = 'shop' } = {}) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: ${namespace} }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      ${spec}
      containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3", resources: ${resources} }]
`;
const request100 = (memory: string) => `{ requests: { cpu: 1, memory: ${memory} }, limits: { memory: ${memory} } }`;

/** Nodes of the test, with their kubelet's word on what they have to give. */
function node(name: string, memory: string, more: { readonly spec?: object; readonly labels?: object } = {}): void {
  const labels = { test: 'facts', ...more.labels };
  const object = { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec: more.spec ?? {} };
  kubectl(['apply', '-f', '-'], JSON.stringify(object));
  const allocatable = { cpu: '31850m', memory, pods: '110', 'ephemeral-storage': '95551679124' };
  const patch = JSON.stringify({ status: { allocatable, capacity: allocatable } });
  kubectl(['patch', 'node', name, '--subresource', 'status', '--type', 'merge', '-p', patch]);
}

/** A kubeconfig that leads to the API server through a door that counts, and what passed. */
async function counted(kubeconfig: string) {
  const { clusters, users, contexts } = JSON.parse(
    kubectl(['config', 'view', '--raw', '--minify', '-o', 'json', '--kubeconfig', kubeconfig]),
  );
  const asked: string[] = [];
  const door = createServer((given, answer) => {
    asked.push(`${given.method} ${given.url?.replace(/continue=[^&]+/, 'continue=…')}`);
    const to = new URL(given.url ?? '', clusters[0].cluster.server);
    const passed = request(
      to,
      { method: given.method, headers: { ...given.headers, host: to.host }, rejectUnauthorized: false },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    given.pipe(passed);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const cluster = { server: `http://127.0.0.1:${portOf(door.address())}`, 'insecure-skip-tls-verify': true };
  const text = {
    apiVersion: 'v1',
    kind: 'Config',
    users,
    contexts,
    'current-context': contexts[0].name,
    clusters: [{ ...clusters[0], cluster }],
  };
  const file = join(folderWith({ kubeconfig: JSON.stringify(text) }), 'kubeconfig');
  return { file, asked, close: () => door.close().closeAllConnections() };
}

describe.skipIf(!isUp)('the nodes of a real cluster', () => {
  const settings = { [config]: 'readiness: { cluster: true }\n' };
  const admin = process.env['KUBECONFIG'] ?? '';

  beforeAll(() => {
    node('facts-general', '790123456Ki');
    node('facts-gpu', '2000Gi', { spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] }, labels: { pool: 'gpu' } });
  });
  afterAll(() => {
    kubectl(['delete', 'node', '-l', 'test=facts', '--ignore-not-found']);
    kubectl(['delete', 'configmap', 'cluster-autoscaler-status', '-n', 'kube-system', '--ignore-not-found']);
    kubectl(['delete', 'clusterrole,clusterrolebinding', 'gitops-deploy-nodes', '--ignore-not-found']);
    kubectl(['delete', 'role,rolebinding', 'gitops-deploy-nodes', '-n', 'kube-system', '--ignore-not-found']);
  });

  it('vouch for what is far below them, and no taint does', { timeout: 60_000 }, async () => {
    const door = await counted(admin);
    const { found } = await checked(
      { 'a.yaml': deployment(request100('360Gi')), ...settings },
      { KUBECONFIG: door.file },
    );
    door.close();
    expect(found).toMatch(/^warning resource-absurd: requests\.memory .*360Gi/);
    expect(found).not.toMatch(/error|exceeds/);
    expect(door.asked.toSorted()).toEqual([
      'GET /api/v1/namespaces/kube-system/configmaps/cluster-autoscaler-status',
      'GET /api/v1/nodes?limit=500',
      'GET /apis/karpenter.sh/v1/nodepools?limit=500',
      'GET /apis/karpenter.sh/v1beta1/nodepools?limit=500',
    ]);
    const gpu = await checked({ 'a.yaml': deployment(request100('900Gi')), ...settings }, { KUBECONFIG: admin });
    expect(gpu.found).toMatch(/^error resource-absurd: .*900Gi/m);
    expect(gpu.found).toMatch(
      /^warning resource-exceeds-node: .*900Gi is more than the largest node offers that the pod can be seen to use \(753\.5Gi\)/m,
    );
    const spec = 'tolerations: [{ key: gpu, operator: Exists }]';
    const tolerated = await checked(
      { 'a.yaml': deployment(request100('900Gi'), { spec }), ...settings },
      { KUBECONFIG: admin },
    );
    expect(tolerated.found).toMatch(/^warning resource-absurd: .*900Gi/m);
    expect(tolerated.found).not.toMatch(/exceeds|^error/m);
  });

  it('that are all too small are an error, and a doubt once an autoscaler has a pool without nodes', {
    timeout: 60_000,
  }, async () => {
    const files = { 'a.yaml': deployment(request100('3000Gi')), ...settings };
    const fixed = await checked(files, { KUBECONFIG: admin }, '--checklist');
    expect(fixed.found).toMatch(
      /^error resource-exceeds-node: .*3000Gi is more than the largest node offers \(2000Gi\)/m,
    );
    const [before] = (fixed.checklists ?? []).flatMap(({ items }) => items.filter(({ id }) => id === 'usage-analyzed'));
    expect(before?.answer).toBe('open');
    const status = readFileSync(join(import.meta.dirname, '../capacity/older-status.txt'), 'utf8');
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cluster-autoscaler-status', namespace: 'kube-system' },
      data: { status },
    };
    kubectl(['apply', '-f', '-'], JSON.stringify(object));
    const growing = await checked(files, { KUBECONFIG: admin }, '--checklist');
    expect(growing.found).toMatch(
      /^warning resource-exceeds-node: .*3000Gi.* \| .*the autoscaler has a pool without nodes, and those may be larger/m,
    );
  });

  it('are left out for an account that may not read them; with the documented ClusterRole it may', {
    timeout: 90_000,
  }, async () => {
    const namespace = newNamespace('nodes');
    const files = { 'a.yaml': deployment(request100('3000Gi')), ...settings };
    const door = await counted(accountWith('', namespace));
    const bare = await checked(files, { KUBECONFIG: door.file });
    expect(bare.found).not.toMatch(/exceeds/);
    const notes = bare.log.split('\n').filter((line) => line.includes('its nodes are not known'));
    expect(notes).toEqual([
      expect.stringMatching(
        /nodes is forbidden.*add to a ClusterRole: rules: \[\{ apiGroups: \[""\], resources: \["nodes"\], verbs: \["list"\] \}\]/,
      ),
    ]);
    allow(namespace);
    const allowed = await checked(files, { KUBECONFIG: door.file });
    expect(allowed.found).toMatch(/resource-exceeds-node: .*3000Gi is more than the largest node offers \(2000Gi\)/);
    door.close();
  });
});

/** What docs/permissions.md shows for nodes, for the account of a namespace. */
function allow(namespace: string): void {
  const page = readFileSync(join(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
  const section = page.split('\n## ').find((one) => one.startsWith('Nodes')) ?? '';
  const text = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  kubectl(
    ['apply', '-f', '-'],
    text.replaceAll('namespace: ci', `namespace: ${namespace}`).replaceAll('name: ci-runner', 'name: watcher'),
  );
}

const day = 86_400;

/** Fourteen days of one pod of the Deployment `api`: steady CPU, and memory with a peak. */
function history(used: {
  readonly cores: number;
  readonly bytes: number;
  readonly peak: number;
}): readonly RawSeries[] {
  const end = Math.floor(Date.now() / 1000) - 60;
  const pod = 'api-5d4f8c7b9-abcde';
  const labels = { namespace: 'shop', pod, container: 'api' };
  const of = { namespace: 'shop', owner_is_controller: 'true' };
  const owners = {
    kube_pod_owner: { ...of, pod, owner_kind: 'ReplicaSet', owner_name: 'api-5d4f8c7b9' },
    kube_replicaset_owner: { ...of, replicaset: 'api-5d4f8c7b9', owner_kind: 'Deployment', owner_name: 'api' },
  };
  const often = every(150, end);
  const seldom = every(300, end);
  return [
    {
      metric: 'container_cpu_usage_seconds_total',
      labels,
      times: often,
      values: often.map((time) => (time - end + 14 * day) * used.cores),
    },
    {
      metric: 'container_memory_working_set_bytes',
      labels,
      times: seldom,
      values: seldom.map((_, index) => (index === 2000 ? used.peak : used.bytes)),
    },
    ...Object.entries(owners).map(([metric, own]) => {
      const times = every(3600, end);
      return { metric, labels: own, times, values: times.map(() => 1) };
    }),
  ];
}

/** Seconds of fourteen days, so many apart. */
function every(seconds: number, end: number): readonly number[] {
  const count = (14 * day) / seconds;
  return Array.from({ length: count + 1 }, (_, index) => end - (count - index) * seconds);
}

const mebi = 1024 * 1024;

describe.skipIf(!isUp || !hasPrometheus)('the usage that a real Prometheus holds', () => {
  it('makes requests that nobody uses, limits that are too low and autoscalers that are pinned known', {
    timeout: 180_000,
  }, async () => {
    await using prometheus = await prometheusOf(history({ cores: 0.1, bytes: 300 * mebi, peak: 700 * mebi }));
    const settings = { [config]: `readiness: { usage: true }\nprometheus: { address: ${prometheus.url} }\n` };
    const autoscaler = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 2
  maxReplicas: 9
  metrics: [{ type: Resource, resource: { name: memory, target: { type: Utilization, averageUtilization: 80 } } }]
`;
    const low = deployment('{ requests: { cpu: "2", memory: 512Mi }, limits: { memory: 512Mi } }') + autoscaler;
    const { found, checklists } = await checked({ 'a.yaml': low, ...settings }, {}, '--checklist');
    expect(found).toMatch(
      /^info over-provisioned: .*requests 2 cores, and the 95th percentile of 14 days is 0\.1(01)?:/m,
    );
    expect(found).toMatch(
      /^warning memory-limit-below-usage: container api of Deployment api may use 536,870,912 bytes, and has used 734,003,200/m,
    );
    // a peak is no usage that stays
    expect(found).toMatch(/^warning hpa-memory-utilization: .*aiming at 80% of the requests/m);
    const pinned = await checked({ 'a.yaml': low.replaceAll('512Mi', '360Mi'), ...settings }, {});
    expect(pinned.found).toMatch(
      /^warning hpa-memory-utilization: .*aims at 80% of the memory requests, and the peaks of its busiest pod never fell below 83% of them/m,
    );
    const [item] = (checklists ?? []).flatMap(({ items }) => items.filter(({ id }) => id === 'usage-analyzed'));
    expect(item?.answer).toBe('disproved');
    const fitting = deployment('{ requests: { cpu: 200m, memory: 800Mi }, limits: { memory: 800Mi } }');
    const good = await checked({ 'a.yaml': fitting, ...settings }, {}, '--checklist');
    expect(good.found).toBe('');
    const [proven] = (good.checklists ?? []).flatMap(({ items }) => items.filter(({ id }) => id === 'usage-analyzed'));
    expect(proven).toMatchObject({ answer: 'proven', seen: 'usage of 1 of 1 containers over at least 14 days' });
  });
});
