import { describe, expect } from 'vitest';
import { accountWith, documentedRules } from './accounts.ts';
import { nodeWithLogs } from './log-node.ts';
import { it } from './rows.ts';
import { apply, gitopsDeploy, kubectl, namespaces, until, world } from './world.ts';

const newNamespace = namespaces('c');
const image = (tag: string) => `registry.test/api:${tag}`;

type Kind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Rollout';

/** A workload `api`; what differs is of its pod (`pod`, in braces) and of itself. */
function manifest(kind: Kind, tag: string, { pod = '', init = '' } = {}): string {
  const group = kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1';
  const more = {
    Deployment: 'replicas: 2, progressDeadlineSeconds: 5',
    StatefulSet: 'replicas: 2, serviceName: api',
    DaemonSet: 'minReadySeconds: 0',
    Rollout: 'replicas: 2, progressDeadlineSeconds: 5, strategy: {canary: {steps: [{setWeight: 50}]}}',
  }[kind];
  const containers = `[{name: app, image: "${image(tag)}", resources: {limits: {memory: 64Mi}}}]`;
  const spec = `{${pod}${init === '' ? '' : `initContainers: [${init}], `}containers: ${containers}}`;
  return `{apiVersion: ${group}, kind: ${kind}, metadata: {name: api}, spec: {${more}, selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: ${spec}}}}`;
}

function watch(namespace: string, kind: Kind, tag: string, choices: { timeout?: string; kubeconfig?: string } = {}) {
  const { timeout = '90s', kubeconfig = world.kubeconfig } = choices;
  const words = ['--kubeconfig', kubeconfig, '--workload', `${kind}/${namespace}/api`, '--timeout', timeout];
  return gitopsDeploy(['watch', ...words, '--image', image(tag)]);
}

/** A namespace in which the workload runs with `:1`. */
async function begun(scenario: string, kind: Kind): Promise<string> {
  const namespace = newNamespace(`${scenario}-${kind.toLowerCase()}`);
  apply(namespace, manifest(kind, '1'));
  const first = await watch(namespace, kind, '1');
  expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  return namespace;
}

interface Pod {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
}

/** The pod of the new version, once its status is that of a pod that runs. */
async function newPod(namespace: string, tag: string): Promise<Pod> {
  const find = () => {
    const { items } = JSON.parse(kubectl(['get', 'pods', '-n', namespace, '-o', 'json'])) as { items: Pod[] };
    return items.find(({ spec, ...one }) => spec.containers[0]?.image === image(tag) && 'status' in one);
  };
  await until(() => JSON.stringify(find() ?? '').includes('containerStatuses'));
  const found = find();
  if (found === undefined) throw new Error('it has gone again');
  return found;
}

/** Writes a status as a kubelet does. */
function patchPod(namespace: string, { metadata }: Pod, status: object): void {
  const patch = JSON.stringify({ status });
  kubectl(['patch', 'pod', metadata.name, '-n', namespace, '--subresource', 'status', '--type', 'merge', '-p', patch]);
}

const crashed = (terminated: object) => ({
  name: 'app',
  image: 'x',
  imageID: 'x',
  ready: false,
  restartCount: 3,
  state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s restarting failed container' } },
  lastState: { terminated: { startedAt: null, finishedAt: null, ...terminated } },
});

/** What a kubelet says of a pod. */
function tell(namespace: string, { metadata }: Pod, message: string): void {
  const now = new Date().toISOString().replace(/\.\d+Z/, 'Z');
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${metadata.name}.1`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', namespace, name: metadata.name, uid: metadata.uid },
    type: 'Warning',
    reason: 'Unhealthy',
    message,
    count: 7,
    firstTimestamp: now,
    lastTimestamp: now,
    source: { component: 'kubelet' },
  };
  kubectl(['create', '-f', '-'], JSON.stringify(event));
}

describe.skipIf(world.kubeconfig === '').concurrent('a bad verdict names its culprit', () => {
  it('45: a container that was killed for its memory is told with its limit', async () => {
    const namespace = await begun('memory', 'Deployment');
    apply(namespace, manifest('Deployment', '2-unready'));
    patchPod(namespace, await newPod(namespace, '2-unready'), {
      containerStatuses: [crashed({ exitCode: 137, reason: 'OOMKilled' })],
    });
    const ended = await watch(namespace, 'Deployment', '2-unready');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'crash-loop' });
    expect(ended.outcome.sentence).toContain(
      'container app was killed: out of memory (limit 64Mi), exit code 137, 3 restarts; the version before serves',
    );
  });

  it('45: an init container that fails is named as one, with the message that it left', async () => {
    const namespace = await begun('init', 'Rollout');
    const init = '{name: migrate, image: "registry.test/tools:1"}';
    apply(namespace, manifest('Rollout', '2-unready', { init }));
    const terminated = { exitCode: 3, reason: 'Error', message: 'no such table' };
    const app = { ...crashed({}), restartCount: 0, state: { waiting: { reason: 'PodInitializing' } }, lastState: {} };
    patchPod(namespace, await newPod(namespace, '2-unready'), {
      initContainerStatuses: [{ ...crashed(terminated), name: 'migrate' }],
      containerStatuses: [app],
    });
    const ended = await watch(namespace, 'Rollout', '2-unready');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'crash-loop' });
    expect(ended.outcome.sentence).toContain(
      'init container migrate ended with exit code 3, 3 restarts: no such table; the version before serves',
    );
  });

  it.each(['Deployment', 'Rollout'] as const)(
    '46: a %s whose pods fail their probe is told with what that said',
    async (kind) => {
      const namespace = await begun('probe', kind);
      apply(namespace, manifest(kind, '2-unready'));
      const failure = 'Readiness probe failed: HTTP probe failed with statuscode: 503';
      tell(namespace, await newPod(namespace, '2-unready'), failure);
      const ended = await watch(namespace, kind, '2-unready');
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'progress-deadline' });
      expect(ended.outcome.sentence).toContain(`container app runs, and is not ready: ${failure}`);
    },
  );

  it.each([
    ['StatefulSet', 1],
    ['DaemonSet', 2],
    ['Rollout', 2],
  ] as const)(
    '52: the pods of a %s that a quota denies are told with the message of the API server',
    async (kind, most) => {
      const namespace = await begun('quota', kind);
      kubectl(['create', 'quota', 'few', '-n', namespace, `--hard=pods=${most}`]);
      apply(namespace, manifest(kind, '2'));
      const ended = await watch(namespace, kind, '2', { timeout: kind === 'Rollout' ? '90s' : '15s' });
      expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'pods-denied' });
      expect(ended.outcome.sentence).toMatch(/is forbidden: exceeded quota: few.*; the version before serves/);
    },
  );

  it('52: the pods of a StatefulSet that PodSecurity denies are told with its message', async () => {
    const namespace = await begun('security', 'StatefulSet');
    kubectl(['label', 'namespace', namespace, 'pod-security.kubernetes.io/enforce=restricted']);
    apply(namespace, manifest('StatefulSet', '2'));
    const ended = await watch(namespace, 'StatefulSet', '2', { timeout: '15s' });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'pods-denied' });
    expect(ended.outcome.sentence).toContain('violates PodSecurity "restricted:latest"');
  });

  it('44: by our own deadline a Rollout fails by the trouble of its pods', async () => {
    const namespace = await begun('ours', 'Rollout');
    apply(
      namespace,
      manifest('Rollout', '2-broken').replace('progressDeadlineSeconds: 5', 'progressDeadlineSeconds: 600'),
    );
    const ended = await watch(namespace, 'Rollout', '2-broken', { timeout: '10s' });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'image-pull' });
    expect(ended.outcome.sentence).toMatch(/^after 10 s: .*pulling image.*; the version before serves/);
  });
});

describe.skipIf(world.kubeconfig === '').concurrent('the last lines of a container that crashes', () => {
  const lines = Array.from({ length: 10 }, (_, index) => `line ${index}`);

  /** A Deployment that crashes on a node that answers for its logs. */
  async function crashing(scenario: string) {
    const namespace = newNamespace(scenario);
    apply(namespace, manifest('Deployment', '2-crash', { pod: `nodeName: ${namespace}, ` }));
    return namespace;
  }

  it('are asked for once, by who may do no more than the documentation says', async () => {
    const asked: URLSearchParams[] = [];
    const namespace = await crashing('logs');
    await using _node = await nodeWithLogs(namespace, ({ query }) => {
      asked.push(query);
      return `${lines.join('\n')}\n\u001b[31mpassword=hunter2\u001b[0m\n`;
    });
    const kubeconfig = accountWith(documentedRules('The cluster'), namespace);
    const ended = await watch(namespace, 'Deployment', '2-crash', { kubeconfig });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'crash-loop' });
    expect(ended.outcome.sentence).toContain('nothing serves it: no pod is ready');
    const logs = ended.outcome.targets?.[0]?.assessment.logs ?? [];
    expect(logs).toMatchObject([{ container: 'app', lines: [...lines.slice(1), 'password=***'] }]);
    expect(ended.log).toContain('  | line 9');
    expect(asked.map((query) => Object.fromEntries(query))).toEqual([
      expect.objectContaining({ previous: 'true', tailLines: '10' }),
    ]);
  });

  it('that may not be read change no verdict, and the rule for it is noted', async () => {
    const namespace = await crashing('no-logs');
    await using _node = await nodeWithLogs(namespace, () => 'never');
    const rules = documentedRules('The cluster')
      .split('\n')
      .filter((rule) => !/pods\/log|events/.test(rule));
    const kubeconfig = accountWith(rules.join('\n'), namespace);
    const ended = await watch(namespace, 'Deployment', '2-crash', { kubeconfig });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'crash-loop' });
    expect(ended.outcome.targets?.[0]?.assessment.notes.join()).toContain('resources: ["pods/log"], verbs: ["get"]');
  });

  it('that do not come keep the verdict waiting for three seconds', async () => {
    const namespace = await crashing('slow-logs');
    let asked = 0;
    await using _node = await nodeWithLogs(namespace, () => {
      asked = Date.now();
      return undefined;
    });
    const ended = await watch(namespace, 'Deployment', '2-crash');
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'crash-loop' });
    expect(ended.outcome.targets?.[0]?.assessment.notes.join()).toContain('did not come within 3 s');
  });
});
