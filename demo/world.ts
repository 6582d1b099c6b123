import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../world/cluster/real-cluster.ts';
import type { GitHubServer, TestRepository } from '../world/github/server.ts';
import { startGitHub, token } from '../world/github/server.ts';
import { EmbeddedParts } from './embedded.ts';
import { emptyFolder } from './out.ts';
import type { Parts } from './parts.ts';
import { RealParts } from './real.ts';
import type { Scenario } from './scenario.ts';
import type { Change } from './shop.ts';
import { Shop } from './shop.ts';

/** What a world is made for. */
export interface WorldOptions {
  readonly scenario: Scenario;
  /** The folder with the files of the demo. */
  readonly files: string;
  /** Whether its parts are those that the environment names. */
  readonly isReal: boolean;
}

/** The world of one scenario: GitHub with both repositories, and the parts that they are built, scanned and run with. */
export class World implements AsyncDisposable {
  readonly github: GitHubServer;
  readonly shop: Shop;
  readonly parts: Parts;
  /** Where everything lies while the world is there. */
  readonly folder = mkdtempSync(join(tmpdir(), 'gitops-deploy-demo-'));
  readonly #scenario: Scenario;
  #checkouts = 0;

  private constructor(scenario: Scenario, made: { github: GitHubServer; shop: Shop; parts: Parts }) {
    this.#scenario = scenario;
    this.github = made.github;
    this.shop = made.shop;
    this.parts = made.parts;
  }

  /** A world in which the first version runs. */
  static async open(options: WorldOptions): Promise<World> {
    const github = await startGitHub();
    try {
      return await World.#openOn(github, options);
    } catch (error) {
      await github[Symbol.asyncDispose]();
      throw error;
    }
  }

  static async #openOn(github: GitHubServer, { scenario, files, isReal }: WorldOptions): Promise<World> {
    const parts = isReal ? await RealParts.open(github.url) : await EmbeddedParts.open();
    try {
      // before anything is shown: packages of which nobody knows whether they are vulnerable
      parts.environment(scenario.packages);
      const shop = await Shop.open(scenario, files, { github, registry: parts.registry });
      await parts.follow(shop.stages());
      await parts.measure(scenario.rate);
      return new World(scenario, { github, shop, parts });
    } catch (error) {
      await parts[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** A checkout of a commit, as a job has it. */
  async checkout(repository: TestRepository, commit: string): Promise<string> {
    this.#checkouts += 1;
    const folder = join(
      this.folder,
      `${repository.fullName.replace('/', '-')}-${this.#checkouts}-${commit.slice(0, 7)}`,
    );
    await run('git', ['clone', '--quiet', repository.path, folder]);
    await run('git', ['-C', folder, 'checkout', '--quiet', '--detach', commit]);
    return folder;
  }

  /** What a job of the application repository sees on a push of this commit. */
  environment({ commit }: Change): Readonly<Record<string, string>> {
    return {
      ...this.parts.environment(this.#scenario.packages),
      GITHUB_TOKEN: token,
      GITHUB_REPOSITORY: this.shop.source.fullName,
      GITHUB_API_URL: this.github.apiUrl,
      GITHUB_SERVER_URL: this.github.url,
      GITHUB_SHA: commit,
      GITHUB_REF_NAME: 'main',
      KUBECONFIG: this.parts.kubeconfig,
    };
  }

  /** A token that GitHub takes for everything. */
  readonly token = token;

  /** What the API says of something of a repository. Throws where it says no. */
  async get(repository: TestRepository, path: string): Promise<unknown> {
    const answer = await fetch(`${this.github.apiUrl}/repos/${repository.fullName}/${path}`, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'demo' },
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return await answer.json();
  }

  /** The page of a pull request. */
  page(repository: TestRepository, { pullRequest }: Change): string {
    return `${this.github.url}/${repository.fullName}/pull/${pullRequest}`;
  }

  /** Puts both repositories, as they are now, and these files into a folder, in the place of what an earlier run left there. */
  async leave(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
    emptyFolder(folder);
    for (const repository of [this.shop.source, this.shop.gitops])
      await copyOf(repository, join(folder, repository.fullName.replace('/', '-')));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.parts[Symbol.asyncDispose]();
    await this.github[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A clone with every ref, holds too. */
async function copyOf(repository: TestRepository, folder: string): Promise<void> {
  await run('git', ['clone', '--quiet', repository.path, folder]);
  await run('git', ['-C', folder, 'fetch', '--quiet', 'origin', '+refs/gitops-deploy/*:refs/gitops-deploy/*']);
  // it leads somewhere for as long as the world is kept
  await run('git', ['-C', folder, 'remote', 'set-url', 'origin', repository.cloneUrl]);
}
