import { setTimeout as wait } from 'node:timers/promises';
import { textAt } from '../src/data/fields.ts';
import type { Stage } from '../world/cluster/player.ts';
import { kubectl, measure, run } from '../world/cluster/real-cluster.ts';
import { applicationOf } from '../world/cluster/workload.ts';
import { token } from '../world/github/server.ts';
import type { Parts } from './parts.ts';

/** What the environment has to name; see shared/realworld of the end-to-end suite, and CONTRIBUTING.md. */
const variables = ['KUBECONFIG', 'REALWORLD_REGISTRY', 'REALWORLD_METRICS_URL', 'REALWORLD_PROMETHEUS_URL'] as const;
const programs = ['kubectl', 'buildx', 'trivy'] as const;

/** Milliseconds for the cluster to show what Git says. */
const limit = 120_000;

/** The world of real parts that the environment names: registry, BuildKit, Trivy, Argo CD, Argo Rollouts, Prometheus. */
export class RealParts implements Parts {
  readonly builds = true;
  readonly notes = ['everything but GitHub is real: registry, BuildKit, Trivy, Argo CD, Argo Rollouts, Prometheus'];
  /** What breaks here is told by those who use it. */
  readonly broken = Promise.withResolvers<never>().promise;
  readonly #github: string;
  #followed: readonly Stage[] = [];
  #query = '';

  private constructor(github: string) {
    this.#github = github;
  }

  /**
   * Throws where the environment does not name such a world.
   * @param github address of the embedded GitHub, as Argo CD reaches it
   */
  static async open(github: string): Promise<RealParts> {
    const missing: string[] = variables.filter((name) => (process.env[name] ?? '') === '');
    for (const program of programs) if (!(await isThere(program))) missing.push(`the program ${program}`);
    if (missing.length > 0)
      throw new Error(`--real wants a world of real parts in the environment; missing: ${missing.join(', ')}`);
    return new RealParts(github);
  }

  get registry(): string {
    return process.env['REALWORLD_REGISTRY'] ?? '';
  }

  get kubeconfig(): string {
    return process.env['KUBECONFIG'] ?? '';
  }

  async follow(stages: readonly Stage[]): Promise<void> {
    for (const { application, namespace } of stages) {
      if (await isThere('kubectl', ['get', 'application', application, '-n', 'argocd']))
        throw new Error(`the cluster has an Application ${application} already; delete it, or rename the demo's`);
      await isGone(namespace);
    }
    this.#followed = stages;
    this.#query = stages[0]?.desired().query ?? '';
    await kubectl(['apply', '-f', '-'], JSON.stringify(credentials(this.#github)));
    for (const { application: name, ...stage } of stages)
      await kubectl(['apply', '-f', '-'], applicationOf({ name, ...stage }));
    for (const stage of stages) await isHealthy(stage);
  }

  async measure(rate: number | undefined): Promise<void> {
    const name = /^app_success_rate\{app="([^"]+)"\}$/.exec(this.#query)?.[1];
    if (name === undefined || rate === undefined) return;
    await measure(name, rate);
  }

  async prepare(): Promise<void> {}

  environment(): Readonly<Record<string, string>> {
    const kept = Object.entries(process.env).filter(([key]) =>
      /^(PATH|HOME|TMPDIR|NO_PROXY|BUILDX_.*|DOCKER_.*|TRIVY_.*)$/.test(key),
    );
    return Object.fromEntries(kept.map(([key, value]) => [key, value ?? '']));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { application, namespace } of this.#followed) {
      await kubectl(['delete', 'application', application, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
      await kubectl(['delete', 'namespace', namespace, '--wait=false', '--ignore-not-found']);
    }
    if (this.#followed.length > 0)
      await kubectl(['delete', 'secret', secretName, '-n', 'argocd', '--ignore-not-found']);
  }
}

const secretName = 'gitops-deploy-demo';

/** Lets Argo CD read the repositories of the embedded GitHub. */
function credentials(url: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secretName, namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' } },
    stringData: { url, username: 'x-access-token', password: token },
  };
}

function isThere(program: string, words: readonly string[] = ['--help']): Promise<boolean> {
  return run(program, words).then(
    () => true,
    () => false,
  );
}

/** What an earlier run leaves takes its time to go, and Argo CD tries a commit only once. Throws where it stays. */
async function isGone(namespace: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < limit; await wait(500))
    if (!(await isThere('kubectl', ['get', 'namespace', namespace]))) return;
  throw new Error(`the cluster has a namespace ${namespace} already; delete it, or rename the demo's`);
}

async function isHealthy({ application, desired }: Stage): Promise<void> {
  const { revision } = desired();
  for (let began = Date.now(); Date.now() - began < limit; ) {
    const status: unknown = JSON.parse(
      await kubectl(['get', 'application', application, '-n', 'argocd', '-o', 'json']),
    );
    const isSynced = textAt(status, 'status', 'sync', 'revision') === revision;
    if (isSynced && textAt(status, 'status', 'health', 'status') === 'Healthy') return;
  }
  throw new Error(`the Application ${application} never became healthy`);
}
