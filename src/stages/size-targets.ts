import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration, TargetConfiguration } from '../configuration/schema.ts';
import { expand, wordsIn } from '../configuration/template.ts';
import type { FolderContent } from '../data/folder.ts';
import { DeployError } from '../errors.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import type { Ports } from '../ports/index.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { SizingPolicy } from '../sizing/policy.ts';
import type { WorkloadUsage } from '../sizing/usage.ts';
import type { Surroundings } from './around.ts';
import { filesAround } from './around.ts';
import { readUsageOf } from './read-usage.ts';
import type { TargetFiles } from './size-places.ts';

/** What a sizing needs. */
export interface Sizing {
  readonly configuration: ApplicationConfiguration;
  readonly policy: SizingPolicy;
  readonly ports: Pick<Ports, 'gitops' | 'metrics' | 'log' | 'renderer'>;
  /** The moment that is looked back from. */
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** A target with its files and with what its workloads used. */
export interface UsedTarget extends TargetFiles {
  readonly environment: string;
  readonly target: TargetConfiguration;
  readonly usage: readonly WorkloadUsage[];
  /** Whether Prometheus has left something out. */
  readonly isPartial: boolean;
}

export interface UsedTargets {
  readonly targets: readonly UsedTarget[];
  /** The targets without workloads: their numbers may be those of others. */
  readonly unmeasured: readonly (Named & TargetFiles)[];
  readonly queries: number;
  readonly notes: readonly string[];
}

type Named = Pick<UsedTarget, 'environment' | 'target'>;

/** The targets of an application that have workloads, with what these used and the files that they are made of. Previews come and go. */
export async function usedTargets(sizing: Sizing, head: CommitSha): Promise<UsedTargets> {
  const named = sizedTargets(sizing.configuration);
  const read = reader(sizing, head);
  const all: UsedTarget[] = [];
  const notes: string[] = [];
  let queries = 0;
  for (const [cluster, own] of Map.groupBy(named, ({ target }) => target.cluster)) {
    const found = await usageIn(sizing, cluster, own);
    queries += found.queries;
    notes.push(...found.notes);
    for (const one of own) {
      const { cut, ...files } = await filesFor(sizing, one, read);
      for (const folder of cut)
        notes.push(`part of what stands below ${folder || 'the root'} was not looked at: it is too much`);
      const usage = found.workloads.filter(({ workload }) => isOf(one.target, workload));
      all.push({ ...one, ...files, usage, isPartial: found.isPartial });
    }
  }
  const unmeasured: (Named & TargetFiles)[] = [];
  for (const one of targetsOf(sizing.configuration, ({ workloads }) => workloads.length === 0)) {
    const { cut: _, ...files } = await filesFor(sizing, one, read);
    unmeasured.push({ ...one, ...files });
  }
  return { targets: all, unmeasured, queries, notes: [...new Set(notes)] };
}

async function filesFor({ configuration }: Sizing, one: Named, read: Surroundings) {
  const edited = filesOf(configuration.application, one);
  const { contents: files, cut } = await filesAround(edited, read);
  const all = targetsOf(configuration, () => true).flatMap((other) => filesOf(configuration.application, other));
  return { files, edited, others: all.filter((file) => !edited.includes(file)), cut };
}

/** Throws `bad-input` where there is none. */
function sizedTargets(configuration: ApplicationConfiguration): readonly Named[] {
  const named = targetsOf(configuration, ({ workloads }) => workloads.length > 0);
  if (named.length > 0) return named;
  const message = 'no target of the application has `workloads`: right-size needs to know whose usage counts';
  throw new DeployError('bad-input', { stage: 'inputs', message });
}

function targetsOf(
  configuration: ApplicationConfiguration,
  isWanted: (target: TargetConfiguration) => boolean,
): readonly Named[] {
  const names = Object.entries(configuration.environments).filter(([, { preview }]) => preview === undefined);
  return names.flatMap(([environment]) =>
    environmentOf(configuration, environment)
      .targets.filter(isWanted)
      .map((target) => ({ environment, target })),
  );
}

function isOf({ workloads }: TargetConfiguration, workload: WorkloadUsage['workload']): boolean {
  const { kind, namespace, name } = workload;
  return workloads.some((one) => one.kind === kind && one.namespace === namespace && one.name === name);
}

/** Throws `bad-input` where the metrics of a target are nowhere, before anything else is asked for. */
export async function requireMetrics(sizing: Sizing): Promise<void> {
  for (const { target } of sizedTargets(sizing.configuration)) await metricsOf(sizing, target.cluster);
}

async function metricsOf({ ports }: Sizing, cluster: string | undefined): Promise<Metrics> {
  const metrics = await ports.metrics(cluster);
  if (metrics !== undefined) return metrics;
  const message = 'right-size needs `prometheus`: where the metrics of the clusters are';
  const problem = { message, place: { name: 'prometheus' }, remedy: 'see docs/right-size.md' };
  throw new DeployError('bad-input', { stage: 'inputs', message, problems: [problem] });
}

async function usageIn(sizing: Sizing, cluster: string | undefined, own: readonly Named[]) {
  const { policy, now, signal } = sizing;
  const metrics = await metricsOf(sizing, cluster);
  const keys = new Map(own.flatMap(({ target }) => target.workloads.map((one) => [JSON.stringify(one), one] as const)));
  const quantiles = policy.cpuQuantile === 1 ? [] : [policy.cpuQuantile];
  const found = await readUsageOf({
    metrics,
    workloads: [...keys.values()],
    days: policy.days,
    quantiles,
    now,
    signal,
  });
  if (found.result === 'read') return found;
  throw new DeployError('prometheus-unreachable', { stage: 'report', message: found.message });
}

/** The files that deployments to a target edit, as far as their names are known without an image. */
function filesOf(application: string, { environment, target }: Named): readonly string[] {
  const known = { application, environment, target: target.name };
  const files = target.edits.flatMap(({ file }) =>
    wordsIn(file).every((word) => word in known) ? [expandIn(file, known)] : [],
  );
  return [...new Set(files)];
}

function expandIn(file: string, known: Readonly<Record<'application' | 'environment' | 'target', string>>): string {
  const none = { sha: undefined, 'short-sha': undefined, tag: undefined, digest: undefined, image: undefined };
  return expand(file, { ...none, branch: undefined, date: undefined, 'pull-request': undefined, ...known });
}

/** Reads each file and looks into each folder once, for all targets. */
function reader({ ports, signal }: Sizing, head: CommitSha): Surroundings {
  const files = new Map<string, Uint8Array | undefined>();
  const folders = new Map<string, FolderContent | undefined>();
  const through = async <T>(
    known: Map<string, T | undefined>,
    wanted: readonly string[],
    ask: (more: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  ) => {
    const more = wanted.filter((one) => !known.has(one));
    const found = more.length === 0 ? new Map<string, T>() : await ask(more);
    for (const one of more) known.set(one, found.get(one));
    return new Map(
      wanted.flatMap((one) => {
        const value = known.get(one);
        return value === undefined ? [] : [[one, value] as const];
      }),
    );
  };
  return {
    read: async (paths: readonly string[]) =>
      through(files, paths, async (more) => (await ports.gitops()).read(head, more, signal)),
    look: async (paths: readonly string[]) =>
      through(folders, paths, async (more) => (await ports.gitops()).folders(head, more, signal)),
  };
}
