import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { Step } from '../action/runner.ts';
import { accessInputs, kubectl, until, world } from './world.ts';

const name = `preview-${process.pid}`;
const image = `${world.registry}/acme/${name}`;
const reader = { login: 'argo-cd', token: 'github_pat_argo_cd' };

const configuration = `application: shop
image: {name: "${image}", platforms: [linux/amd64], sbom: false}
gitops: {repository: acme/gitops, allowed-paths: [previews/**]}
environments:
  preview:
    preview:
      template: templates/application.yaml
      path: previews/{{pull-request}}.yaml
      url: https://pr-{{pull-request}}.preview.acme.example
    targets:
      - name: here
        edits:
          - {file: "previews/{{pull-request}}.yaml", path: .metadata.name, value: "${name}-{{pull-request}}"}
          - {file: "previews/{{pull-request}}.yaml", path: .spec.destination.namespace, value: "${name}-{{pull-request}}"}
          - {file: "previews/{{pull-request}}.yaml", image: "${image}"}
        argocd: {application: "${name}-{{pull-request}}"}
        workloads: [{namespace: "${name}-{{pull-request}}", name: api}]
`;

const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: api}
spec:
  replicas: 1
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: app, image: "${image}"}]}
  strategy: {canary: {steps: [{setWeight: 50}]}}
`;

/** What each preview is made of: Argo CD applies it as a child of one that follows the folder. */
const template = (url: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: nobody # ours
  namespace: argocd
  finalizers: [resources-finalizer.argocd.argoproj.io]
spec:
  project: default
  source: {repoURL: "${url}", targetRevision: main, path: base, kustomize: {images: ["${image}:none"]}}
  destination: {server: "https://kubernetes.default.svc", namespace: nobody}
  syncPolicy: {automated: {prune: true}, syncOptions: [CreateNamespace=true]}
`;

const secret = (value: string) => Buffer.from(value).toString('base64');

describe.skipIf(!world.canDeploy)('the preview of a pull request, through Argo CD', () => {
  let github: GitHubServer;
  let source: TestRepository;
  let gitops: TestRepository;
  let pullRequest: number;
  let runs = 500;
  const folders: string[] = [];

  beforeAll(async () => {
    github = await startGitHub();
    const { login } = reader;
    github.addToken(reader.token, { login, type: 'user', repositories: 'all', permissions: { contents: 'read' } });
    const dockerfile = 'FROM scratch\nCOPY CHANGE /\n';
    source = await github.addRepository('acme/shop', { Dockerfile: dockerfile, '.gitops-deploy.yaml': configuration });
    const url = `${github.url}/acme/gitops.git`;
    gitops = await github.addRepository('acme/gitops', {
      'templates/application.yaml': template(url),
      'base/kustomization.yaml': 'resources: [rollout.yaml]\n',
      'base/rollout.yaml': rollout,
      'previews/README.md': 'one file for each pull request\n',
    });
    kubectl(
      ['apply', '-f', '-'],
      `apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: argocd, labels: {argocd.argoproj.io/secret-type: repo-creds}}
data: {url: ${secret(github.url)}, username: ${secret('x-access-token')}, password: ${secret(reader.token)}}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  source: {repoURL: "${url}", targetRevision: main, path: previews, directory: {recurse: true}}
  destination: {server: "https://kubernetes.default.svc", namespace: argocd}
  syncPolicy: {automated: {prune: true, allowEmpty: true}}
`,
    );
    await push('first');
    pullRequest = await source.addPullRequest({ head: 'change', title: 'A change' });
  });

  afterAll(async () => {
    const own = ['-n', 'argocd', '--wait=false', '--ignore-not-found'];
    kubectl(['delete', 'application', name, `${name}-${pullRequest}`, ...own]);
    kubectl(['delete', 'secret', name, ...own]);
    kubectl(['delete', 'namespace', `${name}-${pullRequest}`, '--wait=false', '--ignore-not-found']);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    await github[Symbol.asyncDispose]();
  });

  const push = (message: string) =>
    source.commit({ CHANGE: `${message}\n` }, message, { branch: 'change', parent: headOr('main') });
  const headOr = (other: string) => {
    try {
      return source.head('change');
    } catch {
      return source.head(other);
    }
  };

  /** The action on an event of the pull request. */
  async function run(action: string, inputs: Readonly<Record<string, string>> = {}) {
    runs += 1;
    const head = source.head('change');
    const folder = mkdtempSync(join(tmpdir(), 'preview-'));
    folders.push(folder);
    execFileSync('git', ['clone', '--quiet', source.path, folder], { stdio: 'ignore' });
    execFileSync('git', ['-C', folder, 'checkout', '--quiet', '--detach', head], { stdio: 'ignore' });
    source.addRun({ id: runs, status: 'in_progress' });
    const kept = Object.entries(process.env).filter(([key]) => /^(BUILDX_|DOCKER_|TRIVY_|NO_PROXY$)/.test(key));
    const own = { id: 1, fork: false };
    const step = new Step({
      folder,
      token,
      inputs: { ...accessInputs(), environment: 'preview', timeout: '150s', ...inputs },
      event: {
        action,
        repository: { default_branch: 'main' },
        pull_request: { number: pullRequest, head: { sha: head, repo: own }, base: { repo: own } },
      },
      environment: {
        ...Object.fromEntries(kept.map(([key, value]) => [key, value ?? ''])),
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_API_URL: github.apiUrl,
        GITHUB_SERVER_URL: github.url,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_HEAD_REF: 'change',
        GITHUB_RUN_ID: String(runs),
        GITHUB_RUN_ATTEMPT: '1',
      },
    });
    return { head, ...(await step.main()) };
  }

  async function become(state: 'open' | 'closed') {
    await fetch(`${github.apiUrl}/repos/acme/shop/pulls/${pullRequest}`, {
      method: 'PATCH',
      headers: { authorization: `token ${token}`, 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ state }),
    });
  }

  const application = () =>
    kubectl(['get', 'application', `${name}-${pullRequest}`, '-n', 'argocd', '--ignore-not-found', '-o', 'name']);
  const comment = () => source.comments(pullRequest).map(({ body }) => body);
  const newest = () => source.deployments().at(-1);

  it('comes when it is opened, follows a push, and goes when it is closed', async () => {
    const opened = await run('opened');
    expect(opened.outputs, opened.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(comment()).toEqual([expect.stringContaining(`https://pr-${pullRequest}.preview.acme.example`)]);
    expect(newest()).toMatchObject({ environment: `preview-${pullRequest}`, transient_environment: true });
    const made = gitops.log().length;

    await push('second');
    const pushed = await run('synchronize');
    expect(pushed.outputs, pushed.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(gitops.git('diff', '--numstat', 'main~1', 'main')).toBe(`1\t1\tpreviews/${pullRequest}.yaml`);
    expect(gitops.log().length).toBe(made + 1);

    await become('closed');
    const closed = await run('closed');
    expect(closed.outputs, closed.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(gitops.show('main', `previews/${pullRequest}.yaml`)).toBeUndefined();
    expect(newest()?.statuses.at(-1)?.state).toBe('inactive');
    expect(comment()).toEqual([expect.stringContaining('is removed')]);
    await until(() => application() === '', 90_000);
  });

  it('comes back when it is reopened, and resume takes it away when the event of closing was missed', async () => {
    await become('open');
    const reopened = await run('reopened');
    expect(reopened.outputs, reopened.log).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    await become('closed');
    const resumed = await run('schedule', { command: 'resume', environment: '' });
    expect(resumed.outputs, resumed.log).toMatchObject({ outcome: 'succeeded' });
    expect(gitops.show('main', `previews/${pullRequest}.yaml`)).toBeUndefined();
    await until(() => application() === '', 90_000);
  });
});
