import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { Step } from '../action/runner.ts';
import { startApplicationSets } from './applicationset-controller.ts';
import { accessInputs, kubectl, until, world } from './world.ts';

const reader = { login: 'argo-cd', token: 'github_pat_argo_cd' };

/** How Argo CD learns of a preview: what each begins as, where it comes to stand, and what makes Applications of it. */
interface Layout {
  readonly name: string;
  readonly image: string;
  readonly preview: string;
  /** What the edits name besides the image. */
  readonly edits: string;
  readonly template: (url: string) => Readonly<Record<string, string>>;
  readonly maker: (url: string) => string;
  /** The file that has the image. */
  readonly file: (pullRequest: number) => string;
}

function named(suffix: string) {
  const name = `preview-${suffix}-${process.pid}`;
  return { name, image: `${world.registry}/acme/${name}` };
}

const configuration = ({ name, image, preview, edits, file }: Layout) => `application: shop
image: {name: "${image}", platforms: [linux/amd64], sbom: false}
gitops: {repository: acme/gitops, allowed-paths: [previews/**]}
environments:
  preview:
    preview: {${preview}, url: "https://pr-{{pull-request}}.preview.acme.example"}
    targets:
      - name: here
        edits: [${edits}{file: "${file(0).replace('/0', '/{{pull-request}}')}", image: "${image}"}]
        argocd: {application: "${name}-{{pull-request}}"}
        workloads: [{namespace: "${name}-{{pull-request}}", name: api}]
`;

const rollout = (image: string) => `apiVersion: argoproj.io/v1alpha1
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

/** Each preview is an Application in a folder that another Application follows. */
function appOfApps(): Layout {
  const { name, image } = named('apps');
  const own = '"previews/{{pull-request}}.yaml"';
  const edit = (path: string) => `{file: ${own}, path: ${path}, value: "${name}-{{pull-request}}"}, `;
  return {
    name,
    image,
    preview: `template: templates/application.yaml, path: ${own}`,
    edits: edit('.metadata.name') + edit('.spec.destination.namespace'),
    file: (pullRequest) => `previews/${pullRequest}.yaml`,
    template: (url) => ({
      'base/kustomization.yaml': 'resources: [rollout.yaml]\n',
      'base/rollout.yaml': rollout(image),
      'templates/application.yaml': `apiVersion: argoproj.io/v1alpha1
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
`,
    }),
    maker: (url) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  source: {repoURL: "${url}", targetRevision: main, path: previews, directory: {recurse: true}}
  destination: {server: "https://kubernetes.default.svc", namespace: argocd}
  syncPolicy: {automated: {prune: true, allowEmpty: true}}
`,
  };
}

/** Each preview is a folder, of which an ApplicationSet makes an Application. */
function generated(): Layout {
  const { name, image } = named('set');
  return {
    name,
    image,
    preview: 'template: templates/api, path: "previews/{{pull-request}}"',
    edits: '',
    file: (pullRequest) => `previews/${pullRequest}/kustomization.yaml`,
    template: () => ({
      'templates/api/kustomization.yaml': `resources: [deep/rollout.yaml]\nimages: [{name: "${image}", newTag: none}]\n`,
      'templates/api/deep/rollout.yaml': rollout(image),
    }),
    maker: (url) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: ${name}, namespace: argocd}
spec:
  generators: [{git: {repoURL: "${url}", revision: main, directories: [{path: previews/*}], requeueAfterSeconds: 3}}]
  template:
    metadata: {name: '${name}-{{path.basename}}', finalizers: [resources-finalizer.argocd.argoproj.io]}
    spec:
      project: default
      source: {repoURL: "${url}", targetRevision: main, path: '{{path}}'}
      destination: {server: "https://kubernetes.default.svc", namespace: '${name}-{{path.basename}}'}
      syncPolicy: {automated: {prune: true}, syncOptions: [CreateNamespace=true]}
`,
  };
}

const secret = (value: string) => Buffer.from(value).toString('base64');

/** The address of Argo CD's repository server, which generators of git ask; not every world tells it. */
const repoServer = process.env['REALWORLD_REPO_SERVER'];
const layouts = [
  ['an app of apps', appOfApps()],
  ['an ApplicationSet', generated()],
] as const;

describe
  .skipIf(!world.canDeploy)
  .each(layouts.filter(([, { name }]) => repoServer !== undefined || !name.startsWith('preview-set')))(
  'the preview of a pull request, through %s',
  (_, layout) => {
    const { name } = layout;
    let sets: AsyncDisposable | undefined;
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
      source = await github.addRepository('acme/shop', {
        Dockerfile: dockerfile,
        '.gitops-deploy.yaml': configuration(layout),
      });
      const url = `${github.url}/acme/gitops.git`;
      gitops = await github.addRepository('acme/gitops', {
        ...layout.template(url),
        'previews/README.md': 'one file for each pull request\n',
      });
      kubectl(
        ['apply', '-f', '-'],
        `apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: argocd, labels: {argocd.argoproj.io/secret-type: repo-creds}}
data: {url: ${secret(github.url)}, username: ${secret('x-access-token')}, password: ${secret(reader.token)}}
---
${layout.maker(url)}`,
      );
      if (repoServer !== undefined && layout.maker(url).includes('ApplicationSet'))
        sets = await startApplicationSets(repoServer);
      await push('first');
      pullRequest = await source.addPullRequest({ head: 'change', title: 'A change' });
    });

    afterAll(async () => {
      const own = ['-n', 'argocd', '--wait=false', '--ignore-not-found'];
      if (sets !== undefined) kubectl(['delete', 'applicationset', name, ...own]);
      kubectl(['delete', 'application', name, `${name}-${pullRequest}`, ...own]);
      await sets?.[Symbol.asyncDispose]();
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
      expect(gitops.git('diff', '--numstat', 'main~1', 'main')).toBe(`1\t1\t${layout.file(pullRequest)}`);
      expect(gitops.log().length).toBe(made + 1);

      await become('closed');
      const closed = await run('closed');
      expect(closed.outputs, closed.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
      expect(gitops.show('main', layout.file(pullRequest))).toBeUndefined();
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
      expect(gitops.show('main', layout.file(pullRequest))).toBeUndefined();
      await until(() => application() === '', 90_000);
    });
  },
);
