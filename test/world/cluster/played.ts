import { setTimeout as wait } from 'node:timers/promises';
import { numberAt, textAt } from '../../../src/data/fields.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { TestObject } from '../../../world/cluster/api-server.ts';
import { EmbeddedCluster } from '../../../world/cluster/embedded-cluster.ts';
import type { RecordedPatch } from '../../../world/cluster/recording.ts';
import { readRecording } from '../../../world/cluster/recording.ts';
import { pathOf } from '../../../world/cluster/resource-types.ts';
import type { Desired } from '../../../world/cluster/segments.ts';
import type { Manner } from '../../../world/cluster/workload.ts';
import { manifestsOf, workloadIn } from '../../../world/cluster/workload.ts';

/** The embedded cluster with one workload, `api` in the namespace of its name, and a Git that is written to at will. */
export class Played implements AsyncDisposable {
  readonly cluster: EmbeddedCluster;
  readonly name: string;
  readonly #git: { desired: Desired; rate: number | undefined };
  #commits = 0;

  private constructor(cluster: EmbeddedCluster, git: { desired: Desired; rate: number | undefined }, name: string) {
    this.cluster = cluster;
    this.#git = git;
    this.name = name;
  }

  static async start(manner: Manner, clock: Clock, name = 'shop'): Promise<Played> {
    const { workload } = workloadIn(manifestsOf({ metric: 'm', image: 'x', manner }));
    const desired = { revision: '1'.repeat(40), image: imageOf(name, 'v1'), workload, query: 'up' };
    const git: { desired: Desired; rate: number | undefined } = { desired, rate: 0.99 };
    const stage = {
      application: name,
      namespace: name,
      repository: 'http://127.0.0.1/gitops.git',
      path: 'apps/shop',
      desired: () => git.desired,
      measured: () => git.rate,
    };
    const cluster = await EmbeddedCluster.start({ recording: readRecording(), clock, stages: [stage] });
    return new Played(cluster, git, name);
  }

  /** A commit that names this tag; what Prometheus measures of it, where something is measured. */
  write(tag: string, rate?: number): string {
    this.#commits += 1;
    this.#git.rate = rate ?? this.#git.rate;
    const revision = (this.#commits + 1).toString(16).repeat(40).slice(0, 40);
    this.#git.desired = { ...this.#git.desired, revision, image: imageOf(this.name, tag) };
    return revision;
  }

  /** A commit that wants another number of pods. */
  scale(replicas: number): void {
    const { workload } = this.#git.desired;
    this.write('v1');
    this.#git.desired = {
      ...this.#git.desired,
      workload: { ...workload, spec: { ...Object(workload.spec), replicas } },
    };
  }

  /** What is measured from now on. */
  measure(rate: number | undefined): void {
    this.#git.rate = rate;
  }

  /** Asks Argo CD to look at Git. */
  refresh(): Promise<Response> {
    const patch = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };
    return this.patch(`${pathOf('applications', 'argocd')}/${this.name}`, patch);
  }

  patch(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/merge-patch+json' };
    return fetch(`${this.cluster.url}${path}`, { method: 'PATCH', headers, body: JSON.stringify(body) });
  }

  /** Sends a patch to the Rollout, as people do. */
  send({ subresource, body }: RecordedPatch): Promise<Response> {
    const status = subresource === 'status' ? '/status' : '';
    return this.patch(`${pathOf('rollouts', this.name)}/api${status}`, body);
  }

  list(resource: string): readonly TestObject[] {
    return this.cluster.objects(resource, this.name);
  }

  get rollout(): TestObject | undefined {
    return this.cluster.object('rollouts', this.name, 'api');
  }

  get application(): TestObject | undefined {
    return this.cluster.object('applications', 'argocd', this.name);
  }

  /** Waits until the Rollout runs a tag in a phase. Rejects where the cluster has nothing to play. */
  async until(tag: string, phase: string): Promise<void> {
    const isThere = () => imageIn(this.rollout) === imageOf(this.name, tag) && phaseOf(this.rollout) === phase;
    await this.when(isThere);
  }

  /** Waits for something. Rejects where the cluster has nothing to play. */
  async when(isThere: () => boolean): Promise<void> {
    while (!isThere()) await Promise.race([wait(2), this.cluster.played]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.cluster[Symbol.asyncDispose]();
  }
}

/** The image of a tag, as the demo has it. */
export function imageOf(name: string, tag: string): string {
  return `127.0.0.1:5000/acme/${name}:${tag}`;
}

function imageIn(rollout: unknown): string | undefined {
  return /"image":"([^"]*)"/.exec(JSON.stringify(rollout) ?? '')?.[1];
}

/** The phase, once the controller has seen the specification. */
function phaseOf(rollout: unknown): string | undefined {
  const isSeen = numberAt(rollout, 'status', 'observedGeneration') === numberAt(rollout, 'metadata', 'generation');
  return isSeen ? textAt(rollout, 'status', 'phase') : undefined;
}
