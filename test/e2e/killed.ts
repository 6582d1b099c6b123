import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Change } from '../../demo/shop.ts';
import { Shop } from '../../demo/shop.ts';
import { textAt } from '../../src/data/fields.ts';
import { revisionLabel } from '../../src/image/labels.ts';
import { EmbeddedCluster } from '../../world/cluster/embedded-cluster.ts';
import { fastClock } from '../../world/cluster/fast-clock.ts';
import { run } from '../../world/cluster/real-cluster.ts';
import { readRecording } from '../../world/cluster/recording.ts';
import type { GitHubServer } from '../../world/github/server.ts';
import { startGitHub, token } from '../../world/github/server.ts';
import { Registry } from '../../world/registry.ts';
import type { StepEnd } from '../action/runner.ts';
import { Step } from '../action/runner.ts';
import type { Way } from '../stages/matrix.ts';
import { environments, leftIn } from '../stages/matrix.ts';

const demo = fileURLToPath(new URL('../../demo', import.meta.url));
const scenario = { rate: 0.99, gate: false, packages: {}, deployments: 1, story: false };

/** A deployment by the built action, a process, on a world of its own: GitHub, a registry, a cluster that plays recordings. */
export class ProcessScene implements AsyncDisposable {
  readonly github: GitHubServer;
  readonly #folder: string;
  readonly #shop: Shop;
  readonly #change: Change;
  readonly #cluster: EmbeddedCluster;
  readonly #registry: Registry;

  private constructor(
    github: GitHubServer,
    made: { folder: string; shop: Shop; change: Change; cluster: EmbeddedCluster; registry: Registry },
  ) {
    this.github = github;
    this.#folder = made.folder;
    this.#shop = made.shop;
    this.#change = made.change;
    this.#cluster = made.cluster;
    this.#registry = made.registry;
  }

  static async open({ write, transport }: Way): Promise<ProcessScene> {
    const folder = mkdtempSync(join(tmpdir(), 'killed-'));
    cpSync(join(demo, 'files'), join(folder, 'files'), { recursive: true });
    cpSync(join(demo, 'tools/clean.json'), join(folder, 'trivy-report.json'));
    const [github, registry] = await Promise.all([startGitHub(), Registry.start()]);
    const configuration = `application: shop
image: { name: registry.local:5000/acme/shop, platforms: [linux/amd64], sbom: false, provenance: none }
gitops: { repository: acme/gitops, allowed-paths: [apps/shop/**], transport: ${transport} }
environments:
  staging:
    ${environments[write]}
    targets:
      - name: here
        edits: [{ file: apps/shop/staging/kustomization.yaml, image: registry.local:5000/acme/shop }]
        argocd: { application: shop-staging }
        workloads: [{ namespace: shop-staging, name: api }]
`;
    writeFileSync(join(folder, 'files/shop/.gitops-deploy.yaml'), configuration);
    const shop = await Shop.open(scenario, join(folder, 'files'), { github, registry: registry.host });
    if (write === 'a merge queue') shop.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, asRuleset: true });
    const stages = shop.stages().map((stage) => ({ ...stage, measured: () => scenario.rate }));
    const cluster = await EmbeddedCluster.start({ recording: readRecording(), clock: fastClock(6), stages });
    while (!cluster.objects('rollouts', 'shop-staging').some((one) => textAt(one, 'status', 'phase') === 'Healthy'))
      await Promise.race([wait(20), cluster.played]);
    const change = await shop.commit('killed');
    registry.prepare('acme/shop', shop.tagOf(change, 'staging'), { [revisionLabel]: change.commit });
    await run('git', ['clone', '--quiet', shop.source.path, join(folder, 'checkout')]);
    return new ProcessScene(github, { folder, shop, change, cluster, registry });
  }

  /** A job that deploys the commit; it lasts until `endRun`. */
  job(id: number): Step {
    this.#shop.source.addRun({ id, status: 'in_progress' });
    const tag = this.#shop.tagOf(this.#change, 'staging');
    return new Step({
      folder: join(this.#folder, 'checkout'),
      token,
      inputs: {
        environment: 'staging',
        image: `${this.#registry.host}/acme/shop:${tag}`,
        kubeconfig: this.#cluster.kubeconfig,
        timeout: '60s',
      },
      environment: {
        PATH: `${join(demo, 'tools')}:${process.env['PATH'] ?? ''}`,
        HOME: this.#folder,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_API_URL: this.github.apiUrl,
        GITHUB_SERVER_URL: this.github.url,
        GITHUB_SHA: this.#change.commit,
        GITHUB_REF_NAME: 'main',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_ACTOR: 'ann',
        GITHUB_RUN_ID: String(id),
        GITHUB_RUN_ATTEMPT: '1',
      },
    });
  }

  /** Runs a job that dies by SIGKILL once so many requests to GitHub have been done: of the last one it hears nothing. */
  async kill(id: number, after: number): Promise<{ readonly end: StepEnd; readonly last: string }> {
    const before = this.github.requests.length;
    this.github.cutAfter(after);
    const step = this.job(id);
    const over = new AbortController();
    const end = step.main().finally(() => over.abort());
    while (this.github.requests.length < before + after && !over.signal.aborted) await wait(2);
    step.kill('SIGKILL');
    const ended = await end;
    this.github.mend();
    this.#shop.source.addRun({ id, status: 'completed', conclusion: 'failure' });
    const last = this.github.requests[before + after - 1];
    return { end: ended, last: `${last?.method} ${last?.path}` };
  }

  /** All that is there once it is over; without what differs from run to run. */
  left() {
    const { source, gitops } = this.#shop;
    const { pullRequest, commit } = this.#change;
    const tag = this.#shop.tagOf(this.#change, 'staging');
    const text = gitops.show('main', 'apps/shop/staging/kustomization.yaml') ?? '';
    const manifest = text.replaceAll(tag, 'TAG').replaceAll(this.#registry.host, 'REGISTRY');
    const status = source.statuses(commit).at(-1)?.state;
    return { manifest, status, ...leftIn({ application: source, gitops, name: 'shop', pullRequest }) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cluster[Symbol.asyncDispose]();
    await this.#registry[Symbol.asyncDispose]();
    await this.github[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
