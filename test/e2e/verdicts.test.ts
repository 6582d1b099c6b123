import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { it, noteMeanwhile } from './rows.ts';
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
  patchStatus,
  setImage,
  until,
  world,
} from './world.ts';

const newNamespace = namespaces('v');
const image = (tag: string) => `registry.test/api:${tag}`;

/** A Rollout of its own in a namespace of its own, with image `:1` healthy. */
async function rollout(scenario: string, steps = analysedSteps): Promise<Scenario> {
  const name = newNamespace(scenario);
  apply(name, canary(name, 'registry.test/api:1', steps));
  const first = await watch(name, '1', { prepares: true });
  expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  return { name, first: first.outcome.sentence };
}

interface Scenario {
  readonly name: string;
  readonly first: string;
}

function watch(namespace: string, tag: string, options: Parameters<typeof gitopsDeploy>[1] = {}) {
  const words = ['--kubeconfig', world.kubeconfig, '--rollout', `${namespace}/api`, '--timeout', '90s'];
  return gitopsDeploy(['watch', ...words, '--image', `registry.test/api:${tag}`], options);
}

/** A watch that sees the image change, however long it takes to begin. */
async function changed(namespace: string, tag: string): Promise<CommandEnd> {
  const { heard, onLog } = listener();
  const ending = watch(namespace, tag, { onLog });
  await until(() => heard.log.includes(`still has ${image('1')}`));
  setImage(namespace, image(tag));
  return ending;
}

/** A Rollout with an active and a preview Service, which promotes itself. */
function blueGreen(image: string): string {
  const service = (name: string) => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: api}, ports: [{port: 80}]}
`;
  return `${service('active')}---
${service('preview')}---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: api}
spec:
  replicas: 2
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: app, image: "${image}"}]}
  strategy: {blueGreen: {activeService: active, previewService: preview, autoPromotionEnabled: true}}
`;
}

/** The scenarios of the watch, each on the real controller. */
describe.skipIf(world.kubeconfig === '').concurrent('verdicts on the real Argo Rollouts', () => {
  it('1, 3: passing analysis is healthy, and the first deployment claims none', async () => {
    const { name, first } = await rollout('pass');
    expect(first).toContain('no analysis: first deployment');
    await metric(name, 0.99);
    const ended = await changed(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('analysis passed');
  });

  it('25, 68, 4: failing analysis fails with the measured value, also when asked later; back to stable claims no analysis', async () => {
    const { name } = await rollout('fail');
    await metric(name, 0.5);
    const ended = await changed(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(ended.outcome.sentence).toContain('0.5');
    expect(ended.exit).toBe(1);
    expect((await watch(name, '2')).outcome).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    setImage(name, image('1'));
    const back = await watch(name, '1');
    expect(back.outcome.sentence, back.log).toContain('back to stable: no analysis');
  });

  it('2: blue-green that promotes itself is healthy once the active Service has switched', async () => {
    const name = newNamespace('bluegreen');
    apply(name, blueGreen('registry.test/api:1'));
    expect((await watch(name, '1')).outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    const activeHash = () =>
      kubectl(['get', 'service', 'active', '-n', name, '-o', 'jsonpath={.spec.selector.rollouts-pod-template-hash}']);
    const before = activeHash();
    const ended = await changed(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(activeHash()).not.toBe(before);
  });

  it('6: asked at once after the write it never believes the status from before, whether it ends well or badly', async () => {
    const [good, bad] = [await rollout('stale-good'), await rollout('stale-bad')];
    await metric(good.name, 0.99);
    await metric(bad.name, 0.5);
    const controller = Number(
      readFileSync(join(process.env['REALWORLD_DIR'] ?? '', 'pids/rollouts-controller'), 'utf8').split(' ')[0],
    );
    // the controller stands still: the status says Healthy for as long as it has not seen the change
    process.kill(controller, 'SIGSTOP');
    let watching: Promise<readonly CommandEnd[]>;
    try {
      for (const { name } of [good, bad]) setImage(name, image('2'));
      const saw = new Set<string>();
      const look = (name: string) =>
        watch(name, '2', { onLog: (log) => log.includes('the controller has not seen') && saw.add(name) });
      watching = Promise.all([look(good.name), look(bad.name)]);
      // not for long, or the controller loses its lease
      for (let waited = 0; saw.size < 2 && waited < 10_000; waited += 50) await wait(50);
      await wait(1000);
      const phase = kubectl(['get', 'rollout', 'api', '-n', good.name, '-o', 'jsonpath={.status.phase}']);
      expect(phase).toBe('Healthy');
    } finally {
      process.kill(controller, 'SIGCONT');
    }
    const [well, badly] = await watching;
    for (const end of [well, badly]) expect(end?.log).toContain('the controller has not seen');
    expect(well?.outcome, well?.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(badly?.outcome, badly?.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
  });

  it('7: defaults that the controller writes back, which raise the generation once more, change nothing', async () => {
    const { name } = await rollout('defaults');
    await metric(name, 0.99);
    const generation = () =>
      Number(kubectl(['get', 'rollout', 'api', '-n', name, '-o', 'jsonpath={.metadata.generation}']));
    const before = generation();
    // a merge patch replaces the whole container: its defaults are gone until the controller writes them
    const patch = { spec: { template: { spec: { containers: [{ name: 'app', image: 'registry.test/api:2' }] } } } };
    kubectl(['patch', 'rollout', 'api', '-n', name, '--type', 'merge', '-p', JSON.stringify(patch)]);
    const ended = await watch(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('analysis passed');
    expect(generation()).toBe(before + 2);
  });

  it('65: SIGTERM while watching is cancelled, with its own exit code', async () => {
    const { name } = await rollout('sigterm', '[{setWeight: 50}, {pause: {duration: 60s}}]');
    setImage(name, image('2'));
    const stop = new AbortController();
    let log = '';
    const onLog = (said: string) => {
      log = said;
    };
    const watching = watch(name, '2', { stop: stop.signal, onLog });
    // a process that has only just begun has nothing to say yet, and dies as any other
    await until(() => log.includes('timed pause'));
    stop.abort();
    const ended = await watching;
    expect(ended, ended.log).toMatchObject({ exit: 130, outcome: { outcome: 'cancelled', reason: 'cancelled' } });
  });

  it('30: an inconclusive analysis pauses', async () => {
    const { name } = await rollout('inconclusive');
    await metric(name, 0.92);
    const ended = await changed(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'analysis-inconclusive' });
    expect(ended.exit).toBe(3);
  });

  it('29: an analysis that cannot measure is errored, not failed', async () => {
    const { name } = await rollout('error');
    const away = [{ op: 'add', path: '/spec/metrics/0/provider/prometheus/address', value: 'http://127.0.0.1:1' }];
    kubectl(['patch', 'analysistemplate', 'success-rate', '-n', name, '--type', 'json', '-p', JSON.stringify(away)]);
    const ended = await changed(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'analysis-error' });
    expect(ended.exit).toBe(2);
  });

  it('37: a timed pause is progress: it is waited for, and ends well', async () => {
    const { name } = await rollout('timed', '[{setWeight: 50}, {pause: {duration: 5s}}, {setWeight: 100}]');
    const ended = await changed(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(noteMeanwhile(ended.log, /is in a timed pause of 5 s at step 2 of 3/), ended.log).toBeDefined();
  });

  it('38: a gate pauses', async () => {
    const { name } = await rollout('gate', '[{setWeight: 50}, {pause: {duration: 2s}}, {pause: {}}]');
    const ended = await changed(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
    expect(ended.outcome.sentence).toContain('step 3 of 3');
  });

  it('33, 43: an abort by a person in mid-analysis fails, and the run that it ended counts as no pass', async () => {
    const { name } = await rollout('abort');
    const long = [{ op: 'replace', path: '/spec/metrics/0/count', value: 60 }];
    kubectl(['patch', 'analysistemplate', 'success-rate', '-n', name, '--type', 'json', '-p', JSON.stringify(long)]);
    await metric(name, 0.99);
    setImage(name, image('2'));
    const watching = watch(name, '2');
    await until(() =>
      kubectl(['get', 'analysisruns', '-n', name, '-o', 'jsonpath={.items[*].status.phase}']).includes('Running'),
    );
    patchStatus(name, { abort: true });
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    expect(ended.outcome.sentence).toContain('was aborted (asked for)');
  });

  it('46: pods that never get ready fail after the deadline and a grace', async () => {
    const { name } = await rollout('unready', '[]');
    const ended = await changed(name, '2-unready');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'progress-deadline' });
  });

  it('46, 47: slow pods, Degraded for a while, are waited for', async () => {
    const { name } = await rollout('slow', '[]');
    const ended = await changed(name, '2-slow');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(noteMeanwhile(ended.log, /is Degraded and may recover/), ended.log).toBeDefined();
  });

  it('47: slow pods, Degraded for a while, are waited for, and then fail by their analysis', async () => {
    const { name } = await rollout('slow-bad');
    await metric(name, 0.5);
    const ended = await changed(name, '2-slow');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(noteMeanwhile(ended.log, /is Degraded and may recover/), ended.log).toBeDefined();
  });

  it('82: without a kubeconfig nobody has looked', async () => {
    const ended = await gitopsDeploy(['watch', '--rollout', 'a/b', '--image', 'x:1'], {
      environment: { KUBECONFIG: '', ARGOCD_SERVER: '' },
    });
    expect(ended).toMatchObject({ exit: 3, outcome: { outcome: 'paused', reason: 'not-watched' } });
  });
});
