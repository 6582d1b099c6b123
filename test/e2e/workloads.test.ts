import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { withoutUndefined } from '../../src/data/fields.ts';
import { accountWith, documentedRules } from './accounts.ts';
import { it } from './rows.ts';
import { analysedSteps, apply, canary, gitopsDeploy, kubectl, metric, namespaces, world } from './world.ts';

const newNamespace = namespaces('w');
const image = (tag: string) => `registry.test/api:${tag}`;

/** What differs between the kinds: `spec` without the pod template. */
interface Made {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly spec?: string;
}

function manifest({ kind, spec = '' }: Made, tag: string): string {
  const replicas = kind === 'DaemonSet' ? '' : '\n  replicas: 3';
  const service = kind === 'StatefulSet' ? '\n  serviceName: api' : '';
  const deadline = kind === 'Deployment' ? '\n  progressDeadlineSeconds: 5' : '';
  return `apiVersion: apps/v1
kind: ${kind}
metadata: {name: api}
spec:${replicas}${service}${deadline}
  selector: {matchLabels: {app: api}}
  template: {metadata: {labels: {app: api}}, spec: {containers: [{name: app, image: "${image(tag)}"}]}}
${spec}`;
}

function cronJob(tag: string): string {
  const pod = `{spec: {restartPolicy: Never, containers: [{name: app, image: "${image(tag)}"}]}}`;
  return `{apiVersion: batch/v1, kind: CronJob, metadata: {name: api}, spec: {schedule: "0 0 1 1 *", jobTemplate: {spec: {template: ${pod}}}}}`;
}

interface WatchChoices {
  readonly timeout?: string;
  readonly kubeconfig?: string;
  readonly onLog?: (log: string) => void;
  readonly prepares?: true;
}

function watch(namespace: string, kind: string, tag: string, choices: WatchChoices = {}) {
  const { timeout = '90s', kubeconfig = world.kubeconfig } = choices;
  const words = ['--kubeconfig', kubeconfig, '--workload', `${kind}/${namespace}/api`, '--timeout', timeout];
  const { onLog, prepares } = choices;
  return gitopsDeploy(['watch', ...words, '--image', image(tag)], withoutUndefined({ onLog, prepares }));
}

/** A workload of its own in a namespace of its own, `:1` healthy; then with another image. */
async function updated(scenario: string, made: Made, tag: string) {
  const namespace = newNamespace(scenario);
  apply(namespace, manifest(made, '1'));
  const first = await watch(namespace, made.kind, '1', { prepares: true });
  expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  apply(namespace, manifest(made, tag));
  return namespace;
}

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Workloads other than Rollouts, on the real controllers. */
describe.skipIf(world.kubeconfig === '').concurrent('verdicts on workloads of apps/v1', () => {
  it.each(kinds)('51, 53: a %s is healthy once every pod is of the new version and ready', async (kind) => {
    const namespace = await updated(`good-${kind.toLowerCase()}`, { kind }, '2-slow');
    const ended = await watch(namespace, kind, '2-slow');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toBe(`${kind} ${namespace}/api is healthy: all 3 pods run it`);
    const pods = JSON.parse(kubectl(['get', 'pods', '-n', namespace, '-o', 'json'])).items as {
      readonly metadata: { readonly deletionTimestamp?: string };
      readonly spec: { readonly containers: readonly { readonly image: string }[] };
    }[];
    const left = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    expect(left.map(({ spec }) => spec.containers[0]?.image)).toEqual(Array(3).fill(image('2-slow')));
  });

  it.each([
    ['Deployment', '2-crash', 'crash-loop', /container app ended with exit code \d+, \d+ restarts/],
    ['Deployment', '2-broken', 'image-pull', /pulling image/],
    ['Deployment', '2-unready', 'progress-deadline', /pods updated/],
    ['StatefulSet', '2-broken', 'image-pull', /pulling image/],
    ['DaemonSet', '2-crash', 'crash-loop', /exit code/],
  ] as const)('53: a %s with the image %s fails by the trouble of its pods', async (kind, tag, reason, said) => {
    const namespace = await updated(`bad-${kind.toLowerCase()}-${tag.slice(2)}`, { kind }, tag);
    const ended = await watch(namespace, kind, tag, { timeout: kind === 'Deployment' ? '90s' : '15s' });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason });
    expect(ended.outcome.sentence).toMatch(said);
    expect(ended.exit).toBe(1);
  });

  it('52: pods that a quota denies fail with the message of the API server', async () => {
    const made = { kind: 'Deployment' } as const;
    const namespace = await updated('quota', made, '1');
    kubectl(['create', 'quota', 'few', '-n', namespace, '--hard=pods=3']);
    apply(namespace, manifest(made, '2'));
    const ended = await watch(namespace, 'Deployment', '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'pods-denied' });
    expect(ended.outcome.sentence).toMatch(/exceeded quota: few/);
  });

  it('52: a quota that is raised in time is waited for', async () => {
    const made = { kind: 'Deployment' } as const;
    const namespace = await updated('raised', made, '1');
    kubectl(['create', 'quota', 'few', '-n', namespace, '--hard=pods=3']);
    apply(namespace, manifest(made, '2'));
    const raised = wait(8000).then(() =>
      kubectl(['patch', 'quota', 'few', '-n', namespace, '-p', '{"spec":{"hard":{"pods":"9"}}}']),
    );
    const ended = await watch(namespace, 'Deployment', '2');
    await raised;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('53: a StatefulSet with a partition is done when the pods above it are, and says so', async () => {
    const spec = '  updateStrategy: {rollingUpdate: {partition: 1}}\n';
    const namespace = await updated('partition', { kind: 'StatefulSet', spec }, '2');
    const ended = await watch(namespace, 'StatefulSet', '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('2 of 3 pods run it, as its partition says');
  });

  it('53: a StatefulSet whose partition keeps every pod back is paused', async () => {
    const spec = '  updateStrategy: {rollingUpdate: {partition: 3}}\n';
    const namespace = await updated('kept-back', { kind: 'StatefulSet', spec }, '2');
    const ended = await watch(namespace, 'StatefulSet', '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
  });

  it('53: a DaemonSet that replaces two at a time is waited for to the last', async () => {
    const spec = '  updateStrategy: {rollingUpdate: {maxUnavailable: 2}}\n';
    const namespace = await updated('daemons', { kind: 'DaemonSet', spec }, '2-slow');
    const ended = await watch(namespace, 'DaemonSet', '2-slow');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('all 3 pods run it');
  });

  it.each([
    ['StatefulSet', 'partition: 1', '2-broken', 'image-pull', /pod api-2: .*pulling image/],
    ['DaemonSet', 'maxUnavailable: 2', '2-crash', 'crash-loop', /exit code/],
  ] as const)('53: a %s with %s and the image %s fails by its pods', async (kind, strategy, tag, reason, said) => {
    const spec = `  updateStrategy: {rollingUpdate: {${strategy}}}\n`;
    const namespace = await updated(`part-${kind.toLowerCase()}`, { kind, spec }, tag);
    const ended = await watch(namespace, kind, tag, { timeout: '15s' });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason });
    expect(ended.outcome.sentence).toMatch(said);
  });

  it.each(['StatefulSet', 'DaemonSet'] as const)('a %s that is updated OnDelete is paused', async (kind) => {
    const spec = '  updateStrategy: {type: OnDelete}\n';
    const namespace = await updated(`on-delete-${kind.toLowerCase()}`, { kind, spec }, '2');
    const paused = await watch(namespace, kind, '2');
    expect(paused.outcome, paused.log).toMatchObject({ outcome: 'paused', reason: 'update-on-delete' });
    kubectl(['delete', 'pods', '-n', namespace, '-l', 'app=api', '--wait=false']);
    const ended = await watch(namespace, kind, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('40: a Deployment with spec.paused is paused', async () => {
    const namespace = await updated('paused', { kind: 'Deployment' }, '1');
    apply(namespace, manifest({ kind: 'Deployment', spec: '  paused: true\n' }, '2'));
    const ended = await watch(namespace, 'Deployment', '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'paused-by-spec' });
  });

  it('54: scaled to zero, nothing runs, and that is said', async () => {
    const namespace = newNamespace('zero');
    apply(namespace, manifest({ kind: 'Deployment' }, '1').replace('replicas: 3', 'replicas: 0'));
    const ended = await watch(namespace, 'Deployment', '1');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'nothing-runs' });
  });

  it('55: of a CronJob there is nothing to roll out', async () => {
    const namespace = newNamespace('cron');
    apply(namespace, cronJob('1'));
    const ended = await watch(namespace, 'CronJob', '1');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'nothing-to-roll-out' });
    const other = await watch(namespace, 'CronJob', '2', { timeout: '3s' });
    expect(other.outcome, other.log).toMatchObject({ outcome: 'errored', reason: 'deadline-exceeded' });
  });

  it('a Deployment that is deleted while we watch has disappeared', async () => {
    const namespace = await updated('gone', { kind: 'Deployment' }, '2-unready');
    let log = '';
    const ending = watch(namespace, 'Deployment', '2-unready', {
      onLog: (said) => {
        log = said;
      },
    });
    while (!log.includes('pods updated')) await wait(100);
    kubectl(['delete', 'deployment', 'api', '-n', namespace]);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'disappeared' });
  });
});

function referring(tag: string, steps: string): string {
  const deployment = manifest({ kind: 'Deployment' }, tag).replace('replicas: 3', 'replicas: 0');
  return `${deployment}---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: api}
spec:
  replicas: 2
  progressDeadlineSeconds: 5
  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: api}
  strategy: {canary: {steps: ${steps}}}
`;
}

describe.skipIf(world.kubeconfig === '').concurrent('a Rollout that refers to a Deployment', () => {
  it('56: is watched by both generations, and ends well or badly', async () => {
    const namespace = newNamespace('reference');
    const steps = '[{setWeight: 50}, {pause: {duration: 2s}}]';
    apply(namespace, referring('1', steps));
    const first = await watch(namespace, 'Rollout', '1', { prepares: true });
    expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    apply(namespace, referring('2', steps));
    const good = await watch(namespace, 'Rollout', '2');
    expect(good.outcome, good.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    apply(namespace, referring('3-broken', steps));
    const bad = await watch(namespace, 'Rollout', '3-broken');
    expect(bad.outcome, bad.log).toMatchObject({ outcome: 'failed', reason: 'image-pull' });
  });

  it('56: is not believed while the Deployment has not been seen', async () => {
    const namespace = newNamespace('unseen');
    apply(namespace, referring('1', '[]'));
    expect((await watch(namespace, 'Rollout', '1', { prepares: true })).outcome.reason).toBe('healthy');
    kubectl(['delete', 'deployment', 'api', '-n', namespace]);
    const gone = await watch(namespace, 'Rollout', '1', { timeout: '4s' });
    expect(gone.outcome, gone.log).toMatchObject({ outcome: 'errored', reason: 'workload-not-found' });
    expect(gone.outcome.sentence).toContain('takes its pods from Deployment api');
  });
});

describe.skipIf(world.kubeconfig === '').concurrent('a ServiceAccount', () => {
  it('with the Roles that the documentation shows watches every kind', async () => {
    const namespace = newNamespace('role');
    const kubeconfig = accountWith(documentedRules('The cluster'), namespace);
    const named = (kind: string, text: string) => text.replaceAll('name: api', `name: api-${kind.toLowerCase()}`);
    const manifests = {
      ...Object.fromEntries(kinds.map((kind) => [kind, manifest({ kind }, '1')])),
      CronJob: cronJob('1'),
    };
    for (const [kind, text] of Object.entries(manifests)) {
      apply(namespace, named(kind, text).replaceAll('app: api', `app: ${kind}`));
    }
    apply(namespace, named('Rollout', referring('1', '[]')).replaceAll('app: api', 'app: Rollout'));
    const wanted = [...Object.keys(manifests), 'Rollout'].flatMap((kind) => [
      '--workload',
      `${kind}/${namespace}/api-${kind.toLowerCase()}`,
    ]);
    const words = ['--kubeconfig', kubeconfig, '--timeout', '60s', '--image', image('1')];
    const ended = await gitopsDeploy(['watch', ...words, ...wanted]);
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    for (const kind of ['StatefulSet', 'DaemonSet', 'CronJob']) expect(ended.outcome.sentence).toContain(kind);
  });

  it.each(['Deployment', 'Rollout'])('63: that may read nothing ends errored, forbidden, for a %s', async (kind) => {
    const namespace = newNamespace(`nothing-${kind.toLowerCase()}`);
    const ended = await watch(namespace, kind, '1', { timeout: '20s', kubeconfig: accountWith('', namespace) });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
  });

  it.each([
    [0.99, { outcome: 'succeeded', reason: 'healthy' }, 'its analysis cannot be seen'],
    [0.5, { outcome: 'failed', reason: 'rollout-aborted' }, 'Metric "success-rate" assessed Failed'],
  ] as const)(
    '62: that may read Rollouts and no AnalysisRuns gets the verdict without values (%d)',
    async (value, right, words) => {
      const namespace = newNamespace(`no-runs-${value * 100}`);
      const rules = documentedRules('The cluster').replace(/, analysisruns|analysisruns, /, '');
      expect(rules).not.toContain('analysisruns');
      const kubeconfig = accountWith(rules, namespace);
      apply(namespace, canary(namespace, image('1'), analysedSteps));
      expect((await watch(namespace, 'Rollout', '1', { kubeconfig, prepares: true })).outcome.reason).toBe('healthy');
      await metric(namespace, value);
      apply(namespace, canary(namespace, image('2'), analysedSteps));
      const ended = await watch(namespace, 'Rollout', '2', { kubeconfig });
      expect(ended.outcome, ended.log).toMatchObject(right);
      expect(ended.outcome.sentence).toContain(words);
    },
  );

  it('that may not read Deployments is told so for a Rollout that refers to one', async () => {
    const namespace = newNamespace('no-deployments');
    const rules = documentedRules('The cluster').replace('deployments, ', '');
    apply(namespace, referring('1', '[]'));
    const ended = await watch(namespace, 'Rollout', '1', { timeout: '20s', kubeconfig: accountWith(rules, namespace) });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
    expect(ended.outcome.sentence).toContain('deployments');
  });
});
