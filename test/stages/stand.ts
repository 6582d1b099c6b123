import { readConfiguration } from '../../src/configuration/read.ts';
import type { ApplicationConfiguration } from '../../src/configuration/schema.ts';
import type { Plan } from '../../src/deployment/plan.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { DeployedImage } from '../../src/deployment/progress.ts';
import type { DeploymentRecord, RecordNote } from '../../src/deployment/record.ts';
import type { Digest } from '../../src/image/reference.ts';
import type { Cluster, KubernetesObject } from '../../src/ports/cluster.ts';
import type { Forge, PullRequest } from '../../src/ports/forge.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { Ports } from '../../src/ports/index.ts';
import { noNotifier } from '../../src/ports/notifier.ts';
import type { OpenedScanner } from '../../src/ports/scanner.ts';
import { noView } from '../../src/ports/view.ts';
import type { Run } from '../../src/stages/run.ts';
import { never } from '../clock.ts';
import { open } from '../git/opened.ts';
import type { World } from '../github/world.ts';
import { gitopsToken, startWorld } from '../github/world.ts';

/** A Trivy that finds nothing anywhere. */
const cleanScanner: OpenedScanner = {
  result: 'opened',
  version: '0.0.0',
  atATime: 1,
  notes: [],
  scan: async () => ({ result: 'scanned', report: { SchemaVersion: 2, Results: [] } }),
};

/** The file that every deployment of the stand edits. */
export const file = 'apps/api/values.yaml';

/** The only target of a stand, unless others are given. */
export const oneTarget = `
    - name: eu
      edits: [{file: ${file}, path: .image.tag}]
      argocd: {application: api}
      workloads: [{namespace: prod, name: api}]`;

/** Two regions, each with a cluster and a file of its own; to stand in place of the only target. */
export const twoRegions = {
  files: { eu: 'apps/eu/values.yaml', us: 'apps/us/values.yaml' },
  clusters: '{eu: {kubeconfig: "env:EU"}, us: {kubeconfig: "env:US"}}',
  targets: ['eu', 'us']
    .map(
      (name) => `
    - name: ${name}
      cluster: ${name}
      edits: [{file: apps/${name}/values.yaml, path: .image.tag}]
      argocd: {application: api}
      workloads: [{namespace: prod, name: api}]`,
    )
    .join(''),
} as const;

interface Regions {
  readonly clusters: string;
  readonly targets: string;
}

/** The configuration file of a stand. */
export const configurationText = (environment: string, { clusters, targets }: Regions) => `application: api
image: {name: ghcr.io/acme/api, tags: ["{{sha}}"], sbom: false}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
clusters: ${clusters}
environments:
  prod:
    ${environment}
    targets:${targets}
`;

/** A digest that tells whose image it is. */
export function digestOf(commit: string): Digest {
  return `sha256:${commit.slice(0, 8).repeat(8)}`;
}

/** The image of a commit, built and scanned. */
export function imageOf(commit: string): DeployedImage {
  const digest = digestOf(commit);
  const reference = { registry: 'ghcr.io', name: 'acme/api', tag: commit, digest };
  return { reference, platforms: [{ platform: 'linux/amd64', digest }], tags: [], origin: 'built' };
}

/**
 * Everything that a deployment goes through, up to the cluster: the GitHub for tests and its real git repositories, with the
 * application repository's commits A and B, B upon A. The registry knows every image and finds it clean.
 */
export class Stand implements AsyncDisposable {
  readonly world: World;
  /** The older commit of the application. */
  readonly a: string;
  /** The newer one. */
  readonly b: string;
  /** What was remembered for the post step. */
  readonly left = new Map<string, string>();
  readonly configuration: ApplicationConfiguration;
  readonly #opened: AsyncDisposable[] = [];

  private constructor(world: World, commits: readonly [string, string], configuration: ApplicationConfiguration) {
    this.world = world;
    [this.a, this.b] = commits;
    this.configuration = configuration;
  }

  /** `environment` is what the environment says besides its target, such as `write: pull-request`. */
  static async open(
    environment = 'write: push',
    regions: Regions = { clusters: '{}', targets: oneTarget },
  ): Promise<Stand> {
    const world = await startWorld();
    const files = [file, 'apps/ap/values.yaml', ...Object.values(twoRegions.files)];
    await world.gitops.commit(Object.fromEntries(files.map((one) => [one, 'image:\n  tag: v0\n'])), 'begin');
    const a = await world.application.commit({ A: '1' }, 'A');
    const b = await world.application.commit({ B: '1' }, 'B');
    const read = readConfiguration(configurationText(environment, regions), 'test.yaml', 'api');
    if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
    return new Stand(world, [a, b], read.applications[0]);
  }

  facts(run: number) {
    return {
      environment: 'prod',
      repository: 'acme/api',
      sourceUrl: `${this.world.server.url}/acme/api`,
      timeoutSeconds: 600,
      onPause: 'end' as const,
      run: { id: run, attempt: 1, url: `${this.world.server.url}/acme/api/actions/runs/${run}` },
    };
  }

  /** A deployment of a commit, by a run; with `given` its image was named. */
  plan(commit: string, run: number, given: 'built' | 'given' = 'built'): Plan {
    const source = { commit, branch: 'main', date: '2026-03-01T00:00:00Z' };
    const image = given === 'given' ? { image: imageOf(commit).reference } : {};
    return planDeployment(this.configuration, { ...this.facts(run), source, ...image });
  }

  /** The ports of one run, as real as they are here; `over` replaces some. */
  async ports(over: Partial<Ports> = {}): Promise<Ports> {
    const opened = await open(this.world.gitops.cloneUrl, { token: gitopsToken });
    this.#opened.push(opened);
    const forge = this.world.connect();
    const nothing = () => {};
    return {
      clock: this.world.clock,
      log: { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing },
      files: {
        read: async () => undefined,
        kind: async () => undefined,
        write: async () => {},
        writeAll: unused,
        temporaryFolder: unused,
      },
      results: {
        output: nothing,
        summary: async () => {},
        remember: (key, value) => void this.left.set(key, value),
        forget: (key) => void this.left.delete(key),
        show: nothing,
      },
      view: noView,
      random: () => 0.5,
      builder: async () => builder,
      scanner: async () => ({ open: async () => cleanScanner }),
      policyFiles: unused,
      renderer: unused,
      registry: async () => registry,
      referrers: unused,
      signing: unused,
      gitops: async () => opened.repository,
      holds: async () => opened.holds,
      forge: async () => forge,
      notifier: async () => noNotifier,
      sources: unused,
      history: unused,
      metrics: async () => undefined,
      cluster: async () => undefined,
      ...over,
    };
  }

  /** A stage's view of a run. */
  run(plan: Plan, ports: Ports): Run {
    return {
      plan,
      ports,
      signal: never,
      publish: () => {},
      sees: () => {},
      keeps: () => {},
      learns: () => {},
      arms: () => {},
    };
  }

  /** The GitOps repository of a run, before whose n-th look at a branch something else happens. */
  async gitopsThat(ports: Ports, before: (branch: string) => Promise<unknown>): Promise<GitOpsRepository> {
    const real = await ports.gitops();
    return {
      head: async (branch, signal) => {
        await before(branch);
        return real.head(branch, signal);
      },
      read: (...given) => real.read(...given),
      folders: (...given) => real.folders(...given),
      commit: (...given) => real.commit(...given),
      removeBranch: (...given) => real.removeBranch(...given),
      isAncestor: (...given) => real.isAncestor(...given),
      log: (...given) => real.log(...given),
      brings: (...given) => real.brings(...given),
    };
  }

  /** A forge after whose first list of records something else happens. */
  async forgeThat(ports: Ports, afterList: () => Promise<unknown>): Promise<Forge> {
    const real = await ports.forge();
    let listed = false;
    return {
      ...real,
      records: {
        ...real.records,
        list: async (...given) => {
          const known = await real.records.list(...given);
          if (!listed) {
            listed = true;
            await afterList();
          }
          return known;
        },
      },
    };
  }

  /** The records of the environment, newest first. */
  records(): Promise<readonly DeploymentRecord[]> {
    return this.world.connect().records.list('api', 'prod', 30, never);
  }

  /** Notes something on the newest record. */
  async note(note: Partial<RecordNote>): Promise<void> {
    const [newest] = await this.records();
    if (newest === undefined) throw new Error('there is no record');
    const at = { revision: this.world.gitops.head() };
    const whole = { state: 'open', stage: 'rollout', sentence: 'noted', ...at, ...note } as const;
    await this.world.connect().records.note(newest.id, 'prod', whole, never);
  }

  /** The tag that Git names, on a branch. */
  tag(branch = 'main', of: string = file): string {
    return /tag: (\S+)/.exec(this.world.gitops.show(branch, of) ?? '')?.[1] ?? '';
  }

  /** The pull requests of the GitOps repository as GitHub tells of them, oldest first. */
  pulls(): Promise<readonly PullRequest[]> {
    const { pullRequests } = this.world.connect();
    return Promise.all(this.world.gitops.pulls().map(({ number }) => pullRequests.get(number, never)));
  }

  /** The newest status of a commit. */
  status(commit: string) {
    return this.world.application.statuses(commit).at(-1);
  }

  /** The run has ended, whatever it did. */
  endRun(id: number): void {
    this.world.application.addRun({ id, status: 'completed', conclusion: 'failure' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const one of this.#opened) await one[Symbol.asyncDispose]();
    await this.world[Symbol.asyncDispose]();
  }
}

async function unused(): Promise<never> {
  throw new Error('nobody should need this here');
}

/** Nothing is missing, and nothing has to be built. */
const builder: Awaited<ReturnType<Ports['builder']>> = {
  check: async () => [],
  commandLine: unused,
  build: unused,
  [Symbol.asyncDispose]: async () => {},
};

/** Every tag is a commit's, every image clean. */
export const registry: Awaited<ReturnType<Ports['registry']>> = {
  resolve: async ({ tag, digest }) => digest ?? digestOf(tag ?? ''),
  describe: async ({ tag, digest }) => {
    const own = digest ?? digestOf(tag ?? '');
    const labels = { 'org.opencontainers.image.revision': tag ?? '' };
    return { digest: own, platforms: [{ platform: 'linux/amd64', digest: own }], labels };
  },
  tag: async () => ({ result: 'tagged' }),
  details: unused,
  putIndex: unused,
};

/** What a cluster shows at one look. */
export interface Shown {
  readonly tag: string;
  readonly aborted?: boolean;
  /** The canary step under way, of five, from 0; done unless given. */
  readonly step?: number;
  /** The commit that Argo CD has applied. */
  readonly revision: string;
  /** The name of the Application; `api` unless given. */
  readonly application?: string;
}

/** A cluster with one Rollout and its Application, of which each look is told by a function; a second passes between two. */
export function clusterOf(stand: Stand, look: () => Shown): Cluster {
  const objectsOf = (): Readonly<Record<string, readonly KubernetesObject[]>> => {
    const { tag, aborted = false, step, revision, application: name = 'api' } = look();
    const isDone = !aborted && step === undefined;
    const rollout: KubernetesObject = {
      metadata: { name: 'api', namespace: 'prod', uid: 'u', resourceVersion: '1' },
      spec: {
        replicas: 1,
        template: { spec: { containers: [{ name: 'app', image: `ghcr.io/acme/api:${tag}` }] } },
        strategy: { canary: { steps: [20, 40, 60, 80, 100].map((setWeight) => ({ setWeight })) } },
      },
      status: {
        observedGeneration: '2',
        phase: aborted ? 'Degraded' : isDone ? 'Healthy' : 'Progressing',
        abort: aborted,
        message: aborted ? 'RolloutAborted: aborted' : '',
        currentStepIndex: step ?? 5,
        currentPodHash: 'h',
        stableRS: isDone ? 'h' : 'before',
        availableReplicas: 1,
        updatedReplicas: 1,
      },
    };
    const withGeneration = { ...rollout, metadata: { ...rollout.metadata, generation: 2 } };
    const application: KubernetesObject = {
      metadata: { name, namespace: 'argocd' },
      spec: { syncPolicy: { automated: {} } },
      status: { sync: { status: 'Synced', revision }, health: { status: 'Healthy' } },
    };
    return { rollouts: [withGeneration], applications: [application] };
  };
  return {
    steer: () => Promise.reject(new Error('nothing is to be steered')),
    nudge: () => Promise.reject(new Error('nothing is to be steered')),
    refresh: async () => {},
    sync: async () => {},
    async *watch(types, signal) {
      while (!signal.aborted) {
        stand.world.clock.pass(1);
        const objects = objectsOf();
        const listings = types.map(({ resource }) => ({ state: 'listed', objects: objects[resource] ?? [] }) as const);
        yield { at: stand.world.clock.now(), listings };
      }
    },
  };
}
