import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { token } from '../../world/github/server.ts';
import type { StepEnd } from '../action/runner.ts';
import { it } from './rows.ts';
import type { SourceChange } from './shop.ts';
import { Shop } from './shop.ts';
import { analysedSteps, kubectl, metric, patchStatus, until, world } from './world.ts';

const applications = ['away', 'again', 'weak', 'typo', 'gate', 'manual', 'dry', 'closed', 'handed'];
let shop: Shop;

/** Deploys a commit of its own, with the built action. */
async function deploy(application: string, environment: string, label: string) {
  const commit = await shop.commit(`${application}-${label}`);
  const end = await shop.run(commit.sha, { application, environment }).main();
  return { ...commit, end };
}

/** A field of an Argo CD Application. */
function field(application: string, path: string): string {
  return kubectl(['get', 'application', application, '-n', 'argocd', `-o=jsonpath=${path}`]);
}

/** Unasked, Argo CD keeps an error to itself for three minutes. */
const lookAgain = 'argocd.argoproj.io/refresh=normal';

/** A shop of its own, healthy, for tests that hold Argo CD: all that follows one shop is held together. */
async function shopToHold(name: string, own: readonly string[], steps = analysedSteps): Promise<Shop> {
  const environments = { staging: { write: 'push' } } as const;
  await using stack = new AsyncDisposableStack();
  const options = { name: `${name}-${process.pid}`, applications: own, environments, steps };
  const made = stack.use(await Shop.open(options));
  for (const application of own) await settled(made.names(application, 'staging').argocd);
  stack.move();
  return made;
}

/** Until the first version runs; before Argo CD knows the credentials of the shop it sees nothing, and calls that healthy. */
function settled(argocd: string): Promise<void> {
  return until(() => {
    const seen = field(argocd, '{.status.sync.status} {.status.operationState.phase} {.status.health.status}');
    if (seen.startsWith('Unknown'))
      kubectl(['annotate', 'application', argocd, '-n', 'argocd', '--overwrite', lookAgain]);
    return seen === 'Synced Succeeded Healthy';
  }, 120_000);
}

/** What others do while Argo CD does not see Git: before a deployment begins, and while it waits. */
interface Others {
  readonly before?: () => unknown;
  readonly meanwhile?: () => unknown;
}

/**
 * Deployments that find what was there before, Synced to the revision before. Only when all of them wait for Argo CD does it
 * get to see Git.
 */
async function deployUnseen(
  own: Shop,
  commits: Readonly<Record<string, SourceChange>>,
  { before, meanwhile }: Others = {},
): Promise<readonly StepEnd[]> {
  const names = Object.entries(commits).map(([application, { sha }]) => ({
    application,
    sha,
    ...own.names(application, 'staging'),
  }));
  const release = own.holdArgoCd();
  await before?.();
  const runs = names.map(({ application, sha, argocd }) => {
    const run = own.run(sha, { application, environment: 'staging' });
    return { ending: run.main(), waits: run.step.says(`here: Argo CD still shows ${argocd} at `) };
  });
  const waiting = await Promise.all(runs.map(({ waits }) => waits));
  await meanwhile?.();
  release();
  const ends = await Promise.all(runs.map(({ ending }) => ending));
  expect(waiting, ends.map(({ log }) => log).join('\n')).not.toContain(false);
  return ends;
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
    await using own = await shopToHold('seen', ['fresh']);
    const good = await own.commit('good');
    const [well] = await deployUnseen(own, { fresh: good });
    expect(well?.outputs, well?.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    await metric(own.names('fresh', 'staging').metric, 0.5);
    const [badly] = await deployUnseen(own, { fresh: await own.commit('bad') });
    expect(badly?.outputs, badly?.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(own.tag('fresh', 'staging')).toBe(good.sha);
  });

  it('9, 10: of a descendant of ours that Argo CD syncs in its place, the image decides', async () => {
    await using own = await shopToHold('after', ['kept', 'changed']);
    const commits = { kept: await own.commit('kept'), changed: await own.commit('changed') };
    let descendant = '';
    const [kept, changed] = await deployUnseen(own, commits, {
      meanwhile: async () => {
        descendant = await own.setTag('changed', 'staging', 'other');
      },
    });
    expect(kept?.outputs, kept?.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(changed?.outputs, changed?.log).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    for (const application of ['kept', 'changed']) {
      const { argocd } = own.names(application, 'staging');
      const [, ...synced] = field(argocd, '{.status.history[*].revision}').split(' ');
      expect(synced).toEqual([descendant]);
    }
    // it is known for what it is, and not found right by its image alone
    expect(kept?.log).not.toContain(`at ${descendant.slice(0, 7)}`);
    expect(own.status(commits.changed.sha, 'changed', 'staging')?.state).toBe('success');
    expect(own.tag('changed', 'staging')).toBe('other');
  });

  it('19: where auto-sync is off and `sync: if-manual` is set, Argo CD is asked for the sync, which is judged as any other', async () => {
    await using own = await Shop.open({
      name: `asked-${process.pid}`,
      applications: ['asked'],
      environments: { ours: { write: 'push', sync: 'if-manual' }, theirs: { write: 'push', sync: 'never' } },
    });
    const deployTo = async (environment: string, label: string) => {
      const { sha } = await own.commit(`${environment}-${label}`);
      const end = await own.run(sha, { application: 'asked', environment }).main();
      return { sha, end };
    };
    const [good, left] = await Promise.all([deployTo('ours', 'good'), deployTo('theirs', 'good')]);
    expect(good.end.outputs, good.end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(left.end.outputs, left.end.log).toMatchObject({ outcome: 'paused', reason: 'sync-is-manual' });
    const { argocd } = own.names('asked', 'ours');
    const asker = world.isThroughArgoCd ? 'bot' : 'gitops-deploy';
    expect(field(argocd, '{.status.operationState.operation.initiatedBy.username}')).toBe(asker);
    expect(field(argocd, '{.status.history[*].revision}').split(' ')).toHaveLength(1);
    await metric(own.names('asked', 'ours').metric, 0.5);
    const bad = await deployTo('ours', 'bad');
    expect(bad.end.outputs, bad.end.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
    expect(own.tag('asked', 'ours')).toBe(good.sha);
    // the rollback is asked for too
    const live = () =>
      kubectl([
        'get',
        'rollout',
        'api',
        '-n',
        own.names('asked', 'ours').namespace,
        '-o=jsonpath={.spec.template..image}',
      ]);
    await until(() => live().endsWith(`:${good.sha}`), 60_000);
  });

  it('69: where Git names ours already and another image is live, it is watched and not believed', async () => {
    await using own = await shopToHold('named', ['found']);
    /** Somebody has written our image into Git before us. */
    const found = async (label: string) => {
      const commit = await own.commit(label);
      const before = () => own.setTag('found', 'staging', commit.sha);
      const [end] = await deployUnseen(own, { found: commit }, { before });
      return end;
    };
    const well = await found('good');
    expect(well?.outputs, well?.log).toMatchObject({ outcome: 'succeeded', reason: 'already-deployed' });
    await metric(own.names('found', 'staging').metric, 0.5);
    const badly = await found('bad');
    expect(badly?.outputs, badly?.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
  });

  it('78: a rollback that may not be pushed fails, and the environment is held', async () => {
    await using own = await shopToHold('locked', ['stuck']);
    await metric(own.names('stuck', 'staging').metric, 0.5);
    const bad = await own.commit('bad');
    const meanwhile = () => own.gitops.protect('main', { blockPushes: true });
    const [end] = await deployUnseen(own, { stuck: bad }, { meanwhile });
    expect(end?.outputs, end?.log).toMatchObject({ outcome: 'failed', reason: 'rollback-failed' });
    expect(own.status(bad.sha, 'stuck', 'staging')?.state).toBe('failure');
    expect(own.tag('stuck', 'staging')).toBe(bad.sha);
    expect(own.holds()).toEqual(['refs/gitops-deploy/holds/stuck/staging']);
  });

  it('79: a rollback leaves alone what a newer deployment has written meanwhile', async () => {
    await using own = await shopToHold('newer', ['late'], analysedSteps.replace('{analysis', '{pause: {}}, {analysis'));
    const { namespace, metric: rate } = own.names('late', 'staging');
    await metric(rate, 0.5);
    const bad = await own.commit('bad');
    const run = own.run(bad.sha, { application: 'late', environment: 'staging', 'on-pause': 'wait' });
    const ending = run.main();
    expect(await run.step.says('step 2 of 4'), 'at its gate').toBe(true);
    const newer = await own.commit('newer');
    const meanwhile = async () => {
      patchStatus(namespace, { pauseConditions: null });
      const end = await ending;
      expect(end.outputs, end.log).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
      expect(end.log).toContain('measured [0.5] (Failed');
    };
    const [end] = await deployUnseen(own, { late: newer }, { meanwhile });
    expect(end?.outputs, end?.log).toMatchObject({ outcome: 'paused', reason: 'manual-gate' });
    expect(own.tag('late', 'staging')).toBe(newer.sha);
    expect(own.holds()).toEqual([]);
  });

  it('5: the same commit again writes nothing, and is watched all the same', async () => {
    const { sha, end } = await deploy('again', 'staging', 'once');
    expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    const again = await shop.run(sha, { application: 'again', environment: 'staging' }).main();
    expect(again.outputs, again.log).toMatchObject({ outcome: 'succeeded', reason: 'already-deployed' });
    expect(shop.gitops.log().filter(({ message }) => message.includes(sha))).toHaveLength(1);
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
    patchStatus(namespace, { abort: false });
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
          newest: { state: 'paused', source: waiting.sha },
          waiting: [{ source: waiting.sha, reason: 'manual-gate', goOn: expect.any(String) }],
          targets: [
            {
              target: 'here',
              source: waiting.sha,
              health: { state: 'paused', sentence: expect.stringContaining('step 2 of 2') },
            },
          ],
        },
      ],
    });
    const { namespace, argocd } = shop.names('gate', 'staging');
    const named = [`${namespace}/api`, '--argocd-application', `argocd/${argocd}`];
    const live = await shop.cli(waiting.sha, 'rollout', 'status', ...named);
    expect(live, live.log).toMatchObject({
      exit: 0,
      report: { workloads: [{ state: 'paused', step: { index: 2, count: 2 } }] },
    });
    const watched = await shop.cli(waiting.sha, 'watch', '--application', 'gate', '--environment', 'staging');
    expect(watched, watched.log).toMatchObject({ exit: 3, report: { reason: 'manual-gate' } });
    patchStatus(namespace, { pauseConditions: null });
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
    expect(end.log).toContain('buildx build --platform linux/amd64,linux/arm64');
    expect(end.log).toContain(`+  newTag: ${commit.sha}`);
    expect(end.log).toContain('-  newTag: first');
    expect(shop.tag('dry', 'staging')).toBe('first');
    expect(shop.status(commit.sha, 'dry', 'staging')).toBeUndefined();
    expect(shop.source.deployments().filter(({ task }) => task.endsWith(':dry'))).toEqual([]);
  });
});
