import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfiguration } from '../src/configuration/read.ts';
import type { ApplicationConfiguration } from '../src/configuration/schema.ts';
import { listAt, textAt } from '../src/data/fields.ts';
import { planDeployment } from '../src/deployment/plan-deployment.ts';
import { printProblem } from '../src/errors.ts';
import type { Stage } from '../world/cluster/player.ts';
import type { Desired } from '../world/cluster/segments.ts';
import { strategies, workloadIn } from '../world/cluster/workload.ts';
import type { GitHubServer, TestRepository } from '../world/github/server.ts';
import { filesBelow } from './files.ts';
import type { Scenario } from './scenario.ts';

/** A commit of the application, and the pull request that brought it. */
export interface Change {
  readonly commit: string;
  readonly pullRequest: number;
}

/** The two repositories of the demo, and what people do in them. */
export class Shop {
  readonly source: TestRepository;
  readonly gitops: TestRepository;
  readonly #scenario: Scenario;
  #changes = 0;

  private constructor(scenario: Scenario, source: TestRepository, gitops: TestRepository) {
    this.#scenario = scenario;
    this.source = source;
    this.gitops = gitops;
  }

  /** Both repositories as the files have them, on this GitHub and with images of this registry. */
  static async open(scenario: Scenario, files: string, at: { github: GitHubServer; registry: string }): Promise<Shop> {
    const local = (text: string) => text.replaceAll('registry.local:5000', at.registry);
    const withGate = (text: string) => (scenario.gate ? gated(local(text)) : local(text));
    const source = await at.github.addRepository('acme/shop', filesBelow(join(files, 'shop'), local));
    const gitops = await at.github.addRepository('acme/gitops', filesBelow(join(files, 'gitops'), withGate));
    return new Shop(scenario, source, gitops);
  }

  /** The configuration, as the product reads it. Throws where it is wrong. */
  configuration(): ApplicationConfiguration {
    const file = '.gitops-deploy.yaml';
    const read = readConfiguration(this.source.show('refs/heads/main', file) ?? '', file, 'shop');
    const [only] = read.result === 'read' ? read.applications : [];
    if (read.result === 'wrong') throw new Error(read.problems.map(printProblem).join('\n'));
    if (only === undefined) throw new Error(`${file} names no application`);
    return only;
  }

  /** The environments that Argo CD follows. */
  environments(): readonly string[] {
    return this.#scenario.environments ?? Object.keys(this.configuration().environments).slice(0, 1);
  }

  /** What Argo CD follows, one for each target. */
  stages(): readonly Stage[] {
    const { environments } = this.configuration();
    const targets = this.environments().flatMap((name) => environments[name]?.targets ?? []);
    return targets.map(({ argocd, workloads, edits }) => {
      const path = (edits[0]?.file ?? '').replace(/\/[^/]*$/, '');
      this.#demandWorkload(path, workloads[0]?.name ?? '');
      return {
        application: argocd?.application ?? '',
        namespace: workloads[0]?.namespace ?? '',
        repository: this.gitops.cloneUrl,
        path,
        desired: () => this.#desired(path),
        measured: () => undefined,
      };
    });
  }

  /** A workload that is not there would be waited for, in vain. Throws where the configuration names another. */
  #demandWorkload(folder: string, name: string): void {
    const there = this.#desired(folder).workload.name;
    if (name !== there) throw new Error(`.gitops-deploy.yaml names the workload "${name}"; ${folder} holds "${there}"`);
  }

  /** What the GitOps repository says of the workload in a folder: its manifest, with the image of its kustomization. */
  #desired(folder: string): Desired {
    const revision = this.gitops.head();
    const show = (name: string) => this.gitops.show(revision, `${folder}/${name}`) ?? '';
    const manifests = show('rollout.yaml');
    if (manifests === '') throw new Error(`${folder}/rollout.yaml of the GitOps repository is missing`);
    const { workload, image } = workloadIn(manifests);
    return {
      revision,
      image: kustomized(image, parse(show('kustomization.yaml'))),
      workload,
      query: queryIn(manifests),
    };
  }

  /** A commit of the application on `main`, with the pull request that brought it. */
  async commit(message: string): Promise<Change> {
    const change = await this.open(message);
    this.source.git('update-ref', 'refs/heads/main', change.commit);
    return change;
  }

  /** A commit of the application in an open pull request. */
  async open(message: string): Promise<Change> {
    this.#changes += 1;
    const branch = `change-${this.#changes}`;
    // each a second later than the one before: the newest is told by its date
    const date = new Date(Date.now() + this.#changes * 1000);
    const files = { 'menu.txt': `${message}\n`, ...packageFiles(this.#scenario.packages) };
    const commit = await this.source.commit(files, message, { branch, parent: this.source.head(), date });
    const pullRequest = await this.source.addPullRequest({ head: branch, title: message, author: 'ann' });
    return { commit, pullRequest };
  }

  /** The tag that the configuration gives to the image of a change. */
  tagOf({ commit, pullRequest }: Change, environment: string): string {
    const facts = { repository: 'acme/shop', sourceUrl: '', timeoutSeconds: 0, onPause: 'end' as const };
    const source = { commit, branch: 'main', date: new Date().toISOString(), pullRequest };
    const { tags } = planDeployment(this.configuration(), { ...facts, environment, source }).image;
    return tags[0] ?? commit;
  }

  /** Somebody proposes another memory limit in the GitOps repository. Throws where no manifest has one. */
  async propose(memory: string): Promise<Change> {
    const folders = this.stages().map(({ path }) => path);
    const files = this.gitops
      .git('ls-tree', '-r', '--name-only', 'main', '--', ...folders)
      .trim()
      .split('\n');
    const before = new Map(files.map((file) => [file, this.gitops.show('refs/heads/main', file) ?? '']));
    const changed = [...before]
      .map(([file, text]) => [file, text.replace(/(limits: \{ memory: )[^ }]+/, `$1${memory}`)] as const)
      .filter(([file, text]) => text !== before.get(file));
    if (changed.length === 0) throw new Error('no manifest has "limits: { memory: …" to change');
    const branch = 'more-memory';
    const commit = await this.gitops.commit(Object.fromEntries(changed), 'A little more memory', {
      branch,
      parent: this.gitops.head(),
      author: 'Bob <bob@example.com>',
    });
    const pullRequest = await this.gitops.addPullRequest({
      head: branch,
      title: 'A little more memory',
      author: 'bob',
    });
    return { commit, pullRequest };
  }

  /** Somebody merges it, whatever its checks say. */
  accept({ commit }: Change): void {
    this.gitops.git('update-ref', 'refs/heads/main', commit);
  }
}

/** What a builder copies into the image so that a scanner finds these packages. */
function packageFiles(packages: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(packages).map(([name, version]) => [
      `node_modules/${name}/package.json`,
      `${JSON.stringify({ name, version, license: 'MIT' }, undefined, 2)}\n`,
    ]),
  );
}

/** The image that a kustomization makes of another. */
function kustomized(image: string, kustomization: unknown): string {
  const found = listAt(kustomization, 'images').find((one) => textAt(one, 'name') === image);
  const tag = textAt(found, 'newTag');
  const digest = textAt(found, 'digest');
  const version = digest === undefined ? (tag === undefined ? '' : `:${tag}`) : `@${digest}`;
  return `${textAt(found, 'newName') ?? image}${version}`;
}

function queryIn(manifests: string): string {
  return /query: '([^']*)'/.exec(manifests)?.[1] ?? '';
}

/** The manifest with a canary that stops for a person, instead of its analysis. */
function gated(text: string): string {
  const steps = JSON.stringify(strategies.gate.canary.steps);
  return text.replace(/^( +)steps:\n(?:\1 +- .*\n)+/m, `$1steps: ${steps}\n`);
}
