import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHub } from '../../world/github/server.ts';
import { startGitHub } from '../../world/github/server.ts';
import { jobOf } from '../action/job.ts';
import {
  analysedSteps,
  bareRepository,
  canary,
  folderWith,
  git,
  gitopsDeploy,
  kubectl,
  metric,
  world,
} from './world.ts';

const name = `deploy-${process.pid}`;
const image = `${world.registry}/acme/${name}`;
let github: GitHub;
let folder: string;
let gitops: string;

/** A new commit of the application, known to GitHub too. */
function newCommit(content: string): string {
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', content);
  // by path: the server runs in this process and could not answer while we wait for git
  git(folder, 'push', '--quiet', '--force', `${github.state.folder}/acme/api.git`, 'HEAD:main');
  return git(folder, 'rev-parse', 'HEAD');
}

function deploy(commit: string, ...words: readonly string[]) {
  const environment = {
    ...jobOf(github, commit),
  };
  return gitopsDeploy([...words, '--environment', 'staging', '--debug'], { folder, environment });
}

function statusOf(commit: string): string | undefined {
  return github.state.statuses.findLast(({ sha }) => sha === commit)?.state;
}

function tagInGit(): string {
  return /newTag: "?([^"\s]+)/.exec(git(gitops, 'show', 'main:app/kustomization.yaml'))?.[1] ?? '';
}

describe.skipIf(!world.canDeploy)(
  'deploy on real parts: buildx, registry, Trivy, git, Argo CD, Argo Rollouts, Prometheus',
  () => {
    beforeAll(async () => {
      github = await startGitHub();
      await github.addRepository('acme/api', { README: 'x' });
      const files = {
        'app/rollout.yaml': canary(name, image, analysedSteps),
        'app/kustomization.yaml': `resources: [rollout.yaml]\nimages:\n- name: ${image} # ours\n  newTag: first\n`,
      };
      gitops = bareRepository(name, files);
      folder = folderWith({
        Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY README /\n',
        README: 'hello\n',
        '.gitops-deploy.yaml': `application: api
image: {name: "${image}", platforms: [linux/amd64, linux/arm64], sbom: false}
gitops: {repository: "${world.gitUrl}/${name}.git", allowed-paths: [app/**]}
environments:
  staging:
    targets:
    - name: here
      edits: [{file: app/kustomization.yaml, image: "${image}"}]
      argocd: {application: ${name}}
      workloads: [{namespace: ${name}, name: api}]
`,
      });
      git(folder, 'init', '--quiet', '-b', 'main');
      git(folder, 'add', '-A');
      kubectl(
        ['apply', '-f', '-'],
        `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  source: {repoURL: "${world.gitUrl}/${name}.git", targetRevision: main, path: app}
  destination: {server: "https://kubernetes.default.svc", namespace: ${name}}
  syncPolicy: {automated: {prune: true, selfHeal: true}, syncOptions: [CreateNamespace=true]}
`,
      );
      await metric(name, 0.99);
    });

    afterAll(async () => {
      kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false']);
      await github[Symbol.asyncDispose]();
    });

    let healthy = '';

    it('takes a two-platform image to a healthy rollout', async () => {
      healthy = newCommit('one');
      const ended = await deploy(healthy, 'deploy', '--timeout', '120s');
      expect(ended, ended.log).toMatchObject({ exit: 0, outcome: { outcome: 'succeeded', reason: 'healthy' } });
      expect(statusOf(healthy)).toBe('success');
      expect(tagInGit()).toBe(healthy);
    });

    it('proves the same commit again without a second commit in Git', async () => {
      const before = git(gitops, 'rev-parse', 'main');
      const ended = await deploy(healthy, 'deploy', '--timeout', '120s');
      expect(ended, ended.log).toMatchObject({ exit: 0, outcome: { reason: 'already-deployed' } });
      expect(git(gitops, 'rev-parse', 'main')).toBe(before);
    });

    it('rolls back and holds when the analysis fails in the canary', async () => {
      await metric(name, 0.5);
      const bad = newCommit('two');
      const ended = await deploy(bad, 'deploy', '--timeout', '120s');
      expect(ended, ended.log).toMatchObject({ exit: 1, outcome: { outcome: 'failed', reason: 'analysis-failed' } });
      expect(statusOf(bad)).toBe('failure');
      expect(tagInGit()).toBe(healthy);
      expect(git(gitops, 'for-each-ref', 'refs/gitops-deploy')).toContain('refs/gitops-deploy/holds/api/staging');
    });

    it('pauses the next deployment while held, and deploys it once released', async () => {
      await metric(name, 0.99);
      const next = newCommit('three');
      const held = await deploy(next, 'deploy', '--timeout', '120s');
      expect(held, held.log).toMatchObject({ exit: 3, outcome: { outcome: 'paused', reason: 'held' } });
      expect(statusOf(next)).toBe('pending');
      expect(tagInGit()).toBe(healthy);
      expect((await deploy(next, 'release')).exit).toBe(0);
      const ended = await deploy(next, 'deploy', '--timeout', '120s');
      expect(ended, ended.log).toMatchObject({ exit: 0, outcome: { outcome: 'succeeded' } });
      expect(statusOf(next)).toBe('success');
      expect(tagInGit()).toBe(next);
    });

    it('made no request that GitHub does not have', () => expect(github.state.unknown).toEqual([]));
  },
);
