import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parse, parseAllDocuments } from 'yaml';
import { listAt, textAt, valueAt } from '../src/data/fields.ts';
import { ApiServer } from '../world/cluster/api-server.ts';
import type { Desired } from '../world/cluster/player.ts';
import { answerPatches, machineTime, Player } from '../world/cluster/player.ts';
import type { Recording } from '../world/cluster/recording.ts';
import { strategies } from '../world/cluster/workload.ts';
import type { GitHubServer, TestRepository } from '../world/github/server.ts';
import { startGitHub, token } from '../world/github/server.ts';
import { Registry } from '../world/registry.ts';

const here = new URL('.', import.meta.url).pathname;

/** What a scenario says; see demo/files/scenarios.yaml. */
export interface Scenario {
  /** The success rate that Prometheus measures of the new version, 0 to 1. */
  readonly rate?: number;
  /** Whether the canary stops for a person instead of an analysis. */
  readonly gate?: boolean;
  readonly vulnerable?: boolean;
  /** Memory limit that somebody has put into the manifest. */
  readonly memory?: string;
  /** How many commits are deployed at once. */
  readonly deployments?: number;
}

/** How one deployment of the demo ended. */
export interface DemoEnd {
  readonly commit: string;
  readonly pullRequest: number;
  readonly exit: number;
  readonly report: { readonly outcome: string; readonly reason: string; readonly sentence: string };
}

/** Files of a folder by their path below it. */
function filesBelow(folder: string, replace: (text: string) => string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), replace(readFileSync(path, 'utf8'))];
    }),
  );
}

/** The folder with the files of the demo: both repositories, and what happens in each scenario. */
export const filesOfTheDemo = join(here, 'files');

/** The scenarios, as their file has them. */
export function scenariosIn(files: string): Readonly<Record<string, Scenario>> {
  return parse(readFileSync(join(files, 'scenarios.yaml'), 'utf8'));
}

/** Tools that the machine has; those that it has not are stood in for. */
export interface Tools {
  /** Whether buildx has a builder: then the image is built, and otherwise a prepared one is taken. */
  readonly builds: boolean;
}

function works(program: string, ...words: readonly string[]): boolean {
  return spawnSync(program, [...words], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** What this machine can do by itself. */
export function toolsHere(): Tools {
  return { builds: works('docker', 'buildx', 'inspect') || works('buildx', 'inspect') };
}

/**
 * The world of the demo: a GitHub, a registry and a cluster of our own on the loopback; the cluster plays what the real
 * controllers were recorded doing. Everything else is the product as it is built.
 */
export class DemoWorld implements AsyncDisposable {
  readonly github: GitHubServer;
  readonly source: TestRepository;
  readonly gitops: TestRepository;
  readonly registry: Registry;
  readonly tools: Tools;
  /** Where everything lies that somebody may want to look at. */
  readonly folder: string;
  readonly #cluster: ApiServer;
  readonly #end = new AbortController();
  readonly #scenario: Scenario;
  #playing: Promise<unknown> = Promise.resolve();
  #failure: unknown;
  #runs = 0;

  private constructor(
    scenario: Scenario,
    made: Pick<DemoWorld, 'github' | 'source' | 'gitops' | 'registry' | 'tools' | 'folder'> & {
      readonly cluster: ApiServer;
    },
  ) {
    this.#scenario = scenario;
    this.github = made.github;
    this.source = made.source;
    this.gitops = made.gitops;
    this.registry = made.registry;
    this.tools = made.tools;
    this.folder = made.folder;
    this.#cluster = made.cluster;
  }

  static async open(scenario: Scenario, files: string, tools: Tools): Promise<DemoWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'gitops-deploy-demo-'));
    const [github, registry, cluster] = await Promise.all([startGitHub(), Registry.start(), ApiServer.start()]);
    const local = (text: string) => text.replaceAll('registry.local:5000', registry.host);
    const source = await github.addRepository('acme/shop', filesBelow(join(files, 'shop'), local));
    const gitops = await github.addRepository('acme/gitops', {
      ...filesBelow(join(files, 'gitops'), (text) => withGate(local(text), scenario.gate === true)),
    });
    const world = new DemoWorld(scenario, { github, source, gitops, registry, tools, folder, cluster });
    world.#play();
    return world;
  }

  /** One player for each Application that the configuration names. */
  #play(): void {
    const recording: Recording = JSON.parse(readFileSync(join(here, '../world/cluster/recordings/argo.json'), 'utf8'));
    const environments = Object.values(valueAt(this.#configuration(), 'environments') ?? {});
    const players = environments
      .flatMap((environment) => listAt(environment, 'targets'))
      .map((target) => {
        const file = textAt(listAt(target, 'edits')[0], 'file') ?? '';
        const stage = {
          name: textAt(target, 'argocd', 'application') ?? '',
          repository: this.gitops.cloneUrl,
          desired: () => this.#desired(file.replace(/\/[^/]*$/, '')),
          measured: () => this.#scenario.rate,
        };
        return new Player(this.#cluster, { recording, stage, time: machineTime });
      });
    answerPatches(this.#cluster, players);
    this.#playing = Promise.all(players.map((player) => player.play(this.#end.signal))).catch((error: unknown) => {
      this.#failure = error;
    });
  }

  /** What the GitOps repository says of the workload in a folder: its manifest, and the image of its kustomization. */
  #desired(folder: string): Desired {
    const revision = this.gitops.head();
    const kustomization: unknown = parse(this.gitops.show(revision, `${folder}/kustomization.yaml`) ?? '');
    const documents = parseAllDocuments(this.gitops.show(revision, `${folder}/rollout.yaml`) ?? '').map((one) =>
      one.toJS(),
    );
    const rollout: unknown = documents.find((one) => textAt(one, 'kind') === 'Rollout');
    const named = textAt(listAt(rollout, 'spec', 'template', 'spec', 'containers')[0], 'image') ?? '';
    const image = listAt(kustomization, 'images').find((one) => textAt(one, 'name') === named);
    const tag = textAt(image, 'newTag');
    const digest = textAt(image, 'digest');
    const version = digest === undefined ? (tag === undefined ? '' : `:${tag}`) : `@${digest}`;
    return {
      revision,
      image: `${textAt(image, 'newName') ?? named}${version}`,
      strategy: valueAt(rollout, 'spec', 'strategy'),
    };
  }

  /** Whether the cluster shows what Git says, from the beginning. */
  async settled(): Promise<void> {
    const [application] = this.#applications();
    const path = `/apis/argoproj.io/v1alpha1/namespaces/${application}/rollouts`;
    for (;;) {
      this.#check();
      const listed: unknown = await (await fetch(`http://127.0.0.1:${this.#cluster.port}${path}`)).json();
      if (listAt(listed, 'items').some((one) => textAt(one, 'status', 'phase') === 'Healthy')) return;
      await wait(100);
    }
  }

  /** The environments of the configuration, in its order. */
  get environments(): readonly string[] {
    return Object.keys(valueAt(this.#configuration(), 'environments') ?? {});
  }

  #configuration(): unknown {
    return parse(this.source.show('refs/heads/main', '.gitops-deploy.yaml') ?? '');
  }

  #applications(): readonly string[] {
    const environments = valueAt(this.#configuration(), 'environments') ?? {};
    const targets = Object.values(environments).flatMap((one) => listAt(one, 'targets'));
    return targets.map((target) => textAt(target, 'argocd', 'application') ?? '');
  }

  #check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Somebody changes the memory of the workload by hand. */
  async tamper(memory: string): Promise<void> {
    for (const file of this.gitops.git('ls-tree', '-r', '--name-only', 'main').trim().split('\n')) {
      const text = this.gitops.show('refs/heads/main', file) ?? '';
      const changed = text.replace(/(limits: \{ memory: )[^ }]+/, `$1${memory}`);
      if (changed !== text) await this.gitops.commit({ [file]: changed }, `A little more memory`);
    }
  }

  /** A commit of the application on `main`, with the pull request that brought it. */
  async commit(message: string): Promise<{ readonly commit: string; readonly pullRequest: number }> {
    this.#runs += 1;
    const branch = `change-${this.#runs}`;
    const date = new Date(Date.now() + this.#runs * 1000);
    const parent = this.source.head();
    const commit = await this.source.commit({ 'menu.txt': `${message}\n` }, message, { branch, parent, date });
    const pullRequest = await this.source.addPullRequest({ head: branch, title: message });
    this.source.git('update-ref', 'refs/heads/main', commit);
    return { commit, pullRequest };
  }

  /** Deploys a commit with the built command line, as a job on a push of it would. */
  async deploy(
    { commit, pullRequest }: { readonly commit: string; readonly pullRequest: number },
    environment: string,
    onLine: (line: string) => void,
  ): Promise<DemoEnd> {
    const folder = join(this.folder, `checkout-${commit.slice(0, 7)}`);
    spawnSync('git', ['clone', '--quiet', this.source.path, folder]);
    spawnSync('git', ['-C', folder, 'checkout', '--quiet', '--detach', commit]);
    const configuration: unknown = parse(readFileSync(join(folder, '.gitops-deploy.yaml'), 'utf8'));
    const image = textAt(configuration, 'image', 'name') ?? '';
    const given = this.tools.builds ? [] : ['--image', this.#prepare(image, commit)];
    const child = spawn(
      process.execPath,
      [join(here, '../dist/cli.js'), 'deploy', '--environment', environment, ...given, '--json'],
      {
        cwd: folder,
        env: this.#environment(commit),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    // where the cluster has nothing to play there is nothing to wait for
    void this.#playing.then(() => child.kill());
    const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
    this.#check();
    return { commit, pullRequest, exit, report: JSON.parse(output) };
  }

  #prepare(image: string, commit: string): string {
    const repository = image.slice(image.indexOf('/') + 1);
    const labels = {
      'org.opencontainers.image.revision': commit,
      'org.opencontainers.image.source': `${this.github.url}/acme/shop`,
    };
    this.registry.prepare(repository, commit, labels);
    return `${image}:${commit}`;
  }

  #environment(commit: string): Readonly<Record<string, string>> {
    const home = join(this.folder, 'home');
    mkdirSync(home, { recursive: true });
    const report = this.#scenario.vulnerable === true ? 'vulnerable' : 'clean';
    cpSync(join(here, `tools/${report}.json`), join(home, 'trivy-report.json'));
    const kept = Object.entries(process.env).filter(([key]) => /^(BUILDX_|DOCKER_)/.test(key));
    return {
      ...Object.fromEntries(kept.map(([key, value]) => [key, value ?? ''])),
      PATH: `${join(here, 'tools')}:${process.env['PATH'] ?? ''}`,
      HOME: home,
      GITHUB_TOKEN: token,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_API_URL: this.github.apiUrl,
      GITHUB_SERVER_URL: this.github.url,
      GITHUB_SHA: commit,
      GITHUB_REF_NAME: 'main',
      KUBECONFIG: this.#kubeconfig(),
    };
  }

  #kubeconfig(): string {
    const server = `http://127.0.0.1:${this.#cluster.port}`;
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'demo',
      contexts: [{ name: 'demo', context: { cluster: 'demo', user: 'demo' } }],
      clusters: [{ name: 'demo', cluster: { server, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'demo', user: {} }],
    });
  }

  /** Ends the world; its folder stays where it is to be kept. */
  async close(keep: boolean): Promise<void> {
    this.#end.abort();
    await this.#playing;
    await this.#cluster[Symbol.asyncDispose]();
    await this.registry[Symbol.asyncDispose]();
    if (keep)
      for (const one of [this.source, this.gitops])
        cpSync(one.path, join(this.folder, `${one.fullName.replace('/', '-')}.git`), { recursive: true });
    await this.github[Symbol.asyncDispose]();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close(false);
  }
}

/** The manifest with a canary that stops for a person, instead of its analysis. */
function withGate(text: string, gate: boolean): string {
  if (!gate) return text;
  const steps = JSON.stringify(strategies.gate.canary.steps);
  return text.replace(/^( +)steps:\n(?:\1 +- .*\n)+/m, `$1steps: ${steps}\n`);
}
