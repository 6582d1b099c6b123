import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startApplicationSets } from './applicationset-controller.ts';
import { folderWith, git, gitopsDeploy, kubectl, listener, patchStatus, until, world } from './world.ts';

const name = `roll-${process.pid}`;

/** Canary: the first region has a gate, the second has none. */
const rollout = (tag: string, steps: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: api}
spec:
  replicas: 1
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: app, image: "registry.test/api:${tag}"}]}
  strategy: {canary: {steps: ${steps}}}
`;

const stepOf = (region: string, more = '') =>
  `{matchExpressions: [{key: region, operator: In, values: [${region}]}]${more}}`;

const regions = ['first', 'second', 'third'] as const;

const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: ${name}, namespace: argocd}
spec:
  generators: [{list: {elements: [${regions.map((region) => `{region: ${region}}`).join(', ')}]}}]
  strategy: {type: RollingSync, rollingSync: {steps: [${stepOf('first')}, ${stepOf('second')}, ${stepOf('third', ', maxUpdate: 0')}]}}
  template:
    metadata: {name: '${name}-{{region}}', labels: {region: '{{region}}'}}
    spec:
      project: default
      source: {repoURL: "${world.gitUrl}/${name}.git", targetRevision: main, path: '{{region}}'}
      destination: {server: "https://kubernetes.default.svc", namespace: '${name}-{{region}}'}
      syncPolicy: {automated: {prune: true}, syncOptions: [CreateNamespace=true]}
`;

const field = (region: string, path: string) =>
  kubectl(['get', 'application', `${name}-${region}`, '-n', 'argocd', '--ignore-not-found', `-o=jsonpath=${path}`]);

/** Commits what a region runs, and answers with the commit. */
function push(folder: string, region: string, tag: string): string {
  const path = join(folder, region, 'rollout.yaml');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, rollout(tag, region === 'first' ? '[{pause: {}}]' : '[]'));
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '-m', `${region} ${tag}`);
  git(folder, 'push', '--quiet', `${world.gitUrl}/${name}.git`, 'HEAD:main');
  return git(folder, 'rev-parse', 'HEAD');
}

function watch(region: string, tag: string, revision: string, options: Parameters<typeof gitopsDeploy>[1] = {}) {
  const where = ['--rollout', `${name}-${region}/api`, '--argocd-application', `argocd/${name}-${region}`];
  const what = ['--revision', revision, '--image', `registry.test/api:${tag}`, '--timeout', '100s'];
  return gitopsDeploy(['watch', ...world.access, ...where, ...what], options);
}

describe.skipIf(!world.hasArgoCd)('an ApplicationSet that syncs its Applications in turn (RollingSync)', () => {
  afterAll(() => {
    kubectl(['delete', 'applicationset', name, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
    for (const region of regions) {
      kubectl(['delete', 'application', `${name}-${region}`, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
      kubectl(['delete', 'namespace', `${name}-${region}`, '--wait=false', '--ignore-not-found']);
    }
  });

  it('is waited for, and nobody is told to sync by hand; a step without updates is a person’s', async () => {
    execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', `${world.gitRoot}/${name}.git`]);
    const folder = folderWith({});
    git(folder, 'init', '--quiet', '-b', 'main');
    for (const region of regions) push(folder, region, '1');
    await using _ = await startApplicationSets();
    kubectl(['apply', '-f', '-'], set);
    await until(
      () => field('second', '{.status.operationState.phase} {.status.health.status}') === 'Succeeded Healthy',
      120_000,
    );
    // auto-sync was taken out by the controller: by itself the Application looks like one that a person must sync
    expect(field('second', '{.spec.syncPolicy.automated}')).toBe('');

    push(folder, 'first', '2');
    await until(() => field('first', '{.status.health.status}') === 'Suspended', 90_000);
    const revision = push(folder, 'second', '2');
    const { heard, onLog } = listener();
    const watching = watch('second', '2', revision, { onLog });
    const waits = `ApplicationSet ${name} syncs ${name}-second in step 2 of 3 of its RollingSync: Waiting`;
    await until(() => heard.log.includes(waits), 90_000);
    patchStatus(`${name}-first`, { pauseConditions: null });
    const ended = await watching;
    expect(ended.outcome, ended.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });

    const byHand = await watch('third', '2', push(folder, 'third', '2'));
    expect(byHand.outcome, byHand.log).toMatchObject({ outcome: 'paused', reason: 'sync-is-manual' });
  });
});
