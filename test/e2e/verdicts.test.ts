import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { analysedSteps, canary, gitopsDeploy, kubectl, metric, world } from './world.ts';

const namespaces: string[] = [];

/** A Rollout of its own in a namespace of its own, with image `:1` healthy. */
async function rollout(scenario: string, steps = analysedSteps): Promise<Scenario> {
  const name = `v-${scenario}-${process.pid}`;
  namespaces.push(name);
  kubectl(['create', 'namespace', name]);
  kubectl(['apply', '-n', name, '-f', '-'], canary(name, 'registry.test/api:1', steps));
  const first = await watch(name, '1');
  expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  return { name, first: first.outcome.sentence };
}

interface Scenario {
  readonly name: string;
  readonly first: string;
}

function watch(namespace: string, tag: string, ...words: readonly string[]) {
  return gitopsDeploy([
    'watch',
    '--kubeconfig',
    world.kubeconfig,
    '--rollout',
    `${namespace}/api`,
    '--image',
    `registry.test/api:${tag}`,
    '--timeout',
    '90s',
    ...words,
  ]);
}

/** Only the image: a merge patch would replace the whole container, and with its resources the template's hash. */
function setImage(namespace: string, tag: string): void {
  const patch = [{ op: 'replace', path: '/spec/template/spec/containers/0/image', value: `registry.test/api:${tag}` }];
  kubectl(['patch', 'rollout', 'api', '-n', namespace, '--type', 'json', '-p', JSON.stringify(patch)]);
}

function patchStatus(namespace: string, status: object): void {
  kubectl([
    'patch',
    'rollout',
    'api',
    '-n',
    namespace,
    '--subresource',
    'status',
    '--type',
    'merge',
    '-p',
    JSON.stringify({ status }),
  ]);
}

async function until(check: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100 && !check(); attempt += 1) await wait(200);
  expect(check()).toBe(true);
}

/** The scenarios of the watch, each on the real controller. */
describe.skipIf(!world.isUp).concurrent('verdicts on the real Argo Rollouts', () => {
  afterAll(() => {
    for (const name of namespaces) kubectl(['delete', 'namespace', name, '--wait=false']);
  });

  it('passing analysis is healthy, and the first deployment claims none', async () => {
    const { name, first } = await rollout('pass');
    expect(first).toContain('no analysis: first deployment');
    await metric(name, 0.99);
    setImage(name, '2');
    const ended = await watch(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(ended.outcome.sentence).toContain('analysis passed');
  });

  it('failing analysis fails with the measured value, also when asked later; back to stable claims no analysis', async () => {
    const { name } = await rollout('fail');
    await metric(name, 0.5);
    setImage(name, '2');
    const ended = await watch(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(ended.outcome.sentence).toContain('0.5');
    expect(ended.exit).toBe(1);
    expect((await watch(name, '2')).outcome).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    setImage(name, '1');
    const back = await watch(name, '1');
    expect(back.outcome.sentence, back.log).toContain('back to stable: no analysis');
  });

  it('an inconclusive analysis pauses', async () => {
    const { name } = await rollout('inconclusive');
    await metric(name, 0.92);
    setImage(name, '2');
    const ended = await watch(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'analysis-inconclusive' });
    expect(ended.exit).toBe(3);
  });

  it('an analysis that cannot measure is errored, not failed', async () => {
    const { name } = await rollout('error');
    const away = [{ op: 'add', path: '/spec/metrics/0/provider/prometheus/address', value: 'http://127.0.0.1:1' }];
    kubectl(['patch', 'analysistemplate', 'success-rate', '-n', name, '--type', 'json', '-p', JSON.stringify(away)]);
    setImage(name, '2');
    const ended = await watch(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'analysis-error' });
    expect(ended.exit).toBe(2);
  });

  it('a gate pauses, a timed pause does not', async () => {
    const { name } = await rollout('gate', '[{setWeight: 50}, {pause: {duration: 2s}}, {pause: {}}]');
    setImage(name, '2');
    const ended = await watch(name, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
    expect(ended.outcome.sentence).toContain('step 3 of 3');
  });

  it('an abort by a person in mid-analysis fails, and the run that it ended counts as no pass', async () => {
    const { name } = await rollout('abort');
    await metric(name, 0.99);
    setImage(name, '2');
    const watching = watch(name, '2');
    await until(() =>
      kubectl(['get', 'analysisruns', '-n', name, '-o', 'jsonpath={.items[*].status.phase}']).includes('Running'),
    );
    patchStatus(name, { abort: true });
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
  });

  it('pods that never get ready fail after the deadline and a grace', async () => {
    const { name } = await rollout('unready', '[]');
    setImage(name, '2-unready');
    const ended = await watch(name, '2-unready');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'progress-deadline' });
  });

  it('slow pods, Degraded for a while, are waited for', async () => {
    const { name } = await rollout('slow', '[]');
    setImage(name, '2-slow');
    const ended = await watch(name, '2-slow');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('without a kubeconfig nobody has looked', async () => {
    const ended = await gitopsDeploy(['watch', '--rollout', 'a/b', '--image', 'x:1'], {
      environment: { KUBECONFIG: '' },
    });
    expect(ended).toMatchObject({ exit: 3, outcome: { outcome: 'paused', reason: 'not-watched' } });
  });
});
