import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { withoutUndefined } from '../../src/data/fields.ts';
import { it } from './rows.ts';
import type { CommandEnd } from './world.ts';
import {
  analysedSteps,
  apply,
  canary,
  gitopsDeploy,
  kubectl,
  listener,
  metric,
  namespaces,
  setImage,
  until,
  world,
} from './world.ts';

const newNamespace = namespaces('r');

const image = (tag: string) => `registry.test/api:${tag}`;

interface WatchChoices {
  readonly timeout?: string;
  readonly onPause?: 'wait';
  readonly rollouts?: readonly string[];
  readonly image?: string;
  readonly onLog?: (log: string) => void;
  readonly prepares?: true;
}

function watch(namespace: string, tag: string, choices: WatchChoices = {}): Promise<CommandEnd> {
  const { timeout = '90s', onPause, rollouts = ['api'], onLog, prepares } = choices;
  const words = ['--kubeconfig', world.kubeconfig, '--timeout', timeout, '--image', choices.image ?? image(tag)];
  const named = rollouts.flatMap((name) => ['--rollout', `${namespace}/${name}`]);
  const more = onPause === undefined ? [] : ['--on-pause', onPause];
  return gitopsDeploy(['watch', ...words, ...named, ...more], withoutUndefined({ onLog, prepares }));
}

/** A watch that goes on, and a wait for what it says. */
function watching(namespace: string, tag: string, choices: WatchChoices = {}) {
  const { heard, onLog } = listener();
  const ending = watch(namespace, tag, { ...choices, onLog });
  return { ending, said: (text: string) => until(() => heard.log.includes(text)) };
}

/** What a watch says of a version that is not there yet. */
const stillBefore = `still has ${image('1')}`;

/** A watch that sees the image change, however long it takes to begin. */
async function changed(namespace: string, tag: string): Promise<CommandEnd> {
  const { ending, said } = watching(namespace, tag);
  await said(stillBefore);
  setImage(namespace, image(tag));
  return ending;
}

function patchSpec(namespace: string, patch: object, kind = 'rollout', name = 'api'): void {
  kubectl(['patch', kind, name, '-n', namespace, '--type', 'merge', '-p', JSON.stringify(patch)]);
}

function plugin(...words: readonly string[]): void {
  kubectl(['argo', 'rollouts', ...words]);
}

function field(namespace: string, path: string, what = 'rollout/api'): string {
  return kubectl(['get', what, '-n', namespace, '-o', `jsonpath={${path}}`]);
}

/** A canary of its own in a namespace of its own, with `:1` healthy. */
async function begun(scenario: string, steps = analysedSteps, change = (text: string) => text): Promise<string> {
  const namespace = newNamespace(scenario);
  apply(namespace, change(canary(namespace, image('1'), steps)));
  const first = await watch(namespace, '1', { prepares: true });
  expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  return namespace;
}

const withAnalysis = (where: string) => (text: string) =>
  text.replace('    canary:\n', `    canary:\n      ${where}: {templates: [{templateName: success-rate}]}\n`);

function blueGreen(namespace: string, strategy: string): string {
  const service = (name: string) =>
    `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {app: api}, ports: [{port: 80}]}}`;
  const text = canary(namespace, image('1'), '[]');
  const own = text.slice(0, text.indexOf('    canary:'));
  return `${service('active')}\n---\n${service('preview')}\n---\n${own}    blueGreen: {activeService: active, previewService: preview, ${strategy}}\n`;
}

async function blueGreenBegun(scenario: string, strategy: string): Promise<string> {
  const namespace = newNamespace(scenario);
  apply(namespace, blueGreen(namespace, strategy));
  const first = await watch(namespace, '1', { prepares: true });
  expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  return namespace;
}

const gated = '[{setWeight: 50}, {pause: {}}, {setWeight: 100}]';
const templates = '{templates: [{templateName: success-rate}]}';

/** Rows of the list of verdicts that are about Argo Rollouts alone, each on the real controller. */
describe.skipIf(world.kubeconfig === '').concurrent('verdicts on Rollouts', () => {
  it('11: another image in mid-canary supersedes ours', async () => {
    const namespace = await begun('replaced', gated);
    setImage(namespace, image('2'));
    const { ending, said } = watching(namespace, '2', { onPause: 'wait' });
    await said('waits at step 2 of 3');
    setImage(namespace, image('3'));
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'superseded', reason: 'image-replaced' });
  });

  it('12: the old image put back in mid-canary fails', async () => {
    const namespace = await begun('put-back', gated);
    const { ending, said } = watching(namespace, '2', { onPause: 'wait' });
    await said(stillBefore);
    setImage(namespace, image('2'));
    await said('waits at step 2 of 3');
    setImage(namespace, image('1'));
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'rolled-back-by-another' });
  });

  it('26: a background analysis that fails late fails by its metric', async () => {
    const steps = '[{setWeight: 50}, {pause: {duration: 30s}}, {setWeight: 100}]';
    const namespace = await begun('background', steps, (text) =>
      withAnalysis('analysis')(text).replace('    count: 3\n', ''),
    );
    await metric(namespace, 0.99);
    setImage(namespace, image('2'));
    const { ending, said } = watching(namespace, '2');
    await said('success-rate measured');
    await metric(namespace, 0.5);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(ended.outcome.sentence).toMatch(/success-rate measured .*0\.5/);
  });

  it.each([
    [27, 'pre', 'prePromotionAnalysis', 'active never switched'],
    [28, 'post', 'postPromotionAnalysis', 'active switched back'],
  ] as const)('%i: a %s-promotion analysis that fails fails', async (_, name, field_, served) => {
    const namespace = await blueGreenBegun(`${name}-promotion`, `autoPromotionEnabled: true, ${field_}: ${templates}`);
    const active = () => field(namespace, '.spec.selector.rollouts-pod-template-hash', 'service/active');
    const before = active();
    await metric(namespace, 0.5);
    const ended = await changed(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(ended.outcome.sentence).toContain('0.5');
    expect(ended.outcome.sentence).toContain(served);
    await until(() => active() === before);
  });

  it.each([
    ['Inconclusive', 'len(result) > 0', 'len(result) > 0', 'paused', 'analysis-without-data'],
    ['Failed', 'len(result) > 0', 'len(result) == 0', 'failed', 'analysis-without-data'],
    ['Error', 'result[0] >= 0.95', 'result[0] < 0.90', 'errored', 'analysis-without-data'],
    ['Successful', 'len(result) == 0', 'len(result) > 0', 'succeeded', 'healthy-without-data'],
  ] as const)('31: no data, and the run is %s', async (phase, success, failure, outcome, reason) => {
    const namespace = await begun(`no-data-${phase.toLowerCase()}`, analysedSteps, (text) =>
      text
        .replace(/successCondition: .*/, `successCondition: "${success}"`)
        .replace(/failureCondition: .*/, `failureCondition: "${failure}"`),
    );
    const ended = await changed(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome, reason });
  });

  it('32: a dry-run metric that fails is shown, and decides nothing', async () => {
    const namespace = newNamespace('dry-run');
    const failing = `  - name: latency
    interval: 1s
    count: 1
    successCondition: len(result) > 0 && result[0] > 1000
    provider: {prometheus: {query: 'app_success_rate{app="${namespace}"}'}}
  dryRun: [{metricName: latency}]
---`;
    apply(namespace, canary(namespace, image('1'), analysedSteps).replace('---', failing));
    expect((await watch(namespace, '1')).outcome.outcome).toBe('succeeded');
    await metric(namespace, 0.99);
    const ended = await changed(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('analysis passed');
  });

  it('34: after an abort and a retry the newest run counts', async () => {
    const namespace = await begun('retry');
    await metric(namespace, 0.5);
    expect((await changed(namespace, '2')).outcome.reason).toBe('analysis-failed');
    await metric(namespace, 0.99);
    plugin('retry', 'rollout', 'api', '-n', namespace);
    await until(() => field(namespace, '.status.abort') !== 'true');
    const ended = await watch(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('analysis passed');
  });

  it('35, 36: a template that is missing may come; one that does not fails as an invalid specification', async () => {
    const steps = '[{setWeight: 50}, {analysis: {templates: [{templateName: late}]}}]';
    const [comes, stays] = [newNamespace('template-late'), newNamespace('template-missing')];
    for (const namespace of [comes, stays]) apply(namespace, canary(namespace, image('1'), '[]'));
    for (const namespace of [comes, stays]) expect((await watch(namespace, '1')).outcome.outcome).toBe('succeeded');
    await metric(comes, 0.99);
    for (const namespace of [comes, stays]) apply(namespace, canary(namespace, image('2'), steps));
    const watching = Promise.all([watch(comes, '2'), watch(stays, '2')]);
    await until(() => field(comes, '.status.phase') === 'Degraded');
    await wait(4000);
    apply(
      comes,
      canary(comes, image('2'), steps).replace('{name: success-rate}', '{name: late}').split('---')[0] ?? '',
    );
    const [well, badly] = await watching;
    expect(well.outcome, well.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(badly.outcome, badly.log).toMatchObject({ outcome: 'failed', reason: 'invalid-spec' });
  });

  it('39: blue-green that waits for a promotion is paused; promoted, it is healthy', async () => {
    const namespace = await blueGreenBegun('promotion', 'autoPromotionEnabled: false');
    const paused = await changed(namespace, '2');
    expect(paused.outcome, paused.log).toMatchObject({ outcome: 'paused', reason: 'manual-promotion' });
    plugin('promote', 'api', '-n', namespace);
    const ended = await watch(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('40: spec.paused is paused', async () => {
    const namespace = await begun('spec-paused', '[{setWeight: 50}, {pause: {duration: 3s}}]');
    patchSpec(namespace, { spec: { paused: true } });
    const ended = await changed(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'paused-by-spec' });
  });

  it('41: a gate that a person opens while we wait is gone on with', async () => {
    const namespace = await begun('opened', gated);
    setImage(namespace, image('2'));
    const { ending, said } = watching(namespace, '2', { onPause: 'wait' });
    await said('waits at step 2 of 3 to be promoted');
    plugin('promote', 'api', '-n', namespace);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('42: promoted in full in mid-analysis it is healthy, and no analysis is claimed', async () => {
    const namespace = await begun('in-full', analysedSteps, (text) => text.replace('count: 3', 'count: 90'));
    await metric(namespace, 0.99);
    setImage(namespace, image('2'));
    const { ending, said } = watching(namespace, '2');
    await said('success-rate measured');
    plugin('promote', 'api', '--full', '-n', namespace);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('analysis skipped');
  });

  it('42: promoted in full before its analysis has begun it is healthy, and no analysis is claimed', async () => {
    const namespace = await begun('skipped', gated.replace(', {setWeight: 100}', `, {analysis: ${templates}}`));
    setImage(namespace, image('2'));
    const { ending, said } = watching(namespace, '2', { onPause: 'wait' });
    await said('waits at step 2 of 3');
    plugin('promote', 'api', '--full', '-n', namespace);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('analysis skipped');
  });

  it.each([
    [44, '2-broken', 'image-pull', /pulling image/],
    [45, '2-crash', 'crash-loop', /exit code 1, \d+ restarts/],
  ] as const)('%i: a canary with the image %s fails by the trouble of its pods', async (_, tag, reason, said) => {
    const namespace = await begun(`pods-${tag.slice(2)}`, '[{setWeight: 50}, {pause: {duration: 1s}}]');
    const ended = await changed(namespace, tag);
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason });
    expect(ended.outcome.sentence).toMatch(said);
  });

  it('48: the progress deadline with progressDeadlineAbort is an abort', async () => {
    const namespace = await begun('deadline-abort', '[]', (text) =>
      text.replace('progressDeadlineSeconds: 5', 'progressDeadlineSeconds: 5\n  progressDeadlineAbort: true'),
    );
    const ended = await changed(namespace, '2-unready');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    // the controller names it for a moment only
    expect(ended.outcome.sentence).toMatch(/ProgressDeadlineExceeded|by its progress deadline/);
  });

  it('49: pods that no node takes fail with the message of the scheduler', async () => {
    const namespace = await begun('unschedulable', '[]');
    apply(
      namespace,
      canary(namespace, image('2'), '[]')
        .replace('memory: 128Mi', 'memory: 900Gi')
        .replace('memory: 256Mi', 'memory: 900Gi'),
    );
    const ended = await watch(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'unschedulable' });
    expect(ended.outcome.sentence).toMatch(/Insufficient memory/);
  });

  it('50: two Rollouts of which one is healthy and one aborted are partial, both named', async () => {
    const namespace = await begun('two');
    const other = canary(namespace, image('1'), '[]').split('---')[1] ?? '';
    apply(namespace, other.replace('{name: api}', '{name: web}').replaceAll('app: api', 'app: web'));
    await metric(namespace, 0.5);
    for (const name of ['api', 'web']) setImage(namespace, image('2'), name);
    // healthy with the new version: its phase alone may be of the one before
    const web = (path: string) => field(namespace, path, 'rollout/web');
    await until(
      () => web('.status.observedGeneration') === web('.metadata.generation') && web('.status.phase') === 'Healthy',
    );
    const ended = await watch(namespace, '2', { rollouts: ['api', 'web'] });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'partial' });
    for (const name of ['api', 'web']) expect(ended.outcome.sentence).toContain(`${namespace}/${name}`);
  });

  it('54: a Rollout that is scaled to zero runs nothing, and that is said', async () => {
    const namespace = newNamespace('zero');
    apply(namespace, canary(namespace, image('1'), '[]').replace('replicas: 2', 'replicas: 0'));
    const ended = await watch(namespace, '1');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'nothing-runs' });
  });

  it('57: a digest in the specification is ours where it is that of the image', async () => {
    const namespace = await begun('digest', '[]');
    const digest = `sha256:${'ab'.repeat(32)}`;
    setImage(namespace, `registry.test/api@${digest}`);
    const ended = await watch(namespace, '', { image: `registry.test/api:2@${digest}` });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('64: our own deadline passes while it progresses: where it stands is told', async () => {
    const namespace = await begun('our-deadline', '[{setWeight: 50}, {pause: {duration: 60s}}]');
    setImage(namespace, image('2'));
    const ended = await watch(namespace, '2', { timeout: '6s' });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'deadline-exceeded' });
    expect(ended.outcome.sentence).toMatch(/timed pause of 60 s at step 2 of 2/);
  });

  it('75: a Rollout that is deleted while we watch has disappeared', async () => {
    const namespace = await begun('deleted', gated);
    setImage(namespace, image('2'));
    const { ending, said } = watching(namespace, '2', { onPause: 'wait' });
    await said('waits at step 2 of 3');
    kubectl(['delete', 'rollout', 'api', '-n', namespace]);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'disappeared' });
  });

  it('80: an Experiment that fails fails as that', async () => {
    const steps = `[{setWeight: 50}, {experiment: {duration: 20s, templates: [{name: new, specRef: canary}], analyses: [{name: rate, templateName: success-rate}]}}]`;
    const namespace = await begun('experiment', steps);
    await metric(namespace, 0.5);
    const ended = await changed(namespace, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'experiment-failed' });
  });

  it('81: an HPA that scales in mid-canary changes nothing', async () => {
    const namespace = await begun('scaled', '[{setWeight: 50}, {pause: {duration: 10s}}]');
    const { ending, said } = watching(namespace, '2');
    await said(stillBefore);
    setImage(namespace, image('2'));
    await said('timed pause');
    // what an HPA does
    kubectl(['scale', 'rollout', 'api', '-n', namespace, '--replicas', '5']);
    const ended = await ending;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(field(namespace, '.status.availableReplicas')).toBe('5');
  });
});
