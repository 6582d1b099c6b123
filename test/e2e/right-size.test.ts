import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightSize } from '../../src/commands/right-size.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import { createRenderer } from '../../src/process/renderer.ts';
import { createMetrics } from '../../src/prometheus/prometheus.ts';
import { never, TestClock } from '../clock.ts';
import { Stand } from '../stages/stand.ts';
import { hasPrometheus } from './kept-prometheus.ts';
import type { WorkloadHistory } from './usage-history.ts';
import { historiesOf, seeded, seriesOf } from './usage-history.ts';
import type { Stated } from './usage-oracle.ts';
import { wantedOf } from './usage-oracle.ts';
import { prometheusOf } from './usage-prometheus.ts';

const hasCluster = process.env['REALWORLD_API_URL'] !== undefined;
const now = new Date('2026-11-20T12:00:00Z');
const overlay = 'apps/fleet/overlays/eu';
const branch = 'gitops-deploy/fleet+right-size';

const apiVersions = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  CronJob: 'batch/v1',
  Rollout: 'argoproj.io/v1alpha1',
};

/** How the amounts of a container stand in its files: each in one of several ways. */
function statedOf(index: number): Stated {
  const random = seeded(1000 + index);
  return {
    cpu: [50, 100, 200, 500, 1000, 2000][Math.floor(random() * 6)] ?? 100,
    cpuStyle: random() < 0.3 ? 'cores' : 'm',
    memory: 2 ** Math.floor(6 + random() * 5) * (index % 4 === 0 ? 1e6 : 2 ** 20),
    memoryStyle: index % 4 === 0 ? 'M' : 'Mi',
  };
}

function resourcesOf({ cpu, cpuStyle, memory, memoryStyle }: Stated, index: number): string {
  const shownCpu = cpuStyle === 'm' ? `${cpu}m` : String(cpu / 1000);
  const bytes = `${memory / (memoryStyle === 'M' ? 1e6 : 2 ** 20)}${memoryStyle}`;
  return index % 2 === 0
    ? `{ requests: { cpu: ${shownCpu}, memory: "${bytes}" }, limits: { memory: ${bytes} } } # as measured once`
    : `\n  requests:\n    cpu: "${shownCpu}" # cores\n    memory: ${bytes}\n  limits:\n    memory: '${bytes}'`;
}

function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}

function manifestOf({ workload: { kind, namespace, name }, pods }: WorkloadHistory, index: number): string {
  const containers = (pods[0]?.containers ?? []).map(
    (one) => `
- name: ${one.name}
  image: ghcr.io/acme/${one.name}:v1
  resources: ${indented(resourcesOf(statedOf(index), index), 2)}`,
  );
  const restart = kind === 'CronJob' ? '\nrestartPolicy: Never' : '';
  const pod = `metadata: { labels: { app: ${name} } }\nspec:${indented(restart, 2)}\n  containers:${indented(containers.join(''), 4)}`;
  const spec =
    kind === 'CronJob'
      ? `schedule: "0 2 * * *"\njobTemplate:\n  spec:\n    template:\n      ${indented(pod, 6)}`
      : `${kind === 'StatefulSet' ? `serviceName: ${name}\n` : ''}${kind === 'Rollout' ? 'strategy: { canary: { steps: [] } }\n' : ''}selector: { matchLabels: { app: ${name} } }\ntemplate:\n  ${indented(pod, 2)}`;
  return `apiVersion: ${apiVersions[kind]}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n  ${indented(spec, 2)}\n`;
}

/** Every seventh Deployment and StatefulSet has its numbers in a patch of the overlay. */
function isPatched({ workload: { kind } }: WorkloadHistory, index: number): boolean {
  return index % 7 === 0 && (kind === 'Deployment' || kind === 'StatefulSet');
}

function patchOf({ workload: { kind, namespace, name }, pods }: WorkloadHistory, index: number): string {
  const containers = (pods[0]?.containers ?? []).map(
    (one) => `\n- name: ${one.name}\n  resources: ${indented(resourcesOf(statedOf(index), index), 2)}`,
  );
  return `apiVersion: ${apiVersions[kind]}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  template:\n    spec:\n      containers:${indented(containers.join(''), 8)}\n`;
}

function filesOf(histories: readonly WorkloadHistory[]): Readonly<Record<string, string>> {
  const names = histories.map(({ workload }) => `${workload.name}.yaml`);
  const patched = histories.filter(isPatched).map(({ workload }) => `${workload.name}.yaml`);
  const manifests = histories.map((one, index) => {
    const whole = manifestOf(one, index);
    return [
      `apps/fleet/base/${one.workload.name}.yaml`,
      isPatched(one, index) ? whole.replaceAll(/\d+(?=Mi|M\b)/g, '999') : whole,
    ] as const;
  });
  const patches = histories.flatMap((one, index) =>
    isPatched(one, index) ? [[`${overlay}/${one.workload.name}.yaml`, patchOf(one, index)] as const] : [],
  );
  return {
    ...Object.fromEntries([...manifests, ...patches]),
    'apps/fleet/base/kustomization.yaml': `resources:\n${names.map((name) => `  - ${name}\n`).join('')}`,
    [`${overlay}/kustomization.yaml`]: `resources: [../../base]\npatches:\n${patched.map((name) => `  - path: ${name}\n`).join('')}`,
  };
}

function configurationOf(histories: readonly WorkloadHistory[]) {
  const workloads = histories.map(({ workload }) => JSON.stringify(workload)).join(', ');
  const text = `application: fleet
image: {name: ghcr.io/acme/app}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
prometheus: {address: https://prometheus.test}
right-size: {days: 7}
environments:
  production:
    targets:
      - name: eu
        edits: [{file: ${overlay}/kustomization.yaml, image: ghcr.io/acme/app}]
        workloads: [${workloads}]
`;
  const read = readConfiguration(text, 'test.yaml', 'fleet');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  return read.applications[0];
}

interface Told {
  readonly queries: number;
  readonly containers: readonly {
    readonly workload: { readonly name: string };
    readonly container: string;
    readonly changes: readonly {
      readonly field: string;
      readonly resource: string;
      readonly to: string;
      readonly reason: string;
    }[];
  }[];
}

describe.skipIf(!hasPrometheus)('right-size against a real Prometheus with a week of 300 workloads', () => {
  const histories = historiesOf(300, now.getTime() / 1000);
  let stand: Stand;
  let told: Told;

  beforeAll(async () => {
    stand = await Stand.open();
    await stand.world.gitops.commit(filesOf(histories), 'fleet');
    await using prometheus = await prometheusOf(histories.flatMap(seriesOf));
    const clock = new TestClock();
    clock.time = now;
    const metrics = createMetrics({
      address: new URL(prometheus.url),
      headers: {},
      labels: {},
      clock,
      hide: (text) => text,
    });
    const ports = await stand.ports({
      metrics: async () => metrics,
      clock,
      renderer: async () => createRenderer({ PATH: process.env['PATH'] }),
    });
    const start = performance.now();
    const ended = await rightSize(configurationOf(histories), { dryRun: false }, { ports, signal: never });
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    told = JSON.parse(JSON.stringify(ended.details)) as Told;
    const numbers = told.containers.flatMap(({ changes }) => changes).length;
    const took = Math.round(performance.now() - start);
    console.log(`${told.containers.length} containers, ${numbers} numbers, ${told.queries} queries, ${took} ms`);
  }, 240_000);

  afterAll(() => stand[Symbol.asyncDispose]());

  it('recommends what an independent computation from the raw samples does, in every case', () => {
    const recommended = told.containers.map(({ workload, container, changes }) => [
      `${workload.name} ${container}`,
      Object.fromEntries(changes.map(({ field, resource, to }) => [`${field}.${resource}`, to])),
    ]);
    const wanted = histories.flatMap((history, index) =>
      (history.pods[0]?.containers ?? []).map(({ name }) => [
        `${history.workload.name} ${name}`,
        wantedOf(history, name, statedOf(index), now.getTime() / 1000),
      ]),
    );
    expect(recommended).toEqual(wanted);
    expect(recommended.length).toBeGreaterThan(350);
    expect(told.queries).toBe(11);
    expect(told.containers.every(({ changes }) => changes.every(({ reason }) => reason !== ''))).toBe(true);
  });

  it('makes a pull request in which nothing but numbers differs', () => {
    const { gitops } = stand.world;
    const words = gitops
      .git('diff', '-U0', 'main', branch)
      .split('\n')
      .filter((line) => /^[-+](?![-+])/.test(line));
    const numbers = /(["']?)\d+(?:\.\d+)?(?:m|Mi|M|Gi)?\1(?=[ ,}#]|$)/g;
    const shapes = (sign: string) =>
      words.filter((line) => line.startsWith(sign)).map((line) => line.slice(1).replace(numbers, 'N'));
    expect(shapes('+')).toEqual(shapes('-'));
    expect(shapes('+').length).toBeGreaterThan(300);
  });

  it.skipIf(!hasCluster)(
    'is taken by the real API server',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'right-size-'));
      try {
        execFileSync('git', ['clone', '-q', '-b', branch, stand.world.gitops.path, folder]);
        const built = execFileSync('kustomize', ['build', join(folder, overlay)], {
          encoding: 'utf8',
          maxBuffer: 1 << 26,
        });
        for (const name of new Set(histories.map(({ workload }) => workload.namespace)))
          spawnSync('kubectl', ['create', 'namespace', name], { stdio: 'ignore' });
        const applied = spawnSync('kubectl', ['apply', '--dry-run=server', '-f', '-'], {
          input: built,
          encoding: 'utf8',
          maxBuffer: 1 << 26,
        });
        expect(applied.stderr).toBe('');
        expect(applied.stdout.trim().split('\n')).toHaveLength(300);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
