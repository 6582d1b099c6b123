import { rightSize } from '../../src/commands/right-size.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { FolderContent } from '../../src/data/folder.ts';
import { foldersOf } from '../../src/data/folder.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { Metrics, Queried, Sample, Series } from '../../src/ports/metrics.ts';
import { noRenderer } from '../../src/ports/renderer.ts';
import { never, TestClock } from '../clock.ts';

export const mi = 2 ** 20;
export const branch = 'gitops-deploy/api+right-size';

/** What the containers of a StatefulSet or Deployment used, the same in every hour of fourteen days. */
export interface Used {
  readonly namespace?: string;
  readonly name?: string;
  readonly container?: string;
  readonly kind?: 'Deployment' | 'Rollout';
  readonly cores?: number;
  readonly bytes?: number;
  readonly days?: number;
}

export class Using implements Metrics {
  readonly name = 'prometheus.test';
  readonly labels = {};
  used: readonly Used[];

  constructor(used: readonly Used[]) {
    this.used = used;
  }

  #labels({ namespace = 'prod', name = 'api', container = 'api' }: Used) {
    return { namespace, pod: `${name}-1-a`, container };
  }

  async query(promql: string, at: Date): Promise<Queried<Sample>> {
    const found = this.used.flatMap((used): Sample[] => {
      const { container: _, ...pod } = this.#labels(used);
      const { name = 'api', cores = 0.2, kind = 'Deployment' } = used;
      const owner = (kind: string, of: string) => ({ owner_kind: kind, owner_name: of });
      if (promql.includes('kube_pod_owner'))
        return [{ labels: { ...pod, ...owner('ReplicaSet', `${name}-1`) }, value: 1, at }];
      if (promql.includes('kube_replicaset_owner'))
        return [{ labels: { namespace: pod.namespace, replicaset: `${name}-1`, ...owner(kind, name) }, value: 1, at }];
      return promql.includes('quantile_over_time') ? [{ labels: this.#labels(used), value: cores, at }] : [];
    });
    return { result: 'answered', found, warnings: [] };
  }

  async range(
    promql: string,
    { to, stepSeconds }: { readonly to: Date; readonly stepSeconds: number },
  ): Promise<Queried<Series>> {
    const found = this.used.map((used) => {
      const { cores = 0.2, bytes = 300 * mi, days = 14 } = used;
      const end = to.getTime() / 1000;
      const value = promql.includes('memory') ? bytes : cores;
      const points = Array.from(
        { length: (days * 86_400) / stepSeconds },
        (_, index) => [end - index * stepSeconds, value] as const,
      );
      return { labels: this.#labels(used), points: points.toReversed() };
    });
    return { result: 'answered', found, warnings: [] };
  }
}

export interface Repository {
  readonly files: Readonly<Record<string, string>>;
  /** The file that deployments to an environment edit. */
  readonly edits?: Readonly<Record<string, string>>;
  readonly more?: string;
  readonly allowed?: string;
  /** Environments whose targets name no workloads. */
  readonly silent?: readonly string[];
  readonly kind?: 'Deployment' | 'Rollout';
}

export function configurationOf({
  edits = { prod: 'apps/api/deployment.yaml' },
  more = '',
  allowed = 'apps/**',
  silent = [],
  kind = 'Deployment',
}: Repository) {
  const environments = Object.entries(edits).map(
    ([name, file]) => `
  ${name}:
    targets:
    - name: ${name}
      edits: [{file: ${file}, image: ghcr.io/acme/api}]${
        silent.includes(name) ? '' : `\n      workloads: [{kind: ${kind}, namespace: ${name}, name: api}]`
      }`,
  );
  const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: ["${allowed}"]}
prometheus: {address: https://prometheus.test}
${more}
environments:${environments.join('')}
`;
  const read = readConfiguration(text, 'test.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  return read.applications[0];
}

const nothing = () => {};
const unused = async () => {
  throw new Error('is not asked for');
};

/** The same files at every commit. */
function holding(files: Readonly<Record<string, string>>): GitOpsRepository {
  const folders = foldersOf(Object.keys(files));
  return {
    head: async () => 'a'.repeat(40),
    read: async (_, paths) =>
      new Map(
        paths.flatMap((path) =>
          files[path] === undefined ? [] : [[path, new TextEncoder().encode(files[path])] as const],
        ),
      ),
    folders: async (_, paths) =>
      new Map(paths.flatMap((path) => (folders.has(path) ? [[path, folders.get(path) ?? none] as const] : []))),
    commit: unused,
    removeBranch: unused,
    isAncestor: unused,
    brings: unused,
    log: unused,
  };
}

const none: FolderContent = { files: new Set(), folders: new Set() };

/** A dry run: the lines that it would change, and what it says. */
export async function run(repository: Repository, used: readonly Used[], renderer = noRenderer) {
  const shown: string[] = [];
  const ports = {
    gitops: async () => holding(repository.files),
    metrics: async () => new Using(used),
    forge: unused,
    renderer: async () => renderer,
    log: { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing },
    results: {
      output: nothing,
      summary: async () => {},
      remember: nothing,
      forget: nothing,
      show: (text: string) => void shown.push(text),
    },
    clock: new TestClock(),
    random: () => 0.5,
  };
  const ended = await rightSize(configurationOf(repository), { dryRun: true }, { ports, signal: never });
  const details = JSON.parse(JSON.stringify(ended.details)) as Details;
  return { ended, details, lines: changedIn(details.diff), shown: shown.join('\n'), body: ended.markdown ?? '' };
}

interface Details {
  readonly diff: string;
  readonly containers: readonly {
    readonly changes: readonly object[];
    readonly kept: readonly string[];
    readonly savingPerMonth?: number;
  }[];
  readonly unsized: readonly object[];
}

export function changedIn(diff: string): readonly string[] {
  return diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line) || line.startsWith('+++'));
}

export const deployment = (resources: string, more = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api # the only one
          image: ghcr.io/acme/api:v1
${resources}${more}`;
export const wellSized = `          resources:
            requests: { cpu: 500m, memory: "512Mi" } # measured in 2019
            limits:
              memory: 512Mi
`;

export const plain = { files: { 'apps/api/deployment.yaml': deployment(wellSized) } };
