import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listAt, textAt } from '../src/data/fields.ts';
import { systemClock } from '../src/files/clock.ts';
import { EmbeddedCluster } from '../world/cluster/embedded-cluster.ts';
import type { Stage } from '../world/cluster/player.ts';
import { readRecording } from '../world/cluster/recording.ts';
import { Registry } from '../world/registry.ts';
import type { Parts, PreparedImage } from './parts.ts';

const tools = fileURLToPath(new URL('tools', import.meta.url));

/** A registry in memory, a cluster that plays recordings, a stand-in for Trivy, and a builder where the machine has one. */
export class EmbeddedParts implements Parts {
  readonly builds: boolean;
  readonly notes: readonly string[];
  readonly broken: Promise<never>;
  readonly #recording = readRecording();
  readonly #registry: Registry;
  readonly #folder = mkdtempSync(join(tmpdir(), 'gitops-deploy-parts-'));
  readonly #fail: (reason: unknown) => void;
  #cluster: EmbeddedCluster | undefined;
  #rate: number | undefined;

  private constructor(registry: Registry, builds: boolean) {
    const broken = Promise.withResolvers<never>();
    broken.promise.catch(() => {});
    this.broken = broken.promise;
    this.#fail = broken.reject;
    this.#registry = registry;
    this.builds = builds;
    const { controllers } = this.#recording;
    this.notes = [
      `the cluster plays recordings of Argo CD ${controllers['argo-cd']} and Argo Rollouts ${controllers['argo-rollouts']}`,
      builds
        ? 'buildx builds the image'
        : 'no buildx with a builder here: a prepared image is deployed instead of one that is built',
      'Trivy is stood in for: its report was recorded',
    ];
  }

  static async open(): Promise<EmbeddedParts> {
    const registry = await Registry.start();
    return new EmbeddedParts(registry, await canBuild(registry.host));
  }

  get registry(): string {
    return this.#registry.host;
  }

  get kubeconfig(): string {
    return join(this.#folder, 'kubeconfig');
  }

  async follow(stages: readonly Stage[]): Promise<void> {
    const measured = () => this.#rate;
    const cluster = await EmbeddedCluster.start({
      recording: this.#recording,
      clock: systemClock,
      stages: stages.map((stage) => ({ ...stage, measured })),
    });
    this.#cluster = cluster;
    // kubectl takes no other than a file
    writeFileSync(this.kubeconfig, cluster.kubeconfig);
    cluster.played.catch(this.#fail);
    for (const { namespace } of stages) await isHealthy(cluster, namespace);
  }

  async measure(rate: number | undefined): Promise<void> {
    this.#rate = rate;
  }

  async prepare({ reference, labels }: PreparedImage): Promise<void> {
    const [, repository = '', tag = ''] = /^[^/]+\/(.+):([^:/]+)$/.exec(reference) ?? [];
    this.#registry.prepare(repository, tag, labels);
  }

  environment(packages: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const home = mkdtempSync(join(this.#folder, 'home-'));
    cpSync(join(tools, `${reportFor(packages)}.json`), join(home, 'trivy-report.json'));
    const builders = Object.entries(process.env).filter(([key]) => /^(BUILDX_|DOCKER_|TMPDIR$)/.test(key));
    return {
      // logins and builders are those of the person, although the home is not
      DOCKER_CONFIG: join(homedir(), '.docker'),
      ...Object.fromEntries(builders.map(([key, value]) => [key, value ?? ''])),
      PATH: `${tools}:${process.env['PATH'] ?? ''}`,
      HOME: home,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cluster?.[Symbol.asyncDispose]();
    await this.#registry[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function isHealthy(cluster: EmbeddedCluster, namespace: string): Promise<void> {
  const workloads = () => ['rollouts', 'deployments'].flatMap((resource) => cluster.objects(resource, namespace));
  while (!workloads().some((one) => textAt(one, 'status', 'phase') === 'Healthy'))
    await Promise.race([wait(50), cluster.played]);
}

/** Which recorded report tells of an image with these packages. Throws for packages that no report was recorded of. */
function reportFor(packages: Readonly<Record<string, string>>): 'clean' | 'vulnerable' {
  const report: unknown = JSON.parse(readFileSync(join(tools, 'vulnerable.json'), 'utf8'));
  const known = listAt(report, 'Results')
    .flatMap((result) => listAt(result, 'Packages'))
    .map((one) => `${textAt(one, 'Name')} ${textAt(one, 'Version')}`);
  const wanted = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  if (wanted.length === 0) return 'clean';
  if (wanted.toSorted().join() === known.toSorted().join()) return 'vulnerable';
  throw new Error(`there is no recorded report of an image with ${wanted.join(', ')}, only with ${known.join(', ')}`);
}

/** Whether buildx has a builder that reaches our registry: it is tried with an image of one file. */
async function canBuild(registry: string): Promise<boolean> {
  const works = (program: string, words: readonly string[]) =>
    promisify(execFile)(program, [...words], { timeout: 20_000 }).then(
      () => true,
      () => false,
    );
  const output = `type=image,name=${registry}/probe,push=true,push-by-digest=true`;
  const build = ['build', '--provenance=false', '--output', output, join(tools, 'probe')];
  if (await works('docker', ['buildx', 'inspect'])) return works('docker', ['buildx', ...build]);
  return (await works('buildx', ['inspect'])) && works('buildx', build);
}
