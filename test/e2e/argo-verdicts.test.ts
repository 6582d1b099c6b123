import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect } from 'vitest';
import { Door } from './door.ts';
import { it, noteMeanwhile } from './rows.ts';
import type { CommandEnd } from './world.ts';
import { folderWith, git, gitopsDeploy, kubectl, listener, until, world } from './world.ts';

const made: string[] = [];
const projects: string[] = [];

/** A Rollout without steps, such that the end of a sync is the end of it. */
const rollout = (tag: string, replicas = '1') => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: api}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: app, image: "registry.test/api:${tag}"}]}
  strategy: {canary: {maxSurge: 1}}
`;

/** A Job that Argo CD runs as a hook; `pod` is how its pod fares. */
const hook = (phase: string, pod: string) => `apiVersion: batch/v1
kind: Job
metadata: {name: job, annotations: {argocd.argoproj.io/hook: ${phase}}}
spec:
  backoffLimit: 0
  template:
    metadata: {annotations: {realworld.test/pod: ${pod}}}
    spec: {restartPolicy: Never, containers: [{name: c, image: "registry.test/job:1"}]}
`;

type Files = Readonly<Record<string, string>>;

const at = (...files: readonly string[]) => `resources: [${files.join(', ')}]\n`;

const first: Files = { 'app/rollout.yaml': rollout('1'), 'app/kustomization.yaml': at('rollout.yaml') };

interface Options {
  readonly policy?: string;
  readonly project?: string;
  readonly annotations?: string;
  readonly files?: Files;
  /** Where Argo CD finds the repository, if not where it is. */
  readonly repository?: (name: string) => string;
  readonly sources?: (repository: string) => string;
  /** Where its manifests go, if not into a namespace of its name. */
  readonly namespace?: string;
}

/** Tries twice, and quickly; by default Argo CD 3.2 tries six times in some three minutes. */
const quick = '{automated: {prune: true}, retry: {limit: 1, backoff: {duration: 2s}}}';

/** An Application of its own, in a namespace of its own, that follows a repository of its own. */
class Application {
  readonly name: string;
  readonly #folder: string;

  private constructor(name: string, folder: string) {
    this.name = name;
    this.#folder = folder;
  }

  /** Its repository and its namespace, before anybody makes the Application itself. */
  static prepare(scenario: string, files = first): Application {
    const name = `a-${scenario}-${process.pid}`;
    made.push(name);
    execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', `${world.gitRoot}/${name}.git`]);
    const application = new Application(name, folderWith({}));
    git(application.#folder, 'init', '--quiet', '-b', 'main');
    application.push(files);
    kubectl(['create', 'namespace', name]);
    return application;
  }

  static async make(scenario: string, options: Options = {}): Promise<Application> {
    const application = Application.prepare(scenario, options.files);
    application.appear(options);
    if (options.policy !== '{}') await until(() => application.field('{.status.operationState.phase}') === 'Succeeded');
    return application;
  }

  appear(options: Options = {}): void {
    kubectl(['apply', '-f', '-'], this.#manifest(options));
  }

  #manifest({
    policy = quick,
    project = 'default',
    annotations = '{}',
    repository,
    sources,
    namespace = this.name,
  }: Options): string {
    const url = repository?.(this.name) ?? `${world.gitUrl}/${this.name}.git`;
    return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${this.name}, namespace: argocd, annotations: ${annotations}}
spec:
  project: ${project}
  ${sources?.(url) ?? `source: {repoURL: "${url}", targetRevision: main, path: app}`}
  destination: {server: "https://kubernetes.default.svc", namespace: ${namespace}}
  syncPolicy: ${policy}
`;
  }

  /** Pushes a commit of these files, and answers with its id. */
  push(files: Files): string {
    const revision = this.commit(files);
    this.publish();
    return revision;
  }

  /** Makes a commit of these files, which nobody sees before `publish`, and answers with its id. */
  commit(files: Files): string {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), content);
    }
    git(this.#folder, 'add', '--all');
    git(this.#folder, 'commit', '--quiet', '-m', 'change');
    return git(this.#folder, 'rev-parse', 'HEAD');
  }

  publish(): void {
    git(this.#folder, 'push', '--quiet', `${world.gitUrl}/${this.name}.git`, 'HEAD:main');
  }

  field(path: string): string {
    return kubectl(['get', 'application', this.name, '-n', 'argocd', '-o', `jsonpath=${path}`]);
  }

  /** A watch of a commit of these files, which is pushed only once it waits for it. */
  async watched(tag: string, files: Files): Promise<CommandEnd> {
    const revision = this.commit(files);
    const { heard, onLog } = listener();
    const ending = this.watch(revision, tag, { onLog });
    await until(() => heard.log.includes(`Argo CD still shows ${this.name} at `));
    this.publish();
    return ending;
  }

  watch(revision: string, tag: string, options: Parameters<typeof gitopsDeploy>[1] & { timeout?: string } = {}) {
    return watch(this.name, { revision, tag, timeout: options.timeout ?? '100s' }, options);
  }
}

function watch(
  name: string,
  { revision, tag, timeout }: { readonly revision: string; readonly tag: string; readonly timeout: string },
  options: Parameters<typeof gitopsDeploy>[1] = {},
): Promise<CommandEnd> {
  const where = [...world.access, '--rollout', `${name}/api`];
  const what = [
    '--argocd-application',
    `argocd/${name}`,
    '--revision',
    revision,
    '--image',
    `registry.test/api:${tag}`,
  ];
  return gitopsDeploy(['watch', ...where, ...what, '--timeout', timeout], options);
}

/** The scenarios in which Argo CD decides, each on the real Argo CD; the numbers are those of the list that they come from. */
describe.skipIf(!world.hasArgoCd).concurrent('verdicts on the real Argo CD', () => {
  afterAll(() => {
    // parents first: they make their children again
    for (const name of made.toReversed()) {
      kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
      kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']);
    }
    for (const name of projects) kubectl(['delete', 'appproject', name, '-n', 'argocd', '--ignore-not-found']);
  });

  it('72: manifests of ours that do not render fail soon, with what Argo CD says', async () => {
    const application = await Application.make('render');
    const revision = application.push({
      'app/rollout.yaml': rollout('2'),
      'app/kustomization.yaml': at('rollout.yaml', 'missing.yaml'),
    });
    const begun = Date.now();
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'manifests-do-not-render' });
    expect(ended.outcome.sentence).toContain('missing.yaml');
    expect(Date.now() - begun).toBeLessThan(60_000);
  });

  it('72: what did not render before ours is not held against it', async () => {
    const application = await Application.make('mended');
    application.push({ 'app/kustomization.yaml': at('rollout.yaml', 'missing.yaml') });
    // unasked, Argo CD keeps such an error to itself for three minutes
    kubectl(['annotate', 'application', application.name, '-n', 'argocd', 'argocd.argoproj.io/refresh=normal']);
    await until(() => application.field('{.status.sync.status}') === 'Unknown');
    const revision = application.push({ ...first, 'app/rollout.yaml': rollout('2') });
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('73: a git server that is away for a moment is waited for', async () => {
    await using door = new Door(world.gitUrl);
    await door.open();
    const application = await Application.make('away', { repository: (name) => `${door.url}/${name}.git` });
    const revision = application.push({ 'app/rollout.yaml': rollout('2') });
    await door.shut();
    const { heard, onLog } = listener();
    const watching = application.watch(revision, '2', { onLog });
    await until(() => heard.log.includes('connection refused'));
    await wait(15_000);
    await door.open();
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(noteMeanwhile(ended.log, /connection refused/)).toBeDefined();
  });

  it('17: a PostSync hook that fails is told beside the workloads, which are healthy', async () => {
    const application = await Application.make('post');
    const ended = await application.watched('2', {
      'app/rollout.yaml': rollout('2'),
      'app/job.yaml': hook('PostSync', 'failing'),
      'app/kustomization.yaml': at('rollout.yaml', 'job.yaml'),
    });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'hook-failed' });
    expect(ended.outcome.sentence).toMatch(/after 1 retry: PostSync hook Job job: .*; \S+\/api is healthy/);
    expect(ended.log).toContain('tries again (retry 1 of 1): PostSync hook Job job');
  });

  it('17, 25: a rollout that is aborted while a PostSync hook waits for it is told, not the sync that fails of it', async () => {
    const application = await Application.make('abort', { files: { ...first, 'app/rollout.yaml': analysed('1') } });
    const revision = application.push({
      'app/rollout.yaml': analysed('2'),
      'app/job.yaml': hook('PostSync', 'ready'),
      'app/kustomization.yaml': at('rollout.yaml', 'job.yaml'),
    });
    await until(() => application.field('{.status.operationState.phase}') === 'Failed');
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
  });

  it('74: a PreSync hook that fails leaves the workloads untouched', async () => {
    const application = await Application.make('pre');
    const revision = application.push({
      'app/rollout.yaml': rollout('2'),
      'app/job.yaml': hook('PreSync', 'failing'),
      'app/kustomization.yaml': at('rollout.yaml', 'job.yaml'),
    });
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'hook-failed' });
    expect(ended.outcome.sentence).toMatch(/PreSync hook Job job: .*; the workloads are untouched/);
  });

  it('15: a sync that the API server refuses fails with the resource and the message', async () => {
    const application = await Application.make('schema', { policy: '{automated: {}, retry: {limit: 0}}' });
    const revision = application.push({ 'app/rollout.yaml': rollout('2', 'many') });
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'sync-failed' });
    expect(ended.outcome.sentence).toMatch(/Rollout api: .*spec\.replicas/);
  });

  it('16: a sync that Argo CD tries again is waited for, and the try is named', async () => {
    const policy = '{automated: {}, retry: {limit: 20, backoff: {duration: 2s, factor: 1}}}';
    const application = await Application.make('retry', { policy });
    const late = `${application.name}-late`;
    const revision = application.push({
      'app/rollout.yaml': rollout('2'),
      'app/late.yaml': `{apiVersion: v1, kind: ConfigMap, metadata: {name: late, namespace: ${late}}}\n`,
      'app/kustomization.yaml': at('rollout.yaml', 'late.yaml'),
    });
    const { heard, onLog } = listener();
    const watching = application.watch(revision, '2', { onLog });
    await until(() => /tries again \(retry \d+ of 20\): ConfigMap late/.test(heard.log));
    made.push(late);
    kubectl(['create', 'namespace', late]);
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('18: a sync window that denies pauses until its end', async () => {
    const project = `p-${process.pid}`;
    projects.push(project);
    const begun = new Date(Date.now() - 120_000);
    const schedule = `${begun.getUTCMinutes()} ${begun.getUTCHours()} * * *`;
    const windows = (list: object[]) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: project, namespace: 'argocd' },
      spec: { sourceRepos: ['*'], destinations: [{ namespace: '*', server: '*' }], syncWindows: list },
    });
    kubectl(['apply', '-f', '-'], JSON.stringify(windows([])));
    const application = await Application.make('window', { project });
    kubectl(
      ['apply', '-f', '-'],
      JSON.stringify(windows([{ kind: 'deny', schedule, duration: '2h', applications: ['a-window-*'] }])),
    );
    // its informer must have seen it
    await wait(1000);
    const revision = application.push({ 'app/rollout.yaml': rollout('2') });
    const ended = await application.watch(revision, '2');
    const end = new Date(Math.floor(begun.getTime() / 60_000) * 60_000 + 7_200_000).toISOString();
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'sync-window' });
    expect(ended.outcome.sentence).toContain(`until ${end.replace('.000Z', 'Z')}`);
    kubectl(['apply', '-f', '-'], JSON.stringify(windows([])));
    const later = await application.watch(revision, '2');
    expect(later.outcome, later.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('76: the sync of an older revision that blocks ours is waited for, and named', async () => {
    const application = await Application.make('blocked', { policy: '{automated: {}, retry: {limit: 0}}' });
    const older = application.push({
      'app/rollout.yaml': rollout('2'),
      'app/job.yaml': hook('PreSync', 'pull-error'),
      'app/kustomization.yaml': at('rollout.yaml', 'job.yaml'),
    });
    await until(() => application.field('{.status.operationState.message}').includes('waiting for completion of hook'));
    const revision = application.push({ ...first, 'app/rollout.yaml': rollout('3') });
    const { heard, onLog } = listener();
    const watching = application.watch(revision, '3', { onLog });
    await until(() => heard.log.includes(`ours waits for the sync of ${older.slice(0, 7)}`));
    execFileSync('argocd', ['app', 'terminate-op', application.name], { stdio: 'ignore' });
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(noteMeanwhile(ended.log, /ours waits for the sync of/)).toBeDefined();
  });

  it('19: an application that a person must sync pauses', async () => {
    const application = await Application.make('manual', { policy: '{}' });
    execFileSync('argocd', ['app', 'sync', application.name], { stdio: 'ignore' });
    const revision = application.push({ 'app/rollout.yaml': rollout('2') });
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'sync-is-manual' });
    execFileSync('argocd', ['app', 'sync', application.name], { stdio: 'ignore' });
    expect((await application.watch(revision, '2')).outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('77: an application that skips reconciliation pauses', async () => {
    const application = await Application.make('skip');
    kubectl(['annotate', 'application', application.name, '-n', 'argocd', 'argocd.argoproj.io/skip-reconcile=true']);
    const revision = application.push({ 'app/rollout.yaml': rollout('2') });
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'paused', reason: 'reconcile-skipped' });
  });

  it('13: an application that will never sync our commit succeeds by its image', async () => {
    const config = (value: string) =>
      `{apiVersion: v1, kind: ConfigMap, metadata: {name: drifts}, data: {a: ${value}}}\n`;
    const application = await Application.make('filtered', {
      policy: '{automated: {}}',
      annotations: '{argocd.argoproj.io/manifest-generate-paths: .}',
      files: {
        ...first,
        'app/config.yaml': config('one'),
        'app/kustomization.yaml': at('rollout.yaml', 'config.yaml'),
      },
    });
    kubectl(['apply', '-n', application.name, '-f', '-'], config('two'));
    await until(() => application.field('{.status.sync.status}') === 'OutOfSync');
    const revision = application.push({ 'elsewhere.txt': 'not ours\n' });
    const ended = await application.watch(revision, '1');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(application.field('{.status.operationState.syncResult.revision}')).not.toBe(revision);
  });

  it('14: an application of several sources, one of them a chart, succeeds', async () => {
    const chart = await Application.make('chart', {
      files: {
        ...first,
        'chart/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.2.3\n',
        'chart/templates/rollout.yaml': rollout('{{ .Values.tag }}'),
      },
    });
    const application = await Application.make('sources', {
      files: { 'values/prod.yaml': 'tag: "1"\n' },
      sources: (url) => `sources:
  - {repoURL: "${world.gitUrl}/${chart.name}.git", targetRevision: main, path: chart, helm: {valueFiles: [$values/values/prod.yaml]}}
  - {repoURL: "${url}", targetRevision: main, ref: values}`,
    });
    const ended = await application.watched('2', { 'values/prod.yaml': 'tag: "2"\n' });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it.each([
    ['follows', rollout('2'), { outcome: 'succeeded', reason: 'healthy' }, 'is healthy'],
    ['degraded', analysed('2'), { outcome: 'failed', reason: 'analysis-failed' }, '-child)'],
    [
      'refused',
      rollout('2', 'many'),
      { outcome: 'failed', reason: 'sync-failed' },
      '-child after 1 retry: Rollout api',
    ],
  ])('23: an app of apps is judged by its child, which is named: %s', async (scenario, changed, outcome, named) => {
    const name = `a-${scenario}-${process.pid}`;
    made.push(`${name}-child`);
    const child = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}-child}
spec:
  project: default
  source: {repoURL: "${world.gitUrl}/${name}.git", targetRevision: main, path: app}
  destination: {server: "https://kubernetes.default.svc", namespace: ${name}}
  syncPolicy: ${quick}
`;
    const parent = await Application.make(scenario, {
      files: {
        ...first,
        'app/rollout.yaml': scenario === 'degraded' ? analysed('1') : rollout('1'),
        'apps/child.yaml': child,
      },
      namespace: 'argocd',
      sources: (url) => `source: {repoURL: "${url}", targetRevision: main, path: apps}`,
    });
    const childField = (path: string) =>
      kubectl(['get', 'application', `${name}-child`, '-n', 'argocd', '-o', `jsonpath=${path}`]);
    await until(() => childField('{.status.operationState.phase}{.status.health.status}') === 'SucceededHealthy');
    const revision = parent.push({ 'app/rollout.yaml': changed });
    const ended = await parent.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject(outcome);
    expect(ended.outcome.sentence).toContain(named);
    // of all this the parent says nothing
    expect(parent.field('{.status.sync.status} {.status.health.status}')).toBe('Synced Healthy');
  });

  it('75: an application that is deleted while we watch has disappeared', async () => {
    const application = await Application.make('deleted');
    const revision = application.push({
      'app/rollout.yaml': rollout('2'),
      'app/job.yaml': hook('PreSync', 'pull-error'),
      'app/kustomization.yaml': at('rollout.yaml', 'job.yaml'),
    });
    const { heard, onLog } = listener();
    const watching = application.watch(revision, '2', { onLog });
    await until(() => heard.log.includes('Argo CD'));
    kubectl(['delete', 'application', application.name, '-n', 'argocd']);
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'disappeared' });
  });

  it('22: an edit that a parameter of the application overrides has no effect, which is told', async () => {
    const application = await Application.make('override', {
      sources: (url) =>
        `source: {repoURL: "${url}", targetRevision: main, path: app, kustomize: {images: ["registry.test/api:pinned"]}}`,
    });
    const revision = application.push({ 'app/rollout.yaml': rollout('2') });
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'edit-has-no-effect' });
    expect(ended.outcome.sentence).toContain('registry.test/api:pinned');
  });

  it('69: an image that somebody put in place of the one that Git names fails, until Argo CD puts ours back', async () => {
    const application = await Application.make('patched');
    const revision = application.push({ 'app/rollout.yaml': rollout('2') });
    const first = await application.watch(revision, '2');
    expect(first.outcome, first.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    kubectl(['apply', '-n', application.name, '-f', '-'], rollout('other'));
    const ended = await application.watch(revision, '2');
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'failed', reason: 'edit-has-no-effect' });
    expect(ended.outcome.sentence).toContain('registry.test/api:other');
    execFileSync('argocd', ['app', 'sync', application.name], { stdio: 'ignore' });
    const later = await application.watch(revision, '2');
    expect(later.outcome, later.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
  });

  it('24: an old HPA that makes the application degraded is not held against ours', async () => {
    const application = await Application.make('scaler', {
      files: {
        'app/rollout.yaml': rollout('1'),
        'app/scaler.yaml': scalerOfNothing,
        'app/kustomization.yaml': at('rollout.yaml', 'scaler.yaml'),
      },
    });
    await until(() => application.field('{.status.health.status}') === 'Degraded');
    const ended = await application.watched('2-slow', { 'app/rollout.yaml': rollout('2-slow') });
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(application.field('{.status.health.status}')).toBe('Degraded');
    const { name } = application;
    const told = `Application argocd/${name} is Degraded by something that is not watched: HorizontalPodAutoscaler ${name}/old`;
    expect(
      ended.outcome.targets?.flatMap(({ assessment }) => assessment.notes),
      ended.log,
    ).toEqual([told]);
    expect(ended.log).toContain(told);
  });

  it.each([
    ['late', rollout('2'), { outcome: 'succeeded', reason: 'healthy' }],
    ['late-refused', rollout('2', 'many'), { outcome: 'failed', reason: 'sync-failed' }],
  ])('20: an application that appears late is waited for, and then judged: %s', async (scenario, changed, outcome) => {
    const application = Application.prepare(scenario);
    const revision = application.push({ 'app/rollout.yaml': changed });
    const { heard, onLog } = listener();
    const watching = application.watch(revision, '2', { onLog });
    await until(() => heard.log.includes('is not there yet'));
    application.appear();
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject(outcome);
  });

  it('21: an application that never appears is not found', async () => {
    const asked = { revision: 'a'.repeat(40), tag: '1', timeout: '5s' };
    const ended = await watch(`a-nowhere-${process.pid}`, asked);
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'errored', reason: 'application-not-found' });
  });
});

/** An HPA whose workload is gone. */
const scalerOfNothing = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: old}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: gone}
  maxReplicas: 2
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
`;

/** A canary that is aborted whenever it is not the first. */
function analysed(tag: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: bad}
spec:
  metrics:
  - {name: bad, interval: 1s, count: 1, failureLimit: 0, successCondition: "result[0] > 1", provider: {prometheus: {query: vector(0)}}}
---
${rollout(tag).replace('{maxSurge: 1}', '{steps: [{setWeight: 50}, {analysis: {templates: [{templateName: bad}]}}]}')}`;
}
