import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { accountWith, documentedRules } from './accounts.ts';
import { it } from './rows.ts';
import { SecondController } from './second-controller.ts';
import type { CommandEnd } from './world.ts';
import {
  apply,
  canary,
  folderWith,
  gitopsDeploy,
  kubectl,
  listener,
  metric,
  namespaces,
  setImage,
  until,
  world,
} from './world.ts';

const newNamespace = namespaces('s');
const image = (tag: string) => `registry.test/api:${tag}`;
const gated = '[{setWeight: 50}, {pause: {}}, {setWeight: 100}]';
const analysis = '{analysis: {templates: [{templateName: success-rate}]}}';

function field(namespace: string, path: string, what = 'rollout/api'): string {
  return kubectl(['get', what, '-n', namespace, '-o', `jsonpath={${path}}`]);
}

function pauseReason(namespace: string): string {
  return field(namespace, '.status.pauseConditions[*].reason');
}

interface Choices {
  readonly kubeconfig?: string;
  readonly more?: readonly string[];
  readonly onLog?: (log: string) => void;
}

function rollout(verb: string, namespace: string, choices: Choices = {}): Promise<CommandEnd> {
  const { kubeconfig = world.kubeconfig, more = [], onLog } = choices;
  const words = ['rollout', verb, `${namespace}/api`, ...more, '--kubeconfig', kubeconfig];
  return gitopsDeploy(words, onLog === undefined ? {} : { onLog });
}

async function isHealthy(namespace: string): Promise<void> {
  await until(() => field(namespace, '.status.phase') === 'Healthy', 90_000);
}

/** A canary of its own in a namespace of its own, with `:1` healthy, and then another image. */
async function begun(scenario: string, steps: string, tag = '2', change = (text: string) => text): Promise<string> {
  const namespace = newNamespace(scenario);
  apply(namespace, change(canary(namespace, image('1'), steps)));
  await isHealthy(namespace);
  setImage(namespace, image(tag));
  return namespace;
}

async function atGate(scenario: string): Promise<string> {
  const namespace = await begun(scenario, gated);
  await until(() => pauseReason(namespace) === 'CanaryPauseStep');
  return namespace;
}

function blueGreen(text: string): string {
  const service = (name: string) =>
    `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {app: api}, ports: [{port: 80}]}}`;
  const own = text.slice(0, text.indexOf('    canary:'));
  return `${service('active')}\n---\n${service('preview')}\n---\n${own}    blueGreen: {activeService: active, previewService: preview, autoPromotionEnabled: false}\n`;
}

const done = { outcome: 'succeeded', reason: 'done' };

describe.skipIf(world.kubeconfig === '').concurrent('rollout', () => {
  it('under the Role of the documentation does everything, and says what is so already', async () => {
    const namespace = newNamespace('role');
    const kubeconfig = accountWith(documentedRules('Steering Rollouts'), namespace);
    apply(namespace, canary(namespace, image('1'), gated));
    await isHealthy(namespace);
    setImage(namespace, image('2'));
    await until(() => pauseReason(namespace) === 'CanaryPauseStep');
    const ask = async (verb: string) => (await rollout(verb, namespace, { kubeconfig })).outcome;
    expect(await ask('pause')).toMatchObject(done);
    expect(field(namespace, '.spec.paused')).toBe('true');
    expect(await ask('pause')).toMatchObject({ outcome: 'succeeded', reason: 'already-so' });
    expect(await ask('abort')).toMatchObject(done);
    expect(field(namespace, '.status.abortedAt')).not.toBe('');
    expect(await ask('abort')).toMatchObject({ outcome: 'succeeded', reason: 'already-so' });
    expect(await ask('promote')).toMatchObject({ outcome: 'errored', reason: 'nothing-to-act-on' });
    expect(await ask('resume')).toMatchObject(done);
    expect(await ask('retry')).toMatchObject(done);
    await until(() => pauseReason(namespace) === 'CanaryPauseStep');
    const promoted = await ask('promote');
    expect(promoted).toMatchObject(done);
    expect(promoted.sentence).toContain('was promoted past its pause at step 2 of 3');
    await isHealthy(namespace);
  });

  it('under the same Role goes past everything where that is asked for', async () => {
    const namespace = await atGate('role-full');
    const kubeconfig = accountWith(documentedRules('Steering Rollouts'), namespace);
    const ask = async (verb: string) => (await rollout(verb, namespace, { kubeconfig })).outcome;
    const full = await ask('promote-full');
    expect(full).toMatchObject(done);
    expect(full.sentence).toContain('steps, pauses and analysis are skipped');
    await isHealthy(namespace);
    expect(await ask('promote')).toMatchObject({ outcome: 'errored', reason: 'nothing-to-act-on' });
    expect(await ask('promote-full')).toMatchObject({ outcome: 'succeeded', reason: 'already-so' });
  });

  it('that may only read is told the Role to apply, and has changed nothing', async () => {
    const namespace = await atGate('reader');
    const kubeconfig = accountWith(documentedRules('The cluster'), namespace);
    for (const verb of ['abort', 'pause']) {
      const { outcome } = await rollout(verb, namespace, { kubeconfig });
      expect(outcome).toMatchObject({
        outcome: 'errored',
        reason: 'forbidden',
        remedy: expect.stringContaining('resources: ["rollouts/status"], verbs: ["patch"]'),
      });
    }
    const { outcome } = await rollout('abort', namespace, { kubeconfig: accountWith('', namespace) });
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
    expect(field(namespace, '.status.phase')).toBe('Paused');
    expect(field(namespace, '.spec.paused')).toBe('');
  });

  it('promote ends an analysis step that runs, and goes past one that is inconclusive', async () => {
    const steps = `[{setWeight: 50}, ${analysis}, {pause: {}}]`;
    const namespace = newNamespace('analysis');
    apply(namespace, canary(namespace, image('1'), steps).replace('count: 3', 'count: 300'));
    await isHealthy(namespace);
    await metric(namespace, 0.99);
    setImage(namespace, image('2'));
    await until(() => field(namespace, '.status.canary.currentStepAnalysisRunStatus.status') === 'Running');
    const running = await rollout('promote', namespace);
    expect(running.outcome, running.log).toMatchObject(done);
    await until(() => pauseReason(namespace) === 'CanaryPauseStep');
    await metric(namespace, 0.92);
    setImage(namespace, image('3'));
    await until(() => pauseReason(namespace) === 'InconclusiveAnalysisRun');
    const past = await rollout('promote', namespace);
    expect(past.outcome, past.log).toMatchObject(done);
    expect(past.outcome.sentence).toContain('past its inconclusive analysis at step 2 of 3');
    await until(() => pauseReason(namespace) === 'CanaryPauseStep');
  });

  it('steers a blue-green rollout: abort, retry, promote', async () => {
    const namespace = await begun('blue-green', '[]', '2', blueGreen);
    await until(() => pauseReason(namespace) === 'BlueGreenPause');
    for (const verb of ['abort', 'retry']) {
      const ended = await rollout(verb, namespace);
      expect(ended.outcome, ended.log).toMatchObject(done);
    }
    // its preview still stands: the controller waits for no promotion
    await isHealthy(namespace);
    setImage(namespace, image('3'));
    await until(() => pauseReason(namespace) === 'BlueGreenPause');
    const ended = await rollout('promote', namespace);
    expect(ended.outcome, ended.log).toMatchObject(done);
    await isHealthy(namespace);
    expect(field(namespace, '.status.stableRS')).toBe(field(namespace, '.status.currentPodHash'));
  });

  it('asks several, and one that is not there hides nothing of the others', async () => {
    const namespace = await atGate('several');
    const ended = await rollout('abort', namespace, { more: [`${namespace}/gone`] });
    expect(ended.exit).toBe(2);
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'workload-not-found' });
    expect(ended.outcome).toMatchObject({ rollouts: [{ reason: 'done' }, { reason: 'workload-not-found' }] });
    expect(field(namespace, '.status.abort')).toBe('true');
  });

  it('asks the Rollouts of an environment, or of one of its targets, each on its cluster', async () => {
    const [eu, us] = await Promise.all([atGate('eu'), atGate('us')]);
    const target = (name: string, namespace: string) => `
    - name: ${name}
      cluster: ${name}
      edits: [{file: apps/${name}.yaml, path: .image.tag}]
      workloads: [{namespace: ${namespace}, name: api}, {kind: Deployment, namespace: ${namespace}, name: other}]`;
    const folder = folderWith({
      '.gitops-deploy.yaml': `application: api
image: {name: registry.test/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
clusters: {eu: {kubeconfig: "env:KUBECONFIG_EU"}, us: {kubeconfig: "env:KUBECONFIG_US"}}
environments:
  production:
    targets:${target('eu', eu)}${target('us', us)}
`,
    });
    const environment = { KUBECONFIG_EU: world.kubeconfig, KUBECONFIG_US: world.kubeconfig };
    const ask = (...words: readonly string[]) =>
      gitopsDeploy(['rollout', ...words, '--environment', 'production'], { folder, environment });
    const one = await ask('promote', '--target', 'us');
    expect(one.outcome, one.log).toMatchObject(done);
    await isHealthy(us);
    expect(field(eu, '.status.phase')).toBe('Paused');
    const both = await ask('abort');
    expect(both.outcome, both.log).toMatchObject({ outcome: 'errored', reason: 'nothing-to-act-on' });
    expect(both.outcome).toMatchObject({ rollouts: [{ reason: 'done' }, { reason: 'nothing-to-act-on' }] });
    const shown = await ask('status');
    expect(shown.outcome, shown.log).toMatchObject({ workloads: [{ state: 'aborted' }, { state: 'healthy' }] });
    const wrong = await ask('abort', '--target', 'asia');
    expect(wrong.outcome.sentence).toContain('production has no target "asia"; it has eu, us');
  });

  it('says where Git takes a pause back', async () => {
    const namespace = newNamespace('in-git');
    const named = (text: string) => text.replace('  replicas: 2\n', '  replicas: 2\n  paused: false\n');
    apply(namespace, named(canary(namespace, image('1'), gated)));
    await isHealthy(namespace);
    const note = async () => {
      const { outcome, log } = await rollout('pause', namespace);
      expect(outcome, log).toMatchObject(done);
      return JSON.stringify(outcome);
    };
    expect(await note()).toContain('spec.paused stands in the manifest that was applied last');
    const serverSide = ['apply', '-n', namespace, '--server-side', '--force-conflicts', '--field-manager', 'argocd'];
    apply(namespace, canary(namespace, image('1'), gated));
    kubectl(['patch', 'rollout', 'api', '-n', namespace, '--type', 'merge', '-p', '{"spec":{"paused":false}}']);
    expect(await note()).not.toContain('spec.paused stands');
    kubectl([...serverSide, '-f', '-'], named(canary(namespace, image('1'), gated)));
    expect(await note()).toContain('spec.paused stands in');
  });

  it('steers a Rollout that refers to a Deployment', async () => {
    const namespace = newNamespace('referring');
    const deployment = (tag: string) =>
      `{apiVersion: apps/v1, kind: Deployment, metadata: {name: api}, spec: {replicas: 0, selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: app, image: "${image(tag)}"}]}}}}`;
    const referring = `{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: api}, spec: {replicas: 2, selector: {matchLabels: {app: api}}, workloadRef: {apiVersion: apps/v1, kind: Deployment, name: api}, strategy: {canary: {steps: ${gated}}}}}`;
    apply(namespace, `${deployment('1')}\n---\n${referring}`);
    await isHealthy(namespace);
    apply(namespace, deployment('2'));
    await until(() => pauseReason(namespace) === 'CanaryPauseStep');
    const ended = await rollout('promote', namespace);
    expect(ended.outcome, ended.log).toMatchObject(done);
    await isHealthy(namespace);
  });
});

/** The last write of the controller as it comes to a pause: after it nothing moves by itself. */
function tellsPause(status: object): boolean {
  const conditions = 'conditions' in status && Array.isArray(status.conditions) ? status.conditions : [];
  return !('pauseConditions' in status) && conditions.some((one) => one.type === 'Paused' && one.status === 'True');
}

/** A controller's answer is held, so that what is written meanwhile is lost to it, as happens by itself under load. */
describe.skipIf(world.kubeconfig === '')('what the controller has lost', () => {
  let controller: SecondController;
  beforeAll(async () => {
    controller = await SecondController.start();
  });
  afterAll(() => controller?.[Symbol.asyncDispose]());

  const labelled = (text: string) =>
    text.replace(
      'kind: Rollout\nmetadata: {name: api}',
      `kind: Rollout\nmetadata: {name: api, labels: {${SecondController.label}}}`,
    );

  it.each([
    ['abort', '.status.abort', 'true', '.status.abortedAt', ''],
    ['promote', '.status.pauseConditions', '', '.status.controllerPause', 'true'],
    ['promote-full', '.status.promoteFull', 'true', '.status.currentStepIndex', '1'],
    ['resume', '.status.pauseConditions', '', '.status.controllerPause', 'true'],
  ] as const)('66: %s is seen through by a nudge', async (verb, written, as, untouched, still) => {
    const namespace = newNamespace(`lost-${verb}`);
    apply(namespace, labelled(canary(namespace, image('1'), gated)));
    await isHealthy(namespace);
    const held = controller.hold(namespace, tellsPause);
    setImage(namespace, image('2'));
    await held.answered;
    const { heard, onLog } = listener();
    const sent = Promise.withResolvers<void>();
    const ending = rollout(verb, namespace, {
      onLog: (log) => {
        onLog(log);
        if (log.includes(`${verb} was sent`)) sent.resolve();
      },
    });
    await Promise.race([sent.promise, ending]);
    await wait(1000);
    expect(heard.log).not.toContain('nudged');
    held.release();
    await wait(2000);
    expect(heard.log, 'it is released in time').not.toContain('nudged');
    expect([field(namespace, written), field(namespace, untouched)], 'the controller misses it').toEqual([as, still]);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject(done);
    expect(ended.outcome.sentence).toContain('had missed it and was nudged');
    await until(() => field(namespace, untouched) !== still);
    expect(field(namespace, '.metadata.annotations')).not.toContain('nudged');
  });
});
