import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { token } from '../../world/github/server.ts';
import { it } from './rows.ts';
import { Shop } from './shop.ts';
import { kubectl, metric, until, world } from './world.ts';

const applications = ['away', 'again', 'weak', 'typo', 'gate', 'manual', 'dry', 'closed', 'handed'];
let shop: Shop;

/** Deploys a commit of its own, with the built action. */
async function deploy(application: string, environment: string, label: string) {
  const commit = await shop.commit(`${application}-${label}`);
  const end = await shop.run(commit.sha, { application, environment }).main();
  return { ...commit, end };
}

/** The scenarios of deploy, each on real controllers; the numbers are those of the list that they come from. */
describe.skipIf(!world.canDeploy).concurrent('deploy, scenario by scenario', () => {
  beforeAll(async () => {
    shop = await Shop.open({
      name: `cases-${process.pid}`,
      applications,
      environments: {
        staging: { write: 'push' },
        byhand: { write: 'push', rollback: 'manual' },
        production: { write: 'pull-request', merge: 'manual' },
      },
    });
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('8: waits for Argo CD to see our revision, and then tells good from bad', async () => {
    await using own = await Shop.open({
      name: `seen-${process.pid}`,
      applications: ['fresh'],
      environments: { staging: { write: 'push' } },
    });
    const { argocd, metric: rate } = own.names('fresh', 'staging');
    const health = () => kubectl(['get', 'application', argocd, '-n', 'argocd', '-o=jsonpath={.status.health.status}']);
    await until(() => health() === 'Healthy');
    /** A deployment that finds the revision before, Synced and Healthy; only then does Argo CD get to see ours. */
    const deployed = async (label: string) => {
      const commit = await own.commit(label);
      const release = own.holdArgoCd();
      const run = own.run(commit.sha, { application: 'fresh', environment: 'staging' });
      const ending = run.main();
      const waits = await run.step.says(`here: Argo CD still shows ${argocd} at `).finally(release);
      const end = await ending;
      expect(waits, end.log).toBe(true);
      return { ...commit, end };
    };
    const good = await deployed('good');
    expect(good.end.outputs, good.end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    await metric(rate, 0.5);
    const bad = await deployed('bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(own.tag('fresh', 'staging')).toBe(good.sha);
  });

  it('29: an analysis that cannot measure is errored, and is rolled back and held all the same', async () => {
    const first = await deploy('away', 'staging', 'first');
    expect(first.end.outputs, first.end.log).toMatchObject({ outcome: 'succeeded' });
    const { folder } = shop.names('away', 'staging');
    const file = `${folder}/rollout.yaml`;
    const text = shop.gitops.show('refs/heads/main', file) ?? '';
    const away = text.replace('provider: {prometheus: {', 'provider: {prometheus: {address: "http://127.0.0.1:1", ');
    expect(away).not.toBe(text);
    await shop.gitops.commit({ [file]: away }, 'Prometheus moves');
    // applied together with our image, the controller may still take the template that it knows
    const { namespace } = shop.names('away', 'staging');
    const address = '-o=jsonpath={.spec.metrics[0].provider.prometheus.address}';
    while (kubectl(['get', 'analysistemplate', 'success-rate', '-n', namespace, address]) === '') await wait(200);
    const bad = await deploy('away', 'staging', 'bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'errored', reason: 'analysis-error' });
    expect(shop.status(bad.sha, 'away', 'staging')?.state).toBe('error');
    expect(shop.tag('away', 'staging'), bad.end.log).toBe(first.sha);
    expect(shop.holds()).toContain('refs/gitops-deploy/holds/away/staging');
  });

  it('68: asked again where Git names ours and the rollout stands aborted, it fails at once', async () => {
    const first = await deploy('again', 'byhand', 'first');
    expect(first.end.outputs, first.end.log).toMatchObject({ outcome: 'succeeded' });
    await metric(shop.names('again', 'byhand').metric, 0.5);
    const bad = await deploy('again', 'byhand', 'bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(shop.tag('again', 'byhand')).toBe(bad.sha);
    const once = Date.now();
    const again = await shop.run(bad.sha, { application: 'again', environment: 'byhand' }).main();
    expect(again.outputs, again.log).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    expect(Date.now() - once).toBeLessThan(60_000);
    // its twin: the rollout is retried by a person and measures well, and the same commit is asked for once more
    await metric(shop.names('again', 'byhand').metric, 0.99);
    const { namespace } = shop.names('again', 'byhand');
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
      '{"status":{"abort":false}}',
    ]);
    const healed = await shop.run(bad.sha, { application: 'again', environment: 'byhand' }).main();
    expect(healed.outputs, healed.log).toMatchObject({ outcome: 'succeeded' });
    expect(shop.status(bad.sha, 'again', 'byhand')?.state).toBe('success');
  });

  it('an image with a known vulnerability gets no tag and reaches no file', async () => {
    const commit = await shop.commit('weak', {
      Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY app /app\n',
      'app/node_modules/minimist/package.json': '{"name":"minimist","version":"1.2.0","license":"MIT"}\n',
    });
    const end = await shop.run(commit.sha, { application: 'weak', environment: 'staging' }).main();
    expect(end.outputs, end.log).toMatchObject({ outcome: 'failed', reason: 'vulnerable' });
    expect(end.summary).toContain('CVE-2021-44906');
    expect(shop.status(commit.sha, 'weak', 'staging')?.state).toBe('failure');
    expect(shop.tag('weak', 'staging')).toBe('first');
    const { image } = shop.names('weak', 'staging');
    const tags = await fetch(`http://${image.replace('/', '/v2/')}/tags/list`);
    expect(await tags.text()).not.toContain(commit.sha);
    expect(shop.source.deployments().filter(({ task }) => task.endsWith(':weak'))).toEqual([]);
  });

  it('an image that is handed on is answered on the commit that it was built from', async () => {
    const built = await deploy('handed', 'staging', 'built');
    expect(built.end.outputs, built.end.log).toMatchObject({ outcome: 'succeeded' });
    const { image: reference = '' } = built.end.outputs;
    const dispatched = await shop.commit('handed-later');
    const inputs = { application: 'handed', environment: 'byhand', image: reference };
    const end = await shop.run(dispatched.sha, inputs).main();
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', image: reference });
    expect(shop.status(built.sha, 'handed', 'byhand')?.state).toBe('success');
    expect(shop.status(dispatched.sha, 'handed', 'byhand')).toBeUndefined();
    const [comment] = shop.source.comments(built.pullRequest);
    for (const environment of ['staging', 'byhand']) expect(comment?.body).toContain(`| ${environment} | [✅ healthy]`);
  });

  it('a typo of 100Gi is refused before anything is written', async () => {
    const { folder } = shop.names('typo', 'staging');
    const file = `${folder}/rollout.yaml`;
    const text = shop.gitops.show('refs/heads/main', file) ?? '';
    await shop.gitops.commit({ [file]: text.replace('memory: 256Mi', 'memory: "100Gi"') }, 'A little more memory');
    const typo = await deploy('typo', 'staging', 'typo');
    expect(typo.end.outputs, typo.end.log).toMatchObject({ outcome: 'failed', reason: 'resource-absurd' });
    expect(shop.gitops.log().filter(({ message }) => message.includes('Application: typo'))).toEqual([]);
    expect(typo.end.log).toContain('100Gi');
  });

  it('70, 71: a pull request that waits is paused; merged by a person, `resume` finishes it on the original commit', async () => {
    const waiting = await deploy('manual', 'production', 'one');
    expect(waiting.end, waiting.end.log).toMatchObject({
      exit: 0,
      outputs: { outcome: 'paused', reason: 'pull-request-open' },
    });
    expect(shop.status(waiting.sha, 'manual', 'production')?.state).toBe('pending');
    const pull = shop.gitops.pulls().find(({ head }) => head === 'gitops-deploy/manual/production');
    expect(waiting.end.outputs['pull-request']).toContain(`/pull/${pull?.number}`);
    const resume = () =>
      shop.cli(waiting.sha, 'resume', '--application', 'manual', '--environment', 'production', '--timeout', '180s');
    const asked = shop.github.requests.length;
    const still = await resume();
    expect(still, still.log).toMatchObject({ exit: 3, report: { reason: 'pull-request-open' } });
    // looking again says nothing new: no status, no note, no comment
    const written = shop.github.requests
      .slice(asked)
      .filter(({ method, path }) => method !== 'GET' && path.includes('manual'));
    expect(written).toEqual([]);
    const merged = await fetch(`${shop.github.apiUrl}/repos/acme/gitops/pulls/${pull?.number}/merge`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(merged.status).toBe(200);
    const done = await resume();
    expect(done, done.log).toMatchObject({ exit: 0, report: { outcome: 'succeeded', reason: 'healthy' } });
    expect(shop.status(waiting.sha, 'manual', 'production')?.state).toBe('success');
    const [comment] = shop.source.comments(waiting.pullRequest);
    expect(comment?.body).toContain('healthy');
  });

  it('a pull request that is closed fails the deployment', async () => {
    const waiting = await deploy('closed', 'production', 'one');
    const pull = shop.gitops.pulls().find(({ head }) => head === 'gitops-deploy/closed/production');
    const closed = await fetch(`${shop.github.apiUrl}/repos/acme/gitops/pulls/${pull?.number}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"state":"closed"}',
    });
    expect(closed.status).toBe(200);
    const done = await shop.cli(waiting.sha, 'resume', '--application', 'closed', '--environment', 'production');
    expect(done, done.log).toMatchObject({ exit: 1, report: { reason: 'pull-request-closed' } });
    expect(shop.status(waiting.sha, 'closed', 'production')?.state).toBe('failure');
  });

  it('71: a gate that a person opens after our run ended is finished by `resume`', async () => {
    const { folder } = shop.names('gate', 'staging');
    const file = `${folder}/rollout.yaml`;
    const first = await deploy('gate', 'staging', 'first');
    expect(first.end.outputs, first.end.log).toMatchObject({ outcome: 'succeeded' });
    const text = shop.gitops.show('refs/heads/main', file) ?? '';
    await shop.gitops.commit({ [file]: text.replace(/steps: .*/, 'steps: [{setWeight: 50}, {pause: {}}]') }, 'A gate');
    const waiting = await deploy('gate', 'staging', 'two');
    expect(waiting.end.outputs, waiting.end.log).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
    const seen = await shop.cli(waiting.sha, 'status', '--application', 'gate', '--environment', 'staging');
    expect(seen.report, seen.log).toMatchObject({
      environments: [
        {
          environment: 'staging',
          unfinished: 1,
          newest: { state: 'paused', source: waiting.sha },
          healthy: { source: first.sha },
        },
      ],
    });
    const { namespace } = shop.names('gate', 'staging');
    const live = await shop.cli(waiting.sha, 'rollout', 'status', `${namespace}/api`);
    expect(live, live.log).toMatchObject({
      exit: 0,
      report: { workloads: [{ state: 'paused', step: { index: 2, count: 2 } }] },
    });
    const watched = await shop.cli(waiting.sha, 'watch', '--application', 'gate', '--environment', 'staging');
    expect(watched, watched.log).toMatchObject({ exit: 3, report: { reason: 'manual-gate' } });
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
      '{"status":{"pauseConditions":null}}',
    ]);
    const done = await shop.cli(waiting.sha, 'resume', '--application', 'gate', '--timeout', '180s');
    expect(done, done.log).toMatchObject({ exit: 0, report: { outcome: 'succeeded', reason: 'healthy' } });
    expect(shop.status(waiting.sha, 'gate', 'staging')?.state).toBe('success');
    const nothing = await shop.cli(waiting.sha, 'resume', '--application', 'gate');
    expect(nothing, nothing.log).toMatchObject({ exit: 0, report: { reason: 'done' } });
  });

  it('a dry run says what would be done, and touches nothing', async () => {
    const commit = await shop.commit('dry-one');
    const end = await shop.run(commit.sha, { application: 'dry', environment: 'staging', 'dry-run': 'true' }).main();
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    expect(end.log).toContain('docker buildx build --platform linux/amd64,linux/arm64');
    expect(end.log).toContain(`+  newTag: ${commit.sha}`);
    expect(end.log).toContain('-  newTag: first');
    expect(shop.tag('dry', 'staging')).toBe('first');
    expect(shop.status(commit.sha, 'dry', 'staging')).toBeUndefined();
    expect(shop.source.deployments().filter(({ task }) => task.endsWith(':dry'))).toEqual([]);
  });
});
