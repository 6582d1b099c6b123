import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textAt } from '../../src/data/fields.ts';
import type { CommitStatus, GitHubServer, TestRepository } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import type { StepEnd } from '../action/runner.ts';
import { Step } from '../action/runner.ts';
import { DeployRecording } from './deploy-recording.ts';
import { note } from './rows.ts';
import { accessInputs, accessVariables, analysedSteps, canary, kubectl, metric, world } from './world.ts';

const root = new URL('../..', import.meta.url).pathname;

/** How an environment of every application is written to. */
export interface EnvironmentOptions {
  readonly write: 'push' | 'pull-request';
  readonly merge?: 'immediate' | 'manual';
  readonly rollback?: 'automatic' | 'manual';
  /** Names of regions, wave by wave; one target without a region unless given. */
  readonly waves?: readonly (readonly string[])[];
  readonly waveSoak?: string;
  readonly rollbackWaves?: 'failed' | 'all';
  /** What else the environment says, such as `after: [staging]`, a line each. */
  readonly gates?: readonly string[];
  /** Nothing is synced automatically, and this is what we may do about it. */
  readonly sync?: 'never' | 'if-manual';
}

export interface ShopOptions {
  /** Also the prefix of namespaces and Argo CD Applications. */
  readonly name: string;
  readonly applications: readonly string[];
  readonly environments: Readonly<Record<string, EnvironmentOptions>>;
  /** Steps of the canary; with an analysis unless given. */
  readonly steps?: string;
  /** `gitops.transport`; left out unless given. */
  readonly transport?: 'git' | 'api';
  /** `notifications`; left out unless given. */
  readonly notifications?: string;
}

/** A commit of the sources, and the pull request that brought it. */
export interface SourceChange {
  readonly sha: string;
  readonly pullRequest: number;
}

/** What one run of the action left. */
export interface ShopRun {
  /** Id of the run, as GitHub knows it. */
  readonly id: number;
  readonly step: Step;
  main(): Promise<StepEnd>;
}

/** Who reads the GitOps repository for Argo CD. */
const reader = { login: 'argo-cd', token: 'github_pat_argo_cd' };

const secret = (value: unknown) => Buffer.from(String(value)).toString('base64');

/**
 * A shop with applications and environments on real parts: sources and GitOps repository on the GitHub for tests, images
 * in the registry, Argo CD that follows the GitOps repository, a canary with an analysis on Prometheus for each.
 */
export class Shop implements AsyncDisposable {
  readonly github: GitHubServer;
  readonly source: TestRepository;
  readonly gitops: TestRepository;
  readonly #options: ShopOptions;
  readonly #folders: string[] = [];
  #runs = 1000;
  #commits: Promise<unknown> = Promise.resolve();

  private constructor(
    options: ShopOptions,
    made: { readonly github: GitHubServer; readonly source: TestRepository; readonly gitops: TestRepository },
  ) {
    this.#options = options;
    this.github = made.github;
    this.source = made.source;
    this.gitops = made.gitops;
  }

  static async open(options: ShopOptions): Promise<Shop> {
    const github = await startGitHub();
    const { login } = reader;
    github.addToken(reader.token, { login, type: 'user', repositories: 'all', permissions: { contents: 'read' } });
    const source = await github.addRepository('acme/shop', sourceFiles(options));
    const gitops = await github.addRepository('acme/gitops', gitopsFiles(options));
    const shop = new Shop(options, { github, source, gitops });
    shop.#follow();
    for (const scope of scopes(options)) await metric(names(options, scope).metric, 0.99);
    return shop;
  }

  /** Lets Argo CD follow the GitOps repository, one Application for each application and environment. */
  #follow(): void {
    const { name } = this.#options;
    const seenByArgo = (url: string) => url.replace('127.0.0.1', process.env['REALWORLD_HOST'] ?? '127.0.0.1');
    const credentials = `apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: argocd, labels: {argocd.argoproj.io/secret-type: repo-creds}}
data: {url: ${secret(seenByArgo(this.github.url))}, username: ${secret('x-access-token')}, password: ${secret(reader.token)}}
`;
    const applications = scopes(this.#options).map((scope) => {
      const { argocd, folder, namespace } = names(this.#options, scope);
      const isManual = this.#options.environments[scope.environment]?.sync !== undefined;
      const automated = isManual ? '' : 'automated: {prune: true, selfHeal: true}, ';
      return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${argocd}, namespace: argocd}
spec:
  project: default
  source: {repoURL: "${seenByArgo(this.gitops.cloneUrl)}", targetRevision: main, path: ${folder}}
  destination: {server: "https://kubernetes.default.svc", namespace: ${namespace}}
  syncPolicy: {${automated}syncOptions: [CreateNamespace=true]}
`;
    });
    kubectl(['apply', '-f', '-'], [credentials, ...applications].join('---\n'));
  }

  /** Argo CD sees nothing new in the GitOps repository until the function that is returned is called. */
  holdArgoCd(): () => void {
    return this.github.hold(reader.login);
  }

  /** Names of what belongs to one application in one environment. */
  names(application: string, environment: string, region?: string) {
    return names(this.#options, { application, environment, region });
  }

  /** A new commit of the sources on `main`, with a pull request that brought it; with files it stays on its branch. */
  commit(message: string, files: Readonly<Record<string, string>> = {}): Promise<SourceChange> {
    // one after the other: each is made upon the one before
    const made = this.#commits.then(() => this.#commit(message, files));
    this.#commits = made.catch(() => {});
    return made;
  }

  async #commit(message: string, files: Readonly<Record<string, string>>): Promise<SourceChange> {
    const branch = `change-${message}`;
    const sha = await this.source.commit({ CHANGE: `${message}\n`, ...files }, message, {
      branch,
      parent: this.source.head(),
      date: new Date(Date.now() + this.#runs * 1000),
    });
    const pullRequest = await this.source.addPullRequest({ head: branch, title: message });
    if (Object.keys(files).length === 0) this.source.git('update-ref', 'refs/heads/main', sha);
    return { sha, pullRequest };
  }

  /** A run of the action on a push of this commit. */
  run(commit: string, inputs: Readonly<Record<string, string>>): ShopRun {
    this.#runs += 1;
    const id = this.#runs;
    const folder = this.checkout(commit);
    this.source.addRun({ id, status: 'in_progress' });
    const given: Readonly<Record<string, string>> = { ...accessInputs(), timeout: '150s', ...inputs };
    const recording = this.#recordingOf(given);
    const step = new Step({
      folder,
      token,
      inputs: given,
      environment: {
        ...this.environment(commit),
        GITHUB_RUN_ID: String(id),
        GITHUB_RUN_ATTEMPT: '1',
        ...recording?.environment,
      },
      ...(recording === undefined ? {} : { main: 'test/e2e/action.ts' }),
    });
    const main = async () => {
      const end = await step.main();
      const { outcome = '', reason = '', report = '' } = end.outputs;
      const sentence = report === '' ? '' : (textAt(JSON.parse(readFileSync(report, 'utf8')), 'sentence') ?? '');
      const file = recording?.finish(end.outputs, (commits) => this.#knownOf(given, end.outputs['revision'], commits));
      note({ outcome, reason, sentence, ...(file === undefined ? {} : { recording: file, report: sentence }) });
      return end;
    };
    return { id, step, main };
  }

  /** Recorded are the deployments to one target. */
  #recordingOf(inputs: Readonly<Record<string, string>>): DeployRecording | undefined {
    const { application = '', environment = '', timeout = '', 'on-pause': onPause = 'end' } = inputs;
    if (this.#options.environments[environment]?.waves !== undefined) return undefined;
    const { argocd, namespace } = this.names(application, environment);
    return DeployRecording.of({ application: argocd, namespace, onPause, timeout });
  }

  /** How other commits stand to the one of a deployment: by their history, and by the tag that they name. */
  #knownOf({ application = '', environment = '' }, revision = '', commits: readonly string[]) {
    const file = `${this.names(application, environment).folder}/kustomization.yaml`;
    const tagAt = (commit: string) => /newTag: .*/.exec(this.gitops.show(commit, file) ?? '')?.[0];
    const relationOf = (commit: string) => {
      const isAfter = this.gitops.git('rev-list', `${commit}..${revision}`) === '';
      if (!isAfter) return 'other';
      return tagAt(commit) === tagAt(revision) ? 'ours' : 'descendant';
    };
    const known = commits.filter((commit) => this.gitops.show(commit, file) !== undefined);
    const isPutBack = this.#options.environments[environment]?.rollback !== 'manual';
    return {
      relations: Object.fromEntries(known.map((commit) => [commit, relationOf(commit)] as const)),
      ...(isPutBack ? { isPutBack: true as const } : {}),
    };
  }

  /** The run has ended, whatever its process did. */
  endRun(id: number): void {
    this.source.addRun({ id, status: 'completed', conclusion: 'failure' });
  }

  /** A checkout of the sources. */
  checkout(commit: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'shop-'));
    this.#folders.push(folder);
    execFileSync('git', ['clone', '--quiet', this.source.path, folder], { stdio: 'ignore' });
    execFileSync('git', ['-C', folder, 'checkout', '--quiet', '--detach', commit], { stdio: 'ignore' });
    return folder;
  }

  /** What a step sees on a runner, besides inputs and the run's own files. */
  environment(commit: string): Readonly<Record<string, string>> {
    const kept = Object.entries(process.env).filter(([key]) => /^(BUILDX_|DOCKER_|TRIVY_|NO_PROXY$)/.test(key));
    return {
      ...Object.fromEntries(kept.map(([key, value]) => [key, value ?? ''])),
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_API_URL: this.github.apiUrl,
      GITHUB_SERVER_URL: this.github.url,
      GITHUB_SHA: commit,
      GITHUB_REF_NAME: 'main',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_ACTOR: 'ann',
    };
  }

  /** The built command line with `--json`. */
  async cli(
    commit: string,
    ...words: readonly string[]
  ): Promise<{ readonly exit: number; readonly report: Report; readonly log: string }> {
    const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...words, '--json'], {
      cwd: this.checkout(commit),
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        ...this.environment(commit),
        ...accessVariables(),
        GITHUB_TOKEN: token,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [output, log] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk;
    });
    const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
    if (output === '') throw new Error(`no JSON; it said: ${log}`);
    const report: Report = JSON.parse(output);
    if (words[0] === 'resume' || words[0] === 'watch') note(report);
    return { exit, report, log };
  }

  /** The newest status of a commit for an application and environment. */
  status(commit: string, application: string, environment: string): CommitStatus | undefined {
    const context = `gitops-deploy/${application}/${environment}`;
    return this.source.statuses(commit).findLast((one) => one.context === context);
  }

  /** The tag that Git names. */
  tag(application: string, environment: string, region?: string): string {
    const { folder } = this.names(application, environment, region);
    const text = this.gitops.show('refs/heads/main', `${folder}/kustomization.yaml`) ?? '';
    return /newTag: "?([^"\s]+)/.exec(text)?.[1] ?? '';
  }

  /** Somebody writes another tag into Git, past us; answers with the commit. */
  setTag(application: string, environment: string, tag: string): Promise<string> {
    const file = `${this.names(application, environment).folder}/kustomization.yaml`;
    const text = this.gitops.show('refs/heads/main', file) ?? '';
    return this.gitops.commit({ [file]: text.replace(/newTag: .*/, `newTag: ${tag}`) }, `${application}: ${tag}`);
  }

  /** Full names of the holds there are. */
  holds(): readonly string[] {
    return Object.keys(this.gitops.refs('refs/gitops-deploy/holds/'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const scope of scopes(this.#options)) {
      const { argocd, namespace } = names(this.#options, scope);
      kubectl(['delete', 'application', argocd, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
      kubectl(['delete', 'namespace', namespace, '--wait=false', '--ignore-not-found']);
    }
    kubectl(['delete', 'secret', this.#options.name, '-n', 'argocd', '--ignore-not-found']);
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    await this.github[Symbol.asyncDispose]();
  }
}

/** The report, as far as tests read it. */
export interface Report {
  readonly outcome: string;
  readonly reason: string;
  readonly sentence: string;
  readonly [field: string]: unknown;
}

interface Scope {
  readonly application: string;
  readonly environment: string;
  /** Undefined where there is one target. */
  readonly region: string | undefined;
}

function regionsOf({ waves }: EnvironmentOptions): readonly (string | undefined)[] {
  return waves?.flat() ?? [undefined];
}

function scopes({ applications, environments }: ShopOptions): readonly Scope[] {
  return applications.flatMap((application) =>
    Object.entries(environments).flatMap(([environment, given]) =>
      regionsOf(given).map((region) => ({ application, environment, region })),
    ),
  );
}

function names({ name }: ShopOptions, { application, environment, region }: Scope) {
  const of = region === undefined ? environment : `${environment}-${region}`;
  const own = `${name}-${application}-${of}`;
  return {
    argocd: own,
    namespace: own,
    metric: own.replaceAll('-', '_'),
    folder: `apps/${application}/${of}`,
    image: `${world.registry}/acme/${name}-${application}`,
  };
}

function sourceFiles(options: ShopOptions): Readonly<Record<string, string>> {
  const applications = options.applications.map((application) => {
    const environments = Object.entries(options.environments).map(([environment, given]) => {
      const { write, merge = 'immediate', rollback = 'automatic' } = given;
      const targets = regionsOf(given).map((region) => target(options, { application, environment, region }));
      return `    ${environment}:
      write: ${write}
      merge: ${merge}
      rollback: ${rollback}
${wavesOf(given)}${(given.gates ?? []).map((line) => `      ${line}\n`).join('')}      targets:
${targets.join('')}`;
    });
    const { image } = names(options, { application, environment: '', region: undefined });
    return `- application: ${application}
  image: {name: "${image}", platforms: [linux/amd64, linux/arm64], sbom: false}
  environments:
${environments.join('')}`;
  });
  const transport = options.transport === undefined ? '' : `, transport: ${options.transport}`;
  const told = options.notifications === undefined ? '' : `notifications: ${options.notifications}\n`;
  return {
    Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY CHANGE /\n',
    CHANGE: 'begin\n',
    '.gitops-deploy.yaml': `gitops: {repository: acme/gitops, allowed-paths: [apps/**]${transport}}\n${told}applications:\n${applications.join('')}`,
  };
}

function wavesOf({ waves, waveSoak, rollbackWaves = 'failed' }: EnvironmentOptions): string {
  if (waves === undefined) return '';
  const soak = waveSoak === undefined ? '' : `      wave-soak: ${waveSoak}\n`;
  return `      waves: ${JSON.stringify(waves)}\n${soak}      rollback-waves: ${rollbackWaves}\n`;
}

function target(options: ShopOptions, scope: Scope): string {
  const { argocd, namespace, folder, image } = names(options, scope);
  const { sync = 'never' } = options.environments[scope.environment] ?? {};
  return `      - name: ${scope.region ?? 'here'}
        edits: [{file: ${folder}/kustomization.yaml, image: "${image}"}]
        argocd: {application: ${argocd}, sync: ${sync}}
        workloads: [{namespace: ${namespace}, name: api}]
`;
}

function gitopsFiles(options: ShopOptions): Readonly<Record<string, string>> {
  const files = scopes(options).flatMap((scope) => {
    const { folder, image, metric: query } = names(options, scope);
    return [
      [`${folder}/rollout.yaml`, canary(query, image, options.steps ?? analysedSteps)],
      [
        `${folder}/kustomization.yaml`,
        `resources: [rollout.yaml]\nimages:\n- name: ${image} # ours\n  newTag: first\n`,
      ],
    ];
  });
  return Object.fromEntries(files);
}
